using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Who might cover a post for the period of an absence, the best first, and why the others cannot (CV-2).</summary>
public static class CoverCandidates
{
    // covers on their way or running, with the period of their absence; one that is being replaced still counts until it ends
    private const string InPeriod = """
        SELECT c.id, c.absence_id, c.post_id, c.person_id, c.cover_id FROM covers c JOIN absences a ON a.id = c.absence_id
        WHERE c.vacant = 0 AND c.state IN ('Proposed', 'Consented', 'Approved', 'Returned', 'Filed', 'HandedOver', 'Running')
          AND a.state IN ('Draft', 'Asked', 'Approved', 'Started', 'Extended') AND a.from_at < @To AND (a.to_at > @From OR (a.state IN ('Started', 'Extended') AND @From <= @Now))
        """;

    private const string Loaded = "SELECT answering_id AS person_id, COUNT(*) AS tasks FROM tasks WHERE answering_id IN @People AND state IN ('Open', 'Paused') GROUP BY answering_id";

    private const string Looks = $"{Absences.OfPeople}; {Absences.AskedOfPeople}; {InPeriod}; {Loaded}";

    /// <summary>The candidates for each of some posts (0 = work without a post), ranked; the absent person is not among them.</summary>
    /// <param name="posts">A post, and the cover that is not counted: the one being looked at; 0 for none.</param>
    /// <param name="also">Somebody asked about although they may not be on the list.</param>
    public static async Task<IReadOnlyDictionary<long, IReadOnlyList<RankedCandidate>>> For(Db db, OfficePage office, AbsenceRow absence, IReadOnlyList<(long Post, long Except)> posts, long also = 0)
    {
        bool Fits(Person p, long postId) => office.Posts.GetValueOrDefault(postId) is { } post ? post.Qualified.Contains(p.Id) : p.SectionId == absence.SectionId;
        var people = office.People.Values.Where(p => p.Active == 1 && p.Id != absence.PersonId && (p.Id == also || posts.Any(o => Fits(p, o.Post)))).ToList();
        if (people.Count == 0) return posts.ToDictionary(o => o.Post, _ => (IReadOnlyList<RankedCandidate>)[]);
        // looked up once, whatever the number of posts
        var (from, to) = PeriodOf(absence, db.Now);
        var ids = people.Select(p => p.Id).ToList();
        var (away, asked, running, loads) = await db.Several(Looks, new { From = from, To = to, db.Now, People = ids, absence.Id }, all => (
            all.Read<AwaySpan>().Where(a => a.AbsenceId != absence.Id).Select(a => a.PersonId).ToHashSet(),
            all.Read<long>().ToHashSet(),
            all.Read<Running>().AsList(),
            all.Read<Load>().ToDictionary(l => l.PersonId, l => (int)l.Tasks)));
        return posts.ToDictionary(o => o.Post, o => Rank(o.Post, [.. running.Where(c => c.Id != o.Except)]));

        IReadOnlyList<RankedCandidate> Rank(long postId, IReadOnlyList<Running> covers)
        {
            var pairs = covers.Select(c => (c.PersonId, c.CoverId)).ToList();
            // the same post covered twice by one person, the second time as the replacement of the first, is one post
            int CoversOf(long person) => covers.Where(c => c.CoverId == person && (c.AbsenceId != absence.Id || c.PostId != postId)).Select(c => (c.AbsenceId, c.PostId)).Distinct().Count();
            return CoverRules.Rank(people.Where(p => p.Id == also || Fits(p, postId)).Select(p => new CoverCandidate(p.Id, true, Fits(p, postId), office.Posts.GetValueOrDefault(postId)?.BId == p.Id, away.Contains(p.Id),
                CoverRules.MakesChain(pairs, absence.PersonId, p.Id), CoversOf(p.Id), loads.GetValueOrDefault(p.Id), asked.Contains(p.Id))), absence.PersonId, office.Settings.Number(Settings.CoversAtMost));
        }
    }

    /// <summary>The candidates for one post.</summary>
    /// <param name="except">A cover that is not counted: the one being looked at.</param>
    public static async Task<IReadOnlyList<RankedCandidate>> For(Db db, OfficePage office, AbsenceRow absence, long postId, long except = 0, long also = 0) =>
        (await For(db, office, absence, [(postId, except)], also))[postId];

    /// <summary>Why one person cannot cover; null when they can.</summary>
    public static async Task<Refusal?> WhyNot(Db db, OfficePage office, AbsenceRow absence, long postId, long coverId, long except = 0)
    {
        if (coverId == absence.PersonId || !office.People.TryGetValue(coverId, out var person) || person.Active == 0)
            return CoverRules.CannotCover(new CoverCandidate(coverId, coverId == absence.PersonId, false, false, false, false, 0, 0), absence.PersonId, 1);
        return (await For(db, office, absence, postId, except, coverId)).First(c => c.Candidate.Person == coverId).WhyNot;
    }

    /// <summary>What is left of an absence: a cover named late starts now, and somebody late in coming back is still away.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) PeriodOf(AbsenceRow absence, DateTimeOffset now)
    {
        var from = absence.Running && now > absence.FromAt ? now : absence.FromAt;
        return (from, absence.ToAt > from ? absence.ToAt : from.AddMinutes(1));
    }

    private sealed record Running
    {
        public long Id { get; init; }
        public long AbsenceId { get; init; }
        public long PostId { get; init; }
        public long PersonId { get; init; }
        public long CoverId { get; init; }
    }

    private sealed record Load
    {
        public long PersonId { get; init; }
        public long Tasks { get; init; }
    }
}
