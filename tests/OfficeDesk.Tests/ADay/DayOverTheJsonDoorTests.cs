using System.Text.Json;
using System.Text.RegularExpressions;
using OfficeDesk.Tests.BadDays;
using OfficeDesk.Tests.House;

namespace OfficeDesk.Tests.ADay;

/// <summary>
/// One day of the office over the JSON door of the real program, with a real mail server: log, transfer, accept, contact,
/// finish, extend, overdue, escalate, and the mail as the server received it. The transcript goes to the test's output.
/// </summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public partial class DayOverTheJsonDoorTests(Engine engine)
{
    private const int UrbanAssistance = 1;
    private const int TemporaryAssistance = 4;
    private readonly Dictionary<string, string> _bearers = [];

    [Test]
    public async Task ES_1_what_was_logged_in_the_morning_and_let_slip_is_in_the_chiefs_mail()
    {
        var (smtp, maildir) = MailServer();
        var folder = Directory.CreateTempSubdirectory("deskday").FullName;
        var settings = new List<(string, string)> { ("Office:Jobs", "false") };
        Func<Task> drop = () => Task.CompletedTask;
        if (engine == Engine.MariaDb)
        {
            (var connection, drop) = await Engines.FreshMaria();
            settings.AddRange([("Database:Engine", "mariadb"), ("Database:Connection", connection)]);
        }
        try
        {
            await using var office = await RealOffice.Start(folder, [.. settings]);
            var set = await Say(office, "admin", "ShowMailSettings", new { });
            await Say(office, "admin", "ChangeMailSettings", new { host = smtp.Split(':')[0], port = int.Parse(smtp.Split(':')[1]), startTls = false, user = "", password = "", from = "desk@office.invalid", version = Number(set, "version") });

            // a visitor for a colleague of the same section: transferred, accepted, contacted, finished
            var visit = await Say(office, "staff1", "LogEnquiry", new { channel = "Visit", citizenName = "来访人甲", phone = "10000050001", matterTypeId = TemporaryAssistance, ask = "家庭遭遇突发困难，申请临时救助。", route = "SameSection" });
            var transfer = Text(visit, "transferNumber");
            var moved = await Say(office, "staff4", "AcceptTransfer", new { number = transfer, version = 1 });
            await Say(office, "staff4", "RecordContact", new { number = transfer, note = "已电话联系，明天带材料来。", version = Number(moved, "version") });
            var task = await Say(office, "staff4", "ShowTask", new { number = Text(visit, "number") });
            var finished = await Say(office, "staff4", "FinishTask", new { number = Text(visit, "number"), result = "已批准，当日发放。", answerHow = "Call", answerText = "已告知办理结果。", version = Version(task) });
            Assert.That(finished.GetProperty("late").GetBoolean(), Is.False);

            // a letter that came three weeks ago and was recorded only now: overdue at once
            var old = TimeProvider.System.GetUtcNow().AddDays(-24);
            var slipped = await Say(office, "staff1", "LogEnquiry", new { channel = "Letter", receivedAt = old, citizenName = "来访人乙", organisation = "示例社区居委会", matterTypeId = UrbanAssistance, ask = "来信询问低保申请进度。", route = "Own" });
            var number = Text(slipped, "number");
            var report = await Say(office, "discipline1", "OverdueReport", new { });
            Assert.That(report.GetRawText(), Does.Contain("工作人员甲"));

            var run = await Say(office, "discipline1", "RunEscalation", new { byHand = true });
            Assert.That(Number(run, "letters"), Is.GreaterThan(0));
            var sent = await Say(office, "admin", "SendOutbox", new { byHand = true });
            Assert.That(Number(sent, "sent"), Is.GreaterThan(0), sent.GetRawText());

            var mail = Mails(maildir, "chief1@office.invalid", number).FirstOrDefault();
            Assert.That(mail, Is.Not.Null, "the section chief has the overdue number in a mail");
            TestContext.Out.WriteLine("--- the mail as the server received it ---\n" + mail);
            Assert.That(mail, Does.Not.Contain("来访人").And.Not.Contain("10000050001"), "B6: no citizen in a mail");

            var again = await Say(office, "discipline1", "RunEscalation", new { byHand = true });
            Assert.That(Number(again, "letters"), Is.Zero, "ES-2: each rung fires once");
        }
        finally
        {
            await drop();
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<JsonElement> Say(RealOffice office, string who, string message, object body)
    {
        if (!_bearers.TryGetValue(who, out var bearer)) _bearers[who] = bearer = await office.SignIn(who);
        using var answer = await office.Post(message, body, bearer);
        var text = await answer.Content.ReadAsStringAsync();
        TestContext.Out.WriteLine($"{who} > POST /api/{message} {JsonSerializer.Serialize(body, Web.Desk.Wire.Json)}\n{(int)answer.StatusCode} < {(text.Length > 600 ? text[..600] + " …" : text)}\n");
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    private static string Text(JsonElement e, string name) => e.GetProperty(name).GetString()!;

    private static int Number(JsonElement e, string name) => e.GetProperty(name).GetInt32();

    private static int Version(JsonElement page) => page.GetProperty("head").GetProperty("version").GetInt32();

    /// <summary>The mails to one address that name a number, decoded.</summary>
    private static IEnumerable<string> Mails(string folder, string to, string number) =>
        from file in Directory.GetFiles(folder, "*.eml").OrderDescending()
        let raw = File.ReadAllText(file)
        where raw.Contains($"X-Rcpt-To: {to}", StringComparison.Ordinal)
        let text = Decoded(raw)
        where text.Contains(number, StringComparison.Ordinal)
        select text;

    /// <summary>Headers as they came, base64 parts as text.</summary>
    private static string Decoded(string raw) => Packed().Replace(raw.ReplaceLineEndings("\n"), m =>
        System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(m.Value.Replace("\n", "", StringComparison.Ordinal))) + "\n");

    [GeneratedRegex(@"^(?:[A-Za-z0-9+/]{4,76}\n)*[A-Za-z0-9+/]{4,74}={0,2}\n(?=--)", RegexOptions.Multiline)]
    private static partial Regex Packed();

    private static (string Address, string Folder) MailServer()
    {
        var address = Environment.GetEnvironmentVariable("OFFICEDESK_TEST_SMTP");
        var folder = Environment.GetEnvironmentVariable("OFFICEDESK_TEST_MAILDIR");
        if (address is { Length: > 0 } && folder is { Length: > 0 }) return (address, folder);
        const string Why = "The mail server is missing: run tests/services.sh start, then `source tests/services.env`, and test again.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Why);
        Assert.Ignore(Why);
        return ("", "");
    }
}
