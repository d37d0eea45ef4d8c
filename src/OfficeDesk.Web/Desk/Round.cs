using System.Data.Common;
using System.Diagnostics;
using Dapper;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// One round of the <see cref="Lane"/>: a write transaction, alone or shared by the turns of several commands, and what is known
/// inside it without asking the database again. A turn that was refused is taken back to its savepoint; the others stand.
/// </summary>
/// <remarks>
/// Everything here waits for the database on the thread that carries a turn, or the round. There is one such thread at a time, and waking
/// another one for every answer costs more than the answer.
/// </remarks>
/// <param name="shared">Whether more than one turn may come: then each can be taken back by itself.</param>
/// <param name="again">Whether its one turn was carried before and failed.</param>
/// <param name="before">What the round before knew; null to ask the database.</param>
public sealed class Round(Writing writing, bool shared, bool again, RoundEnd? before)
{
    private const string Rowcount = "SELECT ROW_COUNT()";

    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(50);

    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly Bundle _later = new(writing.Joins);
    private readonly Dictionary<string, object> _known = before?.Known.ToDictionary() ?? [];
    private readonly Dictionary<(string Sql, long Id), int> _tallies = [];
    private readonly HashSet<(string Sql, long Id)> _held = [];
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly List<(string Sql, long Id)> _mineTallies = [];
    private AuditHead? _head = before?.Head;
    private int _mine;
    private bool _saved;

    /// <summary>Numbers given in this round.</summary>
    internal Counters Counters { get; } = new(before?.Numbers);

    /// <summary>Whether its one turn was carried before and failed: then nothing is taken for granted.</summary>
    internal bool Again => again;

    /// <summary>Answers to keys given in this round.</summary>
    internal Dictionary<(long AccountId, string Key), FirstAnswer> Answers { get; } = [];

    /// <summary>
    /// Where the audit chain ends with this round; null while nobody knows. What the round before left is not believed after a turn that
    /// took long: the office's clock may have written meanwhile, and the whole turn would be carried a second time.
    /// </summary>
    internal AuditHead? Head
    {
        get => _head is not null && _head == before?.Head && Stopwatch.GetElapsedTime(_began) > Long ? null : _head;
        set => _head = value;
    }

    /// <summary>Whether something was written that the door has to know (<see cref="DoorBell"/>).</summary>
    internal bool RingsAtDoor { get; private set; }

    /// <summary>The tables it wrote into.</summary>
    internal ISet<string> Written => _written;

    /// <summary>The next turn begins.</summary>
    internal void Begin()
    {
        (_mine, _saved) = (_later.Count, false);
        _mineTallies.Clear();
        Counters.Mark();
    }

    /// <summary>The turn at hand was refused: nothing stays of it.</summary>
    internal void TakeBack()
    {
        foreach (var tally in _mineTallies) _tallies[tally]--;
        _later.CutTo(_mine);
        Counters.TakeBack();
        _held.Clear();
        if (RingsAtDoor) _known.Clear();
        if (_saved) writing.Connection.Execute("ROLLBACK TO SAVEPOINT turn", transaction: writing.Transaction);
    }

    /// <summary>A write that nobody waits for before the next look, at the latest before the commit.</summary>
    internal void Later(string sql, object? args)
    {
        Watch(sql);
        _later.Add(sql, args);
    }

    /// <summary>Counts one up with the commit, all turns together: @N more for the row @Id.</summary>
    internal void Tally(string sql, long id)
    {
        _tallies[(sql, id)] = _tallies.GetValueOrDefault((sql, id)) + 1;
        _mineTallies.Add((sql, id));
    }

    /// <summary>Holds a row until the commit: once it is held no other transaction changes it, and what this one writes is seen here.</summary>
    internal bool Holds(string sql, long id) => _held.Contains((sql, id)) || (Execute(sql, new { Id = id }) == 1 && _held.Add((sql, id)));

    internal int Execute(string sql, object? args)
    {
        if (writing.Joins && (!_later.IsEmpty || (shared && !_saved)) && Bundle.Takes(args) && Statement.Of(sql).Counts)
        {
            Later(sql, args);
            return (int)RowsAfterAll<long>(Rowcount, null, writes: true)[0];
        }
        CarryOut(writes: true);
        Watch(sql);
        return writing.Connection.Execute(writing.Joins ? Statement.Of(sql).Served : sql, args, writing.Transaction);
    }

    /// <summary>What is looked up once for all turns, and for the rounds after this one until somebody writes what <see cref="DoorBell"/> watches.</summary>
    internal async Task<T> Remembered<T>(string what, Func<Task<T>> look) where T : class
    {
        if (_known.TryGetValue(what, out var known)) return (T)known;
        var found = await look();
        _known[what] = found;
        return found;
    }

    internal List<T> Rows<T>(string sql, object? args)
    {
        var writes = !IsLook(sql);
        if (writes) Watch(sql);
        if (writes || _later.MayConcern(sql))
        {
            if (writing.Joins && !_later.IsEmpty && Bundle.Takes(args)) return RowsAfterAll<T>(sql, args, writes);
            CarryOut(writes);
        }
        return writing.Connection.Query<T>(sql, args, writing.Transaction).AsList();
    }

    /// <summary>Looks only: none of them writes.</summary>
    internal T Several<T>(string looks, object args, Func<SqlMapper.GridReader, T> read)
    {
        if (_later.MayConcern(looks)) CarryOut(writes: false);
        using var all = writing.Connection.QueryMultiple(looks, args, writing.Transaction);
        return read(all);
    }

    /// <summary>A bare command for writing, for <see cref="ManyRows"/>.</summary>
    internal DbCommand NewCommand(string into)
    {
        CarryOut(writes: true);
        Watch("INTO " + into);
        var command = writing.Connection.CreateCommand();
        command.Transaction = writing.Transaction;
        return command;
    }

    /// <summary>What the round knows and the database not yet is to be written with the commit.</summary>
    internal void AddUp()
    {
        Counters.WriteDown(this);
        foreach (var ((sql, id), n) in _tallies)
            if (n > 0) Later(sql, new { N = n, Id = id });
        if (Head is { } head && head != before?.Head) Later(Audit.End, head);
    }

    /// <summary>Writes what was gathered where it costs no trip: only the commit itself can fail behind it.</summary>
    internal void WriteDown()
    {
        if (shared && !writing.Joins) _later.CarryOut(writing);
    }

    /// <summary>What the next round may start from, once this one is on the disk.</summary>
    internal RoundEnd End() => new(Head, Counters.Unique.ToDictionary(), RingsAtDoor ? new Dictionary<string, object>() : _known);

    /// <summary>The one durable moment of all turns. Where there is a wire it takes the last writes along.</summary>
    internal Task Commit() => writing.Commit(_later, CancellationToken.None);

    /// <summary>The look travels with the writes before it.</summary>
    private List<T> RowsAfterAll<T>(string sql, object? args, bool writes)
    {
        Save(writes);
        _later.Add(sql, args);
        using var command = _later.Join(writing);
        _mine = 0;
        _later.CutTo(0);
        using var reader = command.ExecuteReader();
        var rows = reader.FieldCount > 0 ? reader.Parse<T>().AsList() : [];
        while (reader.NextResult())
        {
            // a failure behind the rows must not go unseen
        }
        return rows;
    }

    private void CarryOut(bool writes)
    {
        Save(writes);
        _mine = 0;
        _later.CarryOut(writing);
    }

    /// <summary>Before the first write of a turn: behind the turns before it, so that they stay when this one is taken back.</summary>
    private void Save(bool writes)
    {
        if (!shared || _saved || (!writes && _later.Count == _mine)) return;
        _later.Insert(_mine, "SAVEPOINT turn");
        _saved = true;
    }

    private void Watch(string sql)
    {
        var statement = Statement.Of(sql);
        _written.UnionWith(statement.Writes);
        if (_held.Count > 0) _held.RemoveWhere(h => statement.Changes(Statement.Of(h.Sql)));
        if (!statement.RingsAtDoor) return;
        RingsAtDoor = true;
        _known.Clear();
    }

    private static bool IsLook(string sql) => sql.AsSpan().TrimStart().StartsWith("SELECT", StringComparison.Ordinal);
}

/// <summary>
/// What one round leaves to the next: the end of the audit chain, the last numbers and what was remembered. The first two are guarded
/// by unique keys: where another node was faster, the insert fails as a duplicate, everything is rolled back, and the database is asked.
/// </summary>
public sealed record RoundEnd(AuditHead? Head, IReadOnlyDictionary<(string Series, int Year), long> Numbers, IReadOnlyDictionary<string, object> Known);
