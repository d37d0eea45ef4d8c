using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Setup;

/// <summary>Leads through the first settings of an empty office, step by step; each step is kept, so that one can go on tomorrow.</summary>
[Opens(typeof(SetUpOffice))]
public sealed class SetupPage : DeskPage
{
    /// <summary>The steps with the parts each one asks for.</summary>
    public static IReadOnlyList<(string Zh, string En, string[] Fields)> Steps { get; } =
    [
        ("单位", "Bureau", ["BureauName", "Mark", "AskPhone", "ComplainPhone"]), ("股室", "Sections", ["Sections"]), ("人员与账号", "People", ["People"]), ("岗位", "Posts", ["Posts"]),
        ("事项与办公时间", "Matters and hours", ["Hours"]), ("核对并写入", "Check and write", []),
    ];

    /// <summary>From 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int Step { get; set; }

    public SetupTold Told { get; private set; } = new(false, SetupDraft.Blank, 0, [], [], []);

    /// <summary>What the form holds.</summary>
    public SetupDraft Form { get; private set; } = SetupDraft.Blank;

    /// <summary>What was made; null before.</summary>
    public OfficeSetUp? Done { get; private set; }

    /// <summary>Whether a step was kept before: only then it is done, or its mistakes are worth showing.</summary>
    public bool IsKept(int step) => Steps[step - 1].Fields.Any(f => Told.Draft.Kept.Contains(f));

    /// <summary>The steps that were not kept yet.</summary>
    public IReadOnlyList<int> NotKept => [.. Enumerable.Range(1, Steps.Count - 1).Where(i => !IsKept(i))];

    /// <summary>The mistakes to show on the step that is open.</summary>
    public IReadOnlyList<SetupMistake> Shown => Step == Steps.Count || IsKept(Step) ? [.. MistakesOf(Step)] : [];

    public IEnumerable<SetupMistake> MistakesOf(int step) => Told.Mistakes.Where(m => step == Steps.Count || Steps[step - 1].Fields.Contains(m.Field));

    /// <summary>The step a part is typed in.</summary>
    public static int StepOf(string field) => Steps.Select((s, i) => (s.Fields, At: i + 1)).First(s => s.Fields.Contains(field)).At;

    /// <summary>What the first and another column of a list hold, for the step that refers to them.</summary>
    public static IEnumerable<string> Names(string lines, int code, int name) =>
        lines.Split('\n').Select(l => l.Split(',', '，', '\t')).Where(p => p.Length > Math.Max(code, name)).Select(p => $"{p[code].Trim()} {p[name].Trim()}");

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost(KeptStep form, int version)
    {
        await Load();
        var hours = form.Times is { Count: > 0 } ? SettingWords.Hours(form.From ?? [], form.Times) : null;
        // a part of this step that is empty was emptied; a part of another step is not there
        string? Of(int step, string? text) => Step == step ? text ?? "" : null;
        var said = new KeepSetup(version, Of(1, form.BureauName), Of(1, form.Mark), Of(1, form.AskPhone), Of(1, form.ComplainPhone), Of(2, form.Sections), Of(3, form.People), Of(4, form.Posts),
            Of(5, hours), Step == 5 ? form.UsualMatters : null);
        if (await Ask(said) is null)
        {
            Form = Form.With(said);
            return Page();
        }
        await Load();
        return MistakesOf(Step).Any() ? Page() : Redirect($"/setup?step={Step + 1}");
    }

    public async Task OnPostWrite()
    {
        await Load();
        var d = Form;
        Done = await Ask(new SetUpOffice(d.BureauName, d.Sections, d.People, d.Posts, d.UsualMatters, d.Mark, d.AskPhone, d.ComplainPhone, d.Hours));
        var why = Refusal;
        await Load();
        if (why is not null) Refuse(why);
    }

    private async Task Load()
    {
        var refused = Refusal;
        Told = await Ask(new ReadSetup()) ?? Told;
        Form = Told.Draft;
        if (Step < 1 || Step > Steps.Count) Step = Told.Mistakes.Select(m => StepOf(m.Field)).Concat(NotKept).DefaultIfEmpty(Steps.Count).Min();
        if (refused is not null) Refuse(refused);
    }
}

/// <summary>What one step posts; the parts of other steps are not there.</summary>
public sealed class KeptStep
{
    public string? BureauName { get; set; }
    public string? Mark { get; set; }
    public string? AskPhone { get; set; }
    public string? ComplainPhone { get; set; }
    public string? Sections { get; set; }
    public string? People { get; set; }
    public string? Posts { get; set; }
    public bool UsualMatters { get; set; }
    public IReadOnlyList<string?>? From { get; set; }
    public IReadOnlyList<string?>? Times { get; set; }
}
