using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Search;

/// <summary>
/// Looks for matters (first contacts with their tasks, and tasks without one), newest first: by number, by the end of a phone, or by
/// words. Whatever an index says, a row is shown only after it was loaded through the sight of the asker and every word was seen in it.
/// </summary>
internal sealed class MatterLook(Db db, OfficePage office, Initials initials, IReadOnlyList<FindWord> words, int most)
{
    private const int PhonesLooked = 60;

    /// <summary>Candidates that are looked at beyond those that are shown: some hold every two characters of a word and not the word.</summary>
    private const int Spare = 10;

    /// <summary>Of what no block holds yet, so many are looked at in one go; for common words the first are enough.</summary>
    private const int FreshAtATime = 100;

    // a plus sign changes nothing but keeps a long index in order from being walked where a short one answers
    private const string ByNumber = $"SELECT e.id FROM enquiries e WHERE e.number >= @From AND e.number < @To AND {FirstContacts.InSight} ORDER BY +e.id DESC LIMIT @Most";

    private const string TasksByNumber = $"SELECT t.id FROM tasks t WHERE +t.enquiry_id IS NULL AND t.number >= @From AND t.number < @To AND {Tasks.InSight} ORDER BY +t.id DESC LIMIT @Most";

    // by its end, which is what the index knows
    private const string ByPhone = "SELECT known_by FROM citizens WHERE phone_tail IN @Tails AND phone = @Phone ORDER BY last_seen DESC LIMIT @Most";

    private const string ByPhoneTail = "SELECT known_by FROM citizens WHERE phone_tail IN @Tails AND phone LIKE @Ends ORDER BY last_seen DESC LIMIT @Most";

    private const string OfCitizens = $"SELECT e.id FROM enquiries e WHERE e.known_by IN @Known AND {FirstContacts.InSight} ORDER BY +e.id DESC LIMIT @Most";

    private readonly FoundRows _rows = new(db, office, initials, words);

    /// <summary>Older matters were not looked through to the end.</summary>
    public bool Partly { get; private set; }

    public async Task<IReadOnlyList<FoundLine>> Find()
    {
        var sharp = words.FirstOrDefault(w => w.Kind is WordKind.Number) ?? words.FirstOrDefault(w => w.Kind is WordKind.Digits);
        var found = sharp is null ? await ByWords() : await BySharpWord(sharp);
        return await _rows.Lines([.. found.OrderByDescending(r => r.Id).Take(most)]);
    }

    private async Task<List<FoundRow>> BySharpWord(FindWord word)
    {
        var text = word.Text.ToUpperInvariant();
        var found = new List<FoundRow>();
        // 1107 is what people call 2026-1107
        string[] numbers = word.Kind is WordKind.Digits && text.Length <= 6 ? [text, $"{db.Today.Year}-{text}"] : [text];
        foreach (var number in numbers.Where(n => n.Length > 3))
        {
            var args = db.InSight(new { From = number, To = number + "~", Most = most, SightDay = db.Today });
            found.AddRange(await _rows.Contacts(await db.Query<long>(ByNumber, args)));
            found.AddRange(await _rows.Tasks(await db.Query<long>(TasksByNumber, args)));
        }
        if (word.Kind is WordKind.Digits && await Citizens(EnquiryRules.PlainPhone(word.Text)) is { Count: > 0 } known)
            found.AddRange(await _rows.Contacts(await db.Query<long>(OfCitizens, db.InSight(new { Known = known, Most = most, SightDay = db.Today }))));
        return found.DistinctBy(r => r.Id).Where(r => _rows.HasAll(r, except: word)).ToList();
    }

    private async Task<IReadOnlyList<string>> Citizens(string digits)
    {
        if (SearchRules.PhoneTails(digits) is not { Count: > 0 } tails) return [];
        var whole = await db.Query<string>(ByPhone, new { Tails = tails.Append(digits), Phone = digits, Most = PhonesLooked });
        return whole.Count > 0 ? whole : await db.Query<string>(ByPhoneTail, new { Tails = tails, Ends = "%" + digits, Most = PhonesLooked });
    }

    private async Task<List<FoundRow>> ByWords()
    {
        var (found, to) = (new List<FoundRow>(), await SealedTo.Read(db));
        var fresh = await new FreshLook(db, office, words, to).Candidates();
        foreach (var kind in new[] { MatterKind.Contact, MatterKind.Task })
        {
            Partly |= to.Cut(kind);
            var (fit, blocks) = (new List<FoundRow>(), new BlockLook(db, _rows, words, kind, to.Of(kind), most + Spare));
            // as many of each kind as are shown: the newest of both are among them
            foreach (var some in fresh[kind].Chunk(FreshAtATime).TakeWhile(_ => fit.Count < most)) await Add(some);
            while (fit.Count < most && await blocks.Next() is { Count: > 0 } older) await Add(older);
            Partly |= blocks.Partly && fit.Count < most;
            found.AddRange(fit);

            async Task Add(IReadOnlyList<long> ids) => fit.AddRange((await _rows.Of(kind, ids)).Where(r => _rows.HasAll(r)));
        }
        return found;
    }
}
