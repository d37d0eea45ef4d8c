using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Discipline;
using OfficeDesk.Web.Features.Inspections;
using OfficeDesk.Web.Features.Measures;

namespace OfficeDesk.Tests.Features.Discipline;

/// <summary>What the reports of the desk tell of a proposed breach, and whom not.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class OwnBreachTests(Engine engine)
{
    private static Asker Officer => TestDesk.As("discipline1");

    [Test]
    public async Task BR_1_nobody_learns_from_a_report_that_a_breach_is_proposed_about_themselves()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var breach = await FromInspection(desk, 3, 7);
        Assert.That(await Told(desk, TestDesk.As("chief1")), Is.EqualTo((0, 0)), "the chief it is about");
        foreach (var who in new[] { TestDesk.As("leader1"), TestDesk.As("director"), Officer }) Assert.That(await Told(desk, who), Is.EqualTo((1, 1)), who.Name);
        await desk.Done(Officer, new HearBreaches([breach]));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ListBreaches())).Rows.Select(r => r.Id), Is.EqualTo(new[] { breach }), "asked for a statement they know");
    }

    [Test]
    public async Task CP_2_what_is_proposed_about_a_discipline_officer_shows_in_the_reports_to_the_director_only()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var section = (await desk.Rows<long>("SELECT section_id FROM people WHERE id = 23")).Single();
        await FromInspection(desk, section, 23);
        foreach (var who in new[] { Officer, TestDesk.As("discipline2"), TestDesk.As("leader2") }) Assert.That(await Told(desk, who), Is.EqualTo((0, 0)), who.Name);
        Assert.That(await Told(desk, TestDesk.As("director")), Is.EqualTo((1, 1)));
    }

    /// <summary>A breach that a finding with a task leads to.</summary>
    private static async Task<long> FromInspection(TestDesk desk, long section, long person)
    {
        var item = (await desk.Done(Officer, new ShowInspection((await desk.Done(Officer, new OpenInspection(section, desk.Today))).Id))).Items[0].Id;
        await desk.Done(Officer, new RecordItem(item, ItemResult.Bad, "台账不全", 1));
        await desk.Done(Officer, new RectifyItem(item, person, 5, 2));
        return (await desk.Done(Officer, new BreachFromItem(item, person, BreachKind.Inspection, "台账不全", 3))).BreachId!.Value;
    }

    /// <summary>What the figures and the records behind them tell.</summary>
    private static async Task<(int Figures, int Records)> Told(TestDesk desk, Asker who) =>
        ((await desk.Done(who, new OverdueReport())).Lines.Sum(l => l.Counts.Breaches), (await desk.Done(who, new OverdueRecords(OverdueKind.Breach))).Records.Count);
}
