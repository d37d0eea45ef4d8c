using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OfficeDesk.Rules;
using OfficeDesk.Tests.BadDays;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Letters;

namespace OfficeDesk.Tests.Mail;

/// <summary>STARTTLS and an account, against a real TLS server on loopback. A certificate that is not to be trusted sends nothing, and nothing ever goes in the clear.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class StartTlsTests(Engine engine)
{
    private const string Password = "a password 口令";

    private static ChangeMailSettings Tls(int port, int version, string user = "desk", string password = Password) => new("127.0.0.1", port, true, user, password, "desk@office.invalid", version);

    private static async Task Set(TestDesk desk, ChangeMailSettings settings)
    {
        var admin = TestDesk.As("admin");
        await desk.Done(admin, settings with { Version = (await desk.Done(admin, new ShowMailSettings())).Version });
    }

    [Test]
    public async Task ES_3_an_untrusted_certificate_is_refused_shown_in_the_outbox_and_tried_again_never_in_the_clear()
    {
        using var authority = new MailAuthority();
        await using var server = new FaultySmtpServer(certificate: authority.Issue(), account: ("desk", Password));
        await using var desk = await MailDesk.With(engine, server.Port);
        await Set(desk, Tls(server.Port, 0));
        await MailDesk.Queue(desk, 5);
        for (var run = 1; run <= 3; run++)
        {
            var sent = await MailDesk.Send(desk);
            Assert.That((sent.Sent, sent.Dead, sent.Later), Is.EqualTo((0, 0, 1)), "the first letter shows it, the rest keep their turn");
            Assert.That(sent.Trouble, Does.StartWith("STARTTLS: ").And.Contain("UntrustedRoot").Or.Contain("PartialChain"));
            desk.Clock.Pass(MailRules.LongestPause);
        }
        var shown = (await desk.Done(TestDesk.As("admin"), new ListLetters())).Letters;
        Assert.That(shown.Select(l => l.Answer), Has.Some.StartsWith("STARTTLS: "));
        Assert.That((await MailDesk.Letters(desk)).Select(l => l.State), Is.All.EqualTo("Waiting"));
        Assert.That((await MailDesk.Letters(desk)).Sum(l => l.Tries), Is.EqualTo(3), "tried again at each run");
        Assert.That((await desk.Done(TestDesk.As("admin"), new SendTestMail("a@office.invalid"))).Took, Is.False);
        Assert.That(server.Taken, Is.Empty);
        Assert.That(server.InTheClear.Where(l => !l.StartsWith("EHLO", StringComparison.Ordinal) && l != "STARTTLS"), Is.Empty, "neither account nor letter before TLS");

        // the settings are mended: no letter was lost
        await using var open = new FaultySmtpServer();
        await Set(desk, new ChangeMailSettings("127.0.0.1", open.Port, false, "", "", "desk@office.invalid", 0));
        Assert.That((await MailDesk.Send(desk)).Sent, Is.EqualTo(5));
    }

    [Test]
    public async Task ES_3_a_server_without_tls_gets_nothing_when_tls_is_asked_for()
    {
        await using var server = new FaultySmtpServer(account: ("desk", Password));
        await using var desk = await MailDesk.With(engine, server.Port);
        await Set(desk, Tls(server.Port, 0));
        await MailDesk.Queue(desk, 1);
        var sent = await MailDesk.Send(desk);
        Assert.That((sent.Sent, sent.Later), Is.EqualTo((0, 1)));
        Assert.That(sent.Trouble, Is.Not.Empty);
        Assert.That(server.Taken, Is.Empty);
        Assert.That(server.InTheClear, Has.None.StartsWith("AUTH").And.None.StartsWith("MAIL"));
    }

    [Test]
    public async Task ES_3_a_trusted_certificate_carries_letters_and_an_expired_or_foreign_one_does_not()
    {
        using var authority = new MailAuthority();
        await using var good = new FaultySmtpServer(certificate: authority.Issue(), account: ("desk", Password));
        await using var expired = new FaultySmtpServer(certificate: authority.Issue(expired: true), account: ("desk", Password));
        await using var foreign = new FaultySmtpServer(certificate: authority.Issue(name: "other.office.invalid"), account: ("desk", Password));
        var folder = Directory.CreateTempSubdirectory("desktls").FullName;
        var trusted = Path.Combine(folder, "authority.pem");
        await File.WriteAllTextAsync(trusted, authority.Pem);
        var settings = new List<(string, string)> { ("Office:Jobs", "false"), ("SSL_CERT_FILE", trusted) };
        Func<Task> drop = () => Task.CompletedTask;
        if (engine == Engine.MariaDb)
        {
            (var connection, drop) = await Engines.FreshMaria();
            settings.AddRange([("Database:Engine", "mariadb"), ("Database:Connection", connection)]);
        }
        try
        {
            await using var office = await RealOffice.Start(folder, [.. settings]);
            var admin = await office.SignIn("admin");
            Task<JsonElement> Say(string message, object body) => Answer(office, message, body, admin);
            async Task Use(int port, string password = Password)
            {
                var version = (await Say("ShowMailSettings", new { })).GetProperty("version").GetInt32();
                await Say("ChangeMailSettings", new { host = "127.0.0.1", port, startTls = true, user = "desk", password, from = "desk@office.invalid", version });
            }

            foreach (var (bad, why) in new[] { (expired, "NotTimeValid"), (foreign, "RemoteCertificateNameMismatch") })
            {
                await Use(bad.Port);
                var refused = await Say("SendTestMail", new { to = "one@office.invalid" });
                Assert.That(refused.GetProperty("took").GetBoolean(), Is.False, why);
                Assert.That(refused.GetProperty("answer").GetString(), Does.StartWith("STARTTLS: ").And.Contain(why));
                Assert.That(bad.Taken, Is.Empty);
            }
            await Use(good.Port, "another password");
            Assert.That((await Say("SendTestMail", new { to = "one@office.invalid" })).GetProperty("answer").GetString(), Does.StartWith("53"), "the client goes on after a refused password; the server then wants one");
            Assert.That(good.Taken, Is.Empty);

            await Use(good.Port);
            Assert.That((await Say("SendTestMail", new { to = "one@office.invalid" })).GetProperty("took").GetBoolean());
            var today = TimeProvider.System.GetUtcNow().AddHours(8);
            await Answer(office, "NameDeputy", new { role = "Chief", sectionId = 3, deputyId = 8, from = $"{today:yyyy-MM-dd}", to = $"{today.AddDays(1):yyyy-MM-dd}" }, await office.SignIn("chief1"));
            Assert.That((await Say("SendOutbox", new { byHand = true })).GetProperty("sent").GetInt32(), Is.EqualTo(2));
            Assert.That(good.Taken.Select(t => t.To), Is.EquivalentTo(new[] { "one@office.invalid", "chief1@office.invalid", "staff1@office.invalid" }));
            Assert.That(good.Taken.All(t => t is { Secure: true, User: "desk" }));
            Assert.That(good.InTheClear, Has.None.StartsWith("AUTH").And.None.StartsWith("MAIL"));
        }
        finally
        {
            await drop();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<JsonElement> Answer(RealOffice office, string message, object body, string bearer)
    {
        using var answer = await office.Post(message, body, bearer);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{message}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
