using Deque.AxeCore.Playwright;

namespace OfficeDesk.BrowserTests;

/// <summary>Every page, as its people see it: on a desk and a phone, light and dark.</summary>
public class PageTests
{
    private static readonly (string Who, string[] Paths)[] Everything =
    [
        ("staff1", ["/counter", "/my", "/enquiries", "/tasks", "/calendar", "/duty", "/account", "/help", "/help/rules/FC-4"]),
        ("chief1", ["/approvals", "/tasks/new", "/deputies", "/enquiries", "/discipline"]),
        ("discipline1", ["/discipline", "/tasks", "/admin/jobs"]),
        ("office1", ["/admin", "/admin/office", "/admin/people", "/admin/settings", "/calendar/import"]),
        ("admin", ["/admin", "/admin/people", "/admin/outbox", "/admin/mail", "/admin/jobs"]),
        ("security", ["/admin/tokens", "/admin/people"]),
    ];

    private static IEnumerable<TestCaseData> Views() =>
        from person in Everything
        from look in new[] { (Width: 1366, Dark: false), (Width: 1366, Dark: true), (Width: 390, Dark: false), (Width: 390, Dark: true) }
        select new TestCaseData(person.Who, person.Paths, look.Width, look.Dark);

    [TestCaseSource(nameof(Views))]
    public async Task A_page_is_readable_for_everybody_fits_the_screen_and_keeps_its_policy(string who, string[] paths, int width, bool dark)
    {
        await using var window = await Browser.SignIn(who, width, width == 390 ? 844 : 768, dark);
        foreach (var path in paths.Concat(await Matters(window)))
        {
            Assert.That(await window.Go(path), Is.EqualTo(200), path);
            await window.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
            var wider = await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.That(wider, Is.Zero, $"{path} scrolls sideways at {width}");
            Assert.That(window.Violations, Is.Empty, path);
            var found = (await window.Page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical")
                .Select(v => $"{path}: {v.Id} {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");
            Assert.That(found, Is.Empty);
            window.Violations.Clear();
        }
    }

    /// <summary>The first task and the first enquiry of this person's lists, where there are any.</summary>
    private static async Task<IEnumerable<string>> Matters(Window window)
    {
        var found = new List<string>();
        foreach (var (list, start) in new[] { ("/tasks", "/t/"), ("/enquiries", "/e/") })
            if (await window.Go(list) == 200 && await window.Page.QuerySelectorAsync($"main a[href^='{start}']") is { } link)
                found.Add((await link.GetAttributeAsync("href"))!);
        window.Violations.Clear();
        return found;
    }

    [Test]
    public async Task The_first_load_of_the_counter_is_at_most_90_KB_on_the_wire()
    {
        await using var window = await Browser.SignIn("staff1");
        var session = await window.Page.Context.NewCDPSessionAsync(window.Page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.clearBrowserCache");
        double bytes = 0;
        session.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
        await window.Go("/counter");
        await window.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        TestContext.Out.WriteLine($"first load: {bytes / 1024:0.0} KB");
        Assert.That(bytes, Is.InRange(10_000, 90 * 1024));
    }
}
