using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>A last day counted in working days that something other than a task keeps for itself.</summary>
public enum KeptDay
{
    /// <summary>An application is checked and the citizen told, else it may count as accepted (ON-3, ON-7).</summary>
    Notice,

    /// <summary>What is missing is brought, else the application lapses (ON-9).</summary>
    Complete,

    /// <summary>Half of the time for bringing it (ON-9).</summary>
    Remind,

    /// <summary>What was asked for after the acceptance is brought (ON-7).</summary>
    Asked,

    /// <summary>A refusal is reviewed, else it goes out (ON-5).</summary>
    Review,

    /// <summary>Cover, approval and filing of a sudden illness follow (AB-3).</summary>
    FollowUp,

    /// <summary>A statement about a breach (BR-1).</summary>
    Statement,

    /// <summary>A measure is decided (BR-3).</summary>
    Measure,

    /// <summary>An appeal against a measure (BR-3).</summary>
    Appeal,

    /// <summary>A complaint is answered (CP-3).</summary>
    Reply,

    /// <summary>An objection to an appraisal (AP-10).</summary>
    Objection,

    /// <summary>An objection is answered (AP-10).</summary>
    ObjectionAnswer,
}

/// <summary>
/// Counts anew, under another calendar, the last days that are kept outside of tasks and are still open: the step they limit has not been taken. What is over is not
/// looked at: an application that lapsed or was accepted, an appeal that was heard, a round that is final keep the days by which they went. Not counted in working
/// days, and so not here: the end of a measure's effect (months), days somebody chose (the last day of a round, the return of an opinion form, deputies, reminders),
/// and dates on papers that were issued. What is counted each time it is asked for (GN-3, progress at half, an absence named ahead) follows the calendar by itself.
/// </summary>
/// <remarks>DL-4: due dates are recomputed when a schedule is imported. One look for all, never one a row.</remarks>
internal static class KeptDays
{
    // what ended long ago cannot become open again by the few days a schedule moves
    private const int LooksBack = 60;

    private const string Open = """
        SELECT 'Notice' AS kind, a.id, a.number, a.enquiry_id, a.section_id, a.handler_id AS person_id, a.received_on AS from_on, NULL AS from_at, a.notice_due_on AS until_on, NULL AS until_at
        FROM applications a WHERE a.state IN ('Received', 'Checked') AND a.notice_due_on >= @Since
        UNION ALL SELECT 'Complete', a.id, a.number, a.enquiry_id, a.section_id, a.handler_id, a.noticed_on, NULL, a.complete_by, NULL
        FROM applications a WHERE a.state = 'NoticeOut' AND a.complete_by >= @Since
        UNION ALL SELECT 'Remind', a.id, a.number, a.enquiry_id, a.section_id, a.handler_id, a.noticed_on, NULL, a.remind_on, NULL
        FROM applications a WHERE a.state = 'NoticeOut' AND a.reminded_at IS NULL AND a.remind_on >= @Since
        UNION ALL SELECT 'Asked', n.id, a.number, a.enquiry_id, t.section_id, t.answering_id, n.given_on, NULL, n.bring_by, NULL
        FROM notices_once n JOIN applications a ON a.id = n.application_id AND a.state = 'Accepted' JOIN tasks t ON t.id = a.task_id AND t.state IN ('Open', 'Paused')
        WHERE n.state = 'Given' AND n.bring_by >= @Since AND (n.brought IS NULL OR n.brought <> n.items)
        UNION ALL SELECT 'Review', r.id, a.number, a.enquiry_id, r.section_id, r.handler_id, NULL, r.filed_at, NULL, r.review_by
        FROM refusals r JOIN applications a ON a.id = r.application_id WHERE r.review = 'Waiting' AND r.sent_at IS NULL AND r.review_by >= @SinceAt
        UNION ALL SELECT 'FollowUp', a.id, '', NULL, a.section_id, a.person_id, NULL, a.from_at, a.follow_by, NULL
        FROM absences a WHERE a.state IN ('Started', 'Extended') AND a.follow_by >= @Since
        UNION ALL SELECT 'Statement', b.id, '', NULL, b.section_id, b.person_id, NULL, f.told_at, f.statement_until, NULL
        FROM breaches b JOIN breach_files f ON f.breach_id = b.id WHERE b.state = 'Statement' AND f.statement_at IS NULL AND f.statement_until >= @Since
        UNION ALL SELECT 'Measure', m.id, '', NULL, m.section_id, m.person_id, f.settled_on, m.proposed_at, m.decide_by, NULL
        FROM measures m LEFT JOIN breach_files f ON f.breach_id = m.breach_id WHERE m.state = 'Proposed' AND m.decide_by >= @Since
        UNION ALL SELECT 'Appeal', m.id, '', NULL, m.section_id, m.person_id, m.served_on, NULL, m.appeal_until, NULL
        FROM measures m WHERE m.state = 'Served' AND m.appeal_until >= @Since
        UNION ALL SELECT 'Reply', c.id, '', NULL, 0, 0, c.registered_on, NULL, c.due_on, NULL
        FROM complaints c WHERE c.state IN ('Registered', 'Assigned', 'Found', 'PassedOn', 'Merged') AND c.replied_on IS NULL AND c.due_on >= @Since
        UNION ALL SELECT 'Objection', r.id, '', NULL, 0, 0, r.fed_back_on, NULL, r.object_until, NULL
        FROM ap_rounds r WHERE r.state = 'FedBack' AND r.object_until >= @Since
        UNION ALL SELECT 'ObjectionAnswer', s.id, '', NULL, 0, 0, r.fed_back_on, NULL, s.answer_due, NULL
        FROM ap_subjects s JOIN ap_rounds r ON r.id = s.round_id WHERE s.answer = 'Objected' AND s.answer_due >= @Since
        ORDER BY 9, 2
        """;

    /// <param name="After">The day it becomes.</param>
    /// <param name="Provisional">The new day may move again, when the schedule of its year is published.</param>
    /// <param name="AfterAt">The instant, of what ends with the office hours of a day.</param>
    internal sealed record Move(Row Day, DateOnly After, bool Provisional, DateTimeOffset? AfterAt = null);

    /// <param name="LeftAlone">Not reached by counting, and of another length by the other calendar.</param>
    internal sealed record Plan(IReadOnlyList<Move> Moves, int LeftAlone)
    {
        /// <summary>How many days are to be told of: the reminder at half follows its last day.</summary>
        public int Told => Moves.Count(m => m.Day.Kind is not KeptDay.Remind);
    }

    /// <summary>What would move; nothing is written.</summary>
    /// <param name="sinceImport">
    /// The day of the import, when it is looked over once more for what another node counted by the old calendar in that very moment: then only what began around that
    /// day, and only what the present settings lead to, so that nothing moves twice.
    /// </param>
    public static async Task<Plan> Of(Db db, OfficePage office, WorkingCalendar before, WorkingCalendar after, DateOnly? sinceImport = null)
    {
        var since = db.Today.AddDays(-LooksBack);
        var (moves, leftAlone) = (new List<Move>(), 0);
        foreach (var row in await db.Query<Row>(Open, new { Since = since, SinceAt = OfficeClock.Midnight(since) }))
        {
            if (sinceImport is { } import && row.From < import.AddDays(-1)) continue;
            if (row.Kind is KeptDay.Review)
            {
                if (Reviewed(office, row, before, after) is { } at && (row.UntilAt >= db.Now || at >= db.Now)) moves.Add(new(row, OfficeClock.Day(at), after.IsProvisional(OfficeClock.Day(at)), at));
                continue;
            }
            if (sinceImport is not null && DaysOf(office, row.Kind) is null) continue;
            var becomes = DeadlineRules.Moved(row.From, row.Until, sinceImport is null ? null : DaysOf(office, row.Kind), Promised(row.Kind), db.Today, before, after);
            if (becomes is null) leftAlone += before.Between(row.From, row.Until) == after.Between(row.From, row.Until) ? 0 : 1;
            else if (becomes != row.Until) moves.Add(new(row, becomes.Value, after.IsProvisional(becomes.Value)));
        }
        return new Plan(moves, leftAlone);
    }

    /// <summary>The end of the working day of a refusal's review under the other calendar; null when it does not move.</summary>
    private static DateTimeOffset? Reviewed(OfficePage office, Row row, WorkingCalendar before, WorkingCalendar after)
    {
        DateTimeOffset By(WorkingCalendar calendar) => OfficeClock.Instant(ReceiptRules.ReviewBy(OfficeClock.Wall(row.FromAt!.Value), office.HoursOn, calendar));
        return By(before) == row.UntilAt && By(after) is var becomes && becomes != row.UntilAt ? becomes : null;
    }

    /// <summary>Whether it is the last day of somebody else, who has it in writing.</summary>
    private static bool Promised(KeptDay kind) => kind is KeptDay.Complete or KeptDay.Asked or KeptDay.Statement or KeptDay.Appeal or KeptDay.Objection;

    /// <summary>The working days a kind has now; null where they do not count from the day that is known.</summary>
    private static int? DaysOf(OfficePage office, KeptDay kind) => kind switch
    {
        KeptDay.Notice => office.Settings.Number(Settings.NoticeDays),
        KeptDay.Complete => office.Settings.Number(Settings.CompleteDays),
        KeptDay.Remind => (office.Settings.Number(Settings.CompleteDays) + 1) / 2,
        KeptDay.FollowUp => 1,
        KeptDay.Statement => office.Settings.Number(Settings.StatementDays),
        KeptDay.Measure => office.Settings.Number(Settings.MeasureDays),
        KeptDay.Appeal => office.Settings.Number(Settings.AppealDays),
        KeptDay.Reply => office.Settings.Number(Settings.ComplaintDays),
        KeptDay.Objection => office.Settings.Number(Settings.AppraisalObjectDays),
        _ => null,
    };

    internal sealed record Row
    {
        public KeptDay Kind { get; init; }
        public long Id { get; init; }
        public string Number { get; init; } = "";
        public long? EnquiryId { get; init; }
        public long SectionId { get; init; }
        public long PersonId { get; init; }
        public DateOnly? FromOn { get; init; }
        public DateTimeOffset? FromAt { get; init; }
        public DateOnly? UntilOn { get; init; }
        public DateTimeOffset? UntilAt { get; init; }

        /// <summary>The day it counts from, which is not counted; of one that nobody wrote down the last day itself, which then only leaves rest days.</summary>
        public DateOnly From => FromOn ?? (FromAt is { } at ? OfficeClock.Day(at) : Until);

        public DateOnly Until => UntilOn ?? OfficeClock.Day(UntilAt!.Value);
    }
}
