using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>The citizen brings what was missing: complete, it is accepted from today; else the rest is still awaited (ON-3 f, ON-9, DL-9). After the acceptance: what was asked for since (ON-7).</summary>
/// <param name="Papers">How each paper stands now; after the acceptance each thing that was asked for since, by its name.</param>
/// <param name="Corrected">Everything that had to be put right besides papers has been; empty while nobody said so.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record HandIn(
    [property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number, int Version, [property: Items(CatalogueRules.Most)] IReadOnlyList<Paper> Papers, bool? Corrected = true,
    Channel How = Channel.Visit) : ICommand<ApplicationSettled>;

public sealed class HandInHandler(OfficeBook book, DocumentOffice documents) : IHandle<HandIn, ApplicationSettled>
{
    private const string Touch = "UPDATE applications SET version = version + 1 WHERE id = @Id AND version = @Version AND state = 'NoticeOut'";

    private const string TouchLater = "UPDATE applications SET version = version + 1 WHERE id = @Id AND version = @Version AND state = 'Accepted'";

    public async Task<Outcome<ApplicationSettled>> Handle(HandIn m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Applications.Find(db, m.Number) is not { } a) return DeskRefusals.NotFound();
        if (await Applications.MayNotAct(db, office, a) is { } foreign) return foreign;
        IReadOnlyList<AskedNotice> asked = a.State is ApplicationState.Accepted ? await AskedLater.Of(db, a.Id, a.EndedAt, a.TaskId) : [];
        if (ReceiptRules.CannotComplete(a.State, asked.Count > 0) is { } cannot) return cannot;
        if (a.Version != m.Version) return DeskRefusals.Changed();
        var before = await Receipts.Papers.Of(db, a.Id);
        if (Receipts.Papers.NotListed(m.Papers, asked.Count > 0 ? AskedLater.Awaited(asked) : before.Select(p => p.Name)) is { } unknown) return unknown;
        if (asked.Count > 0) return await Later(m, db, office, a, asked, before);
        if ((ReceiptRules.Unanswered([.. Checking.LinesOf(m.Papers), new("Corrected", "其他要求改正的", "everything else asked for", m.Corrected is not null)]) ?? Checking.Unsaid(m.Papers)) is { } open) return open;
        if (ReceiptRules.Lapses(a.CompleteBy!.Value, db.Today)) return ReceiptRules.CannotComplete(ApplicationState.Lapsed)!;
        var today = office.CountsFrom(db.Wall, office.Matters[a.MatterTypeId].Emergency);
        var papers = Receipts.Papers.Again(db, before, m.Papers, today);
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

    /// <summary>What was asked for after the acceptance comes: the clock does not wait for it, the citizen sees what is still awaited (ON-7, PB-1).</summary>
    /// <param name="before">The list of papers as it stood.</param>
    private static async Task<Outcome<ApplicationSettled>> Later(HandIn m, Db db, OfficePage office, ApplicationRow a, IReadOnlyList<AskedNotice> asked, IReadOnlyList<PaperRow> before)
    {
        if ((ReceiptRules.Unanswered(Checking.LinesOf(m.Papers)) ?? Checking.Unsaid(m.Papers) ?? ReceiptRules.NothingCame(m.Papers.Count(p => p.State is not PaperState.Missing))) is { } open) return open;
        if (!await db.Changed(TouchLater, new { a.Id, a.Version })) return DeskRefusals.Changed();
        var came = m.Papers.Where(p => p.State is PaperState.HandedIn or PaperState.NotNeeded).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        await AskedLater.Bring(db, asked, came);
        // what stands on the list of papers as well stands there as it does now
        var listed = m.Papers.Where(t => t.State is not PaperState.Missing && before.Any(p => p.Name == t.Name)).ToList();
        if (listed.Count > 0) await Receipts.Papers.Keep(db, Receipts.Papers.Again(db, before, listed, office.CountsFrom(db.Wall, office.Matters[a.MatterTypeId].Emergency)));
        var forId = Applications.ActsFor(db, office, a);
        db.About("application", a.Id, forId);
        var left = AskedLater.Awaited(asked).Count - came.Count;
        await Timeline.Write(db, a.TaskId, a.EnquiryId, "HandedIn", left > 0 ? $"受理后要求的材料补来一部分，还差 {left} 项" : "受理后要求的材料已经齐了", left > 0 ? $"part of what was asked for after the acceptance has come; {left} still wanting" : "everything asked for after the acceptance has come",
            string.Join('\n', m.Papers.Where(p => p.State is not PaperState.Missing).Select(Said)), forId);
        return new ApplicationSettled(a.Number, a.State, a.Outcome, null, null, null, "", a.Version + 1);
    }

    private static string Said(Paper p) => p.State is PaperState.WrongForm ? ReceiptRules.Flawed(p.Name, p.Note) : p.State is PaperState.NotNeeded ? $"{p.Name}（不再需要）" : p.Name;
}
