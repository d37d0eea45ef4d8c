using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Admin;
using OfficeDesk.Web.Features.SignIn;

namespace OfficeDesk.Tests.Features.AdminFeature;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class TokenTests(Engine engine)
{
    private static readonly Asker Security = TestDesk.As("admin") with { AccountId = 101, Roles = Roles.SecurityAdmin };

    [Test]
    public async Task A_key_opens_the_messages_it_names_and_no_other()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var key = await Key(desk, 8, nameof(ListOffice));
        Assert.That(await desk.SendWith(key.Secret, new ListOffice()), Is.InstanceOf<Done<OfficeRoster>>());
        Assert.That(await desk.SendWith(key.Secret, new SignOut()), Is.EqualTo(new Refused<SignedOut>(DeskRefusals.NotYours())));
        Assert.That((await desk.Rows<string>("SELECT hash FROM tokens")).Single(), Is.EqualTo(Secret.HashOf(key.Secret)));
    }

    [Test]
    public async Task A_key_can_do_what_its_account_can_and_loses_what_the_account_loses()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var staff = await Key(desk, 8, nameof(ListAccounts));
        Assert.That(await desk.SendWith(staff.Secret, new ListAccounts()), Is.EqualTo(new Refused<IReadOnlyList<PersonWithAccounts>>(DeskRefusals.NotYours())));
        var office = await Key(desk, 5, nameof(ListAccounts));
        Assert.That(await desk.SendWith(office.Secret, new ListAccounts()), Is.InstanceOf<Done<IReadOnlyList<PersonWithAccounts>>>());
        await desk.Write("DELETE FROM grants WHERE account_id = 5 AND role = 'GeneralOffice'");
        Assert.That(await desk.SendWith(office.Secret, new ListAccounts()), Is.EqualTo(new Refused<IReadOnlyList<PersonWithAccounts>>(DeskRefusals.NotYours())));
        await desk.Write("UPDATE accounts SET disabled = 1 WHERE id = 5");
        Assert.That(await desk.WhoIs(office.Secret), Is.Null);
        await desk.Write("UPDATE people SET active = 0 WHERE id = 8");
        Assert.That(await desk.WhoIs(staff.Secret), Is.Null);
    }

    [Test]
    public async Task A_key_is_over_at_once_when_revoked_and_at_its_end()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (revoked, ended) = (await Key(desk, 8, nameof(ListOffice)), await Key(desk, 8, nameof(ListOffice)));
        await desk.Done(Security, new RevokeToken(revoked.Id));
        Assert.That(await desk.WhoIs(revoked.Secret), Is.Null);
        Assert.That(await desk.Refused(Security, new RevokeToken(revoked.Id)), Is.EqualTo(DeskRefusals.NotFound()), "twice");
        desk.Clock.Pass(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.That(await desk.WhoIs(ended.Secret), Is.Not.Null);
        desk.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.That(await desk.WhoIs(ended.Secret), Is.Null);
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task A_key_waits_for_no_password_of_its_account()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var key = await desk.Done(Security, new MakeToken(8, "接口", [nameof(ListOffice)], 366));
        desk.Clock.Pass(TimeSpan.FromDays(SignInRules.PasswordDays + 1));
        Assert.That(await desk.SendWith(key.Secret, new ListOffice()), Is.InstanceOf<Done<OfficeRoster>>());
    }

    [Test]
    public async Task No_key_is_made_for_accounts_passwords_roles_and_keys_or_without_a_message_or_an_end()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        foreach (var name in Registry.Of(typeof(Registry).Assembly).All.Where(r => r.Access.PeopleOnly).Select(r => r.Name))
            Assert.That(await desk.Refused(Security, new MakeToken(8, "接口", [nameof(ListOffice), name], 30)), Is.EqualTo(TokenRules.ScopeForPeople(name)), name);
        foreach (var scope in new[] { "Nothing", "", "listoffice", "ListOffice,OpenAccount" })
            Assert.That(await desk.Refused(Security, new MakeToken(8, "接口", [scope], 30)), Is.EqualTo(TokenRules.ScopeUnknown(scope)), scope);
        Assert.That(await desk.Refused(Security, new MakeToken(8, "接口", [], 30)), Is.EqualTo(TokenRules.ScopeUnknown("")));
        foreach (var days in new[] { int.MinValue, -1, 0, 367, int.MaxValue })
            Assert.That(await desk.Refused(Security, new MakeToken(8, "接口", [nameof(ListOffice)], days)), Is.EqualTo(TokenRules.DaysOutOfRange));
        Assert.That(await desk.Refused(Security, new MakeToken(4711, "接口", [nameof(ListOffice)], 30)), Is.EqualTo(DeskRefusals.NotFound()));

        // one that was made in former times opens nothing either
        var old = await Key(desk, 101, nameof(ListOffice));
        await desk.Write("UPDATE tokens SET scopes = 'EndSessions' WHERE id = @Id", new { old.Id });
        Assert.That(await desk.SendWith(old.Secret, new EndSessions(8)), Is.EqualTo(new Refused<AccountChanged>(DeskRefusals.NotYours())));
    }

    private static Task<TokenMade> Key(TestDesk desk, long account, string scope) => desk.Done(Security, new MakeToken(account, "接口", [scope], 30));
}
