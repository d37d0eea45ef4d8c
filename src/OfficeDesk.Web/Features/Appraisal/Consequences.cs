using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>Puts somebody forward for the year's award: excellent, without a bar (AP-7, AP-11).</summary>
[Access(Appraisal = Reach.All)]
public sealed record PutForward(long SubjectId, [Text(300, Required = true, Zh = "推荐理由", En = "why")] string Why, int Version) : ICommand<ConsequenceDone>;

public sealed record ConsequenceDone(long SubjectId, string Number, int Version);

public sealed class PutForwardHandler : IHandle<PutForward, ConsequenceDone>
{
    private const string Mark = "UPDATE ap_subjects SET award_by = @Me, award_why = @Why, award_off_by = NULL, award_off_why = '', version = version + 1 WHERE id = @SubjectId AND version = @Version AND award_by IS NULL";

    public async Task<Outcome<ConsequenceDone>> Handle(PutForward m, Db db)
    {
        if (await SubjectRow.Find(db, m.SubjectId) is not { } subject || await RoundRow.Find(db, subject.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (DecisionRules.OwnMatter(db.Who.PersonId, subject.PersonId) is { } own) return own;
        var result = await ResultRow.Find(db, subject.Id, round.Counts);
        var (people, sections) = await PersonFacts.Barred(db, round.YearNo);
        if (AppraisalRules.NoAward(result.InForce(subject)?.Grade, round.IsFedBack, round.QuarterNo == 0, people.Contains(subject.PersonId), sections.Contains(subject.SectionId), ResultPapers.AnswerOf(round, subject, db.Today)) is { } no) return no;
        if (!await db.Changed(Mark, new { m.SubjectId, m.Version, Why = m.Why.Trim(), Me = db.Who.PersonId })) return DeskRefusals.Changed();
        db.About("appraisal", subject.Id);
        return new ConsequenceDone(subject.Id, "", m.Version + 1);
    }
}

/// <summary>Takes a nomination back, with a reason; it can be made again (AP-7).</summary>
[Access(Appraisal = Reach.All)]
public sealed record WithdrawNomination(long SubjectId, [Text(300, Required = true, Zh = "撤回理由", En = "why it is withdrawn")] string Why, int Version) : ICommand<ConsequenceDone>;

public sealed class WithdrawNominationHandler : IHandle<WithdrawNomination, ConsequenceDone>
{
    private const string Mark = "UPDATE ap_subjects SET award_by = NULL, award_off_by = @Me, award_off_why = @Why, version = version + 1 WHERE id = @SubjectId AND version = @Version AND award_by IS NOT NULL";

    public async Task<Outcome<ConsequenceDone>> Handle(WithdrawNomination m, Db db)
    {
        if (await SubjectRow.Find(db, m.SubjectId) is not { } subject) return DeskRefusals.NotFound();
        if (DecisionRules.OwnMatter(db.Who.PersonId, subject.PersonId) is { } own) return own;
        if (!subject.IsPutForward) return AppraisalRules.NotPutForward;
        if (!await db.Changed(Mark, new { m.SubjectId, m.Version, Why = m.Why.Trim(), Me = db.Who.PersonId })) return DeskRefusals.Changed();
        db.About("appraisal", subject.Id);
        return new ConsequenceDone(subject.Id, "", m.Version + 1);
    }
}

/// <summary>Orders somebody below 70 to put things right: a task with a day and its numbered order, which the group assesses (AP-7).</summary>
/// <param name="Days">Working days.</param>
[Access(Appraisal = Reach.All)]
public sealed record OrderRectification(long SubjectId, [Text(500, Required = true, Zh = "整改要求", En = "what is to be put right")] string What, int Days, int Version) : ICommand<ConsequenceDone>;

public sealed class OrderRectificationHandler(OfficeBook book, DocumentOffice documents) : IHandle<OrderRectification, ConsequenceDone>
{
    private const string Mark = "UPDATE ap_subjects SET rectify_task = @Task, rectify_note = @What, version = version + 1 WHERE id = @SubjectId AND version = @Version AND rectify_task IS NULL";

    public async Task<Outcome<ConsequenceDone>> Handle(OrderRectification m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await SubjectRow.Find(db, m.SubjectId) is not { } subject || await RoundRow.Find(db, subject.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (DecisionRules.OwnMatter(db.Who.PersonId, subject.PersonId) is { } own) return own;
        var result = (await ResultRow.Find(db, subject.Id, round.Counts)).InForce(subject);
        if (ResultPapers.CannotOrder(round, subject, result, db.Today) is { } no) return no;
        var limit = new Limit(m.Days, LimitUnit.WorkingDays);
        if (TaskRules.CannotAssign(TaskSource.BureauLeader, db.Today, db.Today, limit, null, office.Calendar) is { } bad) return bad;

        var due = DeadlineRules.DueDate(db.Today, limit, office.Calendar);
        var task = new TaskRow
        {
            Id = db.NewId(), Number = await Numbers.Next(db, Numbers.Assigned), Kind = TaskKind.Assigned, Title = TaskTitles.Rectification + round.Title.Zh, Source = TaskSource.BureauLeader,
            AssignedBy = db.Who.PersonId, AssignedByText = TaskTitles.Appraisal, SectionId = subject.SectionId, AnsweringId = subject.PersonId, ReceivedOn = db.Today, LimitNo = m.Days, LimitUnit = LimitUnit.WorkingDays,
            DueOn = due, Provisional = office.Calendar.IsProvisional(due) ? 1 : 0,
        };
        await Tasks.Make(db, task, "Assigned");
        await Timeline.Write(db, task.Id, null, "Assigned", $"考评整改交办给 {office.NameOf(subject.PersonId)}，{LastDay.Zh(due)}办结并报告", $"rectification after an appraisal, to be done and reported {LastDay.En(due)}", m.What.Trim());
        if (!await db.Changed(Mark, new { m.SubjectId, m.Version, Task = task.Id, What = m.What.Trim() })) return DeskRefusals.Changed();
        if (!(await documents.Issue(db, Order(office, db, round, subject, m.What.Trim(), due), ResultPapers.About(office, subject, task.Id))).Went(out var paper, out var why)) return why;
        await SectionOrders.Keep(db, office, task, "考评限期整改", paper.Id);
        db.About("appraisal", subject.Id);
        return new ConsequenceDone(subject.Id, task.Number, m.Version + 1);
    }

    /// <summary>The paper of the order. It stands on the task, whose readers need not know the total: it names the limit only.</summary>
    private static Rectification Order(OfficePage office, Db db, RoundRow round, SubjectRow s, string what, DateOnly due) => new()
    {
        To = office.SectionName(s.SectionId), About = "效能考评限期整改", Background = $"作风效能考核小组对{round.Title.Zh}结果进行了审定", Basis = "本单位效能考评制度", DueOn = due, Contact = db.Who.Name, ReportTo = "作风效能考核小组",
        Problems = [new(office.NameOf(s.PersonId), $"考评总分低于{round.RectifyBelow}分，须限期整改。")], Demands = [.. what.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new Line(line))],
    };
}

/// <summary>The group assesses a rectification once its task is finished (AP-7).</summary>
[Access(Appraisal = Reach.All)]
public sealed record AssessRectification(long SubjectId, bool Passed, [Text(500, Required = true, Zh = "评定意见", En = "the assessment")] string Text, int Version) : ICommand<ConsequenceDone>;

public sealed class AssessRectificationHandler : IHandle<AssessRectification, ConsequenceDone>
{
    private const string TaskOf = "SELECT * FROM tasks WHERE id = @Id";

    private const string Assess = """
        UPDATE ap_subjects SET rectify_passed = @Passed, rectify_note = @Text, rectify_by = @Me, version = version + 1
        WHERE id = @SubjectId AND version = @Version AND rectify_task IS NOT NULL AND rectify_passed IS NULL
        """;

    public async Task<Outcome<ConsequenceDone>> Handle(AssessRectification m, Db db)
    {
        if (await SubjectRow.Find(db, m.SubjectId) is not { } subject) return DeskRefusals.NotFound();
        if (subject.Stands == 0) return AppraisalRules.WasSetAside;
        var task = subject.RectifyTask is { } id ? await db.Find<TaskRow>(TaskOf, new { Id = id }) : null;
        if (AppraisalRules.CannotAssess(task is { IsOpen: false, State: not TaskState.Void }, subject.RectifyPassed is not null, db.Who.PersonId, subject.PersonId) is { } no) return no;
        if (!await db.Changed(Assess, new { m.SubjectId, m.Version, Passed = m.Passed ? 1 : 0, Text = m.Text.Trim(), Me = db.Who.PersonId })) return DeskRefusals.Changed();
        db.About("appraisal", subject.Id);
        return new ConsequenceDone(subject.Id, task!.Number, m.Version + 1);
    }
}
