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
    private const string Extensions = "SELECT x.number FROM extensions x WHERE x.task_id = @Id ORDER BY x.id DESC LIMIT 3";

    public async Task<Outcome<PapersListed>> Handle(PapersOf m, Db db)
    {
        var enquiry = await FirstContacts.Find(db, m.Number);
        var task = await Tasks.Find(db, m.Number);
        if (enquiry is null && task is null) return DeskRefusals.NotFound();
        var office = await book.Open(db.Ct);
        var issued = await DocumentOffice.Of(db, task?.Id, enquiry?.Id ?? task!.EnquiryId);
        var offers = new List<PaperOffer>();
        if (enquiry is not null)
            foreach (var paper in new[] { Paper.Receipt, Paper.Answer, Paper.Transfer, Paper.Referral }) await Offer(db, offers, paper, enquiry.Number);
        if (task is not null)
        {
            await Offer(db, offers, Paper.Result, task.Number);
            foreach (var number in await db.Query<string>(Extensions, new { task.Id }))
                foreach (var paper in new[] { Paper.Extension, Paper.Extended }) await Offer(db, offers, paper, number);
        }
        return new PapersListed(m.Number.Trim(), (task is null ? "/e/" : "/t/") + m.Number.Trim(),
            [.. issued.Select(d => new PaperLine(d.Id, d.Number, DocumentKinds.Find(d.Kind)?.Zh ?? d.Kind, DocumentKinds.Find(d.Kind)?.En ?? d.Kind, d.State, d.IssuedAt, office.NameOf(d.IssuedBy), d.Printed))], offers);
    }

    /// <summary>What is ready and not there yet; what is there can be printed again.</summary>
    private async Task Offer(Db db, List<PaperOffer> offers, Paper paper, string number)
    {
        if (await source.Of(db, paper, number) is not Done<PaperContent> { Value: var content }) return;
        var kind = DocumentKinds.Of(content.Fields);
        if (await DocumentOffice.Standing(db, kind, content.About) is null) offers.Add(new PaperOffer(paper, number, kind.Zh, kind.En));
    }
}
