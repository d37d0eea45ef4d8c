using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>
/// Whether the further pages of a matter open for the asker. Their messages may see less than the one at hand, and a page offers
/// no way that ends before a closed door.
/// </summary>
public static class Openings
{
    private const string EnquirySeen = $"SELECT 1 FROM enquiries e WHERE e.id = @Id AND {FirstContacts.InSight}";

    private const string TaskSeen = $"SELECT 1 FROM tasks t WHERE t.id = @Id AND {Tasks.InSight}";

    private const string ApplicationsSeen = $"SELECT a.id FROM applications a WHERE a.id IN @Ids AND {Sights.Application}";

    /// <summary>Those of these applications whose page opens for the asker.</summary>
    public static async Task<IReadOnlySet<long>> OpenApplications(this Registry registry, Db db, IReadOnlyCollection<long> ids) =>
        Sight.Of(db.Who, registry.ByName["ShowApplication"].Access) is { } sight ? (await db.Query<long>(ApplicationsSeen, db.InSight(new { Ids = ids, SightDay = db.Today }, sight))).ToHashSet() : new HashSet<long>();

    /// <summary>Whether a message about enquiries finds this one, which is in sight already.</summary>
    public static Task<bool> Opens(this Registry registry, Db db, string message, EnquiryRow e) => Sees(registry, db, message, EnquirySeen, e.Id);

    /// <summary>Whether a message about tasks finds this one, which is in sight already.</summary>
    public static Task<bool> Opens(this Registry registry, Db db, string message, TaskRow t) => Sees(registry, db, message, TaskSeen, t.Id);

    /// <summary>Whether the asker may send the message at all.</summary>
    public static bool Opens(this Registry registry, Db db, string message) => Sight.Of(db.Who, registry.ByName[message].Access) is not null;

    private static async Task<bool> Sees(Registry registry, Db db, string message, string sql, long id)
    {
        if (Sight.Of(db.Who, registry.ByName[message].Access) is not { } sight) return false;
        if (sight.Holds(db.Sight)) return true;
        return await db.Find<long?>(sql, db.InSight(new { Id = id, SightDay = db.Today }, sight)) is not null;
    }
}
