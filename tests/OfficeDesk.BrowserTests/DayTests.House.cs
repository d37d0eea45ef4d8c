using System.Net.Http.Json;
using System.Text.Json;

namespace OfficeDesk.BrowserTests;

/// <summary>General office, director, discipline office and administrators.</summary>
public sealed partial class DayTests
{
    [Test, Order(11)]
    public async Task A_holiday_schedule_takes_two_persons()
    {
        var office1 = await As("office1");
        await office1.Open("/calendar/import");
        await office1.Page.FillAsync("#Csv", "date,kind,name\n2027-01-01,off,元旦\n2027-02-06,off,春节\n2027-05-01,off,劳动节\n2027-10-01,off,国庆节");
        await office1.Page.ClickAsync("form[action$='handler=Preview'] button");
        await office1.Page.FillAsync("#Reason", "国办发明电〔2026〕7号");
        await office1.Page.CheckAsync("[name=Sure]");
        await office1.Send("handler=Propose");
        Assert.That(await office1.Page.Locator("form[action$='handler=Confirm']").CountAsync(), Is.Zero, "not by the same person");

        var office2 = await As("office2");
        await office2.Open("/calendar/import");
        await office2.Send("handler=Confirm", asked: true);
        await (await As("staff1")).Open("/calendar/why?start=2026-12-28&number=10");
    }

    [Test, Order(12)]
    public async Task A_setting_is_proposed_by_the_general_office_and_confirmed_by_the_director()
    {
        var office1 = await As("office1");
        await office1.Open("/admin/settings");
        var form = office1.Page.Locator("form[action$='handler=Propose']:has(input[value='light.yellow'])");
        await form.Locator("xpath=ancestor::details[1]/summary").ClickAsync();
        await form.Locator("[name=Value]").FillAsync("3");
        await form.Locator("[name=Reason]").FillAsync("提前提醒");
        await form.Locator("button").ClickAsync();
        await office1.Page.WaitForSelectorAsync("form[action$='handler=Withdraw']");

        var director = await As("director");
        await director.Open("/admin/settings");
        await director.Send("handler=Confirm", asked: true);
        await director.Open("/discipline");
    }

    [Test, Order(13)]
    public async Task The_discipline_office_goes_from_a_figure_to_its_records_and_runs_the_digest()
    {
        // a letter that came three weeks ago and was recorded only now
        using var slipped = await _office.Post("LogEnquiry",
            new { channel = "Letter", receivedAt = TimeProvider.System.GetUtcNow().AddDays(-24), citizenName = "来访人己", organisation = "示例社区居委会", matterTypeId = 1, ask = "来信询问低保申请进度。", route = "Own" }, await _office.SignIn("staff1"));
        var number = (await slipped.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString()!;

        var officer = await As("discipline1");
        await officer.Open("/discipline");
        await officer.Page.ClickAsync("a.kpi[href*='kind=Overdue']");
        await officer.Page.WaitForURLAsync("**/discipline/records**");
        await officer.Sound("/discipline/records");
        await officer.Page.ClickAsync($"a[href='/t/{number}']");
        await officer.Page.WaitForURLAsync($"**/t/{number}");
        await officer.Sound("/t/" + number);
        await officer.Open("/discipline/print");

        await officer.Open("/admin/jobs");
        await officer.Page.ClickAsync("form[action$='handler=Digest'] button");
        await officer.Page.WaitForSelectorAsync(".callout.ok:has-text('催办')");
        await (await As("chief1")).Open("/discipline");
    }

    [Test, Order(14)]
    public async Task Mail_is_set_up_tried_and_what_waits_is_sent_to_a_real_server()
    {
        if (Environment.GetEnvironmentVariable("OFFICEDESK_TEST_SMTP") is not { Length: > 0 } smtp || Environment.GetEnvironmentVariable("OFFICEDESK_TEST_MAILDIR") is not { Length: > 0 } folder)
        {
            const string Why = "A mail server is missing: run tests/services.sh start, then `source tests/services.env`, and test again.";
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Why);
            Assert.Ignore(Why);
            return;
        }
        var to = $"browser{width}@office.invalid";
        var admin = await As("admin");
        await admin.Open("/admin/mail");
        await admin.Page.FillAsync("#Host", smtp.Split(':')[0]);
        await admin.Page.FillAsync("#Port", smtp.Split(':')[1]);
        await admin.Page.FillAsync("#From", "desk@office.invalid");
        await admin.Page.ClickAsync("form[data-main] button.btn-primary");
        await admin.Page.WaitForSelectorAsync(".callout.ok:has-text('已保存')");
        await admin.Page.FillAsync("#To", to);
        await admin.Page.ClickAsync("form[action$='handler=Test'] button");
        await admin.Page.WaitForSelectorAsync(".callout.ok:has-text('服务器已收下')");
        Assert.That(Directory.GetFiles(folder, "*.eml").Select(File.ReadAllText).Count(m => m.Contains($"X-Rcpt-To: {to}", StringComparison.Ordinal)), Is.GreaterThan(0), "the server has the test mail");

        await admin.Open("/admin/outbox");
        await admin.Page.ClickAsync("form[action$='handler=Send'] button");
        await admin.Page.WaitForSelectorAsync(".callout.ok:has-text('发出')");
        await admin.Open("/admin/outbox?state=Sent");
        await admin.Open("/admin/jobs");
    }

    [Test, Order(15)]
    public async Task An_account_is_opened_a_role_granted_by_two_and_a_watching_account_reset_by_two()
    {
        var admin = await As("admin");
        await admin.Open("/admin/people?text=staff9");
        await admin.Page.ClickAsync("details.fold summary:has-text('开通账号')");
        await admin.Page.FillAsync("input[name=SignIn]", "second9");
        await admin.Page.ClickAsync("form[action$='handler=Open'] button");
        await admin.Page.WaitForSelectorAsync(".callout.ok b.num");

        var office = await As("office1");
        await office.Open("/admin/grants");
        await office.Page.SelectOptionAsync("#AccountId", new Microsoft.Playwright.SelectOptionValue { Label = "工作人员壬 · second9" });
        await office.Page.SelectOptionAsync("#Role", "Appraisal");
        await office.Page.FillAsync("#Reason", "任命文件 3 号");
        await office.Press("Control+Enter");
        await office.Page.WaitForSelectorAsync(".callout.ok");
        var director = await As("director");
        await director.Open("/admin/grants");
        await director.Send("handler=Confirm");

        await admin.Open("/admin/people?text=director");
        Assert.That(await admin.Page.Locator("button[value=reset]").CountAsync(), Is.Zero, "not alone");
        var security = await As("security");
        await security.Open("/admin/tokens");
        await security.Page.FillAsync("#Name", "接口");
        await security.Page.FillAsync("#Scopes", "ListTasks");
        await security.Press("Control+Enter");
        await security.Page.WaitForSelectorAsync(".callout.ok code");
        await (await As("auditor")).Open("/admin");
    }
}
