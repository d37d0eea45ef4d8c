using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Deputies;

/// <summary>Who decides for whom: own seats, today's deputies, what is to come and what was.</summary>
[Opens(typeof(DeputyList))]
public sealed class DeputiesPage : DeskPage
{
    /// <summary>Role, section and holder of the seat in one choice: Chief.3.7.</summary>
    [BindProperty]
    public string? Seat { get; set; }

    [BindProperty]
    public long DeputyId { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public DeputiesListed List { get; private set; } = new([], [], [], [], []);

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostName()
    {
        var parts = (Seat ?? "").Split('.');
        var role = parts.Length == 3 && Enum.TryParse<Roles>(parts[0], out var r) ? r : Roles.None;
        long? Part(int i) => parts.Length == 3 && long.TryParse(parts[i], out var id) ? id : null;
        return await Send(new NameDeputy(role, Part(1), DeputyId, From ?? default, To ?? default, Part(2), Reason ?? ""));
    }

    public Task<IActionResult> OnPostEnd(long id) => Send(new EndDeputy(id));

    public string SeatWords(Roles role, string section)
    {
        var (zh, en) = role == Roles.GeneralOffice ? ("办公室（备案）", "General office (filing)") : RoleWords.Of(role.ToString());
        return section.Length > 0 ? $"{section} · {T[zh, en]}" : T[zh, en];
    }

    public static string Key(SeatItem seat) => $"{seat.Role}.{seat.SectionId}.{seat.PrincipalId}";

    private async Task<IActionResult> Send<TAnswer>(IMessage<TAnswer> message) where TAnswer : class
    {
        if (await Ask(message) is not null) return Redirect("/deputies");
        var why = Refusal!;
        await Load();
        Refuse(why);
        return Page();
    }

    private async Task Load() => List = await Ask(new DeputyList()) ?? List;
}
