using System.Reflection;
using System.Text.RegularExpressions;
using OfficeDesk.Tests.Architecture;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Search;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Tests.Features.Search;

/// <summary>Pages and acts that can be gone to by name.</summary>
public partial class PlaceTests
{
    /// <summary>Pages without anything in their address that nobody goes to by name.</summary>
    private static readonly string[] LeftOut =
        ["/", "/find", "/login", "/logout", "/sorry", "/setup", "/grades", "/tasks.csv", "/tasks/print", "/tasks/batch", "/discipline/print", "/discipline/records", "/documents/sheets", "/appraisal/vote", "/absence/wall"];

    [Test]
    public void Every_place_is_a_page_that_its_message_opens_and_no_page_is_forgotten()
    {
        var pages = Pages().ToDictionary(p => p.Route, p => p.Model, StringComparer.Ordinal);
        foreach (var place in Places.All)
        {
            Assert.That(pages, Does.ContainKey(place.Href.Split('?')[0]), place.Href);
            Assert.That(pages[place.Href.Split('?')[0]].GetCustomAttribute<OpensAttribute>()?.Message.Name ?? "", Is.EqualTo(place.Message), place.Href);
        }
        Assert.That(pages.Keys.Where(r => !r.Contains('{', StringComparison.Ordinal)).Except(Places.All.Select(p => p.Href.Split('?')[0])).Except(LeftOut), Is.Empty, "can be gone to by name");
        Assert.That(Places.All.GroupBy(p => p.Href).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty);
    }

    [TestCase("staff1", "xdj", "/counter")]
    [TestCase("staff1", "请假", "/absence/new")]
    [TestCase("staff1", "my absence", "/absence/new")]
    [TestCase("admin", "人员与账号", "/admin/people")]
    [TestCase("discipline1", "tsjb", "/complaints")]
    public async Task An_act_is_found_by_its_name_other_words_and_initials(string who, string text, string href)
    {
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite);
        Assert.That((await desk.Lines(who, text, FoundKind.Place)).Select(l => l.Href), Does.Contain(href));
    }

    [TestCase("staff1", "人员与账号")]
    [TestCase("staff1", "登记投诉")]
    [TestCase("admin", "新登记")]
    public async Task E1_what_somebody_may_not_open_is_not_found(string who, string text)
    {
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite);
        Assert.That(await desk.Lines(who, text, FoundKind.Place), Is.Empty);
    }

    private static IEnumerable<(string Route, Type Model)> Pages() =>
        from file in Sources.Files("src", ".cshtml")
        let text = File.ReadAllText(file)
        let route = Route().Match(text)
        let model = Model().Match(text)
        where route.Success && model.Success
        let name = model.Groups["name"].Value.Split('.')[^1]
        let feature = Path.GetFileName(Path.GetDirectoryName(file)!)
        // what may be left out of an address is
        select (route.Groups["route"].Value.Split("/{person:long?}")[0], typeof(Registry).Assembly.GetTypes().Single(t => t.Name == name && t.Namespace == "OfficeDesk.Web.Features." + feature));

    [GeneratedRegex("^@page \"(?<route>[^\"]+)\"", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Route();

    [GeneratedRegex(@"^@model (?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Model();
}
