using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>Issues the feedback forms of a round that was fed back: numbered, kept for ever; who has one already keeps it (AP-2, NT-2).</summary>
[Access(Appraisal = Reach.All, PeopleOnly = true)]
public sealed record IssueFeedback(long RoundId) : ICommand<FeedbackIssued>;

/// <param name="Left">Persons still without a form: it is sent again for the next hundred.</param>
public sealed record FeedbackIssued(long RoundId, int Issued, int Left);

public sealed class IssueFeedbackHandler(OfficeBook book, DocumentOffice documents) : IHandle<IssueFeedback, FeedbackIssued>
{
    private const int AtOnce = 100;

    private const string Without = """
        SELECT s.* FROM ap_subjects s WHERE s.round_id = @Id AND s.stands = 1
          AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.subject = 'appraisal' AND d.subject_id = s.id AND d.kind = 'appraisal-feedback' AND d.state <> 'Void')
        ORDER BY s.section_id, s.person_id
        """;

    private const string Scores = "SELECT * FROM ap_scores WHERE subject_id = @Id AND count_no = @Counts";

    public async Task<Outcome<FeedbackIssued>> Handle(IssueFeedback m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await RoundRow.Find(db, m.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (!round.IsFedBack || round.ObjectUntil is not { } until) return AppraisalRules.NotFedBack;
        var without = (await db.Query<SubjectRow>(Without, new { round.Id })).Where(s => !s.IsExempt).ToList();
        foreach (var s in without.Take(AtOnce))
        {
            var result = await ResultRow.Find(db, s.Id, round.Counts);
            var scores = (await db.Query<ScoreRow>(Scores, new { s.Id, round.Counts })).OrderBy(c => AppraisalRules.CategoriesOf(round.OfWhom).ToList().IndexOf(c.Category));
            var fields = new AppraisalFeedback
            {
                Person = office.NameOf(s.PersonId), Section = office.SectionName(s.SectionId), JobTitle = ResultPapers.TitleOf(office, s.PersonId), Round = round.Title.Zh,
                // the weights as they count; a category that gives no mean says so here too
                Shares = [.. scores.Select(c => new OfficeDesk.Web.Documents.Kinds.Share(AppraisalRules.NameOf(c.Category).Zh, c.Applies == 1 ? AppraisalWords.Short(c.Share / 100m) + "%" : "—", c.Applies == 1 ? $"{c.Ballots}" : "—", c.Applies == 0 ? "不适用" : c.Mean is { } mean ? AppraisalWords.Points(mean / 100m) : "票数不足，不公布"))],
                Total = result?.Total is { } total ? AppraisalWords.Points(total / 100m) : "没有总分", Grade = result?.Grade is { } grade ? AppraisalRules.NameOf(grade).Zh : "不定等次", ObjectBy = until,
            };
            if ((await documents.Issue(db, fields, ResultPapers.About(office, s))).WhyNot() is { } why) return why;
        }
        db.About("round", round.Id);
        return new FeedbackIssued(round.Id, Math.Min(AtOnce, without.Count), Math.Max(0, without.Count - AtOnce));
    }
}

/// <summary>Issues the performance warning for “not competent”, in the name of the party group (AP-7).</summary>
/// <param name="Facts">What it rests on.</param>
/// <param name="Demand">What has to be put right, by when.</param>
[Access(Appraisal = Reach.All, PeopleOnly = true)]
public sealed record IssueWarning(long SubjectId, [Text(500, Required = true, Zh = "主要问题", En = "what it rests on")] string Facts, [Text(300, Required = true, Zh = "要求", En = "what is demanded")] string Demand) : ICommand<WarningIssued>;

public sealed record WarningIssued(long SubjectId, long DocumentId, string Number);

public sealed class IssueWarningHandler(OfficeBook book, DocumentOffice documents) : IHandle<IssueWarning, WarningIssued>
{
    public async Task<Outcome<WarningIssued>> Handle(IssueWarning m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await SubjectRow.Find(db, m.SubjectId) is not { } s || await RoundRow.Find(db, s.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (DecisionRules.OwnMatter(db.Who.PersonId, s.PersonId) is { } own) return own;
        var result = (await ResultRow.Find(db, s.Id, round.Counts)).InForce(s);
        if (ResultPapers.CannotWarn(round, s, result, db.Today) is { } no) return no;
        var fields = new PerformanceWarning
        {
            Person = office.NameOf(s.PersonId), JobTitle = office.SectionName(s.SectionId) + ResultPapers.TitleOf(office, s.PersonId), Round = round.Title.Zh, Total = AppraisalWords.Points(result!.Total / 100m), Grade = AppraisalRules.NameOf(Grade.NotCompetent).Zh,
            Facts = DocumentRules.Sentence(m.Facts), Basis = "本单位效能考评制度", Remedy = DocumentRules.Sentence(m.Demand), Statement = s.Objection.Length > 0 ? DocumentRules.Sentence(s.Objection) : "未提出。", AppealBy = $"自送达之日起{office.Settings.Number(Settings.AppealDays)}个工作日内",
        };
        var issued = await documents.Issue(db, fields, ResultPapers.About(office, s));
        if (!issued.Went(out var document, out var why)) return why;
        db.About("appraisal", s.Id);
        return new WarningIssued(s.Id, document.Id, document.Number);
    }
}

/// <summary>A paper of a result.</summary>
/// <param name="Code">The code of its kind.</param>
/// <param name="Kind">What its kind is called, in the reader's language.</param>
public sealed record ResultPaper(long Id, string Code, string Kind, string Number);

/// <summary>What the papers of a result belong to.</summary>
internal static class ResultPapers
{
    /// <summary>One document of a kind for a result; the person it is about sees it.</summary>
    public static DocumentAbout About(OfficePage office, SubjectRow s, long? taskId = null) =>
        new(TaskId: taskId, PersonId: s.PersonId, Subject: "appraisal", SubjectId: s.Id, SectionId: s.SectionId, Once: $"appraisal:{s.Id}", Addressee: office.NameOf(s.PersonId));

    /// <summary>Why no warning can be issued on this result; null when it can (AP-7, AP-10).</summary>
    public static Refusal? CannotWarn(RoundRow round, SubjectRow s, ResultRow? result, DateOnly today) =>
        AppraisalRules.CannotWarn(round.IsFedBack, result?.Total / 100m, AnswerOf(round, s, today));

    /// <summary>Why no rectification can be ordered on this result; null when it can (AP-7, AP-10).</summary>
    public static Refusal? CannotOrder(RoundRow round, SubjectRow s, ResultRow? result, DateOnly today) =>
        AppraisalRules.CannotOrder(round.IsFedBack, result?.Total / 100m, round.RectifyBelow, s.RectifyTask is not null, AnswerOf(round, s, today));

    /// <summary>How far the person's answer to the result has come (AP-10).</summary>
    public static AppraisalRules.AnswerSoFar AnswerOf(RoundRow round, SubjectRow s, DateOnly today) => new(s.Answer is AnswerState.Waiting, s.Answer is AnswerState.Objected, round.ObjectUntil, today);

    public static string TitleOf(OfficePage office, long person) => office.People.TryGetValue(person, out var p) && p.JobTitle.Length > 0 ? p.JobTitle : "工作人员";

    /// <summary>The papers of a result that the asker may see.</summary>
    public static async Task<IReadOnlyList<ResultPaper>> Of(Db db, long subjectId) =>
        [.. (await DocumentOffice.Of(db, subject: "appraisal", subjectId: subjectId)).Where(d => d.State is not DocumentState.Void).Select(d => new ResultPaper(d.Id, d.Kind, DocumentKinds.NameOf(d.Kind, db.Who.English), d.Number))];
}
