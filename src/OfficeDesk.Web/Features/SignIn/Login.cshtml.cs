using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.SignIn;

/// <summary>The door for people: a name, a password, a cookie.</summary>
[OpenToAll]
public sealed class LoginPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        var agent = Request.Headers.UserAgent.ToString();
        var entered = await Ask(new SignIn(Name ?? "", Password ?? "", agent.Length > 120 ? agent[..120] : agent));
        if (entered is null) return Page();
        Response.Cookies.Append(Entrance.CookieName(HttpContext), entered.Secret, new CookieOptions
        {
            HttpOnly = true, Secure = Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true,
        });
        return Redirect(entered.MustChangePassword ? "/account" : SignInRules.Local(Back));
    }
}
