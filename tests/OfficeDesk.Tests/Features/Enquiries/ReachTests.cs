using System.Text.Json;
using OfficeDesk.Tests.BadDays;
using OfficeDesk.Tests.House;

namespace OfficeDesk.Tests.Features.Enquiries;

/// <summary>Who sees few enquiries finds exactly those in the list that open one by one: what the list begins with leaves none out.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ReachTests(Engine engine)
{
    private Func<Task> _drop = () => Task.CompletedTask;
    private string _folder = "";
    private RealOffice _office = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        _folder = Directory.CreateTempSubdirectory("deskreach").FullName;
        var server = "";
        if (engine is Engine.MariaDb) (server, _drop) = await Engines.FreshMaria();
        (string, string)[] database = server.Length > 0 ? [("Database:Engine", "mariadb"), ("Database:Connection", server)] : [];
        // with the demo's day: transfers, what is overdue, breaches, complaints that point at enquiries
        _office = await RealOffice.Start(_folder, [.. database, ("Office:Demo", "true"), ("Office:Jobs", "false")]);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await _office.DisposeAsync();
        await _drop();
        Directory.Delete(_folder, recursive: true);
    }

    [TestCase("discipline1")]
    [TestCase("leader1")]
    [TestCase("chief1")]
    [TestCase("chief3")]
    [TestCase("chief4")]
    [TestCase("staff1")]
    [TestCase("staff6")]
    [TestCase("staff10")]
    [TestCase("town0")]
    public async Task E1_a_list_holds_what_opens_and_nothing_else(string who)
    {
        var all = await Listed(await _office.SignIn("director"));
        var secret = await _office.SignIn(who);
        var opens = new List<string>();
        foreach (var number in all)
        {
            using var answer = await _office.Post("ShowEnquiry", new { number }, secret);
            if (answer.IsSuccessStatusCode) opens.Add(number);
        }
        Assert.That(await Listed(secret), Is.EqualTo(opens));
        Assert.That((all.Count > 100, opens.Count > 0), Is.EqualTo((true, true)), "there was something to compare");
    }

    /// <summary>All pages of the list.</summary>
    private async Task<List<string>> Listed(string secret)
    {
        var numbers = new List<string>();
        long? before = null;
        do
        {
            using var answer = await _office.Post("SectionEnquiries", new { before }, secret);
            var page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            Assert.That(answer.IsSuccessStatusCode, page.ToString());
            numbers.AddRange(page.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("number").GetString()!));
            before = page.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.Number ? next.GetInt64() : null;
        }
        while (before is not null);
        return numbers;
    }
}
