using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>Something more is asked for after the notice went out: stopped where an earlier notice could have named it (ON-6).</summary>
/// <param name="Items">What is asked for.</param>
/// <param name="WhyLate">Why an earlier notice did not name it; with it the chief decides.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record AskMore(
    [property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number, int Version,
    [property: Text(500), Personal] string WhyLate, [property: Items(30)] IReadOnlyList<MoreItem> Items, Channel How = Channel.Call) : ICommand<ApplicationSettled>;

/// <param name="NewFact">Something that happened after every notice makes it necessary.</param>
/// <param name="Fact">What happened; needed with <paramref name="NewFact"/>.</param>
public sealed record MoreItem([property: Text(200)] string Name, bool NewFact = false, [property: Text(300)] string Fact = "");

public sealed class AskMoreHandler(OfficeBook book, DocumentOffice documents) : IHandle<AskMore, ApplicationSettled>
{
    public async Task<Outcome<ApplicationSettled>> Handle(AskMore m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Applications.Find(db, m.Number) is not { } a) return DeskRefusals.NotFound();
        if (await Applications.MayNotAct(db, office, a) is { } foreign) return foreign;
        if (ReceiptRules.CannotAskMore(a.State, await Noticing.IsWaiting(db, a.Id)) is { } cannot) return cannot;
        if (a.Version != m.Version) return DeskRefusals.Changed();
        var items = m.Items.Where(i => i.Name.Trim().Length > 0).ToList();
        if (items.Any(i => ReceiptRules.FactMissing(i.NewFact, i.Fact) is not null)) return ReceiptRules.FactMissing(true, "")!;
        db.About("application", a.Id, Applications.ActsFor(db, office, a));
        var facts = string.Join('\n', items.Where(i => i.NewFact).Select(i => $"{i.Name.Trim()}：{i.Fact.Trim()}"));
        return await new Noticing(office, new Issuing(documents)).Ask(db, a, [.. items.Select(i => new Wanted(i.Name.Trim(), NewFact: i.NewFact))], facts, m.WhyLate, m.How);
    }
}
