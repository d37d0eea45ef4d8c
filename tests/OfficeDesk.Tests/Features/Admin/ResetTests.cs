using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Admin;

namespace OfficeDesk.Tests.Features.AdminFeature;

/// <summary>A system administrator does not take over alone the accounts that watch over them or decide on roles.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ResetTests(Engine engine)
{
    private const long DirectorsAccount = 1, SecurityOfSomebody = 5001, AuditorOfSomebody = 5002;

    private static readonly Asker Admin = TestDesk.As("admin"), Director = TestDesk.As("director"), Office1 = TestDesk.As("office1");

    /// <summary>Person 5 has a security administrator's account, person 6 an auditor's.</summary>
    private async Task<TestDesk> Open()
    {
        var desk = await TestDesk.WithBureau(engine);
        await desk.Write("""
            INSERT INTO accounts (id, person_id, sign_in, password, set_at) SELECT 5001, 5, 'guard', password, set_at FROM accounts WHERE id = 5;
            INSERT INTO accounts (id, person_id, sign_in, password, set_at) SELECT 5002, 6, 'watcher', password, set_at FROM accounts WHERE id = 6;
            INSERT INTO grants (account_id, role) VALUES (5001, 'SecurityAdmin');
            INSERT INTO grants (account_id, role) VALUES (5002, 'Auditor')
            """);
        return desk;
    }

    [TestCase(SecurityOfSomebody)]
    [TestCase(AuditorOfSomebody)]
    [TestCase(DirectorsAccount)]
    public async Task GN_1_the_administrator_alone_resets_neither_security_administrator_nor_auditor_nor_director(long account)
    {
        await using var desk = await Open();
        var before = await desk.Rows<string>("SELECT password FROM accounts WHERE id = @account", new { account });
        Assert.That(await desk.Refused(Admin, new ResetPassword(account, 1)), Is.EqualTo(AccountRules.NotAlone));
        var asked = await desk.Done(Admin, new RequestReset(account, "忘记口令"));
        Assert.That((asked.SingleHanded, asked.OneTimePassword), Is.EqualTo((false, "")), "asking alone changes nothing and shows nothing");
        Assert.That(await desk.Rows<string>("SELECT password FROM accounts WHERE id = @account", new { account }), Is.EqualTo(before));
        Assert.That((await desk.Refused(Admin, new ConfirmReset(asked.Id))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await desk.Refused(Admin with { Roles = Roles.SystemAdmin | Roles.SecurityAdmin, AccountId = 101 }, new ConfirmReset(asked.Id))).Rule, Is.EqualTo("GN-1"), "with another account of their own");
    }

    [Test]
    public async Task GN_1_a_second_person_confirms_and_hands_the_password_over()
    {
        await using var desk = await Open();
        var session = await desk.Enter("watcher");
        var asked = await desk.Done(Admin, new RequestReset(AuditorOfSomebody, "忘记口令"));
        Assert.That((await desk.Done(Director, new ListResets())).Select(r => (r.SignIn, r.AskedBy, r.MayConfirm)), Is.EqualTo(new[] { ("watcher", "管理员甲", true) }));
        var opened = await desk.Done(Director, new ConfirmReset(asked.Id), onceKey: "form-1");
        Assert.That(await desk.WhoIs(session.Secret), Is.Null, "sessions end");
        Assert.That((await desk.WhoIs((await desk.Enter("watcher", opened.OneTimePassword)).Secret))!.MustChangePassword);
        Assert.That((await desk.Done(Director, new ConfirmReset(asked.Id), onceKey: "form-1")).OneTimePassword, Is.Empty);
        Assert.That(await desk.Refused(Director, new ConfirmReset(asked.Id)), Is.EqualTo(ProposalRules.Settled));
        Assert.That(await desk.Rows<string>("SELECT answer FROM idempotency"), Has.None.Contain(opened.OneTimePassword));
        Assert.That(await desk.Rows<string>("SELECT message FROM audit WHERE message LIKE '%Reset' ORDER BY seq"), Is.EqualTo(new[] { "RequestReset", "ConfirmReset" }));
    }

    [Test]
    public async Task GN_1_neither_whose_account_it_is_nor_a_deputy_confirms()
    {
        await using var desk = await Open();
        var asked = await desk.Done(Admin, new RequestReset(DirectorsAccount, "忘记口令"));
        Assert.That((await desk.Refused(Director, new ConfirmReset(asked.Id))).Rule, Is.EqualTo("GN-1"));
        var deputy = TestDesk.As("leader1");
        deputy = deputy with { Roles = deputy.Roles | Roles.Director, StandsInFor = [new(Roles.Director, 0, 1, "局长甲")] };
        Assert.That(await desk.Refused(deputy, new ConfirmReset(asked.Id)), Is.EqualTo(DeskRefusals.NotYours()), "an account the administrator could open alone");
        var guard = Office1 with { AccountId = SecurityOfSomebody, Roles = Roles.SecurityAdmin };
        await desk.Done(guard, new ConfirmReset(asked.Id));
        var again = await desk.Done(Admin, new RequestReset(AuditorOfSomebody, "忘记口令"));
        await desk.Done(guard, new WithdrawReset(again.Id));
        Assert.That(await desk.Done(guard, new ListResets()), Is.Empty);
    }

    [Test]
    public async Task GN_1_where_nobody_else_could_confirm_it_is_done_at_once_and_marked()
    {
        await using var desk = await Open();
        await desk.Write("UPDATE accounts SET disabled = 1 WHERE id IN (1, 5001)");
        var asked = await desk.Done(Admin, new RequestReset(AuditorOfSomebody, "忘记口令"));
        Assert.That(asked.SingleHanded);
        Assert.That((await desk.WhoIs((await desk.Enter("watcher", asked.OneTimePassword)).Secret))!.MustChangePassword);
        Assert.That(await desk.Rows<string>("SELECT outcome FROM proposals WHERE kind = 'Reset'"), Is.EqualTo(new[] { "single-handed" }));
    }

    [Test]
    public async Task One_s_own_other_account_and_everybody_else_s_take_no_second_person()
    {
        await using var desk = await Open();
        await desk.Done(Admin, new ResetPassword(101, 1));
        await desk.Done(Admin, new ResetPassword(8, 1));
        Assert.That(await desk.Refused(Admin, new RequestReset(8, "忘记口令")), Is.EqualTo(AccountRules.ResetAlone));
        Assert.That((await desk.Refused(Admin, new RequestReset(4711, "忘记口令"))).Kind, Is.EqualTo(RefusalKind.NotFound));
    }
}
