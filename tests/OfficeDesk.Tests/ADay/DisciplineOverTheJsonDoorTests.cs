using System.Text.Json;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Escalation;

namespace OfficeDesk.Tests.ADay;

/// <summary>
/// The discipline desk over the JSON door of the whole program: a complaint from the call to the reply, and a deadline that one
/// person misses three times, from the system's proposal over admonition, warning with an order to remedy and an appeal to the
/// chief's liability. Everything that is said goes to the test's output.
/// </summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class DisciplineOverTheJsonDoorTests(Engine engine)
{
    private const string Officer = "discipline1";

    private FortnightOffice _office = null!;

    [Test]
    public Task CP_3_a_complaint_from_the_call_to_the_reply() => Story(async () =>
    {
        await _office.At("2026-03-02 09:10");
        var enquiry = (await _office.Say("staff1", "LogEnquiry", new { channel = "Visit", citizenName = "来访人甲", phone = "10000090001", matterTypeId = 1, ask = "问低保进度", route = "Own" })).GetProperty("number").GetString()!;
        await _office.At("2026-03-02 10:00");
        var call = await _office.Say(Officer, "RegisterComplaint", new
        {
            channel = "Call", receivedOn = "2026-03-02", secondId = (long?)null, aboutPersonId = 8, aboutSectionId = (long?)null, aboutText = "", kind = "Attitude", what = "办事时被训斥，让其明天再来。", name = "来电人甲", phone = "10000090077", address = "", number = enquiry,
        });
        var id = Number(call, "id");
        Assert.That(call.GetProperty("dueOn").GetString(), Is.EqualTo("2026-03-23"), "15 working days");
        Assert.That(await _office.Refused("chief1", "ShowComplaint", new { id }), Is.Empty, "no part of their post, and no word that there is anything");
        await _office.Say(Officer, "AssignComplaint", new { id, handlerId = 22, version = 1 });
        await _office.Say(Officer, "IssueCaseReceipt", new { id });
        await _office.Say(Officer, "RevealPhone", new { number = enquiry, purpose = "向办事人核实经过" });
        await _office.At("2026-03-04 15:00");
        await _office.Say(Officer, "AddCaseNote", new { id, kind = "Interview", text = "与窗口人员谈话，本人承认语气生硬。" });
        await _office.At("2026-03-06 09:30");
        await _office.Say(Officer, "RecordFinding", new { id, finding = "Substantiated", text = "谈话与监控一致。", kind = "Attitude", facts = "3月2日接待时语气生硬，未当日办理。", version = 2 });
        await _office.Say(Officer, "RevealReporter", new { id, purpose = "电话答复" });
        await _office.Say(Officer, "IssueCaseReply", new { id, investigation = "与当事人谈话，查看监控", done = "已启动责任追究" });
        await _office.Say(Officer, "ReplyComplaint", new { id, text = "反映属实，已依规处理。", how = "电话", noReply = false, version = 3 });
        await _office.Say(Officer, "FileComplaint", new { id, note = "材料齐全", version = 4 });
        var shown = await _office.Say(Officer, "ShowComplaint", new { id });
        Assert.That((shown.GetProperty("state").GetString(), shown.GetProperty("finding").GetString(), shown.GetProperty("repliedOn").GetString()), Is.EqualTo(("Filed", "Substantiated", "2026-03-06")));
        Assert.That(shown.GetProperty("looks").GetArrayLength(), Is.EqualTo(3), "the phone at the counter, the identity, and the name on the reply");
        var breach = await _office.Say(Officer, "ListBreaches", new { });
        Assert.That(breach.GetProperty("rows")[0].GetProperty("kind").GetString(), Is.EqualTo("Attitude"), "the reply did not wait for the measure");
    });

    [Test]
    public Task BR_2_a_deadline_missed_three_times_from_proposal_to_the_chiefs_liability_with_an_appeal_in_between() => Story(async () =>
    {
        // missed for the first time: due on 16 March, one working day later the system proposes it
        var first = await Missed("2026-03-02 09:00", "2026-03-17 08:30");
        Assert.That((await Handled(first, "2026-03-18 09:00", "Admonition")).GetProperty("orderNumber").GetString(), Is.Empty);

        // for the second time: a warning with an order to remedy, an appeal to the director, upheld
        var second = await Missed("2026-03-19 09:00", "2026-04-03 08:30");
        var served = await Handled(second, "2026-04-07 09:00", "Warning");
        var order = served.GetProperty("orderNumber").GetString()!;
        Assert.That(order, Is.Not.Empty, "the order to remedy is a task");
        await _office.At("2026-04-10 10:00");
        var measure = Number(served, "id");
        await _office.Say("staff1", "AppealMeasure", new { id = measure, text = "当月两次顶岗，处理过重。", version = 4 });
        Assert.That(await _office.Refused("leader2", "DecideAppeal", new { id = measure, result = "Upheld", measure = (string?)null, text = "维持", version = 5 }), Is.Empty, "who decided it does not hear the appeal");
        await _office.At("2026-04-13 15:00");
        var heard = await _office.Say("director", "DecideAppeal", new { id = measure, result = "Upheld", measure = (string?)null, text = "事实清楚，处理适当。", version = 5 });
        Assert.That(heard.GetProperty("state").GetString(), Is.EqualTo("Upheld"));

        // the order itself runs out: the third, on the ladder's last step, and the chief answers too
        await _office.At("2026-04-29 08:30");
        await _office.Tick(new RunEscalation());
        var third = Number((await _office.Say(Officer, "ListBreaches", new { task = order })).GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("task").GetString() == order), "id");
        var decided = await Decided(third, "2026-04-30 09:00", "Handling");
        var chief = Number(decided, "chiefBreachId");
        var liable = await _office.Say(Officer, "ShowBreach", new { id = chief });
        Assert.That((liable.GetProperty("person").GetString(), liable.GetProperty("kind").GetString()), Is.EqualTo(("科长甲", "Leadership")));
        await Handled(chief, "2026-05-08 09:00", "Admonition", who: "chief1");

        var desk = await _office.Say(Officer, "DisciplineDesk", new { });
        Assert.That(desk.GetProperty("repeats").EnumerateArray().First(r => r.GetProperty("person").GetString() == "工作人员甲").GetProperty("n").GetInt64(), Is.EqualTo(3));
    });

    /// <summary>A matter of staff1 that nobody finishes; answers the breach that the system proposes for it.</summary>
    private async Task<long> Missed(string logged, string found)
    {
        await _office.At(logged);
        var number = (await _office.Say("staff1", "LogEnquiry", new { channel = "Call", citizenName = "来访人甲", phone = "10000090001", matterTypeId = 1, ask = "问城市低保", route = "Own" })).GetProperty("number").GetString()!;
        await _office.At(found);
        await _office.Tick(new RunEscalation());
        return Number((await _office.Say(Officer, "ListBreaches", new { state = "Proposed", task = number })).GetProperty("rows").EnumerateArray().Single(), "id");
    }

    /// <summary>Heard, stated, confirmed, proposed as the ladder says, decided by the leader in charge of discipline.</summary>
    private async Task<JsonElement> Decided(long breach, string wall, string expected, string who = "staff1")
    {
        await _office.At(wall);
        await _office.Say(Officer, "HearBreaches", new { ids = new[] { breach } });
        await _office.Say(who, "GiveStatement", new { id = breach, text = "当时手头事情多，确有疏忽。", version = 2 });
        await _office.Say(Officer, "ConfirmBreach", new { id = breach, reason = "本人认可，事实清楚。", version = 3 });
        var step = (await _office.Say(Officer, "ShowBreach", new { id = breach })).GetProperty("suggested").GetProperty("step");
        Assert.That(step.GetProperty("measure").GetString(), Is.EqualTo(expected));
        var proposed = await _office.Say(Officer, "ProposeMeasure", new { breachId = breach, measure = expected, withOrder = step.GetProperty("order").GetBoolean(), reason = "按处理阶梯提出。", fine = (int?)null, version = 4 });
        return await _office.Say("leader2", "DecideMeasure", new { id = Number(proposed, "id"), agree = true, text = "同意。", version = 1 });
    }

    /// <summary>The same, and its notice issued and served; answers the measure as it stands then.</summary>
    private async Task<JsonElement> Handled(long breach, string wall, string expected, string who = "staff1")
    {
        var measure = Number(await Decided(breach, wall, expected, who), "id");
        await _office.Say(Officer, "IssueNotice", new { id = measure, demand = "认真反省，立即整改，今后引以为戒。", version = 2 });
        await _office.Say(Officer, "ServeMeasure", new { id = measure, on = wall[..10], how = "当面送达，本人签收", orderDays = (int?)null, version = 3 });
        return (await _office.Say(who, "ShowBreach", new { id = breach })).GetProperty("measures").EnumerateArray().Single();
    }

    private async Task Story(Func<Task> tell)
    {
        var (connection, drop) = engine == Engine.MariaDb ? await Engines.FreshMaria() : ("", () => Task.CompletedTask);
        try
        {
            await using (_office = new FortnightOffice(connection)) await tell();
        }
        finally
        {
            await drop();
            foreach (var line in _office.Said) TestContext.Out.WriteLine(line);
        }
    }

    private static long Number(JsonElement e, string name) => e.GetProperty(name).GetInt64();
}
