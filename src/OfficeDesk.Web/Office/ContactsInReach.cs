using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>
/// What somebody who sees few enquiries may see of them. Most askers see so many that a page is full after a few hundred of the newest;
/// the discipline office in a good year, an auditor or a section that receives little would have to walk through years for it. For them
/// the rows that may be in sight are fetched from their own indexes; <see cref="FirstContacts.InSight"/> decides either way.
/// </summary>
internal static class ContactsInReach
{
    // each part of FirstContacts.InSight by an index of its own
    private static readonly string[] Parts =
    [
        "SELECT id FROM enquiries WHERE section_id IN @Sections",
        "SELECT id FROM enquiries WHERE first_contact_id = @Me",
        "SELECT id FROM enquiries WHERE responsible_id = @Me",
        "SELECT enquiry_id FROM transfers WHERE to_id = @Me",
        "SELECT enquiry_id FROM transfers WHERE section_id IN @Sections",
        "SELECT enquiry_id FROM tasks WHERE answering_id = @Me",
        "SELECT enquiry_id FROM tasks WHERE section_id IN @Sections",
        "SELECT enquiry_id FROM tasks WHERE @Overdue = 1 AND late = 1",
        "SELECT enquiry_id FROM tasks WHERE @Overdue = 1 AND state = 'Open' AND due_on < @SightDay",
        "SELECT t.enquiry_id FROM breaches b JOIN tasks t ON t.id = b.task_id WHERE @Overdue = 1",
        "SELECT e.id FROM complaint_links l JOIN enquiries e ON e.number = l.number WHERE @Overdue = 1",
        "SELECT t.enquiry_id FROM complaint_links l JOIN tasks t ON t.number = l.number WHERE @Overdue = 1",
    ];

    private static readonly string[] PartsOfSection =
    [
        "SELECT id FROM enquiries WHERE section_id = @SectionId",
        "SELECT enquiry_id FROM tasks WHERE section_id = @SectionId",
        "SELECT enquiry_id FROM transfers WHERE section_id = @SectionId",
    ];

    /// <summary>The condition that an enquiry (alias e) is among them; parameters of <see cref="Db.InSight"/> and @SightDay.</summary>
    public static readonly string Theirs = Among(Parts);

    /// <summary>The condition that an enquiry (alias e) may belong to the section @SectionId.</summary>
    public static readonly string OfSection = Among(PartsOfSection);

    private static readonly string All = string.Join(" UNION ", Parts);
    private static readonly string Many = Beyond(Parts);
    private static readonly string ManyOfSection = Beyond(PartsOfSection);

    /// <summary>Whether they are few enough to be put in order at once: no part has more than two thousand.</summary>
    /// <param name="ofSection">What belongs to @SectionId; else what is the asker's.</param>
    public static async Task<bool> AreFew(Db db, bool ofSection, object args) => await db.One<long>(ofSection ? ManyOfSection : Many, args) == 0;

    /// <summary>The ids of all that may be in the asker's sight, where they are few; null where they are many.</summary>
    public static async Task<IReadOnlySet<long>?> Few(Db db)
    {
        var args = db.InSight(new { SightDay = db.Today });
        return await AreFew(db, ofSection: false, args) ? (await db.Query<long?>(All, args)).OfType<long>().ToHashSet() : null;
    }

    private static string Among(string[] parts) => string.Concat(" AND e.id IN (SELECT id FROM (", string.Join(" UNION ALL ", parts), ") theirs)");

    // a server walks to the two thousandth of a part and no further, and past the first part that has as many it does not go
    private static string Beyond(string[] parts) => string.Concat("SELECT COALESCE(", string.Join(", ", parts.Select(p => string.Concat("(", p, " LIMIT 1 OFFSET 2000)"))), ", 0)");
}
