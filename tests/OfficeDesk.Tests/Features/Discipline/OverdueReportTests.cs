using System.Text.Json;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Discipline;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Features.Discipline;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class OverdueReportTests(Engine engine)
{
    private const string Citizen = "来访人不上报表";
    private const string Phone = "10000077777";

    [Test]
    public async Task BR_4_overdue_now_and_finished_late_by_section_and_person()
    {
        await using var desk = await Scene();
        var report = await desk.Done(TestDesk.As("discipline1"), new OverdueReport());
        Assert.That((report.Today, report.Month), Is.EqualTo((new DateOnly(2026, 3, 4), "2026-03")));
        Assert.That(report.Lines.Select(l => (l.Section, l.Person, l.Counts)), Is.EqualTo(new[]
        {
            ("社会救助股", "工作人员甲", OverdueCounts.None with { UpTo1 = 1, From2 = 1, Finished = 1, Yellow = 2, Breaches = 1 }),
            ("社会救助股", "工作人员乙", OverdueCounts.None with { Finished = 1, Late = 1 }),
            ("社会事务股", "工作人员辛", OverdueCounts.None with { From10 = 1, Red = 1 }),
        }));
        Assert.That(report.Total.Overdue, Is.EqualTo(3));
        Assert.That(report.Total.InTime, Is.EqualTo(0.5m));
        Assert.That(OverdueCounts.None.InTime, Is.Null);
    }

    [Test]
    public async Task CV_6_what_failed_counts_against_whoever_answered_on_the_due_date()
    {
        await using var desk = await Scene();
        // staff2 answered on the due date; staff1 took it over the day after and finished it
        var late = (await desk.Done(TestDesk.As("discipline1"), new OverdueRecords(OverdueKind.Late))).Records.Single();
        Assert.That((late.Person, late.DueOn, late.DoneOn, late.WorkingDays), Is.EqualTo(("工作人员乙", new DateOnly(2026, 3, 3), (DateOnly?)new DateOnly(2026, 3, 4), 1)));
    }

    [TestCase("chief1", "社会救助股", TestName = "E1_a_chief_sees_the_own_section")]
    [TestCase("leader2", "社会事务股", TestName = "E1_a_division_leader_sees_the_sections_in_charge")]
    [TestCase("director", "社会救助股,社会事务股", TestName = "E1_the_director_sees_all")]
    public async Task Sight(string who, string sections)
    {
        await using var desk = await Scene();
        var report = await desk.Done(TestDesk.As(who), new OverdueReport());
        Assert.That(string.Join(',', report.Lines.Select(l => l.Section).Distinct()), Is.EqualTo(sections));
        Assert.That(report.Sections.Select(s => s.Name).Intersect(["社会救助股", "社会事务股"]), Is.EquivalentTo(sections.Split(',')));
        Assert.That(report.People.Select(p => p.SectionId).Distinct(), Is.SubsetOf(report.Sections.Select(s => s.Id)));
        foreach (var kind in Enum.GetValues<OverdueKind>())
        {
            var records = await desk.Done(TestDesk.As(who), new OverdueRecords(kind));
            Assert.That(records.Records.Select(r => r.Section).Distinct(), Is.SubsetOf(sections.Split(',')), kind.ToString());
            // asking for a section out of sight shows nothing of it
            var other = who == "chief1" ? 5 : 3;
            if (who != "director") Assert.That((await desk.Done(TestDesk.As(who), new OverdueRecords(kind, SectionId: other))).Records, Is.Empty);
        }
    }

    [Test]
    public async Task E1_staff_and_administrators_see_no_report()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        foreach (var who in new[] { "staff1", "office1", "admin" })
        {
            Assert.That((await desk.Refused(TestDesk.As(who), new OverdueReport())).Kind, Is.EqualTo(RefusalKind.Forbidden));
            Assert.That((await desk.Refused(TestDesk.As(who), new OverdueRecords(OverdueKind.Overdue))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        }
    }

    [Test]
    public async Task RP_7_every_figure_has_exactly_its_records_behind_it()
    {
        await using var desk = await Scene();
        var officer = TestDesk.As("discipline1");
        foreach (var line in (await desk.Done(officer, new OverdueReport())).Lines)
        {
            async Task<int> Behind(OverdueKind kind, OverdueAge? age = null) =>
                (await desk.Done(officer, new OverdueRecords(kind, line.SectionId, line.PersonId, "2026-03", age))).Records.Count;
            var c = line.Counts;
            Assert.That(
                (await Behind(OverdueKind.Overdue), await Behind(OverdueKind.Overdue, OverdueAge.One), await Behind(OverdueKind.Overdue, OverdueAge.TwoToFour),
                 await Behind(OverdueKind.Overdue, OverdueAge.FiveToNine), await Behind(OverdueKind.Overdue, OverdueAge.TenOrMore)),
                Is.EqualTo((c.Overdue, c.UpTo1, c.From2, c.From5, c.From10)), line.Person);
            Assert.That(
                (await Behind(OverdueKind.Late), await Behind(OverdueKind.YellowCard), await Behind(OverdueKind.RedCard), await Behind(OverdueKind.Breach)),
                Is.EqualTo((c.Late, c.Yellow, c.Red, c.Breaches)), line.Person);
        }
    }

    [Test]
    public async Task RP_7_pages_follow_each_other_without_gap_or_double()
    {
        await using var desk = await Scene();
        var officer = TestDesk.As("discipline1");
        var whole = (await desk.Done(officer, new OverdueRecords(OverdueKind.Overdue))).Records;
        var read = new List<OverdueRecord>();
        OverduePage page;
        do
        {
            page = await desk.Done(officer, new OverdueRecords(OverdueKind.Overdue, AfterDay: read.LastOrDefault()?.Day, AfterId: read.LastOrDefault()?.Id ?? 0, Take: 1));
            read.AddRange(page.Records);
        }
        while (page.More && read.Count < 10);
        Assert.That(whole, Has.Count.EqualTo(3));
        Assert.That(read, Is.EqualTo(whole));
    }

    [Test]
    public async Task The_filters_of_section_person_and_month_hold()
    {
        await using var desk = await Scene();
        var officer = TestDesk.As("discipline1");
        Assert.That((await desk.Done(officer, new OverdueReport(SectionId: 5))).Lines.Select(l => l.Person), Is.EqualTo(["工作人员辛"]));
        Assert.That((await desk.Done(officer, new OverdueReport(PersonId: 9))).Lines.Select(l => l.Person), Is.EqualTo(["工作人员乙"]));
        // cards and finished work are of March; what is overdue now and breaches do not depend on the month
        var february = (await desk.Done(officer, new OverdueReport(Month: "2026-02"))).Total;
        Assert.That(february, Is.EqualTo(OverdueCounts.None with { UpTo1 = 1, From2 = 1, From10 = 1, Breaches = 1 }));
        Assert.That((await desk.Refused(officer, new OverdueReport(Month: "März"))).Rule, Is.EqualTo("RP-5"));
        Assert.That((await desk.Refused(officer, new OverdueRecords(OverdueKind.Late, Month: "2026-00"))).Field, Is.EqualTo("Month"));
    }

    [Test]
    public async Task D6_no_citizen_is_in_the_report()
    {
        await using var desk = await Scene();
        var officer = TestDesk.As("discipline1");
        var told = JsonSerializer.Serialize(await desk.Done(officer, new OverdueReport()), Wire.Json);
        foreach (var kind in Enum.GetValues<OverdueKind>()) told += JsonSerializer.Serialize(await desk.Done(officer, new OverdueRecords(kind)), Wire.Json);
        Assert.That(told, Does.Contain("工作人员甲").And.Contain("救助政策咨询"));
        Assert.That(told, Does.Not.Contain(Citizen).And.Not.Contain(Phone).And.Not.Contain("家里的事"));
    }

    /// <summary>Four matters of the past and one of today; matter 5 has 1 working day, matter 7 has 10.</summary>
    private async Task<TestDesk> Scene()
    {
        var desk = await TestDesk.WithBureau(engine);
        async Task<string> Log(string who, DateTime wall, long matter, string answer = "")
        {
            desk.Clock.Set(wall);
            return (await desk.Done(TestDesk.As(who), new LogEnquiry(Channel.Visit, CitizenName: Citizen, Phone: Phone, MatterTypeId: matter, Ask: "家里的事", Answer: answer))).Number;
        }
        await Log("staff8", new DateTime(2026, 1, 15, 9, 0, 0), 7);
        var four = await Log("staff1", new DateTime(2026, 2, 26, 9, 0, 0), 5);
        var one = await Log("staff1", new DateTime(2026, 3, 2, 9, 0, 0), 5);
        var late = await Log("staff2", new DateTime(2026, 3, 2, 10, 0, 0), 5);
        await Log("staff1", new DateTime(2026, 3, 4, 9, 0, 0), 5, answer: "已当面说明。");
        // taken over by staff1 in the morning after the due date, and finished
        await desk.Write("""
            UPDATE responsibilities SET to_at = '2026-03-04T00:30:00.000000Z' WHERE task_id = (SELECT id FROM tasks WHERE number = @late);
            INSERT INTO responsibilities (id, task_id, person_id, section_id, from_at, to_at, why)
            SELECT 1, id, 8, 3, '2026-03-04T00:30:00.000000Z', NULL, 'Handover' FROM tasks WHERE number = @late;
            UPDATE tasks SET answering_id = 8, state = 'Done', done_on = '2026-03-04', late = 1, late_days = 1 WHERE number = @late
            """, new { late });
        await desk.Write("""
            INSERT INTO cards (id, task_id, person_id, section_id, due_on, colour, given_on) SELECT 1, id, 8, 3, due_on, 'Yellow', '2026-03-02' FROM tasks WHERE number = @four;
            INSERT INTO cards (id, task_id, person_id, section_id, due_on, colour, given_on) SELECT 2, id, 8, 3, due_on, 'Yellow', '2026-03-04' FROM tasks WHERE number = @one;
            INSERT INTO cards (id, task_id, person_id, section_id, due_on, colour, given_on) SELECT 3, id, 17, 5, due_on, 'Red', '2026-03-02' FROM tasks WHERE section_id = 5;
            INSERT INTO breaches (id, kind, fact, task_id, person_id, section_id, due_on, proposed_at, proposed_on, state)
            SELECT 1, 'Deadline', 'fact', id, 8, 3, due_on, '2026-03-02T00:30:00.000000Z', '2026-03-02', 'Proposed' FROM tasks WHERE number = @four
            """, new { four, one });
        return desk;
    }
}
