using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>The check of an application that was received before: papers and five questions, and what they come to (ON-2, ON-3).</summary>
/// <param name="Version">The version of the application that was looked at.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record CheckApplication(
    [property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number, int Version, [property: Items(CatalogueRules.Most)] IReadOnlyList<Paper> Papers, CheckAnswers Check) : ICommand<ApplicationSettled>;

public sealed class CheckApplicationHandler(OfficeBook book, DocumentOffice documents) : IHandle<CheckApplication, ApplicationSettled>
{
    public async Task<Outcome<ApplicationSettled>> Handle(CheckApplication m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Applications.Find(db, m.Number) is not { } a) return DeskRefusals.NotFound();
        if (await Applications.MayNotAct(db, office, a) is { } foreign) return foreign;
        if (ReceiptRules.CannotCheck(a.State, a.IsAnswered) is { } cannot) return cannot;
        if (a.Version != m.Version) return DeskRefusals.Changed();
        if ((ReceiptRules.Unanswered(Checking.LinesOf(m.Papers, m.Check)) ?? Checking.Unsaid(m.Papers)) is { } open) return open;
        if (await Noticing.IsWaiting(db, a.Id)) return ReceiptRules.CannotAskMore(a.State, waiting: true)!;
        var before = await Receipts.Papers.Of(db, a.Id);
        var today = office.CountsFrom(db.Wall, office.Matters[a.MatterTypeId].Emergency);
        if (Receipts.Papers.NotListed(m.Papers, before.Select(p => p.Name)) is { } unknown) return unknown;
        // where nobody ticked a paper when it was taken, what is here now has lain here since
        var papers = Receipts.Papers.Again(db, before, m.Papers, a.CheckedAt is null && before.All(p => p.CameOn is null) ? a.ReceivedOn : today);
        await Receipts.Papers.Keep(db, papers);
        db.About("application", a.Id, Applications.ActsFor(db, office, a));
        return await new Checking(office, new Issuing(documents)).Settle(db, a, m.Check, papers, today);
    }
}
