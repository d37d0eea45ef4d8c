using Dapper;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.Desk;

/// <summary>However a look is worded on its way to the database, it finds what its values name and nothing else.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class LookTests(Engine engine)
{
    private static readonly string[] Bodies = ["", "Open", "2026-11-28T08:00:00.000000Z", "a:b.c_d-e", "--", "-- x", "it's", "\\", "\\'", "\"", "`", "@p0", "@Form", "?", "NULL", "x;y", ";", "a b", "/*", "*/", "/*! 1 */", "#1", "%", "\n", "字", "😀", "1' OR '1'='1", "'", "’", "＇", "\"\"", "{\"a\":[1, (2)]}", "\u02BC", "¥\u0085\u2028", new string('字', 128), new string('a', 128), new string('a', 129)];

    private TestDesk _desk = null!;

    [OneTimeSetUp]
    public async Task Fill()
    {
        _desk = await TestDesk.Open(engine);
        await _desk.Work(db => db.Insert("drafts (person_id, form, body, saved_at)", Enumerable.Range(0, Bodies.Length), n => [(long)n, "f", Bodies[n], db.Now]));
    }

    [OneTimeTearDown]
    public async Task Close() => await _desk.DisposeAsync();

    [Test]
    public async Task Each_value_finds_its_own_row()
    {
        for (var n = 0; n < Bodies.Length; n++)
            Assert.That(await _desk.Rows<long>("SELECT person_id FROM drafts WHERE body = @Body AND form = @Form AND person_id >= @From", new { Body = Bodies[n], Form = "f", From = 0L }), Is.EqualTo([(long)n]), Bodies[n]);
    }

    [Test]
    public async Task A_list_finds_each_of_its_rows()
    {
        Assert.That(await _desk.Rows<long>("SELECT COUNT(*) FROM drafts WHERE body IN @Bodies", new { Bodies }), Is.EqualTo([(long)Bodies.Length]));
        Assert.That(await _desk.Rows<long>("SELECT person_id FROM drafts WHERE person_id IN @Ids ORDER BY person_id", new { Ids = new[] { 3L, 1, 2 } }), Is.EqualTo([1L, 2, 3]));
    }

    [Test]
    public async Task Several_looks_come_back_in_their_order_whatever_stands_in_their_values()
    {
        await using var connection = await _desk.Database.OpenRead();
        await using var all = await connection.QueryMultipleAsync("SELECT person_id FROM drafts WHERE body = @Body;\nSELECT COUNT(*) FROM drafts WHERE body <> @Body; SELECT @Body AS body;", new { Body = "x;y" });
        Assert.That(await all.ReadSingleAsync<long>(), Is.EqualTo(Array.IndexOf(Bodies, "x;y")));
        Assert.That(await all.ReadSingleAsync<long>(), Is.EqualTo(Bodies.Length - 1));
        Assert.That(await all.ReadSingleAsync<string>(), Is.EqualTo("x;y"));
    }

    [Test]
    public async Task Nothing_yes_and_a_negative_number_are_what_they_are()
    {
        Assert.That(await _desk.Rows<long>("SELECT COUNT(*) FROM drafts WHERE @None IS NULL AND @Yes = 1 AND @No = 0 AND 1 - @Less = 3", new { None = (string?)null, Yes = true, No = false, Less = -2 }), Is.EqualTo([(long)Bodies.Length]));
        Assert.That(await _desk.Rows<long>("SELECT COUNT(*) FROM drafts WHERE saved_at > @Before AND saved_at < @After", new { Before = _desk.Clock.GetUtcNow().AddDays(-1), After = _desk.Clock.GetUtcNow().AddDays(1) }), Is.EqualTo([(long)Bodies.Length]));
    }

    [Test]
    public async Task Bytes_and_fractions_come_back()
    {
        await using var connection = await _desk.Database.OpenRead();
        Assert.That(await connection.ExecuteScalarAsync<byte[]>("SELECT @Bytes", new { Bytes = new byte[] { 0, 39, 92, 255 } }), Is.EqualTo(new byte[] { 0, 39, 92, 255 }));
        Assert.That(await connection.ExecuteScalarAsync<double>("SELECT @Half + 1", new { Half = 0.5 }), Is.EqualTo(1.5));
    }
}
