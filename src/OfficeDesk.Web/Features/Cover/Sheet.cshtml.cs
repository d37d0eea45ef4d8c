using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>A handover list to read, complete and sign.</summary>
[Opens(typeof(ShowSheet))]
public sealed class SheetPage : DeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public HandoverThing Thing { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public long LineId { get; set; }

    [BindProperty]
    public HandoverPart Part { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public SheetShown S { get; private set; } = null!;

    /// <summary>The instructions as they were typed, where they could not be saved; by the task's number.</summary>
    private Dictionary<string, string> _typed = [];

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    /// <summary>What stands in the field of a task.</summary>
    public string Said(SheetLine line) => _typed.GetValueOrDefault(line.Number, line.Instruction);

    public Task<IActionResult> OnPostInstruct()
    {
        // a field for each task, in the order of the list
        List<TaskInstruction> said = [.. Request.Form["Task"].Zip(Request.Form["Said"], (number, text) => new TaskInstruction(number ?? "", text ?? ""))];
        _typed = said.GroupBy(i => i.Number).ToDictionary(g => g.Key, g => g.Last().Text, StringComparer.Ordinal);
        return Send(new InstructOnTasks(Id, said, Version));
    }

    public Task<IActionResult> OnPostAdd() => Send(new AddSheetLine(Id, Thing, Text ?? ""));

    public Task<IActionResult> OnPostRemove() => Send(new RemoveSheetLine(Id, LineId));

    public Task<IActionResult> OnPostSign() => Send(new SignSheet(Id, Part, Version));

    private async Task<IActionResult> Send(IMessage<SheetChanged> message)
    {
        if (await Ask(message) is not null) return Redirect($"/handover/{Id}");
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new ShowSheet(Id)) is not { } s) return Sorry();
        S = s;
        return null;
    }
}

/// <summary>A handover list on paper; documents stay Chinese.</summary>
[Opens(typeof(ShowSheet))]
public sealed class SheetPrintPage : DeskPage
{
    [FromRoute]
    public long Id { get; set; }

    public SheetShown S { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new ShowSheet(Id)) is not { } s) return Sorry();
        S = s;
        return Page();
    }
}
