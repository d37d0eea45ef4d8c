using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.Features.Appraisal;

/// <summary>The page of a round as a browser without script uses it.</summary>
public sealed partial class RoundPageTests() : ProgramTests(("Office:Jobs", "false"), ("Office:Demo", "bureau"))
{
    [Test]
    public async Task AP_4_a_list_of_units_that_was_refused_stays_and_one_that_has_its_codes_is_gone_so_that_nobody_makes_them_twice()
    {
        var today = OfficeClock.Day(TimeProvider.System.GetUtcNow());
        using var drafted = await Running.Post("DraftRound", new { ofWhom = "Chiefs", year = today.Year, quarter = 0, lastDay = $"{today.AddDays(20):yyyy-MM-dd}" }, await Running.SignIn("leader1"));
        var page = $"/appraisal/round/{JsonDocument.Parse(await drafted.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetRawText().Trim('"')}";
        var leader = await PlainBrowser.SignIn(Running, "leader1");
        var tooLong = new string('镇', 61);
        var refused = await leader.Post(page + "?handler=Codes", await leader.Get(page), ("Units", tooLong));
        Assert.That((refused.Status, UnitsOf(refused.Body)), Is.EqualTo((HttpStatusCode.BadRequest, tooLong)));
        var made = await leader.Post(page + "?handler=Codes", await leader.Get(page), ("Units", "城关镇\n东关社区"));
        Assert.That((made.Status, UnitsOf(made.Body)), Is.EqualTo((HttpStatusCode.OK, "")), made.Body);
        Assert.That(WebUtility.HtmlDecode(made.Body), Does.Contain("东关社区"));
    }

    [Test]
    public async Task AP_9_GN_1_the_director_finds_on_the_page_of_the_round_who_is_to_be_left_out_and_agrees_there()
    {
        var today = OfficeClock.Day(TimeProvider.System.GetUtcNow());
        using var drafted = await Running.Post("DraftRound", new { ofWhom = "Staff", year = today.Year, quarter = 0, lastDay = $"{today.AddDays(20):yyyy-MM-dd}" }, await Running.SignIn("leader1"));
        var page = $"/appraisal/round/{JsonDocument.Parse(await drafted.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetRawText().Trim('"')}";
        var (leader, director) = (await PlainBrowser.SignIn(Running, "leader1"), await PlainBrowser.SignIn(Running, "director"));
        var before = await leader.Get(page);
        var subject = Subject().Match(before).Groups["id"].Value;
        Assert.That(await director.Get(page), Does.Not.Contain("handler=Agree").And.Not.Contain("handler=Exempt"), "nothing waits, and the director asks for nothing here");
        var asked = await leader.Post(page + "?handler=Exempt", before, ("SubjectId", subject), ("Version", "1"), ("Reason", "全年外出学习"), ("In", "true"));
        Assert.That(asked.Status, Is.EqualTo(HttpStatusCode.Redirect), asked.Body);
        var seen = WebUtility.HtmlDecode(await director.Get(page));
        Assert.That(seen, Does.Contain($"id=\"s-{subject}\" open").And.Contain("handler=Agree").And.Contain("待第二人确认").And.Contain("全年外出学习"));
        var agreed = await director.Post(page + "?handler=Agree", seen, ("SubjectId", subject), ("Version", "2"), ("In", "true"));
        Assert.That(agreed.Status, Is.EqualTo(HttpStatusCode.Redirect), agreed.Body);
        Assert.That(WebUtility.HtmlDecode(await director.Get(page)), Does.Contain("不参加").And.Not.Contain("handler=Agree"));
    }

    [TestCase("/appraisal/vote")]
    [TestCase("/q")]
    [TestCase("/login")]
    public async Task Pages_without_a_sign_in_have_the_question_that_an_act_for_good_asks(string page) =>
        Assert.That(await new PlainBrowser(Running).Get(page), Does.Contain("<dialog id=\"confirm\""), "without it the button that hands a ballot in does nothing");

    private static string UnitsOf(string page) => Typed().Match(WebUtility.HtmlDecode(page)).Groups["v"].Value.Trim();

    [GeneratedRegex("<details class=\"fold\" id=\"s-(?<id>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Subject();

    [GeneratedRegex("<textarea[^>]*name=\"Units\"[^>]*>(?<v>[^<]*)</textarea>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Typed();
}
