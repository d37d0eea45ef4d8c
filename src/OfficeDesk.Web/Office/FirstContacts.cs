using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>A first contact, as it stands in the table (FC-2).</summary>
public sealed record EnquiryRow
{
    public long Id { get; init; }
    public string Number { get; init; } = "";
    public DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public Channel Channel { get; init; }
    public long FirstContactId { get; init; }
    public long SectionId { get; init; }
    public string? KnownBy { get; init; }
    public string CitizenName { get; init; } = "";
    public string Organisation { get; init; } = "";
    public string Phone { get; init; } = "";
    public int NoneLeft { get; init; }
    public long MatterTypeId { get; init; }
    public string Ask { get; init; } = "";
    public EnquiryRoute Route { get; init; }
    public long ResponsibleId { get; init; }
    public string ChosenWhy { get; init; } = "";
    public long? TaskId { get; init; }
    public EnquiryState State { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public long? MergedInto { get; init; }
    public int OutOfHours { get; init; }

    /// <summary>The household lives away from its registered address: the longer limit of DL-2.</summary>
    public int Away { get; init; }

    public int Version { get; init; }
}

/// <summary>Finds enquiries, always through the sight of the asker.</summary>
public static class FirstContacts
{
    /// <summary>
    /// The condition under which a row of enquiries (alias e) is in sight; needs the parameters of <see cref="Db.InSight"/> and @SightDay.
    /// Own: first contact, responsible, receiver of its transfer, answering for its task. Who sees what is overdue sees what a
    /// complaint before the discipline office points at.
    /// </summary>
    /// <remarks>What is added here has to be reached by <see cref="ContactsInReach"/> as well.</remarks>
    public const string InSight = $"""
        ({Near}
         OR EXISTS (SELECT 1 FROM transfers st WHERE st.enquiry_id = e.id AND (st.to_id = @Me OR st.section_id IN @Sections))
         OR EXISTS (SELECT 1 FROM tasks sk WHERE sk.enquiry_id = e.id AND (sk.answering_id = @Me OR sk.section_id IN @Sections))
         OR (@Overdue = 1 AND EXISTS (SELECT 1 FROM tasks so WHERE so.enquiry_id = e.id AND (so.late = 1
             OR (so.state = 'Open' AND so.due_on < @SightDay) OR EXISTS (SELECT 1 FROM breaches sb WHERE sb.task_id = so.id))))
         OR (@Overdue = 1 AND EXISTS (SELECT 1 FROM complaint_links sl JOIN complaints sc ON sc.id = sl.complaint_id WHERE sl.number = e.number AND sl.kind IN ('Enquiry', 'Task') AND sc.level IN ('Office', 'Sealed')))
         OR (@Overdue = 1 AND EXISTS (SELECT 1 FROM tasks sn JOIN complaint_links sl ON sl.number = sn.number JOIN complaints sc ON sc.id = sl.complaint_id
             WHERE sn.enquiry_id = e.id AND sl.kind = 'Task' AND sc.level IN ('Office', 'Sealed'))))
        """;

    /// <summary>The part of <see cref="InSight"/> that looks at no other table. Asked first: it is what most askers have, and a server plans every other look whether it comes to it or not.</summary>
    internal const string Near = "@All = 1 OR e.first_contact_id = @Me OR e.responsible_id = @Me OR e.section_id IN @Sections";

    /// <summary>The enquiry of @Number where the asker has it at hand; where it does not come, <see cref="Load"/> asks further.</summary>
    private const string Nearest = $"SELECT e.* FROM enquiries e WHERE e.number = @Number AND ({Near})";

    /// <summary>The enquiry of @Number wherever it is in sight.</summary>
    private const string Load = $"SELECT e.* FROM enquiries e WHERE e.number = @Number AND {InSight}";

    /// <summary>The enquiry of a number, if it is in sight; null when there is none or it is not.</summary>
    public static async Task<EnquiryRow?> Find(Db db, string number)
    {
        var args = db.InSight(new { Number = number.Trim(), SightDay = db.Today });
        return await db.Find<EnquiryRow>(Nearest, args) ?? await db.Find<EnquiryRow>(Load, args);
    }

    /// <summary>Whether it is in sight by the asker's own place, without being overdue or complained about.</summary>
    public static async Task<bool> IsNear(Db db, EnquiryRow e) =>
        await db.Find<EnquiryRow>(Load, db.InSight(new { e.Number, SightDay = db.Today }, db.Sight with { Overdue = false })) is not null;

    /// <summary>Names the enquiry for the audit, and says for whom the asker acts on somebody else's: the chief whose deputy they are today (GN-2); null in their own right.</summary>
    public static async Task<long?> ActOn(Db db, OfficeBook book, EnquiryRow e)
    {
        var own = e.FirstContactId == db.Who.PersonId || e.ResponsibleId == db.Who.PersonId || db.Who.StandsInFor.Count == 0;
        var forId = own ? null : Seats.ForWhom(db.Who, await book.Open(db.Ct), Roles.Chief, e.SectionId);
        db.About("enquiry", e.Id, forId);
        return forId;
    }

    private const string CaseOf = """
        SELECT c.id FROM complaint_links l JOIN complaints c ON c.id = l.complaint_id
        WHERE (l.number = @Number OR l.number IN (SELECT k.number FROM enquiries e JOIN tasks k ON k.enquiry_id = e.id WHERE e.number = @Number)) AND l.kind IN ('Enquiry', 'Task') AND c.handler_id IN @Hands AND c.state IN ('Assigned', 'Found', 'Replied')
          AND NOT EXISTS (SELECT 1 FROM complaint_subjects s WHERE s.complaint_id = c.id AND s.person_id = @Me) ORDER BY c.id LIMIT 1
        """;

    /// <summary>The complaint that points at it and that the asker handles; null when there is none.</summary>
    /// <remarks>CP-2: who asked at the counter may be who complains, so nobody but the handling officer comes nearer to them.</remarks>
    public static Task<long?> HandledCase(Db db, string number) => db.Find<long?>(CaseOf, new { Number = number, Me = db.Who.PersonId, Hands = Seats.CaseHands(db.Who) });
}
