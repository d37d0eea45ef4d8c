using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries.Transfers;

/// <summary>Who takes a transfer that was sent back. It cannot be sent back again.</summary>
/// <param name="Number">The transfer's number, such as 2026-7-Z1.</param>
/// <param name="ReceiverId">Any member of the office; they accept and contact the citizen as usual.</param>
/// <param name="Reason">Why this person.</param>
/// <param name="Version">The version that was looked at.</param>
/// <remarks>FC-4: the chief of the receiver's section decides; GN-1, GN-2: the next level where the chief sent it back, or the deputy, for the chief.</remarks>
[Access(Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All)]
public sealed record DecideTransfer(
    [property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number,
    long ReceiverId,
    [property: Text(500, Required = true, Zh = "理由", En = "the reason")] string Reason,
    int Version) : ICommand<TransferMoved>;

public sealed class DecideTransferHandler(OfficeBook book) : IHandle<DecideTransfer, TransferMoved>
{
    private const string Decide = """
        UPDATE transfers SET state = 'Decided', to_id = @ReceiverId, section_id = @SectionId, decided_by = @Me, decided_for = @For, decided_at = @Now, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'SentBack'
        """;

    private const string Name = "UPDATE enquiries SET responsible_id = @ReceiverId, version = version + 1 WHERE id = @EnquiryId";

    public async Task<Outcome<TransferMoved>> Handle(DecideTransfer m, Db db)
    {
        if (await TransferFile.Find(db, m.Number) is not { } f) return DeskRefusals.NotFound();
        if (f.Stands(TransferAct.Decide, m.Version) is { } why) return why;
        var office = await book.Open(db.Ct);
        var decided = DecisionRules.DecidedBy(db.Who.PersonId, await Deciders.ChainOf(db, office, f.SectionId), f.BackBy ?? 0, Level.Chief);
        if (decided is not Done<Decision> { Value: var mine }) return ((Refused<Decision>)decided).Why;
        var receiver = office.People.GetValueOrDefault(m.ReceiverId);
        if (EnquiryRules.CannotReceive(receiver is { Active: 1 }) is { } no) return no;
        if (!await db.Changed(Decide, new { f.Id, f.Version, m.ReceiverId, receiver!.SectionId, Me = db.Who.PersonId, For = mine.ForPerson, db.Now })) return DeskRefusals.Changed();

        await db.Execute(Name, new { m.ReceiverId, f.EnquiryId });
        await Deciders.Close(db, "SentBack", f.Id);
        db.About("transfer", f.Id, mine.ForPerson);
        await Timeline.Write(db, f.Id, f.EnquiryId, "Decided", $"决定由 {receiver.Name} 办理", $"decided that {receiver.Name} takes it", m.Reason.Trim(), mine.ForPerson);
        return f.Moved(TransferState.Decided, m.ReceiverId, office);
    }
}
