using Dapper;

namespace OfficeDesk.Web.Desk;

/// <summary>What a walk over the chain found.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="FirstBad">The seq of the first row that does not fit; null when all fit.</param>
/// <param name="Why">What is wrong with it, in both languages with " / " between them.</param>
public sealed record ChainReport(long Rows, long? FirstBad, string Why)
{
    /// <summary>A row does not have the mac that its content and the row before give with this key.</summary>
    internal const string Changed = "被改动过 / changed";

    internal static string Missing(long seq) => $"缺少第 {seq} 行 / missing before: {seq}";

    public bool Intact => FirstBad is null;
}

/// <summary>Walks the chain from the first row to the head (D1).</summary>
public static class AuditCheck
{
    private const string Page = "SELECT * FROM audit WHERE seq > @After ORDER BY seq LIMIT 5000";

    public static async Task<ChainReport> Verify(Database database, Audit audit, CancellationToken ct = default)
    {
        await using var connection = await database.OpenRead(ct);
        long rows = 0, last = 0;
        var mac = "";
        while (true)
        {
            var page = (await connection.QueryAsync<AuditRow>(new CommandDefinition(Page, new { After = last }, cancellationToken: ct))).AsList();
            foreach (var row in page)
            {
                rows++;
                if (row.Seq != last + 1) return new(rows, row.Seq, ChainReport.Missing(last + 1));
                if (row.Mac != audit.MacOf(row, mac)) return new(rows, row.Seq, ChainReport.Changed);
                (last, mac) = (row.Seq, row.Mac);
            }
            if (page.Count < 5000) break;
        }
        var head = await connection.QuerySingleAsync<AuditHead>(AuditHead.Load);
        return head.Seq == last && head.Mac == mac ? new(rows, null, "") : new(rows, last + 1, $"链尾记的是 {head.Seq} / the head says {head.Seq}");
    }
}
