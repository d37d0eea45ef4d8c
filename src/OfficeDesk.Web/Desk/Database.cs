using System.Data.Common;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// One of the two databases the office can stand on. Everything that differs between them is in the two subclasses;
/// SQL in handlers runs on both.
/// </summary>
public abstract class Database : IAsyncDisposable
{
    /// <summary>sqlite or mariadb, for people to read.</summary>
    public abstract string Engine { get; }

    /// <summary>Whether many statements go to the database in one round trip, which is worth it where there is a wire.</summary>
    public abstract bool Joins { get; }

    /// <summary>A connection for reading that is not open yet: each look opens it and gives it back.</summary>
    public abstract DbConnection ForLooks();

    /// <summary>An open connection for a look beside another one, where the database works at two at once and lends one at this moment; else null.</summary>
    public virtual DbConnection? ForLookBeside(CancellationToken ct = default) => null;

    /// <summary>A connection for what everybody waits for, such as the office book: it is there also when all others are lent. The caller disposes it, and asks for no second one meanwhile.</summary>
    public virtual ValueTask<DbConnection> OpenForAll(CancellationToken ct = default) => OpenRead(ct);

    /// <summary>A connection for reading; the caller disposes it.</summary>
    public abstract ValueTask<DbConnection> OpenRead(CancellationToken ct = default);

    /// <summary>A write transaction; the caller disposes it, which rolls back what was not committed.</summary>
    public abstract ValueTask<Writing> BeginWrite(CancellationToken ct = default);

    /// <summary>A connection that may change tables, for migrations; the caller disposes it.</summary>
    public abstract ValueTask<DbConnection> OpenForMigration(CancellationToken ct = default);

    /// <summary>Why the settings of the database endanger what it is told; null when they do not. Reason and remedy.</summary>
    public abstract Task<string?> Unsafe(CancellationToken ct = default);

    /// <summary>Whether the whole transaction may be tried again: a deadlock, a lock wait, a certification conflict.</summary>
    public abstract bool IsTransient(Exception e);

    /// <summary>Whether the database refused a second row with the same unique key.</summary>
    public abstract bool IsDuplicate(Exception e);

    /// <summary>Whether the database refused a statement for what stands in it: a commit that travelled behind it was not begun.</summary>
    public virtual bool IsStatement(Exception e) => IsDuplicate(e);

    public abstract ValueTask DisposeAsync();
}

/// <summary>A write transaction in progress; disposing it rolls back what was not committed.</summary>
public abstract class Writing : IAsyncDisposable
{
    public abstract DbConnection Connection { get; }

    /// <summary>To be set on commands; null where the connection itself is in the transaction.</summary>
    public abstract DbTransaction? Transaction { get; }

    /// <summary>Whether many statements go to the database in one round trip, which is worth it where there is a wire.</summary>
    public abstract bool Joins { get; }

    /// <summary>How the engine takes many statements in one piece; null where it answers each by itself.</summary>
    public virtual Block? Block => null;

    public Task Commit(CancellationToken ct) => Commit(new Bundle(), ct);

    /// <summary>The last statements and the commit, in one round trip where the engine can do it.</summary>
    public abstract Task Commit(Bundle last, CancellationToken ct);

    public abstract ValueTask DisposeAsync();
}

/// <summary>What an engine takes in one piece: a text, and with a beginning and an end around them several statements, which are answered once, behind the last.</summary>
/// <param name="Begin">Before the first statement; empty where each is answered by itself.</param>
/// <param name="End">Behind the last semicolon; empty likewise.</param>
/// <param name="Open">Before each piece of text without parameters.</param>
/// <param name="Close">Behind it.</param>
public sealed record Block(string Begin, string End, string Open, string Close);
