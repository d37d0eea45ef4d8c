using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>Counts a closed round: category means, totals, grades, and in a yearly round who was away too long to be appraised (AP-4, AP-5, AP-6, AP-9).</summary>
[Access(Appraisal = Reach.All)]
public sealed record CountBallots(long RoundId, int Version) : ICommand<BallotsCounted>;

/// <param name="WithTotal">People who have a total.</param>
/// <param name="Exempt">People not appraised by the six-month rule.</param>
public sealed record BallotsCounted(long RoundId, int People, int WithTotal, int Exempt, int CountNo, int Version);

public sealed class CountBallotsHandler(OfficeBook book, BallotBox box) : IHandleAhead<CountBallots, BallotsCounted>
{
    private const string Move = """
        UPDATE ap_rounds SET state = 'Counted', counts = counts + 1, counted_by = @Me, counted_at = @Now, version = version + 1
        WHERE id = @RoundId AND version = @Version AND state = 'Closed'
        """;

    private const string People = "SELECT id, person_id, away, exempt FROM ap_subjects WHERE round_id = @Id";

    private const string Exempt = "UPDATE ap_subjects SET away = @Away, exempt = @Exempt, version = version + 1 WHERE id = @Id";

    public async Task<Outcome<Rest<BallotsCounted>>> Ahead(CountBallots m, Db db)
    {
        if (await RoundRow.Find(db, m.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (AppraisalRules.CannotMove(round.State, RoundState.Counted) is { } no) return no;
        if (round.Version != m.Version) return DeskRefusals.Changed();
        var sums = await Counting.Open(db, box, round);
        return new Rest<BallotsCounted>(turn => Count(turn, round, sums));
    }

    private async Task<Outcome<BallotsCounted>> Count(Db db, RoundRow round, Sums sums)
    {
        if (!await db.Changed(Move, new { RoundId = round.Id, round.Version, Me = db.Who.PersonId, db.Now })) return DeskRefusals.Changed();
        if (round.QuarterNo == 0) await LeaveOutTheAway(db, await book.Open(db.Ct), round);
        var counted = await Counting.Of(db, round, sums);
        var number = round.Counts + 1;
        await db.Insert("ap_results (subject_id, count_no, total, grade, raw, formula, quarters)", counted, c =>
            [c.Subject.Id, number, c.Total is { } t ? (int)(t * 100) : null, c.Grade?.ToString(), c.Raw?.ToString() ?? "", c.Subject.IsExempt ? "" : Formulas.Of(c.Score, c.Raw, c.Quarters, round.QuarterShare), c.Subject.IsExempt ? "" : string.Join(' ', c.Quarters)]);
        await db.Insert("ap_scores (subject_id, count_no, category, weight, share, applies, ballots, mean, exactly)", counted.SelectMany(c => c.Score.Categories.Select(s => (c.Subject.Id, Score: s))), r =>
            [r.Id, number, r.Score.Category.ToString(), r.Score.Weight.ToString(CultureInfo.InvariantCulture), (int)(r.Score.Share.Rounded() * 100), r.Score.Applies ? 1 : 0,
             r.Score.Ballots, r.Score.Mean is { } mean ? (int)(mean.Rounded() * 100) : null, r.Score.Mean?.ToString() ?? ""]);
        db.About("round", round.Id);
        return new BallotsCounted(round.Id, counted.Count, counted.Count(c => c.Total is not null), counted.Count(c => c.Subject.IsExempt), number, round.Version + 1);
    }

    private static async Task LeaveOutTheAway(Db db, OfficePage office, RoundRow round)
    {
        var (from, to) = AppraisalRules.PeriodOf(round.YearNo, 0);
        var limit = office.Settings.Number(Settings.AwayDays);
        var spells = (await PersonFacts.LongAbsences(db, office, from, to)).ToLookup(a => a.Person, a => a.Spell);
        foreach (var s in await db.Query<SubjectRow>(People, new { round.Id }))
        {
            // an absence that was taken back since the last count exempts nobody any more: everybody's sum is made anew
            var sum = AppraisalRules.AwayDays(spells[s.PersonId], from, to);
            var (away, exempt) = (spells.Contains(s.PersonId) ? sum.Rounded().ToString(CultureInfo.InvariantCulture) : "0", AppraisalRules.IsExempt(sum, limit) ? 1 : 0);
            if (away != s.Away || exempt != s.Exempt) await db.Execute(Exempt, new { s.Id, Away = away, Exempt = exempt });
        }
    }
}

/// <summary>Counts the stored ballots once more and says whether the last digit of everything is the same (AP-5).</summary>
[Access(Appraisal = Reach.All, Director = Reach.All)]
public sealed record RecountRound(long RoundId) : IQuery<RoundRecounted>;

/// <param name="Differ">People whose stored result is another; none, unless somebody changed the tables by hand.</param>
public sealed record RoundRecounted(long RoundId, int People, int Equal, IReadOnlyList<string> Differ);

public sealed class RecountRoundHandler(OfficeBook book, BallotBox box) : IHandle<RecountRound, RoundRecounted>
{
    private const string Stored = "SELECT t.subject_id, s.person_id, t.raw, t.grade, t.quarters FROM ap_results t JOIN ap_subjects s ON s.id = t.subject_id WHERE s.round_id = @Id AND t.count_no = @Counts";

    public async Task<Outcome<RoundRecounted>> Handle(RecountRound m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await RoundRow.Find(db, m.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (round.Counts == 0) return AppraisalRules.NotCounted;
        var stored = (await db.Query<(long SubjectId, long PersonId, string Raw, string? Grade, string Quarters)>(Stored, new { round.Id, round.Counts })).ToDictionary(s => s.SubjectId);
        // with the quarters as they stood at the count: one that was set aside later changes no year
        var quarters = stored.Values.SelectMany(s => s.Quarters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(q => (s.PersonId, Raw: Exact.Parse(q)))).ToLookup(q => q.PersonId, q => q.Raw);
        var counted = await Counting.Of(db, round, await Counting.Open(db, box, round), quarters);
        var differ = counted.Where(c => !stored.TryGetValue(c.Subject.Id, out var s) || s.Raw != (c.Raw?.ToString() ?? "") || s.Grade != c.Grade?.ToString()).ToList();
        return new RoundRecounted(round.Id, counted.Count, counted.Count - differ.Count, [.. differ.Select(c => office.NameOf(c.Subject.PersonId))]);
    }
}
