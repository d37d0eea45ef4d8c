using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Tests.Access;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.ADay;

/// <summary>An English reader walks through the demo office: what has an English name is called by it.</summary>
public partial class EnglishWalkTests
{
    /// <summary>Pages that show papers or what the office itself wrote about its matters.</summary>
    private static readonly string[] Papers = ["/documents/templates/", "/guide/", "/help/rules/"];

    /// <summary>Also what people call a duty of theirs.</summary>
    private const string Duty = "半年工作总结及计划";

    [Test]
    public async Task What_has_an_English_name_is_called_by_it_on_every_page_of_an_English_reader()
    {
        await using var pages = new PageOffice();
        var office = await pages.Services.GetRequiredService<OfficeBook>().Open();
        string[] names =
        [
            .. office.Sections.Values.Where(s => s.NameEn.Length > 0).Select(s => s.Name), .. office.Posts.Values.Where(p => p.NameEn.Length > 0).Select(p => p.Name),
            .. office.Matters.Values.Where(m => m.NameEn.Length > 0).Select(m => m.Name), .. DocumentKinds.All.Select(k => k.Zh).Where(k => k != Duty),
        ];
        var named = new Regex($"(?<![一-龥])(?:{string.Join('|', names.Where(n => n.Any(c => c > 'z')).Select(Regex.Escape))})(?![一-龥])", RegexOptions.None, TimeSpan.FromSeconds(2));
        Assert.That((named.IsMatch("2 March · 社会救助股"), named.IsMatch("请到社会救助股办理"), named.IsMatch("低保办（二楼）")), Is.EqualTo((true, false, true)), "the search itself works");
        var found = new SortedSet<string>(StringComparer.Ordinal);
        void Look(string kind, string path, string who, string text)
        {
            if (kind != "page" || text.Contains("<html lang=\"zh-CN\"", StringComparison.Ordinal) || Papers.Any(p => path.StartsWith(p, StringComparison.Ordinal))) return;
            foreach (Match words in Words().Matches(Hidden().Replace(text, "<i>")))
                if (named.IsMatch(words.Value)) found.Add($"{who} {path}: {words.Value[1..^1].Trim()}");
        }
        using var http = pages.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        var crawl = new CanaryCrawl(http, Look);
        foreach (var role in new[] { Roles.Director, Roles.GeneralOffice, Roles.Discipline, Roles.Staff })
        {
            await pages.SignIn(role);
            await crawl.Walk(role.ToString(), pages.SecretOf(role) + "; .culture=en");
        }
        Assert.That(found, Is.Empty);
        Assert.That(crawl.Opened, Is.GreaterThan(100), "the walk itself works");
    }

    /// <summary>What is typed, or stands on a paper.</summary>
    [GeneratedRegex("<(?<tag>head|textarea|script|datalist)\\b.*?</\\k<tag>>|<(?<tag>[a-z]+)[^>]*class=\"[^\"]*\\b(?:typed|note|pre)\\b[^\"]*\"[^>]*>.*?</\\k<tag>>|<div class=\"paper-view\".*?(?=<div class=\"stack-lg\">|<footer)", RegexOptions.Singleline, 2000)]
    private static partial Regex Hidden();

    [GeneratedRegex(">[^<>]*[一-龥][^<>]*<", RegexOptions.None, 2000)]
    private static partial Regex Words();
}
