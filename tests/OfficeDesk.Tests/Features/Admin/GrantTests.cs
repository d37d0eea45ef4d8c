using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Admin;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.AdminFeature;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class GrantTests(Engine engine)
{
    private static readonly Asker Security = TestDesk.As("admin") with { AccountId = 101, Roles = Roles.SecurityAdmin };
    private static readonly Asker Director = TestDesk.As("director");

    [Test]
    public async Task GN_1_a_role_is_asked_for_by_one_and_confirmed_by_another_and_holds_at_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var session = await desk.Enter("staff1");
        var asked = await desk.Done(TestDesk.As("office1"), new RequestGrant(8, "Chief", "任命文件 3 号"));
        Assert.That(asked.SingleHanded, Is.False);
        Assert.That(await Roles_of(desk, 8), Is.EqualTo(new[] { "Staff" }), "asking alone changes nothing");
        Assert.That(await desk.WhoIs(session.Secret), Is.Not.Null);

        await desk.Done(Director, new ConfirmGrant(asked.Id));
        Assert.That(await Roles_of(desk, 8), Is.EqualTo(new[] { "Chief", "Staff" }));
        Assert.That(await desk.WhoIs(session.Secret), Is.Null, "the session from before ends, so that the role holds everywhere");
        Assert.That((await desk.WhoIs((await desk.Enter("staff1")).Secret))!.Is(Roles.Chief));
        var listed = await desk.Done(Security, new ListGrants());
        Assert.That(listed.Decided.Select(g => (g.Role, g.SignIn, g.State, g.AskedBy, g.DecidedBy, g.SingleHanded)), Is.EqualTo(new[] { ("Chief", "staff1", ProposalState.Confirmed, "文书甲", "局长甲", false) }));
        Assert.That(await desk.Refused(Director, new ConfirmGrant(asked.Id)), Is.EqualTo(ProposalRules.Settled), "twice");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task GN_1_neither_who_asked_nor_who_gets_it_confirms()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var mine = await desk.Done(Director, new RequestGrant(8, "Chief", "任命"));
        Assert.That((await desk.Refused(Director, new ConfirmGrant(mine.Id))).Rule, Is.EqualTo("GN-1"));
        Assert.That((await desk.Refused(Director with { AccountId = 999, Roles = Roles.SecurityAdmin }, new ConfirmGrant(mine.Id))).Rule, Is.EqualTo("GN-1"), "a second account is no second person");
        await desk.Done(Security, new ConfirmGrant(mine.Id));

        var theirs = await desk.Done(TestDesk.As("office1"), new RequestGrant(1, "Leader", "任命"));
        Assert.That(await desk.Refused(Director, new ConfirmGrant(theirs.Id)), Is.EqualTo(AccountRules.OwnAccount(1, 1)));
        Assert.That(await desk.Refused(Security, new RequestGrant(26, "Staff", "任命")), Is.EqualTo(AccountRules.OwnAccount(26, 26)), "not for oneself");
        Assert.That(await desk.Refused(Security, new TakeRole(26, "SystemAdmin")), Is.EqualTo(AccountRules.OwnAccount(26, 26)));
        Assert.That(await desk.Refused(TestDesk.As("office2"), new ConfirmGrant(theirs.Id)), Is.EqualTo(DeskRefusals.NotYours()));
        Assert.That(await Roles_of(desk, 1), Is.EqualTo(new[] { "Director" }));
    }

    [Test]
    public async Task While_nobody_else_could_confirm_it_is_done_by_one_hand_and_said_so()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("UPDATE accounts SET disabled = 1 WHERE id = 1");
        var asked = await desk.Done(Security, new RequestGrant(8, "Chief", "建局初期"));
        Assert.That(asked.SingleHanded);
        Assert.That(await Roles_of(desk, 8), Is.EqualTo(new[] { "Chief", "Staff" }));
        Assert.That((await desk.Done(Security, new ListGrants())).Decided.Single() is { SingleHanded: true, State: ProposalState.Confirmed, AskedBy: "管理员甲", DecidedBy: "管理员甲" });
        Assert.That((await desk.Done(TestDesk.As("office1"), new RequestGrant(9, "Chief", "任命"))).SingleHanded, Is.False, "the general office only ever asks");

        // as soon as there is a second security administrator, two are needed
        await desk.Write("INSERT INTO grants (account_id, role) VALUES (9, 'SecurityAdmin')");
        Assert.That((await desk.Done(Security, new RequestGrant(10, "Chief", "任命"))).SingleHanded, Is.False);
        Assert.That((await desk.Done(Security, new RequestGrant(9, "Appraisal", "任命"))).SingleHanded, "who gets it is no second person");
    }

    [Test]
    public async Task A_request_is_taken_back_or_turned_down_and_stands_once_at_a_time()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var asked = await desk.Done(TestDesk.As("office1"), new RequestGrant(8, "Chief", "任命"));
        Assert.That(await desk.Refused(Director, new RequestGrant(8, "Chief", "任命")), Is.EqualTo(ProposalRules.AlreadyOpen));
        Assert.That(await desk.Refused(TestDesk.As("office2"), new WithdrawGrant(asked.Id)), Is.EqualTo(DeskRefusals.NotYours()), "somebody else's");
        await desk.Done(TestDesk.As("office1"), new WithdrawGrant(asked.Id));
        var again = await desk.Done(TestDesk.As("office1"), new RequestGrant(8, "Chief", "任命"));
        await desk.Done(Director, new WithdrawGrant(again.Id));
        Assert.That(await desk.Refused(Security, new ConfirmGrant(again.Id)), Is.EqualTo(ProposalRules.Settled));
        Assert.That(await desk.Refused(Security, new ConfirmGrant(4711)), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That(await Roles_of(desk, 8), Is.EqualTo(new[] { "Staff" }));
    }

    [Test]
    public async Task What_changed_between_asking_and_confirming_counts()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var asked = await desk.Done(TestDesk.As("office1"), new RequestGrant(8, "Discipline", "调任"));
        await desk.Write("INSERT INTO grants (account_id, role) VALUES (8, 'Chief')");
        Assert.That((await desk.Refused(Director, new ConfirmGrant(asked.Id))).Rule, Is.EqualTo("GN-1"), "chief and discipline exclude each other");
        await desk.Write("UPDATE people SET active = 0 WHERE id = 8");
        Assert.That(await desk.Refused(Director, new ConfirmGrant(asked.Id)), Is.EqualTo(AccountRules.PersonLeft));
        Assert.That(await Roles_of(desk, 8), Is.EqualTo(new[] { "Chief", "Staff" }));
    }

    [Test]
    public async Task Two_who_confirm_at_once_have_one_effect()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var asked = await desk.Done(TestDesk.As("office1"), new RequestGrant(8, "Chief", "任命"));
        var outcomes = await Task.WhenAll(new[] { Director, Security, Director, Security }.Select(who => Task.Run(() => desk.Send(who, new ConfirmGrant(asked.Id)))));
        Assert.That(outcomes.Count(o => o is Done<AccountChanged>), Is.EqualTo(1));
        Assert.That(await Roles_of(desk, 8), Is.EqualTo(new[] { "Chief", "Staff" }));
    }

    [TestCase("staff")]
    [TestCase("None")]
    [TestCase("Clock")]
    [TestCase("3")]
    [TestCase("Staff,Chief")]
    [TestCase("Staff, Chief")]
    [TestCase(" Chief")]
    [TestCase("' OR 1=1")]
    public async Task Only_a_role_of_the_office_can_be_asked_for(string role)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That(await desk.Refused(Security, new RequestGrant(8, role, "任命")), Is.EqualTo(AccountRules.RoleUnknown));
    }

    [Test]
    public async Task Taking_a_role_away_holds_at_once_and_never_locks_the_office_out()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var session = await desk.Enter("office1");
        await desk.Done(Security, new TakeRole(5, "GeneralOffice"));
        Assert.That(await desk.WhoIs(session.Secret), Is.Null);
        Assert.That((await desk.WhoIs((await desk.Enter("office1")).Secret))!.Roles, Is.EqualTo(Roles.Staff));
        Assert.That(await desk.Refused(Security, new TakeRole(5, "GeneralOffice")), Is.EqualTo(AccountRules.RoleNotHeld));
        Assert.That(await desk.Refused(Security, new TakeRole(4711, "Staff")), Is.EqualTo(DeskRefusals.NotFound()));

        var other = TestDesk.As("staff2") with { Roles = Roles.SecurityAdmin };
        Assert.That(await desk.Refused(other, new TakeRole(26, "SystemAdmin")), Is.EqualTo(AccountRules.LastAdministrator("SystemAdmin")));
        Assert.That(await desk.Refused(other, new TakeRole(101, "SecurityAdmin")), Is.EqualTo(AccountRules.LastAdministrator("SecurityAdmin")));
        await desk.Write("INSERT INTO grants (account_id, role) VALUES (9, 'SecurityAdmin')");
        await desk.Done(other, new TakeRole(101, "SecurityAdmin"));
    }

    private static Task<IReadOnlyList<string>> Roles_of(TestDesk desk, long account) => desk.Rows<string>("SELECT role FROM grants WHERE account_id = @account ORDER BY role", new { account });
}
