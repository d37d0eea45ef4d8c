using Dapper;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>What the asker has to do with covers today.</summary>
/// <param name="Covering">Posts the asker covers now, and vacant ones they answer for.</param>
/// <param name="Requests">Covers for which the asker's consent is asked (CV-5).</param>
/// <param name="ToSign">Handover lists that wait for the asker's signature (CV-4).</param>
public sealed record CoverDay(IReadOnlyList<CoveringLine> Covering, IReadOnlyList<CoverRequestLine> Requests, IReadOnlyList<SheetToSign> ToSign)
{
    public int ToDo => Requests.Count + ToSign.Count;
}

/// <param name="SheetId">The handover list; null for a vacant post.</param>
public sealed record CoveringLine(long Id, string Person, string Post, string PostEn, DateTimeOffset Until, bool Vacant, long? SheetId);

public sealed record CoverRequestLine(long Id, string Person, string Post, string PostEn, DateTimeOffset From, DateTimeOffset To, int Version);

/// <param name="Out">The way out; else the way back.</param>
public sealed record SheetToSign(long Id, bool Out, string Person, string Cover, string Post, string PostEn);

internal static class MyCovers
{
    private const string Covering = """
        SELECT c.id, c.person_id, c.cover_id, c.post_id, c.vacant, a.to_at, (SELECT s.id FROM cover_sheets s WHERE s.cover_id = c.id AND s.way = 'Out') AS sheet_id
        FROM covers c JOIN absences a ON a.id = c.absence_id WHERE c.cover_id = @Me AND c.state = 'Running' ORDER BY c.id
        """;

    private const string Requests = """
        SELECT c.id, c.person_id, c.cover_id, c.post_id, c.version, a.from_at, a.to_at FROM requests r JOIN covers c ON c.id = r.subject_id JOIN absences a ON a.id = c.absence_id
        WHERE r.kind = 'CoverConsent' AND r.decider_id = @Me AND r.state = 'Open' ORDER BY c.id
        """;

    // where the chief is concerned, or away without a deputy, the division leader countersigns (CV-4, GN-1)
    private const string LeaderSigns = $"""
        c.section_id IN @InCharge AND EXISTS (SELECT 1 FROM sections z WHERE z.id = c.section_id AND (z.chief_id IS NULL OR z.chief_id IN (c.person_id, c.cover_id)
            OR EXISTS (SELECT 1 FROM absences w WHERE w.person_id = z.chief_id AND w.state IN ('Started', 'Extended') AND w.from_at <= @Now))
          AND NOT EXISTS (SELECT 1 FROM deputies d WHERE d.role = 'Chief' AND d.principal_id = z.chief_id AND d.deputy_id NOT IN (c.person_id, c.cover_id) AND COALESCE(d.section_id, z.id) IN (0, z.id) AND {Deciders.DeputyToday}))
        """;

    private const string ToSign = $"""
        SELECT s.id, s.way, c.person_id, c.cover_id, c.post_id FROM cover_sheets s JOIN covers c ON c.id = s.cover_id JOIN absences a ON a.id = c.absence_id
        WHERE s.witness_at IS NULL AND ((s.way = 'Out' AND c.state = 'Filed') OR (s.way = 'Back' AND c.state = 'HandedBack'))
          AND ((s.giver_id = @Me AND s.giver_at IS NULL) OR (s.taker_id = @Me AND s.giver_at IS NOT NULL AND s.taker_at IS NULL)
               OR ((c.section_id IN @Led OR ({LeaderSigns})) AND c.person_id <> @Me AND c.cover_id <> @Me AND ((s.giver_at IS NOT NULL AND s.taker_at IS NOT NULL) OR (a.sudden = 1 AND s.way = 'Out' AND s.giver_at IS NULL))))
        ORDER BY s.id
        """;

    /// <summary>The three looks; parameters @Me, @Led, @InCharge, @Today and @Now.</summary>
    public static readonly string[] Looks = [Covering, Requests, ToSign];

    /// <summary>Reads what they found.</summary>
    public static CoverDay Read(SqlMapper.GridReader found, OfficePage office) => new(
        [.. found.Read<Row>().Select(c => new CoveringLine(c.Id, office.NameOf(c.PersonId), c.PostName(office), c.PostNameEn(office), c.ToAt, c.IsVacant, c.SheetId))],
        [.. found.Read<Row>().Select(c => new CoverRequestLine(c.Id, office.NameOf(c.PersonId), c.PostName(office), c.PostNameEn(office), c.FromAt, c.ToAt, c.Version))],
        [.. found.Read<Row>().Select(c => new SheetToSign(c.Id, c.Way == "Out", office.NameOf(c.PersonId), office.NameOf(c.CoverId), c.PostName(office), c.PostNameEn(office)))]);

    private sealed record Row : CoverRow
    {
        public DateTimeOffset FromAt { get; init; }
        public DateTimeOffset ToAt { get; init; }
        public long? SheetId { get; init; }
        public string Way { get; init; } = "";
    }
}
