using System.Text.Json;
using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Approvals;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Discipline;
using OfficeDesk.Web.Features.Search;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Measures;

namespace OfficeDesk.Tests.Features.Complaints;

/// <summary>D6: what a complainant said and who they are is in no table, mail, audit row, export or answer in clear; what the others see does not change by a complaint.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class CanaryTests(Engine engine)
{
    private static readonly string[] Canaries = [Case.Name, Case.Phone, Case.Address, Case.Said];

    private static readonly string[] Others = ["staff1", "chief1", "leader1", "director", "office1", "admin", "staff2"];

    [Test]
    public async Task D6_nothing_of_the_complainant_is_readable_in_the_database_the_mails_or_the_audit()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var id = await Case.Found(desk);
        await desk.Done(Case.Officer, new LinkCase(id, CaseLink.Task, number), "once-1");
        await desk.Done(Case.Officer, new RevealReporter(id, "电话答复"), "once-2");
        await desk.Done(Case.Officer, new ReplyComplaint(id, "属实，已处理。" + Case.Name, "致电 " + Case.Phone, false, 3), "once-3");
        await desk.Done(Asker.Nobody with { Address = "10.1.1.1" }, new SubmitComplaint(3, "", BreachKind.Attitude, Case.Said, Case.Name, Case.Phone, Case.Address), "once-4");
        foreach (var table in await Tables(desk))
        {
            var text = JsonSerializer.Serialize((await desk.Rows<dynamic>(Everything(table))).Select(r => (IDictionary<string, object>)r), Wire.Json);
            foreach (var canary in Canaries) Assert.That(text, Does.Not.Contain(canary), table);
        }
        Assert.That((await desk.Done(Case.Officer, new ShowComplaint(id))).What, Does.Contain(Case.Said), "the handling officer reads it");
        Assert.That(JsonSerializer.Serialize(await desk.Done(Case.Officer, new ShowComplaint(id)), Wire.Json), Does.Not.Contain(Case.Address), "but not who said it");
    }

    [Test]
    public async Task D6_what_everybody_else_sees_is_the_same_with_and_without_a_complaint()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var before = await Seen(desk, number);
        var id = await Case.Investigated(desk);
        await desk.Done(Case.Officer, new LinkCase(id, CaseLink.Task, number));
        await desk.Done(Case.Officer, new LinkCase(id, CaseLink.Enquiry, number));
        await desk.Done(Case.Officer, new RecordFinding(id, Finding.Substantiated, "监控一致", BreachKind.Attitude, "态度生硬", 2));
        await desk.Done(Case.Officer, new ReplyComplaint(id, "属实", "电话", false, 3));
        await desk.Done(Case.Officer, new FileComplaint(id, "", 4));
        Assert.That(await Seen(desk, number), Is.EqualTo(before), "until the person is heard, nobody outside the discipline office can tell");
        Assert.That(await desk.Rows<long>("SELECT id FROM outbox"), Is.Empty);
        Assert.That(await desk.Rows<long>("SELECT id FROM events WHERE kind NOT IN ('Logged')"), Is.Empty);
    }

    /// <summary>All that the person concerned, their chief, leaders and administrators can ask for, as one text.</summary>
    private static async Task<string> Seen(TestDesk desk, string number)
    {
        var all = new List<object?>();
        async Task Ask<T>(Asker who, IMessage<T> message) => all.Add(await desk.Send(who, message) switch { Done<T> done => done.Value, Refused<T> refused => refused.Why, _ => null });
        foreach (var who in Others.Select(TestDesk.As))
        {
            await Ask(who, new MyWork());
            await Ask(who, new ListTasks(Take: 500));
            await Ask(who, new ShowTask(number));
            await Ask(who, new ShowEnquiry(number));
            await Ask(who, new FindAnything("TS2026"));
            await Ask(who, new ListBreaches());
            await Ask(who, new ListComplaints(false));
            await Ask(who, new ListApprovals());
            await Ask(who, new OverdueReport());
            await Ask(who, new OverdueRecords(OverdueKind.Breach));
        }
        return JsonSerializer.Serialize(all, Wire.Json);
    }

    private async Task<IReadOnlyList<string>> Tables(TestDesk desk) => await desk.Rows<string>(engine == Engine.Sqlite
        ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'QRTZ%'"
        : "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name NOT LIKE 'QRTZ%'");

    private static string Everything(string table) => string.Concat("SELECT * FROM ", table);
}
