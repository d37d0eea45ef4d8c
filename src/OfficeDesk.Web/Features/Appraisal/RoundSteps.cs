using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>The first of two persons asks for a round to be opened or closed (GN-1).</summary>
/// <param name="Version">The version of the round that was looked at.</param>
/// <param name="Reason">Of a close: why now, where ballots are missing (AP-5).</param>
[Access(Appraisal = Reach.All)]
public sealed record AskRoundStep(long RoundId, RoundStep Step, int Version, [Text(300, Zh = "理由", En = "the reason")] string Reason = "") : ICommand<RoundStepAsked>;

public sealed record RoundStepAsked(long RoundId, RoundStep Step, int Version);

public sealed class AskRoundStepHandler(OfficeBook book) : IHandle<AskRoundStep, RoundStepAsked>
{
    private const string Ask = "UPDATE ap_rounds SET asked_step = @Step, asked_by = @Me, asked_at = @Now, close_why = @Why, version = version + 1 WHERE id = @RoundId AND version = @Version AND state = @From";

    public async Task<Outcome<RoundStepAsked>> Handle(AskRoundStep m, Db db)
    {
        if (await RoundRow.Find(db, m.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (AppraisalRules.CannotMove(round.State, m.Step is RoundStep.Open ? RoundState.Open : RoundState.Closed) is { } no) return no;
        if (m.Step is RoundStep.Close && round.State is not RoundState.Open) return AppraisalRules.NotOpen;
        var office = await book.Open(db.Ct);
        if (await (m.Step is RoundStep.Open ? Readiness.Missing(db, office, round) : Movers.Missing(db, office, round)) is { } missing) return missing;
        var cost = m.Step is RoundStep.Close ? await Closing.Cost(db, office, round) : null;
        if (cost is not null && AppraisalRules.CannotAskToClose(cost, m.Reason) is { } dear) return dear;
        // with everything handed in no reason is asked for, and none is kept
        var why = cost is { Missing: > 0 } ? m.Reason.Trim() : "";
        if (!await db.Changed(Ask, new { m.RoundId, m.Version, Step = m.Step.ToString(), Why = why, Me = db.Who.PersonId, db.Now, From = round.State.ToString() })) return DeskRefusals.Changed();
        db.About("round", round.Id);
        return new RoundStepAsked(round.Id, m.Step, m.Version + 1);
    }
}

/// <summary>
/// The second person opens or closes the round. From the opening on weights, persons and raters stay as they are; from the
/// close on no ballot can be given or changed (AP-1, AP-4).
/// </summary>
[Access(Appraisal = Reach.All, Director = Reach.All)]
public sealed record ConfirmRoundStep(long RoundId, RoundStep Step, int Version) : ICommand<RoundMoved>;

public sealed record RoundMoved(long RoundId, RoundState State, int Version);

public sealed class ConfirmRoundStepHandler(OfficeBook book, BallotBox box) : IHandle<ConfirmRoundStep, RoundMoved>
{
    private const string Open = $"""
        UPDATE ap_rounds SET state = 'Open', opened_by = @Me, opened_at = @Now, {RoundRow.NotAsked}, version = version + 1
        WHERE id = @RoundId AND version = @Version AND state = 'Draft' AND asked_step = 'Open'
        """;

    private const string Close = $"""
        UPDATE ap_rounds SET state = 'Closed', closed_by = @Me, closed_at = @Now, close_why = @Why, {RoundRow.NotAsked}, version = version + 1
        WHERE id = @RoundId AND version = @Version AND state = 'Open' AND asked_step = 'Close'
        """;

    public async Task<Outcome<RoundMoved>> Handle(ConfirmRoundStep m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await RoundRow.Find(db, m.RoundId) is not { } round) return DeskRefusals.NotFound();
        var to = m.Step is RoundStep.Open ? RoundState.Open : RoundState.Closed;
        if (AppraisalRules.CannotMove(round.State, to) is { } no) return no;
        if (AppraisalRules.SecondPerson(round.AskedStep == m.Step ? round.AskedBy : null, db.Who.PersonId) is { } alone) return alone;
        if (await (m.Step is RoundStep.Open ? Readiness.Missing(db, office, round) : Movers.Missing(db, office, round)) is { } missing) return missing;
        var cost = m.Step is RoundStep.Close ? await Closing.Cost(db, office, round) : null;
        if (cost is not null && AppraisalRules.CannotClose(cost, round.CloseWhy) is { } dear) return dear;
        // the last ballots may have come since it was asked for: then none is missing, and nothing says that some are
        var why = cost is { Missing: > 0 } ? round.CloseWhy : "";
        if (!await db.Changed(m.Step is RoundStep.Open ? Open : Close, new { m.RoundId, m.Version, Me = db.Who.PersonId, db.Now, Why = why })) return DeskRefusals.Changed();
        if (m.Step is RoundStep.Close) await Movers.Settle(db, office, box, round);
        else await Readiness.AskNobodyInVain(db, office, round);
        db.About("round", round.Id, DirectorsSeat.ForWhom(db.Who));
        return new RoundMoved(round.Id, to, m.Version + 1);
    }
}

/// <summary>The opening or the close that was asked for is not to be: whoever asked takes it back, or the second person says no; the round stays as it is (GN-5).</summary>
[Access(Appraisal = Reach.All, Director = Reach.All)]
public sealed record RefuseRoundStep(long RoundId, int Version) : ICommand<RoundMoved>;

public sealed class RefuseRoundStepHandler : IHandle<RefuseRoundStep, RoundMoved>
{
    private const string Refuse = $"""
        UPDATE ap_rounds SET {RoundRow.NotAsked}, version = version + 1
        WHERE id = @RoundId AND version = @Version AND asked_step IS NOT NULL
        """;

    public async Task<Outcome<RoundMoved>> Handle(RefuseRoundStep m, Db db)
    {
        if (await RoundRow.Find(db, m.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (round.AskedStep is null) return AppraisalRules.NothingAsked;
        if (!await db.Changed(Refuse, new { m.RoundId, m.Version })) return DeskRefusals.Changed();
        db.About("round", round.Id, DirectorsSeat.ForWhom(db.Who));
        return new RoundMoved(round.Id, round.State, m.Version + 1);
    }
}

/// <summary>What a round still lacks before it can be opened (AP-5).</summary>
internal static class Readiness
{
    private const string Counts = $"""
        SELECT s.id, s.person_id, s.leaves_out, v.category, COUNT(v.id) AS n
        FROM ap_subjects s LEFT JOIN ap_voters v ON v.subject_id = s.id WHERE s.round_id = @Id AND {AtHand.Appraised} GROUP BY s.id, s.person_id, s.leaves_out, v.category ORDER BY s.id
        """;

    private const string LeavesOut = "SELECT id, person_id, section_id, leaves_out FROM ap_subjects WHERE round_id = @Id AND leaves_out <> ''";

    private const string InVain = "SELECT rater_id FROM ap_voters WHERE subject_id = @Id AND category IN @Categories AND rater_id IS NOT NULL";

    private const string NotAsked = "DELETE FROM ap_voters WHERE subject_id = @Id AND category IN @Categories";

    private const string NotTheChief = "SELECT v.subject_id, s.person_id FROM ap_voters v JOIN ap_subjects s ON s.id = v.subject_id WHERE v.round_id = @Id AND v.category = 'Own' AND v.rater_id <> s.person_id";

    /// <summary>
    /// With the opening the raters of categories that do not apply go off the list: nobody is asked or reminded for nothing (AP-5). Whoever
    /// stood in another category too, which was the lighter one, votes there (AP-4).
    /// </summary>
    public static async Task AskNobodyInVain(Db db, OfficePage office, RoundRow round)
    {
        var subjects = await db.Query<SubjectRow>(LeavesOut, new { round.Id });
        if (subjects.Count == 0) return;
        var off = new HashSet<(long Subject, long Rater)>();
        foreach (var s in subjects)
        {
            var categories = s.LeavesOut.Split(',', StringSplitOptions.RemoveEmptyEntries);
            foreach (var rater in await db.Query<long>(InVain, new { s.Id, Categories = categories })) off.Add((s.Id, rater));
            await db.Execute(NotAsked, new { s.Id, Categories = categories });
        }
        var instead = (await Electorate.Of(db, office, round, subjects)).Where(v => off.Contains((v.SubjectId, v.RaterId)));
        await Electorate.Seat(db, round.Id, instead);
    }

    /// <summary>Of whom somebody else votes in the own section where the chief votes alone: no other ballot would be anonymous there (AP-4).</summary>
    public static async Task<IReadOnlyList<(long SubjectId, long PersonId)>> Strangers(Db db, RoundRow round) =>
        round.OwnOpen == 1 ? await db.Query<(long SubjectId, long PersonId)>(NotTheChief, new { round.Id }) : [];

    public static async Task<Refusal?> Missing(Db db, OfficePage office, RoundRow round)
    {
        if (await Strangers(db, round) is [var first, ..]) return AppraisalRules.NotInOwn(true, VoteCategory.Own, 0, first.PersonId);
        var rows = await db.Query<Row>(Counts, new { round.Id });
        if (rows.Count == 0) return AppraisalRules.NobodyToAppraise;
        var people = rows.GroupBy(r => r.Id).ToList();
        // everybody whom it hits, category by category: with one name at a time nobody sees how much is missing
        var few = AppraisalRules.CategoriesOf(round.OfWhom).Where(c => round.WeightOf(c) > 0).Select(c => (Category: c, People: people
            .Where(p => !p.First().LeavesOut.Contains(c.ToString(), StringComparison.Ordinal))
            .Select(p => (p.First().PersonId, N: p.FirstOrDefault(r => r.Category == c)?.N ?? 0)).Where(p => p.N < round.Need(c)).ToList())).Where(c => c.People.Count > 0).ToList();
        return few.Count == 0 ? null : AppraisalRules.TooFewRaters(
            [.. few.Select(c => new ShortCategory(c.Category, round.Need(c.Category), [.. c.People.Select(p => new HowMany(office.NameOf(p.PersonId), p.N))]))], few.SelectMany(c => c.People).Select(p => p.PersonId).Distinct().Count());
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public long PersonId { get; init; }
        public string LeavesOut { get; init; } = "";
        public VoteCategory? Category { get; init; }
        public int N { get; init; }
    }
}
