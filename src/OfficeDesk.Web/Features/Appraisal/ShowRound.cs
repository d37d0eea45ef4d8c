using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>A round for those who run it: persons, raters, how far the voting has come and who is still missing; never a ballot (AP-5).</summary>
[Access(Appraisal = Reach.All, Director = Reach.All)]
public sealed record ShowRound(long RoundId) : IQuery<RoundShown>;

public sealed record RoundShown(long Id, string TitleZh, string TitleEn, RoundOf OfWhom, int Year, int Quarter, RoundState State, DateOnly LastDay, IReadOnlyList<RoundWeight> Weights, int Least, int QuarterShare, int RectifyBelow,
    IReadOnlyList<SubjectShown> Subjects, IReadOnlyList<MissingRater> Missing, IReadOnlyList<CodeShown> Codes, RoundStep? AskedStep, string AskedBy, bool AskedByMe, string OpenedBy, DateTimeOffset? OpenedAt, string ClosedBy, DateTimeOffset? ClosedAt,
    DateTimeOffset? CountedAt, int Counts, string ReviewedBy, DateTimeOffset? ReviewedAt, string ReviewNote, DateOnly? FedBackOn, DateOnly? ObjectUntil, DateTimeOffset? PublishedAt, Refusal? CannotOpen, Refusal? CannotClose, ClosingCost? Closing, string CloseWhy, bool MayRun, int Version);

/// <param name="Share">The weight as it counts, with two decimals for reading: scaled where another category applies to nobody (AP-5).</param>
/// <param name="Applies">False: to nobody of the round.</param>
/// <param name="Raters">Raters of all persons.</param>
/// <param name="HandedIn">Ballots handed in.</param>
public sealed record RoundWeight(VoteCategory Category, decimal Weight, decimal Share, bool Applies, bool Anonymous, int Need, int Raters, int HandedIn);

public sealed record SubjectShown(long Id, long PersonId, string Name, string Section, IReadOnlyList<SubjectProgress> Progress, bool Exempt, string Away, ExemptionShown? Agreed, ExemptionShown? Asked, int Version);

/// <summary>A change of who is appraised, agreed on by two or asked for by one (AP-9).</summary>
/// <param name="With">The second person; empty while it is only asked for.</param>
/// <param name="Mine">The asker of this page asked for it.</param>
public sealed record ExemptionShown(bool Exempt, string Why, string By, string With, bool Mine);

/// <param name="Share">The weight as it counts for this person (AP-5).</param>
/// <param name="Raters">Their names, for the list that is edited before opening; codes by their units.</param>
public sealed record SubjectProgress(VoteCategory Category, bool Applies, decimal Share, int Count, int HandedIn, IReadOnlyList<RaterShown> Raters);

public sealed record RaterShown(long PersonId, string Name);

/// <param name="Left">How many ballots they have still to hand in.</param>
public sealed record MissingRater(long PersonId, string Name, string Section, int Left, int Drafts);

/// <param name="Replaced">How often a lost code was replaced.</param>
public sealed record CodeShown(long Id, string Unit, bool Used, int Replaced);

public sealed class ShowRoundHandler(OfficeBook book) : IHandle<ShowRound, RoundShown>
{
    private const string Subjects = "SELECT * FROM ap_subjects WHERE round_id = @Id ORDER BY section_id, person_id";

    private const string Voters = "SELECT subject_id, category, rater_id, voted FROM ap_voters WHERE round_id = @Id ORDER BY rater_id";

    private const string Codes = "SELECT id, unit, used, replaced FROM ap_codes WHERE round_id = @Id ORDER BY unit, id";

    public async Task<Outcome<RoundShown>> Handle(ShowRound m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await RoundRow.Find(db, m.RoundId) is not { } r) return DeskRefusals.NotFound();
        var voters = await db.Query<Voter>(Voters, new { r.Id });
        var rows = await db.Query<SubjectRow>(Subjects, new { r.Id });
        var leftOut = rows.Where(s => s.IsLeftOut).Select(s => s.Id).ToHashSet();
        var asked = voters.Where(v => !leftOut.Contains(v.SubjectId)).ToList();
        var bySubject = voters.ToLookup(v => (v.SubjectId, v.Category));
        var categories = AppraisalRules.CategoriesOf(r.OfWhom);
        var subjects = rows.Select(s => new SubjectShown(s.Id, s.PersonId, office.NameOf(s.PersonId), office.SectionName(s.SectionId, db.Who.English),
            [.. categories.Zip(Shares(r, s.Applies)).Select(p => (C: p.First, Share: p.Second)).Select(p => new SubjectProgress(p.C, s.Applies(p.C), p.Share, bySubject[(s.Id, p.C)].Count(), bySubject[(s.Id, p.C)].Count(v => v.Voted == 2),
                [.. bySubject[(s.Id, p.C)].Where(v => v.RaterId is not null).Select(v => new RaterShown(v.RaterId!.Value, office.NameOf(v.RaterId)))]))],
            s.IsExempt, s.Away, s.OverrideAgreed is null ? null : new ExemptionShown(s.OverrideTo == 1, s.OverrideWhy, office.NameOf(s.OverrideBy), office.NameOf(s.OverrideAgreed), s.OverrideBy == db.Who.PersonId),
            s.AskBy is null ? null : new ExemptionShown(s.AskTo == 1, s.AskWhy, office.NameOf(s.AskBy), "", s.AskBy == db.Who.PersonId), s.Version)).ToList();
        bool Applies(VoteCategory c) => rows.Count == 0 || rows.Any(s => s.Applies(c));
        var weights = categories.Zip(Shares(r, Applies)).Select(p => (C: p.First, Share: p.Second)).Select(p => new RoundWeight(p.C, r.WeightOf(p.C), p.Share, Applies(p.C), r.IsAnonymous(p.C), r.Need(p.C), asked.Count(v => v.Category == p.C), asked.Count(v => v.Category == p.C && v.Voted == 2)));
        var missing = asked.Where(v => v.RaterId is not null && v.Voted < 2).GroupBy(v => v.RaterId!.Value)
            .Select(g => new MissingRater(g.Key, office.NameOf(g.Key), office.People.TryGetValue(g.Key, out var p) ? office.SectionName(p.SectionId, db.Who.English) : "", g.Count(), g.Count(v => v.Voted == 1)));
        var codes = (await db.Query<(long Id, string Unit, int Used, int Replaced)>(Codes, new { r.Id })).Select(c => new CodeShown(c.Id, c.Unit, c.Used == 1, c.Replaced));
        return new RoundShown(r.Id, r.Title.Zh, r.Title.En, r.OfWhom, r.YearNo, r.QuarterNo, r.State, r.LastDay, [.. weights], r.Least, r.QuarterShare, r.RectifyBelow, subjects, [.. missing], [.. codes],
            r.AskedStep, r.AskedBy is null ? "" : office.NameOf(r.AskedBy), r.AskedBy == db.Who.PersonId, office.NameOf(r.OpenedBy), r.OpenedAt, office.NameOf(r.ClosedBy), r.ClosedAt,
            r.CountedAt, r.Counts, office.NameOf(r.ReviewedBy), r.ReviewedAt, r.ReviewNote, r.FedBackOn, r.ObjectUntil, r.PublishedAt,
            r.State is RoundState.Draft ? await Readiness.Missing(db, office, r) : null, r.State is RoundState.Open ? await Movers.Missing(db, office, r) : null,
            r.State is RoundState.Open ? await Closing.Cost(db, office, r) : null, r.CloseWhy, db.Who.Is(Roles.Appraisal), r.Version);
    }

    private static IEnumerable<decimal> Shares(RoundRow r, Func<VoteCategory, bool> applies) =>
        AppraisalRules.Shares([.. AppraisalRules.CategoriesOf(r.OfWhom).Select(c => (r.WeightOf(c), applies(c)))]).Select(s => s.Rounded());

    private sealed record Voter
    {
        public long SubjectId { get; init; }
        public VoteCategory Category { get; init; }
        public long? RaterId { get; init; }
        public int Voted { get; init; }
    }
}
