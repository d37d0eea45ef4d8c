using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.House;

/// <summary>The two databases every feature test runs on.</summary>
public enum Engine
{
    Sqlite,
    MariaDb,
}

/// <summary>
/// Databases with nothing in them, each for one test alone. MariaDB is the server named by OFFICEDESK_TEST_MARIADB (a connection string without
/// a database; tests/services.sh starts one). Without it the test says so loudly: ignored on a desk, failed in CI.
/// </summary>
public static class Engines
{
    public static Task<(Database Database, Func<Task> Drop)> Open(Engine engine) => engine == Engine.Sqlite ? Sqlite() : Maria();

    /// <summary>The connection string of a fresh database on the test server.</summary>
    public static async Task<(string Connection, Func<Task> Drop)> FreshMaria()
    {
        var server = RequireMaria();
        var name = "t" + Secret.New().Replace("-", "", StringComparison.Ordinal)[..16].ToLowerInvariant();
        await Run(server, $"CREATE DATABASE {name} CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin");
        return ($"{server};Database={name}", () => Run(server, $"DROP DATABASE {name}"));
    }

    /// <summary>The connection string of the test server; the test that asks ends here where there is none.</summary>
    public static string RequireMaria()
    {
        if (Environment.GetEnvironmentVariable("OFFICEDESK_TEST_MARIADB") is { Length: > 0 } server) return server;
        const string Why = "MariaDB is missing: run tests/services.sh start, then `source tests/services.env`, and test again.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Why);
        Assert.Ignore(Why);
        throw new InvalidOperationException(Why);
    }

    /// <summary>A file in a folder of its own: an empty one, or a copy.</summary>
    internal static async Task<(Database Database, Func<Task> Drop)> Sqlite(string? copyOf = null)
    {
        var folder = Directory.CreateTempSubdirectory("desk").FullName;
        var file = Path.Combine(folder, "desk.db");
        if (copyOf is not null) File.Copy(copyOf, file);
        var database = await SqliteDatabase.Open(file);
        return (database, () => { Directory.Delete(folder, recursive: true); return Task.CompletedTask; });
    }

    private static async Task<(Database, Func<Task>)> Maria()
    {
        var (connection, drop) = await FreshMaria();
        return (MariaDatabase.Open(connection), drop);
    }

    private static async Task Run(string connectionString, string sql)
    {
        await using var database = MariaDatabase.Open(connectionString);
        await using var connection = await database.OpenRead();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
