using OfficeDesk.Tests.BadDays;

namespace OfficeDesk.BrowserTests;

/// <summary>ON-3: an application through each of the six outcomes, as the people at the counter and their chiefs do it on the pages; and ON-6: a second notice stopped.</summary>
/// <remarks>With OFFICEDESK_SHOW_PAGES=/some/folder the pages stay there as pictures to be looked at.</remarks>
[NonParallelizable]
public sealed class SixOutcomesTests
{
    private readonly Dictionary<string, Window> _windows = new(StringComparer.Ordinal);
    private RealOffice _office = null!;
    private string _folder = "";
    private int _visitor;

    [OneTimeSetUp]
    public async Task Open()
    {
        _folder = Directory.CreateTempSubdirectory("desksix").FullName;
        _office = await RealOffice.Start(_folder, ("Office:Jobs", "false"), ("Office:Demo", "bureau"));
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        foreach (var window in _windows.Values) await window.DisposeAsync();
        if (_office is not null) await _office.DisposeAsync();
        if (_folder.Length > 0) Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task ON_3_a_nothing_to_decide_is_told_at_once_reviewed_and_filed()
    {
        var staff = await Fill("staff1", 5, w => Choose(w, "NeedsDecision", "false"), "无须作出决定");
        await staff.Page.FillAsync("#Reason", "咨询类事项，当场答复即可。");
        await Refused(staff, "a");
    }

    [Test]
    public async Task ON_3_b_what_is_not_ours_is_refused_naming_who_is_to_be_asked()
    {
        var staff = await Fill("staff4", 11, w => Choose(w, "Ours", "false"), "不属");
        await staff.Page.FillAsync("#Reason", "医疗费用报销属医保经办。");
        await staff.Page.FillAsync("#GoTo", "县医疗保障局，政务大厅二楼，10000030001");
        await Refused(staff, "b");
    }

    [Test]
    public async Task ON_3_c_slips_are_put_right_on_the_spot()
    {
        var staff = await Fill("staff4", 4, async w => { await All(w, "HandedIn"); await Choose(w, "Slips", "Corrected"); }, "更正");
        await staff.Page.FillAsync("#Corrected", "收入合计改正。");
        await Take(staff);
        await Accepted(staff, "c");
    }

    [Test]
    public async Task ON_3_d_one_notice_a_second_one_is_stopped_then_completed_and_accepted()
    {
        var staff = await Fill("staff4", 4, async w => { await All(w, "HandedIn"); await Choose(w, "state0", "Missing"); }, "补正");
        await Take(staff);
        Assert.That(await staff.Page.InnerTextAsync("main"), Does.Contain("补正材料通知书").And.Contain("补齐期限"));
        await Show(staff, "d-notice");
        // ON-6: what could have been named then is stopped, and says so before anything goes out
        await staff.Page.ClickAsync("summary:has-text('还要其他材料')");
        await staff.Page.FillAsync("form[action$='handler=More'] [name=Item]", "收入证明");
        await staff.Page.ClickAsync("form[action$='handler=More'] button");
        await staff.Page.WaitForSelectorAsync("[role=alert]");
        Assert.That(await staff.Page.InnerTextAsync("[role=alert]"), Does.Contain("收入证明"));
        await Show(staff, "d-second-notice-stopped");
        await staff.Open(new Uri(staff.Page.Url).AbsolutePath);
        await Choose(staff, "state0", "HandedIn", "form[action$='handler=HandIn']");
        await staff.Page.ClickAsync("form[action$='handler=HandIn'] [data-fill]");
        await staff.Page.ClickAsync("form[action$='handler=HandIn'] button.btn-primary");
        await staff.Page.WaitForSelectorAsync(".callout.ok:has-text('已受理')");
        await Accepted(staff, "d");
    }

    [Test]
    public async Task ON_3_e_the_leader_is_asked_and_the_citizen_told_within_the_limit()
    {
        var staff = await Fill("staff4", 4, async w => { await All(w, "HandedIn"); await Choose(w, "Unclear", "true"); }, "请示");
        await staff.Page.FillAsync("#Question", "外县户籍能否申请？");
        await Take(staff);
        var path = new Uri(staff.Page.Url).AbsolutePath;
        await Show(staff, "e-asked");
        var leader = await As("leader1");
        await leader.Open(path);
        await leader.Page.FillAsync("#Answer", "经常居住地在本县的可以。");
        await leader.Send("handler=Answer");
        await staff.Open(path);
        await staff.Page.ClickAsync("form[action$='handler=Check'] button.btn-primary");
        await Accepted(staff, "e");
    }

    [Test]
    public async Task ON_3_f_what_is_complete_is_accepted_in_writing()
    {
        var staff = await Fill("staff4", 4, w => All(w, "HandedIn"), "结果：受理");
        await Take(staff);
        await Accepted(staff, "f");
        await staff.Page.ClickAsync("section[aria-labelledby=docs] a:has-text('受理通知书')");
        await staff.Page.WaitForSelectorAsync(".paper-view article");
        Assert.That(await staff.Page.InnerTextAsync(".paper-view"), Does.Contain("受理通知书").And.Contain("承诺办结日"));
        await Show(staff, "f-acceptance");
    }

    /// <summary>The form of a matter with a visitor, the answers given, and the outcome standing below as they come to.</summary>
    private async Task<Window> Fill(string who, int matter, Func<Window, Task> answer, string outcome)
    {
        var window = await As(who);
        await window.Open($"/applications/new?matter={matter}");
        await window.Page.FillAsync("#CitizenName", "来访人甲");
        await window.Page.FillAsync("#Phone", $"100000620{++_visitor:00}");
        await answer(window);
        await window.Page.ClickAsync("[data-fill]");
        await window.Page.WaitForSelectorAsync($"#outcome h2:has-text('{outcome}')");
        return window;
    }

    private static async Task Choose(Window window, string name, string value, string within = "") => await window.Page.CheckAsync($"{within} input[name={name}][value={value}]".Trim(), new() { Force = true });

    private static async Task All(Window window, string state)
    {
        var papers = await window.Page.Locator("input[name=paper]").CountAsync();
        for (var i = 0; i < papers; i++) await Choose(window, $"state{i}", state);
    }

    private static async Task Take(Window window)
    {
        await window.Press("Control+Enter");
        await window.Page.WaitForSelectorAsync(".callout.ok");
        await window.Sound("/applications/new");
    }

    private async Task Accepted(Window window, string letter)
    {
        await window.Page.WaitForSelectorAsync("section[aria-labelledby=docs] a:has-text('受理通知书')");
        Assert.That(await window.Page.InnerTextAsync(".page-head"), Does.Contain("已受理"));
        await Show(window, letter);
    }

    /// <summary>The chief agrees, the decision goes out, the general office files it.</summary>
    private async Task Refused(Window window, string letter)
    {
        await Take(window);
        var path = new Uri(window.Page.Url).AbsolutePath;
        await Show(window, letter + "-told");
        var chief = await As("chief1");
        await chief.Open(path);
        await chief.Page.ClickAsync("button:has-text('同意不予受理')");
        await chief.Page.WaitForSelectorAsync("section[aria-labelledby=docs] a:has-text('不予受理通知书')");
        await Show(chief, letter);
        var office = await As("office1");
        await office.Open(path);
        await office.Send("handler=File");
    }

    private async Task<Window> As(string name) => _windows.TryGetValue(name, out var open) ? open : _windows[name] = await Browser.SignIn(name, address: _office.Http.BaseAddress!.ToString().TrimEnd('/'));

    private static async Task Show(Window window, string name)
    {
        if (Environment.GetEnvironmentVariable("OFFICEDESK_SHOW_PAGES") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        await window.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"outcome-{name}.png"), FullPage = true });
        // taking the picture puts a style of its own into the page, which the policy reports
        await window.Page.WaitForTimeoutAsync(100);
        window.Violations.Clear();
    }
}
