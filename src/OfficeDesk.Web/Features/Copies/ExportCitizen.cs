using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Copies;

/// <summary>What would be in the file about the citizen of a first contact: counted only.</summary>
/// <remarks>FC-2: whoever may look at a full phone gives the citizen what there is about them, as far as they see it.</remarks>
[Access(Staff = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, GeneralOffice = Reach.Own, PeopleOnly = true)]
public sealed record PreviewCitizen([property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number) : IQuery<CitizenCounted>;

/// <param name="Name">Masked.</param>
public sealed record CitizenCounted(string Number, string Name, IReadOnlyList<string> Contacts, int Files, int Documents);

/// <summary>
/// Everything the office has about the citizen of a first contact, as far as the asker may see it, in one file: a workbook, the
/// documents that were issued, the attached files. For a purpose that is written down; each first contact in it counts as a look.
/// </summary>
/// <remarks>FC-2: the citizen's right to see and to copy what is kept about them.</remarks>
[Access(Staff = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, GeneralOffice = Reach.Own, PeopleOnly = true)]
public sealed record ExportCitizen(
    [property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number,
    [property: Text(200, Required = true, Zh = "用途", En = "what it is for")] string Purpose) : IErrand<CitizenFile>;

/// <param name="Content">A zip; base64 in JSON.</param>
public sealed record CitizenFile(string Name, [property: Personal(Omit = true)] byte[] Content);

public sealed class ExportCitizenHandler(OfficeBook book, ShortWrite shortly, Attachments files, SealedBox box) : IHandle<PreviewCitizen, CitizenCounted>, IHandle<ExportCitizen, CitizenFile>
{
    public async Task<Outcome<CitizenCounted>> Handle(PreviewCitizen m, Db db)
    {
        if (await CitizenContacts.Of(db, m.Number) is not [_, ..] contacts) return DeskRefusals.NotFound();
        var (papers, attached) = (await CitizenContacts.Documents(db, contacts), await CitizenContacts.Files(db, files, contacts));
        return new CitizenCounted(m.Number.Trim(), Masks.Name(contacts[^1].CitizenName), [.. contacts.Select(c => c.Number)], attached.Count, papers.Count);
    }

    public async Task<Outcome<CitizenFile>> Handle(ExportCitizen m, Db db)
    {
        if (await CitizenContacts.Of(db, m.Number) is not [_, ..] contacts) return DeskRefusals.NotFound();
        var purpose = m.Purpose.Trim();
        // written down before anything leaves, so that nothing leaves that is not written down
        var logged = await shortly.Do<bool?>(m, async d =>
        {
            await Reveals.Wait(d);
            if (EnquiryRules.TooManyReveals(await Reveals.ThisHour(d)) is not null) return null;
            foreach (var c in contacts)
            {
                await Reveals.Write(d, c.Id, purpose);
                await Timeline.Write(d, null, c.Id, "Revealed", "导出了办事人的全部资料", "exported everything about the citizen", purpose);
            }
            d.About("enquiry", contacts.First(c => c.Number == m.Number.Trim()).Id);
            return true;
        }, db.Ct);
        if (logged is null) return EnquiryRules.TooManyReveals(EnquiryRules.RevealsAnHour)!;
        var content = await new CitizenZip(db, await book.Open(db.Ct), files, box).Write(contacts, purpose);
        return new CitizenFile($"{m.Number.Trim()}-{db.Today:yyyyMMdd}.zip", content);
    }
}
