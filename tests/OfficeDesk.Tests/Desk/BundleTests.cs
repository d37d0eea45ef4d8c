using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.Desk;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class BundleTests(Engine engine)
{
    private const string Keep = "INSERT INTO drafts (person_id, form, body, saved_at) VALUES (@Id, @Form, @Body, @At)";

    private static async Task Do(TestDesk desk, Func<Db, Task> work)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ShortWrite>().Do(null, async db => { await work(db); return true; }, CancellationToken.None);
    }

    [Test]
    public async Task Statements_sent_together_keep_their_own_parameters_and_their_order()
    {
        await using var desk = await TestDesk.Open(engine);
        await Do(desk, db => db.Together(async () =>
        {
            await db.Execute(Keep, new { Id = 1L, Form = "a", Body = "mail@Id ; '@Form'", At = db.Now });
            await db.Execute(Keep, new { Id = 2L, Form = "b", Body = "二", At = db.Now });
            await db.Execute("UPDATE drafts SET body = concat(body, @Id) WHERE person_id = @Id", new { Id = 2L });
        }));
        Assert.That(await desk.Rows<string>("SELECT body FROM drafts ORDER BY person_id"), Is.EqualTo(["mail@Id ; '@Form'", "二2"]));
    }

    [Test]
    public async Task One_that_fails_takes_the_others_with_it_and_the_next_is_sent_alone_again()
    {
        await using var desk = await TestDesk.Open(engine);
        Assert.That(async () => await Do(desk, db => db.Together(async () =>
        {
            await db.Execute(Keep, new { Id = 1L, Form = "a", Body = "", At = db.Now });
            await db.Execute(Keep, new { Id = 1L, Form = "a", Body = "", At = db.Now });
        })), Throws.Exception);
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM drafts"), Is.EqualTo([0L]));
        await Do(desk, async db =>
        {
            await db.Together(() => Task.CompletedTask);
            Assert.That(await db.Execute(Keep, new { Id = 3L, Form = "c", Body = "", At = db.Now }), Is.EqualTo(1));
            Assert.That(() => db.Together(() => db.Execute(Keep, new[] { new { Id = 4L } })), Throws.TypeOf<NotSupportedException>());
        });
        Assert.That(await desk.Rows<long>("SELECT person_id FROM drafts"), Is.EqualTo([3L]));
    }

    [Test]
    public async Task Whatever_stands_in_a_value_comes_back_as_it_was()
    {
        string[] bodies = ["", "Open", "2026-11-28T08:00:00.000000Z", "a:b.c_d-e", "--", "-- x", "it's", "\\", "\\'", "\"", "`", "@p0", "?", "NULL", "x;y", "a b", "/*", "#1", "%", "\n", "字", "😀", "1' OR '1'='1", new string('a', 128), new string('a', 129)];
        await using var desk = await TestDesk.Open(engine);
        await Do(desk, db => db.Together(async () =>
        {
            for (var n = 0; n < bodies.Length; n++) await db.Execute(Keep, new { Id = (long)n, Form = "f", Body = bodies[n], At = db.Now });
        }));
        Assert.That(await desk.Rows<string>("SELECT body FROM drafts ORDER BY person_id"), Is.EqualTo(bodies));
        await Do(desk, db => db.Insert("drafts (person_id, form, body, saved_at)", Enumerable.Range(0, bodies.Length), n => [100L + n, "f", bodies[n], db.Now]));
        Assert.That(await desk.Rows<string>("SELECT body FROM drafts WHERE person_id >= 100 ORDER BY person_id"), Is.EqualTo(bodies));
    }

    [Test]
    public void What_could_change_the_text_is_no_part_of_it()
    {
        using var command = new Microsoft.Data.Sqlite.SqliteCommand();
        new Wording().Say("(").Value(-1L).Say(",").Value(null).Say(",").Value("Open").Say(",").Value("x'y").Say(",").Value("x'y").Say(",").Value("字？").Say(",").Value("字?").Say(")").Done(command);
        Assert.That(command.CommandText, Is.EqualTo("(-1,NULL,'Open',@p0,@p0,'字？',@p1)"));
        Assert.That(command.Parameters.Cast<System.Data.Common.DbParameter>().Select(p => p.Value), Is.EqualTo(["x'y", "字?"]));
    }
}
