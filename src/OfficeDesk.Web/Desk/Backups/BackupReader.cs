using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace OfficeDesk.Web.Desk.Backups;

/// <summary>Reads a backup, and believes nothing of it that does not have the hash its manifest names.</summary>
public static class BackupReader
{
    /// <summary>Whether it was written under a passphrase.</summary>
    public static bool IsSealed(string file)
    {
        if (!File.Exists(file)) return false;
        using var stream = File.OpenRead(file);
        return SealedFile.Is(stream);
    }

    /// <summary>Opens the file; a sealed one with its passphrase.</summary>
    /// <exception cref="BackupException">The passphrase is missing or another one, or the file's end was cut off.</exception>
    public static ZipArchive Open(string file, string passphrase)
    {
        var stream = File.OpenRead(file);
        try
        {
            if (!SealedFile.Is(stream)) return new ZipArchive(stream, ZipArchiveMode.Read);
            if (passphrase.Length == 0) throw new BackupException("这份备份有口令，请给出口令。/ This backup is sealed: give its passphrase.");
            return new ZipArchive(new UnsealingStream(stream, passphrase), ZipArchiveMode.Read);
        }
        catch (AuthenticationTagMismatchException e)
        {
            stream.Dispose();
            throw new BackupException("口令不对，或文件被截短、改动过。/ Another passphrase, or the file was cut off or changed.", e);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads every byte of the file and answers its manifest.</summary>
    /// <exception cref="BackupException">It is no backup, is not whole, was changed, or the passphrase is another one.</exception>
    public static BackupManifest Check(string file, string passphrase = "")
    {
        try
        {
            using var zip = Open(file, passphrase);
            var manifest = ManifestOf(zip);
            var wrong = manifest.Entries.Where(e => !Fits(zip, e)).Select(e => e.Name).Concat(zip.Entries.Select(e => e.FullName).Except(manifest.Entries.Select(e => e.Name).Append(BackupManifest.Entry), StringComparer.Ordinal)).ToList();
            return wrong.Count == 0 ? manifest : throw Damaged(file, wrong[0]);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or EndOfStreamException or AuthenticationTagMismatchException)
        {
            throw Damaged(file, e.Message);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BackupException($"没有这个文件：{file} / There is no such file.", e);
        }
    }

    /// <summary>The lines of a table, in their order.</summary>
    public static IEnumerable<object[]> Rows(ZipArchive zip, BackupTable table)
    {
        using var reader = new StreamReader((zip.GetEntry(table.Entry) ?? throw new InvalidDataException(table.Entry)).Open());
        while (reader.ReadLine() is { } line) yield return TableRows.Read(line, table.Columns.Count);
    }

    private static BackupManifest ManifestOf(ZipArchive zip)
    {
        using var stream = (zip.GetEntry(BackupManifest.Entry) ?? throw new InvalidDataException("no manifest")).Open();
        var manifest = JsonSerializer.Deserialize<BackupManifest>(stream, Wire.Json) ?? throw new InvalidDataException("an empty manifest");
        if (manifest.Format != BackupManifest.Mark) throw new InvalidDataException("not a backup of this program");
        if (manifest.Version > BackupManifest.Newest)
            throw new BackupException("这份备份由较新的程序写成，请用较新的程序恢复。/ This backup was written by a newer program. Restore it with that one.");
        // names become SQL and paths: only what a backup of this program can hold
        foreach (var table in manifest.Tables) foreach (var name in table.Columns.Prepend(table.Name)) TableRows.Plain(name);
        foreach (var entry in manifest.Entries)
            if (Path.IsPathRooted(entry.Name) || entry.Name.Split('/', '\\').Contains("..")) throw new InvalidDataException(entry.Name);
        return manifest;
    }

    private static bool Fits(ZipArchive zip, BackupEntry entry)
    {
        if (zip.GetEntry(entry.Name) is not { } there || there.Length != entry.Bytes) return false;
        using var stream = there.Open();
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == entry.Sha256;
    }

    private static BackupException Damaged(string file, string where) =>
        new($"{Path.GetFileName(file)} 不是完整的备份，或被改动过（{where}）。请换用另一份。/ {Path.GetFileName(file)} is no whole backup, or was changed ({where}). Take another one.");
}
