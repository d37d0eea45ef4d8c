using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>What the asker has to do with covers today.</summary>
/// <param name="Covering">Posts the asker covers now, and vacant ones they answer for.</param>
/// <param name="Requests">Covers for which the asker's consent is asked (CV-5).</param>
/// <param name="Away">The asker's own absences that run: signed in again, they record their return (AB-7).</param>
/// <param name="ToSign">Handover lists that wait for the asker's signature (CV-4).</param>
public sealed record CoverDay(IReadOnlyList<CoveringLine> Covering, IReadOnlyList<CoverRequestLine> Requests, IReadOnlyList<SheetToSign> ToSign, IReadOnlyList<MyAway> Away)
{
    public int ToDo => Requests.Count + ToSign.Count;
}

/// <param name="SheetId">The handover list; null for a vacant post.</param>
public sealed record CoveringLine(long Id, string Person, string Post, string PostEn, DateTimeOffset Until, bool Vacant, long? SheetId);

public sealed record CoverRequestLine(long Id, string Person, string Post, string PostEn, DateTimeOffset From, DateTimeOffset To, int Version);

/// <param name="Out">The way out; else the way back.</param>
public sealed record SheetToSign(long Id, bool Out, string Person, string Cover, string Post, string PostEn);

/// <param name="Late">Past the expected return.</param>
public sealed record MyAway(long Id, string Number, DateTimeOffset From, DateTimeOffset To, bool Late, int Version);

internal sealed class MyCovers
{
    private const string Covering = """
        SELECT c.id, c.person_id, c.cover_id, c.post_id, c.vacant, a.to_at, (SELECT s.id FROM cover_sheets s WHERE s.cover_id = c.id AND s.way = 'Out') AS sheet_id
        FROM covers c JOIN absences a ON a.id = c.absence_id WHERE c.cover_id = @Me AND c.state = 'Running' ORDER BY c.id
        """;

    private const string Requests = $"SELECT c.id, c.person_id, c.cover_id, c.post_id, c.version, a.from_at, a.to_at {AtHand.Consents} ORDER BY c.id";

    private const string ToSign = $"SELECT s.id, s.way, c.person_id, c.cover_id, c.post_id {AtHand.Sheets} ORDER BY s.id";

    private const string Away = "SELECT id, number, from_at, to_at, CASE WHEN to_at < @Now THEN 1 ELSE 0 END AS late, version FROM absences WHERE person_id = @Me AND state IN ('Started', 'Extended') AND from_at <= @Now ORDER BY from_at";

    private readonly IReadOnlyList<Row> _covering;
    private readonly IReadOnlyList<Row> _away;
    private IReadOnlyList<Row> _requests = [];
    private IReadOnlyList<Row> _toSign = [];

    /// <summary>The looks that are always made; parameters @Me and @Now.</summary>
    public MyCovers(Trip always) => (_covering, _away) = (always.Add<Row>(Covering), always.Add<Row>(Away));

    /// <summary>Those of what waits; parameters @Me, @Led, @InCharge, @Today and @Now.</summary>
    public void Add(Trip there, Waits waits) => (_requests, _toSign) = (there.Add<Row>(Requests, waits.Consents > 0), there.Add<Row>(ToSign, waits.Sheets > 0));

    /// <summary>What they found.</summary>
    public CoverDay Read(OfficePage office) => new(
        [.. _covering.Select(c => new CoveringLine(c.Id, office.NameOf(c.PersonId), c.PostName(office), c.PostNameEn(office), c.ToAt, c.IsVacant, c.SheetId))],
        [.. _requests.Select(c => new CoverRequestLine(c.Id, office.NameOf(c.PersonId), c.PostName(office), c.PostNameEn(office), c.FromAt, c.ToAt, c.Version))],
        [.. _toSign.Select(c => new SheetToSign(c.Id, c.Way == "Out", office.NameOf(c.PersonId), office.NameOf(c.CoverId), c.PostName(office), c.PostNameEn(office)))],
        [.. _away.Select(a => new MyAway(a.Id, a.Number, a.FromAt, a.ToAt, a.Late == 1, a.Version))]);

    private sealed record Row : CoverRow
    {
        public DateTimeOffset FromAt { get; init; }
        public DateTimeOffset ToAt { get; init; }
        public long? SheetId { get; init; }
        public string Way { get; init; } = "";
        public string Number { get; init; } = "";
    }
}
