using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>The citizen brings what was missing: complete, it is accepted from today; else the rest is still awaited (ON-3 f, ON-9, DL-9).</summary>
/// <param name="Papers">How each paper stands now.</param>
/// <param name="Corrected">Everything that had to be put right besides papers has been; empty while nobody said so.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record HandIn(
    [property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number, int Version, [property: Items(CatalogueRules.Most)] IReadOnlyList<Paper> Papers, bool? Corrected = true,
    Channel How = Channel.Visit) : ICommand<ApplicationSettled>;

public sealed class HandInHandler(OfficeBook book, DocumentOffice documents) : IHandle<HandIn, ApplicationSettled>
{
    private const string Touch = "UPDATE applications SET version = version + 1 WHERE id = @Id AND version = @Version AND state = 'NoticeOut'";

    public async Task<Outcome<ApplicationSettled>> Handle(HandIn m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Applications.Find(db, m.Number) is not { } a) return DeskRefusals.NotFound();
        if (await Applications.MayNotAct(db, office, a) is { } foreign) return foreign;
        if (ReceiptRules.CannotComplete(a.State) is { } cannot) return cannot;
        if (a.Version != m.Version) return DeskRefusals.Changed();
        if ((ReceiptRules.Unanswered([.. Checking.LinesOf(m.Papers), new("Corrected", "其他要求改正的", "everything else asked for", m.Corrected is not null)]) ?? Checking.Unsaid(m.Papers)) is { } open) return open;
        if (ReceiptRules.Lapses(a.CompleteBy!.Value, db.Today)) return ReceiptRules.CannotComplete(ApplicationState.Lapsed)!;
        var before = await Receipts.Papers.Of(db, a.Id);
        var today = office.CountsFrom(db.Wall, office.Matters[a.MatterTypeId].Emergency);
        if (Receipts.Papers.Again(db, before, m.Papers, today) is not { } papers) return ReceiptRules.UnknownPaper;
        await Receipts.Papers.Keep(db, papers);
        db.About("application", a.Id, Applications.ActsFor(db, office, a));
        var states = papers.Select(p => p.State).ToList();
        if (m.Corrected is true && ReceiptRules.IsComplete(states) && ReceiptRules.IsRightForm(states))
        {
            await Timeline.Write(db, null, a.EnquiryId, "Completed", "材料补齐", "everything asked for has come", "", Applications.ActsFor(db, office, a));
            return await new Accepting(office, new Issuing(documents)).Accept(db, a, today, m.How);
        }
        if (!await db.Changed(Touch, new { a.Id, a.Version })) return DeskRefusals.Changed();
        var left = Receipts.Papers.Wanting(papers, before);
        await Timeline.Write(db, null, a.EnquiryId, "HandedIn", left.Count > 0 ? $"补来部分材料，还差 {left.Count} 项" : "材料已补来，其他要求改正的还没有改正", left.Count > 0 ? $"part of it has come; {left.Count} still wanting" : "the papers have come; the rest is not put right yet", string.Join('\n', left.Select(w => w.Name)));
        return new ApplicationSettled(a.Number, a.State, a.Outcome, null, null, a.CompleteBy, "", a.Version + 1);
    }
}
