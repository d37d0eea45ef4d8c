using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using OfficeDesk.Tests.BadDays;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.Features.Appraisal;

/// <summary>The page of a round as a browser without script uses it.</summary>
public sealed partial class RoundPageTests
{
    private string _folder = "";
    private RealOffice _office = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        _folder = Directory.CreateTempSubdirectory("deskround").FullName;
        _office = await RealOffice.Start(_folder, ("Office:Jobs", "false"), ("Office:Demo", "bureau"));
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await _office.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task AP_4_a_list_of_units_that_was_refused_stays_and_one_that_has_its_codes_is_gone_so_that_nobody_makes_them_twice()
    {
        var today = OfficeClock.Day(TimeProvider.System.GetUtcNow());
        using var drafted = await _office.Post("DraftRound", new { ofWhom = "Chiefs", year = today.Year, quarter = 0, lastDay = $"{today.AddDays(20):yyyy-MM-dd}" }, await _office.SignIn("leader1"));
        var page = $"/appraisal/round/{JsonDocument.Parse(await drafted.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetRawText().Trim('"')}";
        var leader = await PlainBrowser.SignIn(_office, "leader1");
        var tooLong = new string('镇', 61);
        var refused = await leader.Post(page + "?handler=Codes", await leader.Get(page), ("Units", tooLong));
        Assert.That((refused.Status, UnitsOf(refused.Body)), Is.EqualTo((HttpStatusCode.BadRequest, tooLong)));
        var made = await leader.Post(page + "?handler=Codes", await leader.Get(page), ("Units", "城关镇\n东关社区"));
        Assert.That((made.Status, UnitsOf(made.Body)), Is.EqualTo((HttpStatusCode.OK, "")), made.Body);
        Assert.That(WebUtility.HtmlDecode(made.Body), Does.Contain("东关社区"));
    }

    private static string UnitsOf(string page) => Typed().Match(WebUtility.HtmlDecode(page)).Groups["v"].Value.Trim();

    [GeneratedRegex("<textarea[^>]*name=\"Units\"[^>]*>(?<v>[^<]*)</textarea>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Typed();
}
