using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Looks at every request on its way in: who is it? A cookie for people, a bearer token for programs.</summary>
public static class Entrance
{
    /// <summary>The cookie of a session. The __Host- prefix needs https; without it only loopback is served.</summary>
    public static string CookieName(HttpContext http) => http.Request.IsHttps ? "__Host-desk" : "desk";

    public static IApplicationBuilder UseEntrance(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var visit = http.RequestServices.GetRequiredService<Visit>();
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        var who = await Recognise(http, visit);
        visit.Who = (who ?? Asker.Nobody) with { Via = who?.Via ?? "web", Address = address };
        await next(http);
    });

    private static async Task<Asker?> Recognise(HttpContext http, Visit visit)
    {
        var doorman = http.RequestServices.GetRequiredService<Doorman>();
        var header = http.Request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            var secret = header[7..].Trim();
            var asker = await doorman.OfSession(secret, http.RequestAborted);
            if (asker is not null) visit.SessionHash = Secret.HashOf(secret)!;
            return (asker ?? await doorman.OfToken(secret, http.RequestAborted)) is { } found ? found with { Via = "api" } : null;
        }
        // a browser's cookie opens pages only, so that no other site can make the browser use the JSON door
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return null;
        if (http.Request.Cookies[CookieName(http)] is not { } cookie) return null;
        var person = await doorman.OfSession(cookie, http.RequestAborted);
        if (person is not null) visit.SessionHash = Secret.HashOf(cookie)!;
        return person;
    }
}
