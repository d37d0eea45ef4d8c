using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Demo;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Approvals;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Deputies;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Demo;

/// <summary>The office that a first visitor finds: whatever day it is, the story fits the rules.</summary>
public class DemoWeeksTests
{
    // an ordinary afternoon, the night of a rest day, the middle of the Spring Festival, the week after National Day, new year without a schedule
    [TestCase(Engine.Sqlite, "2026-06-10T15:30")]
    [TestCase(Engine.MariaDb, "2026-06-10T15:30")]
    [TestCase(Engine.Sqlite, "2026-11-22T03:10")]
    [TestCase(Engine.Sqlite, "2026-02-20T12:00")]
    [TestCase(Engine.Sqlite, "2026-10-09T08:31")]
    [TestCase(Engine.Sqlite, "2027-01-15T17:45")]
    public async Task Five_weeks_of_real_messages_leave_every_state_and_light(Engine engine, string wall)
    {
        var now = DateTime.Parse(wall, System.Globalization.CultureInfo.InvariantCulture);
        await using var desk = await TestDesk.WithBureau(engine);
        desk.Clock.Set(now);
        await using (var scope = desk.Services.CreateAsyncScope()) Assert.That(await DemoWeeks.Tell(scope.ServiceProvider), Is.Empty, "refused on the way");

        Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM enquiries")).Single(), Is.InRange(80L, 180L));
        Assert.That(await desk.Rows<string>("SELECT DISTINCT route FROM enquiries"), Is.EquivalentTo(["Own", "SameSection", "OtherUnit", "Outside"]));
        Assert.That(await desk.Rows<string>("SELECT DISTINCT state FROM enquiries"), Is.SupersetOf(new[] { "Open", "Answered", "Closed", "Withdrawn" }));
        Assert.That(await desk.Rows<string>("SELECT DISTINCT state FROM tasks"), Is.SupersetOf(new[] { "Open", "Done", "Reported", "Void" }));
        Assert.That(await desk.Rows<string>("SELECT DISTINCT kind FROM tasks"), Is.SupersetOf(new[] { "Matter", "Transfer", "Assigned", "Check", "Question" }));
        Assert.That(await desk.Rows<string>("SELECT DISTINCT state FROM transfers"), Is.SupersetOf(new[] { "Sent", "Accepted", "Contacted", "SentBack" }));
        Assert.That(await desk.Rows<string>("SELECT DISTINCT state FROM extensions"), Is.EquivalentTo(["Asked", "Agreed", "Refused"]));
        Assert.That(await desk.Rows<string>("SELECT DISTINCT state FROM handovers"), Is.SupersetOf(new[] { "Given", "Signed" }));
        Assert.That(await desk.Rows<long>("SELECT late FROM tasks WHERE state = 'Done' AND late = 1"), Is.Not.Empty, "finished late");

        Assert.That(await desk.Rows<string>("SELECT DISTINCT state FROM absences"), Is.SupersetOf(new[] { "Returned", "Started", "Refused" }));
        Assert.That(await desk.Rows<int>("SELECT late_minutes FROM absences WHERE late_minutes > 0"), Is.EqualTo(new[] { 22 }), "one late return");
        Assert.That(await desk.Rows<string>("SELECT state FROM covers WHERE vacant = 0"), Does.Contain("Running"), "somebody covers today");
        Assert.That(await desk.Rows<string>("SELECT DISTINCT kind FROM documents"), Is.SupersetOf(new[] { "enquiry-receipt", "referral-slip", "result", "reminder" }));
        Assert.That(await desk.Rows<string>("SELECT DISTINCT colour FROM cards"), Is.EquivalentTo(["Yellow", "Red"]));
        Assert.That(await desk.Rows<string>("SELECT DISTINCT kind FROM breaches"), Is.SupersetOf(new[] { "Deadline", "Transfer", "Attitude" }));
        Assert.That(await desk.Rows<string>("SELECT DISTINCT state FROM breaches"), Is.SupersetOf(new[] { "Proposed", "Statement", "Confirmed" }));
        Assert.That(await desk.Rows<string>("SELECT DISTINCT state FROM measures"), Is.EquivalentTo(Enum.GetNames<MeasureState>()), "a measure in every state");
        Assert.That(await desk.Rows<string>("SELECT DISTINCT channel FROM complaints"), Does.Contain("Public"));
        Assert.That(await desk.Rows<string>("SELECT DISTINCT state FROM inspections"), Is.EquivalentTo(["Open", "Closed"]));
        Assert.That(await desk.Rows<int>("SELECT checked FROM inspection_items WHERE checked IS NOT NULL"), Is.EqualTo(new[] { 1 }), "a rectification that was checked");
        Assert.That(await desk.Rows<string>("SELECT DISTINCT state FROM complaints"), Is.SupersetOf(new[] { "Registered", "Assigned", "Filed" }));
        Assert.That(await desk.Rows<string>("SELECT DISTINCT state FROM outbox"), Is.EqualTo(["Sent"]), "five weeks of reminders are not mailed on the first day");
        Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM rungs")).Single(), Is.GreaterThan(60));

        var office = await desk.Services.GetRequiredService<OfficeBook>().Open();
        var open = await desk.Rows<TaskRow>("SELECT * FROM tasks WHERE state = 'Open'");
        Assert.That(open.Select(t => t.LightOn(desk.Today, office)).Distinct(), Is.EquivalentTo([Light.Green, Light.Yellow, Light.Red]));
        Assert.That(open.Max(t => -t.DaysLeft(desk.Today, office)), Is.InRange(11, 13), "overdue for long, not for ever");
    }

    [TestCase(Engine.Sqlite)]
    [TestCase(Engine.MariaDb)]
    public async Task DL_10_the_number_in_the_navigation_is_what_the_page_holds_for_everybody(Engine engine)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        desk.Clock.Set(new DateTime(2026, 4, 22, 15, 30, 0));
        await using (var scope = desk.Services.CreateAsyncScope()) await DemoWeeks.Tell(scope.ServiceProvider);
        foreach (var (chief, section, deputy) in new[] { ("chief3", 5L, 18L), ("chief4", 6L, 20L) })
            await desk.Done(TestDesk.As(chief), new NameDeputy(Roles.Chief, section, deputy, desk.Today, desk.Today));
        var (mine, decides) = (new List<string>(), new List<string>());
        using (Assert.EnterMultipleScope())
        {
            foreach (var person in DemoBureau.People)
            {
                var who = (await desk.WhoIs((await desk.Enter(person.SignIn, address: $"10.0.1.{person.Id}")).Secret))!;
                await using var scope = desk.Services.CreateAsyncScope();
                var shown = (await scope.ServiceProvider.GetRequiredService<Waiting>().Of(who, CancellationToken.None)).Counts;
                var day = await desk.Done(who, new MyWork());
                Assert.That(shown["/my"], Is.EqualTo(day.Counts.First + day.Counts.Soon + day.ToDo), person.SignIn);
                if (shown["/my"] > 0) mine.Add(person.SignIn);
                if (!who.Is(Roles.Chief | Roles.Leader | Roles.Director | Roles.GeneralOffice)) continue;
                Assert.That(shown["/approvals"], Is.EqualTo((await desk.Done(who, new ListApprovals())).Count), person.SignIn);
                if (shown["/approvals"] > 0) decides.Add(person.SignIn);
            }
        }
        Assert.That(mine, Has.Some.StartsWith("staff"), "not all of them are nothing");
        Assert.That(decides, Is.Not.Empty);
    }

    [Test]
    public async Task Everything_lies_in_the_past_in_its_order_and_the_chain_holds()
    {
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite);
        desk.Clock.Set(new DateTime(2026, 6, 10, 15, 30, 0));
        await using (var scope = desk.Services.CreateAsyncScope()) await DemoWeeks.Tell(scope.ServiceProvider);
        var now = SqlTypes.Text(desk.Clock.GetUtcNow());
        foreach (var column in new[] { "recorded_at FROM enquiries", "made_at FROM tasks", "from_at FROM responsibilities", "at FROM events", "at FROM audit" })
            Assert.That((await desk.Rows<string>($"SELECT {column}")).Where(at => string.CompareOrdinal(at, now) > 0), Is.Empty, column);
        var audit = await desk.Rows<string>("SELECT at FROM audit ORDER BY seq");
        Assert.That(audit, Is.Ordered.Using<string>(StringComparer.Ordinal));
        Assert.That((await desk.VerifyAudit()).Intact);
        Assert.That(await desk.Rows<string>("SELECT number FROM enquiries ORDER BY id"), Is.EqualTo(await desk.Rows<string>("SELECT number FROM enquiries ORDER BY length(number), number")), "ids and numbers in one order");
        // nobody can be called by mistake
        Assert.That(await desk.Rows<string>("SELECT DISTINCT phone FROM enquiries WHERE phone <> ''"), Has.All.Matches("^100000400[0-9]{2}$|^10000040[0-9]{3}$"));
        // ids made from now on are later than all of these
        Assert.That((await desk.Rows<long>("SELECT MAX(id) FROM events")).Single(), Is.LessThan(desk.Services.GetRequiredService<Ids>().Next()));
    }
}
