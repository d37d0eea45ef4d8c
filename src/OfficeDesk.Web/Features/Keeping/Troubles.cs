using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Keeping;

/// <summary>What is wrong with the running office, in words, with what to do about each.</summary>
[Access(SystemAdmin = Reach.All)]
public sealed record ReadTroubles : IErrand<TroubleList>;

/// <param name="Fine">What was looked at and is as it should be.</param>
/// <param name="Off">What could be there and is not switched on, or not there yet.</param>
public sealed record TroubleList(IReadOnlyList<Trouble> Troubles, IReadOnlyList<Fine> Fine, IReadOnlyList<Fine> Off, DateTimeOffset Since);

public sealed record Fine(string Zh, string En);

public sealed class ReadTroublesHandler(OfficeBook book, BackupDesk backups, ClockBoard board, ClockWatch watch, Database database, Audit audit, AuditAnchors anchors, WhatIsHere here, FileScanner scanner) : IHandle<ReadTroubles, TroubleList>
{
    private static readonly (string Zh, string En, IEnumerable<Trouble?> Found, Fine? Yet)[] NoScanner = [];

    public async Task<Outcome<TroubleList>> Handle(ReadTroubles m, Db db)
    {
        var office = await book.Open(db.Ct);
        var look = new Looks(db, office);
        (string Zh, string En, IEnumerable<Trouble?> Found, Fine? Yet)[] all =
        [
            ("数据库设置安全", "the database's settings are safe", [await look.Unsafe(database)], null),
            ("磁盘有空间", "the disks have room", look.Disks(backups), null),
            ("备份是新的", "there is a fresh backup", [await look.Backup(watch)], await look.NoBackupYet()),
            ("审计链完整（最近 2000 行和锚点）", "the audit chain is intact (last 2000 rows and the anchors)", [await look.Chain(audit, anchors)], null),
            ("邮件在发", "mail goes out", await look.Mail(), await look.NoMailYet()),
            ("定时任务按时运行", "the clock does what is due", look.Jobs(board), null),
            ("节假日安排齐全", "the holiday schedule is there", [TroubleRules.Schedule(office.Holidays.Select(h => h.Day.Year).ToHashSet(), db.Today)], null),
            ("时钟没有跳动", "the clock was not moved", [TroubleRules.Clock(watch.Jumped, await look.Ahead())], null),
            ("不是演示数据", "no demo data", [look.Demo(here)], null),
            .. scanner.On ? [("附件病毒扫描有应答", "the virus scanner answers", [await look.Scanner(scanner)], null)] : NoScanner,
        ];
        var found = all.Select(c => (c.Zh, c.En, Found: c.Found.OfType<Trouble>().ToList(), c.Yet)).ToList();
        var fine = found.Where(c => c.Found.Count == 0).ToList();
        var off = fine.Select(c => c.Yet).OfType<Fine>();
        return new TroubleList([.. found.SelectMany(c => c.Found).OrderBy(t => t.Level)], [.. fine.Where(c => c.Yet is null).Select(c => new Fine(c.Zh, c.En))],
            scanner.On ? [.. off] : [.. off, new Fine("附件病毒扫描没有启用：只按类型、内容和大小检查（启用：Office:Scanner=地址:端口，clamd）", "virus scanning of files is off: they are checked by type, content and size only (to switch it on: Office:Scanner=host:port of a clamd)")], watch.Began);
    }
}
