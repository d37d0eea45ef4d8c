using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>The citizen was given an answer. A task that is still open stays open: it is finished by itself.</summary>
/// <param name="How">The way in which the citizen was told.</param>
/// <param name="GivenAt">When the citizen was told; now without it.</param>
/// <param name="Version">The version that was looked at.</param>
/// <remarks>FC-6: what, when, by whom, how; DL-12: when it was given and when it was recorded are two facts.</remarks>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record AnswerEnquiry(
    [property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number,
    Channel How,
    [property: Text(2000, Required = true, Zh = "答复内容", En = "what the citizen was told"), Personal] string Text,
    DateTimeOffset? GivenAt,
    int Version) : ICommand<EnquiryMoved>;

/// <summary>Where an enquiry stands after a step.</summary>
/// <param name="Version">For the next step.</param>
public sealed record EnquiryMoved(string Number, EnquiryState State, int Version);

public sealed class AnswerEnquiryHandler(OfficeBook book) : IHandle<AnswerEnquiry, EnquiryMoved>
{
    private const string Answer = """
        UPDATE enquiries SET state = 'Answered', answered_at = COALESCE(answered_at, @GivenAt), version = version + 1
        WHERE id = @Id AND version = @Version AND state IN ('Open', 'Answered')
        """;

    public async Task<Outcome<EnquiryMoved>> Handle(AnswerEnquiry m, Db db)
    {
        if (await FirstContacts.Find(db, m.Number) is not { } e) return DeskRefusals.NotFound();
        if (EnquiryRules.MayNotAct(e.State, EnquiryAct.Answer) is { } why) return why;
        var given = m.GivenAt ?? db.Now;
        if (EnquiryRules.AnswerTimeWrong(given, e.ReceivedAt, db.Now) is { } wrong) return wrong;
        if (e.Version != m.Version || !await db.Changed(Answer, new { e.Id, e.Version, GivenAt = given })) return DeskRefusals.Changed();

        var forId = await FirstContacts.ActOn(db, book, e);
        await Answers.Add(db, e.Id, "Answer", m.How, m.Text, given);
        await Timeline.Write(db, e.TaskId, e.Id, "Answered", "答复了办事人", "answered the citizen", m.Text.Trim(), forId);
        return new EnquiryMoved(e.Number, EnquiryState.Answered, e.Version + 1);
    }
}

/// <summary>Writes down what reached the citizen, or did not (FC-6).</summary>
internal static class Answers
{
    private const string Insert = """
        INSERT INTO enquiry_answers (id, enquiry_id, kind, how, text, given_at, given_on, person_id)
        VALUES (@Id, @EnquiryId, @Kind, @How, @Text, @GivenAt, @GivenOn, @PersonId)
        """;

    /// <param name="kind">Answer, FailedTry or NoContact.</param>
    public static Task Add(Db db, long enquiryId, string kind, Channel how, string text, DateTimeOffset given) => db.Execute(Insert, new
    {
        Id = db.NewId(), EnquiryId = enquiryId, Kind = kind, How = how.ToString(), Text = text.Trim(), GivenAt = given, GivenOn = OfficeClock.Day(given), db.Who.PersonId,
    });
}
