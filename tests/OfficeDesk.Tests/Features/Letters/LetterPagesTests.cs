using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Tests.Mail;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Features.Keeping;
using OfficeDesk.Web.Features.Letters;
using OfficeDesk.Web.Mail;

namespace OfficeDesk.Tests.Features.Letters;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class LetterPagesTests(Engine engine)
{
    private static readonly ChangeMailSettings Set = new("mail.example.invalid", 587, true, "desk", "Geheim-2026 密", "desk@office.invalid", 0);

    private static Asker Admin => TestDesk.As("admin");

    [Test]
    public async Task ES_3_the_password_is_sealed_and_never_shown_back()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(Admin, Set);
        var shown = await desk.Done(Admin, new ShowMailSettings());
        Assert.That(shown, Is.EqualTo(new MailSettings("mail.example.invalid", 587, true, "desk", true, "desk@office.invalid", 6, "http://127.0.0.1:5080")));
        var (stored, audited) = ((await desk.Rows<string>("SELECT value FROM settings WHERE name = 'mail.password'")).Single(), (await desk.Rows<string>("SELECT body FROM audit")).Single());
        Assert.That(stored + audited, Does.Not.Contain("Geheim").And.Not.Contain("password"));
        Assert.That(desk.Services.GetRequiredService<SealedText>().Open(stored), Is.EqualTo("Geheim-2026 密"));
        Assert.That(desk.Services.GetRequiredService<SealedText>().Open(stored[..^4] + "AAAA"), Is.Empty, "tampered with");
    }

    [Test]
    public async Task ES_3_the_password_stays_with_its_server_and_account()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(Admin, Set);
        await desk.Done(Admin, Set with { Password = "", Port = 25, Version = 6 });
        Assert.That((await desk.Done(Admin, new ShowMailSettings())).HasPassword);
        Assert.That(await desk.Refused(Admin, Set with { Password = "", Host = "other.invalid", Version = 12 }), Is.EqualTo(MailRules.PasswordMissing("x", false)));
        await desk.Done(Admin, Set with { Password = "", User = "", Version = 12 });
        Assert.That((await desk.Done(Admin, new ShowMailSettings())).HasPassword, Is.False);
    }

    [Test]
    public async Task ES_3_settings_are_refused_with_their_field_and_nobody_overwrites_what_they_have_not_seen()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Refused(Admin, Set with { Host = "http://mail" })).Field, Is.EqualTo("Host"));
        Assert.That((await desk.Refused(Admin, Set with { Port = 0 })).Field, Is.EqualTo("Port"));
        Assert.That((await desk.Refused(Admin, Set with { From = "a@b, c@d" })).Field, Is.EqualTo("From"));
        await desk.Done(Admin, Set);
        Assert.That((await desk.Refused(Admin, Set with { Port = 26 })).Kind, Is.EqualTo(RefusalKind.Conflict));
        foreach (var who in new[] { "office0", "director", "discipline1", "staff1" })
            Assert.That((await desk.Refused(TestDesk.As(who), Set)).Kind, Is.EqualTo(RefusalKind.Forbidden), who);
    }

    [Test]
    public async Task ES_3_the_test_mail_shows_the_servers_own_words()
    {
        await using var server = new FaultySmtpServer((to, _) => to.StartsWith("no", StringComparison.Ordinal) ? new Fault(ToRecipient: "550 5.1.1 <no@office.invalid> unknown here") : null);
        await using var desk = await MailDesk.With(engine, server.Port);
        Assert.That(await desk.Done(Admin, new SendTestMail("yes@office.invalid")), Is.EqualTo(new TestMailSent(true, "250")));
        Assert.That(await desk.Done(Admin, new SendTestMail("no@office.invalid")), Is.EqualTo(new TestMailSent(false, "550 5.1.1 <no@office.invalid> unknown here")));
        Assert.That((await desk.Refused(Admin, new SendTestMail("a@b.cn, c@d.cn"))).Field, Is.EqualTo("To"));
        Assert.That(server.Taken.Single().To, Is.EqualTo("yes@office.invalid"));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM outbox"), Is.EqualTo(new[] { 0L }));
    }

    [Test]
    public async Task ES_3_a_test_mail_that_was_taken_says_that_mail_works_and_one_that_failed_does_not()
    {
        await using var server = new FaultySmtpServer((to, _) => to.StartsWith("no", StringComparison.Ordinal) ? new Fault(ToRecipient: "550 5.1.1 <no@office.invalid> unknown here") : null);
        await using var desk = await MailDesk.With(engine, server.Port);
        async Task<bool> Never() => (await desk.Done(Admin, new ReadTroubles())).Off.Any(o => o.Zh.StartsWith("还没有寄出过邮件", StringComparison.Ordinal));
        await desk.Done(Admin, new SendTestMail("no@office.invalid"));
        Assert.That(await Never());
        await desk.Done(Admin, new SendTestMail("yes@office.invalid"));
        Assert.That(await Never(), Is.False);
        Assert.That((await desk.Done(Admin, new ListJobs())).Runs, Is.Empty, "it is no job of the clock");
    }

    [TestCase("Connection refused", "核对主机和端口")]
    [TestCase("Name or service not known", "找不到这个主机")]
    [TestCase("The operation has timed out.", "检查防火墙和网络")]
    [TestCase("STARTTLS: The remote certificate is invalid", "证书是否有效")]
    [TestCase("Server does not support secure connections.", "是否支持 STARTTLS")]
    [TestCase("535 5.7.8 Authentication failed", "核对账号、口令")]
    [TestCase("530 Must issue a STARTTLS command first", "勾选加密传输")]
    [TestCase("550 5.1.1 unknown here", "核对收件人地址和发件人地址")]
    [TestCase("451 try later", "稍后会自动再试")]
    [TestCase("FormatException: odd", "核对邮件设置")]
    public void ES_3_a_failure_says_what_to_do_beside_the_servers_own_words(string answer, string advice)
    {
        Assert.That(PostAdvice.Of(answer).Zh, Does.Contain(advice));
        Assert.That(PostAdvice.Of(answer).En, Does.Not.Match("[\u4E00-\u9FFF]"));
        Assert.That((new TestMailSent(false, answer).Advice(), new LetterLine { Answer = answer }.Advice()), Is.EqualTo((PostAdvice.Of(answer), PostAdvice.Of(answer))));
    }

    [Test]
    public async Task ES_3_what_is_stuck_is_listed_with_the_answer_and_sent_again_to_todays_address()
    {
        await using var server = new FaultySmtpServer((to, _) => to == "p1@office.invalid" ? new Fault(ToRecipient: "550 no such mailbox") : null);
        await using var desk = await MailDesk.With(engine, server.Port);
        await MailDesk.Queue(desk, 2);
        await MailDesk.Send(desk);
        var dead = (await desk.Done(Admin, new ListLetters(LetterState.Dead))).Letters.Single();
        Assert.That((dead.Recipient, dead.Answer, dead.Tries), Is.EqualTo(("工作人员甲", "550 no such mailbox", 1)));
        Assert.That(await desk.Done(Admin, new RetryLetter(dead.Id)), Is.EqualTo(new LetterRetried("staff1@office.invalid")));
        await MailDesk.Send(desk);
        Assert.That(server.Taken.Select(t => t.To), Is.EquivalentTo(new[] { "p2@office.invalid", "staff1@office.invalid" }));
        Assert.That(server.Taken.Select(t => t.MessageId), Has.Some.EqualTo($"<{dead.Id}@127.0.0.1>"));
        Assert.That(await desk.Refused(Admin, new RetryLetter(dead.Id)), Is.EqualTo(MailRules.NotStuck));
        Assert.That((await desk.Refused(Admin, new RetryLetter(12345))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new ListLetters())).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task ES_3_who_has_no_address_is_named_and_cannot_be_sent_to()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("UPDATE people SET email = '' WHERE id = 8; UPDATE stamps SET value = value + 1 WHERE name = 'office'");
        await MailDesk.Queue(desk, 1, _ => "");
        await desk.Write("UPDATE outbox SET state = 'NoAddress'");
        var list = await desk.Done(Admin, new ListLetters(LetterState.NoAddress));
        Assert.That((list.NoAddress, list.ToFiles), Is.EqualTo((1, true)));
        Assert.That(list.Unreachable, Is.EqualTo(new[] { "工作人员甲（社会救助股）" }));
        Assert.That(await desk.Refused(Admin, new RetryLetter(list.Letters.Single().Id)), Is.EqualTo(MailRules.NoAddress));
    }

    [Test]
    public async Task ES_3_a_long_outbox_is_paged_along_its_index()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await MailDesk.Queue(desk, 120);
        List<long> seen = [];
        for (LetterList? page = null; page is null || page.More; seen.AddRange(page.Letters.Select(l => l.Id)))
            page = await desk.Done(Admin, new ListLetters(LetterState.Waiting, page?.Letters[^1].Id));
        Assert.That(seen, Is.Ordered.Descending.And.Exactly(120).Items);
    }

    [Test]
    public async Task F2_what_is_remembered_for_a_day_is_thrown_away_and_nothing_else()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(Admin, Set, onceKey: "a");
        await desk.Refused(Asker.Nobody, new Web.Features.SignIn.SignIn("nobody", "wrong"));
        desk.Clock.Pass(TimeSpan.FromHours(23));
        Assert.That(await desk.Done(Asker.Clock, new TidyUp()), Is.EqualTo(new Tidied(0, 0)));
        desk.Clock.Pass(TimeSpan.FromHours(2));
        Assert.That(await desk.Done(Asker.Clock, new TidyUp()), Is.EqualTo(new Tidied(1, 0)));
        desk.Clock.Pass(TimeSpan.FromDays(184));
        Assert.That((await desk.Done(Asker.Clock, new TidyUp())).Tries, Is.Zero, "who tried the doors is known for six months at least");
        desk.Clock.Pass(TimeSpan.FromDays(SignInRules.TracesKept));
        Assert.That((await desk.Done(Asker.Clock, new TidyUp())).Tries, Is.EqualTo(1));
    }
}
