using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Duty;

namespace OfficeDesk.Tests.Features.Duty;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class DutyTests(Engine engine)
{
    private static readonly Asker Office = TestDesk.As("office1"), Staff = TestDesk.As("staff1");

    private static PlanDuty Plan(int day, long person = 8, long leader = 2, string phone = "10000010008", int version = 0) => new(new(2026, 3, day), person, leader, phone, "", version);

    [Test]
    public async Task DU_1_everybody_reads_the_roster_and_the_general_office_writes_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(Office, Plan(7));
        Assert.That((await desk.Refused(Staff, Plan(8))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        var roster = await desk.Done(Staff, new DutyOf(new(2026, 3, 6), new(2026, 3, 8)));
        Assert.That(roster.Days.Select(d => (d.Day.Day, d.Rest, d.Duty?.Person)), Is.EqualTo(new[] { (6, false, null), (7, true, "工作人员甲"), (8, true, (string?)null) }));
        Assert.That(roster.Gaps, Is.EqualTo(1));
        Assert.That(roster.Days[1].Duty, Is.EqualTo(new DutyEntry(new(2026, 3, 7), 8, "工作人员甲", "社会救助股", 2, "分管领导甲", "10000010008", "", 1)));
        foreach (var role in new[] { "discipline1", "admin", "town1", "director" }) await desk.Done(TestDesk.As(role), new DutyNow());
    }

    [TestCase("2026-03-07T10:00", true, "工作人员甲")]
    [TestCase("2026-03-08T02:00", true, "工作人员甲")]
    [TestCase("2026-03-08T08:30", true, "工作人员乙")]
    [TestCase("2026-03-09T02:00", true, "工作人员乙")]
    [TestCase("2026-03-09T09:00", false, null)]
    public async Task DU_1_duty_runs_from_opening_to_the_next_days_opening(string wall, bool outOfHours, string? person)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(Office, Plan(7));
        await desk.Done(Office, Plan(8, person: 9));
        desk.Clock.Set(DateTime.Parse(wall));
        var now = await desk.Done(Staff, new DutyNow());
        Assert.That((now.OutOfHours, now.Duty?.Person), Is.EqualTo((outOfHours, person)));
    }

    [Test]
    public async Task DU_1_two_people_changing_one_day_do_not_overwrite_each_other()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var first = await desk.Done(Office, Plan(7));
        Assert.That(await desk.Refused(TestDesk.As("office2"), Plan(7, person: 9)), Is.EqualTo(DutyRules.AlreadyPlanned(new(2026, 3, 7), "工作人员甲")), "somebody planned the day already: who, and that it can be changed");
        await desk.Done(Office, Plan(7, person: 9, version: first.Version));
        Assert.That(await desk.Refused(Office, Plan(7, person: 10, version: first.Version)), Is.EqualTo(DeskRefusals.Changed()));
        Assert.That(await desk.Refused(Office, new RemoveDuty(new(2026, 3, 7), 1)), Is.EqualTo(DeskRefusals.Changed()));
        await desk.Done(Office, new RemoveDuty(new(2026, 3, 7), 2));
        Assert.That((await desk.Refused(Office, new RemoveDuty(new(2026, 3, 7), 2))).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task DU_1_past_duty_is_a_record()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(Office, Plan(4));
        desk.Clock.Set(new(2026, 3, 5, 8, 0, 0));
        await desk.Done(Office, Plan(4, person: 9, version: 1));
        desk.Clock.Set(new(2026, 3, 5, 8, 30, 0));
        Assert.That((await desk.Refused(Office, Plan(4, version: 2))).Field, Is.EqualTo("Day"));
        Assert.That((await desk.Refused(Office, new RemoveDuty(new(2026, 3, 4), 2))).Rule, Is.EqualTo("DU-1"));
        Assert.That((await desk.Refused(Office, new PlanDuty(new(2030, 1, 1), 8, 2, "10000010008"))).Field, Is.EqualTo("Day"));
    }

    [Test]
    public async Task DU_1_the_roster_names_person_leader_and_phone()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Refused(Office, Plan(7, person: 999))).Field, Is.EqualTo("PersonId"));
        Assert.That((await desk.Refused(Office, Plan(7, leader: 8))).Field, Is.EqualTo("LeaderId"), "staff do not lead a duty");
        Assert.That((await desk.Refused(Office, Plan(7, leader: 999))).Field, Is.EqualTo("LeaderId"));
        Assert.That((await desk.Refused(Office, Plan(7, phone: " "))).Field, Is.EqualTo("Phone"));
        Assert.That((await desk.Refused(Office, Plan(7, phone: "abc"))).Field, Is.EqualTo("Phone"));
    }

    [Test]
    public async Task DU_1_who_has_left_is_not_put_on_the_roster()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("UPDATE people SET active = 0 WHERE id = 8");
        Assert.That((await desk.Refused(Office, Plan(7))).Field, Is.EqualTo("PersonId"));
        Assert.That((await desk.Done(Office, new DutyPeople())).People.Select(p => p.Id), Has.None.EqualTo(8));
        Assert.That((await desk.Done(Office, new DutyPeople())).Leaders.Select(p => p.Id), Does.Contain(1).And.Contain(7).And.Not.Contain(9));
    }

    [Test]
    public async Task DU_1_a_roster_is_asked_for_at_most_400_days()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Refused(Staff, new DutyOf(new(2026, 1, 1), new(2027, 3, 1)))).Field, Is.EqualTo("To"));
        Assert.That((await desk.Refused(Staff, new DutyOf(new(2026, 1, 2), new(2026, 1, 1)))).Field, Is.EqualTo("To"));
        Assert.That((await desk.Refused(Staff, new DutyOf(new(1990, 1, 2), new(1990, 1, 3)))).Rule, Is.EqualTo("DL-4"));
    }
}
