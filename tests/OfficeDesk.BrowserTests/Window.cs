using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace OfficeDesk.BrowserTests;

/// <summary>A browser window and what its console complained about.</summary>
internal sealed class Window : IAsyncDisposable
{
    /// <summary>The width of a screen on a desk, in pixels.</summary>
    public const int Desk = 1366;

    /// <summary>The width of a phone, in pixels.</summary>
    public const int Phone = 390;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext _context;
    private readonly string _address;

    public Window(IBrowserContext context, IPage page, string address)
    {
        (_context, Page, _address) = (context, page, address);
        page.SetDefaultTimeout(15_000);
        page.Console += (_, m) => { if (m.Text.Contains("Content Security Policy", StringComparison.Ordinal)) Violations.Add(m.Text); };
        page.PageError += (_, e) => Violations.Add(e);
    }

    public IPage Page { get; }

    /// <summary>Violations of the content policy, and scripts that broke.</summary>
    public List<string> Violations { get; } = [];

    public async Task<int> Go(string path) => (await Page.GotoAsync(_address + path))!.Status;

    /// <summary>The same page on another screen.</summary>
    public Task Wide(int width) => Page.SetViewportSizeAsync(width, HeightOf(width));

    public static int HeightOf(int width) => width == Phone ? 844 : 768;

    /// <summary>Opens a page, insists on its being there, on the policy being kept and on nothing scrolling sideways.</summary>
    public async Task Open(string path)
    {
        Assert.That(await Go(path), Is.EqualTo(200), path);
        await Sound(path);
    }

    /// <summary>Nothing broke, and the page fits the screen.</summary>
    public async Task Sound(string where)
    {
        Assert.That(Violations, Is.Empty, where);
        Assert.That(await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"), Is.Zero, $"{where} scrolls sideways");
    }

    /// <summary>What axe finds serious or critical on this page: rule and elements. Of what is right it tells nothing: that is most of a page, and took most of the time.</summary>
    public async Task<string[]> ReadAloud()
    {
        await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                .filter(v => v.impact === 'serious' || v.impact === 'critical')
                .map(v => v.id + ' ' + v.nodes.slice(0, 3).map(n => n.html).join(' | '))
            """);
    }

    /// <summary>The id of the element with the focus.</summary>
    public Task<string> Focus() => Page.EvaluateAsync<string>("document.activeElement?.id ?? ''");

    public async Task Press(params string[] keys)
    {
        foreach (var key in keys) await Page.Keyboard.PressAsync(key);
    }

    public Task Type(string text) => Page.Keyboard.InsertTextAsync(text);

    /// <summary>Goes on with Tab until an element has the focus; it fails where the keyboard does not lead there.</summary>
    /// <param name="what">Of the element with the focus: its id or its name.</param>
    public async Task TabTo(string what)
    {
        Task<bool> There() => Page.EvaluateAsync<bool>("w => document.activeElement?.id === w || document.activeElement?.name === w", what);
        for (var i = 0; i < 30 && !await There(); i++) await Press("Tab");
        Assert.That(await There(), $"{what} can be reached with Tab");
    }

    /// <summary>Presses the button of a form and waits until the form is gone.</summary>
    /// <param name="action">How the form's action ends.</param>
    public async Task Send(string action, bool asked = false)
    {
        await Page.ClickAsync($"form[action$='{action}'] button");
        if (asked) await Page.ClickAsync("#confirm [value=ok]");
        await Page.WaitForSelectorAsync($"form[action$='{action}']", new() { State = WaitForSelectorState.Detached });
        await Sound(action);
    }

    /// <summary>Ctrl+Enter, and the next page.</summary>
    /// <param name="leaves">What is no longer in the address afterwards.</param>
    public async Task Save(string leaves)
    {
        await Press("Control+Enter");
        await Page.WaitForURLAsync(u => !u.Contains(leaves, StringComparison.Ordinal));
        await Sound(leaves);
    }

    public ValueTask DisposeAsync() => new(_context.CloseAsync());
}
