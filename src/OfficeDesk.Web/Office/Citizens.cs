using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Everybody who reached the office and left a way to be reached: one row a phone, else one a name and organisation.</summary>
/// <remarks>Whether somebody is known is decided by the statement itself: everybody else waits while an intake asks.</remarks>
public static class Citizens
{
    // a character that no message may hold, so that no two names and organisations read the same
    private const char Between = '\u001f';

    private const string Came = """
        INSERT INTO citizens (id, known_by, name, initials, organisation, phone, phone_tail, visits, last_seen)
        VALUES (@Id, @KnownBy, @Name, @Initials, @Organisation, @Phone, @Tail, 1, @Now)
        ON CONFLICT (known_by) DO UPDATE SET visits = citizens.visits + 1, last_seen = excluded.last_seen,
            initials = CASE WHEN excluded.name = '' THEN citizens.initials ELSE excluded.initials END,
            name = CASE WHEN excluded.name = '' THEN citizens.name ELSE excluded.name END,
            organisation = CASE WHEN excluded.organisation = '' THEN citizens.organisation ELSE excluded.organisation END
        """;

    /// <summary>Counts the visit. The latest name of a phone is the one that is kept.</summary>
    /// <param name="phone">In its plain form; empty where none was left.</param>
    /// <returns>What they are known by, here and in their first contacts; null for whoever left neither phone nor organisation.</returns>
    public static async Task<string?> Visit(Db db, string name, string organisation, string phone, Initials initials)
    {
        if (phone.Length == 0 && organisation.Length == 0) return null;
        var (letters, known) = (initials.OfName(name), phone.Length > 0 ? phone : name + Between + organisation);
        await db.Execute(Came, new
        {
            Id = db.NewId(), KnownBy = known, Name = name, Initials = letters.Length > 20 ? letters[..20] : letters, Organisation = organisation, Phone = phone,
            Tail = phone.Length > 4 ? phone[^4..] : phone, db.Now,
        });
        return known;
    }
}
