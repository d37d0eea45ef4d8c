using Microsoft.Playwright;
using OfficeDesk.Tests.BadDays;
using OfficeDesk.Web.Demo;

namespace OfficeDesk.BrowserTests;

/// <summary>One Chromium and one office with demo data for all browser tests.</summary>
[SetUpFixture]
public sealed class Browser
{
    private static IPlaywright? _playwright;
    private static IBrowser? _chromium;
    private static string _folder = "";

    internal static RealOffice Office { get; private set; } = null!;

    internal static string Address => Office.Http.BaseAddress!.ToString().TrimEnd('/');

    [OneTimeSetUp]
    public async Task Open()
    {
        var chromium = Environment.GetEnvironmentVariable("OFFICEDESK_TEST_CHROMIUM") ?? "/usr/bin/chromium";
        if (!File.Exists(chromium))
        {
            const string Why = "Chromium is missing: run tests/services.sh start, then `source tests/services.env`, and test again.";
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Why);
            Assert.Ignore(Why);
        }
        _folder = Directory.CreateTempSubdirectory("deskbrowser").FullName;
        Office = await RealOffice.Start(_folder, ("Office:Jobs", "false"), ("Office:Demo", "true"));
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-background-networking"] });
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        _playwright?.Dispose();
        if (Office is not null) await Office.DisposeAsync();
        if (_folder.Length > 0) Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A window of its own, signed in through the sign-in page as a person would.</summary>
    internal static async Task<Window> SignIn(string name, int width = 1366, int height = 768, bool dark = false, string? address = null)
    {
        address ??= Address;
        var context = await _chromium!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        if (dark) await context.AddCookiesAsync([new() { Name = "theme", Value = "dark", Url = address }]);
        var page = await context.NewPageAsync();
        var window = new Window(context, page, address);
        await page.GotoAsync(address + "/login");
        await page.FillAsync("#Name", name);
        await page.FillAsync("#Password", DemoBureau.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(u => !u.Contains("/login", StringComparison.Ordinal));
        return window;
    }
}

/// <summary>A browser window and what its console complained about.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly string _address;

    public Window(IBrowserContext context, IPage page, string address)
    {
        (_context, Page, _address) = (context, page, address);
        page.Console += (_, m) => { if (m.Text.Contains("Content Security Policy", StringComparison.Ordinal)) Violations.Add(m.Text); };
        page.PageError += (_, e) => Violations.Add(e);
    }

    public IPage Page { get; }

    /// <summary>Violations of the content policy, and scripts that broke.</summary>
    public List<string> Violations { get; } = [];

    public async Task<int> Go(string path) => (await Page.GotoAsync(_address + path))!.Status;

    /// <summary>The id of the element with the focus.</summary>
    public Task<string> Focus() => Page.EvaluateAsync<string>("document.activeElement?.id ?? ''");

    public async Task Press(params string[] keys)
    {
        foreach (var key in keys) await Page.Keyboard.PressAsync(key);
    }

    public Task Type(string text) => Page.Keyboard.InsertTextAsync(text);

    public ValueTask DisposeAsync() => new(_context.CloseAsync());
}
