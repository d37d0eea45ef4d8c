using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.SignIn;

/// <summary>The way out.</summary>
[OpenToAll]
public sealed class LogoutPage : DeskPage
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPost()
    {
        if (Who.SignedIn) await Ask(new SignOut());
        Response.Cookies.Delete(Entrance.CookieName(HttpContext), new CookieOptions { Path = "/", Secure = Request.IsHttps });
        return Redirect("/login");
    }
}
