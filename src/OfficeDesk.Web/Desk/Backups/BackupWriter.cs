using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;

namespace OfficeDesk.Web.Desk.Backups;

/// <summary>What a backup is, once it is on the disk and was read back.</summary>
/// <param name="Sha256">Of the whole file.</param>
public sealed record BackupMade(string File, long Bytes, string Sha256, BackupManifest Manifest);

/// <summary>
/// Writes the whole office into one file while it works on: every table as it stood at one moment, attached files, and the keys
/// without which nothing of it can be opened or verified. The file is read back before it gets its name.
/// </summary>
public static class BackupWriter
{
    /// <summary>Single files of the data folder; the anchors are read before the snapshot, so that they never know more than it.</summary>
    private static readonly string[] Keys = ["audit.key"];

    /// <param name="passphrase">Seals the file; empty for one that anybody who has it can read.</param>
    /// <param name="anchors">Where the end of the audit chain is written down; it may be outside the data folder.</param>
    /// <exception cref="BackupException">The file could not be written whole.</exception>
    public static async Task<BackupMade> Write(Func<CancellationToken, Task<Snapshot>> open, string folder, string anchors, string file, DateTimeOffset at, Action<BackupProgress> told, string passphrase = "", CancellationToken ct = default)
    {
        var part = file + ".part";
        try
        {
            var seen = File.Exists(anchors) ? await File.ReadAllBytesAsync(anchors, ct) : [];
            await using (var snapshot = await open(ct))
            await using (var to = New(part))
            {
                // closing this seals the last piece; the file itself stays open
                await using (var seal = passphrase.Length > 0 ? new SealingStream(to, passphrase) : null)
                using (var zip = new ZipArchive((Stream?)seal ?? to, ZipArchiveMode.Create, leaveOpen: true)) await Fill(zip, snapshot, folder, seen, at, told, ct);
                to.Flush(flushToDisk: true);
            }
            told(new BackupProgress("verify", 0, 0, 0));
            var manifest = BackupReader.Check(part, passphrase);
            var sha256 = await HashOf(part, ct);
            File.Move(part, file, overwrite: false);
            return new BackupMade(file, new FileInfo(file).Length, sha256, manifest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"备份没有写成：{e.Message} 请检查磁盘空间和目录权限，文件名是否已存在。/ The backup was not written: {e.Message} Look at the free space, at the rights on the folder, and whether the file is there already.", e);
        }
        finally
        {
            if (File.Exists(part)) File.Delete(part);
        }
    }

    private static async Task<string> HashOf(string file, CancellationToken ct)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
    }

    private static async Task Fill(ZipArchive zip, Snapshot snapshot, string folder, byte[] anchors, DateTimeOffset at, Action<BackupProgress> told, CancellationToken ct)
    {
        var (entries, tables, missing) = (new List<BackupEntry>(), new List<BackupTable>(), new List<string>());
        var names = await snapshot.Tables();
        long rows = 0;
        foreach (var name in names.Where(n => n != "migrations"))
        {
            told(new BackupProgress(name, tables.Count, names.Count, rows));
            await using var reader = await snapshot.Rows(name, ct);
            entries.Add(await Add(zip, BackupTable.EntryOf(name), async to => tables.Add(await TableRows.Write(name, reader, to, n => told(new BackupProgress(name, tables.Count, names.Count, rows + n)), ct))));
            rows += tables[^1].Rows;
        }
        var attached = names.Contains("attachments") ? await snapshot.Query<long>("SELECT id FROM attachments WHERE size > 0 ORDER BY id") : [];
        told(new BackupProgress("files", names.Count, names.Count, rows));
        var files = attached.Select(id => $"files/{id}").Concat(Keys).Concat(Below(folder, "keys"));
        foreach (var name in files)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path)) missing.Add(name);
            else
            {
                await using var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                entries.Add(await Add(zip, name, to => from.CopyToAsync(to, ct)));
            }
        }
        entries.Add(await Add(zip, "audit-anchors.log", to => to.WriteAsync(anchors, ct).AsTask()));
        var schema = (await snapshot.Query<string>("SELECT name FROM migrations ORDER BY name")).Select(BackupManifest.SchemaName).Distinct(StringComparer.Ordinal).ToList();
        var manifest = new BackupManifest(BackupManifest.Mark, BackupManifest.Newest, typeof(BackupWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            at, snapshot.Engine, schema, snapshot.Head.Seq, snapshot.Head.Mac, tables, entries, missing);
        await Add(zip, BackupManifest.Entry, to => JsonSerializer.SerializeAsync(to, manifest, Wire.Json, ct));
    }

    private static async Task<BackupEntry> Add(ZipArchive zip, string name, Func<Stream, Task> write)
    {
        await using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        using var hash = SHA256.Create();
        var counted = new Counted(entry);
        await using (var hashed = new CryptoStream(counted, hash, CryptoStreamMode.Write, leaveOpen: true))
        {
            await write(hashed);
            await hashed.FlushFinalBlockAsync();
        }
        return new BackupEntry(name, counted.Bytes, Convert.ToHexStringLower(hash.Hash!));
    }

    private static IEnumerable<string> Below(string folder, string sub) => Directory.Exists(Path.Combine(folder, sub))
        ? Directory.EnumerateFiles(Path.Combine(folder, sub)).Select(f => $"{sub}/{Path.GetFileName(f)}").Order(StringComparer.Ordinal) : [];

    /// <summary>Citizens stand in it, and the key: for the program's user only.</summary>
    internal static FileStream New(string file)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } above) Directory.CreateDirectory(above);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(file, options);
    }
}
