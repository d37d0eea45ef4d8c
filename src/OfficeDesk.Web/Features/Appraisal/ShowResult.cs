using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>One person's result: the formula with its numbers, what is missing and why, the facts, what followed; no single ballot (AP-5, AP-8, AP-10).</summary>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, Appraisal = Reach.All)]
public sealed record ShowResult(long SubjectId) : IQuery<ResultShown>;

public sealed record ResultShown(long SubjectId, long RoundId, string TitleZh, string TitleEn, RoundOf OfWhom, RoundState State, long PersonId, string Name, string Section, string JobTitle, decimal? Total, Grade? Grade, string Exactly, string Formula, int CountNo,
    IReadOnlyList<ScoreShown> Scores, bool Exempt, string Away, string OverrideWhy, IReadOnlyList<string> Remarks, IReadOnlyList<Fact> Facts, DateOnly From, DateOnly To, DateOnly? FedBackOn, DateOnly? ObjectUntil, AnswerState Answer, string Objection, DateOnly? AnswerDue,
    string Reply, string ReplyBy, bool Stands, string AwardWhy, string AwardOffWhy, string AwardOffBy, string RectifyTask, string RectifyNote, bool? RectifyPassed, bool NeedsWarning, bool NeedsRectification, ResultActs May, IReadOnlyList<ResultPaper> Papers, int Version)
{
    /// <summary>When the objection was answered; null where it was not, or before the day was kept.</summary>
    public DateOnly? RepliedOn { get; init; }

    /// <summary>Why there is no total: the categories that count and have no mean (AP-5).</summary>
    public IReadOnlyList<Refusal> WhyNoTotal => Total is null && !Exempt && Stands ? [.. Scores.Where(c => c.Share > 0 && c.WhyNot is not null).Select(c => c.WhyNot!)] : [];
}

/// <param name="WhyNot">Why there is no mean; null when there is one or the category does not apply.</param>
public sealed record ScoreShown(VoteCategory Category, string Weight, decimal Share, bool Applies, int Ballots, decimal? Mean, string Exactly, Refusal? WhyNot);

/// <summary>Why not, for each act; null means that the asker may.</summary>
public sealed record ResultActs(Refusal? Respond, Refusal? Answer, Refusal? Award, Refusal? Withdraw, Refusal? Order, Refusal? Assess, Refusal? Warn);

public sealed class ShowResultHandler(OfficeBook book, BallotBox box) : IHandle<ShowResult, ResultShown>
{
    private const string Scores = "SELECT * FROM ap_scores WHERE subject_id = @Id AND count_no = @Counts";

    private const string Task = "SELECT * FROM tasks WHERE id = @Id";

    public async Task<Outcome<ResultShown>> Handle(ShowResult m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await SubjectRow.Find(db, m.SubjectId) is not { } s || await RoundRow.Find(db, s.RoundId) is not { Counts: > 0 } r || !ListResultsHandler.Seen(db, r, s)) return DeskRefusals.NotFound();
        var stored = await ResultRow.Find(db, s.Id, r.Counts);
        var result = stored.InForce(s);
        var scores = (await db.Query<ScoreRow>(Scores, new { s.Id, r.Counts })).OrderBy(c => AppraisalRules.CategoriesOf(r.OfWhom).ToList().IndexOf(c.Category)).Select(c => new ScoreShown(c.Category, c.Weight, c.Share / 100m, c.Applies == 1, c.Ballots, c.Mean / 100m, c.Exactly,
            c.Applies == 1 && c.Mean is null ? AppraisalRules.WhyNoMean(c.Category, c.Ballots, c.Ballots > 0 ? Math.Max(r.Need(c.Category), r.Least) : r.Need(c.Category)) : null)).ToList();
        var (from, to) = AppraisalRules.PeriodOf(r.YearNo, r.QuarterNo);
        var task = s.RectifyTask is { } id ? await db.Find<TaskRow>(Task, new { Id = id }) : null;
        var person = office.People[s.PersonId];
        return new ResultShown(s.Id, r.Id, r.Title.Zh, r.Title.En, r.OfWhom, r.State, s.PersonId, person.Name, office.SectionName(s.SectionId, db.Who.English), person.JobTitle, result?.Total / 100m, result?.Grade, result?.Raw ?? "", result?.Formula ?? "", r.Counts,
            scores, s.IsExempt, s.Away, s.OverrideAgreed is null ? "" : s.OverrideWhy, await Remarks.Of(db, box, s, r), await PersonFacts.Of(db, office, s.PersonId, from, to < db.Today ? to : db.Today, ShowFactHandler.PageOf(s.Id)), from, to, r.FedBackOn, r.ObjectUntil, s.Answer, s.Objection, s.AnswerDue,
            s.Reply, office.NameOf(s.ReplyBy), s.Stands == 1, s.IsPutForward ? s.AwardWhy : "", s.AwardOffWhy, office.NameOf(s.AwardOffBy), task?.Number ?? "", s.RectifyNote, s.RectifyPassed is { } passed ? passed == 1 : null,
            AppraisalRules.NeedsWarning(result?.Total / 100m), AppraisalRules.NeedsRectification(result?.Total / 100m, r.RectifyBelow), await Acts(db, r, s, result, task), await ResultPapers.Of(db, s.Id), s.Version) { RepliedOn = s.RepliedOn };
    }

    private static async Task<ResultActs> Acts(Db db, RoundRow r, SubjectRow s, ResultRow? result, TaskRow? task)
    {
        var respond = s.PersonId == db.Who.PersonId ? AppraisalRules.CannotAnswer(r.IsFedBack, s.Answer is AnswerState.Waiting, r.ObjectUntil, db.Today) : DeskRefusals.NotYours();
        if (!db.Who.Is(Roles.Appraisal)) return new ResultActs(respond, DeskRefusals.NotYours(), DeskRefusals.NotYours(), DeskRefusals.NotYours(), DeskRefusals.NotYours(), DeskRefusals.NotYours(), DeskRefusals.NotYours());
        var own = DecisionRules.OwnMatter(db.Who.PersonId, s.PersonId);
        var (people, sections) = await PersonFacts.Barred(db, r.YearNo);
        return new ResultActs(respond,
            AppraisalRules.CannotAnswerObjection(s.Answer is AnswerState.Objected or AnswerState.Answered, s.Answer is AnswerState.Answered, db.Who.PersonId, s.PersonId),
            own ?? (s.AwardBy is null ? AppraisalRules.NoAward(result?.Grade, r.IsFedBack, r.QuarterNo == 0, people.Contains(s.PersonId), sections.Contains(s.SectionId), ResultPapers.AnswerOf(r, s, db.Today)) : DeskRefusals.NotYours()),
            own ?? (s.IsPutForward ? null : AppraisalRules.NotPutForward),
            own ?? ResultPapers.CannotOrder(r, s, result, db.Today),
            s.Stands == 0 ? AppraisalRules.WasSetAside : AppraisalRules.CannotAssess(task is { IsOpen: false, State: not TaskState.Void }, s.RectifyPassed is not null, db.Who.PersonId, s.PersonId),
            own ?? ResultPapers.CannotWarn(r, s, result, db.Today));
    }
}
