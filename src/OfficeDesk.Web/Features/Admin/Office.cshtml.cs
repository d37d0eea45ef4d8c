using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>Sections with their chief and leader, posts with their A and B holder.</summary>
[Opens(typeof(ListOffice))]
public sealed class OfficePage : DeskPage
{
    public static IReadOnlyList<(SectionKind Kind, string Zh, string En)> Kinds { get; } =
        [(SectionKind.Section, "股室", "Section"), (SectionKind.Unit, "下属单位", "Subordinate unit"), (SectionKind.Town, "乡镇民政办", "Town office"), (SectionKind.Leaders, "局领导", "Leaders")];

    public OfficeRoster Roster { get; private set; } = new([], [], [], []);

    public IReadOnlyList<RosterPerson> People { get; private set; } = [];

    /// <summary>The section in the form; null without one.</summary>
    public Section? Section { get; private set; }

    /// <summary>The post in the form; null without one.</summary>
    public Post? Post { get; private set; }

    /// <summary>The neighbours ticked in the form after a refusal; null as long as those in force are shown.</summary>
    public IReadOnlyList<long>? Ticked { get; private set; }

    public bool Neighbours(long section, long other) => Ticked?.Contains(other) ?? Roster.Neighbours.Any(n => n.SectionId == section && n.NeighbourId == other);

    public string NameOf(long? person) => Roster.People.Where(p => p.Id == person).Select(p => p.Name).FirstOrDefault() ?? T["空缺", "vacant"];

    public async Task OnGet(long? section, long? post)
    {
        await Load();
        if (section is { } s) Section = s == 0 ? new Section { Active = 1, Sort = Roster.Sections.Count + 1 } : Roster.Sections.FirstOrDefault(x => x.Id == s);
        if (post is { } o) Post = o == 0 ? new Post { Active = 1 } : Roster.Posts.FirstOrDefault(x => x.Id == o);
    }

    public async Task<IActionResult> OnPostSection(SaveSection form)
    {
        // no box ticked means none, not as before
        form = form with { Neighbours = form.Neighbours ?? [] };
        if (await Ask(form) is not null) return Redirect("/admin/office");
        await Load();
        Ticked = form.Neighbours;
        Section = new Section { Id = form.Id, Code = form.Code, Name = form.Name, NameEn = form.NameEn, Kind = form.Kind.ToString(), ChiefId = form.ChiefId, LeaderId = form.LeaderId, Phone = form.Phone, Place = form.Place, Sort = form.Sort, Active = form.Active ? 1 : 0, Version = form.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostPost(SavePost form)
    {
        form = form with { Qualified = form.Qualified ?? [] };
        if (await Ask(form) is not null) return Redirect("/admin/office");
        await Load();
        Post = new Post { Id = form.Id, Code = form.Code, Name = form.Name, NameEn = form.NameEn, SectionId = form.SectionId, AId = form.AId, BId = form.BId, Qualified = form.Qualified, Active = form.Active ? 1 : 0, Version = form.Version };
        return Page();
    }

    private async Task Load()
    {
        var refused = Refusal;
        Roster = await Ask(new ListOffice()) ?? Roster;
        People = [.. Roster.People.Where(p => p.Active)];
        if (refused is not null) Refuse(refused);
    }
}
