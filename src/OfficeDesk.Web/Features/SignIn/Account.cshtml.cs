using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.SignIn;

/// <summary>One's own account: a new password ends every other session.</summary>
[Opens(typeof(ChangePassword))]
public sealed class AccountPage : DeskPage
{
    [BindProperty]
    public string OldPassword { get; set; } = "";

    [BindProperty]
    public string NewPassword { get; set; } = "";

    /// <summary>How many other sessions ended; null before the change.</summary>
    public int? Changed { get; private set; }

    public void OnGet()
    {
    }

    public async Task OnPost() => Changed = (await Ask(new ChangePassword(OldPassword ?? "", NewPassword ?? "")))?.SessionsEnded;
}
