using System.Net;
using System.Text.RegularExpressions;

namespace OfficeDesk.BrowserTests;

/// <summary>What a page offers as a link opens for whoever the page was shown to.</summary>
[Parallelizable(ParallelScope.Children)]
public partial class LinkTests
{
    private const int OfAKind = 3;
    private const int AtMost = 150;

    [TestCase("staff1"), TestCase("chief1"), TestCase("leader1"), TestCase("director"), TestCase("office1")]
    [TestCase("discipline1"), TestCase("town1"), TestCase("admin"), TestCase("security"), TestCase("auditor")]
    public async Task No_page_offers_a_link_that_ends_before_a_closed_door(string who)
    {
        await using var window = await Browser.SignIn(who);
        var (asked, seen, kinds, closed) = (new Queue<(string Path, string From)>([("/", "")]), new HashSet<string>(StringComparer.Ordinal) { "/" }, new Dictionary<string, int>(StringComparer.Ordinal), new List<string>());
        for (var n = 0; n < AtMost && asked.TryDequeue(out var at); n++)
        {
            var answer = await window.Page.APIRequest.GetAsync(Browser.Address + at.Path);
            if (answer.Status >= 400) closed.Add($"{answer.Status} {at.Path} on {at.From}");
            if (answer.Status >= 400 || !answer.Headers["content-type"].StartsWith("text/html", StringComparison.Ordinal)) continue;
            foreach (var link in Link().Matches(await answer.TextAsync()).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(l => !l.Contains("culture=", StringComparison.Ordinal)))
            {
                var kind = Number().Replace(link.Split('?')[0], "/N");
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                if (kinds[kind] <= OfAKind && seen.Add(link)) asked.Enqueue((link, at.Path));
            }
        }
        TestContext.Out.WriteLine($"{who}: {seen.Count} links");
        Assert.That(closed, Is.Empty);
        Assert.That(seen, Has.Count.GreaterThan(20));
    }

    [GeneratedRegex("""<a\b[^>]*?\bhref="(/[^"#]*)""")]
    private static partial Regex Link();

    [GeneratedRegex("/[A-Z]{0,4}[0-9][0-9A-Z-]*(?=[/?]|$)")]
    private static partial Regex Number();
}
