using System.Collections;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Search;

/// <summary>
/// Candidates from the blocks, newest first: matters that hold every two characters of the words. Those of the asker's sections come
/// before the others, which may be in sight for another reason.
/// </summary>
/// <param name="few">How many are looked at first; most of what holds every two characters holds the words.</param>
internal sealed class BlockLook(Db db, FoundRows rows, IReadOnlyList<FindWord> words, MatterKind kind, long sealedTo, int few)
{
    private const int AtATime = 100;

    /// <summary>Candidates of other sections that are looked at for somebody who sees many matters: one by one they cost more than all the rest.</summary>
    private const int MostElsewhere = 400;

    /// <summary>The same for whoever sees what is overdue in every section: what they look for is among these.</summary>
    private const int MostOverdue = 1000;

    private const int BlocksElsewhere = 8;

    private const string Blocks = "SELECT block_no FROM search_blocks WHERE kind = @Kind AND last_id <= @SealedTo ORDER BY last_id DESC";

    // of blocks that follow each other, those of the other kind among them
    private const string HitsBetween = "SELECT block_no, gram, hits FROM search_hits WHERE gram IN @Grams AND block_no BETWEEN @First AND @Last";

    private const string HitsIn = "SELECT block_no, gram, hits FROM search_hits WHERE gram IN @Grams AND block_no IN @Blocks";

    private const string IdsOf = "SELECT block_no, ids FROM search_blocks WHERE block_no IN @Blocks";

    private readonly long[] _grams = [.. words.SelectMany(w => SearchRules.Grams(w.Text)).Distinct()];
    private readonly List<(long Block, BitArray Places)> _far = [];
    private readonly Queue<long> _near = new();
    private IReadOnlyList<long>? _blocks;
    private IReadOnlySet<long>? _theirs;
    private int _read;
    private int _step = 8;
    private int _many = few;

    /// <summary>Not every candidate was looked at.</summary>
    public bool Partly { get; private set; }

    /// <summary>The next ids to be looked at; empty at the end.</summary>
    public async Task<IReadOnlyList<long>> Next()
    {
        if (sealedTo == 0 || _grams.Length == 0) return [];
        if (_blocks is null) await Begin();
        while (_near.Count == 0 && _read < _blocks!.Count) await ReadBlocks();
        if (_near.Count == 0) await LookElsewhere();
        var some = new List<long>();
        while (some.Count < _many && _near.TryDequeue(out var id)) some.Add(id);
        _many = AtATime;
        return some;
    }

    private async Task Begin()
    {
        _blocks = await db.Query<long>(Blocks, new { Kind = SealedTo.CodeOf(kind), SealedTo = sealedTo });
        // whoever sees few enquiries has them all compared
        if (kind is MatterKind.Contact && !db.Sight.All) _theirs = await ContactsInReach.Few(db);
    }

    private async Task ReadBlocks()
    {
        var blocks = _blocks!.Skip(_read).Take(_step).ToList();
        _read += blocks.Count;
        _step = Math.Min(_step * 4, 256);
        var fits = new Dictionary<long, BitArray>();
        var hits = await db.Query<HitRow>(HitsBetween, new { Grams = _grams, First = blocks.Min(), Last = blocks.Max() });
        foreach (var block in hits.GroupBy(r => r.BlockNo).Where(b => blocks.Contains(b.Key) && b.Count() == _grams.Length))
            if (Together(block.OrderBy(r => r.Hits.Length)) is { } all) fits[block.Key] = all;
        if (fits.Count == 0) return;
        if (!db.Sight.All && _theirs is null) await Divide(blocks, fits);
        var ids = await IdsAt(fits);
        foreach (var id in blocks.SelectMany(b => ids[b]).Where(id => _theirs?.Contains(id) != false)) _near.Enqueue(id);
    }

    /// <summary>Leaves what belongs to the asker and their sections; the others wait, and nobody asks yet which they are.</summary>
    private async Task Divide(List<long> blocks, Dictionary<long, BitArray> fits)
    {
        long[] theirMarks = [.. db.Sight.Sections.Select(Packed.Section), Packed.Person(db.Who.PersonId)];
        var marks = (await db.Query<HitRow>(HitsIn, new { Grams = theirMarks, Blocks = fits.Keys })).ToLookup(r => r.BlockNo);
        foreach (var block in blocks.Where(fits.ContainsKey))
        {
            var theirs = marks[block].Aggregate(new BitArray(IndexMattersHandler.Most), (kept, row) => kept.Or(Packed.Places(row.Hits, IndexMattersHandler.Most)));
            var others = new BitArray(theirs).Not().And(fits[block]);
            if (others.HasAnySet()) _far.Add((block, others));
            if (!fits[block].And(theirs).HasAnySet()) fits.Remove(block);
        }
    }

    /// <summary>The newest of the others, as far as they are in sight.</summary>
    private async Task LookElsewhere()
    {
        var (far, most, read) = (new List<long>(), db.Sight.Overdue ? MostOverdue : MostElsewhere, 0);
        foreach (var some in _far.Chunk(BlocksElsewhere))
        {
            if (far.Count >= most) break;
            read += some.Length;
            var ids = await IdsAt(some.ToDictionary(f => f.Block, f => f.Places));
            far.AddRange(some.SelectMany(f => ids[f.Block]));
        }
        Partly |= far.Count > most || read < _far.Count;
        _far.Clear();
        foreach (var id in await rows.InSight(kind, [.. far.Take(most)])) _near.Enqueue(id);
    }

    /// <summary>What stands at these places of blocks, newest first; nothing for a block that was cleared since its places were read.</summary>
    private async Task<ILookup<long, long>> IdsAt(Dictionary<long, BitArray> places)
    {
        var found = places.Count == 0 ? [] : await db.Query<IdsRow>(IdsOf, new { Blocks = places.Keys });
        return found.SelectMany(r => Packed.Ids(r.Ids, places[r.BlockNo]).Select(id => (r.BlockNo, Id: id))).ToLookup(r => r.BlockNo, r => r.Id);
    }

    /// <summary>The places where all of these stand, rarest first; null where they never meet.</summary>
    private static BitArray? Together(IEnumerable<HitRow> rows)
    {
        BitArray? all = null;
        foreach (var row in rows)
        {
            var places = Packed.Places(row.Hits, IndexMattersHandler.Most);
            all = all?.And(places) ?? places;
            if (!all.HasAnySet()) return null;
        }
        return all;
    }

    private sealed record HitRow
    {
        public long BlockNo { get; init; }
        public long Gram { get; init; }
        public byte[] Hits { get; init; } = [];
    }

    private sealed record IdsRow
    {
        public long BlockNo { get; init; }
        public byte[] Ids { get; init; } = [];
    }
}
