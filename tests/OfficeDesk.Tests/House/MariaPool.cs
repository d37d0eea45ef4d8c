using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.House;

/// <summary>The databases of a test server that are made ready beforehand: one that stays as it is, and those that tests used and gave back.</summary>
public sealed class MariaPool
{
    /// <summary>Everything about the tables themselves, their columns and their keys, in one line.</summary>
    private const string Shape = """
        SELECT CONCAT_WS('/', (SELECT SUM(CRC32(CONCAT_WS('|', table_name, ordinal_position, column_name, column_type, is_nullable, extra))) FROM information_schema.columns WHERE table_schema = DATABASE()),
               (SELECT SUM(CRC32(CONCAT_WS('|', table_name, index_name, seq_in_index, column_name, non_unique))) FROM information_schema.statistics WHERE table_schema = DATABASE()),
               (SELECT COUNT(*) FROM information_schema.triggers WHERE trigger_schema = DATABASE()))
        """;

    private const string Tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'";

    private readonly Made _master;
    private readonly string _shape;
    private readonly Dictionary<string, long> _sums;
    private readonly ConcurrentBag<Made> _free = [];

    private MariaPool(Made master, string shape, Dictionary<string, long> sums) => (_master, _shape, _sums) = (master, shape, sums);

    public static async Task<MariaPool> Make()
    {
        var master = await New();
        await using var database = MariaDatabase.Open(master.Connection);
        await using var connection = await database.OpenRead();
        var tables = (await connection.QueryAsync<string>(Tables)).AsList();
        return new MariaPool(master, await connection.QuerySingleAsync<string>(Shape), await Sums(connection, tables));
    }

    public async Task<(Database Database, Func<Task> Drop)> Take()
    {
        if (!_free.TryTake(out var made)) made = await New();
        return (MariaDatabase.Open(made.Connection), () => GiveBack(made));
    }

    /// <summary>Takes all of them off the server.</summary>
    public async Task Close()
    {
        while (_free.TryTake(out var made)) await made.Drop();
        await _master.Drop();
    }

    private static async Task<Made> New()
    {
        var (connection, drop) = await Engines.FreshMaria();
        await using var database = MariaDatabase.Open(connection);
        await TestDesk.Prepare(database);
        return new Made(connection, drop);
    }

    private async Task GiveBack(Made made)
    {
        if (await AsItWas(made)) _free.Add(made);
        else await made.Drop();
    }

    /// <summary>Puts the rows back to those of the master; false where the tables themselves are not the master's.</summary>
    private async Task<bool> AsItWas(Made made)
    {
        await using var database = MariaDatabase.Open(made.Connection);
        await using var connection = await database.OpenRead();
        if (await connection.QuerySingleAsync<string>(Shape) != _shape) return false;
        var changed = (await Sums(connection, _sums.Keys)).Where(s => s.Value != _sums[s.Key]).Select(s => s.Key).ToList();
        if (changed.Count == 0) return true;
        await connection.ExecuteAsync("SET foreign_key_checks = 0");
        await connection.ExecuteAsync(string.Join(";\n", changed.Select(t => $"DELETE FROM {t}; INSERT INTO {t} SELECT * FROM {_master.Name}.{t}")));
        return (await Sums(connection, changed)).All(s => s.Value == _sums[s.Key]);
    }

    private static async Task<Dictionary<string, long>> Sums(DbConnection connection, IEnumerable<string> tables)
    {
        var sums = await connection.QueryAsync<(string Table, long? Checksum)>($"CHECKSUM TABLE {string.Join(", ", tables)}");
        return sums.ToDictionary(s => s.Table[(s.Table.IndexOf('.', StringComparison.Ordinal) + 1)..], s => s.Checksum ?? -1);
    }

    private sealed record Made(string Connection, Func<Task> Drop)
    {
        public string Name => Connection[(Connection.LastIndexOf('=') + 1)..];
    }
}
