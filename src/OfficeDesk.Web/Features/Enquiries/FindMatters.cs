using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>Which matter is it? By name, code or pinyin initials; the most used first. Nothing typed = the most used.</summary>
[Access(Everybody = Reach.Own)]
public sealed record FindMatters([property: Text(80)] string Text = "") : IQuery<MattersFound>;

/// <summary>At most 12 matters.</summary>
public sealed record MattersFound(IReadOnlyList<MatterFound> Matters);

/// <summary>A matter of the catalogue.</summary>
/// <param name="Post">Whether a post of the bureau does it.</param>
/// <param name="SectionName">The section that does it; empty without one.</param>
/// <param name="SendTo">Where people are sent who ask for it here.</param>
public sealed record MatterFound(long Id, string Code, string Name, string NameEn, Limit Limit, bool Post, string SectionName, string SectionNameEn, string SendTo);

public sealed class FindMattersHandler(OfficeBook book) : IHandle<FindMatters, MattersFound>
{
    private const int Most = 12;
    private const string Uses = "SELECT id, uses FROM matter_types";

    public async Task<Outcome<MattersFound>> Handle(FindMatters m, Db db)
    {
        var office = await book.Open(db.Ct);
        var text = m.Text.Trim();
        // counted with every enquiry, so not kept in the book; a catalogue has some dozens of rows
        var uses = (await db.Query<UsesRow>(Uses)).ToDictionary(u => u.Id, u => u.Uses);
        return new MattersFound([.. office.Matters.Values
            .Where(t => t.Active == 1)
            .Select(t => (Matter: t, Rank: Rank(t, text)))
            .Where(x => x.Rank < NoMatch)
            .OrderBy(x => x.Rank).ThenByDescending(x => uses.GetValueOrDefault(x.Matter.Id)).ThenBy(x => x.Matter.Id)
            .Take(Most)
            .Select(x => Show(office, x.Matter))]);
    }

    private const int NoMatch = 9;

    /// <summary>0 the whole name or code, 1 the beginning of something, 2 anything else that fits.</summary>
    private static int Rank(MatterType t, string text)
    {
        if (text.Length == 0) return 1;
        string[] names = [t.Name, t.NameEn, t.Code, t.Initials];
        bool Any(Func<string, bool> fits) => names.Any(fits);
        return Any(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) ? 0
            : Any(n => n.StartsWith(text, StringComparison.OrdinalIgnoreCase)) ? 1
            : Any(n => n.Contains(text, StringComparison.OrdinalIgnoreCase)) ? 2
            : NoMatch;
    }

    private static MatterFound Show(OfficePage office, MatterType t)
    {
        var section = t.PostId is { } id && office.Posts.TryGetValue(id, out var post) ? post.SectionId : 0;
        return new MatterFound(t.Id, t.Code, t.Name, t.NameEn, t.LimitFor(away: false), t.PostId is not null,
            section == 0 ? "" : office.SectionName(section), section == 0 ? "" : office.SectionName(section, english: true), t.SendTo);
    }

    private sealed record UsesRow
    {
        public long Id { get; init; }
        public long Uses { get; init; }
    }
}
