using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>Somebody tried to reach the citizen and did not. Three tries on two days allow closing.</summary>
/// <remarks>FC-6.</remarks>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record RecordFailedTry(
    [property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number,
    Channel How,
    [property: Text(500, Required = true, Zh = "未联系上的情况", En = "what happened"), Personal] string Text) : ICommand<TryRecorded>;

/// <summary>How many tries there are now, on how many days.</summary>
public sealed record TryRecorded(string Number, int Tries, int Days);

public sealed class RecordFailedTryHandler(OfficeBook book) : IHandle<RecordFailedTry, TryRecorded>
{
    // tries add up instead of excluding each other: only the state has to hold
    private const string Touch = "UPDATE enquiries SET version = version + 1 WHERE id = @Id AND state = 'Open'";

    private const string Days = "SELECT given_on FROM enquiry_answers WHERE enquiry_id = @Id AND kind = 'FailedTry'";

    public async Task<Outcome<TryRecorded>> Handle(RecordFailedTry m, Db db)
    {
        if (await FirstContacts.Find(db, m.Number) is not { } e) return DeskRefusals.NotFound();
        if (EnquiryRules.MayNotAct(e.State, EnquiryAct.Try) is { } why) return why;
        if (!await db.Changed(Touch, new { e.Id })) return DeskRefusals.Changed();

        await Answers.Add(db, e.Id, "FailedTry", m.How, m.Text, db.Now);
        var days = await db.Query<string>(Days, new { e.Id });
        var forId = await FirstContacts.ActOn(db, book, e);
        await Timeline.Write(db, e.TaskId, e.Id, "Tried", $"没有联系上办事人（第 {days.Count} 次）", $"did not reach the citizen (try {days.Count})", m.Text.Trim(), forId);
        return new TryRecorded(e.Number, days.Count, days.Distinct().Count());
    }
}
