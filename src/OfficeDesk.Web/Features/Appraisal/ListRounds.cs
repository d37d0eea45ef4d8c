using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>
/// The rounds of the office, newest first; rounds that are only being prepared are seen by the group and the director. Before them what
/// waits for the asker: their own result to be acknowledged, what came of their objections lately, and for the group the objections it
/// has to answer (AP-10).
/// </summary>
[Access(Everybody = Reach.Own)]
public sealed record ListRounds : IQuery<RoundList>;

/// <param name="Manages">Whether the asker belongs to the appraisal group.</param>
/// <param name="Feedback">The asker's own results that can be acknowledged or objected to.</param>
/// <param name="Objections">What the group has to answer; empty for everybody else.</param>
/// <param name="Answered">The asker's own objections that were answered lately.</param>
public sealed record RoundList(IReadOnlyList<RoundLine> Rounds, bool Manages, IReadOnlyList<AnswerLine> Feedback, IReadOnlyList<AnswerLine> Objections, IReadOnlyList<AnsweredLine> Answered);

/// <summary>An answer that somebody waits for.</summary>
/// <param name="Due">The last day for it.</param>
public sealed record AnswerLine(long SubjectId, string TitleZh, string TitleEn, string Name, string Section, DateOnly Due, int DaysLeft);

/// <param name="Mine">Ballots the asker has still to hand in.</param>
/// <param name="Asked">A step that waits for a second person.</param>
public sealed record RoundLine(long Id, string TitleZh, string TitleEn, RoundOf OfWhom, int Year, int Quarter, RoundState State, DateOnly LastDay, int People, int Voters, int HandedIn, int Mine, RoundStep? Asked, bool Published);

public sealed class ListRoundsHandler(OfficeBook book) : IHandle<ListRounds, RoundList>
{
    private const string Asked = $"FROM ap_voters v JOIN ap_subjects s ON s.id = v.subject_id WHERE v.round_id = r.id AND {AtHand.Appraised}";

    private const string Load = $"""
        SELECT r.*, (SELECT COUNT(*) FROM ap_subjects s WHERE s.round_id = r.id AND {AtHand.Appraised}) AS people,
            (SELECT COUNT(*) {Asked}) AS voters,
            (SELECT COUNT(*) {Asked} AND v.voted = 2) AS handed_in,
            (SELECT COUNT(*) {Asked} AND v.rater_id = @Me AND v.voted < 2) AS mine
        FROM ap_rounds r WHERE r.state NOT IN ('Draft', 'Dropped') OR @Manages = 1 ORDER BY r.year_no DESC, r.quarter_no, r.of_whom LIMIT 100
        """;

    private const string Feedback = $"SELECT s.id, s.person_id, s.section_id, r.of_whom, r.year_no, r.quarter_no, r.object_until AS due {AtHand.Feedback} ORDER BY r.object_until, s.id";

    private const string Objections = $"SELECT s.id, s.person_id, s.section_id, r.of_whom, r.year_no, r.quarter_no, COALESCE(s.answer_due, r.object_until) AS due {AtHand.Objections} ORDER BY due, s.id";

    public async Task<Outcome<RoundList>> Handle(ListRounds m, Db db)
    {
        var manages = db.Who.Is(Roles.Appraisal | Roles.Director);
        var office = await book.Open(db.Ct);
        var there = new Trip();
        var rows = there.Add<Row>(Load);
        var feedback = there.Add<AnswerRow>(Feedback);
        var objections = there.Add<AnswerRow>(Objections);
        var answered = there.Add<(long Id, int YearNo, int QuarterNo, int Stands, DateOnly On)>(AnsweredLine.Load);
        await there.Go(db, new { Me = db.Who.PersonId, db.Today, Manages = manages ? 1 : 0, Group = db.Who.Is(Roles.Appraisal) ? 1 : 0, Since = ReminderRules.NewsSince(db.Today, office.Calendar) });
        return new RoundList([.. rows.Select(r =>
        {
            var (zh, en) = AppraisalRules.TitleOf(r.OfWhom, r.YearNo, r.QuarterNo);
            return new RoundLine(r.Id, zh, en, r.OfWhom, r.YearNo, r.QuarterNo, r.State, r.LastDay, r.People, r.Voters, r.HandedIn, r.State is RoundState.Open ? r.Mine : 0, r.AskedStep, r.PublishedAt is not null);
        })], db.Who.Is(Roles.Appraisal), Lines(db, office, feedback), Lines(db, office, objections), AnsweredLine.Of(answered));
    }

    private static List<AnswerLine> Lines(Db db, OfficePage office, IEnumerable<AnswerRow> rows) => [.. rows.Select(a =>
    {
        var (zh, en) = AppraisalRules.TitleOf(a.OfWhom, a.YearNo, a.QuarterNo);
        return new AnswerLine(a.Id, zh, en, office.NameOf(a.PersonId), office.SectionName(a.SectionId, db.Who.English), a.Due, DeadlineRules.WorkingDaysLeft(a.Due, db.Today, office.Calendar));
    })];

    private sealed record AnswerRow
    {
        public long Id { get; init; }
        public long PersonId { get; init; }
        public long SectionId { get; init; }
        public RoundOf OfWhom { get; init; }
        public int YearNo { get; init; }
        public int QuarterNo { get; init; }
        public DateOnly Due { get; init; }
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
