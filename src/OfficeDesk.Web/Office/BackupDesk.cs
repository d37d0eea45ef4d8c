using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Desk.Backups;

namespace OfficeDesk.Web.Office;

/// <summary>
/// Makes backups while the office works, one at a time, into a folder of their own, and throws the oldest away. How far it has
/// come can be asked at any time.
/// </summary>
/// <param name="data">The data folder.</param>
/// <param name="folder">Where backups go; better another disk.</param>
/// <param name="passphrase">Seals every backup; empty for none.</param>
public sealed class BackupDesk(Database database, OfficeBook book, AuditAnchors anchors, IServiceScopeFactory scopes, TimeProvider clock, ILogger<BackupDesk> log, string data, string folder, string passphrase = "")
{
    private const string Name = "officedesk-";
    private const string Ending = ".zip";
    private const string SealedEnding = ".zip.sealed";
    private volatile BackupProgress? _progress;

    public string Folder => folder;

    /// <summary>How far the backup has come that is being made; null when none is.</summary>
    public BackupProgress? Progress => _progress;

    /// <summary>The data folder.</summary>
    public string Data => data;

    /// <summary>Whether its backups can be read only with the passphrase.</summary>
    public bool Seals => passphrase.Length > 0;

    /// <summary>Bytes that are free where backups go.</summary>
    public long Free => new DriveInfo(Directory.Exists(folder) ? folder : data).AvailableFreeSpace;

    /// <summary>Bytes that are free in the data folder.</summary>
    public long FreeData => new DriveInfo(data).AvailableFreeSpace;

    /// <summary>Whether backups lie on the disk they are to be a copy of.</summary>
    public bool SameDisk => Free == FreeData;

    /// <summary>Begins a backup; false when one is being made already.</summary>
    /// <param name="making">Ends with its row, whatever came of it.</param>
    public bool Begin(long id, [NotNullWhen(true)] out Task<BackupRow>? making)
    {
        making = null;
        if (Interlocked.CompareExchange(ref _progress, new BackupProgress("begin", 0, 0, 0), null) is not null) return false;
        making = Task.Run(() => Make(id));
        return true;
    }

    private async Task<BackupRow> Make(long id)
    {
        var (at, start) = (clock.GetUtcNow(), clock.GetTimestamp());
        BackupRow row;
        try
        {
            var made = await BackupWriter.Write(ct => Snapshot.Of(database, ct), data, anchors.File, NewFile(at), at, p => _progress = p, passphrase);
            row = BackupRow.Of(id, made, at, (int)clock.GetElapsedTime(start).TotalMilliseconds);
            Rotate((await book.Open()).Settings.Number(Settings.BackupKeep));
        }
        catch (Exception e) when (e is BackupException or System.Data.Common.DbException or IOException or UnauthorizedAccessException)
        {
            log.LogError(e, "The backup was not made");
            row = BackupRow.Failed(id, at, (int)clock.GetElapsedTime(start).TotalMilliseconds, e.Message);
        }
        finally
        {
            _progress = null;
        }
        await WriteDown(row);
        return row;
    }

    private async Task WriteDown(BackupRow row)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = Asker.Clock;
        try
        {
            await scope.ServiceProvider.GetRequiredService<ShortWrite>().Do(null, async db => { await db.Execute(BackupRow.Insert, row); return true; }, CancellationToken.None);
        }
        catch (System.Data.Common.DbException e)
        {
            log.LogError(e, "The backup could not be written down");
        }
    }

    private string NewFile(DateTimeOffset at)
    {
        var stamp = Path.Combine(folder, Name + OfficeClock.Wall(at).ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture));
        var ending = Seals ? SealedEnding : Ending;
        var file = stamp + ending;
        for (var n = 2; File.Exists(file); n++) file = $"{stamp}-{n}{ending}";
        return file;
    }

    /// <summary>Only files with the name that this desk gives are thrown away; names sort by time.</summary>
    private void Rotate(int keep)
    {
        foreach (var old in Directory.GetFiles(folder, Name + "*" + Ending).Concat(Directory.GetFiles(folder, Name + "*" + SealedEnding)).OrderDescending(StringComparer.Ordinal).Skip(keep)) File.Delete(old);
        foreach (var part in Directory.GetFiles(folder, Name + "*.part")) File.Delete(part);
    }
}
