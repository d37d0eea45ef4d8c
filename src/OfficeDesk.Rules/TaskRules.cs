namespace OfficeDesk.Rules;

/// <summary>Rules on assigning, finishing and reporting tasks.</summary>
public static class TaskRules
{
    /// <summary>Whether the task counts as done only once its result was reported to whoever assigned it.</summary>
    /// <remarks>DL-8: an assigned task is not done before its result is reported; a citizen's matter is reported by its answer.</remarks>
    public static bool DoneWhenReported(TaskSource source) => source is not (TaskSource.Citizen or TaskSource.FirstContact);

    /// <summary>The day that decides the light and the lateness; <c>null</c> while the clock still runs.</summary>
    /// <param name="source">Who set the task.</param>
    /// <param name="finished">The day the work was finished.</param>
    /// <param name="reported">The day the result was reported.</param>
    /// <remarks>DL-8: an assigned task is in time by the day of its report, not by the day the work was finished.</remarks>
    public static DateOnly? CountsAsDoneOn(TaskSource source, DateOnly? finished, DateOnly? reported) => DoneWhenReported(source) ? reported : finished;

    /// <summary>Years after the day received in which a fixed date lies: the longest limit in days takes four, and a slip in the year takes ten.</summary>
    private const int FixedWithin = 5;

    /// <summary>Why the task cannot be assigned with these days, or <c>null</c> when it can.</summary>
    /// <param name="source">Superiors, letters, bureau leaders, county decisions and bills are assigned; what citizens bring is logged.</param>
    /// <param name="received">The day it came.</param>
    /// <param name="today">Today in the office.</param>
    /// <param name="limit">A limit of its own; <c>null</c> takes the default of the source.</param>
    /// <param name="fixedDate">A date somebody fixed, instead of a limit.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>DL-1: a limit or a fixed date, not both; received on a day that has come.</remarks>
    public static Refusal? CannotAssign(TaskSource source, DateOnly received, DateOnly today, Limit? limit, DateOnly? fixedDate, WorkingCalendar calendar)
    {
        if (source is TaskSource.Citizen or TaskSource.FirstContact or TaskSource.System or TaskSource.Recurring)
            return new("群众来访来电请在窗口登记，不在这里交办；请选择上级、来信、局领导、县委县政府或人大政协。", "What a citizen brings is logged at the counter. Choose a superior, a letter, a bureau leader, the county or a bill.", "DL-1", "Source");
        if (received > today)
            return new("收到日期不能晚于今天。", "It cannot have been received after today.", "DL-1", "ReceivedOn");
        if (!WorkingCalendar.Covers(received))
            return new("收到日期须在2000年1月1日之后。", "The day received must lie after 2000-01-01.", "DL-1", "ReceivedOn");
        if (limit is not null && fixedDate is not null)
            return new("期限和指定日期只能填一个。", "Give a limit or a fixed date, not both.", "DL-1", "FixedDate");
        if (DeadlineRules.DateMissing(source, fixedDate) is { } missing) return missing;
        if (fixedDate is { } day)
        {
            var last = received.AddYears(FixedWithin);
            if (day < received || !WorkingCalendar.Covers(day)) return new("指定日期不能早于收到日期，也不能晚于 2099 年。", "The fixed date cannot lie before the day received or after 2099.", "DL-1", "FixedDate");
            return day <= last ? null : new($"指定日期最远到{last:yyyy年M月d日}（收到后 {FixedWithin} 年内），请核对年份；时间更长的请分段交办。",
                $"The fixed date reaches to {last:yyyy-MM-dd} at most ({FixedWithin} years after the day received): look at the year again, or assign what takes longer in parts.", "DL-1", "FixedDate");
        }
        return DeadlineRules.NotCountable(received, limit ?? DeadlineRules.DefaultLimit(source)!.Value, calendar);
    }

    /// <summary>How many working days after its day a letter was registered; 0 = the same working day, and everything that is no letter.</summary>
    /// <param name="source">Who set the task.</param>
    /// <param name="received">The day it came; on a rest day the next working day is its day.</param>
    /// <param name="today">The day it is registered.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>DL-3: letters are registered the same working day. The limit counts from the day the letter came, so that registering late never gains time.</remarks>
    public static int RegisteredLate(TaskSource source, DateOnly received, DateOnly today, WorkingCalendar calendar) =>
        source is TaskSource.Letter ? Math.Max(0, calendar.Between(calendar.NextWorking(received), today)) : 0;

    /// <summary>Why this person cannot answer for a task, or <c>null</c> when they can.</summary>
    /// <param name="known">Whether there is such a person.</param>
    /// <param name="active">Whether they work here now.</param>
    /// <param name="canWork">Whether they have an account to work with: without one they never see the task.</param>
    /// <remarks>DL-1: the answering person is never nobody.</remarks>
    public static Refusal? CannotAnswer(bool known, bool active, bool canWork)
    {
        if (!known || !active) return new("请从在岗人员中选择承办人。", "Choose the answering person from those who work here now.", "DL-1", "AnsweringId");
        return canWork ? null : new("这位人员没有可用的业务账号，看不到交办给自己的事项。请先开通账号并授予角色，或另选一位。", "This person has no account to work with and would never see the task: open one and give it a role first, or choose somebody else.", "DL-1", "AnsweringId");
    }

    /// <summary>The refusal to give work to people of a section one does not lead.</summary>
    /// <remarks>DL-1: a chief assigns to the own section, a division leader to the sections in charge.</remarks>
    public static Refusal NotYourPeople { get; } = new(
        "只能交办给本人负责或分管的股室人员；其他股室的请由分管领导或办公室交办。",
        "You can assign to people of the sections you lead or are in charge of; for others ask their division leader or the general office.", "DL-1", "AnsweringId", RefusalKind.Forbidden);

    /// <summary>The refusal to act on a task for which somebody else answers.</summary>
    /// <remarks>DL-1: the answering person acts, or the chief of the section.</remarks>
    public static Refusal NotYourTask { get; } = new(
        "这件事由别人承办。只有承办人或其股室负责人可以这样做。",
        "Somebody else answers for this task. Only they or the chief of their section can do this.", "DL-1", "", RefusalKind.Forbidden);

    /// <summary>The refusal to act on a task that is over.</summary>
    /// <remarks>GN-5: a task that is done, reported or void is not worked on.</remarks>
    public static Refusal NotOpen { get; } = new(
        "这件事已经办结或作废，不能再这样做。", "This task is done or void; this cannot be done to it any more.", "GN-5", "", RefusalKind.Conflict);

    /// <summary>The refusal to finish by hand what ends by itself.</summary>
    /// <remarks>FC-4: a transfer ends when it was accepted and the citizen contacted, or when the chief has decided.</remarks>
    public static Refusal TransferEndsByContact { get; } = new(
        "转办在接收人接收并联系办事人后自动办结，不用另外办结。", "A transfer ends by itself when the receiver has accepted it and contacted the citizen.", "FC-4", "", RefusalKind.Conflict);

    /// <summary>The refusal to finish a matter that is on its way to somebody else.</summary>
    /// <remarks>FC-4: a matter on its way is finished once the transfer was taken up or sent back.</remarks>
    public static Refusal OnItsWay { get; } = new(
        "这件事正在转办：请等对方接收并联系办事人，或请对方退回后再办结。", "This matter is being transferred: let the receiver take it up or send it back before finishing it.", "FC-4", "", RefusalKind.Conflict);

    /// <summary>Why a task cannot be finished without words, or <c>null</c> when the result is given.</summary>
    /// <remarks>DL-1: a finished task has a result.</remarks>
    public static Refusal? ResultMissing(string? result) => EnquiryRules.Given(result) ? null
        : new("请写明办理结果。", "Write the result.", "DL-1", "Result");

    /// <summary>Why the result cannot be reported now, or <c>null</c> when it can.</summary>
    /// <remarks>DL-8: the result of an assigned task is reported once, after the work is finished; a citizen's matter by its answer.</remarks>
    public static Refusal? CannotReport(TaskSource source, bool finished, bool reported)
    {
        if (!DoneWhenReported(source))
            return new("群众事项以答复办事人为准，不用另外报告。", "A citizen's matter is reported by the answer to the citizen; no other report is needed.", "DL-8", "", RefusalKind.Conflict);
        if (reported) return new("办理结果已经报告过了。", "The result was reported already.", "DL-8", "", RefusalKind.Conflict);
        return finished ? null : new("请先办结并写明结果，再向交办人报告。", "Finish the task and write its result first, then report it.", "DL-8", "", RefusalKind.Conflict);
    }
}
