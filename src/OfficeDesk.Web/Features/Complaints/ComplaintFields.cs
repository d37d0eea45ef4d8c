using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>What every form for a complaint asks, whoever fills it in (CP-1).</summary>
public abstract class ComplaintFields : DeskPage
{
    [BindProperty]
    public long? AboutSectionId { get; set; }

    [BindProperty]
    public string? AboutText { get; set; }

    [BindProperty]
    public BreachKind Kind { get; set; } = BreachKind.Complaint;

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    public OfficePage Office { get; private set; } = null!;

    /// <summary>Sections and people to choose from.</summary>
    protected async Task Open(OfficeBook book) => Office = await book.Open(HttpContext.RequestAborted);
}
