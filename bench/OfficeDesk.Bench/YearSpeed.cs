using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Bench;

/// <summary>
/// The day's pages and lists in two offices of which one has ten times as many years behind it, 100,000 and 1,000,000 tasks of which
/// 8,000 run in each; one visitor and eight at once; the escalation of thousands overdue among them.
/// </summary>
internal static class YearSpeed
{
    private const int Clients = 8;
    private const int Warm = 16_000;
    private const int IntakesASecond = 10;
    private const int Overdue = 5000;

    /// <summary>A machine is not the same from one second to the next: the two offices are asked in turns, so many times each.</summary>
    private const int Turns = 10;
    private const int ATurn = 20;
    private const int Rushes = 4;

    /// <summary>Logs what comes in meanwhile: nobody whose own pages are measured has thousands of first contacts on one day.</summary>
    private const string Colleague = "staff3";

    // the pages of first contacts count thousands without an answer: they have the limit of every page
    private static readonly Asked[] Pages =
    [
        // first, while no more wait for their block than in an office: the intakes between the pages of all the others are years of it
        new("found by 13 words in turn", "staff1", SearchSpeed.Pages),
        new("my work", "staff1", "/my"), new("list of the section", "chief1", "/tasks"), new("list of all", "director", "/tasks"), new("finished ones", "director", "/tasks?view=Finished"),
        new("one matter", "staff1", "/t/B96"), new("one finished matter", "director", "/t/B77123"),
        new("first contacts of the section", "chief1", "/enquiries?tab=Section") { Goal = 100, Slowest = 200 }, new("first contacts without an answer", "leader1", "/enquiries?tab=Unanswered") { Goal = 100, Slowest = 200 },
    ];

    public static async Task Measure(Table table, Place few, Place many)
    {
        Grown[] both = [await Grow(few, 100_000, "100,000"), await Grow(many, 1_000_000, "1,000,000")];
        // the rush first: an office's program has run for hours, and what is asked all day has been compiled for good by then
        await AtOnce(table, both);
        foreach (var page in Pages)
        {
            var times = await InTurns(both, page);
            for (var n = 0; n < both.Length; n++)
            {
                var (median, p99, ratio) = (times[n][Turns * ATurn / 2], times[n][Turns * ATurn * 99 / 100], times[n][Turns * ATurn / 2] / times[0][Turns * ATurn / 2]);
                table.Add($"page {page.Name} just after an intake, {both[n].Many} tasks, on {many.Engine}", $"median {median:0.0} ms, p99 {p99:0.0} ms{(n > 0 ? $", {ratio:0.00} times the same with 100,000" : "")}",
                    $"median <= {page.Goal} ms, p99 <= {page.Slowest} ms, <= 1.3 times", median <= page.Goal && p99 <= page.Slowest && ratio <= 1.3);
            }
        }
        var first = await Escalate(table, both[0], null);
        await Escalate(table, both[1], first);
    }

    /// <summary>Pages somebody opens one after another; milliseconds that half of them, and all but a hundredth, may take.</summary>
    private sealed record Asked(string Name, string Who, params string[] Paths)
    {
        public double Goal { get; init; } = 10;

        public double Slowest { get; init; } = 50;
    }

    /// <summary>An office with years behind it, and who is signed in there.</summary>
    private sealed record Grown(Place Place, string Many, IReadOnlyDictionary<string, string> Secrets)
    {
        /// <summary>Whose turn it is where pages are asked one after another, over all turns of an office.</summary>
        public int Next { get; set; }
    }

    private static async Task<Grown> Grow(Place place, int to, string many)
    {
        for (var start = 0; start < to; start += Counted.Part) await Years.Fill(place, start);
        // in an office all this was written over the years: what a fill leaves to do in the background is done first
        await SearchSpeed.Sealed(place, to);
        await place.Settled();
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var door = Wire.Open(place.Port);
        foreach (var who in Pages.Select(p => p.Who).Append(Colleague).Distinct()) secrets[who] = door.SignIn(who);
        return new Grown(place, many, secrets);
    }

    private static async Task AtOnce(Table table, Grown[] both)
    {
        var pages = Pages.Where(p => p.Name is "my work" or "list of the section" or "one matter").ToArray();
        var shown = await Rates(both, o => [.. pages.Select(p => Wire.Request("GET", p.Paths[0], $"Cookie: desk={o.Secrets[p.Who]}\r\n"))], 6000);
        for (var n = 0; n < both.Length; n++)
            table.Add($"my work, list and one matter in turn, {Clients} clients, {IntakesASecond} intakes a second beside, {both[n].Many} tasks, on {both[n].Place.Engine}", $"{shown[n]:0} pages/s", ">= 1,000/s", shown[n] >= 1000);
        var listed = await Rates(both, o => [Wire.Request("POST", "/api/ListTasks", $"Authorization: Bearer {o.Secrets["chief1"]}\r\n", """{"take":50}""")], 12_000);
        for (var n = 0; n < both.Length; n++)
            table.Add($"JSON lists of 50, {Clients} clients, {IntakesASecond} intakes a second beside, {both[n].Many} tasks, on {both[n].Place.Engine}", $"{listed[n]:0}/s", ">= 2,500/s", listed[n] >= 2500);
    }

    /// <summary>Makes some of those that run overdue since a week, and lets the clock's work begin by hand.</summary>
    /// <param name="before">Seconds it took in the younger office; null there.</param>
    private static async Task<double> Escalate(Table table, Grown office, double? before)
    {
        var place = office.Place;
        await using (var filling = await place.BeginFill())
        {
            var day = OfficeClock.Day(TimeProvider.System.GetUtcNow()).AddDays(-7);
            await filling.Connection.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"UPDATE tasks SET due_on = '{day:yyyy-MM-dd}' WHERE id >= 1000000 AND id < {1_000_000 + Overdue}"), transaction: filling.Transaction);
            await filling.Commit();
        }
        using var wire = Wire.Open(place.Port);
        var officer = wire.SignIn("discipline1");
        var start = Stopwatch.GetTimestamp();
        var (status, body) = wire.Send(Wire.Request("POST", "/api/RunEscalation", $"Authorization: Bearer {officer}\r\n", """{"byHand":true}"""));
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (status != 200) throw new InvalidOperationException($"RunEscalation: {status} {body}");
        var (chased, letters) = (Regex.Match(body, "\"chased\":(\\d+)").Groups[1].Value, Regex.Match(body, "\"letters\":(\\d+)").Groups[1].Value);
        table.Add($"escalation, {Overdue} newly overdue among {office.Many} tasks, on {place.Engine}", $"{took:0.00} s, {chased} chased, {letters} letters{(before is { } b ? $", {took / b:0.00} times the same with 100,000" : "")}", "<= 2 s", took <= 2);
        return took;
    }

    /// <summary>Before each page something is logged, so that nothing is told that was known already.</summary>
    /// <returns>Milliseconds of each request, the shortest first, for each office.</returns>
    private static async Task<double[][]> InTurns(Grown[] offices, Asked page)
    {
        var times = offices.Select(_ => new List<double>()).ToArray();
        // the first turns warm up, as in an office that opened an hour ago
        for (var turn = -Turns; turn < Turns; turn++)
            for (var n = 0; n < offices.Length; n++)
            {
                var asked = await Turn(offices[n], page);
                if (turn >= 0) times[n].AddRange(asked);
            }
        return [.. times.Select(t => t.Order().ToArray())];
    }

    private static async Task<double[]> Turn(Grown office, Asked page)
    {
        using var wire = Wire.Open(office.Place.Port);
        await using var intakes = new Intakes(office.Place.Port, office.Secrets[Colleague]);
        var (requests, times) = (page.Paths.Select(p => Wire.Request("GET", p, $"Cookie: desk={office.Secrets[page.Who]}\r\n")).ToArray(), new double[ATurn]);
        for (var i = 0; i < times.Length; i++)
        {
            intakes.Log();
            var start = Stopwatch.GetTimestamp();
            var (status, body) = wire.Send(requests[office.Next++ % requests.Length]);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (status != 200) throw new InvalidOperationException($"{page.Name} answers {status}: {body}");
        }
        return times;
    }

    /// <summary>How many a second in each office, asked in turns.</summary>
    private static async Task<double[]> Rates(Grown[] offices, Func<Grown, byte[][]> asked, int many)
    {
        var (took, each) = (new double[offices.Length], many / Rushes);
        foreach (var office in offices) await All(office, asked(office), Warm);
        for (var turn = 0; turn < Rushes; turn++)
            for (var n = 0; n < offices.Length; n++)
            {
                await using var beside = new Intakes(offices[n].Place.Port, offices[n].Secrets[Colleague]).Begin(IntakesASecond);
                var start = Stopwatch.GetTimestamp();
                await All(offices[n], asked(offices[n]), each);
                took[n] += Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
        return [.. took.Select(t => each * Rushes / t)];
    }

    private static Task All(Grown office, byte[][] requests, int count) => Wire.Visitors(Clients, c =>
    {
        using var wire = Wire.Open(office.Place.Port);
        for (var i = 0; i < count / Clients; i++)
            if (wire.Send(requests[(i + c) % requests.Length]).Status is var status && status != 200) throw new InvalidOperationException($"answers {status}");
    });
}
