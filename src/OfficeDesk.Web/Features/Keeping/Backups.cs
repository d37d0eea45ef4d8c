using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Desk.Backups;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Keeping;

/// <summary>The backups that were made, how far one is that is being made, and when the next is due.</summary>
[Access(SystemAdmin = Reach.All)]
public sealed record ListBackups : IQuery<BackupList>;

/// <param name="Running">How far the backup is that this machine makes now; null when it makes none.</param>
/// <param name="LastGood">When the last whole one was made; null when there is none.</param>
/// <param name="Old">The last whole one is older than a day, or there is none and a night has passed.</param>
/// <param name="Seals">New ones can be read only with the passphrase.</param>
/// <param name="Version">Goes back with <see cref="ChangeBackupSettings"/>.</param>
public sealed record BackupList(string Folder, long Free, BackupProgress? Running, DateTimeOffset? LastGood, bool Old, string Time, int Keep, int Version, IReadOnlyList<BackupLine> Backups, bool Seals);

/// <param name="There">Its file is where it was written; unknown (false) for one of another machine.</param>
public sealed record BackupLine(BackupRow Backup, bool There);

/// <summary>Makes a backup now, while everybody works on.</summary>
/// <param name="Wait">False: it is begun, and its progress is seen in <see cref="ListBackups"/>.</param>
[Access(Clock = Reach.All, SystemAdmin = Reach.All)]
public sealed record MakeBackup(bool Wait = true) : IErrand<BackupTold>;

/// <param name="Begun">It is being made; the rest is not known yet.</param>
public sealed record BackupTold(bool Begun, BackupRow? Backup) : IReport
{
    public Told Tell() => Backup switch
    {
        null => new Told("备份已开始", "a backup has begun"),
        { Outcome: "" } b => new Told($"备份 {Path.GetFileName(b.File)}，{b.RowCount} 行，{b.Size / 1024} KB", $"backup {Path.GetFileName(b.File)}, {b.RowCount} rows, {b.Size / 1024} KB"),
        { Outcome: var why } => new Told("备份没有做成：" + Halves(why).Zh, "no backup: " + Halves(why).En),
    };

    /// <summary>The two languages of an outcome.</summary>
    public static (string Zh, string En) Halves(string outcome) => outcome.LastIndexOf("/ ", StringComparison.Ordinal) is >= 0 and var at ? (outcome[..at].Trim(), outcome[(at + 2)..]) : (outcome, outcome);
}

/// <summary>Sets when the nightly backup is made and how many are kept.</summary>
/// <param name="Time">HH:mm in the office's time.</param>
[Access(SystemAdmin = Reach.All)]
public sealed record ChangeBackupSettings([property: Text(5, Required = true, Zh = "时间", En = "the time")] string Time, int Keep, int Version) : ICommand<BackupSettingsChanged>;

public sealed record BackupSettingsChanged(int Version);

public sealed class ListBackupsHandler(OfficeBook book, BackupDesk desk, ClockWatch watch) : IHandle<ListBackups, BackupList>
{
    private const string Last = "SELECT * FROM backups ORDER BY at DESC, id DESC LIMIT 40";

    public async Task<Outcome<BackupList>> Handle(ListBackups m, Db db)
    {
        var settings = (await book.Open(db.Ct)).Settings;
        var rows = await db.Query<BackupRow>(Last);
        var good = await db.Find<DateTimeOffset?>(BackupRow.LastGood);
        return new BackupList(desk.Folder, desk.Free, desk.Progress, good, KeepingRules.BackupIsOld(good, await Beginning.Of(db, watch), db.Now), settings.Text(Settings.BackupTime), settings.Number(Settings.BackupKeep),
            await SettingRows.VersionOf(db, ChangeBackupSettingsHandler.Names), [.. rows.Select(r => new BackupLine(r, r.File.Length > 0 && File.Exists(r.File)))], desk.Seals);
    }
}

/// <summary>When the office began: with its first act; one without any, when the program was started.</summary>
internal static class Beginning
{
    private const string FirstAct = "SELECT at FROM audit ORDER BY seq LIMIT 1";

    public static async Task<DateTimeOffset> Of(Db db, ClockWatch watch) => await db.Find<DateTimeOffset?>(FirstAct) ?? watch.Began;
}

public sealed class MakeBackupHandler(BackupDesk desk, ShortWrite shortly, TimeProvider clock) : IHandle<MakeBackup, BackupTold>
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);

    public async Task<Outcome<BackupTold>> Handle(MakeBackup m, Db db)
    {
        var id = db.NewId();
        if (desk.Progress is not null) return KeepingRules.BackupRuns;
        await shortly.Do(m, d => { d.About("backup", id); return Task.FromResult(true); }, db.Ct);
        if (!desk.Begin(id, out var making)) return KeepingRules.BackupRuns;
        // most offices have theirs before the page could be drawn
        if (!m.Wait) await Task.WhenAny(making, Task.Delay(Short, clock, db.Ct));
        return m.Wait || making.IsCompleted ? new BackupTold(false, await making) : new BackupTold(true, null);
    }
}

public sealed class ChangeBackupSettingsHandler(OfficeBook book) : IHandle<ChangeBackupSettings, BackupSettingsChanged>
{
    internal const string Names = "backup.%";

    public async Task<Outcome<BackupSettingsChanged>> Handle(ChangeBackupSettings m, Db db)
    {
        if (KeepingRules.NotTime(m.Time.Trim(), nameof(m.Time)) is { } time) return time;
        if (KeepingRules.NotKept(m.Keep, nameof(m.Keep)) is { } keep) return keep;
        // first the stamp: its lock makes the look at the versions safe on a database server
        await book.Changed(db);
        if (await SettingRows.VersionOf(db, Names) != m.Version) return DeskRefusals.Changed();
        await SettingRows.Save(db, Settings.BackupTime, m.Time.Trim());
        await SettingRows.Save(db, Settings.BackupKeep, m.Keep.ToString(CultureInfo.InvariantCulture));
        db.About("settings", 0);
        return new BackupSettingsChanged(await SettingRows.VersionOf(db, Names));
    }
}
