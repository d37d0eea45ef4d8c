using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>
/// What the clock does for appraisals, found from the data: silence acknowledges after the last day for objections, a round is
/// final when nobody's answer is waited for, the new colleagues of whoever moved are asked, who has not voted is reminded before the last day, on it and after it, the group is
/// told when ballots are still missing then, and reminded of objections it has to answer (AP-5, AP-10, GN-3).
/// </summary>
[Access(Clock = Reach.All)]
public sealed record SettleResults : ICommand<ResultsSettled>;

public sealed record ResultsSettled(int Silent, int Final, int Reminded) : IReport
{
    public Told Tell() => new($"默认确认 {Silent} 人，办结考评 {Final} 次，提醒 {Reminded} 人", $"{Silent} acknowledged by silence, {Final} rounds final, {Reminded} reminded", Silent + Final + Reminded == 0);
}

public sealed class SettleResultsHandler(OfficeBook book, LetterTemplates templates) : IHandle<SettleResults, ResultsSettled>
{
    private const string Silence = """
        UPDATE ap_subjects SET answer = 'Silent', version = version + 1
        WHERE answer = 'Waiting' AND round_id IN (SELECT id FROM ap_rounds WHERE state = 'FedBack' AND object_until < @Today)
        """;

    private const string Finish = """
        UPDATE ap_rounds SET state = 'Final', version = version + 1 WHERE state = 'FedBack' AND object_until < @Today
          AND NOT EXISTS (SELECT 1 FROM ap_subjects s WHERE s.round_id = ap_rounds.id AND s.answer IN ('Waiting', 'Objected'))
        """;

    private const string OpenRounds = "SELECT * FROM ap_rounds WHERE state = 'Open'";

    private const string Unanswered = """
        SELECT r.* FROM ap_rounds r WHERE r.state = 'FedBack' AND EXISTS (SELECT 1 FROM ap_subjects s WHERE s.round_id = r.id AND s.answer = 'Objected')
        """;

    public async Task<Outcome<ResultsSettled>> Handle(SettleResults m, Db db)
    {
        var office = await book.Open(db.Ct);
        var silent = await db.Execute(Silence, new { db.Today });
        var final = await db.Execute(Finish, new { db.Today });
        var reminded = 0;
        var open = await db.Query<RoundRow>(OpenRounds);
        // who moved yesterday is appraised by the colleagues they have now (AP-4)
        foreach (var round in open) await Movers.Ask(db, office, round);
        if (office.Calendar.IsWorking(db.Today))
        {
            foreach (var round in open)
                reminded += AppraisalRules.MissingStep(DeadlineRules.WorkingDaysLeft(round.LastDay, db.Today, office.Calendar)) switch
                {
                    BallotStep.Remind => await Reminders.ToVote(db, office, templates, round, $"{db.Today:yyyyMMdd}"),
                    BallotStep.TellGroup => await Reminders.ToGroup(db, office, templates, round),
                    _ => 0,
                };
            foreach (var round in await db.Query<RoundRow>(Unanswered)) reminded += await Reminders.ToAnswer(db, office, templates, round);
        }
        return new ResultsSettled(silent, final, reminded);
    }
}

/// <summary>Reminds everybody who has not handed in all their ballots; once a day (AP-5).</summary>
[Access(Appraisal = Reach.All)]
public sealed record RemindRaters(long RoundId) : ICommand<RatersReminded>;

public sealed record RatersReminded(long RoundId, int People);

public sealed class RemindRatersHandler(OfficeBook book, LetterTemplates templates) : IHandle<RemindRaters, RatersReminded>
{
    public async Task<Outcome<RatersReminded>> Handle(RemindRaters m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await RoundRow.Find(db, m.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (round.State is not RoundState.Open) return AppraisalRules.NotOpen;
        db.About("round", round.Id);
        return new RatersReminded(round.Id, await Reminders.ToVote(db, office, templates, round, $"{db.Today:yyyyMMdd}"));
    }
}

/// <summary>Letters about rounds. They hold the name of the round and a number of ballots, never whom they are about.</summary>
internal static class Reminders
{
    private const string Missing = $"""
        SELECT v.rater_id, COUNT(*) AS n FROM ap_voters v JOIN ap_subjects s ON s.id = v.subject_id
        WHERE v.round_id = @Id AND v.rater_id IS NOT NULL AND v.voted < 2 AND {AtHand.Appraised} GROUP BY v.rater_id ORDER BY v.rater_id
        """;

    public static async Task<int> ToVote(Db db, OfficePage office, LetterTemplates templates, RoundRow round, string occasion)
    {
        var missing = await db.Query<(long RaterId, int N)>(Missing, new { round.Id });
        foreach (var (rater, n) in missing)
        {
            var letter = new { Round = round.Title.Zh, Last = $"{round.LastDay:yyyy年M月d日}", Left = n };
            await Outbox.Queue(db, office, new Letter($"appraisal-vote:{round.Id}:{occasion}", rater, $"请完成测评：{round.Title.Zh}", templates.Text("appraisal-vote", letter), templates.Html("appraisal-vote", letter)));
        }
        return missing.Count;
    }

    private const string Told = "SELECT COUNT(*) FROM outbox WHERE cause = @Cause";

    // with which there is anybody to vote on
    private const string Unused = $"""
        SELECT COUNT(*) FROM ap_codes c WHERE c.round_id = @Id AND c.used = 0
        AND EXISTS (SELECT 1 FROM ap_voters v JOIN ap_subjects s ON s.id = v.subject_id WHERE v.code_id = c.id AND {AtHand.Appraised})
        """;

    /// <summary>The group hears once that ballots are missing after the last day: how many people and codes, and nobody's name.</summary>
    public static async Task<int> ToGroup(Db db, OfficePage office, LetterTemplates templates, RoundRow round)
    {
        var cause = $"appraisal-missing:{round.Id}";
        var (people, codes) = ((await db.Query<(long RaterId, int N)>(Missing, new { round.Id })).Count, await db.One<long>(Unused, new { round.Id }));
        if (people + codes == 0 || await db.One<long>(Told, new { Cause = cause }) > 0) return 0;
        var group = await Electorate.GroupOf(db);
        var letter = new { Round = round.Title.Zh, Last = $"{round.LastDay:yyyy年M月d日}", People = people, Codes = codes };
        foreach (var member in group)
            await Outbox.Queue(db, office, new Letter(cause, member, $"测评票未交齐：{round.Title.Zh}", templates.Text("appraisal-missing", letter), templates.Html("appraisal-missing", letter)));
        return group.Count;
    }

    private const string ToBeAnswered = "SELECT person_id, COALESCE(answer_due, @Today) AS due FROM ap_subjects WHERE round_id = @Id AND answer = 'Objected' ORDER BY due, id";

    /// <summary>The group hears of objections once a day as long as one waits, with the day by which the first has to be answered; whoever made it hears of others' only (GN-1).</summary>
    public static async Task<int> ToAnswer(Db db, OfficePage office, LetterTemplates templates, RoundRow round)
    {
        var open = await db.Query<(long PersonId, DateOnly Due)>(ToBeAnswered, new { round.Id, db.Today });
        var told = 0;
        foreach (var member in await Electorate.GroupOf(db))
            if (open.Where(o => o.PersonId != member).Select(o => (DateOnly?)o.Due).FirstOrDefault() is { } first)
                told += await OfObjection(db, office, templates, round, $"appraisal-objection:{round.Id}:{db.Today:yyyyMMdd}", [member], first);
        return told;
    }

    /// <summary>The group hears of an objection when it is made; whoever made it has others of the group answer it (AP-10, GN-1).</summary>
    public static async Task Objected(Db db, OfficePage office, LetterTemplates templates, RoundRow round, SubjectRow subject, DateOnly due) =>
        await OfObjection(db, office, templates, round, $"appraisal-objected:{subject.Id}", (await Electorate.GroupOf(db)).Where(m => m != subject.PersonId), due);

    private static async Task<int> OfObjection(Db db, OfficePage office, LetterTemplates templates, RoundRow round, string cause, IEnumerable<long> members, DateOnly due)
    {
        var letter = new { Round = round.Title.Zh, Due = $"{due:yyyy年M月d日}" };
        var told = 0;
        foreach (var member in members)
        {
            await Outbox.Queue(db, office, new Letter(cause, member, $"有考评异议待答复：{round.Title.Zh}", templates.Text("appraisal-objection", letter), templates.Html("appraisal-objection", letter)));
            told++;
        }
        return told;
    }
}
