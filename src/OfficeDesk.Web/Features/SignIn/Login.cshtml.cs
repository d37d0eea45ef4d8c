using Microsoft.AspNetCore.Mvc;
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
        return Redirect(entered.MustChangePassword ? "/account" : Local(Back));
    }

    /// <summary>Only a path of this site: one slash, no backslash, no second slash.</summary>
    private static string Local(string? back) =>
        back is { Length: > 0 and < 500 } && back[0] == '/' && (back.Length == 1 || back[1] is not ('/' or '\\')) && !back.Any(c => c == '\\' || char.IsControl(c)) ? back : "/";
}
