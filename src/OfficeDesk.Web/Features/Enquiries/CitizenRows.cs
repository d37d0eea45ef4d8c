using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>Everybody who reached the office and left a way to be reached: one row a phone, else one a name and organisation.</summary>
/// <remarks>Whether somebody is known is decided by the statements themselves: everybody else waits while an intake asks.</remarks>
internal static class CitizenRows
{
    private const string SamePhone = "phone = @Phone";

    private const string SameName = "name = @CitizenName AND organisation = @Organisation AND phone = ''";

    /// <summary>The id of who came, known by phone; for a statement with the parameter Phone.</summary>
    public const string ByPhone = $"SELECT id FROM citizens WHERE {SamePhone} ORDER BY last_seen DESC LIMIT 1";

    /// <summary>The same without a phone; parameters CitizenName and Organisation.</summary>
    public const string ByName = $"SELECT id FROM citizens WHERE {SameName} ORDER BY last_seen DESC LIMIT 1";

    private const string Again = """
        UPDATE citizens SET visits = visits + 1, last_seen = @Now, name = CASE WHEN @CitizenName = '' THEN name ELSE @CitizenName END,
            initials = CASE WHEN @CitizenName = '' THEN initials ELSE @Initials END,
            organisation = CASE WHEN @Organisation = '' THEN organisation ELSE @Organisation END
        """;

    private const string New = """
        INSERT INTO citizens (id, name, initials, organisation, phone, phone_tail, visits, last_seen)
        SELECT @NewId, @CitizenName, @Initials, @Organisation, @Phone, @Tail, 1, @Now FROM (SELECT 1 AS one) once
        """;

    private const string VisitByPhone = $"{Again} WHERE {SamePhone};\n{New} WHERE NOT EXISTS ({ByPhone})";

    private const string VisitByName = $"{Again} WHERE {SameName};\n{New} WHERE NOT EXISTS ({ByName})";

    /// <summary>Counts the visit. The latest name of a phone is the one that is kept.</summary>
    public static async Task Visit(Db db, LogEnquiry m, string phone, Initials initials)
    {
        if (phone.Length == 0 && m.Organisation.Length == 0) return;
        var letters = initials.OfName(m.CitizenName);
        await db.Execute(phone.Length > 0 ? VisitByPhone : VisitByName, new
        {
            NewId = db.NewId(), m.CitizenName, m.Organisation, Phone = phone, Tail = phone.Length > 4 ? phone[^4..] : phone, db.Now, Initials = letters.Length > 20 ? letters[..20] : letters,
        });
    }
}
