using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using OfficeDesk.Tests.BadDays;
using OfficeDesk.Web.Demo;

[assembly: LevelOfParallelism(2)]

namespace OfficeDesk.BrowserTests;

/// <summary>One Chromium and one office with demo data for all browser tests.</summary>
[SetUpFixture]
public sealed class Browser
{
    /// <summary>Pages of one office, drawn by the processor: no process of its own for graphics, none for each page.</summary>
    private static readonly string[] Plain = ["--disable-gpu", "--in-process-gpu", "--process-per-site", "--disable-site-isolation-trials"];

    private static IPlaywright? _playwright;
    private static IBrowser? _chromium;
    private static string _folder = "";

    internal static RealOffice Office { get; private set; } = null!;

    internal static string Address => Office.Http.BaseAddress!.ToString().TrimEnd('/');

    [OneTimeSetUp]
    public async Task Open()
    {
        var chromium = Environment.GetEnvironmentVariable("OFFICEDESK_TEST_CHROMIUM") ?? "/usr/bin/chromium-headless-shell";
        if (!File.Exists(chromium))
        {
            const string Why = "Chromium is missing: run tests/services.sh start, then `source tests/services.env`, and test again.";
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Why);
            Assert.Ignore(Why);
        }
        _folder = Directory.CreateTempSubdirectory("deskbrowser").FullName;
        Office = await RealOffice.Start(_folder, ("Office:Jobs", "false"), ("Office:Demo", "true"));
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-background-networking", .. Plain] });
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        _playwright?.Dispose();
        if (Office is not null) await Office.DisposeAsync();
        if (_folder.Length > 0) Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The one value of a query on the demo office's database, to know what there is to look at.</summary>
    internal static async Task<T> Ask<T>(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Directory.GetFiles(_folder, "*.db").Single()};Mode=ReadOnly");
        return await connection.QueryFirstAsync<T>(sql);
    }

    /// <summary>An empty page, to draw something into.</summary>
    internal static Task<IPage> Blank() => _chromium!.NewPageAsync();

    /// <summary>A window of somebody who has not signed in.</summary>
    internal static async Task<Window> Stranger(string address, int width = Window.Desk, bool dark = false)
    {
        var context = await _chromium!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = Window.HeightOf(width) } });
        if (dark) await context.AddCookiesAsync([new() { Name = "theme", Value = "dark", Url = address }]);
        return new Window(context, await context.NewPageAsync(), address);
    }

    /// <summary>A window of its own, signed in through the sign-in page as a person would.</summary>
    internal static async Task<Window> SignIn(string name, int width = Window.Desk, bool dark = false, string? address = null)
    {
        address ??= Address;
        var window = await Stranger(address, width, dark);
        var page = window.Page;
        await page.GotoAsync(address + "/login");
        await page.FillAsync("#Name", name);
        await page.FillAsync("#Password", DemoBureau.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(u => !u.Contains("/login", StringComparison.Ordinal));
        return window;
    }
}
