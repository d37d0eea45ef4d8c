using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>Who is signed in where, and whose sign-ins failed lately.</summary>
[Opens(typeof(ListSessions))]
public sealed class SessionsPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public string? Text { get; set; }

    public SessionsListed List { get; private set; } = new([], 0, []);

    /// <summary>Whether something was ended just now.</summary>
    public bool Ended { get; private set; }

    public Task OnGet() => Load();

    public async Task OnPostEnd(string? key)
    {
        Ended = await Ask(new EndSession(key ?? "")) is not null;
        await Load();
    }

    public async Task OnPostAll(long accountId)
    {
        Ended = await Ask(new EndSessions(accountId)) is not null;
        await Load();
    }

    private async Task Load()
    {
        var refused = Refusal;
        List = await Ask(new ListSessions(Text ?? "")) ?? List;
        if (refused is not null) Refuse(refused);
    }
}
