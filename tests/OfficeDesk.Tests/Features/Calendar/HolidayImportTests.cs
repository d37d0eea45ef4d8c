using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Tests.Rules;
using OfficeDesk.Web.Features.Calendar;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Recurring;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Calendar;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class HolidayImportTests(Engine engine)
{
    private const string Csv2027 = "date,kind,name\n2027-01-01,off,元旦\n2027-01-02,off,元旦\n2027-01-03,off,元旦\n2027-01-04,off,元旦\n2027-01-09,work,元旦\n2027-02-06,off,春节\n2027-05-01,off,劳动节\n2027-10-01,off,国庆节";

    private static readonly Web.Desk.Asker Office1 = TestDesk.As("office1"), Office2 = TestDesk.As("office2");

    private static DateOnly Day(string day) => Known.Day(day);

    private static Task Task(TestDesk desk, long id, string received, int? days, string due, bool provisional = false, string state = "Open", string? first = null) => desk.Write("""
        INSERT INTO tasks (id, number, kind, title, source, section_id, answering_id, received_on, limit_no, limit_unit, first_due_on, due_on, provisional, state, made_at, made_by)
        VALUES (@Id, @Number, 'Matter', '城市低保', 'Citizen', 3, 8, @Received, @Days, @Unit, @First, @Due, @Provisional, @State, @At, 8)
        """, new
    {
        Id = id, Number = $"2026-{id}", Received = Day(received), Days = days, Unit = days is null ? null : nameof(LimitUnit.WorkingDays),
        First = Day(first ?? due), Due = Day(due), Provisional = provisional ? 1 : 0, State = state, At = desk.Clock.GetUtcNow(),
    });

    private static Task Extension(TestDesk desk, long id, long task, int days, string state, string old, string due) => desk.Write("""
        INSERT INTO extensions (id, number, task_id, asked_by, asked_at, days, unit, reason, agreement, state, decider_role, old_due_on, new_due_on)
        VALUES (@Id, @Number, @Task, 8, @At, @Days, 'WorkingDays', '材料核实', '本人同意', @State, 'Leader', @Old, @Due)
        """, new { Id = id, Number = $"YQ2026-{id}", Task = task, At = desk.Clock.GetUtcNow(), Days = days, State = state, Old = Day(old), Due = Day(due) });

    private static async Task<TestDesk> Open(Engine engine)
    {
        var desk = await TestDesk.WithBureau(engine);
        desk.Clock.Set(new(2026, 12, 21, 9, 0, 0));
        return desk;
    }

    private sealed record Row(long Id, string FirstDueOn, string DueOn, long Provisional, long Version)
    {
        public Row() : this(0, "", "", 0, 0) { }
    }

    private static async Task<Row> Stands(TestDesk desk, long id) =>
        (await desk.Rows<Row>("SELECT id, first_due_on, due_on, provisional, version FROM tasks WHERE id = @id", new { id }))[0];

    private static async Task<HolidaysConfirmed> Import(TestDesk desk, string csv)
    {
        var proposed = await desk.Done(Office1, new ProposeHolidays(csv, "国办发明电〔2026〕7号"));
        return await desk.Done(Office2, new ConfirmHolidays(proposed.Id));
    }

    [Test]
    public async Task DL_4_before_and_after_of_every_open_due_date_are_shown_and_nothing_changes_yet()
    {
        await using var desk = await Open(engine);
        await Task(desk, 1, "2026-12-21", 10, "2027-01-05", provisional: true);
        await Task(desk, 2, "2026-12-21", 3, "2026-12-24");
        await Task(desk, 3, "2026-12-21", 6, "2026-12-29", provisional: true);
        var preview = await desk.Done(Office1, new PreviewHolidays(Csv2027));
        Assert.That(preview.Years, Is.EqualTo(new[] { 2027 }));
        Assert.That(preview.Days.Where(d => d.MovesDueDates).Select(d => d.Day), Does.Contain(Day("2027-01-04")).And.Contain(Day("2027-01-09")));
        Assert.That((preview.Moved, preview.Settled, preview.LeftAlone, preview.Total), Is.EqualTo((1, 1, 0, 2)));
        Assert.That(preview.Tasks.Select(t => (t.Number, t.Before, t.After, t.Provisional)), Is.EqualTo(new[]
        {
            ("2026-3", Day("2026-12-29"), Day("2026-12-29"), false), ("2026-1", Day("2027-01-05"), Day("2027-01-06"), false),
        }));
        Assert.That((await Stands(desk, 1)).DueOn, Is.EqualTo("2027-01-05"));
        Assert.That(await desk.Rows<string>("SELECT day FROM holidays WHERE day LIKE '2027%'"), Is.Empty);
    }

    [Test]
    public async Task DL_4_a_confirmed_import_moves_due_dates_writes_why_and_clears_provisional()
    {
        await using var desk = await Open(engine);
        await Task(desk, 1, "2026-12-21", 10, "2027-01-05", provisional: true);
        await Task(desk, 2, "2026-12-21", 3, "2026-12-24");
        await Task(desk, 3, "2026-12-21", 10, "2027-01-05", provisional: true, state: "Done");
        await Task(desk, 4, "2026-12-21", null, "2027-01-05");
        var done = await Import(desk, Csv2027);
        Assert.That((done.Years, done.Tasks, done.LeftAlone), Is.EqualTo(("2027", 1, 0)));
        Assert.That(await Stands(desk, 1), Is.EqualTo(new Row(1, "2027-01-05", "2027-01-06", 0, 2)), "DL-7: the original date stays as it was told");
        foreach (var untouched in new[] { 2L, 3, 4 }) Assert.That((await Stands(desk, untouched)).Version, Is.EqualTo(1), $"{untouched}");
        var told = await desk.Rows<string>("SELECT zh FROM events WHERE task_id = 1 AND kind = 'Recounted'");
        Assert.That(told, Is.EqualTo(new[] { "节假日安排更新：到期日由2027年1月5日改为2027年1月6日" }));
        Assert.That((await desk.Done(Office1, new ExplainDueDate(Day("2026-12-21"), 10))).DueOn, Is.EqualTo(Day("2027-01-06")), "the book was read again");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task DL_4_an_extended_task_is_counted_from_its_limit_through_every_extension()
    {
        await using var desk = await Open(engine);
        await Task(desk, 1, "2026-12-14", 8, "2027-01-05", provisional: true, first: "2026-12-24");
        await Extension(desk, 11, 1, 7, "Agreed", "2026-12-24", "2027-01-05");
        await Extension(desk, 12, 1, 3, "Refused", "2027-01-05", "2027-01-08");
        await Extension(desk, 13, 1, 2, "Asked", "2027-01-05", "2027-01-07");
        await Import(desk, Csv2027);
        Assert.That(await Stands(desk, 1), Is.EqualTo(new Row(1, "2026-12-24", "2027-01-06", 0, 2)));
        var dates = await desk.Rows<string>("SELECT concat(state, ' ', old_due_on, ' ', new_due_on) FROM extensions ORDER BY id");
        Assert.That(dates, Is.EqualTo(new[] { "Agreed 2026-12-24 2027-01-05", "Refused 2027-01-05 2027-01-08", "Asked 2027-01-06 2027-01-08" }));
    }

    [Test]
    public async Task DL_7_the_original_date_of_an_extended_task_stays_as_it_was_told_and_why_this_date_counts_to_the_new_one()
    {
        await using var desk = await Open(engine);
        await Task(desk, 1, "2026-12-21", 10, "2027-01-07", provisional: true, first: "2027-01-05");
        await Extension(desk, 11, 1, 2, "Agreed", "2027-01-05", "2027-01-07");
        await Import(desk, Csv2027);
        Assert.That(await desk.Rows<string>("SELECT zh FROM events WHERE kind = 'Recounted'"), Is.EqualTo(new[] { "节假日安排更新：到期日由2027年1月7日改为2027年1月8日；原到期日仍为2027年1月5日" }));
        Assert.That(await Stands(desk, 1), Is.EqualTo(new Row(1, "2027-01-05", "2027-01-08", 0, 2)));
        var why = await desk.Done(TestDesk.As("chief1"), new WhyThisDate("2026-1"));
        Assert.That((why.FirstDueOn, why.CountedOn, why.DueOn, why.Days[^1].Day), Is.EqualTo((Day("2027-01-05"), Day("2027-01-06"), Day("2027-01-08"), Day("2027-01-06"))));
        Assert.That(why.Moves.Select(m => (m.Kind, m.From, m.To)), Is.EqualTo(new[] { (MoveKind.Extension, Day("2027-01-06"), Day("2027-01-08")) }));
    }

    [TestCase("Resume", "2026-12-24", "2027-01-04", "2027-01-05")]
    [TestCase("Restart", "2026-12-21", "2027-01-05", "2027-01-06")]
    public async Task DL_9_a_clock_that_was_resumed_or_restarted_is_counted_anew_from_there(string act, string on, string before, string after)
    {
        await using var desk = await Open(engine);
        // ten working days from 1 December is the 15th; stopped on the 7th, six of them were left
        await Task(desk, 1, "2026-12-01", 10, before, provisional: true, first: "2026-12-15");
        await Act(desk, 21, "Pause", "2026-12-07");
        await Act(desk, 22, act, on);
        Assert.That((await Import(desk, Csv2027)).LeftAlone, Is.Zero);
        Assert.That(await Stands(desk, 1), Is.EqualTo(new Row(1, "2026-12-15", after, 0, 2)));
    }

    private static Task Act(TestDesk desk, long id, string act, string on) => desk.Write("""
        INSERT INTO clock_acts (id, task_id, act, basis, reason, asked_by, asked_at, state, decided_at, effective_on, old_due_on) VALUES (@Id, 1, @Act, '有关规定', '专家评审', 8, @At, 'Agreed', @At, @On, '2026-12-15')
        """, new { Id = id, Act = act, On = Day(on), At = desk.Clock.GetUtcNow() });

    [Test]
    public async Task DL_14_DL_4_the_task_of_a_duty_that_comes_back_is_counted_anew_by_its_rule_and_is_no_longer_provisional()
    {
        await using var desk = await Open(engine);
        foreach (var day in new[] { 4, 5 }) await desk.Done(TestDesk.As("chief1"), new SaveRecurring(0, $"{day} 日月报", 8, Every.Month, 1, day, DayShift.Before, 10, ""));
        Assert.That((await desk.Done(Web.Desk.Asker.Clock, new MakeRecurring())).Tasks, Is.EqualTo(2));
        const string Dates = "SELECT concat(first_due_on, ' ', due_on, ' ', provisional) FROM tasks ORDER BY title";
        Assert.That(await desk.Rows<string>(Dates), Is.EqualTo(new[] { "2027-01-04 2027-01-04 1", "2027-01-05 2027-01-05 1" }));
        Assert.That((await Import(desk, Csv2027)).LeftAlone, Is.Zero);
        Assert.That(await desk.Rows<string>(Dates), Is.EqualTo(new[] { "2027-01-04 2027-01-05 0", "2027-01-05 2027-01-05 0" }), "the 1st to the 4th are off");
    }

    [Test]
    public async Task DL_4_a_date_that_was_set_otherwise_is_left_alone_and_said()
    {
        await using var desk = await Open(engine);
        await Task(desk, 1, "2026-12-21", 10, "2027-01-20", provisional: true);
        Assert.That((await desk.Done(Office1, new PreviewHolidays(Csv2027))).LeftAlone, Is.EqualTo(1));
        Assert.That((await Import(desk, Csv2027)).LeftAlone, Is.EqualTo(1));
        Assert.That(await Stands(desk, 1), Is.EqualTo(new Row(1, "2027-01-20", "2027-01-20", 1, 1)));
    }

    [Test]
    public async Task DL_4_a_mid_year_amendment_is_the_same_import_and_can_be_taken_back()
    {
        await using var desk = await Open(engine);
        await Import(desk, Csv2027);
        desk.Clock.Set(new(2027, 4, 26, 9, 0, 0));
        await Task(desk, 1, "2027-04-26", 5, "2027-05-03");
        await Import(desk, Csv2027 + "\n2027-05-03,off,劳动节");
        Assert.That((await Stands(desk, 1)).DueOn, Is.EqualTo("2027-05-04"));
        await Import(desk, Csv2027);
        Assert.That((await Stands(desk, 1)).DueOn, Is.EqualTo("2027-05-03"));
        Assert.That(await desk.Rows<string>("SELECT day FROM holidays WHERE day = '2026-10-01'"), Has.Count.EqualTo(1), "other years stay");
    }

    [Test]
    public async Task DL_4_a_task_counted_by_the_old_calendar_in_the_second_of_the_import_is_counted_anew_once()
    {
        await using var desk = await Open(engine);
        Assert.That((await desk.Done(Web.Desk.Asker.Clock, new RecountDueDates())).Tasks, Is.Zero);
        await Import(desk, Csv2027);
        await Task(desk, 1, "2026-12-21", 10, "2027-01-05", provisional: true);
        Assert.That((await desk.Done(Web.Desk.Asker.Clock, new RecountDueDates())).Tasks, Is.EqualTo(1));
        Assert.That((await desk.Done(Web.Desk.Asker.Clock, new RecountDueDates())).Tasks, Is.Zero);
        Assert.That(await Stands(desk, 1), Is.EqualTo(new Row(1, "2027-01-05", "2027-01-06", 0, 2)));
    }

    [Test]
    public async Task GN_1_who_proposed_a_schedule_does_not_confirm_it()
    {
        await using var desk = await Open(engine);
        var id = (await desk.Done(Office1, new ProposeHolidays(Csv2027, "通知"))).Id;
        Assert.That((await desk.Refused(Office1, new ConfirmHolidays(id))).Rule, Is.EqualTo("GN-1"));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new ConfirmHolidays(id))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await desk.Refused(TestDesk.As("director"), new ProposeHolidays(Csv2027, "通知"))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await desk.Refused(Office2, new ProposeHolidays(Csv2027, "通知"))), Is.EqualTo(ProposalRules.AlreadyOpen));
        var list = await desk.Done(Office1, new HolidayProposals());
        Assert.That((list.Open!.Id, list.MayConfirm), Is.EqualTo((id, false)));
        Assert.That((await desk.Done(TestDesk.As("director"), new HolidayProposals())).MayConfirm);
        await desk.Done(TestDesk.As("director"), new ConfirmHolidays(id));
        Assert.That((await desk.Done(TestDesk.As("director"), new OfficeDesk.Web.Features.Approvals.ListApprovals())).Lately.Select(l => (l.Title, l.Agreed, l.Href)), Is.EqualTo(new[] { ("节假日安排的导入：2027 年", (bool?)true, "/calendar/import") }), "among what was decided lately");
        Assert.That(await desk.Refused(Office2, new ConfirmHolidays(id)), Is.EqualTo(ProposalRules.Settled));
        Assert.That((await desk.Refused(Office2, new ConfirmHolidays(id + 1))).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task GN_1_a_deputy_of_the_proposer_does_not_confirm_in_their_place()
    {
        await using var desk = await Open(engine);
        var id = (await desk.Done(Office1, new ProposeHolidays(Csv2027, "通知"))).Id;
        var deputy = TestDesk.As("staff1");
        deputy = deputy with { Roles = deputy.Roles | Web.Desk.Roles.GeneralOffice, StandsInFor = [new(Web.Desk.Roles.GeneralOffice, 0, Office1.PersonId, Office1.Name)] };
        Assert.That((await desk.Refused(deputy, new ConfirmHolidays(id))).Rule, Is.EqualTo("GN-1"));
    }

    [Test]
    public async Task GN_5_a_proposal_can_be_withdrawn_and_one_that_is_outdated_is_not_confirmed()
    {
        await using var desk = await Open(engine);
        var id = (await desk.Done(Office1, new ProposeHolidays(Csv2027, "通知"))).Id;
        await desk.Done(Office1, new WithdrawHolidays(id));
        Assert.That(await desk.Refused(Office2, new ConfirmHolidays(id)), Is.EqualTo(ProposalRules.Settled));
        var again = (await desk.Done(Office1, new ProposeHolidays(Csv2027, "通知"))).Id;
        await desk.Write("INSERT INTO holidays (day, kind, name) VALUES ('2028-01-03', 'Off', '元旦')");
        Assert.That(await desk.Refused(Office2, new ConfirmHolidays(again)), Is.EqualTo(ProposalRules.Outdated));
        Assert.That((await desk.Rows<string>("SELECT state FROM proposals WHERE id = @again", new { again }))[0], Is.EqualTo(nameof(ProposalState.Open)));
    }

    [Test]
    public async Task DL_4_the_preview_lists_every_mistake_and_asks_about_what_looks_forgotten()
    {
        await using var desk = await Open(engine);
        var wrong = await desk.Done(Office1, new PreviewHolidays("2027-01-01,off,元旦\n2027-13-01,off,元旦\n2027-01-02,也许,元旦"));
        Assert.That((wrong.Errors.Select(e => e.Line).ToArray(), wrong.Days.Count, wrong.Rows), Is.EqualTo((new[] { 2, 3 }, 0, 0)));
        var thin = await desk.Done(Office1, new PreviewHolidays("2027/1/1,休,元旦\n2027/1/2,休,元旦\n2027/1/3,休,元旦"));
        Assert.That((thin.Errors.Count, thin.Doubts.Count), Is.EqualTo((0, 6)));
        Assert.That(thin.Doubts[^1].Zh, Does.Contain("10月1日不放假"));
        Assert.That((await desk.Done(Office1, new PreviewHolidays((await desk.Done(Office1, new HolidaysOf(2026))).Csv))).Doubts, Is.Empty);
    }

    [Test]
    public async Task DL_4_a_file_that_changes_nothing_or_cannot_be_read_is_refused()
    {
        await using var desk = await Open(engine);
        var shipped = (await desk.Done(Office1, new HolidaysOf(2026))).Csv;
        Assert.That((await desk.Refused(Office1, new ProposeHolidays(shipped, "通知"))), Is.EqualTo(ProposalRules.NoChange("Csv")));
        Assert.That((await desk.Refused(Office1, new ProposeHolidays("2027-13-01,off,节", "通知"))).Field, Is.EqualTo("Csv"));
        Assert.That((await desk.Done(Office1, new PreviewHolidays("<script>"))).Errors.Single().Line, Is.EqualTo(1));
        Assert.That((await desk.Refused(Office1, new ProposeHolidays(Csv2027, " "))).Field, Is.EqualTo("Reason"));
    }
}
