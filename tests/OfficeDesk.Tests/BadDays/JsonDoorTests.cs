using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OfficeDesk.Rules;

namespace OfficeDesk.Tests.BadDays;

/// <summary>What programs get told when they send nonsense: a reason a person understands, in two languages, and nothing of the inside.</summary>
public class JsonDoorTests
{
    private static readonly string[] Inside = ["   at ", "Exception", "SELECT ", "INSERT ", ".cs:", "/src/", "System.", "Microsoft.", "sqlite", "StackTrace"];

    private static IEnumerable<TestCaseData> Nonsense()
    {
        yield return Case("an_unknown_member", "SignIn", """{"name":"a","password":"b","isAdmin":true}""", 400, "没有这个字段");
        yield return Case("a_wrong_type", "SignIn", """{"name":7,"password":"b"}""", 400, "类型不符");
        yield return Case("a_list_for_a_text", "SignIn", """{"name":["a"],"password":"b"}""", 400, "类型不符");
        yield return Case("null_for_a_text", "SignIn", """{"name":null,"password":"b"}""", 400, "类型不符");
        yield return Case("a_choice_that_is_none", "LogEnquiry", """{"channel":"Pigeon","ask":"a","matterTypeId":1,"route":"Own"}""", 400, "这里只能填其中之一：Visit, Call");
        yield return Case("a_missing_member", "SignIn", """{"name":"a"}""", 400, "缺少必需的字段");
        yield return Case("a_blank_member", "SignIn", """{"name":"  ","password":"b"}""", 400, "请填写登录名");
        yield return Case("a_text_too_long", "SignIn", $$"""{"name":"{{new string('x', 41)}}","password":"b"}""", 400, "最多 40 个字");
        yield return Case("a_control_character", "SignIn", """{"name":"a\u0000b","password":"b"}""", 400, "控制字符");
        yield return Case("half_a_surrogate_pair", "SignIn", """{"name":"a\ud842","password":"b"}""", 400, null);
        yield return Case("broken_json", "SignIn", """{"name":"a",,}""", 400, "JSON");
        yield return Case("two_documents", "SignIn", """{"name":"a","password":"b"} {"name":"c"}""", 400, "JSON");
        yield return Case("nothing", "SignIn", "", 400, "JSON");
        yield return Case("null", "SignIn", "null", 400, "空的");
        yield return Case("a_list_for_a_message", "SignIn", "[]", 400, "类型不符");
        yield return Case("deep_nesting", "SignIn", new string('[', 5000) + new string(']', 5000), 400, null);
        yield return Case("deep_nesting_in_a_member", "SignIn", """{"name":""" + string.Concat(Enumerable.Repeat("""{"a":""", 3000)) + "1" + new string('}', 3001), 400, null);
        yield return Case("an_unknown_message", "DropTables", "{}", 404, "没有名为 DropTables 的消息");
        yield return Case("a_message_in_other_letters", "signin", "{}", 404, "没有名为 signin 的消息");
        yield return Case("a_message_with_markup", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "{}", 404, "没有名为");
        yield return Case("no_session", "SignOut", "{}", 401, "请先登录");
    }

    [TestCaseSource(nameof(Nonsense))]
    public async Task E10_nonsense_gets_a_reason_and_nothing_of_the_inside(string message, string body, int status, string? zh)
    {
        using var answer = await SharedOffice.Office.Post(message, Json(body));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), text);
        Problem(answer, text, zh);
    }

    [Test]
    public async Task A_member_given_twice_is_refused()
    {
        using var answer = await SharedOffice.Office.Post("SignIn", Json("""{"name":"a","name":"b","password":"c"}"""));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(400), text);
        Problem(answer, text, "出现了两次");
    }

    [Test]
    public async Task A_body_over_four_megabytes_is_413()
    {
        // asks before it sends, as curl does: the answer comes instead of a cut wire
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/SignIn") { Content = Json($$"""{"name":"a","password":"{{new string('x', 5_000_000)}}"}""") };
        request.Headers.ExpectContinue = true;
        using var answer = await SharedOffice.Office.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge), text);
        Problem(answer, text, null);
    }

    [Test]
    public async Task E7_a_file_of_ten_megabytes_goes_through_the_json_door_a_larger_one_is_refused_in_words_and_nobody_sends_one_unasked()
    {
        var office = SharedOffice.Office;
        var bearer = await office.SignIn("staff1");
        using var logged = await office.Post("LogEnquiry", new { channel = "Visit", citizenName = "来访人甲", phone = "10000010001", matterTypeId = 1, ask = "交材料", route = "Own" }, bearer);
        var number = JsonDocument.Parse(await logged.Content.ReadAsStringAsync()).RootElement.GetProperty("number").GetString();
        object File(int bytes) => new { kind = "Enquiry", number, name = "材料.pdf", content = Convert.ToBase64String([.. "%PDF-1.4\n"u8, .. new byte[bytes - 9]]) };
        using (var fits = await office.Post("AttachFile", File(AttachmentRules.MostBytes), bearer)) Assert.That((int)fits.StatusCode, Is.EqualTo(200), await fits.Content.ReadAsStringAsync());
        using (var over = await office.Post("AttachFile", File(AttachmentRules.MostBytes + 1), bearer))
        {
            var text = await over.Content.ReadAsStringAsync();
            Assert.That((int)over.StatusCode, Is.EqualTo(400), text);
            Problem(over, text, "10 MB");
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/AttachFile") { Content = Json(JsonSerializer.Serialize(File(AttachmentRules.MostBytes))) };
        request.Headers.ExpectContinue = true;
        using var stranger = await office.Http.SendAsync(request);
        Assert.That(stranger.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge), "who has not signed in");
    }

    [TestCase("text/plain")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("multipart/form-data")]
    public async Task E3_only_json_is_taken(string type)
    {
        using var body = new StringContent("""{"name":"a","password":"b"}""");
        body.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var answer = await SharedOffice.Office.Post("SignIn", body);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Problem(answer, await answer.Content.ReadAsStringAsync(), "application/json");
    }

    [TestCase("GET")]
    [TestCase("PUT")]
    [TestCase("DELETE")]
    [TestCase("PATCH")]
    public async Task E3_only_post_is_taken(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/SignOut");
        using var answer = await SharedOffice.Office.Http.SendAsync(request);
        Assert.That((int)answer.StatusCode, Is.EqualTo(405));
        Assert.That(Inside.Where((await answer.Content.ReadAsStringAsync()).Contains), Is.Empty);
    }

    [Test]
    public async Task E3_a_cookie_does_not_open_the_json_door()
    {
        var secret = await SharedOffice.Office.SignIn("staff2");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/SignOut") { Content = Json("{}") };
        request.Headers.Add("Cookie", "desk=" + secret);
        using var answer = await SharedOffice.Office.Http.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), "another site could make the browser send it");
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("0")]
    [TestCase("%")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("' OR 1=1 --")]
    public async Task E6_a_secret_that_was_never_given_opens_nothing(string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/SignOut") { Content = Json("{}") };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + secret);
        using var answer = await SharedOffice.Office.Http.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task E6_a_session_that_was_left_is_left_everywhere()
    {
        var secret = await SharedOffice.Office.SignIn("staff3");
        using var left = await SharedOffice.Office.Post("SignOut", new { }, secret);
        Assert.That(left.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        using var again = await SharedOffice.Office.Post("SignOut", new { }, secret);
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private static void Problem(HttpResponseMessage answer, string text, string? zh)
    {
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"), text);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.That(problem.GetProperty("title").GetString(), zh is null ? Is.Not.Empty : Does.Contain(zh));
        Assert.That(problem.GetProperty("detail").GetString(), Has.Length.GreaterThan(10), "the other language");
        Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo((int)answer.StatusCode));
        Assert.That(Inside.Where(text.Contains), Is.Empty, text);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static TestCaseData Case(string name, string message, string body, int status, string? zh) =>
        new TestCaseData(message, body, status, zh).SetArgDisplayNames(name);
}
