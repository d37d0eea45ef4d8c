using System.Net;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Demo;

namespace OfficeDesk.Tests.Features.SignInFeature;

/// <summary>The forms of accounts as a browser sends them.</summary>
public class AccountPageTests() : ProgramTests(("Office:Jobs", "false"))
{
    [Test]
    public async Task A_phone_that_writes_a_capital_and_a_blank_signs_in_all_the_same()
    {
        var browser = new PlainBrowser(Running);
        var page = await browser.Get("/login");
        Assert.That(page, Does.Contain("autocapitalize=\"none\""));
        var entered = await browser.Post("/login", page, ("Name", "Staff8 "), ("Password", DemoBureau.Password));
        Assert.That((entered.Status, entered.Location), Is.EqualTo((HttpStatusCode.Redirect, "/")));
    }

    [Test]
    public async Task A_new_password_is_typed_twice_and_nothing_changes_when_the_two_differ()
    {
        var browser = await PlainBrowser.SignIn(Running, "staff7");
        var page = await browser.Get("/account");
        (string, string)[] form = [("OldPassword", DemoBureau.Password), ("NewPassword", "Xin-Kouling-2027")];
        foreach (var wrong in new[] { "", "Xin-Kouling-2072" })
        {
            var refused = await browser.Post("/account", page, [.. form, ("Repeated", wrong)]);
            Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(refused.Body, Does.Contain(SignInRules.NotRepeated().Zh));
        }
        using var still = await Running.Post("SignIn", new { name = "staff7", password = DemoBureau.Password });
        Assert.That(still.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var changed = await browser.Post("/account", page, [.. form, ("Repeated", "Xin-Kouling-2027")]);
        Assert.That(changed.Body, Does.Contain("口令已修改"));
    }

    [TestCase("Zhang San", "小写字母")]
    [TestCase("staff1", "已有人用")]
    public async Task A_refused_sign_in_name_stays_in_its_open_row(string name, string why)
    {
        var browser = await PlainBrowser.SignIn(Running, "admin");
        var page = await browser.Get("/admin/people");
        var refused = await browser.Post("/admin/people?handler=Open", page, ("PersonId", "8"), ("SignIn", name));
        Assert.That(refused.Body, Does.Contain(why));
        Assert.That(refused.Body, Does.Match($"<details class=\"fold\" open[^>]*>\\s*<summary>开通账号</summary>(?:(?!</details>)[\\s\\S])*id=\"sign-8\"[^>]*value=\"{name}\""));
        Assert.That(page, Does.Not.Match("<details class=\"fold\" open"), "nothing is open before");
    }
}
