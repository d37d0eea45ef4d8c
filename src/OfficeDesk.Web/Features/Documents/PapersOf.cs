using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>The papers of one matter: what was issued for it, and what can be issued now.</summary>
/// <param name="Number">Of the enquiry or of the task; where both have the same, it is the same matter.</param>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record PapersOf([property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number) : IQuery<PapersListed>;

/// <param name="Back">The page of the matter.</param>
public sealed record PapersListed(string Number, string Back, IReadOnlyList<PaperLine> Issued, IReadOnlyList<PaperOffer> Offers);

public sealed record PaperLine(long Id, string Number, string Kind, string KindEn, DocumentState State, DateTimeOffset IssuedAt, string IssuedBy, int Printed);

/// <summary>A paper that is not there yet and could be issued now.</summary>
/// <param name="Number">Of the enquiry, the task or the extension.</param>
public sealed record PaperOffer(Paper Paper, string Number, string Kind, string KindEn);

public sealed class PapersOfHandler(OfficeBook book, PaperSource source) : IHandle<PapersOf, PapersListed>
{
    public async Task<Outcome<PapersListed>> Handle(PapersOf m, Db db)
    {
        var enquiry = await FirstContacts.Find(db, m.Number);
        var task = await Tasks.Find(db, m.Number);
        if (enquiry is null && task is null) return DeskRefusals.NotFound();
        var office = await book.Open(db.Ct);
        var issued = await DocumentOffice.Of(db, task?.Id, enquiry?.Id ?? task!.EnquiryId);
        var ready = new List<ReadyPaper>();
        if (enquiry is not null) ready.AddRange(await source.OfEnquiry(db, enquiry.Number));
        if (task is not null) ready.AddRange(await source.OfTask(db, task));
        // what is there can be printed again
        var offers = (await DocumentOffice.Without(db, ready, r => (DocumentKinds.Of(r.Content.Fields), r.Content.About)))
            .Select(r => new PaperOffer(r.Paper, r.Number, DocumentKinds.Of(r.Content.Fields).Zh, DocumentKinds.Of(r.Content.Fields).En)).ToList();
        return new PapersListed(m.Number.Trim(), (task is null ? "/e/" : "/t/") + m.Number.Trim(),
            [.. issued.Select(d => new PaperLine(d.Id, d.Number, DocumentKinds.Find(d.Kind)?.Zh ?? d.Kind, DocumentKinds.Find(d.Kind)?.En ?? d.Kind, d.State, d.IssuedAt, office.NameOf(d.IssuedBy), d.Printed))], offers);
    }
}
