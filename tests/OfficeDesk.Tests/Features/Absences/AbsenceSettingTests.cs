using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Cover;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.AbsenceNotices;
using OfficeDesk.Web.Features.Cover;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Features.OfficeSettings;

namespace OfficeDesk.Tests.Features.Absences;

/// <summary>What the rules leave to the office: changed by two people, and the next absence goes by it.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class AbsenceSettingTests(Engine engine) : DeskTests(engine)
{
    [Test]
    public async Task AB_3_who_approves_which_length_is_a_setting()
    {
        await Set("absence.leaderFrom", "3");
        await Set("absence.directorFrom", "5");
        Assert.That(await Waits("staff1", "2026-03-09 08:30", "2026-03-10 17:30"), Is.EqualTo("科长甲"));
        Assert.That(await Waits("staff2", "2026-03-09 08:30", "2026-03-11 17:30"), Is.EqualTo("分管领导甲"), "three days and more");
        Assert.That(await Waits("staff3", "2026-03-09 08:30", "2026-03-13 17:30"), Is.EqualTo("局长甲"), "five days and more");
        Assert.That(await Waits("staff4", "2026-03-09 08:30", "2026-03-11 17:29"), Is.EqualTo("科长甲"), "a minute less than three days, though it is shown as three");
    }

    [Test]
    public async Task AB_4_between_half_a_day_and_one_is_a_setting_and_the_stricter_ships()
    {
        Assert.That((await Desk.Announce("staff1", "10:00", "17:00")).Path, Is.EqualTo(AbsencePath.Leave), "270 minutes");
        await Set("absence.gap", "Short");
        Assert.That((await Desk.Announce("staff2", "10:00", "17:00")).Path, Is.EqualTo(AbsencePath.Short));
        Assert.That((await Desk.Announce("chief1", "10:00", "17:00")).Path, Is.EqualTo(AbsencePath.Inform));
        Assert.That((await Desk.Announce("staff3", "09:00", "17:30")).Path, Is.EqualTo(AbsencePath.Short), "360 of 390 minutes");
    }

    [Test]
    public async Task AB_6_which_section_is_the_low_income_assistance_office_is_a_setting()
    {
        await Set("absence.lowIncomeOffice", "BGS");
        await Desk.Announce("chief4", "10:00", "12:00");
        foreach (var who in new[] { "staff10", "staff11" }) await Desk.Approved(who, "10:00", "11:30", "leader2");
        Assert.That(await Desk.Letters("empty:"), Is.EqualTo(new[] { 3L, 4L, 16L }), "the office instead of 13");
    }

    [Test]
    public async Task AB_7_how_many_late_returns_propose_a_breach_is_a_setting_of_the_discipline_office()
    {
        await Set("absence.lateReturns", "1", "discipline1", "discipline2");
        var a = await Desk.Announce("staff1", "09:00", "09:20");
        Desk.Clock.Set(DateTime.Parse("2026-03-04 09:30"));
        Assert.That((await Desk.Done(TestDesk.As("staff1"), new RecordReturn(a.Id, null, 1))).BreachProposed);
    }

    [Test]
    public async Task GN_3_how_long_a_last_minute_absence_waits_is_a_setting()
    {
        await Set("absence.wait", "10");
        var a = await Desk.Announce("staff1", "09:00", "10:30");
        Assert.That((await Desk.Watch("09:10")).Lapsed, Is.EqualTo(1));
        Assert.That(await Desk.StateOf(a.Id), Is.EqualTo("Lapsed"));
    }

    [Test]
    public async Task CV_2_CV_4_the_most_posts_at_once_and_the_days_of_the_list_are_settings()
    {
        await Set("cover.atMost", "1");
        await Set("cover.handoverDays", "0");
        await Desk.Work("2026-1", due: "2026-03-06");
        await Desk.Work("2026-2", due: "2026-03-09");
        var (a, b) = (await Desk.Leave(), await Desk.Leave(11));
        var filed = await Desk.Filed(a, CoverScene.Staff3);
        Assert.That((await Desk.Refused(TestDesk.As("chief1"), new ProposeCover(b, 4, CoverScene.Staff3, ""))).En, Is.EqualTo("Covers 1 posts in this period already; 1 at most."));
        var lines = (await Desk.Done(TestDesk.As("staff1"), new ShowSheet(await Desk.SheetOf(filed.Id)))).Lines.Where(l => l.Thing is HandoverThing.Task);
        Assert.That(lines.Select(l => (l.Number, l.Must)), Is.EqualTo(new[] { ("2026-1", true), ("2026-2", false) }));
    }

    [Test]
    public async Task GN_3_an_undecided_leave_and_an_unanswered_cover_remind_after_one_working_day_and_go_up_after_two()
    {
        var leave = await Desk.Done(TestDesk.As("staff5"), new AnnounceAbsence(AbsenceKind.Annual, "年休假", Scene.At("2026-03-16 08:30"), Scene.At("2026-03-17 17:30")));
        await Desk.Done(TestDesk.As("chief1"), new ProposeCover(await Desk.Leave(from: "2026-03-16T08:30", to: "2026-03-17T17:30"), CoverScene.Urban, CoverScene.Staff2, ""));
        await Remind("2026-03-04");
        Assert.That(await Desk.Letters("undecided:"), Is.Empty);
        await Remind("2026-03-05");
        Assert.That(await Desk.Letters("undecided:"), Is.EqualTo(new[] { 7L, 9L }), "the chief of the leave, the person named of the cover");
        Assert.That(await Desk.Rows<string>("SELECT body_text FROM outbox WHERE cause LIKE 'undecided:%' AND recipient_id = 7"), Has.One.Contains(leave.Number).And.All.Not.Contains("年休"));
        await Remind("2026-03-06");
        Assert.That((await Desk.Letters("undecided:")).Except([7L, 9L]), Is.EqualTo(new[] { 2L }).Or.EqualTo(new[] { 2L, 7L }), "the division leader is told");
        await Remind("2026-03-09");
        Assert.That((await Desk.Letters("undecided:")).Count(p => p == 2), Is.EqualTo(1), "once");
    }

    [Test]
    public async Task ES_5_whoever_covers_gets_the_mails_of_a_chief_who_is_on_leave_too()
    {
        await Desk.Work("2026-1", CoverScene.Staff1, due: "2026-03-03");
        var leave = await Desk.Leave(7);
        var named = await Desk.Done(TestDesk.As("chief1"), new ProposeCover(leave, 0, 12, ""));
        named = await Desk.Done(TestDesk.As("staff5"), new AnswerCover(named.Id, true, "", named.Version));
        named = await Desk.Done(TestDesk.As("leader1"), new DecideCover(named.Id, true, "", named.Version));
        await Desk.Done(TestDesk.As("office1"), new FileCover(named.Id, "", named.Version));
        var sheet = await Desk.SheetOf(named.Id);
        await Desk.Done(TestDesk.As("chief1"), new SignSheet(sheet, HandoverPart.Giver, 1));
        await Desk.Done(TestDesk.As("staff5"), new SignSheet(sheet, HandoverPart.Taker, 2));
        await Desk.Done(TestDesk.As("leader1"), new SignSheet(sheet, HandoverPart.Witness, 3));
        await Desk.Begin(leave);
        await Desk.Done(Web.Desk.Asker.Clock, new RunEscalation());
        Assert.That(await Desk.Letters("digest:"), Is.SupersetOf(new[] { 7L, 8L, 12L }), "who answers, the chief, and whoever covers the chief");
    }

    [Test]
    public async Task AB_9_the_lines_of_a_feed_are_short_and_nobody_has_more_than_ten_keys()
    {
        var name = string.Concat(Enumerable.Repeat("工作人员名字很长", 4));
        await Desk.Write("UPDATE people SET name = @Name WHERE id = 8; UPDATE stamps SET value = value + 1 WHERE name = 'office'", new { Name = name });
        await Task.Delay(1100);
        await Desk.Approved("staff1", "10:00", "11:00");
        var key = await Desk.Done(TestDesk.As("staff2"), new MakeFeedKey(FeedScope.Section));
        var text = (await Desk.Done(Web.Desk.Asker.Nobody, new ReadFeed(key.Path[7..^4]))).Text;
        Assert.That(text.Split("\r\n").Select(l => System.Text.Encoding.UTF8.GetByteCount(l)), Has.All.LessThanOrEqualTo(75), "RFC 5545");
        Assert.That(text.Replace("\r\n ", "", StringComparison.Ordinal), Does.Contain($"SUMMARY:{name} 会议\r\n"), "no character is cut in two");
        for (var n = 2; n <= 10; n++) await Desk.Done(TestDesk.As("staff2"), new MakeFeedKey(FeedScope.Own));
        Assert.That((await Desk.Refused(TestDesk.As("staff2"), new MakeFeedKey(FeedScope.Own))).Rule, Is.EqualTo("AB-9"));
    }

    private async Task Remind(string day)
    {
        Desk.Clock.Set(DateTime.Parse(day + " 09:30"));
        await Desk.Done(Web.Desk.Asker.Clock, new RemindUndecided());
    }

    private async Task<string> Waits(string who, string from, string to) => (await Desk.Done(TestDesk.As(who), new AnnounceAbsence(AbsenceKind.Annual, "年休假", Scene.At(from), Scene.At(to)))).WaitsFor;

    private async Task Set(string key, string value, string by = "office1", string with = "office2") =>
        await Desk.Done(TestDesk.As(with), new ConfirmSetting((await Desk.Done(TestDesk.As(by), new ProposeSetting(key, value, "局务会议定"))).Id));
}
