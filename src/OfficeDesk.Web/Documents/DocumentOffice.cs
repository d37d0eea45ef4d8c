using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Documents;

/// <summary>What a document belongs to.</summary>
/// <param name="TaskId">The task whose page shows it.</param>
/// <param name="EnquiryId">The enquiry whose page shows it.</param>
/// <param name="PersonId">The member of the office it is about, who may see it; never the person complained about (CP-2).</param>
/// <param name="Subject">Any other thing: "extension", "absence", "complaint" …</param>
/// <param name="SectionId">The section whose work it is; 0 = the issuer's.</param>
/// <param name="OwnNumber">The number, for kinds that are numbered by what they are about.</param>
/// <param name="Once">One document of the kind for this; for kinds numbered by what they are about, what makes a second document of the same number another one.</param>
/// <param name="StatusNumber">The number under which the citizen can look up their matter; the QR code leads there. Empty = no QR code.</param>
/// <param name="Addressee">Whom it is for, as the register shows it.</param>
/// <param name="ForId">For whom it is issued (GN-2).</param>
/// <param name="Replaces">The void one in whose place it is issued, which it names (NT-1).</param>
public sealed record DocumentAbout(
    long? TaskId = null, long? EnquiryId = null, long? PersonId = null, string Subject = "", long SubjectId = 0, long SectionId = 0,
    string OwnNumber = "", string Once = "", string StatusNumber = "", string Addressee = "", long? ForId = null, DocumentRow? Replaces = null);

/// <param name="Fresh">False when the thing had this document already, which is the answer then.</param>
public sealed record DocumentIssued(long Id, string Number, bool Fresh)
{
    /// <summary>One that is there already.</summary>
    public DocumentIssued(long id, string number) : this(id, number, Fresh: false)
    {
    }
}

/// <summary>A document that lacks its number only; its texts hold <see cref="NoticeDoc.NumberMark"/> in its place.</summary>
public sealed record DocumentReady(DocumentKind Kind, DocumentAbout About, string? Key)
{
    /// <summary>The thing has this document already, and this is it; then there are no texts.</summary>
    public DocumentIssued? Standing { get; init; }

    /// <summary>The office's characters, for the number.</summary>
    public string OfficeMark { get; init; } = "";

    public int TemplateVersion { get; init; }
    public string Title { get; init; } = "";
    public string Data { get; init; } = "";
    public string Content { get; init; } = "";
}

/// <summary>What was found when it was asked whether a thing has its document already.</summary>
/// <param name="Key">For which document it was asked.</param>
public sealed record DocumentStanding(string? Key, DocumentIssued? Issued);

/// <summary>
/// Issues documents, keeps them for ever, makes them void, records their service and their printing. Handlers call it inside
/// their own transaction; what is refused leaves no number behind.
/// </summary>
public sealed class DocumentOffice(OfficeBook book, NoticeTemplates templates, SealedBox box)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private const string LoadStanding = "SELECT * FROM documents WHERE open_key = @Key";

    private const string StandingNumber = "SELECT id, number FROM documents WHERE open_key = @Key";

    private const string StandingOf = "SELECT open_key FROM documents WHERE open_key IN @Keys";

    private const string Insert = """
        INSERT INTO documents (id, kind, circle, series, year_no, seq_no, number, open_key, state, title, addressee, status_number, task_id, enquiry_id, person_id,
            subject, subject_id, section_id, template_version, data, content, issued_by, issued_for, issued_at, issued_on, printed, replaces_id)
        VALUES (@Id, @Kind, @Circle, @Series, @Year, @No, @Number, @Key, 'Issued', @Title, @Addressee, @StatusNumber, @TaskId, @EnquiryId, @PersonId,
            @Subject, @SubjectId, @SectionId, @TemplateVersion, @Data, @Content, @Me, @ForId, @Now, @Today, @Printed, @ReplacesId)
        """;

    private const string MakeVoid = """
        UPDATE documents SET state = 'Void', open_key = NULL, void_reason = @Reason, voided_by = @Me, voided_at = @Now, version = version + 1
        WHERE id = @Id AND version = @Version AND state <> 'Void'
        """;

    private const string MakeServed = """
        UPDATE documents SET state = 'Served', served_how = @How, served_on = @On, served_to = @SignedBy, served_by = @Me, served_at = @Now, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Issued'
        """;

    private const string FirstPrint = "INSERT INTO document_prints (id, document_id, copy_no, person_id, at, how) VALUES (@PrintId, @Id, 1, @Me, @Now, 'Page')";

    private const string CountPrint = "UPDATE documents SET printed = printed + 1 WHERE id IN @Ids";

    private const string Copies = "SELECT id, printed FROM documents WHERE id IN @Ids";

    private const string Load = $"SELECT d.* FROM documents d WHERE d.id = @Id AND {DocumentRow.InSight}";

    private const string LoadOf = $"""
        SELECT d.* FROM documents d
        WHERE ((d.task_id = @TaskId) OR (d.enquiry_id = @EnquiryId) OR (d.subject = @Subject AND d.subject_id = @SubjectId AND d.subject_id <> 0)) AND {DocumentRow.InSight}
        ORDER BY d.id DESC LIMIT 50
        """;

    /// <summary>Issues a document: number, text, data and template version are kept for ever.</summary>
    /// <param name="printed">It goes to the printer at once: a fresh one is its first printing.</param>
    /// <returns>Its id and number, or the refusal that names the missing field and where to enter it.</returns>
    public async Task<Outcome<DocumentIssued>> Issue(Db db, DocumentFields fields, DocumentAbout about, bool printed = false) =>
        (await MakeReady(db, fields, about)).Went(out var ready, out var why) ? await Issue(db, ready, printed) : why;

    /// <summary>Everything but the number, which can be done before the turn of the command; a refusal names the missing field and where to enter it.</summary>
    /// <param name="known">What was looked up already together with what the document says; used where it was looked up for this very document.</param>
    public async Task<Outcome<DocumentReady>> MakeReady(Db db, DocumentFields fields, DocumentAbout about, DocumentStanding? known = null)
    {
        var kind = DocumentKinds.Of(fields);
        if (FieldValues.Missing(kind, fields) is { } missing) return DocumentRules.FieldMissing((kind.Zh, kind.En), missing.Name, missing.Where, missing.WhereEn);
        var key = KeyOf(kind, about);
        var there = key is null ? null : known?.Key == key ? known.Issued : await db.Find<DocumentIssued>(StandingNumber, new { Key = key });
        if (there is { } standing) return new DocumentReady(kind, about, key) { Standing = standing };
        if (await templates.InForce(db, kind) is not { } template) return DocumentRules.NoTemplate(kind.Zh, kind.En);
        var office = await book.Open(db.Ct);
        var values = FieldValues.Of(kind, fields);
        Common(db, office, kind.Form == NumberForm.Own ? about.OwnNumber : NoticeDoc.NumberMark.ToString(), about).AddTo(values);
        if (template.Render(values, out _) is not { } doc) return DocumentRules.NoTemplate(kind.Zh, kind.En);
        return new DocumentReady(kind, about, key)
        {
            OfficeMark = office.Settings.Text(Settings.BureauMark), TemplateVersion = template.Version, Title = doc.Title.Length > 0 ? doc.Title : kind.Zh,
            Data = JsonSerializer.Serialize(values, Readable), Content = doc.ToJson(),
        };
    }

    /// <summary>Gives it its number and keeps it for ever. Where somebody else issued the same meanwhile, the table refuses the second.</summary>
    public async Task<DocumentIssued> Issue(Db db, DocumentReady ready, bool printed = false)
    {
        if (ready.Standing is { } standing) return standing;
        var (kind, about) = (ready.Kind, ready.About);
        // series, year and number are unique in the table: what another program has given meanwhile fails there and is asked for anew
        long? no = kind.Form == NumberForm.Own ? null : await Numbers.Count(db, kind.Counter, unique: true);
        var number = no is { } n ? kind.NumberOf(ready.OfficeMark, db.Today.Year, n) : about.OwnNumber;
        var id = db.NewId();
        string Kept(string json) => NoticeDoc.Numbered(json, number) is var text && kind.Circle is Circle.Case ? box.Seal(text, DocumentRow.RecordOf(id)) : text;
        await db.Together(async () =>
        {
            await db.Execute(Insert, new
            {
                Id = id, Kind = kind.Code, Circle = kind.Circle.ToString(), Series = no is null ? "" : kind.Counter, db.Today.Year, No = no, Number = number, ready.Key, Title = Cut(ready.Title.Replace(NoticeDoc.NumberMark.ToString(), number, StringComparison.Ordinal)),
                Addressee = Cut(about.Addressee), about.StatusNumber, about.TaskId, about.EnquiryId, about.PersonId, about.Subject, about.SubjectId,
                SectionId = about.SectionId != 0 ? about.SectionId : db.Who.SectionId, ready.TemplateVersion, Data = Kept(ready.Data), Content = Kept(ready.Content), Me = db.Who.PersonId, about.ForId,
                db.Now, db.Today, Printed = printed ? 1 : 0, ReplacesId = about.Replaces?.Id,
            });
            if (printed) await db.Execute(FirstPrint, new { PrintId = db.NewId(), Id = id, Me = db.Who.PersonId, db.Now });
            if (about.TaskId is not null || about.EnquiryId is not null)
                await Timeline.Write(db, about.TaskId, about.EnquiryId, "Document", $"签发{kind.Zh} {number}{(about.Replaces is { } old ? $"，替代作废的 {old.Number}" : "")}", $"issued {kind.En} {number}{(about.Replaces is { } was ? $" in the place of {was.Number}, which is void" : "")}", forId: about.ForId);
        });
        return new DocumentIssued(id, number, Fresh: true);
    }

    /// <summary>The document as it would be issued, without a number and without a trace; null when the template cannot.</summary>
    public async Task<NoticeDoc?> Preview(Db db, DocumentFields fields, DocumentAbout about)
    {
        var kind = DocumentKinds.Of(fields);
        if (await templates.InForce(db, kind) is not { } template) return null;
        var values = FieldValues.Of(kind, fields);
        Common(db, await book.Open(db.Ct), kind.Form == NumberForm.Own ? about.OwnNumber : "（签发时编号）", about).AddTo(values);
        return template.Render(values, out _);
    }

    /// <summary>A document in the asker's sight; null when there is none.</summary>
    public static Task<DocumentRow?> Find(Db db, long id) => db.Find<DocumentRow>(Load, DocumentRow.Sight(db, new { Id = id }));

    /// <summary>The documents of a task, an enquiry or another thing that the asker may see, newest first.</summary>
    public static Task<IReadOnlyList<DocumentRow>> Of(Db db, long? taskId = null, long? enquiryId = null, string subject = "", long subjectId = 0) =>
        db.Query<DocumentRow>(LoadOf, DocumentRow.Sight(db, new { TaskId = taskId, EnquiryId = enquiryId, Subject = subject, SubjectId = subjectId }));

    /// <summary>Makes a document void; its number stays and says why (NT-1). Null when done.</summary>
    public static async Task<Refusal?> Void(Db db, DocumentRow d, string reason, int version)
    {
        if (DocumentRules.CannotVoid(d.State == DocumentState.Void, reason) is { } cannot) return cannot;
        if (!await db.Changed(MakeVoid, new { d.Id, Version = version, Reason = reason.Trim(), Me = db.Who.PersonId, db.Now })) return DeskRefusals.Changed();
        await Tell(db, d, "作废", "made void", reason.Trim());
        return null;
    }

    /// <summary>Records that it reached whoever it is for (NT-4). Null when done.</summary>
    /// <param name="signedBy">Who signed; where nobody did, the witness or the proof.</param>
    public static async Task<Refusal?> Serve(Db db, DocumentRow d, ServedHow how, DateOnly on, string signedBy, int version)
    {
        if (DocumentRules.CannotServe(d.State == DocumentState.Void, d.State == DocumentState.Served, d.IssuedOn, on, db.Today, signedBy) is { } cannot) return cannot;
        if (!await db.Changed(MakeServed, new { d.Id, Version = version, How = how.ToString(), On = on, SignedBy = signedBy.Trim(), Me = db.Who.PersonId, db.Now })) return DeskRefusals.Changed();
        await Tell(db, d, "送达", "served", "");
        return null;
    }

    /// <summary>Writes down that they are printed or downloaded, and answers which copy each is: 1 = the first.</summary>
    /// <param name="how">Page, Word or Batch.</param>
    public static async Task<IReadOnlyDictionary<long, int>> Print(Db db, IReadOnlyList<long> ids, string how)
    {
        await db.Execute(CountPrint, new { Ids = ids });
        var copies = await db.Query<(long Id, int Printed)>(Copies, new { Ids = ids });
        await db.Insert("document_prints (id, document_id, copy_no, person_id, at, how)", copies, c => [db.NewId(), c.Id, c.Printed, db.Who.PersonId, db.Now, how]);
        return copies.ToDictionary(c => c.Id, c => c.Printed);
    }

    /// <summary>The document that the thing has already, whoever sees it; null when it has none.</summary>
    public static async Task<DocumentRow?> Standing(Db db, DocumentKind kind, DocumentAbout about) =>
        KeyOf(kind, about) is { } key ? await db.Find<DocumentRow>(LoadStanding, new { Key = key }) : null;

    /// <summary>Those of some documents that are not there yet.</summary>
    public static async Task<IReadOnlyList<T>> Without<T>(Db db, IReadOnlyList<T> papers, Func<T, (DocumentKind Kind, DocumentAbout About)> of)
    {
        if (papers.Count == 0) return papers;
        var keys = papers.Select(p => KeyOf(of(p).Kind, of(p).About) ?? "").ToList();
        var there = (await db.Query<string>(StandingOf, new { Keys = keys })).ToHashSet(StringComparer.Ordinal);
        return [.. papers.Where((_, at) => !there.Contains(keys[at]))];
    }

    internal static string? KeyOf(DocumentKind kind, DocumentAbout about) =>
        kind.Form == NumberForm.Own ? $"{kind.Code}:{about.OwnNumber}:{about.Once}" : about.Once.Length > 0 ? $"{kind.Code}:{about.Once}" : null;

    private static CommonFields Common(Db db, OfficePage office, string number, DocumentAbout about)
    {
        var section = office.Sections.GetValueOrDefault(db.Who.SectionId) ?? new Section();
        return new CommonFields
        {
            Bureau = office.Settings.Text(Settings.BureauName), Number = number, Day = db.Today, Issuer = db.Who.Name, Section = section.Name, SectionPhone = section.Phone,
            AskPhone = office.Settings.Text(Settings.AskPhone), ComplainPhone = office.Settings.Text(Settings.ComplainPhone), Review = office.Settings.Text(Settings.ReviewText),
            Code = about.StatusNumber.Length > 0 ? NoticeDoc.CodeMark.ToString() : "",
            Replaces = about.Replaces is { } old ? $"本文书替代已作废的{old.Number}（{FieldValues.Day(old.IssuedOn)}签发），所载决定不变，期限以本文书为准。" : "",
        };
    }

    private static Task Tell(Db db, DocumentRow d, string zh, string en, string note) => d.TaskId is null && d.EnquiryId is null ? Task.CompletedTask
        : Timeline.Write(db, d.TaskId, d.EnquiryId, "Document", $"{DocumentKinds.Find(d.Kind)?.Zh} {d.Number} {zh}", $"{DocumentKinds.Find(d.Kind)?.En} {d.Number} {en}", note);

    private static string Cut(string text) => text.Length > 120 ? text[..120] : text;
}
