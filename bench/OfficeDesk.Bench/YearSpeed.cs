using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Bench;

/// <summary>The day's pages and lists with 100,000 and 1,000,000 tasks of which 8,000 run, one visitor and eight at once; the escalation of thousands overdue among them.</summary>
internal static class YearSpeed
{
    private const int Clients = 8;
    private const int Warm = 16_000;
    private const int IntakesASecond = 10;

    /// <summary>Logs what comes in meanwhile: nobody whose own pages are measured has thousands of first contacts on one day.</summary>
    private const string Colleague = "staff3";

    private static readonly (string Name, string Who, string Path)[] Pages =
    [
        ("my work", "staff1", "/my"), ("list of the section", "chief1", "/tasks"), ("list of all", "director", "/tasks"), ("finished ones", "director", "/tasks?view=Finished"),
        ("one matter", "staff1", "/t/B96"), ("one finished matter", "director", "/t/B77123"),
    ];

    public static async Task Measure(Table table, Place place)
    {
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var door = await Wire.Open(place.Port))
            foreach (var who in Pages.Select(p => p.Who).Append(Colleague).Distinct()) secrets[who] = await door.SignIn(who);
        var before = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (from, to, many, overdue) in new[] { (0, 100_000, "100,000", (0, 3000)), (100_000, 1_000_000, "1,000,000", (3000, 8000)) })
        {
            for (var start = from; start < to; start += Counted.Part) await Years.Fill(place, start);
            // in an office all this was written over the years: what a fill leaves to do in the background is done first
            await SearchSpeed.Sealed(place, to);
            await place.Settled();
            // the rush first: an office's program has run for hours, and what is asked all day has been compiled for good by then
            await AtOnce(table, place, many, secrets);
            // the program hangs up on whoever says nothing for as long as a fill takes
            using var wire = await Wire.Open(place.Port);
            await using var intakes = new Intakes(place.Port, secrets[Colleague]);
            foreach (var page in Pages)
            {
                var (median, p99) = await One(wire, page.Path, Wire.Request("GET", page.Path, $"Cookie: desk={secrets[page.Who]}\r\n"), intakes);
                var times = before.TryGetValue(page.Name, out var first) ? median / first : 1;
                before[page.Name] = median;
                table.Add($"page {page.Name} just after an intake, {many} tasks, on {place.Engine}", $"median {median:0.0} ms, p99 {p99:0.0} ms{(from > 0 ? $", {times:0.00} times the same with 100,000" : "")}",
                    "median <= 10 ms, p99 <= 50 ms, <= 1.3 times", median <= 10 && p99 <= 50 && times <= 1.3);
            }
            await Escalate(table, place, many, overdue);
        }
    }

    private static async Task AtOnce(Table table, Place place, string many, Dictionary<string, string> secrets)
    {
        var pages = Pages.Where(p => p.Name is "my work" or "list of the section" or "one matter").Select(p => Wire.Request("GET", p.Path, $"Cookie: desk={secrets[p.Who]}\r\n")).ToArray();
        var list = Wire.Request("POST", "/api/ListTasks", $"Authorization: Bearer {secrets["chief1"]}\r\n", """{"take":50}""");
        var shown = await Rate(place, secrets[Colleague], pages, 6000);
        table.Add($"my work, list and one matter in turn, {Clients} clients, {IntakesASecond} intakes a second beside, {many} tasks, on {place.Engine}", $"{shown:0} pages/s", ">= 1,000/s", shown >= 1000);
        var listed = await Rate(place, secrets[Colleague], [list], 12_000);
        table.Add($"JSON lists of 50, {Clients} clients, {IntakesASecond} intakes a second beside, {many} tasks, on {place.Engine}", $"{listed:0}/s", ">= 2,500/s", listed >= 2500);
    }

    /// <summary>Makes some of those that run overdue since yesterday, and lets the clock's work begin by hand.</summary>
    private static async Task Escalate(Table table, Place place, string many, (int From, int To) overdue)
    {
        await using (var filling = await place.BeginFill())
        {
            var day = OfficeClock.Day(TimeProvider.System.GetUtcNow()).AddDays(-7);
            await filling.Connection.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"UPDATE tasks SET due_on = '{day:yyyy-MM-dd}' WHERE id >= {1_000_000 + overdue.From} AND id < {1_000_000 + overdue.To}"), transaction: filling.Transaction);
            await filling.Commit();
        }
        using var wire = await Wire.Open(place.Port);
        var officer = await wire.SignIn("discipline1");
        var start = Stopwatch.GetTimestamp();
        var (status, body) = await wire.Send(Wire.Request("POST", "/api/RunEscalation", $"Authorization: Bearer {officer}\r\n", """{"byHand":true}"""));
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (status != 200) throw new InvalidOperationException($"RunEscalation: {status} {body}");
        var (chased, letters) = (Regex.Match(body, "\"chased\":(\\d+)").Groups[1].Value, Regex.Match(body, "\"letters\":(\\d+)").Groups[1].Value);
        table.Add($"escalation, {overdue.To - overdue.From} newly overdue among {many} tasks, on {place.Engine}", $"{took:0.00} s, {chased} chased, {letters} letters", "<= 2 s", took <= 2);
    }

    /// <summary>Before each of them something is logged, so that nothing is told that was known already.</summary>
    private static async Task<(double Median, double P99)> One(Wire wire, string path, byte[] request, Intakes intakes)
    {
        // as in an office that opened an hour ago
        for (var i = 0; i < 300; i++)
        {
            await intakes.Log();
            if (await wire.Send(request) is var (status, body) && status != 200) throw new InvalidOperationException($"{path} answers {status}: {body}");
        }
        var times = new double[200];
        for (var i = 0; i < times.Length; i++)
        {
            await intakes.Log();
            var start = Stopwatch.GetTimestamp();
            await wire.Send(request);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return (times[100], times[198]);
    }

    /// <param name="staff">Whose session the first contacts are logged with that come in meanwhile.</param>
    private static async Task<double> Rate(Place place, string staff, byte[][] requests, int many)
    {
        async Task All(int count) => await Task.WhenAll(Enumerable.Range(0, Clients).Select(c => Task.Run(async () =>
        {
            using var wire = await Wire.Open(place.Port);
            for (var i = 0; i < count / Clients; i++)
                if ((await wire.Send(requests[(i + c) % requests.Length])).Status is var status && status != 200) throw new InvalidOperationException($"answers {status}");
        })));
        await All(Warm);
        await using var beside = new Intakes(place.Port, staff).Begin(IntakesASecond);
        var start = Stopwatch.GetTimestamp();
        await All(many);
        return many / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
