using System.Diagnostics;
using System.Text.RegularExpressions;

namespace OfficeDesk.Bench;

/// <summary>LogEnquiry over HTTP with everything it does, beside bare one-row inserts into the same engine in the same run; pages before and after.</summary>
internal static class Rates
{
    private const double Goal = 0.25;

    private const int Turns = 10;

    /// <summary>Nobody at the counter waits much longer than the others.</summary>
    private const double LongestWait = 8;

    public static async Task Measure(Table table, Place place, int requests)
    {
        var secret = SignIn(place);
        Pages(table, place, secret, "with the demo data");
        await Log(place, secret, 4, requests * 2, "warm");
        await place.BareRate(4, 1000);
        foreach (var clients in new[] { 1, 8 })
        {
            // in turns, because a machine is not the same from one second to the next
            var (bare, logging, times) = (0.0, 0.0, new List<double>());
            for (var turn = 0; turn < Turns; turn++)
            {
                bare += requests / Turns / await place.BareRate(clients, requests / Turns);
                var (seconds, waited) = await Log(place, secret, clients, requests / Turns, $"c{clients}-{turn}");
                logging += seconds;
                times.AddRange(waited);
            }
            times.Sort();
            var (share, median, p99) = (bare / logging, times[times.Count / 2], times[times.Count * 99 / 100]);
            table.Add($"LogEnquiry on {place.Engine}, {clients} client{(clients > 1 ? "s" : "")}",
                $"{times.Count / logging:0}/s of {times.Count / bare:0}/s bare inserts = {share:0.0%} (median {median:0.00} ms, p99 {p99:0.00} ms = {p99 / median:0.0} times)",
                clients == 8 ? $">= {Goal:0%}, p99 <= {LongestWait:0} times" : "", clients == 8 ? share >= Goal && p99 <= LongestWait * median : null);
        }
        Pages(table, place, secret, "after these intakes");
    }

    private static string SignIn(Place place)
    {
        using var wire = Wire.Open(place.Port);
        return wire.SignIn("staff1");
    }

    private static async Task<(double Seconds, IEnumerable<double> Waited)> Log(Place place, string secret, int clients, int requests, string run)
    {
        var times = new double[clients][];
        var start = Stopwatch.GetTimestamp();
        await Wire.Visitors(clients, c =>
        {
            using var wire = Wire.Open(place.Port);
            times[c] = new double[requests / clients];
            for (var i = 0; i < times[c].Length; i++)
            {
                var sent = Stopwatch.GetTimestamp();
                var (status, body) = wire.Send(Wire.Request("POST", "/api/LogEnquiry", $"Authorization: Bearer {secret}\r\nIdempotency-Key: {run}-{c}-{i}\r\n",
                    $$"""{"channel":"Call","citizenName":"来访人甲","phone":"1000{{c:00}}{{i:00000}}","matterTypeId":1,"ask":"{{run}}-{{c}}-{{i}} 询问城市低保的申请条件、所需材料和办理时限。","route":"Own"}"""));
                if (status != 200) throw new InvalidOperationException($"LogEnquiry: {status} {body}");
                times[c][i] = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
            }
        });
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return (took, times.SelectMany(t => t));
    }

    /// <summary>Pages as the browser of somebody signed in asks for them, one after the other.</summary>
    private static void Pages(Table table, Place place, string secret, string when)
    {
        using var wire = Wire.Open(place.Port);
        var (_, logged) = wire.Send(Wire.Request("POST", "/api/LogEnquiry", $"Authorization: Bearer {secret}\r\n", """{"channel":"Call","citizenName":"来访人甲","phone":"10000090001","matterTypeId":1,"ask":"问进度","route":"Own"}"""));
        var pages = new[] { ("counter", "/counter"), ("my work", "/my"), ("one matter", "/t/" + Member(logged, "number")), ("one enquiry", "/e/" + Member(logged, "number")) }
            .Select(p => (What: p.Item1, Request: Wire.Request("GET", p.Item2, $"Cookie: desk={secret}\r\n"))).ToArray();
        // as in an office that opened an hour ago: the program has been compiled for what is asked of it
        for (var i = 0; i < 2400; i++) wire.Send(pages[i % pages.Length].Request);
        foreach (var (what, request) in pages)
        {
            var times = new double[300];
            for (var i = 0; i < times.Length; i++)
            {
                var sent = Stopwatch.GetTimestamp();
                if (wire.Send(request).Status is var status && status != 200) throw new InvalidOperationException($"{what} answers {status}");
                times[i] = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
            }
            Array.Sort(times);
            table.Add($"page {what} on {place.Engine}, {when}", $"median {times[150]:0.00} ms, p99 {times[297]:0.00} ms", "median <= 10 ms", times[150] <= 10);
        }
    }

    private static string Member(string json, string name) => Regex.Match(json, $"\"{name}\":\"([^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking) is { Success: true } m
        ? m.Value[(name.Length + 4)..^1] : throw new InvalidOperationException($"no {name} in {json}");
}
