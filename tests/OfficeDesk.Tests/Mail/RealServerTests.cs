using System.Text;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Letters;

namespace OfficeDesk.Tests.Mail;

/// <summary>Against a mail server that is not ours.</summary>
[TestFixture(Engine.Sqlite)]
public class RealServerTests(Engine engine)
{
    [Test]
    public async Task ES_3_a_real_server_takes_letters_in_chinese_with_the_message_id_given()
    {
        var (port, folder) = RealServer.Find();
        await using var desk = await MailDesk.With(engine, port, user: "desk");
        await MailDesk.Queue(desk, 3, n => $"real{n}@office.invalid");
        var known = Directory.GetFiles(folder).ToHashSet();
        Assert.That(await MailDesk.Send(desk), Has.Property("Sent").EqualTo(3));
        Assert.That((await desk.Done(TestDesk.As("admin"), new SendTestMail("real4@office.invalid"))).Took);
        var mails = Directory.GetFiles(folder, "*.eml").Where(f => !known.Contains(f)).Select(File.ReadAllText).Where(m => m.Contains("X-Rcpt-To: real", StringComparison.Ordinal)).ToList();
        Assert.That(mails, Has.Count.EqualTo(4));
        var letter = (await MailDesk.Letters(desk))[0];
        var mail = mails.Single(m => m.Contains("X-Rcpt-To: real1@", StringComparison.Ordinal));
        Assert.That(mail, Does.Contain($"Message-ID: <{letter.Id}@127.0.0.1>").IgnoreCase.And.Contain("Auto-Submitted: auto-generated").IgnoreCase);
        Assert.That(Encoding.UTF8.GetString(Convert.FromBase64String(Between(mail, "Subject: =?utf-8?B?", "?="))), Is.EqualTo(letter.Subject));
        Assert.That(mail, Does.Contain("multipart/alternative").And.Contain(Convert.ToBase64String(Encoding.UTF8.GetBytes("编号 2026-1"))));
    }

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.OrdinalIgnoreCase);
        Assert.That(start, Is.GreaterThan(0), from);
        start += from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }
}
