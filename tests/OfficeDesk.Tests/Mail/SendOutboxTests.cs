using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Mail;

namespace OfficeDesk.Tests.Mail;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class SendOutboxTests(Engine engine)
{
    [Test]
    public async Task ES_3_what_waits_is_sent_once_over_one_connection()
    {
        await using var server = new FaultySmtpServer();
        await using var desk = await MailDesk.With(engine, server.Port);
        await MailDesk.Queue(desk, 25);
        Assert.That(await MailDesk.Send(desk), Is.EqualTo(new OutboxSent(25, 0, 0, "")));
        Assert.That((await MailDesk.Send(desk)).Sent, Is.Zero);
        Assert.That(server.Taken.Select(t => t.To).Distinct().Count(), Is.EqualTo(25));
        Assert.That(server.Taken, Has.Count.EqualTo(25));
        Assert.That(server.Connections, Is.EqualTo(1));
        Assert.That((await MailDesk.Letters(desk)).Select(l => l.State), Is.All.EqualTo("Sent"));
    }

    [Test]
    public async Task B1_killed_between_the_servers_ok_and_the_mark_the_letter_goes_again_under_the_same_id()
    {
        await using var server = new FaultySmtpServer();
        await using var desk = await MailDesk.With(engine, server.Port);
        await MailDesk.Queue(desk, 3);
        await using (var killed = desk.Services.CreateAsyncScope())
        {
            var letters = await killed.ServiceProvider.GetRequiredService<Postbag>().Claim(CancellationToken.None);
            using var post = await killed.ServiceProvider.GetRequiredService<PostOffice>().Open(CancellationToken.None);
            var ids = killed.ServiceProvider.GetRequiredService<PostOffice>();
            var first = letters[0];
            Assert.That((await post.Send(new Envelope(ids.MessageId(first.Id), first.Address, first.Subject, first.BodyText, first.BodyHtml))).Verdict, Is.EqualTo(PostVerdict.Sent));
            // here the process ends: nothing is marked, the lease stands
        }
        Assert.That((await MailDesk.Send(desk)).Sent, Is.Zero, "another may not take what is leased");
        desk.Clock.Pass(Postbag.Lease + TimeSpan.FromSeconds(1));
        Assert.That((await MailDesk.Send(desk)).Sent, Is.EqualTo(3));
        Assert.That(server.Taken, Has.Count.EqualTo(4), "one duplicate for one kill");
        Assert.That(server.Taken.Select(t => t.MessageId).Distinct().Count(), Is.EqualTo(3));
        Assert.That(server.Taken.GroupBy(t => t.MessageId).Single(g => g.Count() == 2).Select(t => t.To).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task B2_a_lost_reply_costs_one_repetition_with_the_same_id_and_no_letter()
    {
        await using var server = new FaultySmtpServer((to, n) => to.Length > 0 && n % 10 == 3 ? new Fault(HangUp: true) : null);
        await using var desk = await MailDesk.With(engine, server.Port);
        await MailDesk.Queue(desk, 60);
        var lost = 0;
        for (var run = 0; run < 10 && await Waiting(desk) > 0; run++)
        {
            lost += (await MailDesk.Send(desk)).Later;
            desk.Clock.Pass(MailRules.LongestPause);
        }
        Assert.That(lost, Is.GreaterThanOrEqualTo(6));
        Assert.That(server.Taken.Select(t => t.MessageId).Distinct().Count(), Is.EqualTo(60), "none lost");
        Assert.That(server.Taken, Has.Count.EqualTo(60 + lost), "duplicates are exactly the injected faults");
        Assert.That((await MailDesk.Letters(desk)).Select(l => l.State), Is.All.EqualTo("Sent"));
    }

    [Test]
    public async Task B3_one_bad_recipient_never_blocks_the_others()
    {
        await using var server = new FaultySmtpServer((to, _) => to switch
        {
            "p2@office.invalid" => new Fault(ToRecipient: "550 5.1.1 no such mailbox"),
            "p3@office.invalid" => new Fault(ToRecipient: "450 4.2.1 mailbox busy"),
            "p5@office.invalid" => new Fault(AfterData: "554 5.7.1 not wanted"),
            "p6@office.invalid" => new Fault(AfterData: "451 4.3.0 try later"),
            _ => null,
        });
        await using var desk = await MailDesk.With(engine, server.Port);
        await MailDesk.Queue(desk, 8, n => n == 7 ? "two@a.invalid, three@b.invalid" : $"p{n}@office.invalid");
        Assert.That(await MailDesk.Send(desk), Is.EqualTo(new OutboxSent(3, 2, 3, MailRules.NotAddress("x", "")!.Zh)));
        var letters = (await MailDesk.Letters(desk)).ToDictionary(l => l.Address);
        Assert.That(letters["p2@office.invalid"], Has.Property("State").EqualTo("Dead").And.Property("Answer").EqualTo("550 5.1.1 no such mailbox"));
        Assert.That(letters["p5@office.invalid"], Has.Property("State").EqualTo("Dead").And.Property("Answer").EqualTo("554 5.7.1 not wanted"));
        Assert.That(letters["p3@office.invalid"], Has.Property("State").EqualTo("Waiting").And.Property("Answer").EqualTo("450 4.2.1 mailbox busy"));
        Assert.That(letters["p6@office.invalid"].State, Is.EqualTo("Waiting"));
        Assert.That(server.Taken.Select(t => t.To), Has.None.Contains("three@"));
    }

    [TestCase("400 now", "400")]
    [TestCase("this is no reply at all", "")]
    [TestCase("", "")]
    public async Task B3_a_server_that_talks_nonsense_costs_no_letter(string greeting, string answer)
    {
        await using var server = new FaultySmtpServer(greeting: greeting);
        await using var desk = await MailDesk.With(engine, server.Port);
        await MailDesk.Queue(desk, 10);
        var sent = await MailDesk.Send(desk);
        Assert.That((sent.Sent, sent.Dead, sent.Later), Is.EqualTo((0, 0, 3)), "three are tried, the rest keep their turn");
        Assert.That(sent.Trouble, Does.StartWith(answer));
        var letters = await MailDesk.Letters(desk);
        Assert.That(letters.Select(l => l.State), Is.All.EqualTo("Waiting"));
        Assert.That(letters.Count(l => l.Tries == 0 && l.NextAt <= desk.Clock.GetUtcNow()), Is.EqualTo(7));
    }

    [Test]
    public async Task B3_a_server_that_is_away_or_never_answers_is_tried_again_later()
    {
        int port;
        await using (var gone = new FaultySmtpServer()) port = gone.Port;
        await using var desk = await MailDesk.With(engine, port);
        await MailDesk.Queue(desk, 1);
        Assert.That((await MailDesk.Send(desk)).Later, Is.EqualTo(1), "connection refused");

        await using var silent = new FaultySmtpServer((_, _) => new Fault(Silent: true));
        await desk.Write("UPDATE settings SET value = @Port WHERE name = 'mail.port'; UPDATE stamps SET value = value + 1 WHERE name = 'office'", new { Port = silent.Port.ToString() });
        desk.Clock.Pass(TimeSpan.FromMinutes(31));
        await Task.Delay(1100); // the book is trusted for a second
        Assert.That((await MailDesk.Send(desk)).Later, Is.EqualTo(1), "time-out");
        Assert.That((await MailDesk.Letters(desk)).Single(), Has.Property("State").EqualTo("Waiting").And.Property("Tries").EqualTo(2));
    }

    [Test]
    public async Task B3_a_wrong_setting_stops_the_run_and_costs_no_letter()
    {
        await using var server = new FaultySmtpServer((_, _) => new Fault(ToSender: "530 5.7.0 sign in first"));
        await using var desk = await MailDesk.With(engine, server.Port);
        await MailDesk.Queue(desk, 5);
        Assert.That(await MailDesk.Send(desk), Is.EqualTo(new OutboxSent(0, 1, 0, "530 5.7.0 sign in first")));
        Assert.That((await MailDesk.Letters(desk)).Select(l => l.State), Is.All.EqualTo("Waiting"));
    }

    [Test]
    public async Task B4_two_nodes_at_the_same_moment_send_each_letter_once()
    {
        await using var server = new FaultySmtpServer();
        await using var desk = await MailDesk.With(engine, server.Port);
        await MailDesk.Queue(desk, 50);
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => MailDesk.Send(desk)));
        Assert.That(sent.Sum(s => s.Sent), Is.EqualTo(50));
        Assert.That(server.Taken.Select(t => t.MessageId), Is.Unique.And.Exactly(50).Items);
    }

    [Test]
    public async Task ES_3_without_a_server_each_letter_becomes_one_file_and_a_repetition_the_same_file()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await MailDesk.Queue(desk, 3);
        Assert.That((await MailDesk.Send(desk)).Sent, Is.EqualTo(3));
        var folder = desk.Services.GetRequiredService<PostOffice>().Folder;
        var letters = await MailDesk.Letters(desk);
        Assert.That(Directory.GetFiles(folder).Select(f => Path.GetFileName(f)), Is.EquivalentTo(letters.Select(l => $"{l.Id}.eml")));
        Assert.That(Directory.GetDirectories(folder), Is.Empty);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(folder, $"{letters[0].Id}.eml")), Does.Contain($"Message-ID: <{letters[0].Id}@127.0.0.1>"));

        await desk.Write("UPDATE outbox SET state = 'Waiting'");
        desk.Clock.Pass(MailRules.LongestPause);
        Assert.That((await MailDesk.Send(desk)).Sent, Is.EqualTo(3));
        Assert.That(Directory.GetFiles(folder), Has.Length.EqualTo(3));
    }

    private static async Task<int> Waiting(TestDesk desk) => (await MailDesk.Letters(desk)).Count(l => l.State == "Waiting");
}
