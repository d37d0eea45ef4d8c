using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>The register of documents with its filters in the address; those chosen are printed in one job.</summary>
[Opens(typeof(ListDocuments))]
public sealed class ListPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public DocumentState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public long Before { get; set; }

    public DocumentsListed List { get; private set; } = new([], 0);

    /// <summary>The first page with the same filters.</summary>
    public string From0 => Page(0);

    public async Task OnGet()
    {
        if (ModelState.FirstOrDefault(m => m.Value is { Errors.Count: > 0 }).Key is { } field) Refuse(DeskRefusals.UnknownChoice(field));
        else List = await Ask(new ListDocuments(Kind ?? "", State, Q ?? "", From, To, Before)) ?? List;
    }

    /// <summary>The same filters from another document on.</summary>
    public string Page(long before) => "/documents" + QueryString.Create(new (string Name, string? Value)[]
    {
        ("q", Q), ("kind", Kind), ("state", State?.ToString()), ("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("to", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("before", before > 0 ? before.ToString(CultureInfo.InvariantCulture) : null),
    }.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => KeyValuePair.Create(p.Name, p.Value)));
}
