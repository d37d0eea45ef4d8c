namespace OfficeDesk.Rules;

/// <summary>Who a rung of the ladder writes to.</summary>
/// <remarks>ES-1: answering person, section chief, division leader, director, discipline officer.</remarks>
public enum Recipient { Answering, Chief, Leader, Director, Discipline }

/// <summary>What makes a rung fire.</summary>
/// <remarks>ES-1: yellow, the due day, working days overdue.</remarks>
public enum RungTrigger { Yellow, DueDay, Overdue }

/// <summary>One rung of the escalation ladder.</summary>
/// <param name="Number">Its number, from 1, as it is stored with the mails it sent.</param>
/// <param name="Trigger">When it fires.</param>
/// <param name="WorkingDaysOverdue">For <see cref="RungTrigger.Overdue"/>: on which working day after the due date, 1 or more; else 0.</param>
/// <param name="Recipients">Everybody it writes to, those of lower rungs included.</param>
/// <remarks>ES-1: the ladder is a setting table.</remarks>
public sealed record Rung(int Number, RungTrigger Trigger, int WorkingDaysOverdue, IReadOnlyList<Recipient> Recipients);

/// <summary>The electronic-supervision card of a task. A yellow light is not a card.</summary>
/// <remarks>ES-6: yellow card 1-4 working days overdue, red card 5 or more.</remarks>
public enum Card { None, Yellow, Red }

/// <summary>Rules on reminders, escalation, cards and proposed breaches.</summary>
public static class EscalationRules
{
    /// <summary>The most rungs a ladder may have.</summary>
    public const int MaxRungs = 20;

    /// <summary>The ladder that ships.</summary>
    /// <remarks>ES-1: yellow and due day → answering person; 1 working day overdue → also the chief; 3 → the leader; 5 → director and discipline officer.</remarks>
    public static IReadOnlyList<Rung> DefaultLadder { get; } =
    [
        new(1, RungTrigger.Yellow, 0, [Recipient.Answering]),
        new(2, RungTrigger.DueDay, 0, [Recipient.Answering]),
        new(3, RungTrigger.Overdue, 1, [Recipient.Answering, Recipient.Chief]),
        new(4, RungTrigger.Overdue, 3, [Recipient.Answering, Recipient.Chief, Recipient.Leader]),
        new(5, RungTrigger.Overdue, 5, [Recipient.Answering, Recipient.Chief, Recipient.Leader, Recipient.Director, Recipient.Discipline]),
    ];

    /// <summary>The rung an unfinished task stands on today; <c>null</c> while it is green or paused.</summary>
    /// <remarks>ES-2: rungs missed while the system was down collapse into the current one, the highest reached.</remarks>
    public static Rung? CurrentRung(
        DateOnly due, DateOnly today, bool paused, WorkingCalendar calendar, IReadOnlyList<Rung> ladder, int yellowWithin = DeadlineRules.YellowWithin)
    {
        if (paused) return null;
        var overdue = calendar.Between(due, today);
        for (var i = ladder.Count - 1; i >= 0; i--)
        {
            var reached = ladder[i].Trigger switch
            {
                RungTrigger.Yellow => -overdue <= yellowWithin,
                RungTrigger.DueDay => today >= due,
                _ => overdue >= ladder[i].WorkingDaysOverdue,
            };
            if (reached) return ladder[i];
        }
        return null;
    }

    /// <summary>The last due date that can stand on a rung today; whatever is due later is not even looked at.</summary>
    /// <remarks>ES-2: only what is due soon or overdue is chased.</remarks>
    public static DateOnly Horizon(DateOnly today, WorkingCalendar calendar, int yellowWithin = DeadlineRules.YellowWithin) =>
        calendar.Add(today, yellowWithin + 1).AddDays(-1);

    /// <summary>The card of a task on the day it was done, or today while it is not; a paused task keeps the card of the day it was paused.</summary>
    /// <remarks>ES-6: yellow card 1-4 working days overdue, red card 5 or more.</remarks>
    public static Card CardOf(DateOnly due, DateOnly doneOrToday, WorkingCalendar calendar) =>
        calendar.Between(due, doneOrToday) switch { >= 5 => Card.Red, >= 1 => Card.Yellow, _ => Card.None };

    /// <summary>Whether a card that was given still stands once it is known on which day the task was finished.</summary>
    /// <param name="given">The card that was given while the task was thought to be open.</param>
    /// <param name="due">The due date it was given for.</param>
    /// <param name="done">The day that counts: confirmed afterwards, and before it was written down.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>DL-12: when something happened and when it was recorded are two facts; ES-6: the card goes by the day it happened.</remarks>
    public static bool CardStands(Card given, DateOnly due, DateOnly done, WorkingCalendar calendar) => given <= CardOf(due, done, calendar);

    /// <summary>Whether a breach is to be proposed, against whoever answered on the due date.</summary>
    /// <param name="due">The due date.</param>
    /// <param name="done">The day it was finished; <c>null</c> while it is not.</param>
    /// <param name="today">Today in the office.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="workingDaysOverdue">From which working day overdue an unfinished task counts; a setting.</param>
    /// <remarks>ES-1: a breach is proposed for every task finished late or 1 working day overdue.</remarks>
    public static bool BreachDue(DateOnly due, DateOnly? done, DateOnly today, WorkingCalendar calendar, int workingDaysOverdue = 1) =>
        done is { } day ? day > due : today > due && calendar.Between(due, today) >= workingDaysOverdue;

    /// <summary>Why these rungs are no ladder, or <c>null</c> when they are.</summary>
    /// <remarks>ES-1: the ladder is a setting table.</remarks>
    public static Refusal? LadderBroken(IReadOnlyList<Rung> ladder)
    {
        if (ladder.Count is 0 or > MaxRungs)
            return Broken($"催办阶梯须有 1 至 {MaxRungs} 级。", $"A ladder has 1 to {MaxRungs} rungs.");
        for (var i = 0; i < ladder.Count; i++)
        {
            var rung = ladder[i];
            if (rung.Number != i + 1)
                return Broken($"级次须从 1 起连续编号，第 {i + 1} 行写成了 {rung.Number}。", $"Number the rungs 1, 2, 3 …; row {i + 1} says {rung.Number}.");
            if (!Enum.IsDefined(rung.Trigger) || (rung.Trigger is RungTrigger.Overdue ? rung.WorkingDaysOverdue is < 1 or > 250 : rung.WorkingDaysOverdue != 0))
                return Broken($"第 {i + 1} 级：逾期级填写逾期第几个工作日（1 至 250），黄灯级和到期日级填 0。", $"Rung {i + 1}: an overdue rung says which working day overdue (1 to 250); yellow and due-day rungs say 0.");
            if (rung.Recipients.Count == 0 || rung.Recipients.Distinct().Count() != rung.Recipients.Count || !rung.Recipients.All(Enum.IsDefined))
                return Broken($"第 {i + 1} 级：请至少选一个收件人，且不重复。", $"Rung {i + 1}: choose at least one recipient, none of them twice.");
            if (i > 0 && Order(rung) <= Order(ladder[i - 1]))
                return Broken($"第 {i + 1} 级须晚于第 {i} 级：先黄灯，再到期日，再按逾期天数由少到多。", $"Rung {i + 1} must come after rung {i}: yellow first, then the due day, then more and more days overdue.");
        }
        return null;
    }

    private static int Order(Rung rung) => ((int)rung.Trigger * 1000) + rung.WorkingDaysOverdue;

    private static Refusal Broken(string zh, string en) => new(zh, en, "ES-1", "Ladder");
}
