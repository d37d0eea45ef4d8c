using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.SignIn;

/// <summary>Leads everybody to the screen their work begins with.</summary>
[OpenToStaff]
public sealed class HomePage : DeskPage
{
    public IActionResult OnGet() => Redirect(
        Who.Is(Roles.Discipline) ? "/discipline"
        : Who.Is(Roles.Director | Roles.Leader) ? "/approvals"
        : Who.Is(Roles.Staff | Roles.Chief | Roles.GeneralOffice) ? "/my"
        : "/admin");
}
