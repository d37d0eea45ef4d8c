using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Training;

/// <summary>Trainings of a year, sums by person, planning and signing in.</summary>
[Opens(typeof(ListTrainings))]
public sealed class TrainingsPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty]
    public long SectionId { get; set; }

    [BindProperty]
    public DateOnly? HeldOn { get; set; }

    [BindProperty]
    public string? Topic { get; set; }

    [BindProperty]
    public string? Teacher { get; set; }

    /// <summary>What is no number is no length either, and is refused as one.</summary>
    [BindProperty]
    public int? Length { get; set; }

    public TrainingList List { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPostAdd()
    {
        if (await Ask(new RecordTraining(0, SectionId == 0 ? null : SectionId, HeldOn ?? default, Topic ?? "", Teacher ?? "", Length ?? 0)) is { } made) return Redirect($"/training/{made.Id}");
        return await Again();
    }

    public async Task<IActionResult> OnPostSign(long id) => await Ask(new SignTraining(id)) is not null ? Redirect($"/training/{id}") : await Again();

    private async Task<IActionResult> Again()
    {
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new ListTrainings(Year)) is not { } list) return Sorry();
        List = list;
        ModelState.Clear();
        return null;
    }
}
