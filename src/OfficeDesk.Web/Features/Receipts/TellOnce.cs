using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>Before anything is handed in, the citizen gets in writing everything the matter needs (ON-1); it counts when more is asked for later (ON-6).</summary>
/// <param name="Papers">What is named; empty = the whole list of the matter.</param>
/// <param name="Note">What else the citizen is told.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record TellOnce(
    [property: Text(20, Required = true, Zh = "登记编号", En = "the enquiry")] string EnquiryNumber, long? MatterTypeId = null, [property: Items(CatalogueRules.Most)] IReadOnlyList<string>? Papers = null,
    [property: Text(1000)] string Note = "", Channel How = Channel.Visit) : ICommand<ToldOnce>;

/// <param name="Named">What the notice names.</param>
public sealed record ToldOnce(long Id, string EnquiryNumber, IReadOnlyList<string> Named);

public sealed class TellOnceHandler(OfficeBook book, DocumentOffice documents) : IHandle<TellOnce, ToldOnce>
{
    public async Task<Outcome<ToldOnce>> Handle(TellOnce m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await FirstContacts.Find(db, m.EnquiryNumber) is not { } e) return DeskRefusals.NotFound();
        if (e.State is EnquiryState.Withdrawn or EnquiryState.Merged) return ReceiptRules.EnquiryOver;
        if (!office.Matters.TryGetValue(m.MatterTypeId ?? e.MatterTypeId, out var matter) || matter.Active == 0) return EnquiryRules.MatterUnknown;
        var list = office.GuideOf(matter.Id).Materials.Select(x => x.Name).ToList();
        var named = m.Papers is { Count: > 0 } some ? some.Select(p => p.Trim()).Where(p => p.Length > 0).ToList() : list;
        if (named.Any(n => n.Contains('\n', StringComparison.Ordinal))) return ReceiptRules.UnknownPaper;
        if (ReceiptRules.NothingWanted(named.Count) is { } nothing) return nothing;
        var notice = new NoticeRow
        {
            Id = db.NewId(), Kind = "OneTime", EnquiryId = e.Id, MatterTypeId = matter.Id, Items = string.Join('\n', named), Note = m.Note.Trim(), State = "Given", GivenBy = db.Who.PersonId, AskedAt = db.Now, GivenOn = db.Today, GivenAt = db.Now, Version = 1,
        };
        await Noticing.Add(db, notice);
        await Timeline.Write(db, e.TaskId, e.Id, "Noticed", $"一次性告知：{matter.Name}，材料 {named.Count} 项", $"told once what to bring: {(named.Count == 1 ? "1 paper" : $"{named.Count} papers")}", string.Join('\n', named));
        await Telling.Say(db, e.Id, m.How, $"已一次性告知“{matter.Name}”需要的材料：{string.Join("、", named)}。");
        if (await new Issuing(documents).OneTime(db, office, e, matter, notice) is { } unwritten) return unwritten;
        db.About("enquiry", e.Id);
        return new ToldOnce(notice.Id, e.Number, named);
    }
}
