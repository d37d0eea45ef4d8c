using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Search;

/// <summary>The box in the head of every page: numbers, names, the end of a phone, two characters or more of a text, pinyin initials, pages and acts.</summary>
/// <param name="Text">Several words: all of them have to fit.</param>
/// <param name="Take">Matters at most, 1 to 100.</param>
/// <remarks>Who complained is found by nothing (CP-2): what is sealed is not in any index.</remarks>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record FindAnything([property: Text(60), Personal] string Text, int Take = 20) : IQuery<Found>;

/// <summary>What a line of the answer is.</summary>
public enum FoundKind { Place, Matter, Application, Document, Complaint, Person, MatterType }

/// <param name="Href">Where the whole text leads when it is the number of something in sight; empty otherwise.</param>
/// <param name="More">There are more matters than were asked for.</param>
/// <param name="Partly">Older matters were not looked through to the end: more words narrow it.</param>
/// <param name="TooShort">A word was left out because one character fits too much.</param>
public sealed record Found(string Href, IReadOnlyList<FoundLine> Lines, bool More = false, bool Partly = false, bool TooShort = false);

/// <param name="Head">Its number or name.</param>
/// <param name="Note">What tells it from others; names are masked for whoever has nothing to do with them.</param>
/// <param name="Light">The light of its task while that runs.</param>
/// <param name="Over">It is finished.</param>
public sealed record FoundLine(FoundKind Kind, string Href, string Head, string Zh, string En, string Note, Light? Light = null, DateOnly? DueOn = null, int? DaysLeft = null, bool Over = false);

public sealed class FindAnythingHandler(OfficeBook book, OfficeShelf shelf, Initials initials) : IHandle<FindAnything, Found>
{
    private const int FewOfEach = 8;

    public async Task<Outcome<Found>> Handle(FindAnything m, Db db)
    {
        var office = await book.Open(db.Ct);
        var take = Math.Clamp(m.Take, 1, 100);
        var typed = SearchRules.Words(m.Text);
        var words = typed.Where(w => w.Kind is not WordKind.TooShort).ToList();
        var lines = new List<FoundLine>(shelf.Places(db, SearchRules.Plain(m.Text), FewOfEach));
        if (typed.Count == 0) return new Found("", lines);
        lines.AddRange(shelf.People(office, db, typed, FewOfEach));
        if (words.Count == 0) return new Found("", lines, TooShort: true);
        lines.AddRange(shelf.MatterTypes(office, db, SearchRules.Plain(m.Text), FewOfEach));

        var look = new MatterLook(db, office, initials, words, take + 1);
        var matters = await look.Find();
        lines.AddRange(matters.Take(take));
        if (words is [var number] && number.Kind is WordKind.Number or WordKind.Digits) lines.AddRange(await NumberLook.Papers(db, office, m.Text, FewOfEach));
        return new Found(await NumberLook.Exactly(db, m.Text.Trim()), lines, matters.Count > take, look.Partly, words.Count < typed.Count);
    }
}
