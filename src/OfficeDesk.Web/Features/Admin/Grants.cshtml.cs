using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>Roles asked for, confirmed by a second person, taken back.</summary>
[Opens(typeof(ListGrants))]
public sealed class GrantsPage : DeskPage
{
    public GrantsListed Grants { get; private set; } = new([], [], []);

    /// <summary>The account chosen in the form.</summary>
    [BindProperty(SupportsGet = true)]
    public long Account { get; set; }

    /// <summary>What the form holds after a refusal.</summary>
    public string Role { get; private set; } = "";

    public string Reason { get; private set; } = "";

    /// <summary>What became of the request just sent; null without one.</summary>
    public GrantRequested? Asked { get; private set; }

    public Task OnGet() => Load();

    public async Task OnPost(long accountId, string? role, string? reason)
    {
        Asked = await Ask(new RequestGrant(accountId, role ?? "", reason ?? ""));
        if (Asked is null) (Account, Role, Reason) = (accountId, role ?? "", reason ?? "");
        await Load();
    }

    public async Task OnPostConfirm(long id)
    {
        await Ask(new ConfirmGrant(id));
        await Load();
    }

    public async Task OnPostWithdraw(long id)
    {
        await Ask(new WithdrawGrant(id));
        await Load();
    }

    /// <summary>Passwords that wait for a second person.</summary>
    public IReadOnlyList<ResetRow> Resets { get; private set; } = [];

    /// <summary>The account whose password was just renewed.</summary>
    public AccountOpened? Opened { get; private set; }

    public async Task OnPostReset(long id)
    {
        Opened = await Ask(new ConfirmReset(id));
        await Load();
    }

    public async Task OnPostNoReset(long id)
    {
        await Ask(new WithdrawReset(id));
        await Load();
    }

    private async Task Load()
    {
        var refused = Refusal;
        if (May<ListResets>()) Resets = await Ask(new ListResets()) ?? [];
        Grants = await Ask(new ListGrants()) ?? Grants;
        if (refused is not null) Refuse(refused);
    }
}
