using Microsoft.Playwright;

namespace OfficeDesk.BrowserTests;

/// <summary>Staff, chief, leader and town.</summary>
public sealed partial class DayTests
{
    [Test, Order(1)]
    public async Task A_transfer_is_logged_accepted_the_citizen_called_and_the_matter_finished()
    {
        var staff1 = await As("staff1");
        var number = await Log(staff1, "10000061001", "来访人甲", "lsjz", "家里突发困难，想申请临时救助。", "SameSection");
        await staff1.Open($"/documents/new/receipt/{number}");
        Assert.That(await staff1.Page.InnerTextAsync("body"), Does.Contain(number));
        await staff1.Open($"/documents/new/transfer/{number}");

        var staff4 = await As("staff4");
        await staff4.Open("/my");
        await staff4.Page.ClickAsync(".callout .acts a:has-text('去接收')");
        await staff4.Page.WaitForURLAsync("**/e/**");
        await staff4.Page.ClickAsync("form[action$='handler=Accept'] button");
        await staff4.Page.FillAsync("#ContactNote", "已电话联系，明天带材料来。");
        await staff4.Send("handler=Contact");
        await Finish(staff4, number, "#AnswerText", "已批准，今天发放。");

        await staff1.Open("/enquiries");
        Assert.That(await staff1.Page.InnerTextAsync("main"), Does.Contain(number), "one's first contacts, with what became of them");
    }

    [Test, Order(2)]
    public async Task A_later_date_is_asked_for_advised_on_decided_and_told()
    {
        var staff1 = await As("staff1");
        var number = await Log(staff1, "10000061002", "来访人乙", "csjm", "申请城市低保。", "Own");
        await staff1.Open($"/t/{number}/extension");
        await staff1.Page.SelectOptionAsync("#Days", new SelectOptionValue { Index = 1 });
        await staff1.Page.FillAsync("#Reason", "外地核对收入，等回函。");
        await staff1.Page.FillAsync("#Agreement", "办事人电话同意延后。");
        await staff1.Save("/extension");

        await Agree(await As("chief1"), "情况属实，同意。");
        await Agree(await As("leader1"), "同意。");

        await staff1.Open("/my");
        await staff1.Page.ClickAsync("a:has-text('去告知')");
        await staff1.Page.FillAsync("#How", "电话告知本人");
        await staff1.Page.ClickAsync("button:has-text('已告知')");
        await staff1.Page.WaitForSelectorAsync("#How", new() { State = WaitForSelectorState.Detached });
        await staff1.Open($"/t/{number}");
    }

    [Test, Order(3)]
    public async Task A_task_is_handed_over_and_signed_for()
    {
        var staff1 = await As("staff1");
        var number = await Log(staff1, "10000061003", "来访人丙", "csjm", "申请城市低保，另一户。", "Own");
        await staff1.Open($"/t/{number}/handover");
        await staff1.Page.SelectOptionAsync("#ToId", "9");
        await staff1.Page.FillAsync("#What", "申请表一份，待入户。");
        await staff1.Save("/handover");

        var staff2 = await As("staff2");
        await staff2.Open("/my");
        await staff2.Send("handler=Sign");
        await staff2.Open($"/t/{number}");
        Assert.That(await staff2.Page.Locator($"a[href='/t/{number}?act=finish']").CountAsync(), Is.EqualTo(1), "who signed answers for it");
        await staff2.Open($"/t/{number}/responsible");
    }

    [Test, Order(4)]
    public async Task What_is_sent_back_the_chief_decides()
    {
        var number = await Log(await As("staff1"), "10000061004", "来访人丁", "ncjm", "问农村低保。", "SameSection");
        var staff2 = await As("staff2");
        await staff2.Open($"/e/{number}");
        await staff2.Page.ClickAsync("details.fold summary:has-text('退回')");
        await staff2.Page.CheckAsync("input[name=BackReason][value=WrongSection]", new() { Force = true });
        await staff2.Send("handler=Back");

        var chief = await As("chief1");
        await chief.Open("/approvals");
        await chief.Page.ClickAsync("a.btn-primary:has-text('去决定')");
        await chief.Page.SelectOptionAsync("#DecideReceiverId", "10");
        await chief.Page.FillAsync("#DecideReason", "熟悉这一户。");
        await chief.Send("handler=Decide");
        await (await As("staff3")).Open("/my");
    }

    [Test, Order(5)]
    public async Task The_general_office_assigns_the_result_is_reported()
    {
        var office = await As("office1");
        await office.Open("/tasks/new");
        await office.Page.FillAsync("#Title", "报送救助数据");
        await office.Page.SelectOptionAsync("#Source", "Superior");
        await office.Page.FillAsync("#AssignedByText", "市民政局");
        await office.Page.SelectOptionAsync("#AnsweringId", "8");
        await office.Save("/tasks/new");
        var number = office.Page.Url.Split('/')[^1];

        var staff1 = await As("staff1");
        await Finish(staff1, number, "#Result", "已报送。");
        await staff1.Open($"/t/{number}?act=report");
        await staff1.Save("act=report");
        Assert.That(await staff1.Page.Locator("a[href*='act=report']").CountAsync(), Is.Zero, "reported");
    }

    [Test, Order(6)]
    public async Task The_town_logs_and_passes_on_to_the_bureau_and_sees_what_becomes_of_it()
    {
        var town = await As("town1");
        var number = await Log(town, "10000061009", "来访人戊", "csjm", "镇上来问低保。", "OtherUnit");
        await town.Open("/enquiries");
        Assert.That(await town.Page.InnerTextAsync("main"), Does.Contain(number));
        await town.Open($"/e/{number}");
    }
}
