using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Admin;

namespace OfficeDesk.Tests.Features.AdminFeature;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class AccountTests(Engine engine)
{
    private static readonly Asker Admin = TestDesk.As("admin");

    [Test]
    public async Task A_new_account_has_no_role_and_a_password_for_one_time()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("UPDATE people SET active = 0 WHERE id = 10");
        var opened = await desk.Done(Admin, new OpenAccount(8, " second.account "));
        var who = (await desk.WhoIs((await desk.Enter("second.account", opened.OneTimePassword)).Secret))!;
        Assert.That((who.Roles, who.PersonId, who.MustChangePassword), Is.EqualTo((Roles.None, 8, true)));
        Assert.That(await desk.Refused(Admin, new OpenAccount(9, "second.account")), Is.EqualTo(AccountRules.SignInTaken));
        Assert.That(await desk.Refused(Admin, new OpenAccount(4711, "third")), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That((await desk.Refused(Admin, new OpenAccount(9, "Third"))).Field, Is.EqualTo("SignIn"));
        Assert.That(await desk.Refused(Admin, new OpenAccount(10, "third")), Is.EqualTo(AccountRules.PersonLeft));
    }

    [Test]
    public async Task A_one_time_password_is_kept_nowhere_not_even_under_an_idempotency_key()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var first = await desk.Done(Admin, new OpenAccount(8, "second"), onceKey: "form-1");
        var again = await desk.Done(Admin, new OpenAccount(8, "second"), onceKey: "form-1");
        Assert.That(again, Is.EqualTo(first with { OneTimePassword = "" }), "sent twice: the same account, the password is not shown again");
        var security = Admin with { AccountId = 101, Roles = Roles.SecurityAdmin };
        var key = await desk.Done(security, new MakeToken(8, "接口", [nameof(ListOffice)], 30), onceKey: "form-2");
        Assert.That((await desk.Done(security, new MakeToken(8, "接口", [nameof(ListOffice)], 30), onceKey: "form-2")).Secret, Is.Empty);
        foreach (var text in (await desk.Rows<string>("SELECT answer FROM idempotency")).Concat(await desk.Rows<string>("SELECT body FROM audit")).Concat(await desk.Rows<string>("SELECT password FROM accounts")))
            Assert.That(text, Does.Not.Contain(first.OneTimePassword).And.Not.Contain(key.Secret));
        Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM accounts WHERE sign_in = 'second'")).Single(), Is.EqualTo(1));
    }

    [Test]
    public async Task Of_two_administrators_at_once_the_second_is_told()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(Admin, new ResetPassword(8, 1));
        Assert.That(await desk.Refused(Admin, new ResetPassword(8, 1)), Is.EqualTo(DeskRefusals.Changed()));
        Assert.That(await desk.Refused(Admin, new DisableAccount(8, true, 1)), Is.EqualTo(DeskRefusals.Changed()));
        await desk.Done(Admin, new DisableAccount(8, true, 2));
        await desk.Done(Admin, new DisableAccount(8, false, 3));
        Assert.That(await desk.Refused(Admin, new ResetPassword(4711, 1)), Is.EqualTo(DeskRefusals.Changed()));
        Assert.That(await desk.Refused(Admin with { Roles = Roles.SecurityAdmin }, new EndSessions(4711)), Is.EqualTo(DeskRefusals.NotFound()));
    }

    [Test]
    public async Task The_last_administrator_cannot_be_shut_out()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That(await desk.Refused(Admin, new DisableAccount(26, true, 1)), Is.EqualTo(AccountRules.LastAdministrator("SystemAdmin")));
        Assert.That(await desk.Refused(Admin, new DisableAccount(101, true, 1)), Is.EqualTo(AccountRules.LastAdministrator("SecurityAdmin")));
        Assert.That(await desk.Refused(Admin, new SavePerson(26, "管理员甲", 2, "", "", "", "", Channel.Visit, false, 1)),
            Is.EqualTo(AccountRules.LastAdministrator("SystemAdmin")).Or.EqualTo(AccountRules.LastAdministrator("SecurityAdmin")));
        await desk.Write("INSERT INTO grants (account_id, role) VALUES (9, 'SystemAdmin')");
        await desk.Done(Admin, new DisableAccount(26, true, 1));
    }

    [Test]
    public async Task Administrators_see_accounts_and_never_a_password()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Enter("staff1");
        var row = (await desk.Done(Admin, new ListAccounts("staff1"))).Single(r => r.Person.Id == 8);
        Assert.That((row.Person.Name, row.Accounts.Single().Sessions, row.Accounts.Single().LastSeen), Is.EqualTo(("工作人员甲", 1L, (DateTimeOffset?)desk.Clock.GetUtcNow())));
        Assert.That((await desk.Done(Admin, new ListAccounts("gzryj"))).Select(r => r.Person.Name), Does.Contain("工作人员甲"), "pinyin");
        Assert.That(await desk.Done(Admin, new ListAccounts("%")), Is.Empty);
        var json = System.Text.Json.JsonSerializer.Serialize(await desk.Done(Admin, new ListAccounts()), Wire.Json);
        Assert.That(json, Does.Not.Contain("pbkdf2").And.Not.Contain("hash").And.Not.Contain("\"password"));
        desk.Clock.Pass(TimeSpan.FromDays(91));
        Assert.That((await desk.Done(Admin, new ListAccounts("staff1"))).Single(r => r.Person.Id == 8).Accounts.Single().Asleep(desk.Clock.GetUtcNow()));
    }
}
