using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>Last days kept outside of tasks that move alike. Only applications are shown by number: complaints, breaches, measures and objections are not for everybody who imports a schedule.</summary>
/// <param name="Number">The application; empty for several of a confidential kind.</param>
/// <param name="Section">Its section; empty with the number.</param>
/// <param name="Handler">Its handler; empty with the number.</param>
/// <param name="Count">How many move from the one day to the other.</param>
/// <param name="Over">Still to come before, and over on the new date.</param>
public sealed record MovedDay(KeptDay Kind, string Number, string Section, string Handler, int Count, DateOnly Before, DateOnly After, bool Over);

/// <summary>Writes and shows the last days that move with the calendar.</summary>
internal static class KeptDayMoves
{
    private const int AtOnce = 500;

    private const string Notice = "UPDATE applications SET notice_due_on = @After, version = version + 1 WHERE id IN @Ids AND notice_due_on = @Before AND state IN ('Received', 'Checked')";
    private const string Complete = "UPDATE applications SET complete_by = @After, version = version + 1 WHERE id IN @Ids AND complete_by = @Before AND state = 'NoticeOut'";
    private const string Remind = "UPDATE applications SET remind_on = @After, version = version + 1 WHERE id IN @Ids AND remind_on = @Before AND state = 'NoticeOut' AND reminded_at IS NULL";
    private const string Asked = "UPDATE notices_once SET bring_by = @After, version = version + 1 WHERE id IN @Ids AND bring_by = @Before AND state = 'Given'";
    private const string Review = "UPDATE refusals SET review_by = @After, version = version + 1 WHERE id IN @Ids AND review_by = @Before AND review = 'Waiting' AND sent_at IS NULL";
    private const string FollowUp = "UPDATE absences SET follow_by = @After, version = version + 1 WHERE id IN @Ids AND follow_by = @Before AND state IN ('Started', 'Extended')";
    private const string Statement = "UPDATE breach_files SET statement_until = @After WHERE breach_id IN @Ids AND statement_until = @Before AND statement_at IS NULL";
    private const string Measure = "UPDATE measures SET decide_by = @After, version = version + 1 WHERE id IN @Ids AND decide_by = @Before AND state = 'Proposed'";
    private const string Appeal = "UPDATE measures SET appeal_until = @After, version = version + 1 WHERE id IN @Ids AND appeal_until = @Before AND state = 'Served'";
    private const string Reply = "UPDATE complaints SET due_on = @After, version = version + 1 WHERE id IN @Ids AND due_on = @Before AND replied_on IS NULL";
    private const string Objection = "UPDATE ap_rounds SET object_until = @After, version = version + 1 WHERE id IN @Ids AND object_until = @Before AND state = 'FedBack'";
    private const string ObjectionAnswer = "UPDATE ap_subjects SET answer_due = @After, version = version + 1 WHERE id IN @Ids AND answer_due = @Before AND answer = 'Objected'";

    // a question to the division leader has no limit of its own: it is due when the citizen has to be told; the original date stays as it was told (DL-7)
    private const string Question = """
        UPDATE tasks SET due_on = @After, provisional = @Provisional, version = version + 1
        WHERE id IN (SELECT a.question_task FROM applications a WHERE a.id IN @Ids AND a.question_task IS NOT NULL) AND due_on = @Before AND limit_no IS NULL AND state IN ('Open', 'Paused')
        """;

    private const string IntoHistory = "recounted_days (id, proposal_id, at, kind, subject_id, before_on, after_on)";
    private const string IntoEvents = "events (id, task_id, enquiry_id, at, person_id, for_id, kind, zh, en, note)";

    private static string SqlOf(KeptDay kind) => kind switch
    {
        KeptDay.Notice => Notice, KeptDay.Complete => Complete, KeptDay.Remind => Remind, KeptDay.Asked => Asked, KeptDay.Review => Review, KeptDay.FollowUp => FollowUp, KeptDay.Statement => Statement,
        KeptDay.Measure => Measure, KeptDay.Appeal => Appeal, KeptDay.Reply => Reply, KeptDay.Objection => Objection, _ => ObjectionAnswer,
    };

    /// <summary>Writes what moves, alike ones together, with before and after for ever. Null when somebody changed one of them meanwhile.</summary>
    /// <param name="proposal">The import they move with.</param>
    public static async Task<int?> Carry(Db db, KeptDays.Plan plan, WorkingCalendar after, long proposal)
    {
        foreach (var alike in plan.Moves.GroupBy(m => (m.Day.Kind, m.Day.UntilOn, m.Day.UntilAt, m.After)))
            foreach (var some in alike.Chunk(AtOnce))
            {
                var ids = some.Select(m => m.Day.Id).ToList();
                var moved = alike.Key.Kind is KeptDay.Review
                    ? await db.Execute(Review, new { Ids = ids, Before = alike.Key.UntilAt, After = some[0].AfterAt })
                    : await db.Execute(SqlOf(alike.Key.Kind), new { Ids = ids, Before = alike.Key.UntilOn, alike.Key.After });
                if (moved != some.Length) return null;
                if (alike.Key.Kind is KeptDay.Notice)
                    await db.Execute(Question, new { Ids = ids, Before = alike.Key.UntilOn, alike.Key.After, Provisional = after.IsProvisional(alike.Key.After) ? 1 : 0 });
            }
        await db.Insert(IntoHistory, plan.Moves, m => [db.NewId(), proposal, db.Now, m.Day.Kind.ToString(), m.Day.Id, m.Day.Until, m.After]);
        await db.Insert(IntoEvents, plan.Moves.Where(m => m.Day is { EnquiryId: not null, Kind: not KeptDay.Remind }), m =>
        {
            var (zh, en) = Told(m);
            return [db.NewId(), null, m.Day.EnquiryId, db.Now, db.Who.PersonId, null, "Recounted", zh, en, ""];
        });
        return plan.Told;
    }

    /// <summary>What moves, for people to read: applications one by one, everything else counted.</summary>
    public static IReadOnlyList<MovedDay> Seen(KeptDays.Plan plan, DateOnly today, OfficePage office, bool english) =>
    [
        .. plan.Moves.Where(m => m.Day.Kind is not KeptDay.Remind)
            .GroupBy(m => (m.Day.Kind, m.Day.Number, m.Day.Until, m.After)).OrderBy(g => g.Key.Kind).ThenBy(g => g.Key.Until).ThenBy(g => g.Key.Number, StringComparer.Ordinal)
            .Select(g => (g.Key, Named: g.Key.Number.Length > 0, g.First().Day, Count: g.Count()))
            .Select(x => new MovedDay(
                x.Key.Kind, x.Key.Number, x.Named ? office.SectionName(x.Day.SectionId, english) : "", x.Named ? office.NameOf(x.Day.PersonId) : "", x.Count, x.Key.Until, x.Key.After,
                x.Key.Until >= today && x.Key.After < today)),
    ];

    private static (string Zh, string En) Told(KeptDays.Move move)
    {
        var (zh, en) = Name(move.Day.Kind);
        return ($"节假日安排更新：申请 {move.Day.Number} 的{zh}由{move.Day.Until:yyyy年M月d日}改为{move.After:yyyy年M月d日}",
            $"Holiday schedule: {en} of application {move.Day.Number} moves from {move.Day.Until:yyyy-MM-dd} to {move.After:yyyy-MM-dd}");
    }

    /// <summary>What a last day is for.</summary>
    public static (string Zh, string En) Name(KeptDay kind) => kind switch
    {
        KeptDay.Notice => ("告知期限", "the last day for telling the citizen"),
        KeptDay.Complete => ("补正期限", "the last day for completing"),
        KeptDay.Remind => ("补正提醒日", "the reminder at half"),
        KeptDay.Asked => ("受理后补正期限", "the last day for what was asked for after the acceptance"),
        KeptDay.Review => ("不予受理复核期限", "the review of a refusal"),
        KeptDay.FollowUp => ("突发疾病补办期限", "what follows a sudden illness"),
        KeptDay.Statement => ("陈述申辩期限", "statements about breaches"),
        KeptDay.Measure => ("处理措施决定期限", "decisions on measures"),
        KeptDay.Appeal => ("申诉期限", "appeals against measures"),
        KeptDay.Reply => ("投诉答复期限", "replies to complaints"),
        KeptDay.Objection => ("考评异议期限", "objections to an appraisal"),
        _ => ("考评异议答复期限", "answers to objections"),
    };
}
