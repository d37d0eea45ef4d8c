namespace OfficeDesk.Web.Desk.Backups;

/// <summary>What stands in a backup: the last entry of the file, so that a file without it was never finished.</summary>
/// <param name="Format">Always <see cref="Mark"/>.</param>
/// <param name="Version">Of the format.</param>
/// <param name="Program">The version of the program that wrote it.</param>
/// <param name="At">When its snapshot was taken.</param>
/// <param name="Engine">The database it came from; it may be restored into either.</param>
/// <param name="Migrations">The schema, as the names of its migrations without the engine.</param>
/// <param name="AuditSeq">Where the audit chain ended.</param>
/// <param name="AuditMac">The mac of its last row.</param>
/// <param name="Missing">Files that the tables know and the data folder no longer had.</param>
public sealed record BackupManifest(
    string Format, int Version, string Program, DateTimeOffset At, string Engine, IReadOnlyList<string> Migrations,
    long AuditSeq, string AuditMac, IReadOnlyList<BackupTable> Tables, IReadOnlyList<BackupEntry> Entries, IReadOnlyList<string> Missing)
{
    public const string Mark = "officedesk-backup";
    public const int Newest = 1;
    public const string Entry = "manifest.json";

    /// <summary>The name of a migration without the engine it is for.</summary>
    public static string SchemaName(string migration) => Path.GetFileNameWithoutExtension(migration);

    public long Rows => Tables.Sum(t => t.Rows);
}

/// <summary>A table and how many rows of it stand in the backup.</summary>
public sealed record BackupTable(string Name, IReadOnlyList<string> Columns, long Rows)
{
    public string Entry => EntryOf(Name);

    public static string EntryOf(string table) => $"tables/{table}.jsonl";
}

/// <summary>One file inside the backup, with what it must be.</summary>
public sealed record BackupEntry(string Name, long Bytes, string Sha256);

/// <summary>How far a backup has come.</summary>
public sealed record BackupProgress(string Doing, int Tables, int OfTables, long Rows);

/// <summary>A file that is no whole and untouched backup, or a place that it cannot be restored to; the message is for people, in both languages.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
