using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>What the system has looked up about an absence before somebody decides it; stands above the buttons.</summary>
/// <param name="Posts">The posts held, with who is there for them.</param>
/// <param name="AlsoAway">Colleagues of the section who are away in a part of the period.</param>
/// <param name="AlsoAsked">Colleagues of the section who have asked to be away in a part of it and wait for the decision.</param>
/// <param name="Members">How many the section has.</param>
/// <param name="Empty">Times in which nobody of the section would be there (AB-6).</param>
/// <param name="Covering">What the person covers, or is to cover, in the period (CV-7).</param>
/// <param name="DueTasks">Open tasks of the person that fall due in the period, whoever took them over meanwhile.</param>
/// <param name="AtOnce">The person is away already, or goes before anything is decided: covers and filing follow (AB-3).</param>
public sealed record AbsenceChecks(
    IReadOnlyList<PostCheck> Posts, IReadOnlyList<string> AlsoAway, IReadOnlyList<string> AlsoAsked, int Members, IReadOnlyList<EmptyTime> Empty, IReadOnlyList<Covering> Covering, int DueTasks, bool AtOnce)
{
    private const string CoversOf = "SELECT post_id, cover_id, state FROM covers WHERE absence_id = @Id AND vacant = 0 AND state NOT IN ('Declined', 'Refused', 'BrokenOff') ORDER BY id";

    // what a cover, or whoever answers for a vacant post, took over of this absence is the person's too
    private const string Due = """
        SELECT (SELECT COUNT(*) FROM tasks WHERE answering_id = @Person AND state = 'Open' AND due_on >= @First AND due_on <= @Last)
             + (SELECT COUNT(DISTINCT t.id) FROM covers c JOIN cover_tasks k ON k.cover_id = c.id AND k.kind = 'Task' AND k.back_at IS NULL JOIN tasks t ON t.id = k.task_id
                WHERE c.absence_id = @Id AND t.answering_id <> @Person AND t.state = 'Open' AND t.due_on >= @First AND t.due_on <= @Last)
        """;

    private const string Looks = $"{Absences.OfPeople}; {Absences.AskedOfPeople}; {CoversOf}; {Covers.CoversInTime}; {Due}";

    /// <summary>Whether an approval needs a reason more (AB-6).</summary>
    public bool NeedsReason => Empty.Any(e => !e.OnDuty);

    /// <summary>Whether nothing looked up stands against it, so that it may be agreed to together with others.</summary>
    public bool Passes(AbsencePath path) => Empty.Count == 0 && Covering.Count == 0 && Posts.All(p => p.Stands(path));

    /// <summary>Looks it all up; works for an absence that is only thought of, with id 0.</summary>
    /// <param name="later">The later return that is to be decided; the whole is looked at, and asked about is what it adds.</param>
    public static async Task<AbsenceChecks> Of(Db db, OfficePage office, AbsenceRow a, DateTimeOffset? later = null)
    {
        var empty = later is { } until ? await EmptySections.If(db, office, a, until) : await EmptySections.If(db, office, a);
        a = later is { } to ? a with { ToAt = to } : a;
        var members = EmptySections.MembersOf(office, a.SectionId);
        var posts = Covers.PostsOf(office, a.PersonId);
        var people = members.Concat(posts.Select(p => p.BId).OfType<long>()).Concat(posts.SelectMany(p => p.Qualified)).Append(a.PersonId).Distinct().ToList();
        var period = CoverCandidates.PeriodOf(a, db.Now);
        var (away, asked, covers, covering, due) = await db.Several(
            Looks, new { period.From, period.To, db.Now, People = people, a.Id, Person = a.PersonId, First = OfficeClock.Day(a.FromAt), Last = OfficeClock.Day(a.ToAt) }, all => (
            all.Read<AwaySpan>().Where(s => s.PersonId != a.PersonId).Select(s => s.PersonId).ToHashSet(), all.Read<long>().Where(p => p != a.PersonId).ToHashSet(),
            all.Read<Named>().AsList(), all.Read<CoverRow>().AsList(), all.ReadSingle<long>()));
        var plans = new Plans(office, away, asked);
        return new AbsenceChecks(
            [.. posts.Select(p => plans.Check(p, covers.LastOrDefault(c => c.PostId == p.Id)))], [.. members.Where(away.Contains).Select(p => office.NameOf(p))],
            [.. members.Where(p => asked.Contains(p) && !away.Contains(p)).Select(p => office.NameOf(p))], members.Count, empty, Office.Covering.Of(office, a, covering), (int)due, a.Running || a.Sudden == 1);
    }

    /// <summary>Who is away in the period, and who has asked to be.</summary>
    private sealed record Plans(OfficePage Office, HashSet<long> Away, HashSet<long> Asked)
    {
        public PostCheck Check(Post p, Named? cover) => new(
            p.Id, p.Name, p.NameEn, p.BId is null ? "" : Office.NameOf(p.BId), Of(p.BId), cover is null ? "" : Office.NameOf(cover.CoverId), cover?.State, Of(cover?.CoverId));

        private Plan Of(long? person) => person is not { } p ? Plan.There : Away.Contains(p) ? Plan.Away : Asked.Contains(p) ? Plan.Asked : Plan.There;
    }

    private sealed record Named
    {
        public long PostId { get; init; }
        public long CoverId { get; init; }
        public CoverState State { get; init; }
    }
}

/// <summary>Where somebody is in the time of another's absence: there, away in a part of it, or asking to be (CV-2).</summary>
public enum Plan { There, Asked, Away }

/// <summary>A post of the person and who is there for it.</summary>
/// <param name="BHolder">Empty when none is named.</param>
/// <param name="BPlan">Where the B holder is meanwhile.</param>
/// <param name="Cover">Who is named as cover; empty for nobody yet.</param>
/// <param name="CoverPlan">Where the cover is meanwhile.</param>
public sealed record PostCheck(long Id, string Name, string NameEn, string BHolder, Plan BPlan, string Cover, CoverState? State, Plan CoverPlan)
{
    /// <summary>Somebody is there for the post: for leave a cover is named (AB-3), else the B holder is present (FC-3); neither has asked to be away (CV-2).</summary>
    public bool Stands(AbsencePath path) => path is AbsencePath.Leave ? Cover.Length > 0 && CoverPlan is Plan.There : BHolder.Length > 0 && BPlan is Plan.There;

    /// <summary>The cover is approved and filed (AB-3).</summary>
    public bool Filed => State is CoverState.Filed or CoverState.HandedOver or CoverState.Running;
}
