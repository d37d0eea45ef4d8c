using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>The notice for the door of somebody who is away gets its number and is kept (NT-1, NT-4).</summary>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record HangNotice(long Id) : ICommand<NoticeHung>;

public sealed record NoticeHung(long DocumentId, string Number);

public sealed class HangNoticeHandler(OfficeBook book, DocumentOffice documents) : IHandle<HangNotice, NoticeHung>
{
    public async Task<Outcome<NoticeHung>> Handle(HangNotice m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Absences.Find(db, m.Id) is not { } a) return DeskRefusals.NotFound();
        if (await DoorWords.OfPerson(db, office, m.Id) is not { } notice) return AbsenceRules.NothingToHang;
        return Hung.Of(await documents.Issue(db, DoorWords.FieldsOf(notice, ofSection: false), DoorWords.AboutOf(notice, a.Id, ofSection: false, a.SectionId, a.PersonId)), db, "absence", a.Id);
    }
}

/// <summary>The same for a section that stands empty (AB-6).</summary>
[Access(Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record HangSectionNotice(long Id) : ICommand<NoticeHung>;

public sealed class HangSectionNoticeHandler(OfficeBook book, DocumentOffice documents) : IHandle<HangSectionNotice, NoticeHung>
{
    private const string SectionOf = "SELECT section_id FROM section_empty WHERE id = @Id";

    public async Task<Outcome<NoticeHung>> Handle(HangSectionNotice m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await db.Find<long?>(SectionOf, new { m.Id }) is not { } section || !db.Sight.Sees(section)) return DeskRefusals.NotFound();
        if (await DoorWords.OfSection(db, office, m.Id) is not { } notice) return AbsenceRules.NothingToHang;
        return Hung.Of(await documents.Issue(db, DoorWords.FieldsOf(notice, ofSection: true), DoorWords.AboutOf(notice, m.Id, ofSection: true, section)), db, "section", section);
    }
}

/// <summary>What issuing answered, as the door says it.</summary>
internal static class Hung
{
    public static Outcome<NoticeHung> Of(Outcome<DocumentIssued> issued, Db db, string subject, long id)
    {
        if (!issued.Went(out var document, out var why)) return why;
        db.About(subject, id);
        return new NoticeHung(document.Id, document.Number);
    }
}
