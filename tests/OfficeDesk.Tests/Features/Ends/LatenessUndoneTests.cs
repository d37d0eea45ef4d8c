using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deputies;
using OfficeDesk.Web.Features.Discipline;
using OfficeDesk.Web.Features.Ends;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Features.Measures;

namespace OfficeDesk.Tests.Features.Ends;

/// <summary>What the morning gave for a task that had been finished in time, and nobody had written it down yet.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class LatenessUndoneTests(Engine engine)
{
    private const string Breaches = "SELECT concat(b.state, '|', f.reason, '|', f.what) FROM breaches b JOIN breach_files f ON f.breach_id = b.id";

    /// <summary>Assigned on 4 March with 2 working days: due on Friday the 6th. The mornings up to the given one have passed.</summary>
    private static async Task<(string Number, EarlierAsked Asked)> Overdue(TestDesk desk, DateTime morning, DateOnly doneOn, string reportedTo = "市民政局，电话")
    {
        var number = await desk.Assigned(limit: 2);
        desk.Clock.Set(morning);
        await desk.Done(Asker.Clock, new RunEscalation(false));
        return (number, await desk.Done(TestDesk.As("staff1"), new FinishEarlier(number, doneOn, "已办妥", "签收单", null, null, reportedTo, 1)));
    }

    private static Task<EarlierDecided> Confirm(TestDesk desk, EarlierAsked asked) => desk.Done(TestDesk.As("chief1"), new DecideEarlier(asked.Id, true, "", 1));

    private static Task<IReadOnlyList<string>> Cards(TestDesk desk) => desk.Rows<string>("SELECT concat(colour, CASE WHEN taken_back_on IS NULL THEN '' ELSE concat(' ', taken_back_on, ' ', taken_back_why) END) FROM cards ORDER BY id");

    private static async Task<(int Yellow, int Red, int Breaches)> Counted(TestDesk desk)
    {
        var report = await desk.Done(TestDesk.As("discipline1"), new OverdueReport(Month: "2026-03"));
        return (report.Total.Yellow, report.Total.Red, report.Total.Breaches);
    }

    [Test]
    public async Task DL_12_the_card_and_the_proposed_breach_of_a_lateness_that_was_none_no_longer_stand()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (number, asked) = await Overdue(desk, new(2026, 3, 9, 8, 30, 0), new(2026, 3, 6));
        Assert.That(await Cards(desk), Is.EqualTo(new[] { "Yellow" }));
        Assert.That(await Counted(desk), Is.EqualTo((1, 0, 1)));
        Assert.That(await Confirm(desk, asked), Is.EqualTo(new EarlierDecided(number, true, new(2026, 3, 6), false, 0)));
        Assert.That(await Cards(desk), Is.EqualTo(new[] { $"Yellow 2026-03-09 {number} 补记办结，经确认2026年3月6日已办结" }), "kept as history");
        Assert.That(await desk.Rows<string>(Breaches), Is.EqualTo(new[] { $"Dismissed|{number} 补记办结，经确认2026年3月6日已办结|" }));
        Assert.That(await Counted(desk), Is.EqualTo((0, 0, 0)));
        Assert.That((await desk.Done(TestDesk.As("discipline1"), new OverdueRecords(OverdueKind.YellowCard, Month: "2026-03"))).Records, Is.Empty);
        Assert.That(await desk.Rows<string>("SELECT zh FROM events WHERE zh LIKE '%收回%'"), Is.EqualTo(new[] { "按确认的办结日期收回黄牌" }));
        Assert.That(await desk.Rows<string>("SELECT cause FROM outbox WHERE cause LIKE 'unlate:%'"), Is.Empty);
        desk.Clock.Set(new(2026, 3, 10, 8, 30, 0));
        Assert.That(await desk.Done(Asker.Clock, new RunEscalation(false)) is { Breaches: 0, Yellow: 0, Red: 0 }, "nor are they given again");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task DL_12_what_was_late_by_the_confirmed_day_too_keeps_its_breach_and_the_card_of_that_day()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (_, asked) = await Overdue(desk, new(2026, 3, 13, 8, 30, 0), new(2026, 3, 9));
        Assert.That(await Cards(desk), Is.EqualTo(new[] { "Red" }), "five working days, by what was known");
        Assert.That(await Confirm(desk, asked) is { Late: true, LateDays: 1 });
        Assert.That(await Cards(desk), Has.Count.EqualTo(1).And.All.StartsWith("Red 2026-03-13"));
        Assert.That(await desk.Rows<string>("SELECT state FROM breaches"), Is.EqualTo(new[] { "Proposed" }));
        desk.Clock.Set(new(2026, 3, 16, 8, 30, 0));
        Assert.That(await desk.Done(Asker.Clock, new RunEscalation(false)) is { Breaches: 0, Yellow: 1, Red: 0 }, "the yellow one it deserves");
        Assert.That(await Counted(desk), Is.EqualTo((1, 0, 1)));
    }

    [Test]
    public async Task DL_8_DL_12_what_was_finished_but_not_reported_in_time_keeps_card_and_breach()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (_, asked) = await Overdue(desk, new(2026, 3, 9, 8, 30, 0), new(2026, 3, 6), "");
        await Confirm(desk, asked);
        Assert.That(await Cards(desk), Is.EqualTo(new[] { "Yellow" }));
        Assert.That(await desk.Rows<string>("SELECT state FROM breaches"), Is.EqualTo(new[] { "Proposed" }));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task DL_12_a_breach_the_person_knows_of_is_left_to_the_discipline_office_which_is_told(bool confirmed)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (number, asked) = await Overdue(desk, new(2026, 3, 9, 8, 30, 0), new(2026, 3, 6));
        var breach = (await desk.Rows<long>("SELECT id FROM breaches")).Single();
        await desk.Done(TestDesk.As("discipline1"), new HearBreaches([breach]));
        if (confirmed) await desk.Write("UPDATE breaches SET state = 'Confirmed'");
        await desk.Done(TestDesk.As("discipline1"), new NameDeputy(Roles.Discipline, null, 17, desk.Today, desk.Today.AddDays(2)));
        await Confirm(desk, asked);
        Assert.That(await desk.Rows<string>(Breaches), Is.EqualTo(new[]
        {
            $"{(confirmed ? "Confirmed" : "Statement")}||编号{number}“上级交办事项”应于2026年3月6日（含）前办结，当时按超期提出。（{number} 补记办结，经确认2026年3月6日已办结）",
        }), "its state is for the office to change");
        Assert.That(await desk.Rows<long>("SELECT recipient_id FROM outbox WHERE cause LIKE 'unlate:%' ORDER BY recipient_id"), Is.EqualTo(new[] { 17L, 22L, 23L }), "and who stands in today");
        Assert.That(await desk.Rows<string>("SELECT body_text FROM outbox WHERE cause LIKE 'unlate:%'"), Has.All.Contains($"/breaches/{breach}").And.All.Not.Contains(number));
        Assert.That(await Cards(desk), Has.Count.EqualTo(1).And.All.StartsWith("Yellow 2026-03-09"));
    }
}
