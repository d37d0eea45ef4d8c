using System.Text.RegularExpressions;
using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.ADay;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.BadDays;

/// <summary>
/// E2: texts that break out where somebody forgot to encode go through every text of every message and through the address of every
/// page; whatever comes out on pages, in lists that leave, in papers and in mails is text, and the tables are what they were.
/// </summary>
/// <remarks>
/// Each text gets one mouthful of payloads, the next text the next ones, so that every payload travels several times;
/// OFFICEDESK_TEST_PAYLOADS=all sends all of them through every text of every message, for an hour.
/// </remarks>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
[NonParallelizable]
public partial class PayloadTests(Engine engine)
{
    private static readonly bool Everything = Environment.GetEnvironmentVariable("OFFICEDESK_TEST_PAYLOADS") == "all";

    private static readonly string[] People = ["staff1", "chief1", "director", "office1", "discipline1", "admin", "auditor", "security"];

    private readonly int[] _at = new int[Payloads.Kinds.Count];
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal), _kept = new(StringComparer.Ordinal), _taken = new(StringComparer.Ordinal);
    private readonly List<string> _wrong = [];
    private readonly Dictionary<string, string> _secrets = [];
    private int _messages, _done, _texts, _tried, _kind, _desks;
    private TestDesk? _spare;

    [Test]
    public async Task E2_what_is_typed_into_any_text_of_any_message_stays_text_wherever_it_comes_out()
    {
        Assert.That((Payloads.Count, Payloads.Kinds.SelectMany(k => k).Distinct().Count()), Is.EqualTo((640, 640)));
        await using var desk = await TestDesk.WithBureau(engine);
        foreach (var who in People) _secrets[who] = (await desk.Enter(who)).Secret;
        var shape = await Shape(desk);
        foreach (var message in PayloadMessages.All) await Through(desk, message);

        Assert.That(_sent, Has.Count.EqualTo(Payloads.Count), "every payload travelled");
        Assert.That(_done, Is.GreaterThan(_tried / 8), "the messages are real ones: many are done");
        Assert.That(await Shape(desk), Is.EqualTo(shape), "no table came, went or changed");
        Assert.That((await desk.VerifyAudit()).Intact);
        await Leave(null);
        await Keep(desk);
        var kept = _taken.Count(_kept.Contains);
        TestContext.Out.WriteLine($"{_messages} messages, {_texts} texts, {_sent.Count} payloads, {_desks} more offices; {_done} messages done, {_taken.Count} payloads taken, {kept} of them found in the tables as they were typed");
        Assert.That(kept, Is.GreaterThan(_taken.Count / 2));
        await Pages(desk);
        Assert.That(_wrong, Is.Empty, string.Join('\n', _wrong.Take(30)));
    }

    private async Task Through(TestDesk desk, Registered message)
    {
        _messages++;
        var names = PayloadMessages.Slots((await Set(desk, message)).Message).Select(s => s.Name).ToList();
        foreach (var name in names)
        {
            // MariaDB runs the same SQL: every second text is enough to see that
            if (_texts++ % 2 == 1 && engine is Engine.MariaDb && !Everything) continue;
            var left = Everything ? Payloads.Count : 1;
            while (left > 0) left -= await Once(desk, message, name, _kind++ % Payloads.Kinds.Count);
        }
    }

    /// <summary>One text of one message with as many payloads as it holds, everything else as it should be.</summary>
    private async Task<int> Once(TestDesk desk, Registered message, string name, int kind)
    {
        (desk, var sent) = await Set(desk, message);
        if (PayloadMessages.Slots(sent).FirstOrDefault(s => s.Name == name) is not { } slot) return Payloads.Count;
        var some = Payloads.Some(kind, ref _at[kind], slot.Max);
        if (some.Count == 0) return Payloads.Count / Payloads.Kinds.Count;
        _tried++;
        slot.Fill(string.Join(' ', some));
        _sent.UnionWith(some);
        var start = TimeProvider.System.GetTimestamp();
        foreach (var who in PayloadMessages.Senders(message))
        {
            try
            {
                if (await PayloadMessages.Send(desk, who, message, sent) is { } why)
                {
                    if (why.Kind is not RefusalKind.NotFound) break;
                    continue;
                }
                _done++;
                if (message.IsCommand) _taken.UnionWith(some);
                break;
            }
            catch (Exception e) when (e is not AssertionException)
            {
                Assert.Fail($"{message.Name}.{name} as {who.Roles}: {some[0]} … : {e}");
            }
        }
        Assert.That(TimeProvider.System.GetElapsedTime(start), Is.LessThan(TimeSpan.FromSeconds(25)), $"{message.Name}.{name}: nothing in a text makes the database wait");
        return some.Count;
    }

    /// <summary>The message in the office, or in a new one where what was done before stands in its way (a person is away once at a time).</summary>
    private async Task<(TestDesk Desk, object Message)> Set(TestDesk desk, Registered message)
    {
        if (await Try(desk, message) is { } here) return (desk, here);
        if (_spare is not null && await Try(_spare, message) is { } there) return (_spare, there);
        await Leave(await TestDesk.WithBureau(engine));
        _desks++;
        return (_spare!, await PayloadMessages.Fresh(message, _spare!));
    }

    private static async Task<object?> Try(TestDesk desk, Registered message)
    {
        using var apart = new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext();
        try
        {
            return await PayloadMessages.Fresh(message, desk);
        }
        catch (Exception e) when (e is AssertionException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Looks through the spare office and takes another one, or none.</summary>
    private async Task Leave(TestDesk? next)
    {
        if (_spare is { } old)
        {
            Assert.That((await old.VerifyAudit()).Intact);
            await Keep(old);
            await old.DisposeAsync();
        }
        _spare = next;
    }

    /// <summary>The tables with their columns, and what nobody changes by typing.</summary>
    private async Task<string> Shape(TestDesk desk) => string.Join('\n', await desk.Rows<string>(engine == Engine.Sqlite
        ? "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY 1"
        : "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY 1"));

    /// <summary>What lies in the tables as it was typed, ends of lines apart; and what the mails hold.</summary>
    private async Task Keep(TestDesk desk)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in (await Shape(desk)).Split('\n').Select(c => c.Split('.')[0]).Distinct().Where(t => t is not ("audit" or "outbox" or "idempotency")))
            foreach (var row in await desk.Rows<dynamic>(string.Concat("SELECT * FROM ", table)))
                foreach (var text in ((IDictionary<string, object>)row).Values.OfType<string>().Where(t => t.Contains("zq", StringComparison.Ordinal)))
                    all.Add(Blank().Replace(text, " "));
        var whole = string.Join('\n', all);
        if (whole.Contains(Payloads.Product, StringComparison.Ordinal)) _wrong.Add("a template was calculated on its way into the tables");
        _kept.UnionWith(_taken.Where(p => !_kept.Contains(p) && whole.Contains(Blank().Replace(p, " ").Trim(), StringComparison.Ordinal)));
        await Mails(desk);
    }

    private async Task Mails(TestDesk desk)
    {
        foreach (var (cause, subject, html) in await desk.Rows<(string, string, string)>("SELECT cause, subject, body_html FROM outbox"))
        {
            if (subject.Any(char.IsControl)) _wrong.Add($"mail {cause}: a line break in its subject");
            _wrong.AddRange(Inert.Html(html).Select(w => $"mail {cause}: {w}"));
        }
    }

    /// <summary>Every page and list that people reach, and every page asked with payloads in its address.</summary>
    private async Task Pages(TestDesk desk)
    {
        await using var office = new PageOffice(desk);
        using var http = office.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        var (shown, marked) = (0, 0);
        void Raw(string path, HttpResponseMessage answer, byte[] body)
        {
            _wrong.AddRange(Inert.Answer(answer, body).Select(w => $"{path}: {w}"));
            shown++;
            if (body.AsSpan().IndexOf("zq"u8) >= 0) marked++;
        }
        var crawl = new CanaryCrawl(http, (_, _, _, _) => { }, Raw);
        foreach (var who in People) await crawl.Walk(who, _secrets[who]);
        Assert.That((marked > 30, crawl.Exports > 10), Is.EqualTo((true, true)), $"{marked} answers with payloads in them, {crawl.Exports} lists");

        var asked = 0;
        foreach (var (address, page) in office.Pages)
            foreach (var p in page.GetProperties().Where(p => p.GetCustomAttributes(typeof(Microsoft.AspNetCore.Mvc.BindPropertyAttribute), inherit: true).Length > 0))
                foreach (var who in new[] { "director", "staff1", "admin", "discipline1", "auditor" })
                {
                    var some = Payloads.Kinds[asked++ % 2 == 0 ? 0 : asked % Payloads.Kinds.Count];
                    var path = $"{address}?{p.Name}={Uri.EscapeDataString(some[asked % some.Count])}";
                    using var request = new HttpRequestMessage(HttpMethod.Get, path);
                    request.Headers.Add("Cookie", "desk=" + _secrets[who]);
                    using var answer = await http.SendAsync(request);
                    Assert.That((int)answer.StatusCode, Is.LessThan(500), path);
                    Raw(path, answer, await answer.Content.ReadAsByteArrayAsync());
                    if ((int)answer.StatusCode is not 403) break;
                }
        TestContext.Out.WriteLine($"{shown} answers looked at, {marked} with payloads in them, {crawl.Exports} lists as files, {asked} addresses with a payload in them");
    }

    [GeneratedRegex("\\s+", RegexOptions.None, 1000)]
    private static partial Regex Blank();
}
