using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>What a key opens.</summary>
public enum FeedScope
{
    /// <summary>One's own absences, for a calendar program.</summary>
    Own,

    /// <summary>The absences of the own section.</summary>
    Section,

    /// <summary>The due dates of one's own tasks: numbers, as in the mails (B6).</summary>
    Due,

    /// <summary>The board of all sections for a screen in the hall, without reasons.</summary>
    Wall,
}

/// <summary>A key with which a calendar program reads who is away or what is due, or the hall's screen who is away. It is shown once; only its hash is kept (AB-9).</summary>
[Access(Everybody = Reach.Own)]
public sealed record MakeFeedKey(FeedScope Scope) : ICommand<FeedKeyMade>;

/// <param name="Path">The address behind the office's own.</param>
public sealed record FeedKeyMade(long Id, [property: Personal] string Path);

public sealed class MakeFeedKeyHandler : IHandle<MakeFeedKey, FeedKeyMade>
{
    private const int Most = 10;

    private const string Count = "SELECT COUNT(*) FROM feed_keys WHERE person_id = @Me AND revoked_at IS NULL";

    private const string Insert = "INSERT INTO feed_keys (id, hash, person_id, section_id, scope, made_at) VALUES (@Id, @Hash, @Me, @Section, @Scope, @Now)";

    public async Task<Outcome<FeedKeyMade>> Handle(MakeFeedKey m, Db db)
    {
        if (m.Scope is FeedScope.Wall && !db.Who.Is(Roles.GeneralOffice)) return AbsenceRules.WallIsTheOffices;
        if (await db.One<long>(Count, new { Me = db.Who.PersonId }) >= Most) return AbsenceRules.TooManyKeys(Most);
        var (id, secret) = (db.NewId(), Secret.New());
        await db.Execute(Insert, new { Id = id, Hash = Secret.HashOf(secret), Me = db.Who.PersonId, Section = m.Scope is FeedScope.Section ? (long?)db.Who.SectionId : null, Scope = m.Scope.ToString(), db.Now });
        db.About("feed key", id);
        return new FeedKeyMade(id, m.Scope is FeedScope.Wall ? $"/wall/{secret}" : $"/feeds/{secret}.ics");
    }
}

/// <summary>Takes a key back; whatever uses it reads nothing from then on.</summary>
[Access(Everybody = Reach.Own)]
public sealed record RevokeFeedKey(long Id) : ICommand<FeedKeyRevoked>;

public sealed record FeedKeyRevoked(long Id);

public sealed class RevokeFeedKeyHandler : IHandle<RevokeFeedKey, FeedKeyRevoked>
{
    private const string Revoke = "UPDATE feed_keys SET revoked_at = @Now WHERE id = @Id AND person_id = @Me AND revoked_at IS NULL";

    public async Task<Outcome<FeedKeyRevoked>> Handle(RevokeFeedKey m, Db db)
    {
        if (!await db.Changed(Revoke, new { m.Id, Me = db.Who.PersonId, db.Now })) return DeskRefusals.NotFound();
        db.About("feed key", m.Id);
        return new FeedKeyRevoked(m.Id);
    }
}

/// <summary>One's own keys.</summary>
[Access(Everybody = Reach.Own)]
public sealed record ListFeedKeys : IQuery<FeedKeys>;

/// <param name="MayWall">The asker may make keys for the hall's screen.</param>
public sealed record FeedKeys(IReadOnlyList<FeedKey> Keys, bool MayWall);

public sealed record FeedKey(long Id, FeedScope Scope, string Section, DateTimeOffset MadeAt, DateTimeOffset? RevokedAt);

public sealed class ListFeedKeysHandler(OfficeBook book) : IHandle<ListFeedKeys, FeedKeys>
{
    private const string Mine = "SELECT id, scope, section_id, made_at, revoked_at FROM feed_keys WHERE person_id = @Me ORDER BY id DESC LIMIT 30";

    public async Task<Outcome<FeedKeys>> Handle(ListFeedKeys m, Db db)
    {
        var office = await book.Open(db.Ct);
        var keys = await db.Query<FeedKeyRow>(Mine, new { Me = db.Who.PersonId });
        return new FeedKeys([.. keys.Select(k => new FeedKey(k.Id, k.Scope, k.SectionId is { } s ? office.SectionName(s, db.Who.English) : "", k.MadeAt, k.RevokedAt))], db.Who.Is(Roles.GeneralOffice));
    }
}

/// <summary>A key as it stands in the table.</summary>
internal sealed record FeedKeyRow
{
    public long Id { get; init; }
    public FeedScope Scope { get; init; }
    public long PersonId { get; init; }
    public long? SectionId { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    private const string ByHash = """
        SELECT k.id, k.scope, k.person_id, k.section_id, k.made_at, k.revoked_at FROM feed_keys k JOIN people p ON p.id = k.person_id AND p.active = 1 JOIN accounts a ON a.person_id = p.id AND a.disabled = 0
        WHERE k.hash = @Hash AND k.revoked_at IS NULL
        """;

    /// <summary>The key behind a secret; null when there is none, it was taken back, or its owner has left or has no account any more.</summary>
    public static async Task<FeedKeyRow?> Find(Db db, string secret) => Secret.HashOf(secret) is { } hash ? await db.Find<FeedKeyRow>(ByHash, new { Hash = hash }) : null;
}
