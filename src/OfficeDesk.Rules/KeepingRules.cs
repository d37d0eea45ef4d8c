using System.Globalization;

namespace OfficeDesk.Rules;

/// <summary>Rules on keeping what the office has: backups, how long things stay, who may take them out.</summary>
public static class KeepingRules
{
    /// <summary>A backup older than this is told of.</summary>
    public static readonly TimeSpan BackupAge = TimeSpan.FromDays(1);

    /// <summary>Nights may be a little longer than a day: the nightly backup is made at the same minute, but takes its time.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(2);

    /// <summary>Whether the last backup is too old to be relied on.</summary>
    /// <param name="last">The last whole one; null when there is none.</param>
    /// <param name="began">When the office began: before its first night there was nothing to be missed.</param>
    public static bool BackupIsOld(DateTimeOffset? last, DateTimeOffset began, DateTimeOffset now) => now - (last ?? began) > BackupAge + Grace;

    /// <summary>The refusal of a second backup at the same moment.</summary>
    public static Refusal BackupRuns { get; } = new(
        "正在做备份，做完再说。", "A backup is being made; wait until it is done.", "", "", RefusalKind.Conflict);

    /// <summary>The refusal while the server's disk is full.</summary>
    public static Refusal DiskFull { get; } = new(
        "服务器磁盘已满，这次没有保存；已登记的都在，也可以照常查看。请告诉系统管理员，腾出空间后再提交一次。",
        "The server's disk is full, so this was not saved. Everything taken before is kept and can be looked at. Tell the system administrator; send again when there is room.", "", "", RefusalKind.Conflict);

    /// <summary>Why this is no time of the day, or <c>null</c> when it is.</summary>
    public static Refusal? NotTime(string value, string field) => TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null
        : new("请填写时间，形如 01:20。", "Enter a time such as 01:20.", "", field);

    /// <summary>Why not so many backups are kept, or <c>null</c> when they are.</summary>
    public static Refusal? NotKept(int count, string field) => count is >= MinKept and <= MaxKept ? null
        : new($"请保留 {MinKept} 至 {MaxKept} 份。", $"Keep {MinKept} to {MaxKept} of them.", "", field);

    /// <summary>Why this is no passphrase for backups, or <c>null</c> when it is, or when there is none.</summary>
    public static Refusal? NotPassphrase(string passphrase) => passphrase.Length is 0 or >= MinPassphrase ? null
        : new($"备份口令（Office:BackupPassphrase）至少 {MinPassphrase} 个字符。", $"The passphrase of backups (Office:BackupPassphrase) has {MinPassphrase} characters at least.", "");

    public const int MinPassphrase = 12;
    public const int MinKept = 2;
    public const int MaxKept = 400;
}
