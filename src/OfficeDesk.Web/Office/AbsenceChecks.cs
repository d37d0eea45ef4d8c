using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>What the system has looked up about an absence before somebody decides it; stands above the buttons.</summary>
/// <param name="Posts">The posts held, with who is there for them.</param>
/// <param name="AlsoAway">Colleagues of the section who are away in a part of the period.</param>
/// <param name="Members">How many the section has.</param>
/// <param name="Empty">Times in which nobody of the section would be there (AB-6).</param>
/// <param name="DueTasks">Open tasks of the person that fall due in the period.</param>
public sealed record AbsenceChecks(IReadOnlyList<PostCheck> Posts, IReadOnlyList<string> AlsoAway, int Members, IReadOnlyList<EmptyTime> Empty, int DueTasks)
{
    private const string CoversOf = "SELECT post_id, cover_id, state FROM covers WHERE absence_id = @Id AND vacant = 0 AND state NOT IN ('Declined', 'Refused', 'BrokenOff') ORDER BY id";

    private const string Due = "SELECT COUNT(*) FROM tasks WHERE answering_id = @PersonId AND state = 'Open' AND due_on >= @First AND due_on <= @Last";

    /// <summary>Whether an approval needs a reason more (AB-6).</summary>
    public bool NeedsReason => Empty.Any(e => !e.OnDuty);

    /// <summary>Whether nothing looked up stands against it, so that it may be agreed to together with others.</summary>
    public bool Passes(AbsencePath path) => Empty.Count == 0 && Posts.All(p => p.Stands(path));

    /// <summary>Looks it all up; works for an absence that is only thought of, with id 0.</summary>
    /// <param name="later">The later return that is to be decided; the whole is looked at, and asked about is what it adds.</param>
    public static async Task<AbsenceChecks> Of(Db db, OfficePage office, AbsenceRow a, DateTimeOffset? later = null)
    {
        var empty = later is { } until ? await EmptySections.If(db, office, a, until) : await EmptySections.If(db, office, a);
        a = later is { } to ? a with { ToAt = to } : a;
        var members = EmptySections.MembersOf(office, a.SectionId);
        var posts = Covers.PostsOf(office, a.PersonId);
        var asked = members.Concat(posts.Select(p => p.BId).OfType<long>()).Distinct().ToList();
        var away = (await Absences.In(db, a.FromAt, a.ToAt, asked)).Where(s => s.PersonId != a.PersonId).Select(s => s.PersonId).ToHashSet();
        var covers = posts.Count == 0 || a.Id == 0 ? [] : await db.Query<CoverRow>(CoversOf, new { a.Id });
        var due = await db.One<long>(Due, new { a.PersonId, First = OfficeClock.Day(a.FromAt), Last = OfficeClock.Day(a.ToAt) });
        return new AbsenceChecks(
            [.. posts.Select(p => Check(office, p, away, covers.LastOrDefault(c => c.PostId == p.Id)))], [.. members.Where(away.Contains).Select(p => office.NameOf(p))], members.Count,
            empty, (int)due);
    }

    private static PostCheck Check(OfficePage office, Post p, HashSet<long> away, CoverRow? cover) => new(
        p.Id, p.Name, p.NameEn, p.BId is null ? "" : office.NameOf(p.BId), p.BId is { } b && away.Contains(b), cover is null ? "" : office.NameOf(cover.CoverId), cover?.State);

    private sealed record CoverRow
    {
        public long PostId { get; init; }
        public long CoverId { get; init; }
        public CoverState State { get; init; }
    }
}

/// <summary>A post of the person and who is there for it.</summary>
/// <param name="BHolder">Empty when none is named.</param>
/// <param name="Cover">Who is named as cover; empty for nobody yet.</param>
public sealed record PostCheck(long Id, string Name, string NameEn, string BHolder, bool BAway, string Cover, CoverState? State)
{
    /// <summary>Somebody is there for the post: for leave a cover is named (AB-3), else the B holder is present (FC-3).</summary>
    public bool Stands(AbsencePath path) => path is AbsencePath.Leave ? Cover.Length > 0 : BHolder.Length > 0 && !BAway;

    /// <summary>The cover is approved and filed (AB-3).</summary>
    public bool Filed => State is CoverState.Filed or CoverState.HandedOver or CoverState.Running;
}
