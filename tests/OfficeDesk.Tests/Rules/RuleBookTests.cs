using System.Text.RegularExpressions;
using System.Xml.Linq;
using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public partial class RuleBookTests
{
    private static string Root { get; } = FindRoot();

    [Test]
    public void The_table_of_rules_lists_every_function_with_its_rule()
    {
        var rows = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "OfficeDesk.Rules.xml")).Descendants("member")
            .Where(m => m.Element("remarks") is not null)
            .Select(m => (Function: ((string)m.Attribute("name")!).Split('(')[0].Split(':')[1].Replace("OfficeDesk.Rules.", "", StringComparison.Ordinal),
                          Rule: Spaces().Replace(m.Element("remarks")!.Value.Trim(), " ")))
            .OrderBy(r => r.Rule.Split('-', ' ', ':')[0], StringComparer.Ordinal)
            .ThenBy(r => int.Parse(RuleId().Match(r.Rule).Groups[2].Value))
            .ThenBy(r => r.Function, StringComparer.Ordinal)
            .Select(r => $"| {r.Rule} | `{r.Function}` |");
        var file = Path.Combine(Root, "src", "OfficeDesk.Rules", "README.md");
        // after adding a rule: OFFICEDESK_WRITE_TABLE=1 dotnet test --filter The_table_of_rules
        if (Environment.GetEnvironmentVariable("OFFICEDESK_WRITE_TABLE") == "1")
            File.WriteAllText(file, File.ReadAllText(file).Split("| --- | --- |\n")[0] + "| --- | --- |\n" + string.Join('\n', rows) + "\n");
        var written = File.ReadAllText(file);
        Assert.That(written, Does.EndWith(string.Join('\n', rows) + "\n"));
    }

    [Test]
    public void Every_rule_cited_in_the_program_can_be_read_in_the_book()
    {
        var source = Path.Combine(Root, "src");
        var cited = Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".cshtml" && !Path.GetRelativePath(source, f).Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj" or "wwwroot"))
            .SelectMany(f => RuleId().Matches(File.ReadAllText(f)).Select(m => (Id: m.Value, File: Path.GetRelativePath(source, f))))
            .ToList();
        Assert.That(cited.Select(c => c.Id).Distinct().Count(), Is.GreaterThan(20), "the search itself works");
        Assert.That(cited.Where(c => RuleText.Find(c.Id) is null).Select(c => $"{c.Id} in {c.File}").Distinct(), Is.Empty);
    }

    [Test]
    public void Every_rule_is_restated_once_in_both_languages()
    {
        Assert.That(RuleText.All.Select(r => r.Id), Is.Unique);
        foreach (var rule in RuleText.All)
        {
            Assert.That(RuleId().Match(rule.Id).Value, Is.EqualTo(rule.Id));
            Assert.That(rule.Zh, Does.Match("[\u4E00-\u9FFF].*。$"), rule.Id);
            Assert.That(rule.En, Does.Match(@"^[A-Z""].*\.$").And.Not.Match("[\u4E00-\u9FFF]"), rule.Id);
        }
    }

    [Test]
    public void The_groups_of_decisions_first_contact_deadlines_duty_and_escalation_are_whole()
    {
        (string Group, int Count)[] groups = [("GN", 5), ("FC", 7), ("DL", 14), ("DU", 1), ("ES", 6)];
        var wanted = groups.SelectMany(g => Enumerable.Range(1, g.Count).Select(n => $"{g.Group}-{n}"));
        Assert.That(wanted.Where(id => RuleText.Find(id) is null), Is.Empty);
        Assert.That(RuleText.Find("DL-99"), Is.Null);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OfficeDesk.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("The solution is not above the tests.");
        return folder.FullName;
    }

    [GeneratedRegex(@"\b(GN|FC|AB|CV|DL|DU|ES|ON|CP|BR|AP|HS|RP|TR|PB|NT)-([1-9][0-9]?)\b")]
    private static partial Regex RuleId();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
