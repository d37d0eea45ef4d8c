using System.Text.RegularExpressions;
using OfficeDesk.Web.Documents;

namespace OfficeDesk.Tests.Architecture;

/// <summary>What the system itself says is in the reader's language; papers, letters and what people type are Chinese.</summary>
public partial class EnglishTests
{
    /// <summary>Papers, letters, calendars and what is written down for good: there the Chinese name alone is right.</summary>
    private static readonly string[] Papers =
    [
        "AbsenceLetters.cs", "CaseZip.cs", "Consequences.cs", "CoverDocuments.cs", "DeputyLetters.cs", "IssueInspectionNotice.cs", "IssueNotice.cs", "IssueReminder.cs", "NameSubject.cs", "PaperSource.cs", "PaperSource.Tasks.cs", "ReadFeed.cs",
        "Remedies.cs", "ResultPapers.cs",
    ];

    [Test]
    public void Who_asks_for_the_name_of_a_section_or_a_post_says_in_which_language()
    {
        var found = from file in Sources.Files("src", ".cs", ".cshtml")
                    where !Papers.Contains(Path.GetFileName(file))
                    from line in File.ReadLines(file)
                    where OneLanguage(line)
                    select $"{Sources.Name(file)}: {line.Trim()[..Math.Min(120, line.Trim().Length)]}";
        Assert.That(found, Is.Empty, "office.SectionName(id, db.Who.English), or both names beside each other");
        Assert.That((OneLanguage("office.SectionName(a.B(c).Id)"), OneLanguage("office.SectionName(x.Id, db.Who.English)"), OneLanguage("T[office.PostName(id), office.PostName(id, english: true)]")), Is.EqualTo((true, false, false)), "the search itself works");
    }

    [Test]
    public void NT_1_a_kind_of_document_has_one_English_name_wherever_a_page_names_it()
    {
        var names = DocumentKinds.All.ToDictionary(k => k.Zh, k => k.En, StringComparer.Ordinal);
        var pairs = (from file in Sources.Files("src", ".cs", ".cshtml")
                     from Match said in Pair().Matches(File.ReadAllText(file))
                     where names.ContainsKey(said.Groups["zh"].Value)
                     select (File: Sources.Name(file), Zh: said.Groups["zh"].Value, En: said.Groups["en"].Value)).ToList();
        Assert.That(pairs.Where(p => p.En != names[p.Zh]), Is.Empty);
        Assert.That(pairs, Has.Count.GreaterThan(5), "the search itself works");
    }

    private static bool OneLanguage(string line) =>
        !line.TrimStart().StartsWith("public static string PostName(", StringComparison.Ordinal) && NameOf().Matches(line) is { Count: > 0 } calls && calls.Any(c => !c.Value.Contains("nglish", StringComparison.Ordinal)) && !calls.Any(c => c.Value.Contains("english: true", StringComparison.Ordinal));

    [GeneratedRegex(@"office\.(?:Section|Post)Name\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NameOf();

    [GeneratedRegex("\\[\"(?<zh>[^\"]+)\", \"(?<en>[^\"]*)\"\\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pair();
}
