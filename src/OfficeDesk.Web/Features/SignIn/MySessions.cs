using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.SignIn;

/// <summary>Where one is signed in just now, newest click first.</summary>
[Access(Everybody = Reach.Own, PeopleOnly = true)]
public sealed record ListMySessions : IQuery<IReadOnlyList<MySession>>;

/// <param name="Key">Names the session to <see cref="EndMySession"/>; nobody can sign in with it.</param>
/// <param name="Place">The network address it was opened from.</param>
/// <param name="Here">Whether it is the one that asks.</param>
public sealed record MySession(string Key, string Place, string Agent, DateTimeOffset Since, DateTimeOffset SeenAt, bool Here);

public sealed class ListMySessionsHandler(Visit visit) : IHandle<ListMySessions, IReadOnlyList<MySession>>
{
    private const string Open = """
        SELECT s.hash, s.address, s.agent, s.started_at, s.seen_at
        FROM sessions s JOIN accounts a ON a.id = s.account_id AND a.stamp = s.stamp
        WHERE s.account_id = @AccountId AND s.ended = 0 AND s.ends_at > @Now AND s.seen_at > @IdleSince
        ORDER BY s.seen_at DESC, s.started_at DESC LIMIT 100
        """;

    public async Task<Outcome<IReadOnlyList<MySession>>> Handle(ListMySessions m, Db db)
    {
        var rows = await db.Query<Row>(Open, new { db.Who.AccountId, db.Now, IdleSince = db.Now - Doorman.Idle });
        return rows.Select(r => new MySession(r.Hash[..EndMySession.KeyLength], r.Address, r.Agent, r.StartedAt, r.SeenAt, r.Hash == visit.SessionHash)).ToList();
    }

    private sealed record Row
    {
        public string Hash { get; init; } = "";
        public string Address { get; init; } = "";
        public string Agent { get; init; } = "";
        public DateTimeOffset StartedAt { get; init; }
        public DateTimeOffset SeenAt { get; init; }
    }
}

/// <summary>Ends one of one's own sessions, or all but this one.</summary>
/// <param name="Key">Which, from the list; empty with <paramref name="AllOthers"/>.</param>
[Access(Everybody = Reach.Own, PeopleOnly = true)]
public sealed record EndMySession([property: Text(EndMySession.KeyLength)] string Key, bool AllOthers = false) : ICommand<SignedOut>
{
    internal const int KeyLength = 16;
}

public sealed class EndMySessionHandler(Visit visit) : IHandle<EndMySession, SignedOut>
{
    private const string EndOne = "UPDATE sessions SET ended = 1 WHERE account_id = @AccountId AND ended = 0 AND substr(hash, 1, 16) = @Key";

    private const string EndOthers = "UPDATE sessions SET ended = 1 WHERE account_id = @AccountId AND ended = 0 AND hash <> @Mine";

    public async Task<Outcome<SignedOut>> Handle(EndMySession m, Db db)
    {
        var ended = await db.Execute(m.AllOthers ? EndOthers : EndOne, new { db.Who.AccountId, m.Key, Mine = visit.SessionHash });
        if (ended == 0 && !m.AllOthers) return DeskRefusals.NotFound();
        db.About("account", db.Who.AccountId);
        return new SignedOut(ended);
    }
}
