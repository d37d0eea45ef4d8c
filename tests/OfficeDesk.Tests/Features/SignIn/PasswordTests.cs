using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Admin;
using OfficeDesk.Web.Features.SignIn;

namespace OfficeDesk.Tests.Features.SignInFeature;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class PasswordTests(Engine engine)
{
    private const string Right = Web.Demo.DemoBureau.Password;

    [Test]
    public async Task E6_a_new_password_ends_the_other_sessions_and_keeps_this_one()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (here, there) = (await desk.Enter("staff1"), await desk.Enter("staff1", address: "10.0.0.2"));
        Assert.That(await Change(desk, here, Right, "Sunny-Morning-9"), Is.EqualTo(new Done<PasswordChanged>(new PasswordChanged(1))));
        Assert.That(await desk.WhoIs(there.Secret), Is.Null);
        Assert.That(await desk.WhoIs(here.Secret), Is.Not.Null);
        Assert.That(await desk.Refused(Visitor.At("10.0.0.1"), new SignIn("staff1", Right)), Is.EqualTo(SignInRules.Wrong()));
        await desk.Enter("staff1", "Sunny-Morning-9");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task The_last_five_passwords_do_not_come_again()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var session = await desk.Enter("staff1");
        var present = Right;
        foreach (var next in Enumerable.Range(1, 5).Select(i => $"Sunny-Morning-{i}"))
        {
            desk.Clock.Pass(TimeSpan.FromMinutes(1));
            Assert.That(await Change(desk, session, present, next), Is.InstanceOf<Done<PasswordChanged>>(), next);
            present = next;
        }
        foreach (var used in Enumerable.Range(1, 5).Select(i => $"Sunny-Morning-{i}"))
            Assert.That(Why(await Change(desk, session, present, used)), Is.EqualTo(SignInRules.UsedBefore()), used);
        desk.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.That(await Change(desk, session, present, Right), Is.InstanceOf<Done<PasswordChanged>>(), "the sixth before may");
    }

    [Test]
    public async Task E5_the_old_password_cannot_be_guessed_at_an_open_screen()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var session = await desk.Enter("staff1");
        for (var i = 0; i < SignInRules.TriesAnAccount; i++) Assert.That(Why(await Change(desk, session, "wrong", "Sunny-Morning-9")), Is.EqualTo(SignInRules.OldWrong()));
        Assert.That(Why(await Change(desk, session, Right, "Sunny-Morning-9")), Is.EqualTo(SignInRules.Locked()));
        desk.Clock.Pass(SignInRules.Window);
        Assert.That(await Change(desk, session, Right, "Sunny-Morning-9"), Is.InstanceOf<Done<PasswordChanged>>());
    }

    [TestCase("Short-1abcd", "kinds")]
    [TestCase("alllowercaseletters", "kinds")]
    [TestCase("lower-and-signs-only", "kinds")]
    [TestCase("With-Staff1-Inside", "sign-in name")]
    public async Task A_weak_password_is_refused(string weak, string because)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var why = Why(await Change(desk, await desk.Enter("staff1"), Right, weak));
        Assert.That((why.Field, why.En), Is.EqualTo(("NewPassword", why.En)));
        Assert.That(why.En, Does.Contain(because));
    }

    [Test]
    public async Task A_password_of_91_days_or_one_for_one_time_opens_nothing_but_its_change()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        desk.Clock.Pass(TimeSpan.FromDays(SignInRules.PasswordDays));
        await desk.Write("UPDATE accounts SET last_seen = @Now", new { Now = desk.Clock.GetUtcNow() });
        var still = await desk.Enter("staff1");
        Assert.That(still.MustChangePassword, Is.False, "the 90th day");
        desk.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.That(await desk.SendWith(still.Secret, new ListOffice()), Is.EqualTo(new Refused<OfficeRoster>(SignInRules.ChangePasswordFirst())), "it holds for who is inside, too");

        var session = await desk.Enter("staff1");
        Assert.That(session.MustChangePassword);
        Assert.That(await desk.SendWith(session.Secret, new ListMySessions()), Is.EqualTo(new Refused<IReadOnlyList<MySession>>(SignInRules.ChangePasswordFirst())));
        Assert.That(await Change(desk, session, Right, "Sunny-Morning-9"), Is.InstanceOf<Done<PasswordChanged>>());
        Assert.That(await desk.SendWith(session.Secret, new ListOffice()), Is.InstanceOf<Done<OfficeRoster>>());
    }

    [Test]
    public async Task Whoever_must_change_the_password_may_leave_and_has_no_other_button()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var fresh = await desk.Done(TestDesk.As("admin"), new OpenAccount(8, "newcomer"));
        Assert.That(fresh.OneTimePassword, Does.Match("^[A-Za-z2-9]{5}(-[A-Za-z2-9]{5}){2}$"));
        var session = await desk.Enter("newcomer", fresh.OneTimePassword);
        var known = Registry.Of(typeof(Registry).Assembly).All;
        Assert.That(known.Where(r => r.Access.BeforeNewPassword).Select(r => r.Name), Is.EquivalentTo(new[] { nameof(ChangePassword), nameof(SignOut) }));
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(desk.Services);
        ((Visit)scope.ServiceProvider.GetService(typeof(Visit))!).Who = (await desk.WhoIs(session.Secret))!;
        var door = (Web.Desk.Desk)scope.ServiceProvider.GetService(typeof(Web.Desk.Desk))!;
        Assert.That(known.Where(r => !r.Access.Anybody && door.May(r.Message)).Select(r => r.Name), Is.EquivalentTo(new[] { nameof(ChangePassword), nameof(SignOut) }));
        Assert.That(await desk.SendWith(session.Secret, new SignOut()), Is.InstanceOf<Done<SignedOut>>());
    }

    [Test]
    public async Task Of_two_changes_at_once_one_is_told_that_the_other_was_faster()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var session = await desk.Enter("staff1");
        var (a, b) = (Change(desk, session, Right, "Sunny-Morning-8"), Change(desk, session, Right, "Sunny-Morning-9"));
        var outcomes = new[] { await a, await b };
        Assert.That(outcomes.Count(o => o is Done<PasswordChanged>), Is.EqualTo(1));
        Assert.That(Why(outcomes.Single(o => o is Refused<PasswordChanged>)), Is.EqualTo(DeskRefusals.Changed()).Or.EqualTo(SignInRules.OldWrong()), "whichever came to which point");
        Assert.That(await desk.Rows<string>("SELECT message FROM audit WHERE message = 'ChangePassword'"), Has.Count.EqualTo(1), "what was not done is not in the audit");
        await desk.Enter("staff1", outcomes[0] is Done<PasswordChanged> ? "Sunny-Morning-8" : "Sunny-Morning-9");
    }

    private static Task<Outcome<PasswordChanged>> Change(TestDesk desk, SignedIn session, string old, string next) => desk.SendWith(session.Secret, new ChangePassword(old, next));

    private static Refusal Why(Outcome<PasswordChanged> outcome) => ((Refused<PasswordChanged>)outcome).Why;
}
