using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>The leader answers what the rules leave unclear; the handler checks again and tells the citizen (ON-3 e).</summary>
[Access(Leader = Reach.Division, Director = Reach.All)]
public sealed record AnswerQuestion([property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number, [property: Text(1000)] string Answer, int Version) : ICommand<QuestionAnswered>;

public sealed record QuestionAnswered(string Number, int Version);

public sealed class AnswerQuestionHandler(OfficeBook book) : IHandle<AnswerQuestion, QuestionAnswered>
{
    private const string Write = """
        UPDATE applications SET answer = @Answer, answered_by = @Me, answered_at = @Now, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Checked' AND outcome = 'Unclear' AND answered_at IS NULL
        """;

    public async Task<Outcome<QuestionAnswered>> Handle(AnswerQuestion m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Applications.Find(db, m.Number) is not { } a) return DeskRefusals.NotFound();
        if (DecisionRules.OwnMatter(db.Who.PersonId, a.HandlerId) is { } own) return own;
        if (ReceiptRules.CannotAnswerQuestion(a is { State: ApplicationState.Checked, Outcome: ReceiptOutcome.Unclear, AnsweredAt: null }, m.Answer) is { } cannot) return cannot;
        if (!await db.Changed(Write, new { a.Id, m.Version, Answer = m.Answer.Trim(), Me = db.Who.PersonId, db.Now })) return DeskRefusals.Changed();
        await Clocks.Stop(db, office, a.QuestionTask, m.Answer.Trim());
        var forId = Seats.Holds(db.Who, Roles.Leader, a.SectionId) ? Seats.ForWhom(db.Who, office, Roles.Leader, a.SectionId) : Seats.ForWhom(db.Who, office, Roles.Director, 0);
        await Timeline.Write(db, a.QuestionTask, a.EnquiryId, "Answered", "答复请示", "the question is answered", m.Answer.Trim(), forId);
        db.About("application", a.Id, forId);
        return new QuestionAnswered(a.Number, m.Version + 1);
    }
}
