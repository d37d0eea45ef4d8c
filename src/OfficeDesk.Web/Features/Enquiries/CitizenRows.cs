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

    /// <summary>The citizen of this phone, else of this name and organisation; null when nobody is known, or nobody could be reached by what was left.</summary>
    public static Task<long?> Find(Db db, LogEnquiry m, string phone) => Reachable(m, phone)
        ? db.Find<long?>(phone.Length > 0 ? ByPhone : ByName, new { Name = m.CitizenName, m.Organisation, Phone = phone })
        : Task.FromResult<long?>(null);

    /// <summary>Counts the visit. The latest name of a phone is the one that is kept.</summary>
    public static async Task<long?> Visit(Db db, LogEnquiry m, string phone, long? known, Initials initials)
    {
        if (!Reachable(m, phone)) return null;
        var id = known ?? db.NewId();
        var letters = initials.OfName(m.CitizenName);
        await db.Execute(known is null ? Insert : Again, new
        {
            Id = id, Name = m.CitizenName, m.Organisation, Phone = phone, Tail = phone.Length > 4 ? phone[^4..] : phone, db.Now, Initials = letters.Length > 20 ? letters[..20] : letters,
        });
        return id;
    }

    private static bool Reachable(LogEnquiry m, string phone) => phone.Length > 0 || m.Organisation.Length > 0;
}
