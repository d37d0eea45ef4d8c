using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries.Transfers;

/// <summary>The receiver takes a transfer; the first contact answers on until contact with the citizen is recorded as well.</summary>
/// <param name="Number">The transfer's number, such as 2026-7-Z1.</param>
/// <param name="Version">The version the receiver looked at.</param>
/// <remarks>FC-4, DL-6: when the receiver signed for it.</remarks>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record AcceptTransfer([property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number, int Version) : ICommand<TransferMoved>;

public sealed class AcceptTransferHandler(OfficeBook book) : IHandle<AcceptTransfer, TransferMoved>
{
    private const string Accept = """
        UPDATE transfers SET state = 'Accepted', accepted_at = @Now, version = version + 1
        WHERE id = @Id AND version = @Version AND state IN ('Sent', 'Decided')
        """;

    public async Task<Outcome<TransferMoved>> Handle(AcceptTransfer m, Db db)
    {
        if (await TransferFile.Find(db, m.Number) is not { } f) return DeskRefusals.NotFound();
        if (f.MayNot(db, TransferAct.Accept, m.Version) is { } why) return why;
        if (!await db.Changed(Accept, new { f.Id, f.Version, db.Now })) return DeskRefusals.Changed();

        var office = await book.Open(db.Ct);
        var forWhom = f.ForWhom(db);
        db.About("transfer", f.Id, forWhom);
        await Timeline.Write(db, f.Id, f.EnquiryId, "Accepted", "接收了转办，接下来联系办事人", "accepted the transfer and will contact the citizen", "", forWhom);
        return f.Moved(TransferState.Accepted, f.ToId, office);
    }
}
