using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Bench;

/// <summary>The discipline desk over a million tasks, 50,000 breaches and 20,000 complaints; the breaches of a night; the audit of a million rows verified in the database and from its export.</summary>
internal static class DisciplineSpeed
{
    private const int Tonight = 2000;
    private const int Rows = 1_000_000;

    public static async Task Measure(Table table, Place place)
    {
        await Fill(place);
        await place.Settled();
        using var wire = Wire.Open(place.Port);
        var officer = wire.SignIn("discipline1");
        var (first, _) = Page(wire, officer, "/discipline/overview", 1);
        table.Add($"desk page, the first within a minute, on {place.Engine}", $"{first:0} ms", "", "");
        foreach (var path in new[] { "/discipline/overview", "/breaches", "/complaints", "/discipline" })
        {
            var (median, p99) = Page(wire, officer, path, path == "/discipline" ? 20 : 200);
            table.Add($"page {path}, 1,000,000 tasks, on {place.Engine}", $"median {median:0.00} ms, p99 {p99:0.00} ms", path == "/discipline/overview" ? "median <= 30 ms" : "", path == "/discipline/overview" ? median <= 30 : null);
        }

        var start = Stopwatch.GetTimestamp();
        var (status, body) = wire.Send(Wire.Request("POST", "/api/RunEscalation", $"Authorization: Bearer {officer}\r\n", """{"byHand":true}"""));
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var proposed = Regex.Match(body, "\"breaches\":(\\d+)").Groups[1].Value;
        if (status != 200 || int.Parse(proposed, CultureInfo.InvariantCulture) < Tonight) throw new InvalidOperationException($"RunEscalation: {status} {body}");
        table.Add($"the night's {proposed} breaches with their letters on {place.Engine}", $"{took:0.00} s", "<= 2 s", took <= 2);
        await Verify(table, place, wire);
    }

    private static async Task Verify(Table table, Place place, Wire wire)
    {
        var export = Path.Combine(place.DataFolder, "audit.jsonl");
        await Chain(place, export);
        var auditor = wire.SignIn("auditor");
        var start = Stopwatch.GetTimestamp();
        var (status, body) = wire.Send(Wire.Request("POST", "/api/VerifyAudit", $"Authorization: Bearer {auditor}\r\n", "{}"));
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (status != 200 || body.Contains("\"firstBad\":", StringComparison.Ordinal) && !body.Contains("\"firstBad\":null", StringComparison.Ordinal)) throw new InvalidOperationException($"VerifyAudit: {status} {body}");
        table.Add($"verify {Rows:N0} audit rows in {place.Engine}", $"{took:0.0} s", "<= 60 s", took <= 60);
        var said = new StringWriter();
        start = Stopwatch.GetTimestamp();
        if (AuditCommand.Run([export, Path.Combine(place.DataFolder, "audit.key")], said) != 0) throw new InvalidOperationException(said.ToString());
        took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        table.Add($"verify-audit of an export of {Rows:N0} rows and more", $"{took:0.0} s", "<= 60 s", took <= 60);
        File.Delete(export);
    }

    private static (double Median, double P99) Page(Wire wire, string secret, string path, int times)
    {
        var request = Wire.Request("GET", path, $"Cookie: desk={secret}\r\n");
        for (var i = 0; i < times / 6; i++) wire.Send(request);
        var took = new double[times];
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            if (wire.Send(request).Status is var status && status != 200) throw new InvalidOperationException($"{path}: {status}");
            took[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(took);
        return (took[times / 2], took[times * 99 / 100]);
    }

    /// <summary>Twelve months: a million tasks, of which 2,000 became overdue and 4,000 are under way; breaches, files, cards, measures, complaints.</summary>
    private static async Task Fill(Place place)
    {
        var today = OfficeClock.Day(TimeProvider.System.GetUtcNow());
        var month = $"CASE n.i % 12 {string.Concat(Enumerable.Range(0, 12).Select(m => $"WHEN {m} THEN '{today.AddMonths(-m - 1):yyyy-MM}' "))}END";
        var (over, ahead) = ($"{today.AddDays(-5):yyyy-MM-dd}", $"{today.AddDays(40):yyyy-MM-dd}");
        async Task Run(string sql)
        {
            await using var writing = await place.BeginFill();
            await writing.Connection.ExecuteAsync(sql, transaction: writing.Transaction, commandTimeout: 600);
            await writing.Commit();
        }
        for (var part = 0; part < 10; part++)
        {
            var n = $"(SELECT i + {part * Counted.Part} AS i FROM {Counted.Numbers} u) n";
            await Run($"""
                INSERT INTO tasks (id, number, kind, title, source, matter_type_id, post_id, section_id, answering_id, received_on, first_due_on, due_on, state, late, late_days, done_on, done_at, made_at, made_by)
                SELECT 1000000 + n.i, concat('B', n.i), 'Matter', '城市低保', 'Citizen', 1 + n.i % 4, 1, 3 + n.i % 4, 8 + n.i % 12, concat({month}, '-01'),
                       CASE WHEN n.i < {Tonight} THEN '{over}' WHEN n.i < 6000 THEN '{ahead}' ELSE concat({month}, '-18') END, CASE WHEN n.i < {Tonight} THEN '{over}' WHEN n.i < 6000 THEN '{ahead}' ELSE concat({month}, '-18') END,
                       CASE WHEN n.i < 6000 THEN 'Open' ELSE 'Done' END, CASE WHEN n.i >= 6000 AND n.i % 50 = 0 THEN 1 ELSE 0 END, CASE WHEN n.i >= 6000 AND n.i % 50 = 0 THEN 2 ELSE 0 END,
                       CASE WHEN n.i < 6000 THEN NULL ELSE concat({month}, '-20') END, CASE WHEN n.i < 6000 THEN NULL ELSE concat({month}, '-20T02:00:00.000000Z') END, concat({month}, '-01T01:00:00.000000Z'), 8
                FROM {n}
                """);
        }
        var few = $"(SELECT i FROM {Counted.Numbers} u WHERE i < {{0}}) n";
        await Run("INSERT INTO responsibilities (id, task_id, person_id, section_id, from_at, why) SELECT id + 5000000, id, answering_id, section_id, made_at, 'Holder' FROM tasks WHERE id >= 1000000 AND state = 'Open'");
        await Run($"""
            INSERT INTO breaches (id, kind, fact, task_id, person_id, section_id, due_on, proposed_at, proposed_on, state)
            SELECT 2000000 + n.i, CASE n.i % 5 WHEN 0 THEN 'Deadline' WHEN 1 THEN 'Transfer' WHEN 2 THEN 'NoNotice' WHEN 3 THEN 'Inspection' ELSE 'Attitude' END, concat('bench:', n.i), 1006000 + n.i * 15, 8 + n.i % 14, 3 + n.i % 4, concat({month}, '-18'),
                   concat({month}, '-19T01:00:00.000000Z'), concat({month}, '-19'), CASE WHEN n.i % 50 < 2 THEN 'Proposed' WHEN n.i % 50 < 3 THEN 'Statement' WHEN n.i % 50 < 40 THEN 'Confirmed' ELSE 'Dismissed' END
            FROM {string.Format(CultureInfo.InvariantCulture, few, 50_000)}
            """);
        await Run("INSERT INTO breach_files (breach_id, what, told_at, settled_by, settled_at, settled_on, reason) SELECT id, '超期', proposed_at, 22, proposed_at, proposed_on, '属实' FROM breaches WHERE id >= 2000000 AND id < 3000000");
        await Run($"INSERT INTO cards (id, task_id, person_id, section_id, due_on, colour, given_on) SELECT 3000000 + n.i, 1006000 + n.i * 20, 8 + n.i % 12, 3 + n.i % 4, concat({month}, '-18'), CASE WHEN n.i % 3 = 0 THEN 'Red' ELSE 'Yellow' END, concat({month}, '-19') FROM {string.Format(CultureInfo.InvariantCulture, few, 40_000)}");
        await Run($"""
            INSERT INTO measures (id, breach_id, person_id, section_id, breach_kind, nth, kind, first_kind, state, reason, proposed_by, proposed_at, decide_by, decided_on)
            SELECT 4000000 + n.i, 2000000 + n.i, 8 + n.i % 14, 3 + n.i % 4, 'Deadline', 1, 'Admonition', 'Admonition', CASE WHEN n.i % 40 = 0 THEN 'Proposed' WHEN n.i % 40 = 1 THEN 'Decided' WHEN n.i % 2 = 0 THEN 'Expired' ELSE 'Served' END,
                   '依规', 22, concat({month}, '-20T01:00:00.000000Z'), concat({month}, '-28'), concat({month}, '-25') FROM {string.Format(CultureInfo.InvariantCulture, few, 20_000)}
            """);
        await Run($"""
            INSERT INTO complaints (id, number, code, channel, received_on, registered_at, registered_on, registered_by, level, kind, anonymous, reachable, what, state, due_on, handler_id, replied_on)
            SELECT 6000000 + n.i, concat('TSB-', n.i), concat('B', n.i), 'Call', concat({month}, '-05'), concat({month}, '-05T01:00:00.000000Z'), concat({month}, '-05'), 22, CASE WHEN n.i % 100 = 0 THEN 'Director' ELSE 'Office' END, 'Attitude', 0, 1, '',
                   CASE WHEN n.i % 20 = 0 THEN 'Registered' WHEN n.i % 20 < 3 THEN 'Assigned' WHEN n.i % 20 = 3 THEN 'Found' ELSE 'Filed' END, concat({month}, '-26'), CASE WHEN n.i % 20 = 0 THEN NULL ELSE 22 + n.i % 2 END, CASE WHEN n.i % 20 < 4 THEN NULL ELSE concat({month}, '-20') END
            FROM {string.Format(CultureInfo.InvariantCulture, few, 20_000)}
            """);
        await Run("INSERT INTO complaint_subjects (complaint_id, person_id, section_id) SELECT id, 8 + id % 16, 3 FROM complaints WHERE id >= 6000000 AND id < 7000000");
    }

    /// <summary>A million rows after the rows the program wrote itself, and the whole chain as an export.</summary>
    private static async Task Chain(Place place, string export)
    {
        var key = AuditKey.Load(place.DataFolder);
        var audit = new Audit(key);
        await using var file = new StreamWriter(export);
        await using var writing = await place.BeginFill();
        var (connection, transaction) = (writing.Connection, writing.Transaction);
        await connection.ExecuteAsync("UPDATE audit_head SET seq = seq WHERE id = 1", transaction: transaction);
        foreach (var row in await connection.QueryAsync<AuditRow>("SELECT * FROM audit ORDER BY seq", transaction: transaction)) await file.WriteLineAsync(AuditExport.Line(row));
        var head = await connection.QuerySingleAsync<AuditHead>("SELECT seq, mac FROM audit_head WHERE id = 1", transaction: transaction);
        var (mac, values) = (head.Mac, new List<string>());
        var (at, seq) = (TimeProvider.System.GetUtcNow(), head.Seq);
        at = new DateTimeOffset(at.Ticks - at.Ticks % 10, TimeSpan.Zero);
        for (var i = 0; i < Rows; i++)
        {
            var row = new AuditRow { Seq = ++seq, At = at, AccountId = 8, PersonId = 8, Via = "web", Message = "LogEnquiry", Subject = "enquiry", SubjectId = 1_000_000 + i, Body = """{"Channel":"Call","Phone":"#0123456789abcdef","MatterTypeId":1,"Ask":"#fedcba9876543210"}""", KeyId = key.Id };
            row = row with { Mac = mac = audit.MacOf(row, mac) };
            await file.WriteLineAsync(AuditExport.Line(row));
            values.Add($"({row.Seq},'{SqlTypes.Text(row.At)}',8,8,NULL,'web','LogEnquiry','enquiry',{row.SubjectId},'{row.Body}',{row.KeyId},'{row.Mac}')");
            if (values.Count < 500 && i < Rows - 1) continue;
            await connection.ExecuteAsync("INSERT INTO audit (seq, at, account_id, person_id, for_id, via, message, subject, subject_id, body, key_id, mac) VALUES " + string.Join(',', values), transaction: transaction);
            values.Clear();
        }
        await connection.ExecuteAsync("UPDATE audit_head SET seq = @seq, mac = @mac WHERE id = 1", new { seq, mac }, transaction);
        await writing.Commit();
    }
}
