using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>The filters of the list of tasks as they stand in the address; most may hold several values: light=Red,Yellow.</summary>
public abstract class TaskFilterPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public TaskView View { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public TaskSort Sort { get; set; }

    /// <summary>The other way round.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Turned { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Light> Lights { get; private set; } = [];

    public IReadOnlyList<TaskKind> Kinds { get; private set; } = [];

    public IReadOnlyList<TaskState> States { get; private set; } = [];

    public IReadOnlyList<long> Sections { get; private set; } = [];

    public IReadOnlyList<long> People { get; private set; } = [];

    public IReadOnlyList<long> Matters { get; private set; } = [];

    /// <summary>The numbers of tasks that were chosen one by one.</summary>
    public IReadOnlyList<string> Ids { get; private set; } = [];

    public TaskList List { get; protected set; } = new([], null, "");

    /// <summary>A filter that says nothing sensible shows nothing: never more than was asked for.</summary>
    protected bool Broken()
    {
        var filters = new Filters(Request, ModelState);
        (Lights, Kinds, States) = (filters.Enums<Light>("light"), filters.Enums<TaskKind>("kind"), filters.Enums<TaskState>("state"));
        (Sections, People, Matters, Ids) = (filters.Ids("section"), filters.Ids("answering"), filters.Ids("matter"), Filters.Texts(Request, "ids"));
        return Misread(filters);
    }

    protected ListTasks Filter(int take, string? after) => new(View, DueFrom: From, DueTo: To, Text: Q ?? "", Sort: Sort, After: after ?? "", Take: take,
        Lights: Lights, States: States, Kinds: Kinds, SectionIds: Sections, AnsweringIds: People, MatterTypeIds: Matters, Numbers: Ids, Turned: Turned);

    /// <summary>The same list with some filters changed; page by page starts anew.</summary>
    public string With(string path, params (string Name, object? Value)[] changed)
    {
        static string? Joined<T>(IReadOnlyList<T> values) => values.Count == 0 ? null : string.Join(',', values);
        var all = new (string Name, object? Value)[]
        {
            ("view", View == TaskView.Running ? null : View), ("light", Joined(Lights)), ("state", Joined(States)), ("section", Joined(Sections)), ("answering", Joined(People)), ("kind", Joined(Kinds)), ("matter", Joined(Matters)),
            ("from", From?.ToString("yyyy-MM-dd")), ("to", To?.ToString("yyyy-MM-dd")), ("q", string.IsNullOrWhiteSpace(Q) ? null : Q), ("sort", Sort == TaskSort.Due ? null : Sort), ("turned", Turned ? "true" : null), ("ids", Joined(Ids)),
        };
        var query = all.Where(p => changed.All(c => c.Name != p.Name)).Concat(changed).Where(p => p.Value is not null && p.Value.ToString()!.Length > 0);
        return ListAddress(path, "view=Running", query.Select(p => KeyValuePair.Create(p.Name, p.Value!.ToString())));
    }

    /// <summary>The list with this light put to or taken from those chosen.</summary>
    public string Toggled(Light light) => With("/tasks", ("light", string.Join(',', Lights.Contains(light) ? Lights.Except([light]) : Lights.Append(light))));

    /// <summary>The list in the order of a column; pressed again, the other way round.</summary>
    public string SortedBy(TaskSort sort) => With("/tasks", ("sort", sort == TaskSort.Due ? null : sort), ("turned", Sort == sort && !Turned ? "true" : null));

    /// <summary>For aria-sort of a column.</summary>
    public string Way(TaskSort sort)
    {
        var usuallyDown = sort is TaskSort.Number || (sort is TaskSort.Due && View is not TaskView.Running);
        return Sort != sort ? "none" : usuallyDown == Turned ? "ascending" : "descending";
    }
}

/// <summary>Tasks, filtered by what stands in the address.</summary>
[Opens(typeof(ListTasks))]
public sealed class ListPage : TaskFilterPage
{
    public Choices Choices { get; private set; } = new([], [], []);

    /// <summary>Reminding is another feature's message; whether it may be sent is asked by its name.</summary>
    public bool MayRemind => Desk.May(HttpContext.RequestServices.GetRequiredService<Registry>().ByName["IssueReminder"].Message);

    public async Task<IActionResult> OnGet()
    {
        if (!Broken() && await Ask(Filter(50, After)) is { } list) List = list;
        if (await ViewsOf("/tasks", With("/tasks")) is { } own) return LocalRedirect(own);
        if (await Desk.Send(new TaskChoices(), HttpContext.RequestAborted) is Done<Choices> choices) Choices = choices.Value;
        return Page();
    }
}

/// <summary>Exactly the filtered tasks as CSV, written as they are read.</summary>
[Opens(typeof(ListTasks))]
public sealed class CsvPage : TaskFilterPage
{
    public async Task<IActionResult> OnGet()
    {
        if (Broken() || await Ask(Filter(500, null)) is not { } first) return Sorry();
        return new CsvStream(View switch { TaskView.Finished => T["限时事项-已办结.csv", "tasks-finished.csv"], TaskView.Void => T["限时事项-作废.csv", "tasks-void.csv"], _ => T["限时事项-在办.csv", "tasks-running.csv"] },
            [T["编号", "No."], T["种类", "Kind"], T["事项", "Title"], T["股室", "Section"], T["承办", "Answered by"], T["收到", "Received"], T["原到期日", "Original date"], T["到期日", "Due"], T["状态", "State"], T["红黄灯", "Light"], T["剩余工作日", "Working days left"], T["急", "Urgent"], T["办结", "Finished"], T["逾期工作日", "Days late"]],
            Rows(first));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(TaskList list)
    {
        while (true)
        {
            foreach (var t in list.Rows)
                yield return [t.Number, TaskWords.Of(T, t.Kind), t.Title, t.SectionName, t.AnsweringName, t.ReceivedOn, t.FirstDueOn, t.DueOn, TaskWords.Of(T, t.State),
                    T.Of(t.Light), t.DaysLeft, t.Urgent ? T["急", "urgent"] : "", t.DoneOn, t.Late ? t.LateDays : null];
            if (list.Next.Length == 0 || await Desk.Send(Filter(500, list.Next), HttpContext.RequestAborted) is not Done<TaskList> more) yield break;
            list = more.Value;
        }
    }
}

/// <summary>The filtered tasks on paper, at most 500.</summary>
[Opens(typeof(ListTasks))]
public sealed class PrintPage : TaskFilterPage
{
    public DateTimeOffset At { get; private set; }

    public async Task<IActionResult> OnGet([FromServices] TimeProvider clock)
    {
        if (Broken() || await Ask(Filter(500, null)) is not { } list) return Sorry();
        List = list;
        At = clock.GetUtcNow();
        return Page();
    }
}
