using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>
/// Prepares a round: who is appraised and who votes in which category, proposed from the organisation. Everything can be
/// changed until it is opened; weights and points are today's settings and stay with the round (AP-1, AP-2, AP-8).
/// </summary>
/// <param name="Quarter">1 to 4; 0 for the year.</param>
/// <param name="LastDay">By when the ballots are asked for; who has not voted is reminded before it.</param>
[Access(Appraisal = Reach.All)]
public sealed record DraftRound(RoundOf OfWhom, int Year, int Quarter, DateOnly LastDay) : ICommand<RoundDrafted>;

/// <param name="People">How many are appraised.</param>
public sealed record RoundDrafted(long Id, string Title, int People, int Voters, int Version);

public sealed class DraftRoundHandler(OfficeBook book) : IHandle<DraftRound, RoundDrafted>
{
    private const string There = "SELECT COUNT(*) FROM ap_rounds WHERE of_whom = @OfWhom AND year_no = @Year AND quarter_no = @Quarter";

    private const string Insert = """
        INSERT INTO ap_rounds (id, of_whom, year_no, quarter_no, state, last_day, weights, dims, least, own_open, quarter_share, rectify_below, made_by, made_at)
        VALUES (@Id, @OfWhom, @Year, @Quarter, 'Draft', @LastDay, @Weights, @Dims, @Least, @OwnOpen, @Share, @Below, @Me, @Now)
        """;

    public async Task<Outcome<RoundDrafted>> Handle(DraftRound m, Db db)
    {
        if (AppraisalRules.PeriodWrong(m.Year, m.Quarter) is { } no) return no;
        if (AppraisalRules.LastDayWrong(m.LastDay, db.Today) is { } past) return past;
        if (await db.One<long>(There, new { OfWhom = m.OfWhom.ToString(), m.Year, m.Quarter }) > 0) return AppraisalRules.RoundTwice;
        var office = await book.Open(db.Ct);
        var chiefs = m.OfWhom is RoundOf.Chiefs;
        var round = new RoundRow
        {
            Id = db.NewId(), OfWhom = m.OfWhom, YearNo = m.Year, QuarterNo = m.Quarter,
            Weights = office.Settings.Text(chiefs ? Settings.AppraisalChiefWeights : Settings.AppraisalStaffWeights),
        };
        await db.Execute(Insert, new
        {
            round.Id, OfWhom = m.OfWhom.ToString(), m.Year, m.Quarter, m.LastDay, round.Weights,
            Dims = office.Settings.Text(chiefs ? Settings.AppraisalChiefPoints : Settings.AppraisalStaffPoints),
            Least = office.Settings.Number(Settings.AppraisalLeast), OwnOpen = chiefs && office.Settings.Text(Settings.AppraisalOwnSection) == "ChiefOnly" ? 1 : 0, Share = office.Settings.Number(Settings.AppraisalQuarterShare),
            Below = office.Settings.Number(Settings.AppraisalRectifyBelow), Me = db.Who.PersonId, db.Now,
        });
        var plan = await Electorate.Propose(db, office, round);
        await db.Insert("ap_subjects (id, round_id, person_id, section_id)", plan.Subjects, s => [s.Id, round.Id, s.PersonId, s.SectionId]);
        await db.Insert("ap_voters (id, round_id, subject_id, category, rater_id)", plan.Voters, v => [db.NewId(), round.Id, v.SubjectId, v.Category.ToString(), v.RaterId]);
        db.About("round", round.Id);
        return new RoundDrafted(round.Id, round.Title.Zh, plan.Subjects.Count, plan.Voters.Count, 1);
    }
}
