using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>Keys of programs: made, shown once, revoked.</summary>
[Opens(typeof(ListTokens))]
public sealed class TokensPage : DeskPage
{
    public IReadOnlyList<TokenRow> Rows { get; private set; } = [];

    public IReadOnlyList<AccountRow> Accounts { get; private set; } = [];

    public string ScopesTyped { get; private set; } = "";

    /// <summary>The key just made, with its secret.</summary>
    public TokenMade? Made { get; private set; }

    public Task OnGet() => Load();

    public async Task OnPost(long accountId, string name, string scopes, int days)
    {
        ScopesTyped = scopes ?? "";
        Made = await Ask(new MakeToken(accountId, name ?? "", ScopesTyped.Split([' ', ',', '，'], StringSplitOptions.RemoveEmptyEntries), days));
        await Load();
    }

    public async Task OnPostRevoke(long id)
    {
        await Ask(new RevokeToken(id));
        await Load();
    }

    private async Task Load()
    {
        var refused = Refusal;
        Rows = await Ask(new ListTokens()) ?? [];
        Accounts = [.. (await Ask(new ListAccounts()) ?? []).SelectMany(p => p.Accounts).Where(a => a.Disabled == 0)];
        if (refused is not null) Refuse(refused);
    }
}
