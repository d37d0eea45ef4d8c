using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using OfficeDesk.Web.Documents;

namespace OfficeDesk.Tests.Documents;

/// <summary>NT-2: the download opens in Word, WPS and LibreOffice.</summary>
public class WordTests
{
    private static readonly NoticeDress Dressed = new("7K3M92QX", "https://desk.office.invalid/q/2026-1107#7K3M92QX", "副本（第2次打印）");

    private static IEnumerable<DocumentKind> Kinds() => DocumentKinds.All;

    [TestCaseSource(nameof(Kinds))]
    public void NT_2_the_validator_finds_nothing_wrong(DocumentKind kind)
    {
        using var file = new MemoryStream(NoticeWord.Render(Doc(kind), Dressed));
        using var word = WordprocessingDocument.Open(file, isEditable: false);
        var errors = new OpenXmlValidator().Validate(word).Select(e => $"{e.Path?.XPath}: {e.Description}").ToList();
        Assert.That(errors, Is.Empty);
        var text = word.MainDocumentPart!.Document.InnerText;
        Assert.That(text, Does.Contain(Doc(kind).Title).And.Not.Contain("{{"));
        Assert.That(word.MainDocumentPart.ImageParts.Any(), Is.EqualTo(kind.ToCitizen), "the QR code goes along");
    }

    [TestCase("𠀀𪚥 <b>&amp;\"' \u0003")]
    [TestCase("一行\n又一行\t表")]
    public void E2_text_stays_text_in_word(string odd)
    {
        var doc = new NoticeDoc(Sheet.Form, [new Title(odd), new Paragraph(odd), new Pairs([odd, odd]), new Grid([odd], [1], [[odd]]), new Boxes([new SignBox(odd, odd)])]);
        using var file = new MemoryStream(NoticeWord.Render(doc, NoticeDress.Bare));
        using var word = WordprocessingDocument.Open(file, isEditable: false);
        Assert.That(new OpenXmlValidator().Validate(word), Is.Empty);
        Assert.That(word.MainDocumentPart!.Document.InnerText, Does.Contain(odd.Split('\n', '\t', '\u0003')[0]));
    }

    /// <summary>All kinds as .docx into the folder named by OFFICEDESK_SHOW_WORD, converted by LibreOffice where it is installed; by hand, it is a heavy package.</summary>
    [Test]
    public void NT_2_LibreOffice_opens_every_kind()
    {
        if (Environment.GetEnvironmentVariable("OFFICEDESK_SHOW_WORD") is not { Length: > 0 } folder)
        {
            Assert.Ignore("by hand only: OFFICEDESK_SHOW_WORD=/some/folder, with soffice installed");
            return;
        }
        Directory.CreateDirectory(folder);
        var css = File.ReadAllText(Path.Combine(Architecture.Sources.Root, "src/OfficeDesk.Web/wwwroot/paper.css"));
        foreach (var kind in DocumentKinds.All)
            File.WriteAllText(Path.Combine(folder, kind.Code + ".html"), $"<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><style>{css} body{{margin:0}}</style><body>{new NoticeHtml(Doc(kind), Dressed with { Mark = "" })}</body></html>");
        foreach (var kind in DocumentKinds.All) File.WriteAllBytes(Path.Combine(folder, kind.Code + ".docx"), NoticeWord.Render(Doc(kind), Dressed with { Mark = "" }));
        var convert = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("soffice", ["--headless", "--convert-to", "pdf", "--outdir", folder, .. DocumentKinds.All.Select(k => Path.Combine(folder, k.Code + ".docx"))]))!;
        Assert.That(convert.WaitForExit(TimeSpan.FromMinutes(5)), "LibreOffice took too long");
        Assert.That(DocumentKinds.All.Where(k => !File.Exists(Path.Combine(folder, k.Code + ".pdf"))).Select(k => k.Code), Is.Empty);
    }

    internal static NoticeDoc Doc(DocumentKind kind) => NoticeTemplate.Make(kind, NoticeTemplates.BuiltIn(kind), 0, out _)!.Render(NoticeTemplate.SampleOf(kind), out _)!;
}
