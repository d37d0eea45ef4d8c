using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>Which tasks a list shows: the clock still runs (open, paused, finished but not reported), it has stopped, or they are void.</summary>
public enum TaskView { Running, Finished, Void }

/// <summary>Soonest due first (finished: latest due first), or newest first. While the clock runs, urgent ones go first by due date (DL-5).</summary>
public enum TaskSort { Due, Number }

/// <summary>The tasks one answers for and those of one's sections; whoever sees everything sees everything.</summary>
/// <param name="Text">The beginning of a number, or a part of the title.</param>
/// <param name="After">From the last page's answer: where to go on.</param>
/// <param name="Take">Rows at once, 1 to 500.</param>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record ListTasks(
    TaskView View = TaskView.Running, Light? Light = null, long? SectionId = null, long? AnsweringId = null, TaskKind? Kind = null, long? MatterTypeId = null,
    DateOnly? DueFrom = null, DateOnly? DueTo = null, [property: Text(50)] string Text = "", TaskSort Sort = TaskSort.Due, [property: Text(60)] string After = "", int Take = 50) : IQuery<TaskList>
{
    /// <summary>Among a million finished tasks, words, kinds and matters are looked for in those due in the last days only, unless a day is given.</summary>
    public const int RecentDays = 92;

    /// <summary>The text is the beginning of a number, not a part of a title.</summary>
    internal bool LooksLikeNumber => Text.Length > 0 && (char.IsAsciiDigit(Text[0]) || Text.StartsWith("RW", StringComparison.Ordinal));

    /// <summary>From which due date on is looked; null for all.</summary>
    internal DateOnly? EarliestDue(DateOnly today) => DueFrom ?? (OnlyRecent ? today.AddDays(-RecentDays) : null);

    private bool OnlyRecent => View is TaskView.Finished && !LooksLikeNumber && (Text.Length > 0 || Kind is not null || MatterTypeId is not null);
}

/// <param name="Lights">How many of each light there are under the other filters; empty for what is over.</param>
/// <param name="Next">Where the next page begins; empty on the last one.</param>
/// <param name="DueFrom">From which due date on was looked, where that was not asked for; null for all.</param>
public sealed record TaskList(IReadOnlyList<TaskLine> Rows, LightCounts? Lights, string Next, DateOnly? DueFrom = null);

/// <param name="RecordedLate">Finished on an earlier day than it was written down; not the same as finished late (DL-12).</param>
public sealed record TaskLine(string Number, TaskKind Kind, string Title, string MatterName, string SectionName, long AnsweringId, string AnsweringName, DateOnly ReceivedOn, DateOnly FirstDueOn,
    DateOnly DueOn, bool Provisional, TaskState State, Light Light, int DaysLeft, bool Urgent, bool Important, bool Late, int LateDays, DateOnly? DoneOn, bool ToReport, bool RecordedLate = false);

public sealed record LightCounts(long Red, long Yellow, long Green, long Grey)
{
    public long All => Red + Yellow + Green + Grey;
}

public sealed class ListTasksHandler(OfficeBook book) : IHandle<ListTasks, TaskList>
{
    public async Task<Outcome<TaskList>> Handle(ListTasks m, Db db)
    {
        var office = await book.Open(db.Ct);
        var take = Math.Clamp(m.Take, 1, 500);
        var page = new TaskListSql(m with { Text = m.Text.Trim() }, db, office, take + 1);
        var rows = await db.Query<TaskRow>(page.Page(), page.Args);
        var counts = m is { View: TaskView.Running, After: "" } ? await db.One<LightRow>(page.Counts(), page.Args) : null;
        var shown = rows.Take(take).ToList();
        return new TaskList([.. shown.Select(t => Line(db, office, t))], counts is null ? null : new LightCounts(counts.Red, counts.Yellow, counts.Green, counts.Grey),
            rows.Count > take ? Cursor(shown[^1]) : "", m.DueFrom is null ? (m with { Text = m.Text.Trim() }).EarliestDue(db.Today) : null);
    }

    internal static string Cursor(TaskRow t) => string.Create(CultureInfo.InvariantCulture, $"{t.Urgent}.{t.DueOn:yyyy-MM-dd}.{t.Id}");

    private static TaskLine Line(Db db, OfficePage office, TaskRow row)
    {
        var t = TaskHeads.Of(db, office, row);
        return new TaskLine(t.Number, t.Kind, t.Title, t.MatterName, t.SectionName, t.AnsweringId, t.AnsweringName, t.ReceivedOn, t.FirstDueOn, t.DueOn, t.Provisional, t.State, t.Light, t.DaysLeft,
            t.Urgent, t.Important, t.Late, t.LateDays, t.DoneOn, t.ToReport, row.RecordedLate);
    }

    private sealed record LightRow
    {
        public long Red { get; init; }
        public long Yellow { get; init; }
        public long Green { get; init; }
        public long Grey { get; init; }
    }
}
