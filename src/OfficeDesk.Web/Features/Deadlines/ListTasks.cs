using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>Which tasks a list shows: the clock still runs (open, paused, finished but not reported), it has stopped, or they are void.</summary>
public enum TaskView { Running, Finished, Void }

/// <summary>Soonest due first (finished: latest due first), newest first, by title, or by who answers. While the clock runs, urgent ones go first by due date (DL-5).</summary>
public enum TaskSort { Due, Number, Title, Answers }

/// <summary>The tasks one answers for and those of one's sections; whoever sees everything sees everything.</summary>
/// <param name="Text">The beginning of a number, or a part of the title.</param>
/// <param name="After">From the last page's answer: where to go on.</param>
/// <param name="Take">Rows at once, 1 to 500.</param>
/// <param name="Lights">Several lights; so with the other lists. Together with the single one beside it both hold.</param>
/// <param name="Numbers">Exactly these tasks, whatever their state.</param>
/// <param name="Turned">The other way round than the order usually goes.</param>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record ListTasks(
    TaskView View = TaskView.Running, Light? Light = null, long? SectionId = null, long? AnsweringId = null, TaskKind? Kind = null, long? MatterTypeId = null,
    DateOnly? DueFrom = null, DateOnly? DueTo = null, [property: Text(50)] string Text = "", TaskSort Sort = TaskSort.Due, [property: Text(900)] string After = "", int Take = 50,
    [property: Items(4)] IReadOnlyList<Light>? Lights = null, [property: Items(5)] IReadOnlyList<TaskState>? States = null, [property: Items(20)] IReadOnlyList<TaskKind>? Kinds = null, [property: Items(100)] IReadOnlyList<long>? SectionIds = null,
    [property: Items(100)] IReadOnlyList<long>? AnsweringIds = null, [property: Items(100)] IReadOnlyList<long>? MatterTypeIds = null, [property: Items(100)] IReadOnlyList<string>? Numbers = null, bool Turned = false) : IQuery<TaskList>, IAskedOften
{
    /// <summary>Among a million finished tasks, words, kinds and matters are looked for in those due in the last days only, unless a day is given.</summary>
    public const int RecentDays = 92;

    /// <summary>The first page of what runs, without any filter: everybody's morning.</summary>
    bool IAskedOften.Often => Take <= 50 && Plain() with { Take = 50 } == new ListTasks();

    /// <summary>The text is the beginning of a number, not a part of a title.</summary>
    internal bool LooksLikeNumber => BeginsNumber(Text);

    /// <summary>From which due date on is looked; null for all.</summary>
    internal DateOnly? EarliestDue(DateOnly today) => DueFrom ?? (OnlyRecent ? today.AddDays(-RecentDays) : null);

    /// <summary>An order that no index is in: what fits is read and sorted.</summary>
    internal bool Sorted => Turned || Sort is TaskSort.Title or TaskSort.Answers;

    /// <summary>Where one thing is chosen of several, the way for one is gone.</summary>
    internal ListTasks Plain() => this with
    {
        Text = HalfWidth.Of(Text.Trim()) is var half && BeginsNumber(half) ? half : Text.Trim(),
        Light = Light ?? One(Lights), Lights = Several(Lights), Kind = Kind ?? One(Kinds), Kinds = Several(Kinds), SectionId = SectionId ?? One(SectionIds), SectionIds = Several(SectionIds),
        AnsweringId = AnsweringId ?? One(AnsweringIds), AnsweringIds = Several(AnsweringIds), MatterTypeId = MatterTypeId ?? One(MatterTypeIds), MatterTypeIds = Several(MatterTypeIds),
        States = States is { Count: > 0 } ? States : null, Numbers = Numbers is { Count: > 0 } ? Numbers : null,
    };

    private bool OnlyRecent => View is TaskView.Finished && !LooksLikeNumber && Numbers is null
        && (Sorted || Text.Length > 0 || Kind is not null || MatterTypeId is not null || Kinds is not null || MatterTypeIds is not null || States is not null);

    private static bool BeginsNumber(string text) => text.Length > 0 && (char.IsAsciiDigit(text[0]) || text.StartsWith("RW", StringComparison.Ordinal));

    private static T? One<T>(IReadOnlyList<T>? list) where T : struct => list is [var one] ? one : null;

    private static IReadOnlyList<T>? Several<T>(IReadOnlyList<T>? list) => list is { Count: > 1 } ? list : null;
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
    private const string ManyLate = "SELECT 1 FROM tasks WHERE late = 1 LIMIT 1 OFFSET 2000";

    public async Task<Outcome<TaskList>> Handle(ListTasks m, Db db)
    {
        var office = await book.Open(db.Ct);
        var take = Math.Clamp(m.Take, 1, 500);
        var asked = m.Plain();
        var fewLate = db.Sight.Overdue && m.View is not TaskView.Running && await db.Find<long?>(ManyLate) is null;
        var page = new TaskListSql(asked, db, office, take + 1, fewLate);
        var counted = m is { View: TaskView.Running, After: "" } && asked.Numbers is null;
        var (there, beside) = (new Trip(), new Trip());
        var rows = there.Add<TaskRow>(page.Page());
        var counts = beside.Add<LightRow>(counted ? page.Counts() : "", counted);
        await there.Go(db, beside, page.Args);
        var shown = rows.Take(take).ToList();
        return new TaskList([.. shown.Select(t => Line(db, office, t))], counted ? new LightCounts(counts[0].Red, counts[0].Yellow, counts[0].Green, counts[0].Grey) : null,
            rows.Count > take ? page.Cursor(shown[^1], office) : "", m.DueFrom is null ? asked.EarliestDue(db.Today) : null);
    }

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
