using System.Data.Common;
using System.Diagnostics;
using Dapper;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Appraisal;

namespace OfficeDesk.Bench;

/// <summary>A round of 2,000 people with 200,000 sealed ballots counted; ballots saved by 8 raters at once; a result's page.</summary>
internal static class Appraisals
{
    private const int People = 2_000;
    private const int BallotsEach = 100;

    // a round is voted on for days: the program that is measured has been at it for a while
    private const int Warm = 1000;
    private const int Timed = 500;

    private static readonly string[] Categories = ["Group", "Others", "Own", "GrassRoots"];

    public static async Task Measure(Table table, Place place)
    {
        await Fill(place);
        using var wire = Wire.Open(place.Port);
        var leader = wire.SignIn("leader1");
        var start = Stopwatch.GetTimestamp();
        var (status, body) = wire.Send(Wire.Request("POST", "/api/CountBallots", $"Authorization: Bearer {leader}\r\n", """{"roundId":1,"version":1}"""));
        var counted = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (status != 200 || !body.Contains($"\"withTotal\":{People}", StringComparison.Ordinal)) throw new InvalidOperationException($"CountBallots: {status} {body}");
        table.Add($"count {People:N0} people, {People * BallotsEach:N0} ballots on {place.Engine}", $"{counted:0.00} s", "<= 2 s", counted <= 2);
        start = Stopwatch.GetTimestamp();
        wire.Send(Wire.Request("POST", "/api/ListResults", $"Authorization: Bearer {leader}\r\n", """{"roundId":1}"""));
        table.Add($"rank and list them on {place.Engine}", $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s", "", "");
        await Save(table, place);

        var request = Wire.Request("GET", "/appraisal/result/1000000", $"Cookie: desk={leader}\r\n");
        for (var i = 0; i < 60; i++) (status, _) = wire.Send(request);
        var times = new double[200];
        for (var i = 0; i < times.Length; i++)
        {
            start = Stopwatch.GetTimestamp();
            (status, _) = wire.Send(request);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        table.Add($"page one result on {place.Engine}", status == 200 ? $"median {times[100]:0.00} ms, p99 {times[197]:0.00} ms" : $"not there ({status})", "median <= 20 ms", status == 200 && times[100] <= 20);
    }

    /// <summary>Eight raters hand in one ballot after the other, each on another person.</summary>
    private static async Task Save(Table table, Place place)
    {
        string[] raters = ["staff1", "staff2", "staff3", "staff4", "staff5", "staff6", "staff7", "staff8"];
        var times = new double[raters.Length][];
        await Wire.Visitors(times.Length, r =>
        {
            using var wire = Wire.Open(place.Port);
            var secret = wire.SignIn(raters[r]);
            times[r] = new double[Timed];
            for (var i = -Warm; i < Timed; i++)
            {
                var start = Stopwatch.GetTimestamp();
                var (status, body) = wire.Send(Wire.Request("POST", "/api/SaveBallot", $"Authorization: Bearer {secret}\r\n", $$"""{"subjectId":{{2_000_000 + Warm + i}},"points":[20,21.5,22,23],"remark":"","handIn":true,"version":0}"""));
                if (status != 200) throw new InvalidOperationException($"SaveBallot: {status} {body}");
                if (i >= 0) times[r][i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        });
        var all = times.SelectMany(t => t).Order().ToArray();
        table.Add($"save a ballot with 8 raters on {place.Engine}", $"median {all[all.Length / 2]:0.00} ms, p99 {all[all.Length * 99 / 100]:0.00} ms", "median <= 10 ms", all[all.Length / 2] <= 10);
    }

    /// <summary>A closed round with its ballots, and an open one in which eight raters vote on some hundred people.</summary>
    private static async Task Fill(Place place)
    {
        using var box = new BallotBox(AuditKey.Load(place.DataFolder));
        await using var writing = await place.BeginFill();
        var (connection, transaction) = (writing.Connection, writing.Transaction);
        await connection.ExecuteAsync("""
            INSERT INTO ap_rounds (id, of_whom, year_no, quarter_no, state, last_day, weights, dims, least, quarter_share, rectify_below, made_by, made_at)
            VALUES (1, 'Chiefs', 2001, 1, 'Closed', '2026-12-20', '70,10,10,10', '25,25,25,25', 3, 0, 70, 2, '2026-03-01T00:00:00.000000Z'),
                   (2, 'Chiefs', 2001, 2, 'Open', '2026-12-20', '70,10,10,10', '25,25,25,25', 3, 0, 70, 2, '2026-03-01T00:00:00.000000Z')
            """, transaction: transaction);
        await Insert(connection, transaction, "INSERT INTO ap_subjects (id, round_id, person_id, section_id) VALUES ", Enumerable.Range(0, People).Select(p => $"({1_000_000 + p}, 1, {(p == 0 ? 7 : 10_000 + p)}, 3)"));
        await Insert(connection, transaction, "INSERT INTO ap_subjects (id, round_id, person_id, section_id) VALUES ", Enumerable.Range(0, Warm + Timed).Select(p => $"({2_000_000 + p}, 2, {20_000 + p}, 3)"));
        await Insert(connection, transaction, "INSERT INTO ap_voters (id, round_id, subject_id, category, rater_id) VALUES ", Enumerable.Range(0, (Warm + Timed) * 12).Select(v => $"({3_000_000 + v}, 2, {2_000_000 + v / 12}, 'Others', {8 + v % 12})"));
        await Insert(connection, transaction, "INSERT INTO ap_ballots (slip, subject_id, category, sealed) VALUES ", Enumerable.Range(0, People * BallotsEach).Select(b =>
        {
            var subject = 1_000_000L + b / BallotsEach;
            var slip = box.PointsSlip(subject, "p" + b % BallotsEach);
            return $"('{slip}', {subject}, '{Categories[b % 4]}', '{box.Seal(slip, new Ballot([40 + b % 11, 41 + b % 7, 42 + b % 5, 43 + b % 3], true, 1))}')";
        }));
        await writing.Commit();
    }

    private static async Task Insert(DbConnection connection, DbTransaction? transaction, string into, IEnumerable<string> rows)
    {
        foreach (var some in rows.Chunk(500)) await connection.ExecuteAsync(into + string.Join(',', some), transaction: transaction);
    }
}
