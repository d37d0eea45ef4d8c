using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Search;

/// <summary>What is looked for by words: first contacts with what was asked, and tasks that came without one.</summary>
internal enum MatterKind { Contact, Task }

/// <summary>Matters that no block holds yet: read straight from their table, so that what was written a moment ago is found at once.</summary>
internal sealed class FreshLook(Db db, OfficePage office, IReadOnlyList<FindWord> words, SealedTo to)
{
    /// <summary>All that <see cref="SealedTo"/> leaves to be read from the table.</summary>
    private const int Most = 4000;

    private const int MostFound = 200;

    private const string Contacts = "SELECT e.id FROM enquiries e WHERE e.id > @LastContact";

    // # is the place of the word; what costs least is asked first
    private const string OfMatter = " AND (e.matter_type_id IN @Matters#";

    private const string InContact = " OR lower(concat(e.ask, ' ', e.citizen_name, ' ', e.organisation)) LIKE @Like# ESCAPE '!'";

    private const string WideInContact = " OR lower(concat(e.ask, ' ', e.citizen_name, ' ', e.organisation)) LIKE @Wide# ESCAPE '!'";

    private const string OfLetters = " OR (e.known_by IS NULL AND e.citizen_name <> '') OR EXISTS (SELECT 1 FROM citizens fc WHERE fc.known_by = e.known_by AND fc.initials LIKE @Like# ESCAPE '!')";

    private const string NewestContacts = $" AND {FirstContacts.InSight} ORDER BY e.id DESC LIMIT @Most";

    private const string OtherTasks = "SELECT t.id FROM tasks t WHERE t.enquiry_id IS NULL AND t.id > @LastTask";

    // the letters of a title stand in no table
    private const string InTask = " AND (t.matter_type_id IN @Matters# OR @Letters# = 1 OR lower(concat(t.title, ' ', t.assigned_by_text)) LIKE @Like# ESCAPE '!' OR lower(concat(t.title, ' ', t.assigned_by_text)) LIKE @Wide# ESCAPE '!')";

    private const string NewestTasks = $" AND {Tasks.InSight} ORDER BY t.id DESC LIMIT @Most";

    /// <summary>The ids in sight that may fit, of both kinds in one trip.</summary>
    public async Task<Dictionary<MatterKind, IReadOnlyList<long>>> Candidates()
    {
        var args = db.InSight(new { LastContact = to.From(MatterKind.Contact), LastTask = to.From(MatterKind.Task), SightDay = db.Today, Most = words.Any(w => w.Kind is WordKind.Letters) ? Most : MostFound });
        for (var i = 0; i < words.Count; i++)
        {
            var place = i.ToString(CultureInfo.InvariantCulture);
            args.Add("Like" + place, $"%{SqlTypes.Escaped(words[i].Text)}%");
            args.Add("Wide" + place, $"%{Wide(words[i].Text)}%");
            args.Add("Matters" + place, FoundRows.MattersWith(office, words[i]));
            args.Add("Letters" + place, words[i].Kind is WordKind.Letters ? 1 : 0);
        }
        string Each(Func<FindWord, string> condition) => string.Concat(words.Select((w, i) => condition(w).Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        var there = new Trip();
        var contacts = there.Add<long>(string.Concat(Contacts, Each(OfContact), NewestContacts));
        var tasks = there.Add<long>(string.Concat(OtherTasks, Each(_ => InTask), NewestTasks));
        await there.Go(db, args);
        return new() { [MatterKind.Contact] = contacts, [MatterKind.Task] = tasks };
    }

    private static string OfContact(FindWord word) =>
        string.Concat(OfMatter, InContact, Wide(word.Text) == SqlTypes.Escaped(word.Text) ? "" : WideInContact, word.Kind is WordKind.Letters ? OfLetters : "", ")");

    /// <summary>Letters and digits beside Chinese may stand in the table as wide ones, large or small.</summary>
    private static string Wide(string word) =>
        word.All(char.IsAscii) ? SqlTypes.Escaped(word) : string.Concat(word.Select(c => char.IsAsciiDigit(c) ? (char)(c + 0xFEE0) : char.IsAscii(c) ? '_' : c));
}
