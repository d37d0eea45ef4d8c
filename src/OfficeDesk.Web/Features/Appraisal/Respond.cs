using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>The person acknowledges their result or objects to it, once, within 5 working days; of an objection the group is told at once (AP-10).</summary>
/// <param name="Objection">Why; empty when it is acknowledged.</param>
[Access(Everybody = Reach.Own)]
public sealed record RespondToResult(long SubjectId, [Text(1000), Personal] string Objection, int Version) : ICommand<ResultAnswered>;

/// <param name="AnswerDue">By when the group answers the objection; null when there is none.</param>
public sealed record ResultAnswered(long SubjectId, AnswerState Answer, DateOnly? AnswerDue, int Version);

public sealed class RespondToResultHandler(OfficeBook book, Mail.LetterTemplates templates) : IHandle<RespondToResult, ResultAnswered>
{
    private const string Answer = """
        UPDATE ap_subjects SET answer = @Answer, objection = @Objection, answer_due = @Due, version = version + 1
        WHERE id = @SubjectId AND version = @Version AND answer = 'Waiting' AND person_id = @Me
        """;

    public async Task<Outcome<ResultAnswered>> Handle(RespondToResult m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await SubjectRow.Find(db, m.SubjectId) is not { } subject || subject.PersonId != db.Who.PersonId || await RoundRow.Find(db, subject.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (AppraisalRules.CannotAnswer(round.IsFedBack, subject.Answer is AnswerState.Waiting, round.ObjectUntil, db.Today) is { } no) return no;
        var objects = !string.IsNullOrWhiteSpace(m.Objection);
        DateOnly? due = objects ? AppraisalRules.AnswerUntil(db.Today, office.Settings.Number(Settings.AppraisalAnswerDays), office.Calendar) : null;
        var state = objects ? AnswerState.Objected : AnswerState.Acknowledged;
        if (!await db.Changed(Answer, new { m.SubjectId, m.Version, Answer = state.ToString(), Objection = m.Objection.Trim(), Due = due, Me = db.Who.PersonId })) return DeskRefusals.Changed();
        if (due is { } day) await Reminders.Objected(db, office, templates, round, subject, day);
        db.About("appraisal", subject.Id);
        return new ResultAnswered(subject.Id, state, due, m.Version + 1);
    }
}

/// <summary>The group answers an objection: the result stands, or it is set aside and what followed from it with it. It is never changed (AP-2, AP-10).</summary>
/// <param name="Stands">False: the result is set aside for this person, with no grade and nothing that follows from one.</param>
[Access(Appraisal = Reach.All)]
public sealed record AnswerObjection(long SubjectId, bool Stands, [Text(1000, Required = true, Zh = "答复", En = "the answer"), Personal] string Text, int Version) : ICommand<ResultAnswered>;

public sealed class AnswerObjectionHandler(OfficeBook book, Mail.LetterTemplates templates) : IHandle<AnswerObjection, ResultAnswered>
{
    private const string Reply = """
        UPDATE ap_subjects SET answer = 'Answered', stands = @Stands, reply = @Text, reply_by = @Me, replied_on = @Today, version = version + 1
        WHERE id = @SubjectId AND version = @Version AND answer = 'Objected'
        """;

    public async Task<Outcome<ResultAnswered>> Handle(AnswerObjection m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await SubjectRow.Find(db, m.SubjectId) is not { } subject || await RoundRow.Find(db, subject.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (AppraisalRules.CannotAnswerObjection(subject.Answer is AnswerState.Objected or AnswerState.Answered, subject.Answer is AnswerState.Answered, db.Who.PersonId, subject.PersonId) is { } no) return no;
        if (!await db.Changed(Reply, new { m.SubjectId, m.Version, Stands = m.Stands ? 1 : 0, Text = m.Text.Trim(), db.Today, Me = db.Who.PersonId })) return DeskRefusals.Changed();
        if (!m.Stands && await SettingAside.Of(db, office, subject) is { } stuck) return stuck;
        var letter = new { Round = round.Title.Zh };
        await Mail.Outbox.Queue(db, office, new Mail.Letter($"appraisal-answer:{subject.Id}", subject.PersonId, $"考评异议已答复：{round.Title.Zh}", templates.Text("appraisal-answer", letter), templates.Html("appraisal-answer", letter)));
        db.About("appraisal", subject.Id);
        return new ResultAnswered(subject.Id, AnswerState.Answered, null, m.Version + 1);
    }
}
