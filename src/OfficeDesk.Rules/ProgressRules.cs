namespace OfficeDesk.Rules;

/// <summary>Rules on what is said about a task on the way.</summary>
public static class ProgressRules
{
    /// <summary>Why the report is not taken, or <c>null</c> when it is.</summary>
    /// <param name="running">Whether the task is open or paused.</param>
    /// <param name="day">The day the report is about.</param>
    /// <param name="received">The day the task came.</param>
    /// <param name="today">Today in the office.</param>
    /// <param name="percent">How far it is, 0 to 100; <c>null</c> where a stage says more.</param>
    /// <remarks>DL-8: important tasks need progress reports on the way; others may have them.</remarks>
    public static Refusal? CannotReport(bool running, DateOnly day, DateOnly received, DateOnly today, int? percent) =>
        !running ? TaskRules.NotOpen
        : day > today || day < received ? new("进展的日期须在收到之后、今天以前（含今天）。", "The day lies between the day the task came and today.", "DL-8", "OnDay")
        : percent is < 0 or > 100 ? new("完成程度请填 0 到 100。", "How far it is: 0 to 100 per cent.", "DL-8", "Percent")
        : null;

    /// <summary>The day by which an important task needs its progress report.</summary>
    /// <param name="received">The day it came, which is not counted.</param>
    /// <param name="due">Its due date.</param>
    /// <param name="percent">At how much of the limit, 1 to 99.</param>
    /// <param name="calendar">The working days.</param>
    /// <returns><c>null</c> where the limit is too short for anything on the way.</returns>
    /// <remarks>DL-8: at half of the limit (setting), in working days, rounded up.</remarks>
    public static DateOnly? DueOn(DateOnly received, DateOnly due, int percent, WorkingCalendar calendar)
    {
        var days = due > received ? calendar.Between(received, due) : 0;
        var at = ((days * percent) + 99) / 100;
        return days < 2 || at >= days ? null : calendar.Add(received, at);
    }

    /// <summary>Whether the report on the way is due and missing.</summary>
    /// <param name="dueOn">The day by which it is needed; <c>null</c> for never.</param>
    /// <param name="lastOn">The day of the last report.</param>
    /// <param name="today">Today in the office.</param>
    /// <remarks>DL-8: one report up to that day is enough.</remarks>
    public static bool IsMissing(DateOnly? dueOn, DateOnly? lastOn, DateOnly today) => dueOn is { } day && today >= day && lastOn is null;

    /// <summary>Who is told at once of something serious: chief, division leader, director, their deputies of today, whoever assigned the task, and those who cover any of them.</summary>
    /// <param name="chain">The seats above the task's section.</param>
    /// <param name="assignedBy">Who assigned the task; <c>null</c> for nobody of the office.</param>
    /// <param name="covers">Who is covered now, and by whom (ES-5).</param>
    /// <param name="reporter">Who reports it and knows it already.</param>
    /// <returns>Each once, the nearest first.</returns>
    /// <remarks>DL-8: serious matters are reported at once.</remarks>
    public static IReadOnlyList<long> ToldAtOnce(Chain chain, long? assignedBy, IEnumerable<(long Person, long Cover)> covers, long reporter)
    {
        var byPerson = covers.ToLookup(c => c.Person, c => c.Cover);
        return [.. chain.Seats.OrderBy(s => s.Level).SelectMany(s => new[] { s.Person, s.Deputy }).Append(assignedBy).OfType<long>()
            .SelectMany(p => byPerson[p].Prepend(p)).Where(p => p != reporter && p != 0).Distinct()];
    }

    /// <summary>The refusal to answer twice.</summary>
    /// <remarks>DL-8: whoever was told of something serious says once that they know.</remarks>
    public static Refusal SeenAlready { get; } = new("您已经阅知这份报告。", "You have said already that you know of it.", "DL-8", "", RefusalKind.Conflict);

    /// <summary>The refusal to mention somebody who cannot see the task.</summary>
    /// <remarks>DL-6: whoever is told of a step can see the matter.</remarks>
    public static Refusal CannotSeeIt { get; } = new("提到的人看不到这件事：请从列出的人员中选择，或先转办、交接。", "Somebody mentioned cannot see this task: choose from those listed, or hand it over first.", "DL-6", "Mentions");

    /// <summary>The people a text names with a sign in front.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="people">Everybody who could be meant, by name.</param>
    /// <remarks>DL-6: "@name"; of two names of which one begins with the other, the longer is meant.</remarks>
    public static IReadOnlySet<long> Named(string text, IEnumerable<KeyValuePair<long, string>> people)
    {
        var found = new HashSet<long>();
        var byLength = people.Where(p => p.Value.Length > 0).OrderByDescending(p => p.Value.Length).ToList();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var rest = text.AsSpan(at + 1);
            foreach (var person in byLength)
            {
                if (!rest.StartsWith(person.Value, StringComparison.Ordinal)) continue;
                found.UnionWith(byLength.Where(p => p.Value == person.Value).Select(p => p.Key));
                break;
            }
        }
        return found;
    }
}
