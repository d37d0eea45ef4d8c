using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Who covers for whom. One cover for each post an absent person holds; a cover refers to the absence and the post.</summary>
public static class Covers
{
    private const string Filed = "SELECT DISTINCT post_id FROM covers WHERE absence_id = @Id AND state IN ('Filed', 'HandedOver', 'Running')";

    /// <summary>The posts somebody holds as A holder; each needs a cover while they are on leave.</summary>
    public static IReadOnlyList<Post> PostsOf(OfficePage office, long person) =>
        [.. office.Posts.Values.Where(p => p.Active == 1 && p.AId == person).OrderBy(p => p.Id)];

    /// <summary>The posts that still keep a leave from starting; empty when it may start.</summary>
    /// <remarks>AB-3: without a cover that is approved and filed the leave cannot start.</remarks>
    public static async Task<IReadOnlyList<Post>> MissingFor(Db db, OfficePage office, AbsenceRow absence)
    {
        var posts = PostsOf(office, absence.PersonId);
        if (posts.Count == 0) return posts;
        var filed = await db.Query<long>(Filed, new { absence.Id });
        return [.. posts.Where(p => !filed.Contains(p.Id))];
    }
}
