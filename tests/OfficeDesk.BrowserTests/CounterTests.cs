using OfficeDesk.Tests.BadDays;

namespace OfficeDesk.BrowserTests;

/// <summary>The counter without a mouse, with a visitor waiting.</summary>
public class CounterTests
{
    [Test]
    public async Task FC_2_a_first_contact_is_logged_by_keyboard_alone()
    {
        await using var window = await Browser.SignIn("staff1");
        await window.Go("/counter");
        Assert.That(await window.Focus(), Is.EqualTo("Phone"), "the focus waits at the phone");
        await FillIn(window, "10000060001", "来访人寅", "咨询临时救助需要什么材料。");
        await window.Press("Control+Enter");
        await window.Page.WaitForSelectorAsync(".callout.ok");
        Assert.That(await window.Page.InnerTextAsync(".callout.ok"), Does.Match(@"\d{4}-\d+"));
        Assert.That(await window.Focus(), Is.EqualTo("Phone"), "ready for the next visitor");
    }

    [Test]
    public async Task A_returning_caller_is_recognised_from_the_phone()
    {
        await using var window = await Browser.SignIn("staff1");
        await window.Go("/counter");
        await FillIn(window, "10000060002", "来访人卯", "第一次来。");
        await window.Press("Control+Enter");
        await window.Page.WaitForSelectorAsync(".callout.ok");
        await window.Go("/counter");
        await window.Type("1000006000");
        await window.Page.WaitForSelectorAsync("text=来访人卯");
    }

    [Test]
    public async Task FC_2_the_route_that_was_chosen_stays_chosen_after_a_refusal()
    {
        await using var window = await Browser.SignIn("staff1");
        await window.Go("/counter");
        await FillIn(window, "10000060005", "来访人午", "问别处的事。", "csjm", "城市");
        await window.Page.ClickAsync("label:has([name=Route][value=OtherUnit])");
        await window.Page.WaitForSelectorAsync("#ResponsibleId");
        await window.Page.SelectOptionAsync("#ResponsibleId", new Microsoft.Playwright.SelectOptionValue { Value = "12" });
        await window.Page.EvaluateAsync("document.getElementById('ReceivedAt').value = '2099-01-01T10:00'");
        await window.Press("Control+Enter");
        await window.Page.WaitForSelectorAsync("form.counter .callout[data-field=ReceivedAt]");
        Assert.That(await window.Page.IsCheckedAsync("[name=Route][value=OtherUnit]"), "not back to one's own duty");
        Assert.That(await window.Page.IsVisibleAsync("#ResponsibleId"), "what belongs to it is still there");
        Assert.That(await window.Page.InputValueAsync("#ResponsibleId"), Is.EqualTo("12"));
    }

    [Test]
    public async Task A_restart_of_the_server_in_the_middle_of_typing_loses_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("deskrestart").FullName;
        var settings = new[] { ("Office:Jobs", "false"), ("Office:Demo", "bureau") };
        var office = await RealOffice.Start(folder, settings);
        var address = office.Http.BaseAddress!;
        try
        {
            await using var window = await Browser.SignIn("staff1", address: address.ToString().TrimEnd('/'));
            await window.Go("/counter");
            await FillIn(window, "10000060003", "来访人辰", "打到一半断电了。");
            await office.Kill();
            await office.DisposeAsync();
            office = await RealOffice.StartAt(address, folder, settings);
            Assert.That(await window.Page.InputValueAsync("#Ask"), Is.EqualTo("打到一半断电了。"));
            await window.Press("Control+Enter");
            await window.Page.WaitForSelectorAsync(".callout.ok");
        }
        finally
        {
            await office.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>From the phone to what is asked, with Tab, typing and Enter only.</summary>
    private static async Task FillIn(Window window, string phone, string name, string ask, string matter = "jzzc", string called = "救助政策咨询")
    {
        await window.Type(phone);
        await TabTo(window, "CitizenName");
        await window.Type(name);
        await TabTo(window, "MatterTypeId");
        // at once: Enter does not wait for the list, the desk picks from it when it has come
        await window.Page.Keyboard.TypeAsync(matter);
        await window.Press("Enter");
        await window.Page.WaitForSelectorAsync(".promise .big");
        Assert.That(await window.Page.InputValueAsync("#MatterTypeId"), Does.Contain(called));
        await TabTo(window, "Ask");
        await window.Type(ask);
    }

    private static Task TabTo(Window window, string id) => window.TabTo(id);
}
