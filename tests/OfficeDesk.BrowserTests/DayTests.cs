using Microsoft.Playwright;
using OfficeDesk.Tests.BadDays;
using OfficeDesk.Tests.House;

namespace OfficeDesk.BrowserTests;

/// <summary>
/// A whole working day of everybody in one office: who comes to the counter in the morning has an answer in the evening. On the
/// built-in database at a desk by day, on MariaDB on a phone by night.
/// </summary>
[TestFixture(Engine.Sqlite, Window.Desk, false)]
[TestFixture(Engine.MariaDb, Window.Phone, true)]
[NonParallelizable]
public sealed partial class DayTests(Engine engine, int width, bool dark)
{
    private readonly Dictionary<string, Window> _windows = new(StringComparer.Ordinal);
    private RealOffice _office = null!;
    private Func<Task> _drop = () => Task.CompletedTask;
    private string _folder = "";

    private string Address => _office.Http.BaseAddress!.ToString().TrimEnd('/');

    [OneTimeSetUp]
    public async Task Open()
    {
        _folder = Directory.CreateTempSubdirectory("deskdays").FullName;
        var settings = new List<(string, string)> { ("Office:Jobs", "false"), ("Office:Demo", "bureau") };
        if (engine == Engine.MariaDb)
        {
            (var connection, _drop) = await Engines.FreshMaria();
            settings.AddRange([("Database:Engine", "mariadb"), ("Database:Connection", connection)]);
        }
        _office = await RealOffice.Start(_folder, [.. settings]);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        foreach (var window in _windows.Values) await window.DisposeAsync();
        if (_office is not null) await _office.DisposeAsync();
        await _drop();
        if (_folder.Length > 0) Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Somebody's window, open the whole day.</summary>
    private async Task<Window> As(string name) =>
        _windows.TryGetValue(name, out var open) ? open : _windows[name] = await Browser.SignIn(name, width, dark, Address);

    /// <summary>A first contact at the counter, by keyboard alone and without waiting for anything but the promise.</summary>
    /// <returns>Its number.</returns>
    private static async Task<string> Log(Window window, string phone, string name, string initials, string ask, string route)
    {
        await window.Open("/counter");
        Assert.That(await window.Focus(), Is.EqualTo("Phone"));
        await window.Type(phone);
        await window.TabTo("CitizenName");
        await window.Type(name);
        await window.TabTo("MatterTypeId");
        await window.Page.Keyboard.TypeAsync(initials);
        await window.Press("Enter");
        await window.Page.WaitForSelectorAsync(".promise .big");
        await window.TabTo("Ask");
        await window.Type(ask);
        await window.TabTo("Route");
        for (var i = 0; i < 4 && await window.Page.EvaluateAsync<string>("document.querySelector('input[name=Route]:checked')?.value") != route; i++) await window.Press("ArrowRight");
        await window.Press("Control+Enter");
        await window.Page.WaitForSelectorAsync(".callout.ok");
        await window.Sound("/counter");
        return (await window.Page.InnerTextAsync(".callout.ok b a")).Trim();
    }

    /// <summary>Says yes to the only extension on the approvals page.</summary>
    private static async Task Agree(Window window, string words)
    {
        await window.Open("/approvals");
        await window.Page.FillAsync("input[name=Text]", words);
        await window.Page.ClickAsync("button[name=Yes][value=true]");
        await window.Page.WaitForSelectorAsync("form[action*='/extensions/']", new() { State = WaitForSelectorState.Detached });
        await window.Sound("/approvals");
    }

    private static async Task Finish(Window window, string number, string field, string words)
    {
        await window.Open($"/t/{number}?act=finish");
        await window.Page.FillAsync(field, words);
        await window.Save("act=finish");
        Assert.That(await window.Page.Locator("a[href*='act=finish']").CountAsync(), Is.Zero, "finished");
    }
}
