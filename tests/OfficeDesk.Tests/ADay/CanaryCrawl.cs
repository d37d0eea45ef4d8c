using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace OfficeDesk.Tests.ADay;

/// <summary>Walks through everything that somebody can open, link by link, and shows each page and each file to <paramref name="look"/>.</summary>
/// <param name="look">What was found: "page" or "export", the address, who opened it, the text.</param>
/// <param name="raw">The same answer as it came over the wire.</param>
internal sealed partial class CanaryCrawl(HttpClient http, Action<string, string, string, string> look, Action<string, HttpResponseMessage, byte[]>? raw = null)
{
    /// <summary>Pages of one shape (numbers and the values of filters apart) that a person opens at most.</summary>
    private const int OfAShape = 3;

    /// <summary>Every address that a page or a redirect leads to.</summary>
    public HashSet<string> Addresses { get; } = [];

    public int Opened { get; private set; }

    /// <summary>Lists that left as a file.</summary>
    public int Exports { get; private set; }

    public async Task Walk(string who, string secret)
    {
        var (queue, seen, shapes) = (new Queue<string>(["/", "/find?q=字样"]), new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        while (queue.TryDequeue(out var path))
        {
            if (!seen.Add(path)) continue;
            var shape = ShapeOf(path);
            if ((shapes[shape] = shapes.GetValueOrDefault(shape) + 1) > OfAShape) continue;
            foreach (var next in await Open(who, secret, path)) queue.Enqueue(next);
        }
    }

    private static string ShapeOf(string path)
    {
        var parts = path.Split('?', 2);
        var names = parts.Skip(1).SelectMany(p => p.Split('&')).Select(p => p.Split('=')[0]).Distinct().Order(StringComparer.Ordinal);
        return Digits().Replace(parts[0], "#") + "?" + string.Join('&', names);
    }

    private async Task<IReadOnlyList<string>> Open(string who, string secret, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", "desk=" + secret);
        using var answer = await http.SendAsync(request);
        Opened++;
        Assert.That((int)answer.StatusCode, Is.LessThan(500), $"{who} {path}");
        if (answer.Headers.Location is { } to)
        {
            raw?.Invoke(path, answer, []);
            Addresses.Add(to.ToString());
            return [to.ToString()];
        }
        var body = await answer.Content.ReadAsByteArrayAsync();
        raw?.Invoke(path, answer, body);
        var page = answer.Content.Headers.ContentType?.MediaType == "text/html";
        if (!page && answer.Content.Headers.ContentDisposition is not null) Exports++;
        var text = TextOf(body);
        look(page ? "page" : "export", path, who, text);
        if (answer.IsSuccessStatusCode && page) Assert.That(answer.Headers.CacheControl?.NoStore, Is.True, $"D6: {path} is kept by no cache");
        if (!page) return [];
        foreach (Match m in Leads().Matches(text)) Addresses.Add(WebUtility.HtmlDecode(m.Groups["to"].Value));
        return [.. Links().Matches(text).Select(m => WebUtility.HtmlDecode(m.Groups["to"].Value)).Where(a => a.StartsWith('/') && !Left().IsMatch(a)).Select(a => a.Split('#')[0]).Distinct()];
    }

    /// <summary>The text of a page or of a list; of a workbook or a .docx, that of all its parts.</summary>
    private static string TextOf(byte[] body)
    {
        if (body is not [0x50, 0x4B, ..]) return WebUtility.HtmlDecode(Encoding.UTF8.GetString(body));
        using var zip = new ZipArchive(new MemoryStream(body));
        var all = new StringBuilder();
        foreach (var part in zip.Entries)
        {
            using var reader = new StreamReader(part.Open());
            all.Append(reader.ReadToEnd());
        }
        return WebUtility.HtmlDecode(all.ToString());
    }

    [GeneratedRegex("[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Digits();

    /// <summary>What leads away: every attribute that holds an address.</summary>
    [GeneratedRegex("(?:href|src|action|formaction|hx-get|hx-post|data-poll|data-draft|from)=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Leads();

    /// <summary>What opens by looking at it.</summary>
    [GeneratedRegex("(?:href|hx-get|data-poll)=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    /// <summary>The way out, what is the same for everybody, and the same pages in the other language.</summary>
    [GeneratedRegex("^/(?:logout|lib/|health|favicon)|^//|[?&]culture=|\\.(?:css|js|svg|png|ico)(?:\\?|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Left();
}
