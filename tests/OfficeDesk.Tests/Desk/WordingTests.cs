using Microsoft.Data.Sqlite;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.Desk;

/// <summary>What stands in the text of a command and what is a parameter of it.</summary>
public class WordingTests
{
    [TestCase("来访人甲")]
    [TestCase("首问登记：城市居民最低生活保障（补登，3月4日）")]
    [TestCase("{\"number\":\"2026-1\",\"days\":[1,2]}")]
    [TestCase("First contact recorded: x = 1, y + 2")]
    public void A_text_of_signs_that_mean_nothing_stands_in_the_command(string text)
    {
        using var command = new Wording().Say("SELECT ").Value(text).Done(new SqliteCommand());
        Assert.That((command.CommandText, command.Parameters.Count), Is.EqualTo(($"SELECT '{text}'", 0)));
    }

    [TestCase("O'Brien")]
    [TestCase("x' OR 1=1 --")]
    [TestCase("back\\slash")]
    [TestCase("/* comment */")]
    [TestCase("@name")]
    [TestCase("?mark")]
    [TestCase("two\nlines")]
    [TestCase("nul\0")]
    [TestCase("a;b")]
    [TestCase("#hash")]
    [TestCase("全角＇引号")]
    [TestCase("\u2019")]
    [TestCase("😀")]
    public void Anything_else_is_a_parameter(string text)
    {
        using var command = new Wording().Say("SELECT ").Value(text).Done(new SqliteCommand());
        Assert.That((command.CommandText, command.Parameters[0].Value), Is.EqualTo(("SELECT @p0", text)));
    }

    [Test]
    public async Task Whatever_is_written_comes_back_as_it_was_from_a_server_whichever_way_it_went()
    {
        await using var desk = await TestDesk.WithBureau(Engine.MariaDb);
        // every sign of ASCII and of the planes that are typed here, alone and between others
        var signs = Enumerable.Range(1, 0x17f).Concat(Enumerable.Range(0x2010, 0x60)).Concat(Enumerable.Range(0x3000, 0x40)).Concat(Enumerable.Range(0xff01, 0x5e)).Concat([0x4e00, 0x9fff, 0xfffd]).Select(c => (char)c).ToList();
        foreach (var some in signs.Chunk(40))
        {
            await desk.Work(async db =>
            {
                await db.Together(async () =>
                {
                    foreach (var sign in some) await db.Execute("INSERT INTO drafts (person_id, form, body, saved_at) VALUES (@Id, 'x', @Body, @At)", new { Id = (long)sign, Body = $"甲{sign}a{sign}{sign}", At = db.Now });
                });
            });
        }
        foreach (var (id, body) in await desk.Rows<(long, string)>("SELECT person_id, body FROM drafts WHERE form = 'x'"))
            Assert.That(body, Is.EqualTo($"甲{(char)id}a{(char)id}{(char)id}"));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM drafts WHERE form = 'x'"), Is.EqualTo(new[] { (long)signs.Count }));
    }
}
