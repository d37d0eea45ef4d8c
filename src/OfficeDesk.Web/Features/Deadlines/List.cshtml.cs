using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>The filters of the list of tasks as they stand in the address.</summary>
public abstract class TaskFilterPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public TaskView View { get; set; }

    [BindProperty(SupportsGet = true)]
    public Light? Light { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Section { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Answering { get; set; }

    [BindProperty(SupportsGet = true)]
    public TaskKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Matter { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public TaskSort Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public TaskList List { get; protected set; } = new([], null, "");

    /// <summary>A filter that says nothing sensible shows nothing: never more than was asked for.</summary>
    protected bool Broken()
    {
        if (ModelState.FirstOrDefault(m => m.Value is { Errors.Count: > 0 }).Key is not { } field) return false;
        Refuse(DeskRefusals.UnknownChoice(field));
        return true;
    }

    protected ListTasks Filter(int take, string? after) => new(View, Light, Section, Answering, Kind, Matter, From, To, Q ?? "", Sort, after ?? "", take);

    /// <summary>The same list with one filter changed; page by page starts anew.</summary>
    public string With(string path, string? name = null, object? value = null)
    {
        var all = new (string Name, object? Value)[]
        {
            ("view", View == TaskView.Running ? null : View), ("light", Light), ("section", Section), ("answering", Answering), ("kind", Kind), ("matter", Matter),
            ("from", From?.ToString("yyyy-MM-dd")), ("to", To?.ToString("yyyy-MM-dd")), ("q", string.IsNullOrWhiteSpace(Q) ? null : Q), ("sort", Sort == TaskSort.Due ? null : Sort),
        };
        var query = all.Where(p => p.Name != name).Append((Name: name ?? "", Value: value)).Where(p => p.Value is not null);
        return path + QueryString.Create(query.Select(p => KeyValuePair.Create(p.Name, p.Value!.ToString())));
    }
}

/// <summary>Tasks, filtered by what stands in the address.</summary>
[Opens(typeof(ListTasks))]
public sealed class ListPage : TaskFilterPage
{
    public Choices Choices { get; private set; } = new([], [], []);

    public async Task<IActionResult> OnGet()
    {
        if (!Broken() && await Ask(Filter(50, After)) is { } list) List = list;
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
        return new CsvStream($"限时事项-{View}.csv",
            [T["编号", "No."], T["种类", "Kind"], T["事项", "Title"], T["股室", "Section"], T["承办", "Answers"], T["收到", "Received"], T["原到期日", "Original date"], T["到期日", "Due"], T["状态", "State"], T["红黄灯", "Light"], T["剩余工作日", "Working days left"], T["急", "Urgent"], T["办结", "Finished"], T["逾期工作日", "Days late"]],
            Rows(first));
    }

    private async IAsyncEnumerable<IReadOnlyList<string>> Rows(TaskList list)
    {
        while (true)
        {
            foreach (var t in list.Rows)
                yield return [t.Number, TaskWords.Of(T, t.Kind), t.Title, t.SectionName, t.AnsweringName, $"{t.ReceivedOn:yyyy-MM-dd}", $"{t.FirstDueOn:yyyy-MM-dd}", $"{t.DueOn:yyyy-MM-dd}", TaskWords.Of(T, t.State),
                    TaskWords.Of(T, t.Light), $"{t.DaysLeft}", t.Urgent ? T["急", "urgent"] : "", t.DoneOn is { } done ? $"{done:yyyy-MM-dd}" : "", t.Late ? $"{t.LateDays}" : ""];
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
