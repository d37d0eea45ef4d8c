using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Mail;

/// <summary>A letter that somebody has leased for sending.</summary>
public sealed record Leased
{
    public long Id { get; init; }
    public string Address { get; init; } = "";
    public string Subject { get; init; } = "";
    public string BodyText { get; init; } = "";
    public string BodyHtml { get; init; } = "";
    public int Tries { get; init; }
    public string LeaseOwner { get; init; } = "";
}

/// <summary>Takes letters out of the outbox by lease and writes down what became of them.</summary>
/// <remarks>ES-3. The claim is an UPDATE with its condition: it holds on one file, on a server and on a cluster.</remarks>
public sealed class Postbag(ShortWrite shortly)
{
    /// <summary>Longer than a bag of letters can take, each with its time-out; then another may take them.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    private const string Due = "FROM outbox WHERE state = 'Waiting' AND next_at <= @Now AND (lease_until IS NULL OR lease_until < @Now)";

    private const string AnyDue = $"SELECT id {Due} LIMIT 1";

    private const string SomeDue = $"SELECT id {Due} ORDER BY next_at, id LIMIT 20";

    private const string Take = """
        UPDATE outbox SET lease_owner = @Token, lease_until = @Until
        WHERE id IN @Ids AND state = 'Waiting' AND (lease_until IS NULL OR lease_until < @Now)
        """;

    private const string Mine = "SELECT id, address, subject, body_text, body_html, tries, lease_owner FROM outbox WHERE id IN @Ids AND lease_owner = @Token ORDER BY next_at, id";

    private const string Settle = """
        UPDATE outbox SET state = @State, answer = @Answer, sent_at = @SentAt, next_at = @NextAt, tries = tries + 1, lease_owner = NULL, lease_until = NULL, version = version + 1
        WHERE id = @Id AND lease_owner = @LeaseOwner
        """;

    private const string Return = "UPDATE outbox SET lease_owner = NULL, lease_until = NULL WHERE id IN @Ids AND lease_owner = @Token";

    /// <summary>Whether anything waits; takes no lock.</summary>
    public async Task<bool> Any(Db db) => await db.Find<long?>(AnyDue, new { db.Now }) is not null;

    /// <summary>Leases up to 20 letters that are due, the longest waiting first.</summary>
    public Task<IReadOnlyList<Leased>> Claim(CancellationToken ct) => shortly.Do<IReadOnlyList<Leased>>(null, async db =>
    {
        var ids = await db.Query<long>(SomeDue, new { db.Now });
        if (ids.Count == 0) return [];
        var token = Secret.New()[..40];
        await db.Execute(Take, new { Ids = ids, Token = token, db.Now, Until = db.Now + Lease });
        return await db.Query<Leased>(Mine, new { Ids = ids, Token = token });
    }, ct);

    /// <summary>Writes down what the server said. Not cancelled when the program stops: the server has the letter.</summary>
    public Task<bool> Mark(Leased letter, Posted posted) => shortly.Do(null, db => db.Changed(Settle, new
    {
        letter.Id, letter.LeaseOwner, posted.Answer,
        State = posted.Verdict switch { PostVerdict.Sent => "Sent", PostVerdict.Never => "Dead", _ => "Waiting" },
        SentAt = posted.Verdict == PostVerdict.Sent ? db.Now : (DateTimeOffset?)null,
        NextAt = db.Now + MailRules.PauseAfter(letter.Tries + 1, letter.Id),
    }), CancellationToken.None);

    /// <summary>Gives back what was leased and not tried.</summary>
    public Task<int> GiveBack(IReadOnlyList<Leased> letters) => shortly.Do(null, db => db.Execute(Return, new
    {
        Ids = letters.Select(l => l.Id).ToList(), Token = letters[0].LeaseOwner,
    }), CancellationToken.None);
}
