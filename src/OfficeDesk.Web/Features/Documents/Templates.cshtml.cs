using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>Every kind of document with its template.</summary>
[Opens(typeof(ListTemplates))]
public sealed class TemplatesPage : DeskPage
{
    public TemplatesListed List { get; private set; } = new([]);

    public async Task OnGet() => List = await Ask(new ListTemplates()) ?? List;
}
