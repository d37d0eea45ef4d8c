using Dapper;

namespace OfficeDesk.Tests.House;

/// <summary>What one test did to its database is not seen by the next that gets it.</summary>
public class MariaPoolTests
{
    private MariaPool _pool = null!;

    [SetUp]
    public async Task Open()
    {
        Engines.RequireMaria();
        _pool = await MariaPool.Make();
    }

    [TearDown]
    public async Task Close() => await (_pool?.Close() ?? Task.CompletedTask);

    [Test]
    public async Task A_database_given_back_is_what_it_was()
    {
        var before = await Used("DELETE FROM holidays WHERE day >= '2026-01-01'; INSERT INTO migrations (name) VALUES ('left behind')");
        var after = await Used("SELECT 1");
        Assert.That(after.Name, Is.EqualTo(before.Name), "it is used again");
        Assert.That((after.Holidays, after.Migrations), Is.EqualTo((before.Holidays, before.Migrations)));
        Assert.That(before.Holidays, Is.GreaterThan(0));
    }

    [Test]
    public async Task A_database_with_other_tables_is_not_used_again()
    {
        var before = await Used("ALTER TABLE holidays RENAME TO holidays_away");
        Assert.That((await Used("SELECT 1")).Name, Is.Not.EqualTo(before.Name));
    }

    /// <summary>Takes a database, does something to it and gives it back; what it held when it was taken.</summary>
    private async Task<(string Name, long Holidays, long Migrations)> Used(string sql)
    {
        var (database, drop) = await _pool.Take();
        (string Name, long Holidays, long Migrations) held;
        await using (database)
        {
            await using var connection = await database.OpenRead();
            held = await connection.QuerySingleAsync<(string, long, long)>("SELECT DATABASE(), (SELECT COUNT(*) FROM holidays WHERE day >= '2026-01-01'), (SELECT COUNT(*) FROM migrations)");
            await connection.ExecuteAsync(sql);
        }
        await drop();
        return held;
    }
}
