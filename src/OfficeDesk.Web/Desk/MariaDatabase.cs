using System.Data.Common;
using System.Text;
using Dapper;
using MySql.Data.MySqlClient;

namespace OfficeDesk.Web.Desk;

/// <summary>MariaDB or MySQL, for an office with a database server. The only file that knows the driver.</summary>
public sealed class MariaDatabase : Database
{
    // a server left to itself packs a thousand characters of many rows into one and drops the rest; and it reads a whole table into
    // memory where a query asks of a few rows whether they have something there, by an estimate that is far off for the newest and the open
    private const string Begins = "SET SESSION group_concat_max_len = 67108864, SESSION optimizer_switch = 'materialization=off'";

    // the driver searches a text for parameters word by word, but takes a comment in one piece; the server reads such a comment as the text it is
    private static readonly Block AsOne = new("", "", "/*! ", "*/");

    private readonly Connections _looks;
    private readonly Connections _forAll;
    private readonly Connections _writes;

    static MariaDatabase() => Encoding.RegisterProvider(new PlainEncodings());

    private MariaDatabase(string connection, int most)
    {
        _looks = new Connections(connection, most, Begins);
        _forAll = new Connections(connection, 1, Begins);
        // its transaction begins with its first statement: there is no round trip for the begin
        _writes = new Connections(connection, most, Begins + "; SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED; SET autocommit = 0");
    }

    public override string Engine => "mariadb";

    public override bool Joins => true;

    /// <summary>Takes the connection string apart and refuses what the driver cannot do safely.</summary>
    /// <exception cref="StartException">Compression or several hosts were asked for.</exception>
    public static MariaDatabase Open(string connectionString)
    {
        var parts = new MySqlConnectionStringBuilder(connectionString);
        if (parts.UseCompression)
            throw new StartException("连接串中的 UseCompression 不受支持，请删去。/ Remove UseCompression from the connection string: this driver cannot do it here.");
        if (parts.Server.Contains(',', StringComparison.Ordinal) || parts.Server.Contains('(', StringComparison.Ordinal))
            throw new StartException("连接串只能写一台主机：驱动的多主机切换不是线程安全的。/ Name one host only: the driver's fail-over between hosts is not safe under concurrency.");
        parts.UseAffectedRows = false;
        parts.CharacterSet = "utf8mb4";
        // lent out by the office itself: the driver's own pool asks the server each time whether it is there
        parts.Pooling = false;
        parts.DefaultCommandTimeout = Math.Min(parts.DefaultCommandTimeout, 30);
        parts.AllowUserVariables = false;
        return new MariaDatabase(parts.ConnectionString, (int)parts.MaximumPoolSize);
    }

    public override DbConnection ForLooks() => Looking(_looks);

    public override DbConnection? ForLookBeside(CancellationToken ct = default) => Looking(_looks) is var beside && beside.OpenFree(ct) ? beside : null;

    public override ValueTask<DbConnection> OpenForAll(CancellationToken ct = default) => Opened(Looking(_forAll), ct);

    public override ValueTask<DbConnection> OpenRead(CancellationToken ct = default) => Opened(ForLooks(), ct);

    public override ValueTask<Writing> BeginWrite(CancellationToken ct = default) => new(new MariaWriting(_writes, _writes.Rent()));

    public override ValueTask<DbConnection> OpenForMigration(CancellationToken ct = default) => Opened(new RentedConnection(_looks), ct);

    public override async Task<string?> Unsafe(CancellationToken ct = default)
    {
        await using var connection = await OpenRead(ct);
        async Task<string> Variable(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return Convert.ToString(await command.ExecuteScalarAsync(ct)) ?? "";
        }

        if (await Variable("SELECT CAST(@@innodb_flush_log_at_trx_commit AS CHAR)") is not "1" and var flush)
            return $"innodb_flush_log_at_trx_commit={flush}：断电会丢已确认的登记。请在数据库服务器上设为 1。/ Acknowledged work could be lost. Set it to 1 on the server.";
        if (await Variable("SELECT CAST(@@collation_database AS CHAR)") is not "utf8mb4_nopad_bin" and var collation)
            return $"数据库的排序规则是 {collation}。请用 CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin 建库。/ Create the database with CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin: other collations take different texts for equal.";
        return null;
    }

    public override bool IsTransient(Exception e) => e.GetBaseException() is MySqlException { Number: 1213 or 1205 or 1020 };

    public override bool IsDuplicate(Exception e) => e.GetBaseException() is MySqlException { Number: 1062 };

    // null, unknown column, syntax, no such table, subquery of several rows, out of range, no default, wrong value, too long, foreign key, check
    public override bool IsStatement(Exception e) => IsDuplicate(e)
        || e.GetBaseException() is MySqlException { Number: 1048 or 1054 or 1064 or 1146 or 1242 or 1264 or 1364 or 1366 or 1406 or 1451 or 1452 or 1690 or 3819 or 4025 };

    public override ValueTask DisposeAsync()
    {
        _looks.Dispose();
        _forAll.Dispose();
        _writes.Dispose();
        return ValueTask.CompletedTask;
    }

    private static RentedConnection Looking(Connections lender) => new(lender, real => new WordedCommand(real, AsOne));

    private static async ValueTask<DbConnection> Opened(DbConnection connection, CancellationToken ct)
    {
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Answers for the three encodings of columns. The driver asks for one a column of every look, and makes the runtime search all
    /// code pages of the world for it first: whoever is registered before them is asked before them.
    /// </summary>
    private sealed class PlainEncodings : EncodingProvider
    {
        public override Encoding? GetEncoding(int codepage) => codepage switch
        {
            65001 => Encoding.UTF8,
            28591 => Encoding.Latin1,
            20127 => Encoding.ASCII,
            _ => null,
        };

        public override Encoding? GetEncoding(string name) => null;
    }

    /// <summary>Connections to the server; one that lay idle is asked first, for the server may have been started again.</summary>
    private sealed class Connections(string how, int most, string first) : Lender(most)
    {
        private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

        protected override DbConnection Make() => new MySqlConnection(how);

        protected override void Ready(DbConnection connection)
        {
            if (first.Length > 0) connection.Execute(first);
        }

        protected override bool Stands(DbConnection connection, TimeSpan idle) => idle < Idle || ((MySqlConnection)connection).Ping();
    }

    private sealed class MariaWriting(Connections lender, DbConnection connection) : Writing
    {
        // statements that are answered one by one wake two threads of the program for each answer
        private static readonly Block AtOnce = AsOne with { Begin = "BEGIN NOT ATOMIC\n", End = "END" };

        private bool _committed;

        public override DbConnection Connection => connection;

        public override DbTransaction? Transaction => null;

        public override bool Joins => true;

        /// <summary>A MySQL has no such blocks.</summary>
        public override Block? Block => connection.ServerVersion.Contains("MariaDB", StringComparison.Ordinal) ? AtOnce : null;

        /// <summary>A statement that fails ends the batch, so that nothing is committed then.</summary>
        public override Task Commit(Bundle last, CancellationToken ct)
        {
            using var command = last.Join(this, "COMMIT;\n");
            command.ExecuteNonQuery();
            _committed = true;
            return Task.CompletedTask;
        }

        public override ValueTask DisposeAsync()
        {
            var broken = false;
            try
            {
                if (!_committed) connection.Execute("ROLLBACK");
            }
            catch (Exception e) when (e is MySqlException or InvalidOperationException)
            {
                // the wire is broken: the server rolls back by itself, and nobody gets this connection again
                broken = true;
            }
            lender.GiveBack(connection, broken);
            return ValueTask.CompletedTask;
        }
    }
}
