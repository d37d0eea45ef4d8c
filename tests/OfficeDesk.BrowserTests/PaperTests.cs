using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OfficeDesk.Web.Documents;

namespace OfficeDesk.BrowserTests;

/// <summary>NT-3: every kind as Chromium prints it. With OFFICEDESK_SHOW_PAPER=/some/folder the PDFs stay there to be looked at.</summary>
public partial class PaperTests
{
    private static readonly NoticeDress Dressed = new("7K3M92QX", "https://desk.office.invalid/q/2026-1107#7K3M92QX");

    private static IEnumerable<DocumentKind> Kinds() => DocumentKinds.All;

    [TestCaseSource(nameof(Kinds))]
    public async Task NT_3_a_document_is_printed_on_one_page(DocumentKind kind)
    {
        var pages = Pages(await Print(kind.Code, [new NoticeHtml(Doc(kind, NoticeTemplate.SampleOf(kind)), Dressed)]));
        // the order to remedy has lists of problems and demands, and its form for the reply on a page of its own
        Assert.That(pages, Is.EqualTo(kind.Code == "rectification" ? 3 : 1), kind.Zh);
    }

    [Test]
    public async Task NT_3_a_long_list_goes_on_to_further_pages()
    {
        var kind = DocumentKinds.Find("supplement")!;
        var values = NoticeTemplate.SampleOf(kind);
        var rows = (List<Dictionary<string, object?>>)values["材料"]!;
        values["材料"] = Enumerable.Range(1, 80).Select(n => new Dictionary<string, object?>(rows[0], StringComparer.Ordinal) { ["序号"] = $"{n}", ["备注"] = new string('长', n) }).ToList();
        Assert.That(Pages(await Print("long-list", [new NoticeHtml(Doc(kind, values), Dressed)])), Is.InRange(7, 11));
    }

    [Test]
    public async Task Rare_characters_long_words_and_html_stay_on_the_paper()
    {
        var kind = DocumentKinds.Find("enquiry-receipt")!;
        var values = NoticeTemplate.SampleOf(kind);
        values["办事人"] = "𠀀𪚥𠮷";
        values["诉求"] = "<b>粗</b> {{7*7}} @(1+1) ${x} <% 1 %> " + new string('w', 300) + string.Concat(Enumerable.Repeat("很长的诉求，", 60));
        var page = await Paper([new NoticeHtml(Doc(kind, values), Dressed with { Mark = "副本（第2次打印）" })]);
        Assert.That(await page.InnerTextAsync("article"), Does.Contain("𠀀𪚥𠮷").And.Contain("<b>粗</b> {{7*7}} @(1+1) ${x} <% 1 %>").And.Contain("副本（第2次打印）"));
        Assert.That(await page.EvaluateAsync<bool>("document.querySelector('article').scrollWidth <= document.querySelector('article').clientWidth"), "nothing sticks out at the side");
        Assert.That(Pages(await page.PdfAsync(new() { PreferCSSPageSize = true })), Is.EqualTo(1));
        await page.CloseAsync();
    }

    [Test]
    public async Task GB_T_9704_the_grid_holds_22_lines_of_28_characters()
    {
        var page = await Paper([new NoticeHtml(new NoticeDoc(Sheet.Plain, [new To(string.Concat(Enumerable.Repeat('字', 22 * 28 - 1)))]), NoticeDress.Bare)]);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(590, 850); // 156 mm
        await page.EvaluateAsync("document.querySelector('article').classList.add('grid-test')");
        var lines = await page.EvaluateAsync<double>("(() => { const p = document.querySelector('article p'); const a = document.querySelector('article'); a.style.width = '156mm'; return Math.round(p.getBoundingClientRect().height / (10.227 * 96 / 25.4)); })()");
        Assert.That(lines, Is.EqualTo(22));
        await page.CloseAsync();
    }

    [Test]
    public async Task NT_2_two_hundred_documents_are_one_print_job()
    {
        var kind = DocumentKinds.Find("supplement")!;
        var doc = Doc(kind, NoticeTemplate.SampleOf(kind));
        Assert.That(Pages(await Print("two-hundred", [.. Enumerable.Range(0, 200).Select(_ => new NoticeHtml(doc, Dressed))])), Is.EqualTo(200));
    }

    private static NoticeDoc Doc(DocumentKind kind, Dictionary<string, object?> values) => NoticeTemplate.Make(kind, NoticeTemplates.BuiltIn(kind), 0, out _)!.Render(values, out _)!;

    private static async Task<byte[]> Print(string name, IReadOnlyList<NoticeHtml> sheets)
    {
        var page = await Paper(sheets);
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });
        await page.CloseAsync();
        if (Environment.GetEnvironmentVariable("OFFICEDESK_SHOW_PAPER") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".pdf"), pdf);
        }
        return pdf;
    }

    private static async Task<IPage> Paper(IReadOnlyList<NoticeHtml> sheets)
    {
        var css = await File.ReadAllTextAsync(Path.Combine(Top(), "src/OfficeDesk.Web/wwwroot/paper.css"));
        var page = await Browser.Blank();
        await page.SetContentAsync($"<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><style>{css} body{{margin:0}}</style><body><main><div>{string.Concat(sheets.Select(s => s.ToString()))}</div></main></body></html>");
        return page;
    }

    private static string Top()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OfficeDesk.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    private static int Pages(byte[] pdf) => PageObject().Count(System.Text.Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.NonBacktracking)]
    private static partial Regex PageObject();
}
