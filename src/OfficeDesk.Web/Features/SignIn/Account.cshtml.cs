using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.SignIn;

/// <summary>One's own account: the password, where one is signed in, how the screen looks.</summary>
[Opens(typeof(ChangePassword))]
public sealed class AccountPage : DeskPage
{
    [BindProperty]
    public string OldPassword { get; set; } = "";

    [BindProperty]
    public string NewPassword { get; set; } = "";

    /// <summary>The new password once more: nobody sees what they type.</summary>
    [BindProperty]
    public string Repeated { get; set; } = "";

    /// <summary>How many other sessions ended with the new password; null before the change.</summary>
    public int? Changed { get; private set; }

    /// <summary>Where one is signed in; empty while the password has to be changed first.</summary>
    public IReadOnlyList<MySession> Sessions { get; private set; } = [];

    /// <summary>Whether nothing else is open before the password is changed.</summary>
    public bool PasswordFirst => Who.MustChangePassword && Changed is null;

    public Task OnGet() => Load();

    public async Task OnPost()
    {
        if ((NewPassword ?? "") != (Repeated ?? "")) Refuse(SignInRules.NotRepeated());
        else Changed = (await Ask(new ChangePassword(OldPassword ?? "", NewPassword ?? "")))?.SessionsEnded;
        await Load();
    }

    public async Task OnPostEnd(string? key)
    {
        await Ask(new EndMySession(key ?? ""));
        await Load();
    }

    public async Task OnPostOthers()
    {
        await Ask(new EndMySession("", AllOthers: true));
        await Load();
    }

    private async Task Load()
    {
        // in this very request the desk still knows the old state of the account
        if (Who.MustChangePassword) return;
        var refused = Refusal;
        Sessions = await Ask(new ListMySessions()) ?? [];
        if (refused is not null) Refuse(refused);
    }
}
