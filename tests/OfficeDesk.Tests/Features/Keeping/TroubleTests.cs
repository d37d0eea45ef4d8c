using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Keeping;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Keeping;

/// <summary>What is wrong is told in words, each with what to do; what is right is not complained of.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class TroubleTests(Engine engine)
{
    private static readonly Asker Admin = TestDesk.As("admin");

    [Test]
    public async Task Each_trouble_is_told_when_it_is_there_and_not_before()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("INSERT INTO settings (name, value, changed_at, changed_by) VALUES ('mail.host', 'mail.office.invalid', '', 0)");
        var board = desk.Services.GetRequiredService<ClockBoard>();
        board.Plan(new ClockLine("SendOutbox", "发送邮件", "Sending mail", "", desk.Clock.GetUtcNow().AddMinutes(1)));
        await desk.Done(Admin, new MakeBackup());
        Assert.That(await Told(desk), Is.Empty, "all is well");

        await desk.Write("""
            INSERT INTO outbox (id, cause, recipient_id, address, subject, body_text, body_html, state, tries, next_at, queued_at, answer)
            SELECT 1, 'a', 8, 'a@office.invalid', 'x', '', '', 'Waiting', 3, '2026-03-04T01:00:00.000000Z', '2026-03-04T00:00:00.000000Z', 'refused the connection'
            """);
        Assert.That(await Told(desk), Is.EqualTo(new[] { "邮件从 2026-03-04 08:00 起发不出去。服务器答复：refused the connection" }));
        await desk.Write("DELETE FROM outbox");

        board.Plan(new ClockLine("SendOutbox", "发送邮件", "Sending mail", "", desk.Clock.GetUtcNow().AddMinutes(-6)));
        Assert.That((await Told(desk)).Single(), Does.Contain("“发送邮件”应在 2026-03-04 08:54 运行"));
        board.Plan(new ClockLine("SendOutbox", "发送邮件", "Sending mail", "", desk.Clock.GetUtcNow().AddDays(700)));

        await desk.Write("UPDATE audit SET body = 'x' WHERE seq = (SELECT seq FROM audit_head WHERE id = 1)");
        Assert.That((await Told(desk)).Single(), Does.StartWith("审计链对不上"));
    }

    [Test]
    public async Task A_new_office_has_a_night_for_its_first_backup_and_a_first_letter_before_mail_is_called_fine()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("INSERT INTO settings (name, value, changed_at, changed_by) VALUES ('mail.host', 'mail.office.invalid', '', 0)");
        desk.Services.GetRequiredService<ClockBoard>().Plan(new ClockLine("SendOutbox", "发送邮件", "Sending mail", "", desk.Clock.GetUtcNow().AddDays(9)));
        var list = await desk.Done(Admin, new ReadTroubles());
        Assert.That(await Told(desk), Is.Empty);
        Assert.That((await desk.Done(Admin, new ListBackups())).Old, Is.False);
        Assert.That(list.Off.Select(o => o.Zh), Has.Some.StartsWith("还没有备份").And.Some.StartsWith("还没有寄出过邮件"));
        Assert.That(list.Fine.Select(f => f.Zh), Has.None.EqualTo("邮件在发").And.None.EqualTo("备份是新的"));

        await desk.Write("""
            INSERT INTO outbox (id, cause, recipient_id, address, subject, body_text, body_html, state, tries, next_at, queued_at, answer)
            SELECT 1, 'a', 8, 'a@office.invalid', 'x', '', '', 'Waiting', 2, @Now, @Now, 'Connection refused'
            """, new { Now = desk.Clock.GetUtcNow() });
        list = await desk.Done(Admin, new ReadTroubles());
        Assert.That(list.Off.Select(o => o.Zh), Has.Some.StartsWith("有 1 封邮件没有发出").And.None.StartsWith("还没有寄出过邮件"));
        Assert.That(list.Fine.Select(f => f.Zh), Has.None.EqualTo("邮件在发"));
        desk.Clock.Pass(TimeSpan.FromMinutes(31));
        Assert.That(await Told(desk), Has.Some.Contains("发不出去。服务器答复：Connection refused"));

        await desk.Write("UPDATE outbox SET state = 'Sent', sent_at = @Now", new { Now = desk.Clock.GetUtcNow() });
        Assert.That((await desk.Done(Admin, new ReadTroubles())).Fine.Select(f => f.Zh), Has.Some.EqualTo("邮件在发"));
        desk.Clock.Pass(TimeSpan.FromHours(26));
        Assert.That(await Told(desk), Has.Some.StartsWith("还没有一份完好的备份"));
    }

    [Test]
    public async Task D2_a_row_cut_off_the_end_is_told_before_the_auditor_looks()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(Admin, new MakeBackup());
        Assert.That(await Told(desk), Has.None.StartsWith("审计链对不上"));
        await desk.Write("DELETE FROM audit WHERE seq = (SELECT seq FROM audit_head WHERE id = 1)");
        Assert.That(await Told(desk), Has.Some.StartsWith("审计链对不上"));
    }

    [Test]
    public async Task B5_a_clock_far_ahead_and_a_year_without_a_schedule_are_told()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var office = await desk.Services.GetRequiredService<OfficeBook>().Open();
        var last = office.Holidays.Max(h => h.Day.Year);
        _ = desk.Services.GetRequiredService<ClockWatch>();
        desk.Clock.Pass(TimeSpan.FromDays(40));
        var ahead = await Told(desk);
        Assert.That(ahead, Has.Some.Contains("服务器时钟跳动过（+57600）"));
        Assert.That(ahead, Has.Some.StartsWith("还没有一份完好的备份"));
        Assert.That(ahead, Has.None.Contains("节假日"));
        desk.Clock.Set(new DateTime(last, 12, 1, 9, 0, 0));
        Assert.That(await Told(desk), Has.Some.Contains($"还没有 {last + 1} 年的节假日安排"));
        desk.Clock.Set(new DateTime(last + 1, 1, 4, 9, 0, 0));
        var list = await desk.Done(Admin, new ReadTroubles());
        Assert.That(list.Troubles.Single(t => t.Zh.Contains("节假日", StringComparison.Ordinal)).Level, Is.EqualTo(TroubleLevel.Bad));
        Assert.That(list.Troubles.Select(t => t.En + t.DoEn), Has.All.Not.Match("[\u4E00-\u9FFF]"));
    }

    [TestCase(3000L << 20, null)]
    [TestCase(1500L << 20, TroubleLevel.Warn)]
    [TestCase(100L << 20, TroubleLevel.Bad)]
    public void A4_a_disk_that_is_nearly_full_is_told_of(long free, TroubleLevel? level) => Assert.That(TroubleRules.Disk("x", free)?.Level, Is.EqualTo(level));

    private static async Task<List<string>> Told(TestDesk desk) => [.. (await desk.Done(Admin, new ReadTroubles())).Troubles.Select(t => t.Zh).Where(t => !t.Contains("磁盘", StringComparison.Ordinal))];
}
