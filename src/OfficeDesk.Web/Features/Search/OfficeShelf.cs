using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Search;

/// <summary>What is found without asking the database: pages and acts, people of the office, matters of the catalogue.</summary>
public sealed class OfficeShelf(Registry registry, Initials initials)
{
    private readonly IReadOnlyList<(Place Place, string Names, string Letters)> _places =
        [.. Search.Places.All.Select(p => (p, SearchRules.Plain($"{p.Zh} {p.En} {p.Also}"), $"{initials.Of(p.Zh)} {string.Join(' ', p.Also.Split(' ').Select(initials.Of))}"))];

    /// <summary>Pages and acts open to the asker; with nothing typed, the first ones.</summary>
    public IEnumerable<FoundLine> Places(Db db, string plain, int most) => _places
        .Where(p => (plain.Length == 0 || p.Names.Contains(plain, StringComparison.Ordinal) || Begins(p.Letters, plain)) && IsOpen(db, p.Place))
        .Take(most).Select(p => new FoundLine(FoundKind.Place, p.Place.Href, "", p.Place.Zh, p.Place.En, ""));

    /// <summary>Members of the office by name, initials or the end of their phone.</summary>
    internal IEnumerable<FoundLine> People(OfficePage office, Db db, IReadOnlyList<FindWord> words, int most) => office.People.Values
        .Where(p => p.Active == 1 && words.All(w => IsOf(p, w)))
        .OrderBy(p => p.SectionId == db.Who.SectionId ? 0 : 1).ThenBy(p => p.Id).Take(most)
        .Select(p => new FoundLine(FoundKind.Person, $"/tasks?answering={p.Id}", p.Name, p.JobTitle, p.JobTitle, office.SectionName(p.SectionId, db.Who.English)));

    /// <summary>Matters of the catalogue by name, code or initials.</summary>
    internal IEnumerable<FoundLine> MatterTypes(OfficePage office, Db db, string plain, int most) => office.Matters.Values
        .Where(m => m.Active == 1 && (SearchRules.Plain($"{m.Name} {m.NameEn} {m.Code}").Contains(plain, StringComparison.Ordinal) || Begins(m.Initials, plain)))
        .OrderByDescending(m => m.Uses).ThenBy(m => m.Id).Take(most)
        .Select(m => new FoundLine(FoundKind.MatterType, "/guide/" + m.Code, m.Code, m.Name, m.NameEn.Length > 0 ? m.NameEn : m.Name,
            m.PostId is { } post && office.Posts.TryGetValue(post, out var p) ? office.SectionName(p.SectionId, db.Who.English) : m.SendTo));

    private static bool IsOf(Person p, FindWord word) => word.Kind switch
    {
        WordKind.Digits => word.Text.Length >= 3 && p.Phone.EndsWith(word.Text, StringComparison.Ordinal),
        WordKind.Letters => p.Initials.StartsWith(word.Text, StringComparison.OrdinalIgnoreCase),
        _ => SearchRules.Plain(p.Name).Contains(word.Text, StringComparison.Ordinal),
    };

    private static bool Begins(string letters, string plain) => plain.Length > 1 && plain.All(char.IsAsciiLetter) && letters.Split(' ').Any(l => l.StartsWith(plain, StringComparison.OrdinalIgnoreCase));

    /// <summary>Who may send its message may go there; what stands in the navigation only for some is found only by them.</summary>
    private bool IsOpen(Db db, Place place) =>
        (place.Message.Length == 0 ? db.Who.SignedIn : registry.Opens(db, place.Message))
        && NavState.Entries.All(e => e.Href != place.Href || (e.Sees & db.Who.Roles) != Roles.None);
}
