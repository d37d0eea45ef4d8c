using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Training;

/// <summary>One training: minutes, attendance, files.</summary>
[Opens(typeof(ShowTraining))]
[RequestSizeLimit(AttachmentRules.MostBytes + (1024 * 1024))]
public sealed class TrainingPage : DeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public DateOnly? HeldOn { get; set; }

    [BindProperty]
    public string? Topic { get; set; }

    [BindProperty]
    public string? Teacher { get; set; }

    /// <summary>What is no number is no length either, and is refused as one.</summary>
    [BindProperty]
    public int? Length { get; set; }

    [BindProperty]
    public string? Minutes { get; set; }

    [BindProperty]
    public List<long> Attended { get; set; } = [];

    [BindProperty]
    public int Version { get; set; }

    public TrainingShown Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } gone) return gone;
        (HeldOn, Topic, Teacher, Length, Minutes, Version) = (Shown.Head.HeldOn, Shown.Head.Topic, Shown.Head.Teacher, Shown.Head.Length, Shown.Minutes, Shown.Version);
        return Page();
    }

    public async Task<IActionResult> OnGetFile(long file) => await Ask(new ReadTrainingFile(Id, file)) is { } content ? Served(content) : Sorry();

    public async Task<IActionResult> OnPostSave() => await Done(await Ask(new RecordTraining(Id, null, HeldOn ?? default, Topic ?? "", Teacher ?? "", Length ?? 0, Minutes ?? "", Attended, Version)));

    public async Task<IActionResult> OnPostSign() => await Done(await Ask(new SignTraining(Id)));

    public async Task<IActionResult> OnPostAttach(IFormFile? paper) => await Done(await Ask(new AttachTraining(Id, paper?.FileName ?? "", await Bytes(paper))));

    private async Task<IActionResult> Done(object? answer)
    {
        if (answer is not null) return Redirect($"/training/{Id}");
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new ShowTraining(Id)) is not { } shown) return Sorry();
        Shown = shown;
        ModelState.Clear();
        return null;
    }
}
