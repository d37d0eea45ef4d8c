using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>The slip the citizen takes home, half an A4 sheet; a paper of the office, so always in Chinese.</summary>
[Opens(typeof(ReadReceipt))]
public sealed class ReceiptPage : DeskPage
{
    /// <summary>Paper stays Chinese whatever the reader's language.</summary>
    public static Words Zh { get; } = new();

    public Receipt? Receipt { get; private set; }

    /// <summary>Opened by "log and print": the browser's print dialogue comes at once.</summary>
    public bool PrintNow { get; private set; }

    public async Task<IActionResult> OnGet(string number, int print)
    {
        PrintNow = print == 1;
        Receipt = await Ask(new ReadReceipt(number));
        return Receipt is null ? Sorry() : Page();
    }
}
