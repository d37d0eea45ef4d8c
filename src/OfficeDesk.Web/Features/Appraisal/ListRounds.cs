using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>The rounds of the office, newest first; rounds that are only being prepared are seen by the group and the director.</summary>
[Access(Everybody = Reach.Own)]
public sealed record ListRounds : IQuery<RoundList>;

/// <param name="Manages">Whether the asker belongs to the appraisal group.</param>
public sealed record RoundList(IReadOnlyList<RoundLine> Rounds, bool Manages);

/// <param name="Mine">Ballots the asker has still to hand in.</param>
/// <param name="Asked">A step that waits for a second person.</param>
public sealed record RoundLine(long Id, string TitleZh, string TitleEn, RoundOf OfWhom, int Year, int Quarter, RoundState State, DateOnly LastDay, int People, int Voters, int HandedIn, int Mine, RoundStep? Asked, bool Published);

public sealed class ListRoundsHandler : IHandle<ListRounds, RoundList>
{
    private const string Load = """
        SELECT r.*, (SELECT COUNT(*) FROM ap_subjects s WHERE s.round_id = r.id) AS people,
            (SELECT COUNT(*) FROM ap_voters v WHERE v.round_id = r.id) AS voters,
            (SELECT COUNT(*) FROM ap_voters v WHERE v.round_id = r.id AND v.voted = 2) AS handed_in,
            (SELECT COUNT(*) FROM ap_voters v WHERE v.round_id = r.id AND v.rater_id = @Me AND v.voted < 2) AS mine
        FROM ap_rounds r WHERE r.state NOT IN ('Draft', 'Dropped') OR @Manages = 1 ORDER BY r.year_no DESC, r.quarter_no, r.of_whom LIMIT 100
        """;

    public async Task<Outcome<RoundList>> Handle(ListRounds m, Db db)
    {
        var manages = db.Who.Is(Roles.Appraisal | Roles.Director);
        var rows = await db.Query<Row>(Load, new { Me = db.Who.PersonId, Manages = manages ? 1 : 0 });
        return new RoundList([.. rows.Select(r =>
        {
            var (zh, en) = RoundRow.TitleOf(r.OfWhom, r.YearNo, r.QuarterNo);
            return new RoundLine(r.Id, zh, en, r.OfWhom, r.YearNo, r.QuarterNo, r.State, r.LastDay, r.People, r.Voters, r.HandedIn, r.State is RoundState.Open ? r.Mine : 0, r.AskedStep, r.PublishedAt is not null);
        })], db.Who.Is(Roles.Appraisal));
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public RoundOf OfWhom { get; init; }
        public int YearNo { get; init; }
        public int QuarterNo { get; init; }
        public RoundState State { get; init; }
        public DateOnly LastDay { get; init; }
        public RoundStep? AskedStep { get; init; }
        public DateTimeOffset? PublishedAt { get; init; }
        public int People { get; init; }
        public int Voters { get; init; }
        public int HandedIn { get; init; }
        public int Mine { get; init; }
    }
}
