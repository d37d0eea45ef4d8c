namespace OfficeDesk.Rules;

/// <summary>What is done to the clock of a task.</summary>
/// <remarks>DL-9: pause, resume, restart.</remarks>
public enum ClockAct
{
    /// <summary>The clock stops.</summary>
    Pause,

    /// <summary>It goes on with the days left.</summary>
    Resume,

    /// <summary>The full limit anew.</summary>
    Restart,
}

/// <summary>Rules on stopping the clock after acceptance.</summary>
public static class PauseRules
{
    /// <summary>Why it cannot be asked for, or <c>null</c> when it can.</summary>
    /// <param name="act">What is asked for.</param>
    /// <param name="accepted">Whether the task is an accepted application or another matter with a limit.</param>
    /// <param name="open">Whether the clock runs.</param>
    /// <param name="paused">Whether it stands still.</param>
    /// <param name="pending">Whether another request waits.</param>
    /// <remarks>DL-9: after acceptance there is no pause by default; a pause is for a running clock, resuming for one that stands.</remarks>
    public static Refusal? CannotAsk(ClockAct act, bool accepted, bool open, bool paused, bool pending)
    {
        if (pending) return new("已有一份计时申请在等决定。", "A request about the clock waits for its decision.", "DL-9", "", RefusalKind.Conflict);
        if (!accepted) return new("只有已受理、有办理期限的事项可以暂停或重新计时。", "Only an accepted matter with a limit has a clock that can be stopped.", "DL-9", "", RefusalKind.Conflict);
        return act switch
        {
            ClockAct.Pause when !open => new("计时没有在走，不能暂停。", "The clock does not run; it cannot be paused.", "DL-9", "Act", RefusalKind.Conflict),
            ClockAct.Resume when !paused => new("计时没有暂停，不用恢复。", "The clock does not stand still; there is nothing to resume.", "DL-9", "Act", RefusalKind.Conflict),
            ClockAct.Restart when !open && !paused => TaskRules.NotOpen,
            _ => null,
        };
    }

    /// <summary>Why an overdue clock is not paused any more, or <c>null</c> when the act is another one or days are left.</summary>
    /// <param name="act">What is asked for, or agreed to.</param>
    /// <param name="due">The due date in force.</param>
    /// <param name="today">Today in the office; the due date itself can still be paused on.</param>
    /// <remarks>DL-9: after a pause the clock goes on with the days left; DL-11: what is late stays late, so there must be some.</remarks>
    public static Refusal? NothingLeft(ClockAct act, DateOnly due, DateOnly today) => act is ClockAct.Pause && today > due
        ? new($"到期日{due:yyyy年M月d日}已过，没有剩余的天数可以保留，不能再暂停。请尽快办结；法律规定期限重新计算的，可以申请重新计时。", $"The due date {due:yyyy-MM-dd} has passed: no days are left with which the clock could go on, so it cannot be paused. Finish the task soon; where a law starts the limit anew, ask for a restart.", "DL-9", "Act", RefusalKind.Conflict)
        : null;

    /// <summary>The day by which a task counts that ends on a day: while its clock stands, the day it stopped.</summary>
    /// <param name="day">The day it ends.</param>
    /// <param name="pausedOn">The day the clock stopped; <c>null</c> while it runs.</param>
    /// <remarks>DL-9: the clock stands; DL-11: so the days since are no lateness.</remarks>
    public static DateOnly CountsOn(DateOnly day, DateOnly? pausedOn) => pausedOn is { } stopped && stopped < day ? stopped : day;

    /// <summary>The words a request still needs, or <c>null</c> when they are there.</summary>
    /// <param name="act">What is asked for.</param>
    /// <param name="basis">The legal basis.</param>
    /// <param name="takes">How long it takes; not needed for resuming.</param>
    /// <remarks>DL-9: each with its legal basis, and the citizen is told how long it takes.</remarks>
    public static Refusal? WordsMissing(ClockAct act, string basis, string takes) =>
        !EnquiryRules.Given(basis) ? new("请写明法定依据：哪部法规规定该期间不计入办理时限。", "Give the legal basis: which law excludes the period.", "DL-9", "Basis")
        : act is ClockAct.Pause && !EnquiryRules.Given(takes) ? new("请写明预计需要多长时间，以便书面告知办事人。", "Say how long it will take; the citizen is told in writing.", "DL-9", "Takes")
        : null;

    /// <summary>The due date once the act is agreed.</summary>
    /// <param name="act">What was agreed.</param>
    /// <param name="due">The due date before.</param>
    /// <param name="pausedOn">The day the clock stopped; only for resuming.</param>
    /// <param name="today">The day of the decision, which is not counted.</param>
    /// <param name="limit">The limit the task began with.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>DL-9: a pause leaves the date, resuming counts the days left, restarting the full limit.</remarks>
    public static DateOnly NewDue(ClockAct act, DateOnly due, DateOnly? pausedOn, DateOnly today, Limit limit, WorkingCalendar calendar) => act switch
    {
        ClockAct.Resume when pausedOn is { } day => DeadlineRules.DueAfterPause(due, day, today, limit.Unit, calendar),
        ClockAct.Restart => DeadlineRules.DueDate(today, limit, calendar),
        _ => due,
    };

    /// <summary>Why it cannot be decided, or <c>null</c> when it can.</summary>
    /// <remarks>DL-9: decided once; whoever does not agree says why.</remarks>
    public static Refusal? CannotDecide(bool waiting, bool agrees, string words) =>
        !waiting ? new("这份计时申请已经决定或失效。", "This request about the clock is decided or has lapsed.", "DL-9", "", RefusalKind.Conflict)
        : agrees || EnquiryRules.Given(words) ? null : new("不同意的，请写明理由。", "When you do not agree, write why.", "DL-9", "Text");

    /// <summary>The refusal to decide in somebody else's place.</summary>
    /// <remarks>DL-9: decided by the division leader (setting).</remarks>
    public static Refusal NotYoursToDecide { get; } = new("暂停、恢复、重新计时由该股室的分管领导（制度参数可定为局长）或局长决定，或由其代批。", "The division leader of the section (the director alone where the office has set so), the director, or their named deputies decide on the clock.", "DL-9", "", RefusalKind.Forbidden);
}
