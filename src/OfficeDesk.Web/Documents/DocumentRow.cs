using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Documents;

/// <summary>Where a document stands (GN-5).</summary>
public enum DocumentState
{
    Issued,
    Served,
    Void,
}

/// <summary>How a document reached whoever it is for (NT-4).</summary>
public enum ServedHow
{
    /// <summary>直接送达</summary>
    Hand,

    /// <summary>邮寄送达</summary>
    Mail,

    /// <summary>留置送达</summary>
    Left,

    /// <summary>电子送达</summary>
    Electronic,

    /// <summary>张贴</summary>
    Posted,
}

/// <summary>A document as it lies in the register.</summary>
public sealed record DocumentRow
{
    /// <summary>The condition under which a row of documents (alias d) is in sight; needs the parameters of <see cref="Sight"/>.</summary>
    /// <remarks>
    /// CP-2: a case with a complainant shows only to whoever handles it; the reply, which names the complainant, to whoever wrote it as long as the case is in their
    /// hands. BR-3: whom a measure is about sees its papers from its service on, also as a member of the office that issues them.
    /// </remarks>
    public const string InSight = $"""
        (((d.issued_by = @Me AND (d.kind <> '{Reply}' OR EXISTS (SELECT 1 FROM complaints dc LEFT JOIN complaints dm ON dm.id = dc.merged_into
             WHERE dc.id = d.subject_id AND CASE WHEN dc.merged_into IS NULL THEN dc.handler_id ELSE dm.handler_id END IN @Hands))) OR d.person_id = @Me
         OR (d.circle = 'Work' AND (@All = 1 OR d.section_id IN @Sections
             OR EXISTS (SELECT 1 FROM tasks dt WHERE dt.id = d.task_id AND (dt.answering_id = @Me OR dt.section_id IN @Sections))
             OR EXISTS (SELECT 1 FROM enquiries de WHERE de.id = d.enquiry_id AND (de.first_contact_id = @Me OR de.section_id IN @Sections))))
         OR (d.circle = 'Closed' AND @Closed = 1)
         OR (d.circle = 'Result' AND (@Results = 1 OR d.section_id IN @Sections)))
         AND NOT EXISTS (SELECT 1 FROM measures dn WHERE d.subject = 'measure' AND dn.id = d.subject_id AND dn.person_id = @Me AND dn.served_on IS NULL))
        """;

    public long Id { get; init; }
    public string Kind { get; init; } = "";
    public Circle Circle { get; init; }
    public string Number { get; init; } = "";
    public DocumentState State { get; init; }
    public string Title { get; init; } = "";
    public string Addressee { get; init; } = "";
    public string StatusNumber { get; init; } = "";
    public long? TaskId { get; init; }
    public long? EnquiryId { get; init; }
    public long? PersonId { get; init; }
    public string Subject { get; init; } = "";
    public long SubjectId { get; init; }
    public long SectionId { get; init; }
    public int TemplateVersion { get; init; }
    public string Data { get; init; } = "";
    public string Content { get; init; } = "";
    public long IssuedBy { get; init; }
    public long? IssuedFor { get; init; }
    public DateTimeOffset IssuedAt { get; init; }
    public DateOnly IssuedOn { get; init; }
    public ServedHow? ServedHow { get; init; }
    public DateOnly? ServedOn { get; init; }
    public string ServedTo { get; init; } = "";
    public long? ServedBy { get; init; }
    public DateTimeOffset? ServedAt { get; init; }
    public string VoidReason { get; init; } = "";
    public long? VoidedBy { get; init; }
    public DateTimeOffset? VoidedAt { get; init; }
    public int Printed { get; init; }

    /// <summary>The void one in whose place it was issued.</summary>
    public long? ReplacesId { get; init; }
    public int Version { get; init; }

    /// <summary>The reply to a complaint, the one paper of a case that names who complained.</summary>
    public const string Reply = "complaint-reply";

    /// <summary>Whether it names who complained: it opens with a look that is written down (CP-2).</summary>
    public bool NamesComplainant => Kind == Reply;

    /// <summary>Whether it is the notice of a measure, which records its service itself (BR-3).</summary>
    public bool OfMeasure => Subject == "measure";

    /// <summary>What was issued. A document of a case lies sealed in the table, as the case itself does (CP-2).</summary>
    /// <remarks>For a while papers were kept without their number, which stands beside them: it is put in (NT-1).</remarks>
    public NoticeDoc Open(SealedBox box) => NoticeDoc.FromJson(NoticeDoc.Numbered(Circle is Circle.Case ? box.Open(Content, RecordOf(Id)) : Content, Number));

    internal static string RecordOf(long id) => $"document:{id}";

    /// <summary>Parameters of the sight plus those of the closed circles.</summary>
    public static Dapper.DynamicParameters Sight(Db db, object? args = null)
    {
        var all = db.InSight(args);
        all.Add("Closed", db.Who.Is(Roles.Discipline | Roles.Director) ? 1 : 0);
        all.Add("Hands", Seats.CaseHands(db.Who));
        all.Add("Results", db.Who.Is(Roles.Appraisal | Roles.Director) ? 1 : 0);
        return all;
    }
}
