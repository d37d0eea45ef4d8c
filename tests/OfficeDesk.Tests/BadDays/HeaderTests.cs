using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using OfficeDesk.Web.Demo;

namespace OfficeDesk.Tests.BadDays;

/// <summary>What a browser is told with every answer, and what a form must bring along.</summary>
public partial class HeaderTests
{
    private static readonly string[] Safe =
    [
        "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy",
    ];

    [Test]
    public async Task E9_the_same_safe_headers_stand_on_every_answer()
    {
        var http = SharedOffice.Office.Http;
        var answers = new (string What, int Status, HttpResponseMessage Answer)[]
        {
            ("a page", 200, await http.GetAsync("/login")),
            ("a redirect", 302, await http.GetAsync("/")),
            ("a form without its token", 400, await http.PostAsync("/login", new FormUrlEncodedContent([]))),
            ("a message that is broken", 400, await http.PostAsync("/api/SignIn", new StringContent("{", Encoding.UTF8, "application/json"))),
            ("a message without a session", 401, await http.PostAsync("/api/SignOut", new StringContent("{}", Encoding.UTF8, "application/json"))),
            ("a page that is not there", 404, await http.GetAsync("/nowhere")),
            ("a message that is not there", 404, await http.PostAsync("/api/Nothing", new StringContent("{}", Encoding.UTF8, "application/json"))),
            ("a file", 200, await http.GetAsync("/desk.css")),
            ("a file that is not there", 404, await http.GetAsync("/lib/nothing.js")),
            ("the health", 200, await http.GetAsync("/health")),
        };
        var first = Header(answers[0].Answer);
        Assert.That(first, Does.Contain("default-src 'self'").And.Contain("frame-ancestors 'none'").And.Contain("nosniff").And.Not.Contain("unsafe"));
        Assert.Multiple(() =>
        {
            foreach (var (what, status, answer) in answers)
            {
                Assert.That((int)answer.StatusCode, Is.EqualTo(status), what);
                Assert.That(Header(answer), Is.EqualTo(first), what);
                Assert.That(answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By"), Is.False, what);
            }
        });
    }

    [Test]
    public async Task D6_private_pages_are_never_kept_by_the_browser()
    {
        foreach (var path in new[] { "/login", "/", "/nowhere" })
        {
            using var answer = await SharedOffice.Office.Http.GetAsync(path);
            Assert.That(answer.Headers.CacheControl?.NoStore, Is.True, path);
        }
    }

    [Test]
    public async Task E3_a_form_without_its_token_changes_nothing()
    {
        var http = SharedOffice.Office.Http;
        var right = new Dictionary<string, string> { ["Name"] = "staff4", ["Password"] = DemoBureau.Password };
        using var bare = await http.PostAsync("/login", new FormUrlEncodedContent(right));
        Assert.That(bare.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(bare.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("desk=", StringComparison.Ordinal)), Is.False);

        // a token of one visitor does not fit the form cookie of another
        var (_, token) = await Form();
        var (otherCookie, _) = await Form();
        using var stolen = Login(right, otherCookie, token);
        using var answer = await http.SendAsync(stolen);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task E3_the_session_cookie_is_out_of_reach_for_scripts_and_other_sites()
    {
        var (cookie, token) = await Form();
        using var request = Login(new() { ["Name"] = "staff4", ["Password"] = DemoBureau.Password, ["Back"] = "//evil.example" }, cookie, token);
        using var answer = await SharedOffice.Office.Http.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo("/"), "never to another site");
        var session = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("desk=", StringComparison.Ordinal));
        Assert.That(session, Does.Contain("httponly").And.Contain("samesite=lax").And.Contain("path=/").IgnoreCase);
        Assert.That(session, Does.Not.Contain("domain=").IgnoreCase);
        foreach (var other in answer.Headers.GetValues("Set-Cookie")) Assert.That(other, Does.Contain("httponly").IgnoreCase, other);
    }

    [TestCase("/desk.css")]
    [TestCase("/desk.js")]
    [TestCase("/lib/htmx.min.js")]
    [TestCase("/lib/bootstrap.min.css")]
    public async Task An_asset_comes_whole_and_compressed(string path)
    {
        var plain = await SharedOffice.Office.Http.GetByteArrayAsync(path);
        Assert.That(plain, Has.Length.GreaterThan(500));
        foreach (var encoding in new[] { "gzip", "br" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Accept-Encoding", encoding);
            using var answer = await SharedOffice.Office.Http.SendAsync(request);
            Assert.That(answer.Content.Headers.ContentEncoding, Is.EqualTo(new[] { encoding }), path);
            await using var stream = await answer.Content.ReadAsStreamAsync();
            await using Stream open = encoding == "gzip" ? new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionMode.Decompress) : new System.IO.Compression.BrotliStream(stream, System.IO.Compression.CompressionMode.Decompress);
            using var whole = new MemoryStream();
            await open.CopyToAsync(whole);
            Assert.That(whole.ToArray(), Is.EqualTo(plain));
        }
    }

    private static string Header(HttpResponseMessage answer) =>
        string.Join('\n', Safe.Select(name => $"{name}: {(answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "-")}"));

    private static async Task<(string Cookie, string Token)> Form()
    {
        using var page = await SharedOffice.Office.Http.GetAsync("/login");
        var cookie = page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).First(c => c.StartsWith("desk-form=", StringComparison.Ordinal));
        return (cookie, Token().Match(await page.Content.ReadAsStringAsync()).Groups["value"].Value);
    }

    private static HttpRequestMessage Login(Dictionary<string, string> fields, string cookie, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/login") { Content = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token))) };
        request.Headers.Add("Cookie", cookie);
        return request;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"(?<value>[^\"]+)\"")]
    private static partial Regex Token();
}
