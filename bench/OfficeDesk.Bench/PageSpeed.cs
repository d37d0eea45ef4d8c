using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace OfficeDesk.Bench;

/// <summary>Every kind of page that each role comes to by following links, in an office with 100,000 first contacts: what the other parts do not name is slow here.</summary>
internal static partial class PageSpeed
{
    private const int Most = 400;
    private const int OfAKind = 3;
    private const double Goal = 100;

    private static readonly string[] People = ["staff1", "staff5", "chief1", "chief4", "leader1", "director", "office1", "discipline1", "town0", "admin", "security", "auditor"];

    private static readonly string[] Doors =
    [
        "/my", "/counter", "/tasks", "/tasks?view=Finished", "/enquiries", "/applications", "/documents", "/absence", "/cover", "/complaints", "/breaches", "/discipline", "/appraisal",
        "/calendar", "/duty", "/training", "/inspections", "/audit", "/admin", "/approvals", "/catalogue", "/guide", "/find?q=低保", "/help", "/views", "/deputies", "/ladders",
    ];

    public static async Task Measure(Table table, Place place)
    {
        for (var start = 0; start < 100_000; start += Counted.Part) await Years.Fill(place, start);
        await SearchSpeed.Sealed(place, 100_000);
        await place.Settled();
        foreach (var person in People)
        {
            using var door = Wire.Open(place.Port);
            using var visitor = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{place.Port}") };
            visitor.DefaultRequestHeaders.Add("Cookie", $"desk={door.SignIn(person)}");
            var (seen, broken) = await Walk(visitor);
            seen.Sort((a, b) => b.Took.CompareTo(a.Took));
            table.Add($"{seen.Count} pages of {person} on {place.Engine}", $"slowest {string.Join(", ", seen.Take(3).Select(s => $"{s.Path} {s.Took:0} ms"))}{(broken.Count > 0 ? $"; broken: {string.Join(' ', broken)}" : "")}",
                "each <= 100 ms, none broken", broken.Count == 0 && seen[0].Took <= Goal);
        }
    }

    private static async Task<(List<(string Path, double Took)> Seen, List<string> Broken)> Walk(HttpClient visitor)
    {
        var (seen, broken) = (new List<(string, double)>(), new List<string>());
        var (known, kinds, waiting) = (new HashSet<string>(Doors, StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal), new Queue<string>(Doors));
        while (seen.Count < Most && waiting.TryDequeue(out var path))
        {
            if (kinds.TryGetValue(KindOf(path), out var many) && many == OfAKind) continue;
            kinds[KindOf(path)] = many + 1;
            using var answer = await visitor.GetAsync(new Uri(path, UriKind.Relative));
            if (answer.StatusCode >= HttpStatusCode.InternalServerError) broken.Add($"{path} ({(int)answer.StatusCode})");
            if (answer.StatusCode is not HttpStatusCode.OK) continue;
            seen.Add((path, await Took(visitor, path)));
            var body = await answer.Content.ReadAsStringAsync();
            foreach (Match link in Links().Matches(body))
                if (WebUtility.HtmlDecode(link.Groups[1].Value) is var href && !IsFile(href) && known.Add(href)) waiting.Enqueue(href);
        }
        return (seen, broken);
    }

    /// <summary>The best of three: what the machine does beside it is not the page's.</summary>
    private static async Task<double> Took(HttpClient visitor, string path)
    {
        var best = double.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using (var answer = await visitor.GetAsync(new Uri(path, UriKind.Relative))) await answer.Content.ReadAsByteArrayAsync();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return best;
    }

    /// <summary>The address without what differs between two of the same kind.</summary>
    private static string KindOf(string path) => Values().Replace(Numbers().Replace(path, "N"), "=");

    /// <summary>Scripts and styles, and what leaves as a file: long ones take their time and show their progress.</summary>
    private static bool IsFile(string href) => href.StartsWith("//", StringComparison.Ordinal) || href.StartsWith("/lib/", StringComparison.Ordinal) || href.StartsWith("/assets/", StringComparison.Ordinal)
        || href.StartsWith("/logout", StringComparison.Ordinal) || Files().IsMatch(href);

    [GeneratedRegex("href=\"(/[^\"#]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex(@"[A-Z]*[\d〔〕-]*\d[^/?=&]*")]
    private static partial Regex Numbers();

    [GeneratedRegex("=[^&]*")]
    private static partial Regex Values();

    [GeneratedRegex(@"(\.csv|\.xlsx|\.zip|\.docx|\.ics|\.css|\.js|handler=Csv|format=|file=|/csv|/xlsx)")]
    private static partial Regex Files();
}
