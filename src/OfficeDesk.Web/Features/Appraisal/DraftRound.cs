using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>
/// Prepares a round: who is appraised and who votes in which category, proposed from the organisation. Everything can be
/// changed until it is opened; weights and points are today's settings and stay with the round (AP-1, AP-2, AP-8).
/// A round of the same period that was dropped is taken up again.
/// </summary>
/// <param name="Quarter">1 to 4; 0 for the year.</param>
/// <param name="LastDay">By when the ballots are asked for; who has not voted is reminded before it.</param>
[Access(Appraisal = Reach.All)]
public sealed record DraftRound(RoundOf OfWhom, int Year, int Quarter, DateOnly LastDay) : ICommand<RoundDrafted>;

/// <param name="People">How many are appraised.</param>
public sealed record RoundDrafted(long Id, string Title, int People, int Voters, int Version);

public sealed class DraftRoundHandler(OfficeBook book) : IHandle<DraftRound, RoundDrafted>
{
    private const string There = "SELECT * FROM ap_rounds WHERE of_whom = @OfWhom AND year_no = @Year AND quarter_no = @Quarter";

    private const string Insert = """
        INSERT INTO ap_rounds (id, of_whom, year_no, quarter_no, state, last_day, weights, dims, least, own_open, quarter_share, rectify_below, made_by, made_at)
        VALUES (@Id, @OfWhom, @Year, @Quarter, 'Draft', @LastDay, @Weights, @Dims, @Least, @OwnOpen, @Share, @Below, @Me, @Now)
        """;

    public async Task<Outcome<RoundDrafted>> Handle(DraftRound m, Db db)
    {
        if (AppraisalRules.PeriodWrong(m.Year, m.Quarter) is { } no) return no;
        if (AppraisalRules.LastDayWrong(m.LastDay, db.Today) is { } past) return past;
        var there = await db.Find<RoundRow>(There, new { OfWhom = m.OfWhom.ToString(), m.Year, m.Quarter });
        if (there is { State: not RoundState.Dropped }) return AppraisalRules.RoundTwice;
        var office = await book.Open(db.Ct);
        var round = DraftSettings.Of(office, new RoundRow { Id = there?.Id ?? db.NewId(), OfWhom = m.OfWhom, YearNo = m.Year, QuarterNo = m.Quarter, LastDay = m.LastDay, Version = there?.Version ?? 0 });
        if (there is null) await db.Execute(Insert, new { OfWhom = m.OfWhom.ToString(), m.Year, m.Quarter, Me = db.Who.PersonId, db.Now, round.Id, m.LastDay, round.Weights, round.Dims, round.Least, round.OwnOpen, Share = round.QuarterShare, Below = round.RectifyBelow });
        else if (!await DraftSettings.Write(db, round, from: RoundState.Dropped)) return DeskRefusals.Changed();
        var plan = await DraftSettings.Propose(db, office, round);
        db.About("round", round.Id);
        return new RoundDrafted(round.Id, round.Title.Zh, plan.Subjects.Count, plan.Voters.Count, round.Version + 1);
    }
}

/// <summary>
/// Corrects a round that is being prepared: its last day, and, where it is to begin anew, today's weights and points with everybody
/// proposed from the organisation again (AP-1). Codes that were handed out stay good.
/// </summary>
/// <param name="Anew">True: what was changed by hand is given up.</param>
[Access(Appraisal = Reach.All)]
public sealed record CorrectRound(long RoundId, DateOnly LastDay, bool Anew, int Version) : ICommand<RoundDrafted>;

public sealed class CorrectRoundHandler(OfficeBook book) : IHandle<CorrectRound, RoundDrafted>
{
    private const string DayOnly = $"UPDATE ap_rounds SET last_day = @LastDay, {RoundRow.NotAsked}, version = version + 1 WHERE id = @RoundId AND version = @Version AND state = 'Draft'";

    private const string Count = "SELECT (SELECT COUNT(*) FROM ap_subjects WHERE round_id = @RoundId) AS people, (SELECT COUNT(*) FROM ap_voters WHERE round_id = @RoundId) AS voters";

    public async Task<Outcome<RoundDrafted>> Handle(CorrectRound m, Db db)
    {
        if (await RoundRow.Find(db, m.RoundId) is not { } found) return DeskRefusals.NotFound();
        if (found.State is not RoundState.Draft) return AppraisalRules.NotDraft;
        if (AppraisalRules.LastDayWrong(m.LastDay, db.Today) is { } past) return past;
        if (!m.Anew)
        {
            if (!await db.Changed(DayOnly, new { m.RoundId, m.Version, m.LastDay })) return DeskRefusals.Changed();
        }
        else
        {
            var office = await book.Open(db.Ct);
            var round = DraftSettings.Of(office, found with { LastDay = m.LastDay, Version = m.Version });
            if (!await DraftSettings.Write(db, round, from: RoundState.Draft)) return DeskRefusals.Changed();
            await DraftSettings.Clear(db, round.Id);
            await DraftSettings.Propose(db, office, round);
        }
        var (people, voters) = await db.One<(long People, long Voters)>(Count, new { m.RoundId });
        db.About("round", found.Id);
        return new RoundDrafted(found.Id, found.Title.Zh, (int)people, (int)voters, m.Version + 1);
    }
}

/// <summary>A round that was only prepared is dropped, with a reason; its codes are void. The same period can be prepared again (GN-5).</summary>
[Access(Appraisal = Reach.All)]
public sealed record DropRound(long RoundId, [Text(300, Required = true, Zh = "理由", En = "the reason")] string Reason, int Version) : ICommand<RoundMoved>;

public sealed class DropRoundHandler : IHandle<DropRound, RoundMoved>
{
    private const string Drop = $"""
        UPDATE ap_rounds SET state = 'Dropped', review_note = @Reason, {RoundRow.NotAsked}, version = version + 1
        WHERE id = @RoundId AND version = @Version AND state = 'Draft'
        """;

    private const string Codes = "DELETE FROM ap_codes WHERE round_id = @RoundId";

    public async Task<Outcome<RoundMoved>> Handle(DropRound m, Db db)
    {
        if (await RoundRow.Find(db, m.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (AppraisalRules.CannotMove(round.State, RoundState.Dropped) is { } no) return no;
        if (!await db.Changed(Drop, new { m.RoundId, m.Version, Reason = m.Reason.Trim() })) return DeskRefusals.Changed();
        await DraftSettings.Clear(db, round.Id);
        await db.Execute(Codes, new { m.RoundId });
        db.About("round", round.Id);
        return new RoundMoved(round.Id, RoundState.Dropped, m.Version + 1);
    }
}

/// <summary>What a round is prepared with.</summary>
internal static class DraftSettings
{
    private const string Renew = $"""
        UPDATE ap_rounds SET state = 'Draft', last_day = @LastDay, weights = @Weights, dims = @Dims, least = @Least, own_open = @OwnOpen, quarter_share = @QuarterShare, rectify_below = @RectifyBelow,
            review_note = '', {RoundRow.NotAsked}, made_by = @Me, made_at = @Now, version = version + 1
        WHERE id = @Id AND version = @Version AND state = @From
        """;

    private const string Voters = "DELETE FROM ap_voters WHERE round_id = @Id";

    private const string Subjects = "DELETE FROM ap_subjects WHERE round_id = @Id";

    /// <summary>The round with today's settings.</summary>
    public static RoundRow Of(OfficePage office, RoundRow round)
    {
        var (set, chiefs) = (office.Settings, round.OfWhom is RoundOf.Chiefs);
        return round with
        {
            Weights = set.Text(chiefs ? Settings.AppraisalChiefWeights : Settings.AppraisalStaffWeights), Dims = set.Text(chiefs ? Settings.AppraisalChiefPoints : Settings.AppraisalStaffPoints),
            Least = set.Number(Settings.AppraisalLeast), OwnOpen = chiefs && set.Text(Settings.AppraisalOwnSection) == "ChiefOnly" ? 1 : 0,
            QuarterShare = set.Number(Settings.AppraisalQuarterShare), RectifyBelow = set.Number(Settings.AppraisalRectifyBelow),
        };
    }

    public static Task<bool> Write(Db db, RoundRow r, RoundState from) => db.Changed(Renew, new
    {
        r.Id, r.Version, From = from.ToString(), r.LastDay, r.Weights, r.Dims, r.Least, r.OwnOpen, r.QuarterShare, r.RectifyBelow, Me = db.Who.PersonId, db.Now,
    });

    /// <summary>A round that was never opened holds no ballots: its lists can go.</summary>
    public static async Task Clear(Db db, long round)
    {
        await db.Execute(Voters, new { Id = round });
        await db.Execute(Subjects, new { Id = round });
    }

    /// <summary>Writes down who is appraised and who votes, with the codes there are.</summary>
    public static async Task<Electorate> Propose(Db db, OfficePage office, RoundRow round)
    {
        var plan = await Electorate.Propose(db, office, round);
        await db.Insert("ap_subjects (id, round_id, person_id, section_id)", plan.Subjects, s => [s.Id, round.Id, s.PersonId, s.SectionId]);
        await Electorate.Seat(db, round.Id, plan.Voters);
        await Codes.Seat(db, round.Id, [.. plan.Subjects.Select(s => s.Id)]);
        return plan;
    }
}
