using System.Text.Json;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.ADay;

/// <summary>
/// Two working weeks of absences over the JSON door of the whole program: short ones, leave with a cover and a handover, a
/// chief's deputy, an illness without a handover, a late return, an extension, a section that stands empty. Everything that is
/// said, and the board of each day, goes to the test's output.
/// </summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class FortnightOfAbsencesTests(Engine engine)
{
    private FortnightOffice _office = null!;

    [Test]
    public async Task AB_9_two_weeks_of_absences_covers_and_returns_with_the_board_of_each_day()
    {
        var (connection, drop) = engine == Engine.MariaDb ? await Engines.FreshMaria() : ("", () => Task.CompletedTask);
        try
        {
            await using (_office = new FortnightOffice(connection))
            {
                await FirstWeek();
                await SecondWeek();
            }
        }
        finally
        {
            await drop();
            foreach (var line in _office.Said) TestContext.Out.WriteLine(line);
        }
    }

    private async Task FirstWeek()
    {
        // Monday: a meeting, asked and approved; a chief informs; a leave with its cover from naming to the third signature
        await _office.At("2026-03-02 08:35");
        var meeting = await Announce("staff2", "Meeting", "2026-03-02 09:30", "2026-03-02 11:00");
        await Decide("chief1", meeting, true);
        var informs = await Announce("chief2", "OnDuty", "2026-03-02 10:00", "2026-03-02 11:30");
        var leave = await Announce("staff1", "Annual", "2026-03-04 08:30", "2026-03-06 17:30");
        await Decide("chief1", leave, true);
        Assert.That(await _office.Refused("chief1", "ProposeCover", new { absenceId = leave, postId = 1, coverId = 12, remark = "" }), Is.EqualTo("CV-2"), "not on the post's list");
        var cover = await Cover(leave, 1, 9, "staff1", "staff2");
        var log = await _office.Say("staff1", "LogEnquiry", new { channel = "Call", citizenName = "来访人甲", phone = "10000090001", matterTypeId = 1, ask = "问低保申请", route = "Own" });
        var task = log.GetProperty("number").GetString()!;
        await Board("2026-03-02 10:30", expect: ["工作人员乙", "科长乙"]);
        await _office.At("2026-03-02 11:00");
        await Return("staff2", meeting);
        await Return("chief2", informs);

        // Tuesday: refused, and taken back
        await _office.At("2026-03-03 08:40");
        await Decide("chief1", await Announce("staff3", "Private", "2026-03-03 15:00", "2026-03-03 17:00"), false, "当天人手不够");
        await _office.Say("staff4", "WithdrawAbsence", new { id = await Announce("staff4", "OnDuty", "2026-03-03 09:30", "2026-03-03 11:00"), version = 1 });
        await _office.Say("chief1", "NameDeputy", new { role = "Chief", sectionId = 3, deputyId = 12, from = "2026-03-05", to = "2026-03-05", reason = "到市里开会" });
        await Decide("leader1", await Announce("chief1", "Meeting", "2026-03-05 08:30", "2026-03-05 17:30"), true);
        await Board("2026-03-03 15:30", expect: []);

        // Wednesday: the leave begins, the cover answers
        await Board("2026-03-04 10:30", expect: ["工作人员甲"]);
        Assert.That((await _office.Say("chief1", "WhoWasResponsible", new { number = task, day = "2026-03-04" })).GetProperty("name").GetString(), Is.EqualTo("工作人员乙"));
        var next = await _office.Say("staff5", "LogEnquiry", new { channel = "Call", citizenName = "来访人乙", phone = "10000090002", matterTypeId = 1, ask = "问城市低保", route = "SameSection" });
        Assert.That(next.GetProperty("responsibleId").GetInt64(), Is.EqualTo(9), "new work of the post goes to the cover");

        // Thursday: the chief is away, the deputy decides
        await _office.At("2026-03-05 09:00");
        var forChief = await Announce("staff4", "OnDuty", "2026-03-05 10:00", "2026-03-05 11:30");
        Assert.That((await Decide("staff5", forChief, true)).GetProperty("forName").GetString(), Is.EqualTo("科长甲"));
        await Board("2026-03-05 10:30", expect: ["工作人员甲", "科长甲", "工作人员丁"]);
        await _office.At("2026-03-05 11:30");
        await Return("staff4", forChief);
        await _office.At("2026-03-05 17:30");
        await Return("chief1", await Mine("chief1"));

        await Board("2026-03-06 10:30", expect: ["工作人员甲"]);

        // Monday: nobody is late over the weekend; half an hour after the office opened somebody is
        await _office.At("2026-03-09 09:10");
        Assert.That((await Return("staff1", leave)).GetProperty("lateMinutes").GetInt32(), Is.EqualTo(40));
        Assert.That((await _office.Say("chief1", "WhoWasResponsible", new { number = task, day = "2026-03-09" })).GetProperty("name").GetString(), Is.EqualTo("工作人员甲"), "everything comes back");
        await SignAll(cover, "staff2", "staff1", "chief1");
        await Board("2026-03-09 10:30", expect: ["工作人员甲"]);
    }

    private async Task SecondWeek()
    {
        // Tuesday: ill without a handover, entered by the office; the chief answers until the late cover is handed over
        await _office.At("2026-03-10 09:00");
        var ill = await _office.Say("office1", "AnnounceAbsence", new { kind = "Sick", reason = "突发疾病", from = (DateTimeOffset?)null, to = At("2026-03-11 17:30"), personId = 10, sudden = true });
        var id = ill.GetProperty("id").GetInt64();
        await Board("2026-03-10 10:30", expect: ["工作人员丙"]);
        var roster = await _office.Say("chief1", "CoverRoster", new { days = 14 });
        Assert.That(roster.GetProperty("posts").EnumerateArray().Single(p => p.GetProperty("id").GetInt64() == 3).GetProperty("now").GetProperty("vacant").GetBoolean(), "空岗");
        await Decide("chief1", id, true);
        await Cover(id, 3, 11, "chief1", "staff4");
        Assert.That((await _office.Say("chief1", "CoversOf", new { absenceId = id })).GetProperty("posts")[0].GetProperty("now").GetProperty("state").GetString(), Is.EqualTo("Running"));

        // Wednesday: it takes a day longer
        await _office.At("2026-03-11 15:00");
        await _office.Say("staff3", "AskLaterReturn", new { id, to = At("2026-03-12 17:30"), reason = "医生嘱休息", version = await Version("staff3", id) });
        await _office.Say("chief1", "DecideLaterReturn", new { id, agree = true, text = "同意", version = await Version("chief1", id) });
        await Board("2026-03-11 15:30", expect: ["工作人员丙"]);

        // Thursday: all of a section are out at the same time for an hour
        await _office.At("2026-03-12 08:40");
        await Decide("chief4", await Announce("staff10", "OnDuty", "2026-03-12 09:00", "2026-03-12 11:00"), true);
        await Announce("chief4", "OnDuty", "2026-03-12 10:00", "2026-03-12 12:00");
        await Decide("chief4", await Announce("staff11", "OnDuty", "2026-03-12 10:00", "2026-03-12 11:00"), true);
        var board = await Board("2026-03-12 10:30", expect: ["工作人员丙", "工作人员癸", "科长丁", "工作人员子"]);
        var empty = board.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("emptyTimes").EnumerateArray()).Single();
        var door = await _office.Say(null, "DoorNotice", new { id = empty.GetProperty("id").GetInt64(), ofSection = true });
        Assert.That((door.GetProperty("word").GetString(), Wall(door, "fromAt"), Wall(door, "toAt")), Is.EqualTo(("公出", "03-12 10:00", "03-12 11:00")));
        await _office.At("2026-03-12 11:00");
        await Return("staff10", await Mine("staff10"));
        await Return("staff11", await Mine("staff11"));
        await Return("chief4", await Mine("chief4"));
        await _office.At("2026-03-12 17:30");
        await Return("staff3", id);

        await Board("2026-03-13 10:30", expect: []);
        var facts = await _office.Say("chief1", "AbsenceFacts", new { year = 2026 });
        var late = facts.GetProperty("people").EnumerateArray().Single(p => p.GetProperty("personId").GetInt64() == 8);
        Assert.That((late.GetProperty("lateReturns").GetInt32(), late.GetProperty("lateMinutes").GetInt32()), Is.EqualTo((1, 40)));
    }

    /// <summary>The board of a day as a colleague sees it: who is expected, and no reason.</summary>
    private async Task<JsonElement> Board(string wall, string[] expect)
    {
        await _office.At(wall);
        var board = await _office.Say("staff6", "AbsenceBoard", new { day = wall[..10] });
        _office.Said.Add($"---- 离岗公示 {wall}：在岗 {board.GetProperty("present")} / {board.GetProperty("members")} ----");
        var names = new List<string>();
        foreach (var section in board.GetProperty("sections").EnumerateArray())
        {
            foreach (var empty in section.GetProperty("emptyTimes").EnumerateArray()) _office.Said.Add($"     {section.GetProperty("name").GetString()} 全员离岗 {Wall(empty, "fromAt")} 至 {Wall(empty, "toAt")}");
            foreach (var line in section.GetProperty("lines").EnumerateArray())
            {
                names.Add(line.GetProperty("person").GetString()!);
                var covers = string.Join("、", line.GetProperty("covers").EnumerateArray().Select(c => c.GetString()));
                _office.Said.Add($"     {section.GetProperty("name").GetString()}  {names[^1]}  {line.GetProperty("word").GetString()}  {Wall(line, "fromAt")} 至 {Wall(line, "toAt")}  {(covers.Length > 0 ? "替代：" + covers : "")}  [{line.GetProperty("sign").GetString()}]");
            }
        }
        Assert.That(names.Distinct(), Is.EquivalentTo(expect), wall);
        Assert.That(board.GetRawText(), Does.Not.Contain("事由示例").And.Not.Contain("疾病"), "no reason is on the board of a colleague");
        return board;
    }

    /// <summary>A cover from its naming to the third signature; whoever gives is the absent person or, in sudden illness, the chief.</summary>
    private async Task<long> Cover(long absence, long post, long person, string giver, string taker)
    {
        var named = await _office.Say("chief1", "ProposeCover", new { absenceId = absence, postId = post, coverId = person, remark = "B岗" });
        var id = named.GetProperty("id").GetInt64();
        await _office.Say(taker, "AnswerCover", new { id, agree = true, text = "同意", version = 1 });
        await _office.Say("leader1", "DecideCover", new { id, agree = true, text = "同意", version = 2 });
        await _office.Say("office1", "FileCover", new { id, text = "", version = 3 });
        await SignAll(id, giver, taker, "chief1");
        return id;
    }

    /// <summary>The newest handover list of a cover gets its three signatures.</summary>
    private async Task SignAll(long cover, string giver, string taker, string witness)
    {
        var sheet = (await _office.Say("chief1", "ShowCover", new { id = cover })).GetProperty("sheets").EnumerateArray().Last().GetProperty("id").GetInt64();
        await _office.Say(giver, "SignSheet", new { id = sheet, part = "Giver", version = 1 });
        await _office.Say(taker, "SignSheet", new { id = sheet, part = "Taker", version = 2 });
        await _office.Say(witness, "SignSheet", new { id = sheet, part = "Witness", version = 3 });
    }

    private async Task<long> Announce(string who, string kind, string from, string to) => (await _office.Say(who, "AnnounceAbsence", new { kind, reason = "事由示例", from = At(from), to = At(to) })).GetProperty("id").GetInt64();

    private async Task<JsonElement> Decide(string who, long id, bool agree, string text = "") => await _office.Say(who, "DecideAbsence", new { id, agree, text, emptyWhy = "", version = await Version(who, id) });

    private async Task<JsonElement> Return(string who, long id) => await _office.Say(who, "RecordReturn", new { id, at = (DateTimeOffset?)null, version = await Version(who, id) });

    private async Task<int> Version(string who, long id) => (await _office.Say(who, "ShowAbsence", new { id })).GetProperty("version").GetInt32();

    private async Task<long> Mine(string who) => (await _office.Say(who, "AbsenceBoard", new { })).GetProperty("mine")[0].GetProperty("id").GetInt64();

    private static DateTimeOffset At(string wall) => OfficeClock.Instant(DateTime.Parse(wall, System.Globalization.CultureInfo.InvariantCulture));

    private static string Wall(JsonElement e, string name) => OfficeClock.Wall(e.GetProperty(name).GetDateTimeOffset()).ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
