using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Admin;
using OfficeDesk.Web.Features.SignIn;

namespace OfficeDesk.Tests.Features.SignInFeature;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class SignInTests(Engine engine)
{
    private const string Right = Web.Demo.DemoBureau.Password;

    [Test]
    public async Task E5_wrong_unknown_disabled_inactive_and_unused_are_answered_alike()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("UPDATE accounts SET disabled = 1 WHERE sign_in = 'staff2'; UPDATE people SET active = 0 WHERE id = 10; UPDATE accounts SET set_at = @Old WHERE sign_in = 'staff4'",
            new { Old = desk.Clock.GetUtcNow().AddDays(-91) });
        (string Name, string Password)[] tries = [("staff1", "wrong-Password-1"), ("nobody-here", Right), ("staff2", Right), ("staff3", Right), ("staff4", Right), ("staff1", Right + " "), ("staff1", Right.ToUpperInvariant())];
        foreach (var (name, password) in tries)
            Assert.That(await desk.Refused(Visitor.At("10.0.0.1"), new SignIn(name, password)), Is.EqualTo(SignInRules.Wrong()), name);
        Assert.That(await desk.Rows<string>("SELECT hash FROM sessions"), Is.Empty);
        Assert.That((await desk.Enter(" staff1 ")).MustChangePassword, Is.False, "blanks around a name are nobody's fault");
        Assert.That((await desk.Enter("Staff1")).MustChangePassword, Is.False, "nor is the capital a phone begins with");
    }

    [Test]
    public async Task E5_the_lock_is_on_account_and_address_and_passes()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Fail(desk, "director", "10.0.0.66", SignInRules.TriesAnAccount - 1);
        await Fail(desk, "Director ", "10.0.0.66", 1);
        Assert.That(await desk.Refused(Visitor.At("10.0.0.66"), new SignIn("director", Right)), Is.EqualTo(SignInRules.Locked()), "the right password is not looked at either");
        await desk.Enter("director", address: "10.0.0.1");
        await desk.Enter("staff1", address: "10.0.0.66");

        desk.Clock.Pass(SignInRules.Window);
        Assert.That((await desk.Enter("director", address: "10.0.0.66")).Secret, Has.Length.EqualTo(43));
    }

    [Test]
    public async Task E5_all_addresses_of_one_network_of_IPv6_count_as_one()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 1; i <= SignInRules.TriesAnAccount; i++) await Fail(desk, "director", $"2001:db8:1:2::{i}", 1);
        Assert.That(await desk.Refused(Visitor.At("2001:db8:1:2:ffff::9"), new SignIn("director", Right)), Is.EqualTo(SignInRules.Locked()));
        await desk.Enter("director", address: "2001:db8:1:3::1");
        await Fail(desk, "leader1", "10.0.0.66", SignInRules.TriesAnAccount);
        Assert.That(await desk.Refused(Visitor.At("::ffff:10.0.0.66"), new SignIn("leader1", Right)), Is.EqualTo(SignInRules.Locked()), "the same machine");
    }

    [Test]
    public async Task E5_an_address_that_tries_many_names_is_locked_as_a_whole()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("INSERT INTO sign_in_tries (id, sign_in, address, at) VALUES (@Id, @Name, '10.0.0.66', @At)",
            Enumerable.Range(1, SignInRules.TriesAnAddress).Select(i => new { Id = (long)i, Name = $"name{i}", At = desk.Clock.GetUtcNow().AddMinutes(-14) }));
        Assert.That(await desk.Refused(Visitor.At("10.0.0.66"), new SignIn("staff1", Right)), Is.EqualTo(SignInRules.Locked()));
        await desk.Enter("staff1", address: "10.0.0.67");
        desk.Clock.Pass(TimeSpan.FromMinutes(1));
        await desk.Enter("staff1", address: "10.0.0.66");
    }

    [Test]
    public async Task E5_of_200_at_once_five_reach_the_hasher()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        // the first round also opens the connections, so that the tries of the second really meet
        foreach (var (name, address) in new[] { ("director", "10.0.0.66"), ("leader1", "10.0.0.67"), ("leader2", "10.0.0.68") })
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => desk.Send(Visitor.At(address), new SignIn(name, "wrong-Password-" + i)))));
            var whys = answers.Select(a => ((Refused<SignedIn>)a).Why).ToList();
            Assert.That(whys.Count(w => w == SignInRules.Wrong()), Is.EqualTo(5), name);
            Assert.That(whys.Count(w => w == SignInRules.Locked()), Is.EqualTo(195), name);
            Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM sign_in_tries WHERE sign_in = @name", new { name })).Single(), Is.EqualTo(5), "a try is written before the password is looked at");
        }
        await desk.Enter("director", address: "10.0.0.1");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task E6_a_session_has_a_new_secret_each_time_and_the_office_keeps_hashes_only()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var first = await desk.Enter("staff1");
        var second = ((Done<SignedIn>)await desk.SendWith(first.Secret, new SignIn("staff1", Right))).Value;
        Assert.That(second.Secret, Is.Not.EqualTo(first.Secret));
        Assert.That(await desk.WhoIs(first.Secret), Is.Null, "signing in again ends the session that was there");
        Assert.That((await desk.WhoIs(second.Secret))!.Name, Is.EqualTo("工作人员甲"));
        Assert.That(await desk.Rows<string>("SELECT hash FROM sessions"), Is.EquivalentTo(new[] { Secret.HashOf(first.Secret), Secret.HashOf(second.Secret) }));
        foreach (var row in await desk.Rows<string>("SELECT body FROM audit"))
            Assert.That(row, Does.Not.Contain(first.Secret).And.Not.Contain(Right));
        Assert.That((await desk.Rows<string>("SELECT password FROM accounts")), Has.All.StartsWith("pbkdf2-sha512$220000$"));
    }

    [Test]
    public async Task An_account_unused_for_90_days_sleeps_until_its_password_is_reset()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Enter("staff1");
        desk.Clock.Pass(TimeSpan.FromDays(SignInRules.UnusedDays));
        Assert.That((await desk.Enter("staff1")).MustChangePassword, Is.False, "the 90th day still counts");

        desk.Clock.Pass(TimeSpan.FromDays(SignInRules.UnusedDays) + TimeSpan.FromSeconds(1));
        Assert.That(await desk.Refused(Visitor.At("10.0.0.1"), new SignIn("staff1", Right)), Is.EqualTo(SignInRules.Wrong()));
        var version = (await desk.Rows<int>("SELECT version FROM accounts WHERE id = 8")).Single();
        var fresh = await desk.Done(TestDesk.As("admin"), new ResetPassword(8, version));
        Assert.That((await desk.Enter("staff1", fresh.OneTimePassword)).MustChangePassword, Is.True);
        Assert.That((await desk.Enter("admin")).MustChangePassword, Is.True, "nobody could wake the system administrator");
    }

    private static async Task Fail(TestDesk desk, string name, string address, int times)
    {
        for (var i = 0; i < times; i++) Assert.That(await desk.Refused(Visitor.At(address), new SignIn(name, "wrong-Password-1")), Is.EqualTo(SignInRules.Wrong()));
    }
}
