using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace OfficeDesk.BrowserTests;

/// <summary>RP-7: every list that can be taken along is taken along: the links are pressed, the files arrive, and a workbook opens with its rows.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class ExportTests
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [TestCase("chief1", "/tasks")]
    [TestCase("staff1", "/enquiries")]
    [TestCase("chief1", "/applications")]
    [TestCase("office1", "/applications/refusals")]
    [TestCase("discipline1", "/breaches")]
    [TestCase("discipline1", "/complaints?all=true")]
    [TestCase("discipline1", "/discipline/records?kind=Overdue")]
    [TestCase("discipline1", "/discipline/records?kind=RedCard")]
    [TestCase("discipline1", "/discipline/records?kind=Late")]
    [TestCase("chief1", "/discipline/records?kind=YellowCard")]
    public async Task RP_7_a_list_leaves_as_CSV_and_as_a_workbook_with_the_same_rows(string who, string path)
    {
        await using var window = await Browser.SignIn(who);
        await window.Open(path);
        var csv = Encoding.UTF8.GetString(await Press(window, "a.btn:has-text('导出 CSV')", ".csv"));
        var lines = csv.TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rows = Rows(await Press(window, "a.btn:has-text('导出 XLSX')", ".xlsx"));
        Assert.That((rows.Count, rows[0][0]), Is.EqualTo((lines.Length, lines[0].Split(',')[0].Trim('"', '\r'))), "head and rows, one for one");
        Assert.That(rows, Has.Count.GreaterThan(1), "the demo shows something here");
        Assert.That(window.Violations, Is.Empty);
    }

    [TestCase("leader1", "/appraisal/results/{0}", "SELECT CAST(id AS TEXT) FROM ap_rounds WHERE counts > 0 ORDER BY id LIMIT 1")]
    [TestCase("chief1", "/appraisal/person", "SELECT '-'")]
    public async Task RP_7_results_leave_as_a_workbook(string who, string path, string sql)
    {
        await using var window = await Browser.SignIn(who);
        await window.Open(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, await Browser.Ask<string>(sql)));
        Assert.That(Rows(await Press(window, "a.btn[href*='handler=Xlsx']", ".xlsx")), Has.Count.GreaterThan(1));
    }

    /// <summary>The report of the discipline desk has its figures as CSV and on paper.</summary>
    [Test]
    public async Task RP_7_the_report_of_the_discipline_desk_leaves_as_CSV()
    {
        await using var window = await Browser.SignIn("discipline1");
        await window.Open("/discipline");
        var lines = Encoding.UTF8.GetString(await Press(window, "a.btn:has-text('导出 CSV')", ".csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.GreaterThan(1));
    }

    /// <summary>BR-2: from the list of what is overdue to the order, with the mouse: two are ticked, the order is given, the papers are there.
    /// Alone: the orders are tasks in the lists that the others count.</summary>
    [Test]
    [NonParallelizable]
    public async Task BR_2_what_is_ticked_in_the_list_is_ordered_to_be_put_right()
    {
        await using var window = await Browser.SignIn("discipline1");
        await window.Open("/discipline/records?kind=Overdue");
        var boxes = window.Page.Locator("input[name=ids]");
        var last = await boxes.CountAsync() - 1;
        foreach (var at in new[] { last - 1, last }.Where(i => i >= 0)) await boxes.Nth(at).CheckAsync();
        await window.Page.ClickAsync(".batch button");
        await window.Page.WaitForURLAsync(u => u.Contains("/breaches/remedy", StringComparison.Ordinal));
        await window.Sound("/breaches/remedy");
        await window.Page.ClickAsync("form[data-main] button.btn-primary");
        await window.Page.WaitForSelectorAsync(".callout.ok");
        await window.Sound("ordered");
        await window.Page.ClickAsync("td[data-label='整改通知'] a");
        await window.Page.WaitForURLAsync(u => u.Contains("/documents/", StringComparison.Ordinal));
        Assert.That(await window.Page.InnerTextAsync("main"), Does.Contain("责令补救"));
    }

    private static async Task<byte[]> Press(Window window, string link, string ending)
    {
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.Locator(link).First.ClickAsync());
        Assert.That(download.SuggestedFilename, Does.EndWith(ending));
        return await File.ReadAllBytesAsync((await download.PathAsync())!);
    }

    /// <summary>The cells of the first sheet, as a spreadsheet program reads them.</summary>
    private static List<List<string>> Rows(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        Assert.That(zip.GetEntry("[Content_Types].xml"), Is.Not.Null, "a workbook");
        using var part = zip.Entries.First(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Open();
        return [.. XDocument.Load(part).Descendants(Sheet + "row").Select(r => r.Elements(Sheet + "c").Select(c => c.Value).ToList())];
    }
}
