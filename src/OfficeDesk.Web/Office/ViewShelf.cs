using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>A list with its filters and order, kept under a name.</summary>
/// <param name="Href">The list's address with its filters.</param>
/// <param name="Mine">Kept by the asker; others are shared with a section of theirs.</param>
/// <param name="Default">The list opens with it.</param>
public sealed record KeptView(long Id, string Name, string Href, bool Mine, bool Shared, bool Default)
{
    /// <summary>The list it belongs to.</summary>
    public string List => Href.Split('?')[0];
}

/// <summary>The views of a list that somebody sees: one's own, and those shared with one's sections.</summary>
public sealed class ViewShelf(Database database, Recent recent, TimeProvider clock, Ids ids)
{
    private const string Views = """
        SELECT v.id, v.name, v.href, v.person_id, v.shared_with, (SELECT COUNT(*) FROM view_defaults d WHERE d.person_id = @Me AND d.view_id = v.id) AS chosen
        FROM saved_views v WHERE (v.person_id = @Me OR v.shared_with IN @Sections) AND (@List = '' OR v.href = @List OR v.href LIKE @Begins)
        ORDER BY v.href, v.name, v.id LIMIT 200
        """;

    /// <param name="list">The list's address without filters; empty for all lists.</param>
    public Task<IReadOnlyList<KeptView>> Of(Asker who, string list, CancellationToken ct) => recent.Of(string.Concat(nameof(ViewShelf), who.Seat, list), looks => Load(who, list, looks, ct), ct);

    private async Task<IReadOnlyList<KeptView>> Load(Asker who, string list, List<string> looks, CancellationToken ct)
    {
        await using var connection = await database.OpenRead(ct);
        var db = new Db(connection, who, new Sight(who.PersonId, false, false, []), clock.GetUtcNow(), ids, ct) { Looks = looks };
        var rows = await db.Query<Row>(Views, new { Me = who.PersonId, Sections = SectionsOf(who), List = list, Begins = list + "?%" });
        return [.. rows.Select(r => new KeptView(r.Id, r.Name, r.Href, r.PersonId == who.PersonId, r.SharedWith is not null, r.Chosen > 0))];
    }

    /// <summary>Whose shared views somebody sees.</summary>
    public static IReadOnlyList<long> SectionsOf(Asker who) => [.. who.Led.Concat(who.InCharge).Append(who.SectionId).Distinct()];

    private sealed record Row
    {
        public long Id { get; init; }
        public string Name { get; init; } = "";
        public string Href { get; init; } = "";
        public long PersonId { get; init; }
        public long? SharedWith { get; init; }
        public long Chosen { get; init; }
    }
}
