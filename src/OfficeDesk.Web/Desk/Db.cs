using System.Data.Common;
using Dapper;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// What a handler works with: the connection and transaction of the message being handled, who asks, how far they see, and
/// what the clock showed when the message came. SQL stays with its handler.
/// </summary>
public sealed class Db(DbConnection connection, DbTransaction? transaction, Asker who, Sight sight, DateTimeOffset now, Ids ids, CancellationToken ct)
{
    private readonly List<Action> _afterCommit = [];
    private Bundle? _later;
    private bool _gathering;

    /// <summary>Who is asking.</summary>
    public Asker Who => who;

    /// <summary>How far they see with this message.</summary>
    public Sight Sight => sight;

    /// <summary>The instant of this message, UTC.</summary>
    public DateTimeOffset Now => now;

    /// <summary>The office's day of this message.</summary>
    public DateOnly Today { get; } = OfficeClock.Day(now);

    /// <summary>What the clock on the wall showed.</summary>
    public DateTime Wall { get; } = OfficeClock.Wall(now);

    public CancellationToken Ct => ct;

    /// <summary>What the audit row of this command is about.</summary>
    internal (string Kind, long Id, long? ForId) Subject { get; private set; } = ("", 0, null);

    internal IReadOnlyList<Action> AfterCommit => _afterCommit;

    /// <summary>A new id for a row.</summary>
    public long NewId() => ids.Next();

    public async Task<int> Execute(string sql, object? args = null)
    {
        if (!_gathering) return await connection.ExecuteAsync(await Command(sql, args));
        _later!.Add(sql, args);
        return 0;
    }

    /// <summary>Compare-and-set: true when exactly one row was changed, false when somebody else was faster.</summary>
    public async Task<bool> Changed(string sql, object? args = null) => await connection.ExecuteAsync(await Command(sql, args)) == 1;

    /// <summary>
    /// Several writes in one round trip: what is executed inside is gathered and carried out in order before the next look,
    /// at the latest with the commit. Nothing that was written inside can be read or compared there.
    /// </summary>
    public async Task Together(Func<Task> writes)
    {
        _later ??= new Bundle();
        _gathering = true;
        try
        {
            await writes();
        }
        finally
        {
            _gathering = false;
        }
    }

    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? args = null) => (await connection.QueryAsync<T>(await Command(sql, args))).AsList();

    /// <summary>The one row, or nothing.</summary>
    public async Task<T?> Find<T>(string sql, object? args = null) => await connection.QueryFirstOrDefaultAsync<T>(await Command(sql, args));

    /// <summary>The one value; throws when there is none.</summary>
    public async Task<T> One<T>(string sql, object? args = null) => await connection.QueryFirstAsync<T>(await Command(sql, args));

    /// <summary>The one row of the first of two looks, or nothing, and the rows of the second, in one round trip.</summary>
    public async Task<(TOne? One, IReadOnlyList<TMany> Many)> FindBoth<TOne, TMany>(string sql, object? args = null)
    {
        await using var both = await connection.QueryMultipleAsync(await Command(sql, args));
        return (await both.ReadFirstOrDefaultAsync<TOne>(), (await both.ReadAsync<TMany>()).AsList());
    }

    /// <summary>A look that travels with the writes gathered before it.</summary>
    internal async Task<T> OneAfterAll<T>(string sql)
    {
        var all = _later ?? new Bundle();
        _later = null;
        all.Add(sql, null);
        return await connection.QueryFirstAsync<T>(new CommandDefinition(all.Sql, all.Args, transaction, cancellationToken: ct));
    }

    /// <summary>The writes gathered and not yet carried out, for the commit to take along.</summary>
    internal Bundle? TakeGathered()
    {
        var last = _later;
        _later = null;
        return last;
    }

    /// <summary>Parameters plus the sight (@Me, @All, @Overdue, @Sections), for SQL that loads through scope.</summary>
    public DynamicParameters InSight(object? args = null)
    {
        var all = new DynamicParameters(args);
        all.Add("Me", sight.Me);
        all.Add("All", sight.All ? 1 : 0);
        all.Add("Overdue", sight.Overdue ? 1 : 0);
        all.Add("Sections", sight.Sections);
        return all;
    }

    /// <summary>Names what this command is about, for the audit: a kind such as "task" and its id, and for whom it was done (GN-2).</summary>
    public void About(string kind, long id, long? forId = null) => Subject = (kind, id, forId);

    /// <summary>Something to do in memory once the transaction is on the disk (forgetting what was cached).</summary>
    public void OnCommit(Action act) => _afterCommit.Add(act);

    /// <summary>A bare command in this transaction, for <see cref="ManyRows"/>.</summary>
    internal DbCommand NewCommand()
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        return command;
    }

    /// <summary>Carries out what was gathered, so that what comes next stands on it.</summary>
    internal async ValueTask CarryOutGathered()
    {
        if (_gathering || TakeGathered() is not { IsEmpty: false } gathered) return;
        await connection.ExecuteAsync(new CommandDefinition(gathered.Sql, gathered.Args, transaction, cancellationToken: ct));
    }

    private async ValueTask<CommandDefinition> Command(string sql, object? args)
    {
        await CarryOutGathered();
        return new(sql, args, transaction, cancellationToken: ct);
    }
}
