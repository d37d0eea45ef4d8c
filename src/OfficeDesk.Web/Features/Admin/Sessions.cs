using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>Who is signed in just now and where, the last click first.</summary>
/// <param name="Text">Part of a name, a sign-in name or a network address; empty for all.</param>
[Access(SecurityAdmin = Reach.All, PeopleOnly = true)]
public sealed record ListSessions([property: Text(60)] string Text = "") : IQuery<SessionsListed>;

/// <param name="Total">All that match; the list shows the latest 200.</param>
/// <param name="Tries">Sign-ins that failed in the last day, by name and place, the most often first.</param>
public sealed record SessionsListed(IReadOnlyList<OpenSession> Sessions, int Total, IReadOnlyList<FailedTries> Tries);

/// <param name="Key">Names the session to <see cref="EndSession"/>; nobody can sign in with it.</param>
/// <param name="Place">The network address it was opened from.</param>
/// <param name="Here">Whether it is the one that asks.</param>
public sealed record OpenSession(string Key, long AccountId, string SignIn, string Name, string Section, string Place, string Agent, DateTimeOffset Since, DateTimeOffset SeenAt, bool Here);

public sealed record FailedTries
{
    public string SignIn { get; init; } = "";
    public string Address { get; init; } = "";
    public long Times { get; init; }
    public DateTimeOffset LastAt { get; init; }
}

public sealed class ListSessionsHandler(OfficeBook book, Visit visit) : IHandle<ListSessions, SessionsListed>
{
    private const string Open = """
        SELECT s.hash, s.address, s.agent, s.started_at, s.seen_at, a.id AS account_id, a.sign_in, a.person_id
        FROM sessions s JOIN accounts a ON a.id = s.account_id AND a.stamp = s.stamp AND a.disabled = 0
        WHERE s.ended = 0 AND s.ends_at > @Now AND s.seen_at > @IdleSince
        ORDER BY s.seen_at DESC, s.started_at DESC
        """;

    private const string Failed = """
        SELECT sign_in, address, COUNT(*) AS times, MAX(at) AS last_at FROM sign_in_tries WHERE passed = 0 AND at > @Since AND door = 'SignIn'
        GROUP BY sign_in, address ORDER BY COUNT(*) DESC, MAX(at) DESC LIMIT 30
        """;

    public async Task<Outcome<SessionsListed>> Handle(ListSessions m, Db db)
    {
        var office = await book.Open(db.Ct);
        var text = m.Text.Trim();
        bool Fits(Row r) => text.Length == 0 || r.SignIn.Contains(text, StringComparison.OrdinalIgnoreCase) || r.Address.Contains(text, StringComparison.OrdinalIgnoreCase)
            || office.NameOf(r.PersonId).Contains(text, StringComparison.OrdinalIgnoreCase);
        var rows = (await db.Query<Row>(Open, new { db.Now, IdleSince = db.Now - Doorman.Idle })).Where(Fits).ToList();
        var failed = await db.Query<FailedTries>(Failed, new { Since = db.Now.AddDays(-1) });
        return new SessionsListed([.. rows.Take(200).Select(Shown)], rows.Count, failed);

        OpenSession Shown(Row r) => new(r.Hash[..EndSession.KeyLength], r.AccountId, r.SignIn, office.NameOf(r.PersonId),
            office.People.TryGetValue(r.PersonId, out var p) ? office.SectionName(p.SectionId, db.Who.English) : "—", r.Address, r.Agent, r.StartedAt, r.SeenAt, r.Hash == visit.SessionHash);
    }

    private sealed record Row
    {
        public string Hash { get; init; } = "";
        public string Address { get; init; } = "";
        public string Agent { get; init; } = "";
        public DateTimeOffset StartedAt { get; init; }
        public DateTimeOffset SeenAt { get; init; }
        public long AccountId { get; init; }
        public string SignIn { get; init; } = "";
        public long PersonId { get; init; }
    }
}

/// <summary>Ends one session of anybody; whoever sat there has to sign in again. For all of an account: <see cref="EndSessions"/>.</summary>
/// <param name="Key">Which, from the list.</param>
[Access(SecurityAdmin = Reach.All, PeopleOnly = true)]
public sealed record EndSession([property: Text(EndSession.KeyLength)] string Key) : ICommand<AccountChanged>
{
    internal const int KeyLength = 16;
}

public sealed class EndSessionHandler : IHandle<EndSession, AccountChanged>
{
    private const string Whose = "SELECT account_id FROM sessions WHERE ended = 0 AND substr(hash, 1, 16) = @Key";
    private const string End = "UPDATE sessions SET ended = 1 WHERE ended = 0 AND substr(hash, 1, 16) = @Key";

    public async Task<Outcome<AccountChanged>> Handle(EndSession m, Db db)
    {
        if (m.Key.Length != EndSession.KeyLength || await db.Query<long>(Whose, m) is not [var account, ..]) return DeskRefusals.NotFound();
        if (await db.Execute(End, m) == 0) return DeskRefusals.NotFound();
        db.About("account", account);
        return new AccountChanged(account);
    }
}
