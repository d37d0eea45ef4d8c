using System.Diagnostics;
using Dapper;

namespace OfficeDesk.Bench;

/// <summary>Finding among 100,000 and 1,000,000 first contacts with their tasks: names, phones, words, initials, numbers; what it costs to put them into blocks.</summary>
internal static class SearchSpeed
{
    /// <summary>What is looked for: a name, the end of a phone, a whole one, frequent and rare words, words together, initials, numbers.</summary>
    private static readonly string[] Looked = ["来访人丙三", "4177", "10200004177", "低保", "护理补贴", "渔船燃油", "低保 护理补贴", "临时救助 住院", "lfrb", "csdb", "B77123", "工作人员", "没有的词"];

    /// <summary>The pages where they are found.</summary>
    public static string[] Pages => [.. Looked.Select(l => $"/find?q={Uri.EscapeDataString(l)}")];

    public static async Task Measure(Table table, Place place)
    {
        foreach (var (from, to, many) in new[] { (0, 100_000, "100,000"), (100_000, 1_000_000, "1,000,000") })
        {
            for (var start = from; start < to; start += Counted.Part) await Years.Fill(place, start);
            table.Add($"blocks for {many} on {place.Engine}", $"{await Sealed(place, to):0} s", "", "");
            // a connection of its own: the program closes one on which nothing was asked for two minutes
            using var wire = Wire.Open(place.Port);
            Each(table, wire, [wire.SignIn("staff1"), wire.SignIn("director")], $"among {many} on {place.Engine}");
        }
    }

    private static void Each(Table table, Wire wire, string[] people, string where)
    {
        var (all, slowest, said) = (new List<double>(), 0.0, "");
        foreach (var secret in people)
            foreach (var text in Looked)
            {
                var request = Wire.Request("POST", "/api/FindAnything", $"Authorization: Bearer {secret}\r\n", $$"""{"text":"{{text}}"}""");
                for (var i = 0; i < 5; i++)
                    if (wire.Send(request).Status is var status && status != 200) throw new InvalidOperationException($"FindAnything {text}: {status}");
                var times = new double[40];
                for (var i = 0; i < times.Length; i++)
                {
                    var start = Stopwatch.GetTimestamp();
                    wire.Send(request);
                    times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                }
                Array.Sort(times);
                all.AddRange(times);
                if (times[20] > slowest) (slowest, said) = (times[20], text);
            }
        all.Sort();
        var (median, p99) = (all[all.Count / 2], all[all.Count * 99 / 100]);
        table.Add($"find {where}", $"median {median:0.0} ms, p99 {p99:0.0} ms (slowest word {said}: median {slowest:0.0} ms)", "median <= 10 ms, p99 <= 50 ms", median <= 10 && p99 <= 50);
    }

    /// <summary>Waits until the program has put everything into blocks by itself.</summary>
    public static async Task<double> Sealed(Place place, int to)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(20))
        {
            await using (var filling = await place.BeginFill())
                if (await filling.Connection.ExecuteScalarAsync<long>("SELECT COALESCE(MAX(last_id), 0) FROM search_blocks WHERE kind = 'E'", transaction: filling.Transaction) >= 1_000_000L + to - 1000) return Stopwatch.GetElapsedTime(start).TotalSeconds;
            await Task.Delay(2000);
        }
        throw new TimeoutException("the blocks were not made");
    }
}
