using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>The first of two persons asks for a round to be opened or closed (GN-1).</summary>
/// <param name="Version">The version of the round that was looked at.</param>
[Access(Appraisal = Reach.All)]
public sealed record AskRoundStep(long RoundId, RoundStep Step, int Version) : ICommand<RoundStepAsked>;

public sealed record RoundStepAsked(long RoundId, RoundStep Step, int Version);

public sealed class AskRoundStepHandler(OfficeBook book) : IHandle<AskRoundStep, RoundStepAsked>
{
    private const string Ask = "UPDATE ap_rounds SET asked_step = @Step, asked_by = @Me, version = version + 1 WHERE id = @RoundId AND version = @Version AND state = @From";

    public async Task<Outcome<RoundStepAsked>> Handle(AskRoundStep m, Db db)
    {
        if (await RoundRow.Find(db, m.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (AppraisalRules.CannotMove(round.State, m.Step is RoundStep.Open ? RoundState.Open : RoundState.Closed) is { } no) return no;
        if (m.Step is RoundStep.Close && round.State is not RoundState.Open) return AppraisalRules.NotOpen;
        if (m.Step is RoundStep.Open && await Readiness.Missing(db, await book.Open(db.Ct), round) is { } missing) return missing;
        if (!await db.Changed(Ask, new { m.RoundId, m.Version, Step = m.Step.ToString(), Me = db.Who.PersonId, From = round.State.ToString() })) return DeskRefusals.Changed();
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
    private const string Open = """
        UPDATE ap_rounds SET state = 'Open', opened_by = @Me, opened_at = @Now, asked_step = NULL, asked_by = NULL, version = version + 1
        WHERE id = @RoundId AND version = @Version AND state = 'Draft' AND asked_step = 'Open'
        """;

    private const string Close = """
        UPDATE ap_rounds SET state = 'Closed', closed_by = @Me, closed_at = @Now, asked_step = NULL, asked_by = NULL, version = version + 1
        WHERE id = @RoundId AND version = @Version AND state = 'Open' AND asked_step = 'Close'
        """;

    public async Task<Outcome<RoundMoved>> Handle(ConfirmRoundStep m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await RoundRow.Find(db, m.RoundId) is not { } round) return DeskRefusals.NotFound();
        var to = m.Step is RoundStep.Open ? RoundState.Open : RoundState.Closed;
        if (AppraisalRules.CannotMove(round.State, to) is { } no) return no;
        if (AppraisalRules.SecondPerson(round.AskedStep == m.Step ? round.AskedBy : null, db.Who.PersonId) is { } alone) return alone;
        if (m.Step is RoundStep.Open && await Readiness.Missing(db, office, round) is { } missing) return missing;
        if (!await db.Changed(m.Step is RoundStep.Open ? Open : Close, new { m.RoundId, m.Version, Me = db.Who.PersonId, db.Now })) return DeskRefusals.Changed();
        if (m.Step is RoundStep.Close) await Movers.Settle(db, box, round);
        db.About("round", round.Id);
        return new RoundMoved(round.Id, to, m.Version + 1);
    }
}

/// <summary>What a round still lacks before it can be opened (AP-5).</summary>
internal static class Readiness
{
    private const string Counts = """
        SELECT s.id, s.person_id, s.leaves_out, v.category, COUNT(v.id) AS n
        FROM ap_subjects s LEFT JOIN ap_voters v ON v.subject_id = s.id WHERE s.round_id = @Id GROUP BY s.id, s.person_id, s.leaves_out, v.category ORDER BY s.id
        """;

    public static async Task<Refusal?> Missing(Db db, OfficePage office, RoundRow round)
    {
        var rows = await db.Query<Row>(Counts, new { round.Id });
        if (rows.Count == 0) return AppraisalRules.NobodyToAppraise;
        foreach (var person in rows.GroupBy(r => r.Id))
            foreach (var category in AppraisalRules.CategoriesOf(round.OfWhom).Where(c => round.WeightOf(c) > 0))
            {
                if (person.First().LeavesOut.Contains(category.ToString(), StringComparison.Ordinal)) continue;
                var n = person.FirstOrDefault(r => r.Category == category)?.N ?? 0;
                if (n < round.Need(category)) return AppraisalRules.TooFewRaters(office.NameOf(person.First().PersonId), category, n, round.Need(category));
            }
        return null;
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
