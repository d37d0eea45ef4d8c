using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Desk.Backups;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web;

/// <summary>
/// Numbers for a monitoring system, in Prometheus' text format: for this machine, or for whoever has the token. Counts only; nothing
/// of anybody.
/// </summary>
public static class Metrics
{
    private const string Counts = """
        SELECT 'officedesk_outbox_letters{state="waiting"}' AS name, COUNT(*) AS n FROM outbox WHERE state = 'Waiting'
        UNION ALL SELECT 'officedesk_outbox_letters{state="dead"}', COUNT(*) FROM outbox WHERE state = 'Dead'
        UNION ALL SELECT 'officedesk_audit_rows', seq FROM audit_head WHERE id = 1
        """;

    /// <summary>A shorter token is refused at the start.</summary>
    public const int ShortestToken = 16;

    private static readonly long[] Answers = new long[6];
    private static long _ticks;

    /// <summary>Counts every answer by its kind, 2xx to 5xx.</summary>
    public static void UseCounting(this WebApplication app) => app.Use(async (http, next) =>
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        await next(http);
        Interlocked.Increment(ref Answers[Math.Clamp(http.Response.StatusCode / 100, 0, 5)]);
        Interlocked.Add(ref _ticks, System.Diagnostics.Stopwatch.GetElapsedTime(start).Ticks);
    });

    public static void MapMetrics(this WebApplication app)
    {
        // it begins to watch now
        _ = app.Services.GetRequiredService<ClockWatch>();
        var token = app.Configuration["Office:MetricsToken"] ?? "";
        app.MapGet("/metrics", async http => await (Admitted(http, token) ? Results.Text(await Text(http.RequestServices, http.RequestAborted), "text/plain; version=0.0.4; charset=utf-8") : Results.NotFound()).ExecuteAsync(http));
    }

    /// <summary>From this machine itself, not passed on by a proxy on it; or with the token.</summary>
    private static bool Admitted(HttpContext http, string token)
    {
        if (token.Length >= ShortestToken && http.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var given])
            return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        return http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from) && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("X-Original-For");
    }

    private static async Task<string> Text(IServiceProvider services, CancellationToken ct)
    {
        var (database, watch, clock) = (services.GetRequiredService<Database>(), services.GetRequiredService<ClockWatch>(), services.GetRequiredService<TimeProvider>());
        var text = new StringBuilder();
        void Line(string name, double value) => text.Append(CultureInfo.InvariantCulture, $"{name} {value}\n");
        try
        {
            await using var connection = await database.OpenRead(ct);
            foreach (var (name, n) in await connection.QueryAsync<(string Name, long N)>(Counts)) Line(name, n);
            if (await connection.QueryFirstOrDefaultAsync<DateTimeOffset?>(BackupRow.LastGood) is { } at) Line("officedesk_backup_last_seconds", at.ToUnixTimeSeconds());
            Line("officedesk_database_up", 1);
        }
        catch (System.Data.Common.DbException)
        {
            text.Clear();
            Line("officedesk_database_up", 0);
        }
        for (var kind = 1; kind < Answers.Length; kind++) Line($"officedesk_http_answers_total{{kind=\"{kind}xx\"}}", Interlocked.Read(ref Answers[kind]));
        Line("officedesk_http_seconds_total", TimeSpan.FromTicks(Interlocked.Read(ref _ticks)).TotalSeconds);
        Line("officedesk_uptime_seconds", (clock.GetUtcNow() - watch.Began).TotalSeconds);
        Line("officedesk_memory_bytes", Environment.WorkingSet);
        Line("officedesk_heap_bytes", GC.GetTotalMemory(forceFullCollection: false));
        Line("officedesk_threads", ThreadPool.ThreadCount);
        return text.ToString();
    }
}
