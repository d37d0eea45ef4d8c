using System.Text.Json;
using OfficeDesk.Tests.BadDays;
using OfficeDesk.Tests.House;

namespace OfficeDesk.Tests.ADay;

/// <summary>One day at the counter over the JSON door of the real program: an application through each of the six outcomes of ON-3, and the stopped second notice.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class SixOutcomesTests(Engine engine)
{
    private readonly Dictionary<string, string> _bearers = [];

    [Test]
    public async Task ON_3_each_of_the_six_outcomes_is_reached_and_given_in_writing()
    {
        var folder = Directory.CreateTempSubdirectory("desksix").FullName;
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
            var sheet = await Say(office, "staff4", "ReceiptForm", new { matterTypeId = 4 });
            var names = sheet.GetProperty("matter").GetProperty("materials").EnumerateArray().Select(m => m.GetProperty("name").GetString()!).ToList();

            // a: no decision is needed; the chief reviews, the office files
            var a = await Receive(office, "staff1", 5, [], needsDecision: false, reason: "咨询当场答复即可");
            await Review(office, a, "NotAccepted");
            // b: not ours
            var b = await Receive(office, "staff4", 11, [], ours: false, reason: "属医保经办职责", goTo: "县医疗保障局");
            await Review(office, b, "NotAccepted");
            // c: slips put right on the spot
            var c = await Receive(office, "staff4", 4, names, slips: "Corrected", corrected: "合计金额改正");
            Assert.That(c.GetProperty("state").GetString(), Is.EqualTo("Accepted"));
            // d: one notice, a stopped second one, completed and accepted
            var d = await Receive(office, "staff4", 4, [.. names.Skip(1)]);
            Assert.That(d.GetProperty("state").GetString(), Is.EqualTo("NoticeOut"));
            var stopped = await Say(office, "staff4", "AskMore", new { number = Text(d, "number"), version = Int(d, "version"), whyLate = "", items = new[] { new { name = "收入证明" } } }, 409);
            Assert.That(stopped.GetRawText(), Does.Contain("ON-6").And.Contain("收入证明"));
            var done = await Say(office, "staff4", "HandIn", new { number = Text(d, "number"), version = Int(d, "version"), papers = names.Select(n => new { name = n, state = "HandedIn" }) });
            Assert.That(done.GetProperty("state").GetString(), Is.EqualTo("Accepted"));
            // e: the leader is asked
            var e = await Receive(office, "staff4", 4, names, unclear: true, question: "外县户籍能否申请？");
            var answered = await Say(office, "leader1", "AnswerQuestion", new { number = Text(e, "number"), answer = "可以", version = Int(e, "version") });
            var checkedAgain = await Say(office, "staff4", "CheckApplication", new { number = Text(e, "number"), version = Int(answered, "version"), papers = Array.Empty<object>(), check = Check() });
            Assert.That(checkedAgain.GetProperty("outcome").GetString(), Is.EqualTo("Accepted"));
            // f: complete
            var f = await Receive(office, "staff4", 4, names);
            Assert.That(f.GetProperty("dueOn").GetString(), Is.Not.Null);

            var kinds = new List<string>();
            foreach (var one in new[] { a, b, c, d, e, f })
                kinds.AddRange((await Say(office, "staff4", "ShowApplication", new { number = Text(one, "number") })).GetProperty("documents").EnumerateArray().Select(x => x.GetProperty("kind").GetString()!));
            Assert.That(kinds.Distinct(), Is.EquivalentTo(new[] { "否定报备表", "不予受理通知书", "受理通知书", "补正材料通知书" }));
            Assert.That(kinds.Count(k => k == "受理通知书"), Is.EqualTo(4));
        }
        finally
        {
            await drop();
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task Review(RealOffice office, JsonElement application, string state)
    {
        var shown = await Say(office, "chief1", "ShowApplication", new { number = Text(application, "number") });
        var refusal = shown.GetProperty("refusals")[0];
        await Say(office, "chief1", "ReviewRefusal", new { id = refusal.GetProperty("id").GetInt64(), agree = true, text = "", version = Int(refusal, "version") });
        await Say(office, "office1", "FileRefusal", new { id = refusal.GetProperty("id").GetInt64() });
        Assert.That((await Say(office, "chief1", "ShowApplication", new { number = Text(application, "number") })).GetProperty("state").GetString(), Is.EqualTo(state));
    }

    private Task<JsonElement> Receive(RealOffice office, string who, int matter, IReadOnlyList<string> handedIn, bool ours = true, bool needsDecision = true, string slips = "None", bool unclear = false,
        string reason = "", string goTo = "", string question = "", string corrected = "") => Say(office, who, "ReceiveApplication", new
        {
            matterTypeId = matter, citizenName = "来访人甲", phone = "10000050001", papers = handedIn.Select(n => new { name = n, state = "HandedIn" }), check = Check(ours, needsDecision, slips, unclear, reason, goTo, question, corrected),
        });

    private static object Check(bool ours = true, bool needsDecision = true, string slips = "None", bool unclear = false, string reason = "", string goTo = "", string question = "", string corrected = "") =>
        new { ours, needsDecision, rightForm = true, slips, unclear, reason, goTo, question, corrected };

    private async Task<JsonElement> Say(RealOffice office, string who, string message, object body, int status = 200)
    {
        if (!_bearers.TryGetValue(who, out var bearer)) _bearers[who] = bearer = await office.SignIn(who);
        using var answer = await office.Post(message, body, bearer);
        var text = await answer.Content.ReadAsStringAsync();
        TestContext.Out.WriteLine($"{who} > POST /api/{message} {JsonSerializer.Serialize(body, Web.Desk.Wire.Json)}\n{(int)answer.StatusCode} < {(text.Length > 400 ? text[..400] + " …" : text)}\n");
        Assert.That((int)answer.StatusCode, Is.EqualTo(status), text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    private static string Text(JsonElement e, string name) => e.GetProperty(name).GetString()!;

    private static int Int(JsonElement e, string name) => e.GetProperty(name).GetInt32();
}
