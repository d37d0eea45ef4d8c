using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AbsenceNotices;
using OfficeDesk.Web.Features.Appraisal;
using OfficeDesk.Web.Features.Calendar;
using OfficeDesk.Web.Features.Cover;
using OfficeDesk.Web.Features.AuditTrail;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Features.Extensions;
using OfficeDesk.Web.Features.Files;
using OfficeDesk.Web.Features.Keeping;
using OfficeDesk.Web.Features.Letters;
using OfficeDesk.Web.Features.Measures;
using OfficeDesk.Web.Features.Receipts;
using OfficeDesk.Web.Features.Recurring;
using OfficeDesk.Web.Features.Retention;
using OfficeDesk.Web.Features.Search;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;
using Quartz;

namespace OfficeDesk.Web.Jobs;

/// <summary>Everything done by the clock, on one page. Times are the office's (UTC+8); each finds what is due from data, so a missed one costs nothing.</summary>
public static class Timetable
{
    public static IReadOnlyList<Line> Lines { get; } =
    [
        //       second minute hour …                     what is said                   for people
        Line.At(s => s.Text(Settings.DigestCron),          new RunEscalation(),   "催办汇总（工作日）", "Daily digest (working days)", new RunEscalation(ByHand: true)) with { WorkingDays = true },
        Line.At("30 * * * * ?",                            new WatchTheDay(),     "即时提醒", "What cannot wait"),
        Line.At("10 * * * * ?",                            new FollowCovers(),    "同岗替代跟进", "Covers"),
        Line.At("0/15 * * * * ?",                          new SendOutbox(),      "发送邮件", "Sending mail"),
        Line.At("5 * * * * ?",                             new WatchAbsences(),   "离岗：开始、失效、迟归", "Absences: starting, lapsing, late"),
        Line.At("0 40 8-17 * * ?",                         new RemindUndecided(), "待决定提醒（工作日）", "Undecided requests (working days)") with { WorkingDays = true },
        Line.At("0 2 * * * ?",                             new LapseExtensions(), "延期申请失效", "Extensions that lapse"),
        Line.At("0 4/30 * * * ?",                          new RunReceipts(),     "申请告知、补正期限", "Applications: telling and completing"),
        Line.At("0 20 9 * * ?",                            new SettleResults(),   "考评确认与提醒", "Appraisal: silence and reminders"),
        Line.At("0 22 7-18 * * ?",                         new MakeRecurring(),   "生成周期任务", "Recurring duties"),
        Line.At("0 12 * * * ?",                            new RecountDueDates(), "重算到期日", "Due dates after a schedule"),
        Line.At("0 50 8 * * ?",                            new RemindCases(),     "督查提醒（工作日）", "Reminders of the discipline office (working days)") with { WorkingDays = true },
        Line.At("0 0/5 * * * ?",                           new AnchorAudit(),     "审计锚点", "Anchors of the audit"),
        Line.At("40 * * * * ?",                            new IndexMatters(),    "为查找编入事项", "Matters for finding"),
        Line.At("0 40 2 * * ?",                            new SweepFiles(),      "清理附件", "Stray files"),
        Line.At("0 6 0 * * ?",                             new ExpireMeasures(),  "处理措施影响期满", "Measures whose effect ends"),
        Line.At(s => Nightly(s.Text(Settings.BackupTime)), new MakeBackup(),      "每晚备份", "Nightly backup"),
        Line.At("0 30 2 * * ?",                            new TidyUp(),          "夜间清理", "Nightly tidying"),
        Line.At("0 10 3 * * ?",                            new RunRetention(),    "到期清理（已经两人批准的）", "Clearing what is past its time (approved by two)"),
    ];

    /// <summary>Every day at a time such as 01:20.</summary>
    private static string Nightly(string time) => $"0 {time[3..]} {time[..2]} * * ?";

    /// <summary>The line of the daily digest, which is caught up on after a stop.</summary>
    public const string Digest = nameof(RunEscalation);

    /// <summary>The first time the digest is due on a day; null on rest days and when its expression leaves the day out.</summary>
    /// <remarks>ES-4.</remarks>
    public static DateTimeOffset? DigestPlanned(OfficePage office, DateOnly day)
    {
        if (!office.Calendar.IsWorking(day)) return null;
        var midnight = OfficeClock.Midnight(day);
        var first = new CronExpression(office.Settings.Text(Settings.DigestCron), OfficeClock.Zone).GetNextValidTimeAfter(midnight.AddSeconds(-1));
        return first < midnight.AddDays(1) ? first : null;
    }

    /// <summary>When a line next does something; null when its expression leaves out all that is near. What rests on rest days comes on the next working day.</summary>
    /// <remarks>ES-4.</remarks>
    public static DateTimeOffset? Next(Line line, OfficePage office, DateTimeOffset after)
    {
        var cron = new CronExpression(line.Cron(office.Settings), OfficeClock.Zone);
        var at = cron.GetNextValidTimeAfter(after);
        // an expression of Sundays alone meets a working day only where a Sunday is worked to make up
        for (var i = 0; i < 400 && line.WorkingDays && at is { } time; i++)
        {
            var day = OfficeClock.Day(time);
            // at the end of the calendar nothing is known of rest days
            if (!WorkingCalendar.Covers(day.AddDays(20)) || office.Calendar.IsWorking(day)) return at;
            at = cron.GetNextValidTimeAfter(OfficeClock.Midnight(office.Calendar.NextWorking(day)).AddSeconds(-1));
        }
        return line.WorkingDays ? null : at;
    }
}

/// <summary>A message and when the clock sends it.</summary>
/// <param name="Job">The message's name.</param>
/// <param name="Cron">A Quartz expression, perhaps from the settings.</param>
/// <param name="Send">Sends it; true when a person asked for it out of its turn (ES-4).</param>
public sealed record Line(string Job, Func<SettingValues, string> Cron, string Zh, string En, Func<Desk.Desk, bool, CancellationToken, Task<Told>> Send)
{
    /// <summary>On rest days the message finds nothing to do.</summary>
    public bool WorkingDays { get; init; }

    public static Line At<TAnswer>(string cron, IMessage<TAnswer> message, string zh, string en) where TAnswer : IReport => At(_ => cron, message, zh, en);

    /// <param name="byHand">What is sent when a person asks for it; the same where that makes no difference.</param>
    public static Line At<TAnswer>(Func<SettingValues, string> cron, IMessage<TAnswer> message, string zh, string en, IMessage<TAnswer>? byHand = null) where TAnswer : IReport =>
        new(message.GetType().Name, cron, zh, en, async (desk, hand, ct) => await desk.Send(hand ? byHand ?? message : message, ct) switch
        {
            Done<TAnswer> done => done.Value.Tell(),
            Refused<TAnswer> refused => new Told("没有做：" + refused.Why.Zh, "Not done: " + refused.Why.En),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
}
