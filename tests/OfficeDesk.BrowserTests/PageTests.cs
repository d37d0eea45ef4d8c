using System.Text.RegularExpressions;
using OfficeDesk.Tests.Architecture;

namespace OfficeDesk.BrowserTests;

/// <summary>Every page, as its people see it: on a desk and a phone, light and dark.</summary>
[Parallelizable(ParallelScope.Children)]
public partial class PageTests
{
    private static readonly PageList Everything = PageList.Read();

    [Test]
    public void Every_page_of_the_program_is_in_the_list()
    {
        var root = Path.Combine(Sources.Root, "src/OfficeDesk.Web/Features");
        var pages = Directory.GetFiles(root, "*.cshtml", SearchOption.AllDirectories).SelectMany(f => File.ReadLines(f).Take(3)).Select(l => PageLine().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value).ToList();
        Assert.That(pages, Has.Count.GreaterThan(40));
        var seen = Everything.Looked.SelectMany(e => e.Paths).Select(p => p.Split('?')[0]).ToList();
        Assert.That(pages.Except(Everything.Unseen).Where(page => !seen.Any(p => Regex.IsMatch(p, "^" + Regex.Replace(page, @"\{[^}]*\}", "[^/]+") + "$"))), Is.Empty, "pages nobody looks at: add them to a pages*.tsv");
    }

    [GeneratedRegex("^@page \"([^\"]+)\"")]
    private static partial Regex PageLine();

    private static async Task<string> Filled(string path)
    {
        foreach (var (name, sql) in Everything.Found)
            if (path.Contains(name, StringComparison.Ordinal))
                path = path.Replace(name, await Browser.Ask<string>(sql.Replace("{today}", $"{TimeProvider.System.GetUtcNow().AddHours(8):yyyy-MM-dd}", StringComparison.Ordinal)), StringComparison.Ordinal);
        return path;
    }

    private static IEnumerable<TestCaseData> Views() =>
        from person in Everything.Looked
        from dark in new[] { false, true }
        select new TestCaseData(person.Who, person.Paths, dark);

    /// <summary>Each page is opened once in each theme and looked at in both widths; light on a desk and dark on a phone it is read aloud as well.</summary>
    [TestCaseSource(nameof(Views))]
    public async Task A_page_is_readable_for_everybody_fits_the_screen_and_keeps_its_policy(string who, string[] paths, bool dark)
    {
        await using var window = await Browser.SignIn(who, dark: dark);
        foreach (var asked in paths.Concat(await Matters(window)))
        {
            var path = await Filled(asked);
            await window.Wide(dark ? Window.Desk : Window.Phone);
            Assert.That(await window.Go(path), Is.EqualTo(200), path);
            await Fits(window, path);
            await window.Wide(dark ? Window.Phone : Window.Desk);
            await Fits(window, path);
            Assert.That(await window.ReadAloud(), Is.Empty, path);
            window.Violations.Clear();
        }
    }

    private static async Task Fits(Window window, string path)
    {
        await window.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 30)))");
        await window.Sound($"{path}, {window.Page.ViewportSize!.Width} wide");
    }

    [Test]
    public async Task A_page_that_cannot_be_read_aloud_is_found()
    {
        await using var window = await Browser.Stranger(Browser.Address);
        await window.Page.SetContentAsync("<html lang='zh'><title>x</title><main><h1>x</h1><img src='x'><input><p style='color:#eee;background:#fff'>看不清的字</p></main></html>");
        Assert.That(await window.ReadAloud(), Has.Some.StartsWith("image-alt").And.Some.StartsWith("label").And.Some.StartsWith("color-contrast"));
    }

    /// <summary>The first task and the first enquiry of this person's lists, where there are any.</summary>
    private static async Task<IEnumerable<string>> Matters(Window window)
    {
        var found = new List<string>();
        foreach (var (list, links) in new[] { ("/tasks", "main a[href^='/t/']"), ("/enquiries", "main a[href^='/e/']"), ("/absence", "main table a[href^='/absence/']") })
            if (await window.Go(list) == 200 && await window.Page.QuerySelectorAsync(links) is { } link)
                found.Add((await link.GetAttributeAsync("href"))!);
        window.Violations.Clear();
        return found;
    }

    [TestCase("staff1", "/counter", 90)]
    [TestCase("staff1", "/my", 90)]
    [TestCase("staff1", "/tasks", 90)]
    [TestCase("director", "/discipline", 330)] // with the chart library
    [TestCase("admin", "/admin/people", 90)]
    public async Task The_first_load_of_a_page_stays_within_its_budget(string who, string path, int kilobytes)
    {
        await using var window = await Browser.SignIn(who);
        var session = await window.Page.Context.NewCDPSessionAsync(window.Page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.clearBrowserCache");
        double bytes = 0;
        session.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
        await window.Go(path);
        await window.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        TestContext.Out.WriteLine($"first load of {path}: {bytes / 1024:0.0} KB");
        Assert.That(bytes, Is.InRange(10_000, kilobytes * 1024));
    }
}
