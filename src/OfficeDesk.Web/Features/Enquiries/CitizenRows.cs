using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>Everybody who reached the office and left a way to be reached: one row a phone, else one a name and organisation.</summary>
internal static class CitizenRows
{
    private const string ByPhone = "SELECT id FROM citizens WHERE phone = @Phone ORDER BY last_seen DESC LIMIT 1";

    private const string ByName = "SELECT id FROM citizens WHERE name = @Name AND organisation = @Organisation AND phone = '' ORDER BY last_seen DESC LIMIT 1";

    private const string Insert = """
        INSERT INTO citizens (id, name, initials, organisation, phone, phone_tail, visits, last_seen)
        VALUES (@Id, @Name, @Initials, @Organisation, @Phone, @Tail, 1, @Now)
        """;

    private const string Again = """
        UPDATE citizens SET visits = visits + 1, last_seen = @Now, name = CASE WHEN @Name = '' THEN name ELSE @Name END,
            initials = CASE WHEN @Name = '' THEN initials ELSE @Initials END,
            organisation = CASE WHEN @Organisation = '' THEN organisation ELSE @Organisation END
        WHERE id = @Id
        """;

    /// <summary>Counts the visit. Null when nobody could be reached by what was left. The latest name of a phone is the one that is kept.</summary>
    public static async Task<long?> Visit(Db db, string name, string organisation, string phone, Initials initials)
    {
        if (phone.Length == 0 && organisation.Length == 0) return null;
        var row = new
        {
            Name = name, Organisation = organisation, Phone = phone, Tail = phone.Length > 4 ? phone[^4..] : phone, db.Now,
            Initials = initials.OfName(name) is { Length: > 20 } all ? all[..20] : initials.OfName(name),
        };
        var known = await db.Find<long?>(phone.Length > 0 ? ByPhone : ByName, row);
        var id = known ?? db.NewId();
        await db.Execute(known is null ? Insert : Again, new { Id = id, row.Name, row.Organisation, row.Phone, row.Tail, row.Initials, row.Now });
        return id;
    }
}
