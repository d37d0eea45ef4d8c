using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Approvals;

/// <summary>What came of one of several absences that were agreed to together.</summary>
/// <param name="Why">Why it was not; null when it was.</param>
/// <param name="BrokenOff">Whose posts that person was to cover: these covers are broken off by it (CV-7).</param>
public sealed record TogetherRow(long Id, string Number, string Person, Refusal? Why, IReadOnlyList<string> BrokenOff);

/// <summary>
/// What waits for one's opinion or decision, on the desk and on the phone. Absences against which nothing stands can be agreed to
/// together: each by the command that one is decided with, so that every rule holds and one refusal stops nothing.
/// </summary>
[Opens(typeof(ListApprovals))]
public sealed class ApprovalsPage(Registry registry) : DeskPage
{
    public Approvals Waiting { get; private set; } = null!;

    /// <summary>The absences chosen, with the versions that were looked at: "id.version".</summary>
    [BindProperty]
    public string[] Ids { get; set; } = [];

    /// <summary>What was agreed to together, and what was not; empty before.</summary>
    public IReadOnlyList<TogetherRow> Together { get; private set; } = [];

    /// <summary>Those that may be agreed to together; one alone has its own buttons.</summary>
    public IReadOnlyList<AbsenceToDecide> Simple => Waiting.Absences.Where(a => a.Checks.Passes(a.Path)).ToList() is { Count: > 1 } several ? several : [];

    public async Task<IActionResult> OnGet() => await Load() ? Page() : Sorry();

    public async Task<IActionResult> OnPostTogether()
    {
        if (!await Load()) return Sorry();
        var rows = new List<TogetherRow>();
        var once = OnceKey;
        foreach (var chosen in Ids.Distinct(StringComparer.Ordinal).Take(100))
        {
            var parts = chosen.Split('.');
            if (parts.Length != 2 || !long.TryParse(parts[0], out var id) || !int.TryParse(parts[1], out var version)) continue;
            var a = Waiting.Absences.FirstOrDefault(x => x.Id == id);
            var (broken, why) = a is null ? ([], AbsenceRules.NotWaiting) : await Agree(a, version, once);
            rows.Add(new TogetherRow(id, a?.Number ?? "", a?.Person ?? "", why, broken));
        }
        if (rows.Count == 0) Refuse(AbsenceRules.NoneChosen);
        Together = rows;
        if (!await Load()) return Sorry();
        ModelState.Clear();
        OnceKey = Secret.New();
        return Page();
    }

    private async Task<(IReadOnlyList<string> BrokenOff, Refusal? Why)> Agree(AbsenceToDecide a, int version, string? once)
    {
        if (!a.Checks.Passes(a.Path)) return ([], AbsenceRules.NotTogether);
        // sending the form twice agrees to each of them once
        Desk.Once(once is null ? null : $"{once}{a.Id}");
        var members = new JsonObject { ["id"] = a.Id, ["agree"] = true, ["text"] = "", ["emptyWhy"] = "", ["version"] = version };
        var (answer, why) = await Desk.Send(registry, a.LaterTo is null ? "DecideAbsence" : "DecideLaterReturn", members, HttpContext.RequestAborted);
        return ([.. (answer?["brokenOff"] as JsonArray ?? []).Select(b => b!.GetValue<string>())], why);
    }

    private async Task<bool> Load()
    {
        if (await Ask(new ListApprovals()) is not { } waiting) return false;
        Waiting = waiting;
        return true;
    }
}
