using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>The transfer slip (转办单) with its signatures, or the referral slip (首问引导单) that the citizen takes along; papers of the office, so always in Chinese.</summary>
/// <remarks>NT-2; DL-6: who gave what to whom, when, and when the receiver signed for it.</remarks>
[Opens(typeof(ShowEnquiry))]
public sealed class SlipPage : DeskPage
{
    /// <summary>Paper stays Chinese whatever the reader's language.</summary>
    public static Words Zh { get; } = new();

    public EnquiryShown E { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string number)
    {
        if (await Ask(new ShowEnquiry(number)) is not { } shown) return Sorry();
        E = shown;
        return Page();
    }
}
