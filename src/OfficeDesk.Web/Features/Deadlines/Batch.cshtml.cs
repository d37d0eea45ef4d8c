using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>What can be done with several tasks at once. Negative filings and admonitions never are.</summary>
public enum BatchAct { HandOver, Remind, Print, Csv, Xlsx }

/// <summary>One task of a batch, before: whether it can be done and why not; after: what came of it.</summary>
/// <param name="Cannot">Why it cannot, or was not, done.</param>
/// <param name="Href">Where what was made of it can be seen.</param>
public sealed record BatchRow(string Number, string Title, string Answers, DateOnly? DueOn, int Version, Refusal? Cannot, string Href = "");

/// <summary>
/// Several tasks of the list at once: first what will happen to each, then each by the command that one task is done with, so that
/// every rule holds and one refusal stops nothing.
/// </summary>
[Opens(typeof(ListTasks))]
public sealed class BatchPage(Registry registry, TimeProvider clock) : DeskPage
{
    private const int Most = 100;

    [BindProperty]
    public BatchAct Act { get; set; }

    [BindProperty]
    public string[] Ids { get; set; } = [];

    /// <summary>The versions that were looked at, one a task.</summary>
    [BindProperty]
    public int[] Versions { get; set; } = [];

    [BindProperty]
    public long? To { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public DateOnly? ReplyBy { get; set; }

    public IReadOnlyList<BatchRow> Rows { get; private set; } = [];

    /// <summary>Who may take over how many of them.</summary>
    public IReadOnlyList<(long Id, string Name, string Section, int Fits)> Receivers { get; private set; } = [];

    /// <summary>The reminders that were made, by the id of the document.</summary>
    public IReadOnlyList<long> Papers { get; private set; } = [];

    /// <summary>The commands were sent.</summary>
    public bool Carried { get; private set; }

    public IActionResult OnGet() => LocalRedirect("/tasks");

    public async Task<IActionResult> OnPost()
    {
        if (Chosen() is not { } ids) return Page();
        if (Act is not (BatchAct.HandOver or BatchAct.Remind))
        {
            var query = QueryString.Create(ids.Select(id => KeyValuePair.Create("ids", (string?)id)));
            return LocalRedirect((Act is BatchAct.Print ? "/tasks/print" : "/tasks.csv") + query + (Act is BatchAct.Xlsx ? "&as=xlsx" : ""));
        }
        await Look(ids);
        var fresh = Text is null;
        Text ??= Act is BatchAct.HandOver ? "" : T.IsEnglish ? "" : "请立即办理，按期办结并答复办事人；不能按期办结的，书面说明原因。";
        if (!fresh && Incomplete() is { } why) Refuse(why);
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostCarry()
    {
        if (Chosen() is not { } ids || Act is not (BatchAct.HandOver or BatchAct.Remind)) return Page();
        var incomplete = Incomplete();
        await Look(ids);
        if (incomplete is not null)
        {
            // what is wrong for all of them is mended before any of them is done
            Refuse(incomplete);
            return Page();
        }
        var (once, rows, papers) = (OnceKey, new List<BatchRow>(), new List<long>());
        foreach (var row in Rows)
        {
            if (row.Title.Length == 0)
            {
                rows.Add(row);
                continue;
            }
            var seen = Versions.ElementAtOrDefault(Array.IndexOf(Ids, row.Number));
            // sending the form twice does each of them once
            Desk.Once(once is null ? null : $"{once}{row.Number}");
            var (answer, why) = Act is BatchAct.HandOver
                ? await Send("HandOver", new JsonObject { ["number"] = row.Number, ["toId"] = To ?? 0, ["what"] = Text ?? "", ["moves"] = true, ["version"] = seen })
                : await Send("IssueReminder", new JsonObject { ["number"] = row.Number, ["demand"] = Text ?? "", ["replyBy"] = $"{ReplyBy ?? default:yyyy-MM-dd}" });
            if (Act is BatchAct.Remind && answer is not null) papers.Add((long)answer["id"]!);
            rows.Add(row with { Cannot = why, Href = why is not null ? "" : Act is BatchAct.HandOver ? "/t/" + row.Number : $"/documents/{papers[^1]}" });
        }
        (Rows, Papers, Carried) = (rows, papers, true);
        ModelState.Clear();
        OnceKey = Secret.New();
        return Page();
    }

    /// <summary>What is missing for every one of them, whichever they are.</summary>
    private Refusal? Incomplete() => Act is BatchAct.Remind ? DocumentRules.ReminderIncomplete(Text, ReplyBy ?? default, OfficeClock.Day(clock.GetUtcNow()))
        : To is null ? DeskRefusals.Missing(nameof(To), "接手人", "who takes it")
        : string.IsNullOrWhiteSpace(Text) ? DeskRefusals.Missing(nameof(Text), "交接内容", "what is handed over") : null;

    private string[]? Chosen()
    {
        Ids = [.. Ids.Distinct(StringComparer.Ordinal)];
        if (Ids.Length == 0) Refuse(DeskRefusals.Missing("ids", "要办理的事项", "the tasks"));
        else if (Ids.Length > Most) Refuse(DeskRefusals.TooMany("ids", Most));
        else return Ids;
        return null;
    }

    /// <summary>Each task through the form that one task is done with: its sight and its rules.</summary>
    private async Task Look(string[] ids)
    {
        var (rows, receivers) = (new List<BatchRow>(), new Dictionary<long, (string Name, string Section, int Fits)>());
        foreach (var id in ids)
        {
            var (sheet, why) = await Send(Act is BatchAct.HandOver ? "HandoverForm" : "ReminderForm", new JsonObject { ["number"] = id });
            if (sheet is null)
            {
                rows.Add(new BatchRow(id, "", "", null, 0, why));
                continue;
            }
            var people = (sheet["receivers"]?.AsArray() ?? []).Select(r => r!).ToList();
            var cannot = (sheet["cannotMove"] ?? sheet["cannot"]).Deserialize<Refusal>(Wire.Json);
            foreach (var r in people.Where(r => cannot is null && (bool)r["fits"]!))
            {
                var person = (long)r["id"]!;
                receivers[person] = ((string)r["name"]!, (string)r["sectionName"]!, receivers.GetValueOrDefault(person).Fits + 1);
            }
            if (cannot is null && To is { } to && Act is BatchAct.HandOver && !people.Exists(r => (long)r["id"]! == to && (bool)r["fits"]!)) cannot = HandoverRules.CannotHandOver(moves: true, toSelf: false, active: true, fits: false, movePending: false, transfer: false);
            rows.Add(new BatchRow(id, (string)sheet["title"]!, (string?)(sheet["answeringName"] ?? sheet["answering"]) ?? "", DateOnly.ParseExact((string)sheet["dueOn"]!, "yyyy-MM-dd"), (int?)sheet["version"] ?? 0, cannot));
            ReplyBy ??= sheet["replyBy"] is { } by ? DateOnly.ParseExact((string)by!, "yyyy-MM-dd") : null;
        }
        Rows = rows;
        Receivers = [.. receivers.Select(r => (r.Key, r.Value.Name, r.Value.Section, r.Value.Fits)).OrderByDescending(r => r.Fits).ThenBy(r => r.Key)];
    }

    private Task<(JsonNode? Answer, Refusal? Why)> Send(string message, JsonObject members) => Desk.Send(registry, message, members, HttpContext.RequestAborted);
}
