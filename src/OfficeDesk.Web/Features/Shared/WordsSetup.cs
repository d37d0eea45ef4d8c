using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>Where a request's language comes from.</summary>
public static class WordsSetup
{
    private const string CookieName = ".culture";

    /// <summary>Registers <see cref="Words"/>, one per request.</summary>
    public static IServiceCollection AddWords(this IServiceCollection services) => services.AddScoped<Words>();

    /// <summary>?culture=zh or ?culture=en chooses and is remembered for a year; without a choice the screen is Chinese.</summary>
    public static IApplicationBuilder UseWords(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var chosen = http.Request.Query["culture"].ToString();
        if (chosen is "zh" or "en")
        {
            http.Response.Cookies.Append(CookieName, chosen, new CookieOptions
            {
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                SameSite = SameSiteMode.Lax,
                MaxAge = TimeSpan.FromDays(365),
            });
        }
        else
        {
            chosen = http.Request.Cookies[CookieName];
        }

        var words = http.RequestServices.GetRequiredService<Words>();
        words.IsEnglish = chosen == "en";
        words.Today = OfficeClock.Day(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        // names of sections and matters come with the answers of messages: they speak the language of the screen
        var visit = http.RequestServices.GetRequiredService<Visit>();
        if (chosen is "zh" or "en" && visit.Who.SignedIn && visit.Who.English != (chosen == "en")) visit.Who = visit.Who with { English = chosen == "en" };
        await next(http);
    });
}
