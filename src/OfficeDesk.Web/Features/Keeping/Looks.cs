using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Desk.Backups;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Keeping;

/// <summary>One look each at what may be wrong.</summary>
internal sealed class Looks(Db db, OfficePage office)
{
    private const int Tail = 2000;
    private const string Retried = "SELECT COUNT(*) FROM outbox WHERE state = 'Waiting' AND tries > 0";
    private const string EverSent = $"SELECT id FROM outbox WHERE state = 'Sent' UNION ALL SELECT id FROM runs WHERE job = '{Runs.TestMail}' LIMIT 1";
    private const string Stuck = "SELECT queued_at, answer FROM outbox WHERE state = 'Waiting' AND tries > 0 ORDER BY id LIMIT 1";
    private const string Unsent = "SELECT COUNT(CASE WHEN held_at IS NULL THEN 1 END) AS dead, COUNT(held_at) AS held FROM outbox WHERE state = 'Dead'";
    private const string Newest = "SELECT at FROM audit ORDER BY seq DESC LIMIT 1";
    // in one look: a row that comes between two would look like one that was cut off
    private const string Rows = "SELECT a.*, h.seq AS head_seq, h.mac AS head_mac FROM audit_head h JOIN audit a ON a.seq >= h.seq - @Tail WHERE h.id = 1 ORDER BY a.seq";
    private const string At = "SELECT mac FROM audit WHERE seq = @Seq";

    public async Task<Trouble?> Unsafe(Database database) => await database.Unsafe(db.Ct) is { } why && BackupTold.Halves(why) is var (zh, en)
        ? new(TroubleLevel.Bad, "数据库设置不安全：" + zh, "The database's settings are unsafe: " + en, "请在数据库服务器上改正后重启程序。", "Mend them on the database server, then start the program again.", "") : null;

    public IEnumerable<Trouble?> Disks(BackupDesk backups) => [TroubleRules.Disk(backups.Data, backups.FreeData), backups.SameDisk ? null : TroubleRules.Disk(backups.Folder, backups.Free)];

    public async Task<Trouble?> Backup(ClockWatch watch)
    {
        var last = await db.Find<DateTimeOffset?>(BackupRow.LastGood);
        if (!KeepingRules.BackupIsOld(last, await Beginning.Of(db, watch), db.Now)) return null;
        return new(TroubleLevel.Bad, last is { } at ? $"最近一份完好的备份是 {Wall(at)}，已超过一天。" : "还没有一份完好的备份。", last is { } then ? $"The last whole backup is of {Wall(then)}, more than a day ago." : "There is no whole backup.",
            "请现在备份，并看看每晚的为什么没有做。", "Make one now, and see why the nightly one was not made.", "/admin/backup");
    }

    /// <summary>The newest rows against each other, against the head, and against the last anchor; the auditor walks the whole chain.</summary>
    public async Task<Trouble?> Chain(Audit audit, AuditAnchors anchors)
    {
        var (known, bad) = anchors.Read();
        var rows = await db.Query<HeadedRow>(Rows, new { Tail });
        var broken = bad is not null || (rows.Count > 0 ? rows[^1].Seq != rows[^1].HeadSeq || rows[^1].Mac != rows[^1].HeadMac : (await db.One<AuditHead>(AuditHead.Load)).Seq > 0);
        if (rows.Count > 0 && rows[0].Seq == 1) broken |= rows[0].Mac != audit.MacOf(rows[0], "");
        for (var n = 1; n < rows.Count && !broken; n++) broken = rows[n].Seq != rows[n - 1].Seq + 1 || rows[n].Mac != audit.MacOf(rows[n], rows[n - 1].Mac);
        if (!broken && known.Count > 0 && known[^1].Seq > 0) broken = await db.Find<string>(At, new { known[^1].Seq }) != known[^1].Mac;
        return broken ? new(TroubleLevel.Bad, "审计链对不上：有人改动过审计记录或锚点文件，或数据库回到了旧的状态。", "The audit chain does not fit: its rows or anchors were changed, or the database went back to an older state.",
            "不要删除任何文件；请审计管理员在审计页校验，再决定是否用备份恢复。", "Delete nothing; the auditor verifies it on the audit page, then it is decided about a backup.", "") : null;
    }

    public async Task<IReadOnlyList<Trouble?>> Mail()
    {
        var stuck = await db.Find<(DateTimeOffset At, string Answer)?>(Stuck);
        var (dead, held) = await db.One<(long Dead, long Held)>(Unsent);
        return
        [
            TroubleRules.Mail(stuck?.At, stuck is { } s ? Wall(s.At) : "", stuck?.Answer ?? "", db.Now),
            office.Settings.Text(Settings.MailHost).Length > 0 ? null : new(TroubleLevel.Warn, "没有设置邮件服务器：催办信只写成文件，没有人收到。", "No mail server is set: reminders become files that nobody gets.", "请设置邮件服务器。", "Set the mail server.", "/admin/mail"),
            dead == 0 ? null : new(TroubleLevel.Warn, $"{dead} 封邮件被拒收。", $"{dead} letters were refused.", "请看服务器的答复，改正地址后重发。", "See the server's answers, mend the addresses, send again.", "/admin/outbox?state=Dead"),
            held == 0 ? null : new(TroubleLevel.Warn, $"恢复备份后有 {held} 封邮件等待放行。", $"{held} letters wait for release after a restore.", "请逐封决定是否放行。", "Decide about each.", "/admin/outbox?state=Held"),
        ];
    }

    /// <summary>What there is to say of backups before the first one; null once there is one.</summary>
    public async Task<Fine?> NoBackupYet()
    {
        if (await db.Find<DateTimeOffset?>(BackupRow.LastGood) is not null) return null;
        var at = office.Settings.Text(Settings.BackupTime);
        return new($"还没有备份：今晚 {at} 自动做第一份，也可以现在做", $"no backup yet: the first one is made tonight at {at}, or make one now");
    }

    /// <summary>What there is to say of mail that is neither fine nor a trouble; null when letters leave.</summary>
    public async Task<Fine?> NoMailYet()
    {
        var retried = await db.One<long>(Retried);
        if (retried > 0) return new($"有 {retried} 封邮件没有发出，正在自动重试；答复见发件箱", $"{retried} letters did not leave and are tried again; the outbox shows the answers");
        return await db.Find<long?>(EverSent) is null ? new("还没有寄出过邮件；可以先发一封测试邮件", "no letter has left yet; send a test mail to make sure") : null;
    }

    public IEnumerable<Trouble?> Jobs(ClockBoard board) => board.Lines.Count == 0
        ? [new(TroubleLevel.Warn, "本机的时钟没有开（Office:Jobs=false）。", "The clock of this machine is off (Office:Jobs=false).", "请确认另有一台在做定时任务；否则没有人催办。", "Make sure another machine does the jobs; otherwise nobody is reminded.", "/admin/jobs")]
        : board.Lines.SelectMany(l => new[]
        {
            TroubleRules.Job(l.Zh, l.En, l.NextAt, l.NextAt is { } at ? Wall(at) : "", db.Now),
            l.Last is { Failed: true } told ? new Trouble(TroubleLevel.Bad, $"“{l.Zh}”上次失败：{told.Zh}", $"\"{l.En}\" failed last time: {told.En}", "请看日志。", "See the log.", "/admin/jobs") : null,
        });

    /// <summary>How far the newest record lies in the future.</summary>
    public async Task<TimeSpan> Ahead() => await db.Find<DateTimeOffset?>(Newest) is { } at && at > db.Now ? at - db.Now : TimeSpan.Zero;

    public async Task<Trouble?> Scanner(FileScanner scanner) => await scanner.Answers(db.Ct) ? null
        : new(TroubleLevel.Bad, "附件病毒扫描没有应答：现在不能接受任何附件。", "The virus scanner does not answer: no file is taken.", "请检查扫描服务（clamd）和 Office:Scanner 的地址。", "See to the scanner (clamd) and its address in Office:Scanner.", "");

    public Trouble? Demo(WhatIsHere here) => here.Content == OfficeContent.Demo
        ? new(TroubleLevel.Warn, "这里是演示数据，口令人人知道。", "This is demo data; everybody knows the passwords.", "正式使用请换新的数据目录并设 Office:Demo=false。", "For real work take a new data folder with Office:Demo=false.", "") : null;

    private static string Wall(DateTimeOffset at) => OfficeClock.Wall(at).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record HeadedRow : AuditRow
    {
        public long HeadSeq { get; init; }
        public string HeadMac { get; init; } = "";
    }
}
