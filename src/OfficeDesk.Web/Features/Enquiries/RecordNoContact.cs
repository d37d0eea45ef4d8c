using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>The citizen left no way to be reached, so no answer can be given.</summary>
/// <remarks>FC-6: or the record that no contact was left.</remarks>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record RecordNoContact([property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number) : ICommand<EnquiryMoved>;

public sealed class RecordNoContactHandler(OfficeBook book) : IHandle<RecordNoContact, EnquiryMoved>
{
    private const string Note = """
        UPDATE enquiries SET none_left = 1, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Open'
          AND NOT EXISTS (SELECT 1 FROM enquiry_answers a WHERE a.enquiry_id = @Id AND a.kind = 'NoContact')
        """;

    public async Task<Outcome<EnquiryMoved>> Handle(RecordNoContact m, Db db)
    {
        if (await FirstContacts.Find(db, m.Number) is not { } e) return DeskRefusals.NotFound();
        if (EnquiryRules.MayNotAct(e.State, EnquiryAct.NoContact) is { } why) return why;
        if (EnquiryRules.ContactWasLeft(e.Phone, e.Organisation) is { } left) return left;
        if (!await db.Changed(Note, new { e.Id, e.Version })) return DeskRefusals.Changed();

        await Answers.Add(db, e.Id, "NoContact", Channel.Other, "", db.Now);
        var forId = await FirstContacts.ActOn(db, book, e);
        await Timeline.Write(db, e.TaskId, e.Id, "NoContact", "记录：办事人没有留下联系方式，无法答复", "recorded that the citizen left no way to be reached", forId: forId);
        return new EnquiryMoved(e.Number, e.State, e.Version + 1);
    }
}
