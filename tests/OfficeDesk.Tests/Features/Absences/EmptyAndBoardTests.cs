using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AbsenceNotices;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Features.Absences;

/// <summary>Sections left empty, boards, calendars, figures and feeds. Section 6 has three people: chief4, staff10, staff11.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class EmptyAndBoardTests(Engine engine)
{
    [Test]
    public async Task AB_6_a_section_away_on_duty_in_part_at_the_same_time_is_found_and_its_neighbours_are_told()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Approved("staff10", "10:00", "11:30", "chief4");
        await desk.Announce("chief4", "10:30", "12:00");
        Assert.That(await desk.Letters("empty:"), Is.Empty, "one is still there");
        var last = await desk.Announce("staff11", "11:00", "11:50");
        var card = (await desk.Done(TestDesk.As("leader2"), new Web.Features.Approvals.ListApprovals())).Absences;
        Assert.That(card, Is.Empty, "it is before the chief");
        var seen = (await desk.Done(TestDesk.As("chief4"), new ShowAbsence(last.Id))).Checks.Empty.Single();
        Assert.That((seen.From, seen.To, seen.OnDuty), Is.EqualTo((Scene.At("2026-03-04 11:00"), Scene.At("2026-03-04 11:30"), true)), "the approver is warned");
        Assert.That((await desk.Done(TestDesk.As("chief4"), new DecideAbsence(last.Id, true, "", "", 1))).SectionEmpty, Is.True, "on duty no reason is needed");
        Assert.That(await desk.Letters("empty:"), Is.EqualTo(new[] { 3L, 13L, 16L }), "the leader, the low-income-assistance office, the neighbour");
        var board = await desk.Done(TestDesk.As("staff1"), new AbsenceBoard());
        var section = board.Sections.Single(s => s.Id == 6);
        Assert.That((section.EmptyTimes.Single().FromAt, section.EmptyTimes.Single().ToAt), Is.EqualTo((Scene.At("2026-03-04 11:00"), Scene.At("2026-03-04 11:30"))));

        await desk.Watch("11:00");
        var id = (await desk.Rows<long>("SELECT id FROM absences WHERE person_id = 20")).Single();
        await desk.Done(TestDesk.As("staff10"), new RecordReturn(id, null, 3));
        Assert.That(await desk.Rows<string>("SELECT state FROM section_empty"), Is.EqualTo(new[] { "Over" }), "somebody is back");
    }

    [Test]
    public async Task AB_6_for_private_reasons_the_last_one_needs_a_confirmation_with_a_reason()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Announce("chief4", "10:00", "12:00");
        await desk.Approved("staff10", "10:00", "11:30", "leader2");
        var last = await desk.Announce("staff11", "10:00", "11:00", AbsenceKind.Private);
        Assert.That((await desk.Refused(TestDesk.As("leader2"), new DecideAbsence(last.Id, true, "", "", 1))).Field, Is.EqualTo("EmptyWhy"));
        await desk.Done(TestDesk.As("leader2"), new DecideAbsence(last.Id, true, "", "家有急事，隔壁股室代为值守", 1));
        Assert.That(await desk.Rows<int>("SELECT on_duty FROM section_empty"), Is.EqualTo(new[] { 0 }));
        await desk.Done(TestDesk.As("staff11"), new WithdrawAbsence(last.Id, 2));
        Assert.That(await desk.Rows<string>("SELECT state FROM section_empty"), Is.EqualTo(new[] { "Void" }));
        Assert.That(await desk.Letters("empty:"), Has.Count.EqualTo(6), "told, and told that it is off");
    }

    [Test]
    public async Task AB_9_the_board_shows_all_sections_and_the_reason_only_to_those_who_may_see_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Approved("staff1", "09:00", "11:00", kind: AbsenceKind.Sick);
        async Task<BoardLine> Line(string who) => (await desk.Done(TestDesk.As(who), new AbsenceBoard())).Sections.SelectMany(s => s.Lines).Single();
        foreach (var who in new[] { "staff1", "chief1", "leader1", "director", "office1" }) Assert.That((await Line(who)).Reason, Is.EqualTo("到县里开会"), who);
        foreach (var who in new[] { "staff2", "chief2", "leader2", "discipline1", "admin" })
            Assert.That(((await Line(who)).Reason, (await Line(who)).AbsenceId, (await Line(who)).Word), Is.EqualTo(("", 0L, "请假")), who);
        var board = await desk.Done(TestDesk.As("staff2"), new AbsenceBoard());
        Assert.That((board.Sections.Single(s => s.Id == 3).Present, board.Sections.Single(s => s.Id == 3).Members), Is.EqualTo((5, 6)));
    }

    [Test]
    public async Task NT_1_the_notice_on_the_door_is_numbered_once_a_time_and_says_no_more_than_the_door_may()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Approved("staff1", "09:00", "11:00", kind: AbsenceKind.Sick);
        Assert.That(await desk.Refused(TestDesk.As("staff8"), new HangNotice(a.Id)), Is.EqualTo(DeskRefusals.NotFound()));
        var hung = await desk.Done(TestDesk.As("chief1"), new HangNotice(a.Id));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new HangNotice(a.Id))).Number, Is.EqualTo(hung.Number).And.EqualTo("LG2026-1"), "the same time, the same notice");
        var door = await desk.Done(Asker.Nobody, new DoorNotice(a.Id));
        Assert.That((door.Number, door.Name, door.Word, door.Post), Is.EqualTo(("LG2026-1", "工作人员甲", "请假", "城市低保岗")));
        Assert.That((await desk.Rows<string>("SELECT content FROM documents")).Single(), Does.Contain("请假").And.Not.Contain("病假").And.Not.Contain("到县里开会"));
        await desk.Done(TestDesk.As("staff1"), new RecordReturn(a.Id, null, 2));
        Assert.That(await desk.Refused(Asker.Nobody, new DoorNotice(a.Id)), Is.EqualTo(DeskRefusals.NotFound()), "what is over is not shown");
    }

    [Test]
    public async Task AB_9_day_week_and_month_show_what_touches_them()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(TestDesk.As("staff5"), new AnnounceAbsence(AbsenceKind.Annual, "年休假", Scene.At("2026-03-05 08:30"), Scene.At("2026-03-09 17:30")));
        await desk.Done(TestDesk.As("chief1"), new DecideAbsence(a.Id, true, "", "", 1));
        async Task<int> On(DateOnly day, bool week = false) => (await desk.Done(TestDesk.As("staff1"), new AbsenceBoard(day, week))).Sections.Sum(s => s.Lines.Count);
        Assert.That((await On(new(2026, 3, 4)), await On(new(2026, 3, 5)), await On(new(2026, 3, 9)), await On(new(2026, 3, 10))), Is.EqualTo((0, 1, 1, 0)));
        Assert.That((await On(new(2026, 3, 2), true), await On(new(2026, 3, 16), true)), Is.EqualTo((1, 0)));
        var month = await desk.Done(TestDesk.As("staff1"), new AbsenceMonth(new(2026, 3, 1)));
        Assert.That(month.Days.Where(d => d.Lines.Count > 0).Select(d => d.Day.Day), Is.EqualTo(new[] { 5, 6, 9 }), "rest days have nobody away");
        Assert.That((await desk.Done(TestDesk.As("staff1"), new AbsenceMonth(new(2026, 3, 1), 6))).Days.Sum(d => d.Lines.Count), Is.Zero);
    }

    [Test]
    public async Task AB_9_a_feed_holds_no_reason_and_a_key_that_was_taken_back_opens_nothing()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Approved("staff1", "09:00", "11:00", kind: AbsenceKind.Private);
        await desk.Announce("staff2", "09:00", "09:20");
        async Task<string> Key(string who, FeedScope scope) => (await desk.Done(TestDesk.As(who), new MakeFeedKey(scope))).Path.Split('/')[^1].Replace(".ics", "", StringComparison.Ordinal);
        var (own, section) = (await Key("staff1", FeedScope.Own), await Key("staff2", FeedScope.Section));
        var text = (await desk.Done(Asker.Nobody, new ReadFeed(own))).Text;
        Assert.That(text, Does.Contain("SUMMARY:工作人员甲 请假\r\n").And.Contain("DTSTART:20260304T010000Z").And.Not.Contain("到县里开会").And.Not.Contain("事假").And.Not.Contain("工作人员乙"));
        Assert.That(text.Split("\r\n").All(l => System.Text.Encoding.UTF8.GetByteCount(l) <= 75));
        Assert.That((await desk.Done(Asker.Nobody, new ReadFeed(section))).Text, Does.Contain("工作人员甲 请假").And.Contain("工作人员乙 会议"));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM feed_keys WHERE hash = @own", new { own }), Is.EqualTo(new[] { 0L }), "only the hash is kept");
        await desk.Write("UPDATE accounts SET disabled = 1 WHERE sign_in = 'staff2'");
        Assert.That(await desk.Refused(Asker.Nobody, new ReadFeed(section)), Is.EqualTo(DeskRefusals.NotFound()), "E6: its owner's account was closed");
        var key = (await desk.Done(TestDesk.As("staff1"), new ListFeedKeys())).Keys.Single();
        Assert.That(await desk.Refused(TestDesk.As("staff2"), new RevokeFeedKey(key.Id)), Is.EqualTo(DeskRefusals.NotFound()));
        await desk.Done(TestDesk.As("staff1"), new RevokeFeedKey(key.Id));
        Assert.That(await desk.Refused(Asker.Nobody, new ReadFeed(own)), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That(await desk.Refused(Asker.Nobody, new ReadFeed("x")), Is.EqualTo(DeskRefusals.NotFound()));
    }

    [Test]
    public async Task ES_2_a_feed_of_ones_own_due_dates_holds_numbers_and_days_and_nothing_about_citizens()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await desk.Done(TestDesk.As("staff1"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问进度"));
        var key = (await desk.Done(TestDesk.As("staff1"), new MakeFeedKey(FeedScope.Due))).Path[7..^4];
        var text = (await desk.Done(Asker.Nobody, new ReadFeed(key))).Text.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.That(text, Does.Contain($"DTSTART;VALUE=DATE:{logged.DueOn:yyyyMMdd}").And.Contain($"DTEND;VALUE=DATE:{logged.DueOn!.Value.AddDays(1):yyyyMMdd}").And.Contain($"SUMMARY:{logged.Number} 到期").And.Contain("/t/" + logged.Number).And.Contain("TRANSP:TRANSPARENT"));
        Assert.That(text, Does.Not.Contain("来访人").And.Not.Contain("10000090001").And.Not.Contain("问进度"));
        await desk.Done(TestDesk.As("staff1"), new FinishTask(logged.Number, "已办", Channel.Call, "已告知", 1));
        Assert.That((await desk.Done(Asker.Nobody, new ReadFeed(key))).Text, Does.Not.Contain(logged.Number), "what is done is not due");
    }

    [Test]
    public async Task AB_9_the_wall_shows_no_reason_and_only_the_office_makes_its_key()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Approved("staff1", "09:00", "11:00", kind: AbsenceKind.Sick);
        Assert.That(await desk.Refused(TestDesk.As("staff1"), new MakeFeedKey(FeedScope.Wall)), Is.EqualTo(AbsenceRules.WallIsTheOffices));
        var key = (await desk.Done(TestDesk.As("office1"), new MakeFeedKey(FeedScope.Wall))).Path.Split('/')[^1];
        var line = (await desk.Done(Asker.Nobody, new ReadWall(key))).Sections.Single().Lines.Single();
        Assert.That((line.Person, line.Word, line.Reason, line.AbsenceId), Is.EqualTo(("工作人员甲", "请假", "", 0L)));
        Assert.That(await desk.Refused(Asker.Nobody, new ReadFeed(key)), Is.EqualTo(DeskRefusals.NotFound()), "a wall is no feed");
    }

    [Test]
    public async Task AB_7_AB_8_figures_by_person_kind_and_month_with_late_returns_and_the_six_month_sum()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("""
            INSERT INTO absences (id, person_id, section_id, kind, reason, from_at, to_at, first_to_at, minutes, days100, path, state, approval, entered_by, entered_at, returned_at, late_minutes)
            VALUES (1, 8, 3, 'Sick', '病', '2026-01-29T00:30:00.000000Z', '2026-02-03T09:30:00.000000Z', '2026-02-03T09:30:00.000000Z', 1560, 400, 'Leave', 'Returned', 'Approved', 8, '2026-01-28T00:30:00.000000Z', '2026-02-03T09:30:00.000000Z', 0),
                   (2, 8, 3, 'Meeting', '会', '2026-03-03T01:00:00.000000Z', '2026-03-03T02:00:00.000000Z', '2026-03-03T02:00:00.000000Z', 65, 17, 'Short', 'Returned', 'Approved', 8, '2026-03-03T00:30:00.000000Z', '2026-03-03T02:05:00.000000Z', 5)
            """);
        var facts = await desk.Done(TestDesk.As("chief1"), new AbsenceFacts());
        Assert.That(facts.Lines.Select(l => (l.Kind, l.Month, l.Minutes, l.Days100)), Is.EqualTo(new[] { (AbsenceKind.Sick, 1, 780, 200), (AbsenceKind.Sick, 2, 780, 200), (AbsenceKind.Meeting, 3, 65, 17) }));
        var sum = facts.People.Single();
        Assert.That((sum.Count, sum.LateReturns, sum.LateMinutes, sum.SixMonths100), Is.EqualTo((2, 1, 5, 600)));
        Assert.That(facts.Years.Select(l => (l.Kind, l.Month, l.Count, l.Minutes, l.Days100)), Is.EqualTo(new[] { (AbsenceKind.Meeting, 0, 1, 65, 17), (AbsenceKind.Sick, 0, 1, 1560, 400) }), "one absence over two months is one");
        var sick = facts.Kinds.Single(k => k.Kind == AbsenceKind.Sick);
        Assert.That((sick.Count, sick.Minutes, sick.Days100, sick.Months.Count), Is.EqualTo((1, 1560, 400, 2)));
        Assert.That(sick.Months[1], Is.EqualTo(new FactMonth(2, 780, 200)));
        Assert.That((await desk.Done(TestDesk.As("staff2"), new AbsenceFacts())).People, Is.Empty);
    }

    [Test]
    public async Task AB_10_who_was_away_without_a_notice_all_year_stands_among_the_facts()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("discipline1"), new ReportAbsence(8, Scene.At("2026-03-03 09:30"), ReportSource.Inspection, "督查时不在岗"));
        var sum = (await desk.Done(TestDesk.As("chief1"), new AbsenceFacts())).People.Single();
        Assert.That((sum.PersonId, sum.Count, sum.NoNotice), Is.EqualTo((8, 0, 1)));
        Assert.That((await desk.Done(TestDesk.As("chief2"), new AbsenceFacts())).People, Is.Empty, "another section");
        Assert.That((await desk.Done(TestDesk.As("office1"), new AbsenceFacts(SectionId: 3))).People, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task AP_9_the_six_month_sum_of_somebody_who_is_not_back_grows_with_the_days_and_is_the_one_of_the_appraisal()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("""
            INSERT INTO absences (id, person_id, section_id, kind, reason, from_at, to_at, first_to_at, minutes, days100, path, state, approval, entered_by, entered_at)
            VALUES (1, 8, 3, 'Sick', '病', '2025-12-29T00:30:00.000000Z', '2026-02-27T09:30:00.000000Z', '2026-02-27T09:30:00.000000Z', 9999, 4000, 'Leave', 'Started', 'Approved', 8, '2025-12-28T00:30:00.000000Z')
            """);
        var sum = (await desk.Done(TestDesk.As("chief1"), new AbsenceFacts())).People.Single();
        Assert.That((sum.SixMonths100, sum.OverSixMonths), Is.EqualTo((6300, false)), "1 January to 4 March, although the return was expected on 27 February");
        await desk.Write("UPDATE absences SET to_at = '2026-07-02T09:30:00.000000Z'");
        Assert.That((await desk.Done(TestDesk.As("chief1"), new AbsenceFacts())).People.Single() is { SixMonths100: 18300, OverSixMonths: true }, "1 January to 2 July: 183 days");
    }
}
