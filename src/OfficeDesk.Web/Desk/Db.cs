using System.Data;
using System.Data.Common;
using Dapper;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// What a handler works with: the connection of the message being handled, for commands the round it is carried in, who asks, how
/// far they see, and what the clock showed when the message came. SQL stays with its handler.
/// </summary>
public sealed class Db
{
    private readonly DbConnection? _looks;
    private readonly Round? _round;
    private readonly Ids _ids;
    private readonly List<Action> _afterCommit = [];
    private bool _gathering;

    /// <summary>For a message that only looks.</summary>
    /// <param name="connection">May be closed: the first look opens it.</param>
    public Db(DbConnection connection, Asker who, Sight sight, DateTimeOffset now, Ids ids, CancellationToken ct) : this(who, sight, now, ids)
    {
        _looks = connection;
        Ct = ct;
    }

    /// <summary>For a command: its turn is carried to the end once it has begun.</summary>
    public Db(Round round, Asker who, Sight sight, DateTimeOffset now, Ids ids) : this(who, sight, now, ids) => _round = round;

    private Db(Asker who, Sight sight, DateTimeOffset now, Ids ids)
    {
        (Who, Sight, Now, _ids) = (who, sight, now, ids);
        (Today, Wall) = (OfficeClock.Day(now), OfficeClock.Wall(now));
    }

    /// <summary>Who is asking.</summary>
    public Asker Who { get; }

    /// <summary>How far they see with this message.</summary>
    public Sight Sight { get; }

    /// <summary>The instant of this message, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The office's day of this message.</summary>
    public DateOnly Today { get; }

    /// <summary>What the clock on the wall showed.</summary>
    public DateTime Wall { get; }

    public CancellationToken Ct { get; }

    /// <summary>Whether this is a message that only looks, or a command that looks ahead of its turn.</summary>
    internal bool OnlyLooks => _round is null;

    /// <summary>The round of a command; a message that only looks has none.</summary>
    internal Round Round => _round ?? throw new InvalidOperationException("A message that only looks cannot write.");

    /// <summary>What the audit row of this command is about.</summary>
    internal (string Kind, long Id, long? ForId) Subject { get; private set; } = ("", 0, null);

    internal IReadOnlyList<Action> AfterCommit => _afterCommit;

    /// <summary>The texts of its looks, for a message whose answer is kept a moment; null for all others.</summary>
    internal List<string>? Looks { get; init; }

    /// <summary>Whether the connection is given back behind each look instead of being kept for the next one.</summary>
    internal bool GivesBack { get; init; }

    /// <summary>A second connection for a look beside another one, or none at this moment; null where nobody lends one.</summary>
    internal Func<DbConnection?>? Second { get; init; }

    /// <summary>For looks that go to the database at the same moment as those of this one; null where they have to go with them. It is given back behind its first look.</summary>
    internal Db? Beside() => WaitingRoom.IsQuiet && Second?.Invoke() is { } free ? new Db(free, Who, Sight, Now, _ids, Ct) { Looks = Looks is null ? null : [], GivesBack = true } : null;

    /// <summary>The answer also comes from these looks, which were made elsewhere.</summary>
    internal void AlsoFrom(IReadOnlyList<string> looks) => Looks?.AddRange(looks);

    /// <summary>A new id for a row.</summary>
    public long NewId() => _ids.Next();

    /// <summary>The next number of a series in the year of the message, without gaps: a turn that is not kept gives it back.</summary>
    /// <param name="unique">Whether the column it goes into refuses a second one; see <see cref="Counters"/>.</param>
    public long NextNumber(string series, bool unique) => Round.Counters.Next(Round, series, Today.Year, unique);

    /// <summary>
    /// Counts something up that many commands of the same moment count and that nobody reads in between: one write with the commit
    /// for all of them. Parameters of the statement: @N how many more, @Id the row.
    /// </summary>
    public void Tally(string sql, long id) => Round.Tally(sql, id);

    public Task<int> Execute(string sql, object? args = null)
    {
        if (!_gathering) return Task.FromResult(Round.Execute(sql, args));
        Round.Later(sql, args);
        return Task.FromResult(0);
    }

    /// <summary>Compare-and-set: true when exactly one row was changed, false when somebody else was faster.</summary>
    public Task<bool> Changed(string sql, object? args = null) => Task.FromResult(Round.Execute(sql, args) == 1);

    /// <summary>
    /// Makes sure of a row that must stay as it is until the commit, such as a round that must not be closed meanwhile; false when it
    /// is no longer so. Commands of the same moment that need the same row ask once.
    /// </summary>
    /// <param name="sql">A statement that writes nothing new into the row @Id, with what must be true of it in its WHERE.</param>
    public Task<bool> Holds(string sql, long id) => Task.FromResult(Round.Holds(sql, id));

    /// <summary>
    /// Several writes in one round trip: what is executed inside is gathered and carried out in order before the next look,
    /// at the latest with the commit. Nothing that was written inside can be read or compared there.
    /// </summary>
    public async Task Together(Func<Task> writes)
    {
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

    public Task<IReadOnlyList<T>> Query<T>(string sql, object? args = null) => Look<IReadOnlyList<T>>(
        sql,
        round => round.Rows<T>(sql, args),
        c => c.Query<T>(Command(sql, args)).AsList(),
        async c =>
        {
            // the first row is waited for; those behind it are on the wire already, and waiting for each of them costs more than reading it
            await using var reader = await c.ExecuteReaderAsync(Command(sql, args));
            return reader.Parse<T>().AsList();
        });

    /// <summary>The one row, or nothing.</summary>
    public Task<T?> Find<T>(string sql, object? args = null) => Look(
        sql,
        round => round.Rows<T>(sql, args).FirstOrDefault(),
        c => c.QueryFirstOrDefault<T>(Command(sql, args)),
        c => c.QueryFirstOrDefaultAsync<T>(Command(sql, args)));

    /// <summary>The one value; throws when there is none.</summary>
    public Task<T> One<T>(string sql, object? args = null) => Look(
        sql,
        round => round.Rows<T>(sql, args)[0],
        c => c.QueryFirst<T>(Command(sql, args)),
        c => c.QueryFirstAsync<T>(Command(sql, args)));

    /// <summary>
    /// What many commands ask for and seldom changes: looked up once, then known to all commands until one writes to a table that
    /// <see cref="DoorBell"/> watches, on other nodes for at most a second. Messages that only look ask each time.
    /// </summary>
    public Task<T> Remembered<T>(string what, Func<Task<T>> look) where T : class => _round is null ? look() : _round.Remembered(what, look);

    /// <summary>The one row of the first of two looks, or nothing, and the rows of the second, in one round trip.</summary>
    public Task<(TOne? One, IReadOnlyList<TMany> Many)> FindBoth<TOne, TMany>(string looks, object args) =>
        Several(looks, args, both => (both.ReadFirstOrDefault<TOne>(), (IReadOnlyList<TMany>)both.Read<TMany>().AsList()));

    /// <summary>Several looks of one message in one round trip, each read in its order.</summary>
    /// <param name="looks">The looks, with a semicolon between them; none of them writes.</param>
    /// <param name="read">Does not wait: what it reads is on the wire already, and waking for every row costs more than reading it.</param>
    public Task<T> Several<T>(string looks, object args, Func<SqlMapper.GridReader, T> read) => Look(
        looks,
        round => round.Several(looks, args, read),
        c =>
        {
            using var all = c.QueryMultiple(Command(looks, args));
            return read(all);
        },
        async c =>
        {
            await using var all = await c.QueryMultipleAsync(Command(looks, args));
            return read(all);
        });

    /// <summary>Parameters plus the sight (@Me, @All, @Overdue, @Sections), for SQL that loads through scope.</summary>
    /// <param name="sight">Another sight than that of the message at hand.</param>
    public DynamicParameters InSight(object? args = null, Sight? sight = null)
    {
        var (all, see) = (new DynamicParameters(args), sight ?? Sight);
        all.Add("Me", see.Me);
        all.Add("All", see.All ? 1 : 0);
        all.Add("Overdue", see.Overdue ? 1 : 0);
        all.Add("Sections", Listed(see.Sections));
        return all;
    }

    /// <summary>Ids for IN. None of them is written as one that nothing has: Dapper writes an empty list as a subquery, which a server runs for each row and which no index answers.</summary>
    public static IReadOnlyList<long> Listed(IReadOnlyList<long> ids) => ids.Count == 0 ? [-1L] : ids;

    /// <summary>Names what this command is about, for the audit: a kind such as "task" and its id, and for whom it was done (GN-2).</summary>
    public void About(string kind, long id, long? forId = null) => Subject = (kind, id, forId);

    /// <summary>Something to do in memory once the transaction is on the disk (forgetting what was cached).</summary>
    public void OnCommit(Action act) => _afterCommit.Add(act);

    /// <summary>A bare command in this transaction, for <see cref="ManyRows"/>.</summary>
    internal DbCommand NewCommand(string into) => Round.NewCommand(into);

    /// <summary>In the round of a command; else on the thread that asks, as long as few do so at the same moment.</summary>
    private async Task<T> Look<T>(string sql, Func<Round, T> inRound, Func<DbConnection, T> here, Func<DbConnection, Task<T>> away)
    {
        if (_looks is null) return inRound(Round);
        Looks?.Add(sql);
        if (_looks.State != ConnectionState.Open) await _looks.OpenAsync(Ct);
        var stays = WaitingRoom.Stay();
        try
        {
            return stays ? here(_looks) : await away(_looks);
        }
        finally
        {
            if (stays) WaitingRoom.Leave();
            if (GivesBack) await _looks.CloseAsync();
        }
    }

    private CommandDefinition Command(string sql, object? args) => new(sql, args, cancellationToken: Ct);
}
