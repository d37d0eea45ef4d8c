using System.Net.Http.Headers;
using System.Reflection;
using System.Text.RegularExpressions;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Demo;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.BadDays;

/// <summary>E3: what another site can make a browser send changes nothing, whichever form of whichever page it imitates, and looking at a page never does.</summary>
public partial class ForgeryTests
{
    private static readonly Roles[] People = [Roles.Staff, Roles.Chief, Roles.Director, Roles.GeneralOffice, Roles.Discipline, Roles.Appraisal, Roles.SystemAdmin, Roles.SecurityAdmin, Roles.Auditor];

    private static TestDesk _desk = null!;
    private static PageOffice _office = null!;

    /// <summary>Five ways to send a form that was not given to this visitor.</summary>
    private static readonly (string Way, Action<HttpRequestMessage> Forge)[] Ways =
    [
        ("without a token", r => r.Content = Form()),
        ("with a token made up", r => r.Content = Form(("__RequestVerificationToken", "CfDJ8" + new string('A', 150)))),
        ("with a token made up in a header, as the page's own script sends it", r => { r.Content = Form(); r.Headers.Add("RequestVerificationToken", "CfDJ8" + new string('B', 150)); r.Headers.Add("HX-Request", "true"); }),
        ("from another site", r => { r.Content = Form(); r.Headers.Add("Origin", "http://127.0.0.2:81"); r.Headers.Add("Sec-Fetch-Site", "cross-site"); }),
        ("as plain text, which a browser sends anywhere", r => { r.Content = new StringContent("{\"a\":1}"); r.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain"); }),
    ];

    [OneTimeSetUp]
    public async Task Open()
    {
        _desk = await TestDesk.WithBureau(Engine.Sqlite);
        _office = new PageOffice(_desk);
        foreach (var role in People) await _office.SignIn(role);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await _office.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Test]
    public async Task E3_no_form_of_any_page_is_taken_without_the_token_that_stood_in_it()
    {
        var before = await Done();
        var (wrong, sent) = (new List<string>(), 0);
        // the page that says sorry is what another page fell back to; it takes nothing
        foreach (var (address, page) in _office.Pages.Where(p => p.Address != "/sorry"))
            foreach (var handler in Handlers(page))
                foreach (var (way, forge) in Ways)
                    foreach (var role in new[] { Roles.Director, Roles.Staff, Roles.SystemAdmin })
                    {
                        using var answer = await _office.Send(role, HttpMethod.Post, address + handler, forge);
                        sent++;
                        if ((int)answer.StatusCode is not (400 or 403 or 404)) wrong.Add($"{address}{handler} {way} as {role}: {(int)answer.StatusCode} {answer.Headers.Location}");
                    }
        TestContext.Out.WriteLine($"{sent} forged forms");
        Assert.That(wrong, Is.Empty, string.Join('\n', wrong.Take(20)));
        Assert.That(sent, Is.GreaterThan(1000), "the pages have forms");
        Assert.That(await Done(), Is.EqualTo(before), "nothing was done");
    }

    [Test]
    public async Task E3_looking_at_a_page_never_changes_anything_whatever_its_address_says()
    {
        var before = await Done();
        foreach (var (address, page) in _office.Pages.Where(p => p.Address != "/logout"))
            foreach (var role in People)
            {
                (await _office.Get(role, address)).Dispose();
                if (role is not Roles.Director) continue;
                foreach (var handler in Handlers(page).Where(h => h.Length > 0)) (await _office.Get(role, address + handler)).Dispose();
            }
        Assert.That(await Done(), Is.EqualTo(before));
    }

    private static IEnumerable<string> Handlers(Type page) => page.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .Where(m => m.Name.StartsWith("OnPost", StringComparison.Ordinal) && m.DeclaringType != typeof(object))
        .Select(m => m.Name["OnPost".Length..].Replace("Async", "", StringComparison.Ordinal)).Distinct().Select(h => h.Length == 0 ? "" : "?handler=" + h);

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Append(("Number", "2026-1")).Append(("Id", "1")).Append(("Version", "1")).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));

    [Test]
    public async Task E9_over_https_the_session_is_bound_to_this_host_and_travels_encrypted_only()
    {
        using var http = _office.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true, BaseAddress = new Uri("https://127.0.0.1") });
        var page = await http.GetStringAsync("/login");
        using var answer = await http.PostAsync("/login", Form(("Name", "staff4"), ("Password", DemoBureau.Password), ("__RequestVerificationToken", Token().Match(page).Groups["value"].Value)));
        Assert.That((int)answer.StatusCode, Is.EqualTo(302), await answer.Content.ReadAsStringAsync());
        var session = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-desk=", StringComparison.Ordinal));
        Assert.That(session, Does.Contain("secure").And.Contain("httponly").And.Contain("samesite=lax").And.Contain("path=/").And.Not.Contain("domain=").IgnoreCase);
        Assert.That(string.Concat(answer.Headers.GetValues("Strict-Transport-Security")), Does.StartWith("max-age=31536000"));
        Assert.That(answer.Headers.GetValues("Set-Cookie").Where(c => c.StartsWith("desk=", StringComparison.Ordinal)), Is.Empty, "no second one that could be set from elsewhere");
    }

    /// <summary>How many commands were done.</summary>
    private static async Task<long> Done() => (await _desk.Rows<long>("SELECT seq FROM audit_head")).Single();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
