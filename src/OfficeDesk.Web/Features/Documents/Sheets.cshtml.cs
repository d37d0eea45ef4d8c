using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>Papers for the printer: the printing is written down when the form is sent, the papers come with the answer.</summary>
[Opens(typeof(PrintDocuments))]
public sealed class SheetsPage : DeskPage
{
    public IReadOnlyList<SheetRead> Sheets { get; private set; } = [];

    /// <summary>The browser's print dialogue opens by itself.</summary>
    public bool Now { get; private set; }

    public string BackTo { get; private set; } = "/documents";

    /// <remarks>CP-2: a paper that is withheld says on its own page why, and opens there.</remarks>
    public async Task<IActionResult> OnGet(string? ids, int now, string? back)
    {
        var chosen = (ids ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(i => long.TryParse(i, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Take(DocumentRules.MostAtOnce + 1).ToList();
        if (await Ask(new SheetsOf(chosen)) is not { } read) return Refusal?.Kind is RefusalKind.Conflict && chosen is [var closed] ? Redirect($"/documents/{closed}") : Sorry();
        Sheets = read.Sheets;
        Now = now == 1;
        BackTo = Url.IsLocalUrl(back) ? back! : Sheets.Count == 1 ? $"/documents/{Sheets[0].Id}" : "/documents";
        return Page();
    }

    public async Task<IActionResult> OnPost(long[] ids, string? back)
    {
        if (await Ask(new PrintDocuments(ids)) is not { } printed) return Sorry();
        return Redirect($"/documents/sheets?now=1&ids={string.Join(',', printed.Ids)}{(Url.IsLocalUrl(back) ? "&back=" + Uri.EscapeDataString(back!) : "")}");
    }
}
