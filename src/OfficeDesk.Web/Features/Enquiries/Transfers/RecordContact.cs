using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries.Transfers;

/// <summary>The receiver has contacted the citizen: from now on the receiver answers for the matter, and the transfer has done its work.</summary>
/// <param name="Number">The transfer's number, such as 2026-7-Z1.</param>
/// <param name="Note">What was agreed with the citizen.</param>
/// <param name="Version">The version the receiver looked at.</param>
/// <remarks>FC-4: accepted AND contact recorded; DL-6: the handover is on the matter's own record.</remarks>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record RecordContact(
    [property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number,
    [property: Text(500, Required = true, Zh = "联系情况", En = "what was agreed with the citizen"), Personal] string Note,
    int Version) : ICommand<TransferMoved>;

public sealed class RecordContactHandler(OfficeBook book) : IHandle<RecordContact, TransferMoved>
{
    private const string Contact = """
        UPDATE transfers SET state = 'Contacted', contacted_at = @Now, contact_note = @Note, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Accepted'
        """;

    private const string FinishTransfer = $"""
        UPDATE tasks SET state = 'Done', result = '{TaskResults.TakenUp}', done_on = @Today, done_at = @Now, done_by = @Me, late = @Late, late_days = @LateDays, version = version + 1
        WHERE id = @Id AND state IN ('Open', 'Paused');
        UPDATE responsibilities SET to_at = @Now WHERE task_id = @Id AND to_at IS NULL;
        UPDATE enquiries SET responsible_id = @ToId, version = version + 1 WHERE id = @EnquiryId
        """;

    private const string GiveMatter = """
        UPDATE tasks SET answering_id = @ToId, section_id = @SectionId, version = version + 1 WHERE id = @MatterTaskId AND state IN ('Open', 'Paused')
        """;

    private const string SignHandover = """
        INSERT INTO handovers (id, task_id, from_id, to_id, what, moves, given_at, signed_at, state)
        VALUES (@Id, @MatterTaskId, @FromId, @ToId, @What, 1, @SentAt, @SignedAt, 'Signed')
        """;

    public async Task<Outcome<TransferMoved>> Handle(RecordContact m, Db db)
    {
        if (await TransferFile.Find(db, m.Number) is not { } f) return DeskRefusals.NotFound();
        if (f.MayNot(db, TransferAct.Contact, m.Version) is { } why) return why;
        if (!await db.Changed(Contact, new { f.Id, f.Version, Note = m.Note.Trim(), db.Now })) return DeskRefusals.Changed();

        var office = await book.Open(db.Ct);
        var late = DeadlineRules.LatenessOf(f.DueOn, db.Today, office.Calendar);
        await db.Execute(FinishTransfer, new { f.Id, f.EnquiryId, f.ToId, db.Today, db.Now, Me = db.Who.PersonId, Late = late.Late ? 1 : 0, LateDays = late.WorkingDays });
        // a matter that was finished or withdrawn meanwhile stays with whoever finished it
        if (await db.Changed(GiveMatter, new { f.MatterTaskId, f.ToId, f.SectionId }))
        {
            await Answering.Move(db, f.MatterTaskId!.Value, f.ToId, f.SectionId, "Accepted");
            await db.Execute(SignHandover, new
            {
                Id = db.NewId(), f.MatterTaskId, f.FromId, f.ToId, f.SentAt, SignedAt = f.AcceptedAt ?? db.Now,
                What = f.Message.Length > 0 ? f.Message : $"转办 {f.Number}",
            });
        }
        await Emergencies.Follow(db, f.EnquiryId, f.ToId, f.SectionId, "Accepted");
        var forWhom = f.ForWhom(db);
        db.About("transfer", f.Id, forWhom);
        var name = office.NameOf(f.ToId);
        await Timeline.Write(db, f.MatterTaskId ?? f.Id, f.EnquiryId, "Contacted", $"联系了办事人，从现在起由 {name} 负责", $"contacted the citizen; {name} answers from now on", m.Note.Trim(), forWhom);
        return f.Moved(TransferState.Contacted, f.ToId, office);
    }
}
