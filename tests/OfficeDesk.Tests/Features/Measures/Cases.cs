using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Demo;
using OfficeDesk.Web.Features.Measures;

namespace OfficeDesk.Tests.Features.Measures;

/// <summary>Breaches brought as far as a test needs them, always by the real messages. People: 8 = staff1, 7 = chief1, 22 and 23 = discipline, 3 = leader2 in charge of discipline, 1 = director.</summary>
internal static class Cases
{
    public static Asker Officer => TestDesk.As("discipline1");

    public static Asker Leader => TestDesk.As("leader2");

    public static async Task<long> Record(TestDesk desk, long person, BreachKind kind = BreachKind.Attitude, string what = "态度生硬") =>
        (await desk.Done(Officer, new RecordBreach(person, kind, desk.Today, what))).Id;

    public static async Task<long> Heard(TestDesk desk, long person, BreachKind kind = BreachKind.Attitude)
    {
        var id = await Record(desk, person, kind);
        await desk.Done(Officer, new HearBreaches([id]));
        return id;
    }

    public static async Task<long> Confirmed(TestDesk desk, long person, BreachKind kind = BreachKind.Attitude)
    {
        var id = await Heard(desk, person, kind);
        await desk.Done(DemoBureau.AskerOf(person), new GiveStatement(id, "情况说明", 2));
        await desk.Done(Officer, new ConfirmBreach(id, "属实", 3));
        return id;
    }

    public static async Task<(long Breach, long Measure)> Proposed(TestDesk desk, long person, BreachKind kind = BreachKind.Attitude, MeasureKind? measure = null, bool order = false)
    {
        var id = await Confirmed(desk, person, kind);
        var shown = await desk.Done(Officer, new ShowBreach(id));
        var step = shown.Suggested!.Step;
        return (id, (await desk.Done(Officer, new ProposeMeasure(id, measure ?? step.Measure, order || step.Order, "依规处理", null, shown.Version, measure is { } other && other != step.Measure ? "情节另论" : ""))).Id);
    }

    public static async Task<(long Breach, long Measure)> Decided(TestDesk desk, long person, BreachKind kind = BreachKind.Attitude, MeasureKind? measure = null, bool order = false)
    {
        var both = await Proposed(desk, person, kind, measure, order);
        await desk.Done(Leader, new DecideMeasure(both.Measure, true, "同意", 1));
        return both;
    }

    public static async Task<(long Breach, long Measure)> Served(TestDesk desk, long person, BreachKind kind = BreachKind.Attitude, MeasureKind? measure = null, bool order = false)
    {
        var both = await Decided(desk, person, kind, measure, order);
        await desk.Done(Officer, new IssueNotice(both.Measure, "认真反省，立即整改。", 2));
        await desk.Done(Officer, new ServeMeasure(both.Measure, desk.Today, "当面送达，本人签收", null, 3));
        return both;
    }

    public static async Task<(long Breach, long Measure)> Appealed(TestDesk desk, long person)
    {
        var both = await Served(desk, person);
        await desk.Done(DemoBureau.AskerOf(person), new AppealMeasure(both.Measure, "处理过重", 4));
        return both;
    }
}
