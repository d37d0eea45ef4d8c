using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>Phrases of the counter: who says what often, in which order.</summary>
[Opens(typeof(ListPhrases))]
public sealed class PhrasesPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public long? Edit { get; set; }

    public PhraseList List { get; private set; } = new([], []);

    /// <summary>The phrase in the form; null without one.</summary>
    public PhraseLine? Edited { get; private set; }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost(long id, long? sectionId, string? text, int sort, bool active, int version)
    {
        if (await Ask(new SavePhrase(id, sectionId, text ?? "", sort, active, version)) is not null) return Redirect("/admin/phrases");
        Edited = new PhraseLine(id, sectionId, "", text ?? "", sort, active, MayChange: true, version);
        await Load();
        return Page();
    }

    private async Task Load()
    {
        var refused = Refusal;
        List = await Ask(new ListPhrases()) ?? List;
        if (Edited is null && Edit is { } id)
            Edited = id == 0
                ? new PhraseLine(0, List.Sections.Select(s => s.SectionId).FirstOrDefault(), "", "", List.Phrases.Select(p => p.Sort).DefaultIfEmpty(0).Max() + 1, Active: true, MayChange: true, 0)
                : List.Phrases.FirstOrDefault(p => p.Id == id && p.MayChange);
        if (refused is not null) Refuse(refused);
    }
}
