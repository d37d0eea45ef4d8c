using System.Net;
using System.Text.RegularExpressions;
using OfficeDesk.Tests.BadDays;
using OfficeDesk.Web.Demo;

namespace OfficeDesk.Tests.House;

/// <summary>A browser without script: keeps cookies and sends forms with the token and key that stand in the page.</summary>
internal sealed partial class PlainBrowser(RealOffice office)
{
    private readonly Dictionary<string, string> _cookies = [];

    /// <summary>Signs in through the page.</summary>
    public static async Task<PlainBrowser> SignIn(RealOffice office, string name)
    {
        var browser = new PlainBrowser(office);
        await browser.Post("/login", await browser.Get("/login"), ("Name", name), ("Password", DemoBureau.Password));
        return browser;
    }

    public async Task<string> Get(string path) => (await Send(new HttpRequestMessage(HttpMethod.Get, path))).Body;

    public Task<(HttpStatusCode Status, string Location, string Body)> Post(string path, string page, params (string Name, string Value)[] fields)
    {
        (string, string)[] hidden = [("__RequestVerificationToken", Token().Match(page).Groups["v"].Value), ("OnceKey", Once().Match(page).Groups["v"].Value)];
        return Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(hidden.Concat(fields).Select(f => KeyValuePair.Create(f.Item1, f.Item2))) });
    }

    private async Task<(HttpStatusCode Status, string Location, string Body)> Send(HttpRequestMessage request)
    {
        using (request)
        {
            if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
            using var answer = await office.Http.SendAsync(request);
            if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
                foreach (var cookie in cookies.Select(c => c.Split(';')[0].Split('=', 2))) _cookies[cookie[0]] = cookie[1];
            return (answer.StatusCode, answer.Headers.Location?.ToString() ?? "", await answer.Content.ReadAsStringAsync());
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<v>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("name=\"OnceKey\" value=\"(?<v>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Once();
}
