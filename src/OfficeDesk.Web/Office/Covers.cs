using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>
/// Who covers for whom. One cover for each post an absent person holds; a cover refers to the absence and the post. Whoever
/// changes an absence or a cover calls <see cref="Follow"/> in the same transaction: it starts and ends covers and moves the
/// work, from what the tables say, so that calling it twice or late does no harm.
/// </summary>
public static class Covers
{
    private const string OfAbsence = "SELECT * FROM covers WHERE absence_id = @Id ORDER BY id";

    private const string Take = "UPDATE stamps SET value = value + 1 WHERE name = 'covers'";

    private const string RunningNow = "SELECT * FROM covers WHERE state = 'Running' ORDER BY id";

    private const string AbsenceById = "SELECT * FROM absences WHERE id = @Id";

    // covers on their way or running in the time of another absence of the one who covers
    internal const string CoversInTime = """
        SELECT c.* FROM covers c JOIN absences b ON b.id = c.absence_id
        WHERE c.cover_id = @Person AND c.absence_id <> @Id AND c.state IN ('Proposed', 'Consented', 'Approved', 'Returned', 'Filed', 'HandedOver', 'Running')
          AND b.from_at < @To AND (b.to_at > @From OR (c.state = 'Running' AND @From <= @Now)) ORDER BY c.id
        """;

    private const string RestTask = "SELECT t.id FROM tasks t WHERE t.answering_id = @Me AND t.state IN ('Open', 'Paused') AND t.post_id IS NULL LIMIT 1";

    /// <summary>The posts somebody holds as A holder; each needs a cover while they are on leave.</summary>
    public static IReadOnlyList<Post> PostsOf(OfficePage office, long person) =>
        [.. office.Posts.Values.Where(p => p.Active == 1 && p.AId == person).OrderBy(p => p.Id)];

    /// <summary>Why a leave cannot start yet; null when it can.</summary>
    /// <remarks>AB-3, CV-3, CV-4.</remarks>
    /// <param name="covers">Every cover of the absence, where they were looked up already.</param>
    /// <param name="candidates">The candidates for each of its posts, where they were looked up already.</param>
    public static async Task<Refusal?> CannotStart(Db db, OfficePage office, AbsenceRow absence, IReadOnlyList<CoverRow>? covers = null, IReadOnlyDictionary<long, IReadOnlyList<RankedCandidate>>? candidates = null) =>
        absence.Path is AbsencePath.Leave ? CoverRules.CannotStart(absence.Sudden == 1, MustGo(absence), [.. (await StatesFor(db, office, absence, covers, candidates)).Select(s => s.State)]) : null;

    /// <summary>Sick and statutory leave start even where nobody can cover (CV-3).</summary>
    public static bool MustGo(AbsenceRow absence) => absence.Kind is AbsenceKind.Sick or AbsenceKind.Statutory;

    /// <summary>Every cover of an absence, the oldest first, vacant posts included.</summary>
    public static Task<IReadOnlyList<CoverRow>> Of(Db db, long absenceId) => db.Query<CoverRow>(OfAbsence, new { Id = absenceId });

    /// <summary>Every cover that runs now, vacant posts included.</summary>
    public static Task<IReadOnlyList<CoverRow>> Running(Db db) => db.Query<CoverRow>(RunningNow);

    /// <summary>Naming, starting and ending covers happens one after the other, so that chains and limits are seen.</summary>
    public static Task Lock(Db db) => db.Execute(Take);

    /// <summary>An absence whoever asks; for the system's own following.</summary>
    public static Task<AbsenceRow?> Absence(Db db, long id) => db.Find<AbsenceRow>(AbsenceById, new { Id = id });

    /// <summary>What somebody covers, or is to cover, in the time of an absence of their own; vacant posts they answer for are not among it.</summary>
    /// <remarks>CV-7.</remarks>
    public static async Task<IReadOnlyList<CoverRow>> CoveredBy(Db db, AbsenceRow absence)
    {
        var (from, to) = CoverCandidates.PeriodOf(absence, db.Now);
        return [.. (await db.Query<CoverRow>(CoversInTime, new { Person = absence.PersonId, absence.Id, From = from, To = to, db.Now })).Where(c => !c.IsVacant)];
    }

    /// <summary>The posts for which nobody is named and nobody on the list is free (CV-3).</summary>
    public static async Task<IReadOnlyList<Post>> NobodyFree(Db db, OfficePage office, AbsenceRow absence) =>
        [.. (await StatesFor(db, office, absence)).Where(s => s.State.NobodyFree).Select(s => s.Post)];

    /// <summary>What is missing for each post held: nobody named, not filed, or not handed over; empty when every post has its cover, or when the absence is too short to need any (AB-2, AB-3).</summary>
    public static async Task<IReadOnlyList<string>> Missing(Db db, OfficePage office, AbsenceRow absence) => absence.Path is not AbsencePath.Leave ? []
        : [.. (await StatesFor(db, office, absence)).Select(s => s.State.Cover switch
        {
            CoverState.HandedOver or CoverState.Running => "",
            CoverState.Filed => s.Post.Name + "的交接签字",
            null => s.Post.Name + "的替代人",
            _ => s.Post.Name + "的替代批准和备案",
        }).Where(m => m.Length > 0)];

    /// <summary>Whether somebody answers for open tasks that belong to no post.</summary>
    public static async Task<bool> HasWorkWithoutPost(Db db, long person) => await db.Find<long?>(RestTask, new { Me = person }) is not null;

    /// <summary>An absence began, ended, was changed or decided, or one of its covers was: the work follows.</summary>
    /// <returns>Whether anything had to be done.</returns>
    public static Task<bool> Follow(Db db, OfficePage office, long absenceId) => new CoverFollowing(db, office).Follow(absenceId);

    /// <summary>A running cover is taken off: whoever is ready takes over, else the post is vacant (CV-3).</summary>
    /// <param name="why">At most 200 characters.</param>
    public static Task MakeRoom(Db db, OfficePage office, CoverRow c, string why) => new CoverFollowing(db, office).MakeRoom(c, why);

    private static async Task<IReadOnlyList<(Post Post, PostToCover State)>> StatesFor(Db db, OfficePage office, AbsenceRow absence,
        IReadOnlyList<CoverRow>? covers = null, IReadOnlyDictionary<long, IReadOnlyList<RankedCandidate>>? candidates = null)
    {
        var posts = PostsOf(office, absence.PersonId);
        if (posts.Count == 0) return [];
        var live = (covers ?? await Of(db, absence.Id)).Where(c => !c.IsVacant && c.Live).ToLookup(c => c.PostId);
        var bare = posts.Where(p => !live.Contains(p.Id)).Select(p => (p.Id, 0L)).ToList();
        if (bare.Count > 0) candidates ??= await CoverCandidates.For(db, office, absence, bare);
        return [.. posts.Select(p => (p, live[p.Id].OrderByDescending(c => c.Ready).ThenByDescending(c => c.Id).FirstOrDefault() is { } best
            ? new PostToCover(p.Name, office.PostName(p.Id, english: true), best.State, false) : new PostToCover(p.Name, office.PostName(p.Id, english: true), null, candidates![p.Id].All(c => c.WhyNot is not null))))];
    }
}
