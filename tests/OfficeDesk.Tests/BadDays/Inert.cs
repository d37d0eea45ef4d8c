using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OfficeDesk.Tests.BadDays;

/// <summary>Whether what was typed is still only text where it comes out; each answers what is wrong, or nothing.</summary>
internal static partial class Inert
{
    /// <summary>What a payload carries.</summary>
    private const string Mark = "zq";

    private static readonly string[] Never = ["script", "iframe", "object", "embed", "base", "svg", "math", "style", "link", "frame"];

    private static readonly string[] Addresses = ["href", "src", "action", "formaction", "hx-get", "hx-post", "data-poll"];

    /// <summary>An answer of the program: its headers, and its body by what it says it is.</summary>
    public static IEnumerable<string> Answer(HttpResponseMessage answer, byte[] body)
    {
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => Marked().IsMatch(Sealed().Replace(h.Key + string.Concat(h.Value), ""))))
            if (name != "Location" && name != "Content-Disposition" || name == "Location" && !Local(string.Concat(values))) yield return $"header {name}: {string.Concat(values)}";
        var found = answer.Content.Headers.ContentType?.MediaType switch
        {
            "text/html" => Html(Encoding.UTF8.GetString(body)),
            "text/csv" => Csv(Encoding.UTF8.GetString(body)),
            _ when body is [0x50, 0x4B, ..] => Workbook(body),
            _ => [],
        };
        foreach (var wrong in found) yield return wrong;
    }

    /// <summary>No payload is a tag, an attribute, the script of a tag, or an address that leads away.</summary>
    public static IEnumerable<string> Html(string html)
    {
        if (html.Contains(Payloads.Product, StringComparison.Ordinal)) yield return "a template was calculated";
        if (html.Contains("root:x:0", StringComparison.Ordinal)) yield return "a file of the machine was read";
        if (Scripts().Match(html) is { Success: true } script) yield return $"a script: {script.Value}";
        foreach (Match tag in Tags().Matches(html))
        {
            var (name, rest) = (tag.Groups["name"].Value, tag.Groups["rest"].Value);
            if (!tag.Value.Contains(Mark, StringComparison.Ordinal)) continue;
            if (name.Contains(Mark, StringComparison.Ordinal) || Values().Replace(rest, "=").Contains(Mark, StringComparison.Ordinal)) yield return $"broken out: {tag.Value}";
            if (Never.Contains(name, StringComparer.OrdinalIgnoreCase)) yield return $"a tag of its own: {tag.Value}";
            foreach (Match a in Values().Matches(rest).Where(a => a.Value.Contains(Mark, StringComparison.Ordinal)))
            {
                var (attribute, value) = (a.Groups["name"].Value.ToLowerInvariant(), WebUtility.HtmlDecode(a.Groups["value"].Value));
                if (attribute.StartsWith("on", StringComparison.Ordinal) || attribute is "style" or "srcdoc" or "http-equiv") yield return $"{attribute} of its own: {tag.Value}";
                if (Addresses.Contains(attribute) && !Local(value)) yield return $"leads away: {tag.Value}";
            }
        }
    }

    /// <summary>No cell begins with what a spreadsheet takes for a formula.</summary>
    public static IEnumerable<string> Csv(string csv) =>
        Cells().Matches(csv.TrimStart('\uFEFF')).Select(m => m.Groups["cell"].Value).Where(c => c.Contains(Mark, StringComparison.Ordinal) && c.TrimStart(' ') is [var first, ..] && "=+-@\t\r\n＝＋－＠".Contains(first, StringComparison.Ordinal)).Select(c => $"a formula: {c}");

    /// <summary>Every part of a workbook or a Word file is well formed; no formula, no field and no address in it is a payload.</summary>
    public static IEnumerable<string> Workbook(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var part in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal) || e.FullName.EndsWith(".rels", StringComparison.Ordinal)))
        {
            using var stream = part.Open();
            var read = XDocument.Load(stream);
            if (part.FullName.EndsWith(".rels", StringComparison.Ordinal) && read.ToString().Contains(Mark, StringComparison.Ordinal)) yield return $"an address: {part.FullName}";
            foreach (var e in read.Descendants().Where(e => e.Name.LocalName is "f" or "instrText" or "fldSimple" or "hyperlink" && e.ToString().Contains(Mark, StringComparison.Ordinal))) yield return $"calculated: {e}";
        }
    }

    private static bool Local(string address) => address.Length == 0 || address[0] is '?' or '#' || (address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal));

    // a secret may hold the two letters by chance
    /// <summary>A cookie the program has sealed: what it is made of is chance, so that a mark may stand in it by chance.</summary>
    [GeneratedRegex("=CfDJ8[A-Za-z0-9_-]+", RegexOptions.None, 10_000)]
    private static partial Regex Sealed();

    [GeneratedRegex("zq[0-9]{4}", RegexOptions.None, 10_000)]
    private static partial Regex Marked();

    [GeneratedRegex("<(?<name>[a-zA-Z!/?][^\\s>/]*)(?<rest>([^>\"']|\"[^\"]*\"|'[^']*')*)>", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Tags();

    [GeneratedRegex("(?<name>[^\\s=\"'/]+)=(\"(?<value>[^\"]*)\"|'(?<value>[^']*)')", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Values();

    [GeneratedRegex("\"(?<cell>([^\"]|\"\")*)\"|(?<cell>[^,\"\r\n]+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Cells();

    [GeneratedRegex("<script[^>]*>[^<]{0,40}zq[0-9]{4}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Scripts();
}
