using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using OfficeDesk.Tests.House;

namespace OfficeDesk.Tests.Features.Status;

/// <summary>The citizen's page over HTTP, as a phone without script does, against the real program.</summary>
public sealed partial class StatusPageTests : ProgramTests
{
    private string _number = "";
    private string _code = "";

    [OneTimeSetUp]
    public async Task Open()
    {
        using var logged = await Running.Post("LogEnquiry", new { channel = "Call", citizenName = "来访人甲", phone = "10000090001", matterTypeId = 1, ask = "问低保进度", route = "Own" }, await Running.SignIn("staff1"));
        _number = JsonDocument.Parse(await logged.Content.ReadAsStringAsync()).RootElement.GetProperty("number").GetString()!;
        var staff = await PlainBrowser.SignIn(Running, "staff1");
        _code = Printed().Match(await staff.Get($"/documents/new/receipt/{_number}")).Groups["code"].Value;
        Assert.That(_code, Has.Length.EqualTo(8), "it is printed on the receipt");
    }

    [Test]
    public async Task PB_1_without_script_and_account_number_and_code_are_typed_and_the_state_is_read_in_both_languages()
    {
        var citizen = new PlainBrowser(Running);
        var form = await citizen.Get("/q/" + _number);
        Assert.That(form, Does.Contain($"value=\"{_number}\"").And.Contain("name=\"Code\"").And.Not.Contain("data-state"));
        var shown = await citizen.Post("/q", form, ("Number", _number), ("Code", _code.ToLowerInvariant()));
        Assert.That(shown.Status, Is.EqualTo(HttpStatusCode.OK), shown.Body);
        Assert.That(shown.Body, Does.Contain("办理中").And.Contain("办结日期").And.Contain("社会救助股").And.Contain("tel:10000020003"));
        Assert.That(shown.Body, Does.Not.Contain("来访人").And.Not.Contain("10000090001").And.Not.Contain("问低保").And.Not.Contain("工作人员甲").And.Not.Contain("href=\"/help"));
        var english = await citizen.Post("/q?culture=en", shown.Body, ("Number", _number), ("Code", _code));
        Assert.That(english.Body, Does.Contain("In progress").And.Contain("Social assistance section").And.Not.Contain("办理中"), "the link leads to the same matter");
    }

    [Test]
    public async Task PB_4_the_page_is_kept_nowhere_found_by_no_engine_and_tells_no_other_page()
    {
        using var page = await Running.Http.GetAsync($"/q/{_number}?c={_code}");
        Assert.That((page.Headers.CacheControl!.NoStore, page.Headers.GetValues("Referrer-Policy").Single(), page.Headers.GetValues("X-Robots-Tag").Single()), Is.EqualTo((true, "no-referrer", "noindex, nofollow")));
        Assert.That(page.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("default-src 'self'"));
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("noindex").And.Not.Contain("data-state").And.Not.Contain(_code), "a code in the address opens nothing on the server");
    }

    [Test]
    public async Task PB_4_a_wrong_number_and_a_wrong_code_are_one_page_that_helps_and_keeps_what_was_typed()
    {
        var citizen = new PlainBrowser(Running);
        var form = await citizen.Get("/q");
        var code = await citizen.Post("/q", form, ("Number", _number), ("Code", "00000000"));
        var number = await citizen.Post("/q", form, ("Number", "2026-9999"), ("Code", "00000000"));
        Assert.That((code.Status, number.Status), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
        Assert.That(Told(number.Body.Replace("2026-9999", _number, StringComparison.Ordinal)), Is.EqualTo(Told(code.Body)));
        Assert.That(code.Body, Does.Contain("没有查到").And.Contain("到窗口").And.Contain($"value=\"{_number}\"").And.Not.Contain("data-state"));
        using var door = await Running.Post("CheckStatus", new { number = _number, code = "00000000" });
        Assert.That((int)door.StatusCode, Is.EqualTo(404));
        using var right = await Running.Post("CheckStatus", new { number = _number, code = _code });
        Assert.That(await right.Content.ReadAsStringAsync(), Does.Contain("\"state\":\"Working\"").And.Not.Contain("来访人"));
    }

    [Test]
    public async Task An_address_that_is_not_there_leads_a_citizen_to_what_is_for_citizens()
    {
        var citizen = new PlainBrowser(Running);
        foreach (var path in new[] { "/guide/NOPE", "/complain", "/nothing" })
            Assert.That(await citizen.Get(path), Does.Contain("href=\"/guide\"").And.Contain("href=\"/q\"").And.Not.Contain("回到我的工作").And.Not.Contain("查看范围"), path);
        Assert.That(await (await PlainBrowser.SignIn(Running, "staff1")).Get("/nothing"), Does.Contain("回到我的工作"));
    }

    /// <summary>What a reader sees, without the tokens of the forms.</summary>
    private static string Told(string page) => Hidden().Replace(page, "");

    [GeneratedRegex(@"查询码\s*(?<code>[0-9A-Z]{8})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Printed();

    [GeneratedRegex("<input[^>]*(RequestVerificationToken|xsrf)[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
