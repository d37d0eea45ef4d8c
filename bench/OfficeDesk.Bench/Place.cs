using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Dapper;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Bench;

/// <summary>A database engine with the real program running on it, and a second, bare database of the same engine beside it.</summary>
internal sealed class Place : IAsyncDisposable
{
    private static int _opened;
    private readonly Database _bare;
    private readonly Process _program;
    private readonly Func<Task> _drop;

    private Place(string engine, Database bare, Process program, int port, string folder, Func<Task> drop) => (Engine, _bare, _program, Port, DataFolder, _drop) = (engine, bare, program, port, folder, drop);

    /// <summary>Where the program keeps its key, and with SQLite its database.</summary>
    public string DataFolder { get; }

    public string Engine { get; }

    public int Port { get; }

    /// <summary>The connection string of a server's database; empty for a file.</summary>
    private string Server { get; init; } = "";

    public static async Task<Place> Sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("deskbench").FullName;
        var (program, port) = await Start(folder, []);
        var bare = await SqliteDatabase.Open(Path.Combine(folder, "bare.db"));
        return await new Place("SQLite", bare, program, port, folder, () => Remove(folder)).WithTable();
    }

    /// <summary>Null when no server is named.</summary>
    public static async Task<Place?> Maria()
    {
        if (Environment.GetEnvironmentVariable("OFFICEDESK_TEST_MARIADB") is not { Length: > 0 } server) return null;
        var name = $"bench{Environment.ProcessId}_{Interlocked.Increment(ref _opened)}";
        await Run(server, $"CREATE DATABASE {name} CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin");
        var folder = Directory.CreateTempSubdirectory("deskbench").FullName;
        var (program, port) = await Start(folder, [("Database__Engine", "mariadb"), ("Database__Connection", $"{server};Database={name}")]);
        return await new Place("MariaDB", MariaDatabase.Open($"{server};Database={name}"), program, port, folder, async () =>
        {
            await Run(server, $"DROP DATABASE {name}");
            await Remove(folder);
        }) { Server = $"{server};Database={name}" }.WithTable();
    }

    /// <summary>Bare durable inserts of one row: one connection a client on MariaDB, autocommit; the writer's gate on SQLite, as the program does it.</summary>
    public async Task<double> BareRate(int clients, int rows)
    {
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => Insert(rows / clients))));
        return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>A transaction on the database of the running program: a server is written as the program does it, its file beside the program, which holds the file's lock.</summary>
    public async Task<Filling> BeginFill()
    {
        if (Server.Length > 0)
        {
            var database = MariaDatabase.Open(Server);
            var writing = await database.BeginWrite();
            return new Filling(writing.Connection, writing.Transaction, () => writing.Commit(CancellationToken.None), [writing, database]);
        }
        var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(DataFolder, "desk.db")}");
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        return new Filling(connection, transaction, () => transaction.CommitAsync(), [transaction, connection]);
    }

    /// <summary>
    /// Waits until a server has written what a fill of millions left to it, at most two minutes: what is measured is an office with
    /// years behind it, not the minute after a fill.
    /// </summary>
    public static async Task Settle(string server)
    {
        await using var database = MariaDatabase.Open(server);
        await using var connection = await database.OpenRead();
        for (var second = 0; second < 120; second++)
        {
            var left = await connection.QueryAsync<(string Name, long N)>("SELECT variable_name, CAST(variable_value AS SIGNED) FROM information_schema.global_status WHERE variable_name IN ('INNODB_BUFFER_POOL_PAGES_DIRTY', 'INNODB_HISTORY_LIST_LENGTH')");
            if (left.All(l => l.N < 1000)) return;
            await Task.Delay(1000);
        }
    }

    /// <summary>The same where this is a server; a file is written when it is written.</summary>
    public Task Settled() => Server.Length > 0 ? Settle(Server) : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _program.Kill();
        await _program.WaitForExitAsync();
        _program.Dispose();
        await _bare.DisposeAsync();
        await _drop();
    }

    private async Task Insert(int rows)
    {
        const string Sql = "INSERT INTO bare (id, text) VALUES (@id, @text)";
        var text = new string('字', 60);
        if (_bare is SqliteDatabase)
        {
            for (var i = 0; i < rows; i++)
            {
                await using var writing = await _bare.BeginWrite();
                await using var command = Command(writing.Connection, Sql, text);
                command.Transaction = writing.Transaction;
                await command.ExecuteNonQueryAsync();
                await writing.Commit(CancellationToken.None);
            }
            return;
        }
        // the driver's own command, which nobody words
        await using var connection = await _bare.OpenForMigration();
        for (var i = 0; i < rows; i++)
        {
            await using var command = Command(connection, Sql, text);
            await command.ExecuteNonQueryAsync();
        }
    }

    private long _lastId;

    private DbCommand Command(DbConnection connection, string sql, string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in new (string, object)[] { ("@id", Interlocked.Increment(ref _lastId)), ("@text", text) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private async Task<Place> WithTable()
    {
        await using var writing = await _bare.BeginWrite();
        await writing.Connection.ExecuteAsync("CREATE TABLE bare (id BIGINT NOT NULL PRIMARY KEY, text VARCHAR(200) NOT NULL)", transaction: writing.Transaction);
        await writing.Commit(CancellationToken.None);
        return this;
    }

    private static async Task<(Process, int)> Start(string folder, (string Name, string Value)[] settings)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OfficeDesk.Web.dll"), "--urls", $"http://127.0.0.1:{port}"]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["Office__DataFolder"] = folder;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var program = Process.Start(start)!;
        program.OutputDataReceived += (_, _) => { };
        program.BeginOutputReadLine();
        using var http = new HttpClient();
        for (var i = 0; i < 600; i++)
        {
            if (program.HasExited) throw new InvalidOperationException("the program ended at its start");
            try
            {
                if ((await http.GetAsync($"http://127.0.0.1:{port}/health")).IsSuccessStatusCode) return (program, port);
            }
            catch (HttpRequestException)
            {
                // not open yet
            }
            await Task.Delay(50);
        }
        throw new TimeoutException("the program did not open");
    }

    private static Task Remove(string folder)
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    private static async Task Run(string server, string sql)
    {
        await using var database = MariaDatabase.Open(server);
        await using var connection = await database.OpenRead();
        await connection.ExecuteAsync(sql);
    }
}
