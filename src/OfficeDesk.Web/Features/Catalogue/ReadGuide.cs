using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Catalogue;

/// <summary>What a matter needs, how long it takes, what it costs, who does it: for anybody (ON-1, PB-3).</summary>
/// <param name="Code">The matter's code, or its id as the counter knows it.</param>
[Access(Anybody = true)]
public sealed record ReadGuide([property: Text(20, Required = true, Zh = "事项代码", En = "the code of the matter")] string Code) : IQuery<Guide>;

/// <summary>A matter as the public sees it.</summary>
/// <param name="Standards">Those that hold today.</param>
/// <param name="Section">Who does it, with place and phone; empty when it is not the bureau's business.</param>
/// <param name="PostName">The post of the section.</param>
/// <param name="Supervision">The phone for complaints, else that of the discipline office; empty where there is none.</param>
public sealed record Guide(string Bureau, MatterEntry Matter, IReadOnlyList<MatterStandard> Standards, string Section, string SectionEn, string PostName, string PostNameEn, string Place, string Phone, string Hours, string Supervision, DateOnly Today);

public sealed class ReadGuideHandler(OfficeBook book) : IHandle<ReadGuide, Guide>
{
    public async Task<Outcome<Guide>> Handle(ReadGuide m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (office.Matters.Values.FirstOrDefault(t => t.Active == 1 && (t.Code.Equals(m.Code.Trim(), StringComparison.OrdinalIgnoreCase) || t.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) == m.Code.Trim())) is not { } matter) return DeskRefusals.NotFound();
        var entry = office.EntryOf(matter);
        var post = matter.PostId is { } p ? office.Posts.GetValueOrDefault(p) : null;
        var section = post is null ? null : office.Sections.GetValueOrDefault(post.SectionId);
        string Section(bool english) => section is null ? "" : office.SectionName(section.Id, english);
        string Post(bool english) => post is null ? "" : office.PostName(post.Id, english);
        var hours = office.HoursOn(db.Today);
        var supervision = office.Settings.Text(Settings.ComplainPhone) is { Length: > 0 } phone ? phone : office.Sections.Values.FirstOrDefault(s => s.Code == "JJZ")?.Phone ?? "";
        return new Guide(office.Settings.Text(Settings.BureauName), entry, CatalogueRules.InForce(entry.Standards, db.Today), Section(english: false), Section(english: true), Post(english: false), Post(english: true), section?.Place ?? "", section?.Phone ?? "",
            $"{hours.MorningFrom:HH\\:mm}-{hours.MorningTo:HH\\:mm}，{hours.AfternoonFrom:HH\\:mm}-{hours.AfternoonTo:HH\\:mm}", supervision, db.Today);
    }
}
