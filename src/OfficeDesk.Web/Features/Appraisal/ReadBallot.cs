using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>One's own ballot on somebody, with the facts of the period beside it (AP-8). Nobody else's ballot can be asked for.</summary>
[Access(Everybody = Reach.Own, PeopleOnly = true)]
public sealed record ReadBallot(long SubjectId) : IQuery<BallotSheet>;

/// <param name="Next">The next person still to be voted on; null after the last.</param>
public sealed record BallotSheet(long RoundId, string TitleZh, string TitleEn, RoundState State, DateOnly LastDay, long SubjectId, string Name, string Section, string JobTitle, VoteCategory Category, bool Anonymous,
    IReadOnlyList<BallotDimension> Dimensions, string Remark, bool HandedIn, IReadOnlyList<Fact> Facts, DateOnly From, DateOnly To, long? Next, int Left, int Version);

public sealed record BallotDimension(string Zh, string En, decimal Most, decimal? Points);

public sealed class ReadBallotHandler(OfficeBook book, BallotBox box) : IHandle<ReadBallot, BallotSheet>
{
    private const string Waiting = $"""
        SELECT v.subject_id FROM ap_voters v JOIN ap_subjects s ON s.id = v.subject_id
        WHERE v.rater_id = @Me AND v.round_id = @RoundId AND v.voted < 2 AND v.subject_id <> @SubjectId AND {AtHand.Appraised} ORDER BY s.section_id, s.person_id
        """;

    public async Task<Outcome<BallotSheet>> Handle(ReadBallot m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Voters.AtHand(db, box, m.SubjectId) is not var (voter, round, ballot, kept)) return DeskRefusals.NotFound();
        if (voter.LeftOut == 1) return AppraisalRules.LeftOut;
        var waiting = await db.Query<long>(Waiting, new { Me = db.Who.PersonId, voter.RoundId, m.SubjectId });
        var (from, to) = AppraisalRules.PeriodOf(round.YearNo, round.QuarterNo);
        var person = office.People[voter.PersonId];
        return new BallotSheet(round.Id, round.Title.Zh, round.Title.En, round.State, round.LastDay, m.SubjectId, person.Name, office.SectionName(person.SectionId, db.Who.English), person.JobTitle,
            voter.Category, round.IsAnonymous(voter.Category), Dimensions(round, ballot), kept.Remark ?? "", ballot.HandedIn,
            await PersonFacts.Of(db, office, voter.PersonId, from, to < db.Today ? to : db.Today, ShowFactHandler.PageOf(m.SubjectId)), from, to, waiting.Count > 0 ? waiting[0] : null, waiting.Count, ballot.Version);
    }

    internal static IReadOnlyList<BallotDimension> Dimensions(RoundRow round, Ballot ballot) =>
        [.. AppraisalRules.DimensionsOf(round.OfWhom).Select((d, i) => new BallotDimension(d.Zh, d.En, round.Most[i], i < ballot.HalfPoints.Count && ballot.HalfPoints[i] is { } half ? half / 2m : null))];
}
