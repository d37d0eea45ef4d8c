using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Who covers for whom. One cover for each post an absent person holds; a cover refers to the absence and the post.</summary>
public static class Covers
{
    private const string Of = "SELECT post_id, state FROM covers WHERE absence_id = @Id AND state NOT IN ('Declined', 'Refused', 'BrokenOff') ORDER BY id";

    /// <summary>The posts somebody holds as A holder; each needs a cover while they are on leave.</summary>
    public static IReadOnlyList<Post> PostsOf(OfficePage office, long person) =>
        [.. office.Posts.Values.Where(p => p.Active == 1 && p.AId == person).OrderBy(p => p.Id)];

    /// <summary>Why a leave may not start; null when each post has its cover, and for absences that need none.</summary>
    /// <remarks>AB-3: without a cover that is approved and filed the leave cannot start.</remarks>
    public static async Task<Refusal?> CannotStart(Db db, OfficePage office, AbsenceRow absence)
    {
        var posts = PostsOf(office, absence.PersonId);
        if (absence.Path is not AbsencePath.Leave || posts.Count == 0) return null;
        var covers = await db.Query<Named>(Of, new { absence.Id });
        var mustGo = absence.Kind is AbsenceKind.Sick or AbsenceKind.Statutory;
        return CoverRules.CannotStart(absence.Sudden == 1, mustGo, [.. posts.Select(p => new PostToCover(p.Name, covers.LastOrDefault(c => c.PostId == p.Id)?.State, NobodyFree: false))]);
    }

    private sealed record Named
    {
        public long PostId { get; init; }
        public CoverState State { get; init; }
    }
}
