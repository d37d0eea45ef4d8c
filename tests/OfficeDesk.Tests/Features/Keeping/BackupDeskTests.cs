using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Keeping;
using OfficeDesk.Web.Features.Letters;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Keeping;

/// <summary>Backups as the system administrator sees them.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class BackupDeskTests(Engine engine)
{
    private static readonly Asker Admin = TestDesk.As("admin");

    [Test]
    public async Task A7_a_backup_is_made_written_down_and_the_oldest_make_room()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var none = await desk.Done(Admin, new ListBackups());
        Assert.That((none.Old, none.LastGood, none.Backups.Count), Is.EqualTo((false, (DateTimeOffset?)null, 0)), "a new office has its first night");
        Assert.That(await desk.Refused(Admin, new ChangeBackupSettings("25:00", 2, none.Version)), Has.Property(nameof(Refusal.Field)).EqualTo("Time"));
        Assert.That(await desk.Refused(Admin, new ChangeBackupSettings("02:00", 1, none.Version)), Has.Property(nameof(Refusal.Field)).EqualTo("Keep"));
        await desk.Done(Admin, new ChangeBackupSettings("02:00", 2, none.Version));
        Assert.That(await desk.Refused(Admin, new ChangeBackupSettings("03:00", 9, none.Version)), Is.EqualTo(DeskRefusals.Changed()), "nobody overwrites what they have not seen");
        for (var n = 0; n < 3; n++)
        {
            desk.Clock.Pass(TimeSpan.FromMinutes(1));
            var told = await desk.Done(n == 0 ? Admin : Asker.Clock, new MakeBackup());
            Assert.That(told.Backup!.Outcome, Is.Empty);
            Assert.That(told.Tell().Zh, Does.Contain("officedesk-20260304-09"));
        }
        var list = await desk.Done(Admin, new ListBackups());
        Assert.That(list.Backups.Select(b => b.There), Is.EqualTo(new[] { true, true, false }), "two are kept, the newest first");
        Assert.That((list.Old, list.Time, list.Keep), Is.EqualTo((false, "02:00", 2)));
        Assert.That(Directory.GetFiles(list.Folder), Has.Length.EqualTo(2));
        desk.Clock.Pass(TimeSpan.FromHours(27));
        Assert.That((await desk.Done(Admin, new ListBackups())).Old, "older than a day");
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM audit WHERE message = 'MakeBackup'"), Is.EqualTo(new[] { 3L }));
    }

    [Test]
    public async Task A7_a_backup_that_cannot_be_written_says_why_and_is_no_backup()
    {
        var blocked = Path.GetTempFileName();
        await using var desk = await TestDesk.WithBureau(engine, services => services.Replace(ServiceDescriptor.Singleton(s => new BackupDesk(
            s.GetRequiredService<Database>(), s.GetRequiredService<OfficeBook>(), s.GetRequiredService<AuditAnchors>(), s.GetRequiredService<IServiceScopeFactory>(), s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<BackupDesk>>(), Path.GetTempPath(), Path.Combine(blocked, "backups")))));
        var told = await desk.Done(Admin, new MakeBackup());
        Assert.That(told.Backup!.Outcome, Does.Contain("备份没有写成").And.Contain("was not written"));
        Assert.That(told.Tell().En, Does.StartWith("no backup").And.Not.Match("[\u4E00-\u9FFF]"));
        var list = await desk.Done(Admin, new ListBackups());
        Assert.That((list.Old, list.LastGood, list.Backups.Single().There), Is.EqualTo((false, (DateTimeOffset?)null, false)));
        File.Delete(blocked);
    }

    [Test]
    public async Task A7_a_letter_held_after_a_restore_leaves_when_somebody_releases_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("""
            INSERT INTO outbox (id, cause, recipient_id, address, subject, body_text, body_html, state, next_at, queued_at, held_at)
            SELECT 1, 'a', 8, 'a@office.invalid', 'x', '', '', 'Dead', '2026-03-04T01:00:00.000000Z', '2026-03-04T01:00:00.000000Z', '2026-03-04T01:00:00.000000Z'
            UNION ALL SELECT 2, 'b', 8, 'a@office.invalid', 'y', '', '', 'Dead', '2026-03-04T01:00:00.000000Z', '2026-03-04T01:00:00.000000Z', NULL
            """);
        async Task<LetterList> List(LetterState state) => await desk.Done(Admin, new ListLetters(state));
        Assert.That((await List(LetterState.Held)).Letters.Select(l => l.Id), Is.EqualTo(new[] { 1L }));
        Assert.That((await List(LetterState.Dead)).Letters.Select(l => l.Id), Is.EqualTo(new[] { 2L }));
        Assert.That(await List(LetterState.Sent) is { Held: 1, Dead: 1 });
        await desk.Write("UPDATE people SET email = 'a@office.invalid' WHERE id = 8");
        await desk.Done(Admin, new RetryLetter(1));
        Assert.That(await List(LetterState.Waiting) is { Held: 0, Waiting: 1, Dead: 1 });
    }
}
