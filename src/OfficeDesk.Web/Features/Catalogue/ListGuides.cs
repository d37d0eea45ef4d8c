using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Catalogue;

/// <summary>Every matter people come with, for anybody (PB-3).</summary>
[Access(Anybody = true)]
public sealed record ListGuides([property: Text(40)] string Text = "") : IQuery<GuidesListed>;

public sealed record GuidesListed(string Bureau, IReadOnlyList<GuideLine> Matters);

/// <param name="Section">Who does it; empty when people are sent elsewhere.</param>
public sealed record GuideLine(string Code, string Name, string NameEn, Limit Limit, string Section, string SectionEn, string SendTo, int Materials);

public sealed class ListGuidesHandler(OfficeBook book) : IHandle<ListGuides, GuidesListed>
{
    public async Task<Outcome<GuidesListed>> Handle(ListGuides m, Db db)
    {
        var office = await book.Open(db.Ct);
        var text = m.Text.Trim();
        bool Fits(MatterType t) => text.Length == 0 || new[] { t.Name, t.NameEn, t.Code, t.Initials }.Any(n => n.Contains(text, StringComparison.OrdinalIgnoreCase));
        return new GuidesListed(office.Settings.Text(Settings.BureauName), [.. office.Matters.Values.Where(t => t.Active == 1 && Fits(t))
            .OrderBy(t => t.PostId is null).ThenBy(t => t.Assistance == 0).ThenBy(t => t.Id)
            .Select(t => Line(office, t))]);
    }

    private static GuideLine Line(OfficePage office, MatterType t)
    {
        var (zh, en) = t.PostId is { } p && office.Posts.TryGetValue(p, out var post) ? (office.SectionName(post.SectionId), office.SectionName(post.SectionId, english: true)) : ("", "");
        return new GuideLine(t.Code, t.Name, t.NameEn, t.LimitFor(away: false), zh, en, t.SendTo, office.GuideOf(t.Id).Materials.Count);
    }
}
