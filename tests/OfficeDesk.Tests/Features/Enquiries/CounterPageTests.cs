using System.Net;
using System.Text.RegularExpressions;
using OfficeDesk.Tests.BadDays;
using OfficeDesk.Web.Demo;

namespace OfficeDesk.Tests.Features.Enquiries;

/// <summary>The counter over HTTP as a browser without script uses it, against the real program; which is also killed in the middle.</summary>
public sealed partial class CounterPageTests
{
    private string _folder = "";
    private RealOffice _office = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        _folder = Directory.CreateTempSubdirectory("deskcounter").FullName;
        _office = await RealOffice.Start(_folder);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await _office.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Without_script_a_first_contact_is_logged_by_a_plain_form_and_the_answer_is_a_redirect()
    {
        var browser = await Browser("staff1");
        var form = await browser.Get("/counter");
        var answer = await browser.Post("/counter", form, ("Phone", "10000090051"), ("CitizenName", "来访人<b>甲</b>"), ("q", "lsjz"), ("Ask", "<script>alert(1)</script>😀𠮷"), ("Route", "SameSection"));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Body);
        Assert.That(answer.Location, Does.Match(@"^/counter\?saved=2026-\d+$"));
        var saved = await browser.Get(answer.Location);
        Assert.That(saved, Does.Contain("已登记").And.Contain("临时救助").And.Contain("工作人员丁"));
        var slip = await browser.Get($"/documents/new/receipt/{answer.Location.Split('=')[1]}");
        Assert.That(slip, Does.Contain("&lt;script&gt;").And.Contain("来访人&lt;b&gt;甲").And.Contain("10000020003").And.Contain("&#x20BB7;").And.Not.Contain("<script>alert"));
    }

    [Test]
    public async Task A_refusal_keeps_everything_typed_and_shows_the_reason_at_its_field()
    {
        var browser = await Browser("staff1");
        var form = await browser.Get("/counter");
        var answer = await browser.Post("/counter", form, ("Phone", "12"), ("CitizenName", "来访人乙"), ("Organisation", "示例村"), ("q", "临时救助"), ("Ask", "打了很多字"), ("Route", "SameSection"), ("Note", "带的话"));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Body, Does.Contain("id=\"Phone-err\"").And.Contain("3 至 20 位").And.Contain("value=\"来访人乙\"").And.Contain(">打了很多字</textarea>").And.Contain("value=\"带的话\""));
        Assert.That(answer.Body, Does.Match("value=\"SameSection\" checked|checked=\"checked\"[^>]*value=\"SameSection\""));
    }

    [TestCase("Channel", "Nonsense")]
    [TestCase("Route", "9")]
    [TestCase("MatterTypeId", "99999999999999999999")]
    [TestCase("ResponsibleId", "-1")]
    [TestCase("ReceivedAt", "9999-99-99T99:99")]
    [TestCase("ReceivedAt", "0001-01-01T00:00")]
    [TestCase("CitizenName", "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷")]
    [TestCase("Ask", "\u0007")]
    public async Task Bad_input_is_refused_with_a_reason(string field, string value)
    {
        var browser = await Browser("staff1");
        var form = await browser.Get("/counter");
        (string, string)[] good = [("Phone", "10000090052"), ("q", "临时救助"), ("Ask", "问"), ("Route", "SameSection")];
        var answer = await browser.Post("/counter", form, [.. good.Where(g => g.Item1 != field && (field != "MatterTypeId" || g.Item1 != "q")), (field, value)]);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Location);
        Assert.That(answer.Body, Does.Contain("class=\"callout bad\""));
    }

    [Test]
    public async Task F2_a_form_sent_twice_is_one_enquiry()
    {
        var browser = await Browser("staff2");
        var form = await browser.Get("/counter");
        (string, string)[] typed = [("Phone", "10000090053"), ("q", "NCDB"), ("Ask", "问"), ("Route", "Own")];
        Assert.That((await browser.Post("/counter", form, typed)).Location, Is.EqualTo((await browser.Post("/counter", form, typed)).Location));
    }

    [Test]
    public async Task Fragments_say_who_it_is_what_is_promised_and_which_matters_there_are()
    {
        var browser = await Browser("staff1");
        var form = await browser.Get("/counter");
        await browser.Post("/counter", form, ("Phone", "10000090054"), ("CitizenName", "来访人戊"), ("q", "csdb"), ("Ask", "问"), ("Route", "Own"));
        var caller = await browser.Post("/counter?handler=Caller&by=Phone", form, ("Phone", "10000090054"), ("MatterTypeId", "1"));
        Assert.That(caller.Body, Does.Contain("来访人戊").And.Contain("name=\"AddTo\"").And.Not.Contain("<html"));
        var part = await browser.Post("/counter?handler=Caller&by=Phone", form, ("Phone", "1000009005"));
        Assert.That(part.Body, Does.Contain("100****0054").And.Not.Contain("10000090054"), "the number is not in the page");
        Assert.That(await browser.Get("/counter?handler=Matters&q=yb"), Does.Contain("非本局").And.Contain("县医疗保障局"));
        Assert.That(await browser.Get("/counter?handler=Promise&MatterTypeId=1"), Does.Contain("工作人员甲").And.Contain("10 个工作日"));
        Assert.That(await browser.Get("/counter?handler=Queue&light=Green"), Does.Contain("id=\"queue\"").And.Contain("来访人戊"));
    }

    [Test]
    public async Task What_was_half_typed_survives_the_death_of_the_server_and_says_so()
    {
        var browser = await Browser("staff3");
        var form = await browser.Get("/counter");
        var kept = await browser.Post("/counter?handler=Draft", form, ("Phone", "10000090055"), ("CitizenName", "来访人己"), ("MatterTypeId", "4"), ("q", "临时救助"), ("Ask", "说到一"), ("Route", "SameSection"), ("Note", "急"));
        Assert.That(kept.Status, Is.EqualTo(HttpStatusCode.NoContent));
        await _office.Kill();
        await _office.DisposeAsync();
        _office = await RealOffice.Start(_folder);
        browser.Office = _office;

        var back = await browser.Get("/counter");
        Assert.That(back, Does.Contain("没有登记完的内容").And.Contain("value=\"10000090055\"").And.Contain(">说到一</textarea>").And.Contain("value=\"急\"").And.Contain("临时救助"));
        // the form opened before the death can still be sent after it
        var sent = await browser.Post("/counter", form, ("Phone", "10000090055"), ("MatterTypeId", "4"), ("Ask", "说到一半又说完"), ("Route", "SameSection"));
        Assert.That(sent.Location, Does.StartWith("/counter?saved="), sent.Body);
        Assert.That(await browser.Get("/counter"), Does.Not.Contain("没有登记完的内容"));
    }

    [Test]
    public async Task A_draft_can_be_thrown_away_and_an_empty_form_leaves_none()
    {
        var browser = await Browser("staff4");
        var form = await browser.Get("/counter");
        await browser.Post("/counter?handler=Draft", form, ("Ask", "一"), ("Route", "Own"));
        Assert.That((await browser.Post("/counter?handler=Discard", form)).Location, Is.EqualTo("/counter"));
        Assert.That(await browser.Get("/counter"), Does.Not.Contain("没有登记完的内容"));
        await browser.Post("/counter?handler=Draft", form, ("Ask", "二"), ("Route", "Own"));
        await browser.Post("/counter?handler=Draft", form, ("Channel", "Call"), ("Route", "Own"));
        Assert.That(await browser.Get("/counter"), Does.Not.Contain("没有登记完的内容"));
    }

    [Test]
    public async Task English_is_a_whole_page()
    {
        var browser = await Browser("staff1");
        var page = await browser.Get("/counter?culture=en");
        Assert.That(page, Does.Contain("New enquiry").And.Contain("My own duty").And.Contain("Outside the system").And.Not.Contain("窗口登记"));
    }

    private async Task<Visitor> Browser(string name)
    {
        var browser = new Visitor { Office = _office };
        var form = await browser.Get("/login");
        await browser.Post("/login", form, ("Name", name), ("Password", DemoBureau.Password));
        return browser;
    }

    private sealed partial class Visitor
    {
        private readonly Dictionary<string, string> _cookies = [];

        public required RealOffice Office { get; set; }

        public async Task<string> Get(string path) => (await Send(new HttpRequestMessage(HttpMethod.Get, path))).Body;

        /// <summary>Sends a form with the token and key that stand in the page.</summary>
        public Task<(HttpStatusCode Status, string Location, string Body)> Post(string path, string page, params (string Name, string Value)[] fields)
        {
            (string, string)[] hidden = [("__RequestVerificationToken", Token().Match(page).Groups["v"].Value), ("OnceKey", Once().Match(page).Groups["v"].Value)];
            (string, string)[] chosen = fields.Any(f => f.Name == "Channel") ? [] : [("Channel", "Visit")];
            return Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(hidden.Concat(chosen).Concat(fields).Select(f => KeyValuePair.Create(f.Item1, f.Item2))) });
        }

        private async Task<(HttpStatusCode Status, string Location, string Body)> Send(HttpRequestMessage request)
        {
            using (request)
            {
                if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
                using var answer = await Office.Http.SendAsync(request);
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
}
