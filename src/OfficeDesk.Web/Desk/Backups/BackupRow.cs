namespace OfficeDesk.Web.Desk.Backups;

/// <summary>A backup as the table of backups keeps it.</summary>
public sealed record BackupRow
{
    public const string Insert = """
        INSERT INTO backups (id, at, took_ms, host, file, size, row_count, audit_seq, sha256, outcome)
        VALUES (@Id, @At, @TookMs, @Host, @File, @Size, @RowCount, @AuditSeq, @Sha256, @Outcome)
        """;

    /// <summary>When the last whole one was made.</summary>
    public const string LastGood = "SELECT at FROM backups WHERE outcome = '' ORDER BY at DESC LIMIT 1";

    public long Id { get; init; }
    public DateTimeOffset At { get; init; }
    public int TookMs { get; init; }
    public string Host { get; init; } = "";
    public string File { get; init; } = "";
    public long Size { get; init; }
    public long RowCount { get; init; }
    public long AuditSeq { get; init; }
    public string Sha256 { get; init; } = "";

    /// <summary>Empty when it is whole, else why there is none, in both languages.</summary>
    public string Outcome { get; init; } = "";

    public static BackupRow Of(long id, BackupMade made, DateTimeOffset at, int took) => new()
    {
        Id = id, At = at, TookMs = took, Host = HostName, File = made.File, Size = made.Bytes, RowCount = made.Manifest.Rows, AuditSeq = made.Manifest.AuditSeq, Sha256 = made.Sha256,
    };

    public static BackupRow Failed(long id, DateTimeOffset at, int took, string why) => new() { Id = id, At = at, TookMs = took, Host = HostName, Outcome = why.Length > 500 ? why[..500] : why };

    private static string HostName => Environment.MachineName is { Length: > 60 } name ? name[..60] : Environment.MachineName;
}
