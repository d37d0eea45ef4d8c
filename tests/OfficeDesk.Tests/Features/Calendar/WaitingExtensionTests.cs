using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Calendar;
using OfficeDesk.Web.Features.Extensions;
using OfficeDesk.Web.Features.Recurring;

namespace OfficeDesk.Tests.Features.Calendar;

/// <summary>What moves with a schedule beside the due dates themselves, and what must not move twice.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class WaitingExtensionTests(Engine engine)
{
    private static async Task<HolidaysConfirmed> Import(TestDesk desk, string csv) =>
        await desk.Done(TestDesk.As("office2"), new ConfirmHolidays((await desk.Done(TestDesk.As("office1"), new ProposeHolidays(csv, "国办通知"))).Id));

    [Test]
    public async Task DL_4_DL_7_the_date_that_waits_to_be_decided_is_counted_anew_where_the_due_date_itself_stays()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        desk.Clock.Set(new(2026, 12, 4, 9, 0, 0));
        var matter = await new Stage(desk).Enquiry();
        await desk.Done(Stage.Staff1, new AskExtension(matter.Number, 10, "需要核查", "本人同意", 1));
        const string Dates = "SELECT concat(t.due_on, ' ', t.provisional, ' ', e.old_due_on, ' ', e.new_due_on, ' ', e.version) FROM extensions e JOIN tasks t ON t.id = e.task_id";
        Assert.That(await desk.Rows<string>(Dates), Is.EqualTo(new[] { "2026-12-18 0 2026-12-18 2027-01-04 1" }));
        Assert.That((await Import(desk, "2027-01-01,off,元旦\n2027-01-04,off,元旦\n2027-02-06,off,春节\n2027-05-01,off,劳动节\n2027-10-01,off,国庆节")).Tasks, Is.Zero);
        Assert.That(await desk.Rows<string>(Dates), Is.EqualTo(new[] { "2026-12-18 0 2026-12-18 2027-01-05 2" }), "whoever decides sees the day it will be");
        await desk.Done(Asker.Clock, new RecountDueDates());
        Assert.That(await desk.Rows<string>(Dates), Is.EqualTo(new[] { "2026-12-18 0 2026-12-18 2027-01-05 2" }), "what stays as it is is not touched");
    }

    [Test]
    public async Task DL_14_DL_4_a_task_that_stands_for_two_periods_of_one_due_day_moves_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        desk.Clock.Set(new(2026, 9, 28, 9, 0, 0));
        // Thursday the 1st of October is off until the 8th, which is the Thursday after
        await desk.Done(TestDesk.As("chief1"), new SaveRecurring(0, "周报", 8, Every.Week, 1, 4, DayShift.After, 0, ""));
        desk.Clock.Set(new(2026, 10, 8, 9, 0, 0));
        Assert.That((await desk.Done(Asker.Clock, new MakeRecurring())).Tasks, Is.EqualTo(2));
        Assert.That(await desk.Rows<string>("SELECT concat(period, ' ', due_on) FROM recurring_made ORDER BY period"), Is.EqualTo(new[] { "2026-W40 2026-10-08", "2026-W41 2026-10-08" }));
        var task = (await desk.Rows<long>("SELECT task_id FROM recurring_made WHERE period = '2026-W41'")).Single();
        await desk.Write("UPDATE recurring_made SET task_id = @task", new { task });
        var year = await desk.Rows<(string Day, string Kind, string Name)>("SELECT day, kind, name FROM holidays WHERE day LIKE '2026%' ORDER BY day");
        var csv = string.Join('\n', year.Select(h => $"{h.Day},{h.Kind.ToLowerInvariant()},{h.Name}").Append("2026-10-08,off,国庆节"));
        Assert.That((await Import(desk, csv)).Tasks, Is.EqualTo(1));
        Assert.That(await desk.Rows<string>("SELECT due_on FROM tasks WHERE id = @task", new { task }), Is.EqualTo(new[] { "2026-10-09" }));
    }
}
