using System.Data.Common;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using OfficeDesk.Tests.BadDays;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.ADay;

/// <summary>
/// D6 over a whole run of the real program: what a citizen left, what a complainant said and who they are, and what somebody wrote
/// on a ballot are looked for in every table, every file of the data folder (which is what a backup copies), every mail, everything
/// the program wrote to its console, every address a page leads to, every list that leaves as CSV or workbook, and every page that
/// anybody can open. They are found in the places of <see cref="Allowed"/> and nowhere else.
/// </summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class CanaryRunTests(Engine engine)
{
    private const string Citizen = "来访人寅字样", CitizenPhone = "10000093571", Reporter = "反映人卯字样", ReporterPhone = "10000093572", Home = "某乡九组卯家字样", Said = "窗口推诿卯字样", Remark = "测评意见辰字样";

    private static readonly string[] Canaries = [Citizen, CitizenPhone, Reporter, ReporterPhone, Home, Said, Remark];

    private static readonly string[] People = ["staff1", "staff2", "staff8", "chief1", "leader1", "director", "office1", "discipline1", "discipline2", "admin", "security", "auditor"];

    /// <summary>Where a canary may stand in clear: the kind of place, what it is called there, and who may read it (* = anybody who gets so far).</summary>
    private static readonly (string Kind, string Where, string Who, string[] What, string Why)[] Allowed =
    [
        ("table", "citizens", "*", [Citizen, CitizenPhone], "the office reaches the citizen by it"),
        ("table", "enquiries", "*", [Citizen, CitizenPhone], "the enquiry as it was left at the counter"),
        ("file", "*.db", "*", [Citizen, CitizenPhone], "the same tables, as they lie on the disk"),
        ("file", "*.db-wal", "*", [Citizen, CitizenPhone], "the same tables, not yet checkpointed"),
        ("table", "documents", "*", [Citizen], "what was issued to the citizen stays as it was issued; no phone in it"),
        ("page", "/e/", "staff1", [Citizen, CitizenPhone], "who answers for it and has to reach the citizen"),
        ("page", "/t/", "staff1", [Citizen, CitizenPhone], "the same"),
        ("page", "/counter", "staff1", [Citizen, CitizenPhone], "today's queue of whoever took the call"),
        ("page", "/my", "staff1", [Citizen, CitizenPhone], "their own work"),
        ("page", "/applications/", "staff1", [Citizen, CitizenPhone], "an application begun from their own enquiry"),
        .. new[] { "staff2", "chief1", "leader1", "director", "office1" }.SelectMany(who => new[] { "/e/", "/t/", "/counter", "/enquiries", "/find", "/documents", "/documents/", "/applications/" }.Select(where => ("page", where, who, new[] { Citizen }, "names are read by those in whose sight the matter is; the phone stays masked"))),
        ("page", "/enquiries", "staff1", [Citizen], "their own first contacts"),
        ("page", "/find", "staff1", [Citizen], "the same contacts, looked for by name"),
        ("page", "/documents", "staff1", [Citizen], "papers they issued"),
        ("page", "/documents/", "staff1", [Citizen], "the receipt for the citizen"),
        ("page", "/appraisal/ballot/", "staff1", [Remark], "one's own ballot, until the round closes"),
        ("search", "RecogniseCaller", "staff8", [Citizen], "who is calling; the phone masked, no case of another section"),
        ("page", "/complaints/", "discipline1", [Said, Reporter, ReporterPhone, Home], "the officer who handles the case reads what was said, and what they wrote down about it themselves"),
        ("page", "/complaints/", "discipline2", [Said], "and the other officer before whom it is"),
        ("file", "*.db-journal", "*", [Citizen, CitizenPhone], "the same tables"),
        ("page", "/documents/", "discipline1", [Reporter], "the reply, for the officer who issued it"),
    ];

    private readonly Dictionary<string, string> _secrets = [];
    private readonly List<string> _leaks = [];
    private readonly HashSet<string> _used = [];

    [Test]
    public async Task D6_after_a_whole_run_nothing_stands_in_clear_outside_the_places_that_need_it()
    {
        var folder = Directory.CreateTempSubdirectory("deskcanary").FullName;
        var settings = new List<(string, string)> { ("Office:Jobs", "false"), ("Office:Demo", "bureau") };
        Func<Task> drop = () => Task.CompletedTask;
        var connection = "";
        if (engine == Engine.MariaDb)
        {
            (connection, drop) = await Engines.FreshMaria();
            settings.AddRange([("Database:Engine", "mariadb"), ("Database:Connection", connection)]);
        }
        try
        {
            string console;
            await using (var office = await RealOffice.Start(folder, [.. settings]))
            {
                await Run(office);
                var pages = new CanaryCrawl(office.Http, Look);
                foreach (var who in People) await pages.Walk(who, await Secret(office, who));
                TestContext.Out.WriteLine($"{pages.Opened} pages and files opened, {pages.Addresses.Count} addresses, {pages.Exports} lists as CSV or workbook");
                Assert.That((pages.Opened > 300, pages.Exports > 20), Is.EqualTo((true, true)), "the walk itself works");
                foreach (var address in pages.Addresses) Look("address", address, "*", Uri.UnescapeDataString(address));
                await Tables(folder, connection);
                await office.Kill();
                console = office.Said;
            }
            Look("console", "the whole run", "*", console);
            Files(folder);
        }
        finally
        {
            await drop();
            Directory.Delete(folder, recursive: true);
        }
        Assert.That(_leaks, Is.Empty, string.Join('\n', _leaks));
        TestContext.Out.WriteLine(string.Join('\n', Allowed.Select((a, i) => $"{(_used.Contains($"{i}") ? "found   " : "not used")} {a.Kind} {a.Where} {a.Who}: {a.Why}")));
        Assert.That(_used, Has.Count.GreaterThan(6), "the canaries are where they belong: the search itself works");
    }

    /// <summary>Looks into a text found somewhere.</summary>
    private void Look(string kind, string where, string who, string text)
    {
        foreach (var canary in Canaries.Where(c => text.Contains(c, StringComparison.Ordinal)))
        {
            var place = Array.FindIndex(Allowed, a => a.Kind == kind && (a.Who == "*" || a.Who == who) && a.What.Contains(canary)
                && (a.Where[0] == '*' ? where.EndsWith(a.Where[1..], StringComparison.Ordinal) : a.Where[^1] == '/' ? where.StartsWith(a.Where, StringComparison.Ordinal) : where.Split('?')[0] == a.Where));
            if (place < 0) _leaks.Add($"{canary} in {kind} {where} ({who})");
            else _used.Add($"{place}");
        }
    }

    /// <summary>A day with everything in it that holds somebody's data.</summary>
    private async Task Run(RealOffice office)
    {
        var enquiry = Text(await Say(office, "staff1", "LogEnquiry", new { channel = "Call", citizenName = Citizen, phone = CitizenPhone, matterTypeId = 1, ask = "问低保进度", route = "Own" }), "number");
        await Say(office, "staff1", "IssuePaper", new { paper = "Receipt", number = enquiry });
        await Say(office, "chief1", "RevealPhone", new { number = enquiry, purpose = "回访" });
        foreach (var words in new[] { Citizen, CitizenPhone })
        {
            Look("search", "FindAnything", "staff8", (await Say(office, "staff8", "FindAnything", new { text = words })).GetRawText());
            Look("search", "ListTasks", "staff8", (await Say(office, "staff8", "ListTasks", new { text = words })).GetRawText());
        }
        Look("search", "RecogniseCaller", "staff8", (await Say(office, "staff8", "RecogniseCaller", new { text = CitizenPhone[^4..] })).GetRawText());
        var complaint = Number(await Say(office, "discipline1", "RegisterComplaint", new
        {
            channel = "Call", receivedOn = $"{OfficeClock.Day(TimeProvider.System.GetUtcNow()):yyyy-MM-dd}", secondId = (long?)null, aboutPersonId = 8, aboutSectionId = (long?)null, aboutText = "", kind = "FirstContact", what = Said, name = Reporter, phone = ReporterPhone, address = Home, number = enquiry,
        }), "id");
        await Say(office, "discipline1", "AssignComplaint", new { id = complaint, handlerId = 22, version = 1 });
        await Say(office, "discipline1", "RevealPhone", new { number = enquiry, purpose = "核实" });
        await Say(office, "discipline1", "IssueCaseReceipt", new { id = complaint });
        await Say(office, "discipline1", "AddCaseNote", new { id = complaint, kind = "Interview", text = $"反映人{Reporter}（{ReporterPhone}，{Home}）：{Said}" });
        await Refused(office, "discipline1", "RecordFinding", new { id = complaint, finding = "Substantiated", text = Said, kind = "FirstContact", facts = "", version = 2 });
        await Say(office, "discipline1", "RecordFinding", new { id = complaint, finding = "Substantiated", text = $"与{Reporter}核对，{Said}", kind = "FirstContact", facts = "未登记来访，让办事人自行去找。", version = 2 });
        await Say(office, "discipline1", "RevealReporter", new { id = complaint, purpose = "答复" });
        await Say(office, "discipline1", "IssueCaseReply", new { id = complaint, investigation = $"经与{Reporter}核实", done = "已处理" });
        await Say(office, "discipline1", "ReplyComplaint", new { id = complaint, text = $"{Reporter}：反映属实", how = $"致电{ReporterPhone}", noReply = false, version = 3 });
        using (var page = await office.Post("SubmitComplaint", new { aboutSectionId = 3, aboutText = "", kind = "Attitude", what = Said, name = Reporter, phone = ReporterPhone, address = Home, slipNumber = enquiry })) Assert.That((int)page.StatusCode, Is.EqualTo(200));
        using (var malformed = await office.Post("SubmitComplaint", new { what = Said, nothing = Reporter })) Assert.That((int)malformed.StatusCode, Is.EqualTo(400));
        using (var strange = await office.Http.GetAsync($"/e/{CitizenPhone}")) Assert.That((int)strange.StatusCode, Is.Not.EqualTo(200));
        var breach = Number((await Say(office, "discipline1", "ListBreaches", new { })).GetProperty("rows")[0], "id");
        await Say(office, "discipline1", "HearBreaches", new { ids = new[] { breach } });
        await Say(office, "staff1", "GiveStatement", new { id = breach, text = "当时人多。", version = 2 });
        await Vote(office);
    }

    /// <summary>A round that is open, and a ballot with words that only one person would write.</summary>
    private async Task Vote(RealOffice office)
    {
        var year = TimeProvider.System.GetUtcNow().Year;
        var round = Number(await Say(office, "leader1", "DraftRound", new { ofWhom = "Chiefs", year, quarter = 0, lastDay = $"{year + 1}-01-31" }), "id");
        await Say(office, "leader1", "SetSubject", new { roundId = round, personId = 22, @in = false });
        await Say(office, "leader1", "MakeCodes", new { roundId = round, units = new[] { "城关镇", "东关社区", "西关社区" } });
        var asked = await Say(office, "leader1", "AskRoundStep", new { roundId = round, step = "Open", version = Number(await Say(office, "leader1", "ShowRound", new { roundId = round }), "version") });
        await Say(office, "director", "ConfirmRoundStep", new { roundId = round, step = "Open", version = Number(asked, "version") });
        var subject = Number((await Say(office, "staff1", "MyBallots", new { })).GetProperty("rounds")[0].GetProperty("lines")[0], "subjectId");
        await Say(office, "staff1", "SaveBallot", new { subjectId = subject, points = new[] { 13.5m, 14.5m, 15.5m, 16.5m }, remark = Remark, handIn = true, version = 0 });
        await Say(office, "leader1", "RemindRaters", new { roundId = round });
    }

    private async Task Tables(string folder, string connection)
    {
        await using var server = engine == Engine.MariaDb ? MariaDatabase.Open(connection) : null;
        await using DbConnection db = server is null ? new SqliteConnection($"Data Source={Directory.GetFiles(folder, "*.db").Single()};Mode=ReadOnly;Pooling=False") : await server.OpenRead();
        if (server is null) await db.OpenAsync();
        var tables = (await db.QueryAsync<string>(engine == Engine.Sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")).ToList();
        Assert.That(tables, Has.Count.GreaterThan(60));
        foreach (var table in tables)
            Look("table", table, "*", JsonSerializer.Serialize((await db.QueryAsync(string.Concat("SELECT * FROM ", table))).Select(r => (IDictionary<string, object>)r), Wire.Json));
        Assert.That(await db.QuerySingleAsync<long>("SELECT COUNT(*) FROM outbox"), Is.Positive, "there are mails among them");
    }

    /// <summary>Every file the program keeps, byte by byte: database, log of the database, anchors, keys, attachments.</summary>
    private void Files(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(file);
            var found = Canaries.Where(c => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(c)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(c)) >= 0);
            Look("file", Path.GetFileName(file), "*", string.Join(' ', found));
        }
    }

    private async Task<string> Secret(RealOffice office, string who) => _secrets.TryGetValue(who, out var known) ? known : _secrets[who] = await office.SignIn(who);

    private async Task<JsonElement> Say(RealOffice office, string who, string message, object body)
    {
        using var answer = await office.Post(message, body, await Secret(office, who));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{message}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task Refused(RealOffice office, string who, string message, object body)
    {
        using var answer = await office.Post(message, body, await Secret(office, who));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.Not.EqualTo(200), message);
        Look("refusal", message, who, text);
    }

    private static long Number(JsonElement e, string name) => e.GetProperty(name).GetInt64();

    private static string Text(JsonElement e, string name) => e.GetProperty(name).GetString()!;
}
