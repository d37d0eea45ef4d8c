using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>On whom the asker votes in rounds that are open, and where they stand with it.</summary>
[Access(Everybody = Reach.Own, PeopleOnly = true)]
public sealed record MyBallots : IQuery<MyBallotList>;

public sealed record MyBallotList(IReadOnlyList<BallotRound> Rounds);

public sealed record BallotRound(long RoundId, string TitleZh, string TitleEn, DateOnly LastDay, int DaysLeft, IReadOnlyList<BallotLine> Lines);

/// <param name="Voted">0 not yet, 1 a draft, 2 handed in.</param>
public sealed record BallotLine(long SubjectId, string Name, string Section, VoteCategory Category, int Voted);

public sealed class MyBallotsHandler(OfficeBook book) : IHandle<MyBallots, MyBallotList>
{
    private const string Load = $"""
        SELECT v.round_id, v.subject_id, v.category, v.voted, s.person_id, s.section_id, r.of_whom, r.year_no, r.quarter_no, r.last_day
        FROM ap_voters v JOIN ap_rounds r ON r.id = v.round_id AND r.state = 'Open' JOIN ap_subjects s ON s.id = v.subject_id
        WHERE v.rater_id = @Me AND {AtHand.Appraised} ORDER BY r.last_day, r.id, s.section_id, s.person_id
        """;

    public async Task<Outcome<MyBallotList>> Handle(MyBallots m, Db db)
    {
        var office = await book.Open(db.Ct);
        var rows = await db.Query<Row>(Load, new { Me = db.Who.PersonId });
        return new MyBallotList([.. rows.GroupBy(r => r.RoundId).Select(g =>
        {
            var (zh, en) = AppraisalRules.TitleOf(g.First().OfWhom, g.First().YearNo, g.First().QuarterNo);
            return new BallotRound(g.Key, zh, en, g.First().LastDay, DeadlineRules.WorkingDaysLeft(g.First().LastDay, db.Today, office.Calendar),
                [.. g.Select(r => new BallotLine(r.SubjectId, office.NameOf(r.PersonId), office.SectionName(r.SectionId, db.Who.English), r.Category, r.Voted))]);
        })]);
    }

    private sealed record Row
    {
        public long RoundId { get; init; }
        public long SubjectId { get; init; }
        public VoteCategory Category { get; init; }
        public int Voted { get; init; }
        public long PersonId { get; init; }
        public long SectionId { get; init; }
        public RoundOf OfWhom { get; init; }
        public int YearNo { get; init; }
        public int QuarterNo { get; init; }
        public DateOnly LastDay { get; init; }
    }
}
