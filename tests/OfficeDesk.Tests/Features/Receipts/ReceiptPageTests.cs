using System.Net;
using System.Text.RegularExpressions;
using OfficeDesk.Tests.BadDays;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Demo;

namespace OfficeDesk.Tests.Features.Receipts;

/// <summary>Receiving an application over HTTP as a browser without script does, against the real program.</summary>
public sealed partial class ReceiptPageTests : ProgramTests
{
    [Test]
    public async Task ON_3_without_script_an_application_is_received_and_the_outcome_stands_on_its_page()
    {
        var browser = await SignIn("staff4");
        var form = await browser.Get("/applications/new?matter=4");
        Assert.That(form, Does.Contain("临时救助申请书").And.Contain("id=\"outcome\"").And.Contain("受理"));
        var sent = await browser.Post("/applications/new", form, [.. Fields(), ("Expected", "Accepted")]);
        Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Redirect), sent.Body);
        var page = await browser.Get(sent.Location);
        Assert.That(page, Does.Contain("已受理").And.Contain("来访人&lt;b&gt;甲").And.Contain("受理通知书").And.Contain("去办理"));
    }

    [Test]
    public async Task ON_2_nothing_is_chosen_for_the_clerk_one_press_fills_it_in_to_be_seen_and_what_is_open_is_refused_with_the_rest_kept()
    {
        var browser = await SignIn("staff4");
        var form = await browser.Get("/applications/new?matter=4");
        Assert.That(Chosen(form), Is.EqualTo(1), "only that assistance needs a decision");
        (string, string)[] open = [.. Fields().Where(f => f.Item1 is not ("state1" or "Slips"))];
        var refused = await browser.Post("/applications/new", form, [.. open, ("Expected", "Accepted")]);
        Assert.That((refused.Status, Chosen(refused.Body)), Is.EqualTo((HttpStatusCode.BadRequest, Chosen(form) + ReceiptScene.Needed.Length - 1 + 3)), "the rest is as it was");
        Assert.That(refused.Body, Does.Contain("data-field=\"state1\"").And.Contain("申请人身份证、有无计算、书写错误").And.Contain("来访人&lt;b&gt;甲"));
        var filled = await browser.Post("/applications/new", form, ("MatterTypeId", "4"), ("CitizenName", "来访人<b>甲"), ("state0", "Missing"), ("all", "1"), ("paper", ReceiptScene.Needed[0]), ("paper", ReceiptScene.Needed[1]));
        Assert.That(filled.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(filled.Body, Does.Contain("name=\"state0\" value=\"Missing\" checked").And.Contain("name=\"state1\" value=\"HandedIn\" checked").And.Contain("一次性告知补正").And.Contain("来访人&lt;b&gt;甲"));
    }

    private static int Chosen(string page) => page.Split("checked=\"checked\"").Length - 1;

    [Test]
    public async Task ON_3_the_outcome_is_recomputed_and_an_unseen_one_is_shown_first()
    {
        var browser = await SignIn("staff4");
        var form = await browser.Get("/applications/new?matter=4");
        (string, string)[] missing = [.. Fields().Select(f => f.Item1 == "state1" ? (f.Item1, "Missing") : f)];
        Assert.That((await browser.Post("/applications/new?handler=Outcome", form, missing)).Body, Does.Contain("一次性告知补正").And.Contain("申请人身份证").And.Not.Contain("<html"));
        var unseen = await browser.Post("/applications/new", form, [.. missing, ("Expected", "Accepted")]);
        Assert.That((unseen.Status, unseen.Body.Contains("一次性告知补正", StringComparison.Ordinal), unseen.Body.Contains("来访人&lt;b&gt;甲", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.Conflict, true, true)));
        var seen = await browser.Post("/applications/new", form, [.. missing, ("Expected", "Incomplete")]);
        Assert.That(seen.Status, Is.EqualTo(HttpStatusCode.Redirect), seen.Body);
        var more = await browser.Get(seen.Location);
        var path = seen.Location.Split('?')[0];
        var version = VersionOf().Match(more).Groups["v"].Value;
        var stopped = await browser.Post(path + "?handler=More", more, ("Version", version), ("Item", "收入证明"));
        Assert.That((stopped.Status, stopped.Body.Contains("ON-6", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.Conflict, true)));
    }

    [Test]
    public async Task PB_1_what_was_asked_for_after_the_acceptance_is_recorded_on_the_page_of_the_application_when_it_comes()
    {
        var browser = await SignIn("staff4");
        var accepted = await browser.Post("/applications/new", await browser.Get("/applications/new?matter=4"), [.. Fields(), ("Expected", "Accepted")]);
        var path = accepted.Location.Split('?')[0];
        var page = await browser.Get(accepted.Location);
        Assert.That(page, Does.Contain("已受理 SQ").And.Not.Contain("材料补来了"));
        var asked = await browser.Post(path + "?handler=More", page, ("Version", VersionOf().Match(page).Groups["v"].Value), ("Item", "情况说明"), ("NewFact", "true"), ("Fact", "邻里反映"));
        Assert.That(asked.Location, Is.EqualTo(path + "?did=later"), asked.Body);
        page = await browser.Get(asked.Location);
        Assert.That(page, Does.Contain("材料补来了").And.Contain("name=\"paper\" value=\"情况说明\"").And.Contain("受理后要求补交").And.Contain("已记录").And.Not.Contain("已受理 SQ").And.Not.Contain("其他要求改正的已改正"));
        var version = VersionOf().Match(page).Groups["v"].Value;
        var flawed = await browser.Post(path + "?handler=HandIn", page, ("Version", version), ("paper", "情况说明"), ("state0", "WrongForm"), ("note0", ""));
        Assert.That((flawed.Status, flawed.Body.Contains("value=\"WrongForm\" checked", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.BadRequest, true)), "what was chosen stays");
        var came = await browser.Post(path + "?handler=HandIn", page, ("Version", version), ("paper", "情况说明"), ("state0", "HandedIn"), ("note0", ""));
        Assert.That(came.Status, Is.EqualTo(HttpStatusCode.Redirect), came.Body);
        Assert.That(await browser.Get(came.Location), Does.Not.Contain("材料补来了").And.Not.Contain("受理后要求补交").And.Contain("受理后要求的材料已经齐了"));
    }

    [Test]
    public async Task E1_who_may_not_receive_gets_no_form_and_lists_and_registers_open_to_those_who_may()
    {
        Assert.That((await (await SignIn("discipline1")).Send(HttpMethod.Get, "/applications/new")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        var office = await SignIn("office1");
        foreach (var path in new[] { "/applications", "/applications/refusals", "/applications?handler=Csv", "/applications/refusals?handler=Csv", "/applications?handler=Csv&as=xlsx", "/applications/refusals?handler=Csv&as=xlsx", "/catalogue", "/catalogue?handler=Csv", "/catalogue/edit?code=LSJZ", "/catalogue/import" })
            Assert.That((await office.Send(HttpMethod.Get, path)).Status, Is.EqualTo(HttpStatusCode.OK), path);
        var stranger = new Visitor(Running);
        foreach (var path in new[] { "/guide", "/guide/LSJZ", "/guide/lsjz/sheet", "/guide/4/sheet" }) Assert.That(await stranger.Get(path), Does.Contain("临时救助"), path);
        Assert.That((await stranger.Send(HttpMethod.Get, "/guide/NOPE")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await stranger.Send(HttpMethod.Get, "/catalogue")).Location, Does.StartWith("/login"));
    }

    private static (string, string)[] Fields() =>
    [
        ("MatterTypeId", "4"), ("CitizenName", "来访人<b>甲"), ("Phone", "10000090061"), ("Ours", "true"), ("NeedsDecision", "true"), ("RightForm", "true"), ("Slips", "None"), ("Unclear", "false"),
        .. ReceiptScene.Needed.SelectMany((n, i) => new[] { ("paper", n), ($"state{i}", "HandedIn"), ($"note{i}", "") }),
    ];

    private async Task<Visitor> SignIn(string name)
    {
        var browser = new Visitor(Running);
        await browser.Post("/login", await browser.Get("/login"), ("Name", name), ("Password", DemoBureau.Password));
        return browser;
    }

    [GeneratedRegex("name=\"Version\" value=\"(?<v>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionOf();

    private sealed partial class Visitor(RealOffice office)
    {
        private readonly Dictionary<string, string> _cookies = [];

        public async Task<string> Get(string path) => (await Send(HttpMethod.Get, path)).Body;

        public Task<(HttpStatusCode Status, string Location, string Body)> Post(string path, string page, params (string Name, string Value)[] fields) => Send(HttpMethod.Post, path,
            new FormUrlEncodedContent(fields.Prepend(("OnceKey", Once().Match(page).Groups["v"].Value)).Prepend(("__RequestVerificationToken", Token().Match(page).Groups["v"].Value)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))));

        public async Task<(HttpStatusCode Status, string Location, string Body)> Send(HttpMethod method, string path, HttpContent? content = null)
        {
            using var request = new HttpRequestMessage(method, path) { Content = content };
            if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
            using var answer = await office.Http.SendAsync(request);
            if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
                foreach (var cookie in cookies.Select(c => c.Split(';')[0].Split('=', 2))) _cookies[cookie[0]] = cookie[1];
            return (answer.StatusCode, answer.Headers.Location?.ToString() ?? "", await answer.Content.ReadAsStringAsync());
        }

        [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<v>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Token();

        [GeneratedRegex("name=\"OnceKey\" value=\"(?<v>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Once();
    }
}
