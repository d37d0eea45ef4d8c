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

    /// <summary>Whose instruction was changed in the form, by the task's number.</summary>
    private HashSet<string> _changed = [];

    /// <summary>What was typed, could not be saved and has no field any more, because somebody signed or a task left the list meanwhile: shown to be copied.</summary>
    public IReadOnlyList<(string Number, string Text)> Unsaved { get; private set; } = [];

    /// <summary>A part of what was sent is saved, whatever becomes of the rest.</summary>
    private bool _saved;

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    /// <summary>What stands in the field of a task.</summary>
    public string Said(SheetLine line) => _typed.GetValueOrDefault(line.Number, line.Instruction);

    // the page is one form: each act first saves what was typed elsewhere on it
    public async Task<IActionResult> OnPostInstruct() => await Shown(await Instruct(always: true) && await Add(always: false));

    public async Task<IActionResult> OnPostAdd() => await Shown(await Instruct(always: false) && await Add(always: true));

    public async Task<IActionResult> OnPostRemove() =>
        await Shown(await Instruct(always: false) && await Add(always: false) && await Went("remove", new RemoveSheetLine(Id, LineId)));

    public async Task<IActionResult> OnPostSign() =>
        await Shown(await Instruct(always: false) && await Add(always: false) && await Went("sign", new SignSheet(Id, Part, Version)));

    /// <summary>Saves the instructions; unless it is asked for, only where one was changed.</summary>
    private Task<bool> Instruct(bool always)
    {
        // fields for each task, in the order of the list
        List<TaskInstruction> said = [.. Request.Form["Task"].Zip(Request.Form["Said"], (number, text) => new TaskInstruction(number ?? "", text ?? ""))];
        _typed = said.GroupBy(i => i.Number).ToDictionary(g => g.Key, g => g.Last().Text, StringComparer.Ordinal);
        var was = Request.Form["Was"];
        _changed = [.. said.Where((i, n) => Lines(i.Text) != Lines(was.ElementAtOrDefault(n))).Select(i => i.Number)];
        return always || _changed.Count > 0 ? Went("instruct", new InstructOnTasks(Id, said, Version)) : Task.FromResult(true);
    }

    /// <summary>Adds the line that was typed; unless it is asked for, only where there is one.</summary>
    private async Task<bool> Add(bool always)
    {
        if (!always && string.IsNullOrWhiteSpace(Text)) return true;
        if (!await Went("add", new AddSheetLine(Id, Thing, Text ?? ""))) return false;
        Text = null;
        return true;
    }

    /// <summary>One of several messages of the form: each has a key of its own, and goes on from the version that the one before made.</summary>
    private async Task<bool> Went(string part, IMessage<SheetChanged> message)
    {
        Desk.Once(OnceKey is null ? null : $"{OnceKey}.{part}");
        if (await Ask(message) is not { } changed) return false;
        Version = changed.Version;
        _saved = true;
        return true;
    }

    private async Task<IActionResult> Shown(bool done)
    {
        if (done) return Redirect($"/handover/{Id}");
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        Unsaved = WithoutField();
        // what is saved by now was sent under this key; what comes next is another form
        if (_saved) OnceKey = null;
        ModelState.Clear();
        return Page();
    }

    private List<(string Number, string Text)> WithoutField()
    {
        var closed = S.MayChange is not null;
        bool Stands(string number, string text) => S.Lines.Any(l => l.Thing is HandoverThing.Task && l.Number == number && (!closed || Lines(l.Instruction) == Lines(text)));
        var lost = _typed.Where(t => _changed.Contains(t.Key) && !string.IsNullOrWhiteSpace(t.Value) && !Stands(t.Key, t.Value)).Select(t => (t.Key, t.Value)).ToList();
        if (closed && !string.IsNullOrWhiteSpace(Text)) lost.Add(("", Text));
        return lost;
    }

    private static string Lines(string? text) => (text ?? "").Trim().ReplaceLineEndings("\n");

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
