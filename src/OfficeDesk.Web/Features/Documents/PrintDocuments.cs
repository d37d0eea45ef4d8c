using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>Documents go to the printer: who, when and which copy is written down.</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record PrintDocuments(IReadOnlyList<long> Ids) : ICommand<DocumentsPrinted>;

public sealed record DocumentsPrinted(IReadOnlyList<long> Ids);

/// <summary>The papers of documents, with the mark of a copy from the second printing on.</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record SheetsOf(IReadOnlyList<long> Ids) : IQuery<SheetsRead>;

public sealed record SheetsRead(IReadOnlyList<SheetRead> Sheets);

public sealed record SheetRead(long Id, string Number, NoticeDoc Doc, NoticeDress Dress);

/// <summary>One document for Word and WPS; counts as a printing, each time it is asked for.</summary>
/// <remarks>NT-4, CP-2: a copy says so, and no copy lies under the key of a form.</remarks>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record DownloadDocument(long Id) : ICommand<DocumentFile>, IToldAnew;

/// <param name="Content">A .docx; base64 in JSON.</param>
public sealed record DocumentFile(string Name, byte[] Content);

public sealed class PrintDocumentsHandler(StatusCode codes, SealedBox box) : IHandle<PrintDocuments, DocumentsPrinted>, IHandle<SheetsOf, SheetsRead>, IHandle<DownloadDocument, DocumentFile>
{
    private const string Load = $"SELECT d.* FROM documents d WHERE d.id IN @Ids AND {DocumentRow.InSight}";

    public async Task<Outcome<DocumentsPrinted>> Handle(PrintDocuments m, Db db)
    {
        var ids = m.Ids.Distinct().ToList();
        if (DocumentRules.CannotPrint(ids.Count) is { } cannot) return cannot;
        var rows = await db.Query<DocumentRow>(Load, DocumentRow.Sight(db, new { Ids = ids }));
        if (rows.Count != ids.Count) return DeskRefusals.NotFound();
        if (await Closed(db, rows) is { } closed) return closed;
        await DocumentOffice.Print(db, ids, rows.Count == 1 ? "Page" : "Batch");
        db.About("document", ids[0]);
        return new DocumentsPrinted(ids);
    }

    public async Task<Outcome<SheetsRead>> Handle(SheetsOf m, Db db)
    {
        if (DocumentRules.CannotPrint(m.Ids.Count) is { } cannot) return cannot;
        var rows = (await db.Query<DocumentRow>(Load, DocumentRow.Sight(db, new { m.Ids }))).ToDictionary(d => d.Id);
        if (rows.Count == 0) return DeskRefusals.NotFound();
        if (await Closed(db, rows.Values) is { } closed) return closed;
        return new SheetsRead([.. m.Ids.Where(rows.ContainsKey).Select(id => rows[id]).Select(d => new SheetRead(d.Id, d.Number, d.Open(box), Dressing.Of(d, codes, d.Printed)))]);
    }

    public async Task<Outcome<DocumentFile>> Handle(DownloadDocument m, Db db)
    {
        if (await DocumentOffice.Find(db, m.Id) is not { } d) return DeskRefusals.NotFound();
        if (await Closed(db, [d]) is { } closed) return closed;
        var copy = (await DocumentOffice.Print(db, [d.Id], "Word"))[d.Id];
        db.About("document", d.Id);
        return new DocumentFile($"{DocumentKinds.Find(d.Kind)?.Zh} {d.Number}.docx", NoticeWord.Render(d.Open(box), Dressing.Of(d, codes, copy)));
    }

    /// <remarks>CP-2: what names who complained leaves only while the asker has a look at the case.</remarks>
    private static async Task<Refusal?> Closed(Db db, IReadOnlyCollection<DocumentRow> rows)
    {
        var cases = rows.Where(d => d.NamesComplainant).Select(d => d.SubjectId).Distinct().ToList();
        return (await CaseLooks.Running(db, cases)).Count == cases.Count ? null : ComplaintRules.OpenItFirst;
    }
}
