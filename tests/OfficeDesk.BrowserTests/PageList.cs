using OfficeDesk.Tests.Architecture;

namespace OfficeDesk.BrowserTests;

/// <summary>Which pages are looked at as whom: the lines of pages.tsv and the pages.*.tsv beside it, one a feature.</summary>
/// <param name="Looked">A sign-in name and its pages; what stands in braces is found first.</param>
/// <param name="Found">The query that finds what a name in braces stands for; {today} in it is the office's day.</param>
/// <param name="Unseen">Pages without a picture of their own.</param>
internal sealed record PageList(IReadOnlyList<(string Who, string[] Paths)> Looked, IReadOnlyDictionary<string, string> Found, IReadOnlySet<string> Unseen)
{
    public static PageList Read()
    {
        var lines = Directory.GetFiles(Path.Combine(Sources.Root, "tests/OfficeDesk.BrowserTests"), "pages*.tsv").Order(StringComparer.Ordinal)
            .SelectMany(f => File.ReadLines(f)).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t', 3)).ToList();
        return new PageList(
            [.. lines.Where(l => l[0] is not ("find" or "unseen")).GroupBy(l => l[0], l => l[1]).Select(g => (g.Key, g.Distinct().ToArray()))],
            lines.Where(l => l[0] == "find").ToDictionary(l => l[1], l => l[2], StringComparer.Ordinal),
            lines.Where(l => l[0] == "unseen").Select(l => l[1]).ToHashSet(StringComparer.Ordinal));
    }
}
