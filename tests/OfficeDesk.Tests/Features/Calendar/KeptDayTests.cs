using OfficeDesk.Tests.Features.Receipts;
using OfficeDesk.Tests.House;
using OfficeDesk.Tests.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Calendar;
using OfficeDesk.Web.Features.Receipts;

namespace OfficeDesk.Tests.Features.Calendar;

/// <summary>Last days that applications, absences, breaches, measures, complaints and appraisals keep for themselves: a schedule that comes later moves them as it moves tasks.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class KeptDayTests(Engine engine)
{
    /// <summary>Monday 4 January is off, which nobody knew before.</summary>
    private const string Longer = "2027-01-01,off,元旦\n2027-01-04,off,元旦\n2027-02-06,off,春节\n2027-05-01,off,劳动节\n2027-10-01,off,国庆节";

    /// <summary>Saturday 2 January is worked: everything comes a day nearer.</summary>
    private const string Shorter = "2027-01-01,off,元旦\n2027-01-02,work,元旦\n2027-02-06,off,春节\n2027-05-01,off,劳动节\n2027-10-01,off,国庆节";

    private static readonly Asker Office1 = TestDesk.As("office1"), Office2 = TestDesk.As("office2");

    private static async Task<HolidaysConfirmed> Import(TestDesk desk, string csv) => await desk.Done(Office2, new ConfirmHolidays((await desk.Done(Office1, new ProposeHolidays(csv, "国办通知"))).Id));

    private static Task<ReceiptsRun> Run(TestDesk desk) => desk.Done(Asker.Clock, new RunReceipts());

    private static void On(TestDesk desk, string day) => desk.Clock.Set(Known.Day(day).ToDateTime(new TimeOnly(9, 0)));

    [Test]
    public async Task DL_4_ON_7_an_application_does_not_count_as_accepted_before_its_working_days_are_over()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        On(desk, "2026-12-30");
        var a = await desk.Taken();
        var preview = await desk.Done(Office1, new PreviewHolidays(Longer));
        var kept = preview.Kept.Single();
        Assert.That((kept.Kind, kept.Number, kept.Handler, kept.Count, kept.Before, kept.After, kept.Over), Is.EqualTo((KeptDay.Notice, a.Number, "工作人员丁", 1, Known.Day("2027-01-05"), Known.Day("2027-01-06"), false)));
        Assert.That((preview.KeptMoved, preview.Moved, preview.LeftAlone), Is.EqualTo((1, 1, 0)), "and the task of the check with it");
        Assert.That(await desk.Rows<string>("SELECT notice_due_on FROM applications"), Is.EqualTo(new[] { "2027-01-05" }), "nothing changes yet");
        var done = await Import(desk, Longer);
        Assert.That((done.Tasks, done.Kept, done.LeftAlone), Is.EqualTo((1, 1, 0)));
        Assert.That(await desk.Rows<string>("SELECT concat(a.notice_due_on, ' ', t.due_on) FROM applications a JOIN tasks t ON t.id = a.check_task_id"), Is.EqualTo(new[] { "2027-01-06 2027-01-06" }));
        Assert.That(await desk.Rows<string>("SELECT zh FROM events WHERE kind = 'Recounted' AND task_id IS NULL"), Is.EqualTo(new[] { $"节假日安排更新：申请 {a.Number} 的告知期限由2027年1月5日改为2027年1月6日" }));
        Assert.That(await desk.Rows<string>("SELECT concat(kind, ' ', before_on, ' ', after_on) FROM recounted_days"), Is.EqualTo(new[] { "Notice 2027-01-05 2027-01-06" }));
        On(desk, "2027-01-06");
        Assert.That((await Run(desk)).Deemed, Is.Zero, "the third working day is not over");
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM breaches"), Is.EqualTo(new[] { 0L }));
        On(desk, "2027-01-07");
        Assert.That((await Run(desk)).Deemed, Is.EqualTo(1));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task DL_4_ON_9_an_application_does_not_lapse_early_and_its_handler_is_told_the_new_day()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        On(desk, "2026-12-23");
        var a = await desk.Incomplete();
        Assert.That(await desk.Rows<string>("SELECT concat(remind_on, ' ', complete_by) FROM applications"), Is.EqualTo(new[] { "2027-01-05 2027-01-14" }));
        Assert.That((await Import(desk, Longer)).Kept, Is.EqualTo(1), "the reminder goes with its last day");
        Assert.That(await desk.Rows<string>("SELECT concat(remind_on, ' ', complete_by) FROM applications"), Is.EqualTo(new[] { "2027-01-06 2027-01-15" }));
        Assert.That(await desk.Rows<string>("SELECT body_text FROM outbox WHERE cause LIKE 'moved:%' AND recipient_id = 11"), Has.Count.EqualTo(1).And.All.Contains($"{a.Number}（补正期限）　到期日由 2027年1月14日 改为 2027年1月15日\n　http://127.0.0.1:5080/applications/{a.Number}"));
        On(desk, "2027-01-15");
        Assert.That(await Run(desk) is { Reminded: 1, Lapsed: 0 });
        On(desk, "2027-01-16");
        Assert.That((await Run(desk)).Lapsed, Is.EqualTo(1));
    }

    [Test]
    public async Task DL_4_ON_7_what_was_asked_for_after_the_acceptance_keeps_its_day_and_moves_later_only_with_before_and_after_shown()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        On(desk, "2026-12-23");
        var a = await desk.Done(ReceiptScene.Handler, ReceiptScene.Receive(ReceiptScene.Good));
        desk.Clock.Pass(TimeSpan.FromHours(1));
        await desk.Done(ReceiptScene.Handler, new AskMore(a.Number, a.Version, "", [new MoreItem("情况说明", true, "邻里反映"), new MoreItem("收入证明", true, "邻里反映")]));
        var kept = (await desk.Done(Office1, new PreviewHolidays(Longer))).Kept.Single();
        Assert.That((kept.Kind, kept.Number, kept.Before, kept.After), Is.EqualTo((KeptDay.Asked, a.Number, Known.Day("2027-01-07"), Known.Day("2027-01-08"))));
        Assert.That((await Import(desk, Longer)).Kept, Is.EqualTo(1));
        const string Days = "SELECT concat(t.due_on, ' ', n.bring_by) FROM notices_once n JOIN applications a ON a.id = n.application_id JOIN tasks t ON t.id = a.task_id";
        Assert.That(await desk.Rows<string>(Days), Is.EqualTo(new[] { "2027-01-08 2027-01-08" }));
        Assert.That(await desk.Rows<string>("SELECT zh FROM events WHERE kind = 'Recounted' AND task_id IS NULL"), Is.EqualTo(new[] { $"节假日安排更新：申请 {a.Number} 的受理后补正期限由2027年1月7日改为2027年1月8日" }));
        Assert.That(await desk.Rows<string>("SELECT body_text FROM outbox WHERE cause LIKE 'moved:%' AND recipient_id = 11"), Has.Count.EqualTo(1).And.All.Contains($"{a.Number}（补正期限）"));
        Assert.That((await Import(desk, Shorter)).Kept, Is.Zero, "who was told it in writing may go by the paper");
        Assert.That(await desk.Rows<string>(Days), Is.EqualTo(new[] { "2027-01-06 2027-01-08" }));
        await desk.Write("UPDATE notices_once SET brought = items");
        Assert.That((await Import(desk, Longer)).Kept, Is.Zero, "it came");
    }

    [Test]
    public async Task DL_4_a_question_to_the_leader_is_due_when_the_citizen_has_to_be_told()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        On(desk, "2026-12-30");
        await desk.Done(ReceiptScene.Handler, ReceiptScene.Receive(ReceiptScene.Good with { Unclear = true, Question = "能否受理" }));
        await Import(desk, Longer);
        Assert.That(await desk.Rows<string>("SELECT DISTINCT due_on FROM tasks"), Is.EqualTo(new[] { "2027-01-06" }), "the check and the question");
        Assert.That(await desk.Rows<string>("SELECT DISTINCT first_due_on FROM tasks"), Is.EqualTo(new[] { "2027-01-05" }), "DL-7: the original date of both stays");
    }

    [Test]
    public async Task DL_4_every_kind_of_last_day_moves_and_only_applications_are_shown_by_number()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        On(desk, "2026-12-30");
        await KeptDayScene.All(desk, "2026-12-30", "2027-01-05");
        var preview = await desk.Done(Office1, new PreviewHolidays(Longer));
        Assert.That(preview.Kept.Select(k => k.Kind), Is.EqualTo(new[] { KeptDay.Review, KeptDay.FollowUp, KeptDay.Statement, KeptDay.Measure, KeptDay.Appeal, KeptDay.Reply, KeptDay.Objection, KeptDay.ObjectionAnswer }));
        Assert.That(preview.Kept.Where(k => k.Number.Length > 0).Select(k => k.Kind), Is.EqualTo(new[] { KeptDay.Review }));
        Assert.That(preview.Kept.Single(k => k.Kind is KeptDay.Reply).Count, Is.EqualTo(3), "running, passed on and merged");
        Assert.That((await Import(desk, Longer)).Kept, Is.EqualTo(10));
        Assert.That(await KeptDayScene.Stand(desk), Is.EqualTo(KeptDayScene.At("2027-01-06")));
        Assert.That(await desk.Rows<string>("SELECT DISTINCT concat(before_on, ' ', after_on) FROM recounted_days ORDER BY 1"), Is.EqualTo(new[] { "2027-01-04 2027-01-05", "2027-01-05 2027-01-06" }), "the review lasts the working day only");
    }

    [Test]
    public async Task DL_4_what_is_settled_or_has_elapsed_keeps_its_days()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        On(desk, "2027-01-20");
        await KeptDayScene.All(desk, "2026-12-30", "2027-01-05");
        Assert.That((await Import(desk, Longer)).Kept, Is.Zero, "over by both calendars");
        Assert.That(await KeptDayScene.Stand(desk), Is.EqualTo(KeptDayScene.At("2027-01-05")));
        await Import(desk, Shorter);
        On(desk, "2026-12-30");
        await KeptDayScene.Settle(desk);
        Assert.That((await Import(desk, Longer)).Kept, Is.Zero, "nothing is open");
    }

    [Test]
    public async Task DL_4_what_somebody_was_given_in_writing_moves_later_only()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        On(desk, "2026-12-30");
        await KeptDayScene.All(desk, "2026-12-30", "2027-01-05");
        Assert.That((await Import(desk, Shorter)).Kept, Is.EqualTo(7));
        var stand = await KeptDayScene.Stand(desk);
        Assert.That(stand.Where(s => s.EndsWith("2027-01-05", StringComparison.Ordinal)), Is.EqualTo(new[] { "Appeal 2027-01-05", "Objection 2027-01-05", "Statement 2027-01-05" }));
        Assert.That(stand.Where(s => s.EndsWith("2027-01-04", StringComparison.Ordinal)).Count(), Is.EqualTo(6), "the office's own");
    }

    [Test]
    public async Task DL_4_what_was_counted_by_the_old_calendar_in_the_second_of_the_import_moves_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        On(desk, "2026-12-30");
        await Import(desk, Longer);
        await desk.Taken();
        await desk.Write("UPDATE applications SET notice_due_on = '2027-01-05'");
        Assert.That((await desk.Done(Asker.Clock, new RecountDueDates())).Kept, Is.EqualTo(1));
        Assert.That((await desk.Done(Asker.Clock, new RecountDueDates())).Kept, Is.Zero);
        Assert.That(await desk.Rows<string>("SELECT notice_due_on FROM applications"), Is.EqualTo(new[] { "2027-01-06" }));
    }

    [Test]
    public async Task DL_4_ON_5_the_day_to_put_an_overruled_refusal_right_moves_with_its_task()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        On(desk, "2026-12-30");
        var refusal = await desk.Refused();
        desk.Clock.Set(new DateTime(2026, 12, 31, 9, 0, 0));
        await Run(desk); // it has gone out without its review
        await desk.Done(TestDesk.As("chief1"), new ReviewRefusal(refusal, false, "属本局职责", (await desk.Rows<int>("SELECT version FROM refusals"))[0]));
        Assert.That(await desk.Rows<string>("SELECT concat(a.notice_due_on, ' ', t.due_on, ' ', t.limit_no) FROM applications a JOIN tasks t ON t.id = a.check_task_id"), Is.EqualTo(new[] { "2027-01-04 2027-01-04 1" }));
        Assert.That((await Import(desk, Longer)).LeftAlone, Is.Zero);
        Assert.That(await desk.Rows<string>("SELECT concat(a.notice_due_on, ' ', t.due_on) FROM applications a JOIN tasks t ON t.id = a.check_task_id"), Is.EqualTo(new[] { "2027-01-05 2027-01-05" }));
    }
}
