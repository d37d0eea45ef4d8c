using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>A document reached whoever it is for (NT-4).</summary>
/// <param name="SignedBy">Who signed; where nobody did, the witness or the proof.</param>
[Access(Staff = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Own, Appraisal = Reach.Own)]
public sealed record ServeDocument(long Id, ServedHow How, DateOnly On, [property: Text(80), Personal] string SignedBy, int Version) : ICommand<DocumentServed>;

public sealed record DocumentServed(long Id, string Number, int Version);

/// <summary>A document is made void: its number is kept and says why (NT-1).</summary>
[Access(Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, Discipline = Reach.Own, Appraisal = Reach.Own)]
public sealed record VoidDocument(long Id, [property: Text(300)] string Reason, int Version) : ICommand<DocumentVoided>;

public sealed record DocumentVoided(long Id, string Number, int Version);

public sealed class ServeDocumentHandler(OfficeBook book) : IHandle<ServeDocument, DocumentServed>, IHandle<VoidDocument, DocumentVoided>
{
    public async Task<Outcome<DocumentServed>> Handle(ServeDocument m, Db db)
    {
        if (await DocumentOffice.Find(db, m.Id) is not { } d) return DeskRefusals.NotFound();
        if (d.OfMeasure) return DocumentRules.ServedWithMeasure;
        if (IsOnAsker(db, await book.Open(db.Ct), d)) return DocumentRules.NotServedByOneself;
        if (await DocumentOffice.Serve(db, d, m.How, m.On, m.SignedBy, m.Version) is { } no) return no;
        db.About("document", d.Id);
        return new DocumentServed(d.Id, d.Number, m.Version + 1);
    }

    /// <summary>
    /// Whether the paper is about the asker, or an order that they neither gave nor serve for those who did: then others record its service.
    /// Nobody of the section that was ordered serves the order of somebody else, whatever else they are (GN-1, NT-4).
    /// </summary>
    internal static bool IsOnAsker(Db db, OfficePage office, DocumentRow d) => d.PersonId == db.Who.PersonId
        || (DocumentKinds.Find(d.Kind) is { Order: true } && d.IssuedBy != db.Who.PersonId
            && (office.People.GetValueOrDefault(db.Who.PersonId)?.SectionId == d.SectionId || !db.Who.Is(Roles.Discipline | Roles.Director | Roles.Appraisal | Roles.GeneralOffice)));

    public async Task<Outcome<DocumentVoided>> Handle(VoidDocument m, Db db)
    {
        if (await DocumentOffice.Find(db, m.Id) is not { } d) return DeskRefusals.NotFound();
        var theirs = d.PersonId == db.Who.PersonId || (DocumentKinds.Find(d.Kind) is { Order: true } && !db.Who.Is(Roles.Discipline | Roles.Director));
        if (theirs && d.IssuedBy != db.Who.PersonId) return DocumentRules.NotTakenBack;
        if (await DocumentOffice.Void(db, d, m.Reason, m.Version) is { } no) return no;
        db.About("document", d.Id);
        return new DocumentVoided(d.Id, d.Number, m.Version + 1);
    }
}
