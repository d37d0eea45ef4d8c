using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Search;

/// <summary>
/// Candidates from the blocks, newest first: matters that hold every two characters of the words. Those of the asker's sections come
/// before the others, which may be in sight for another reason and are looked at up to a limit.
/// </summary>
internal sealed class BlockLook(Db db, IReadOnlyList<FindWord> words, MatterKind kind, long sealedTo)
{
    private const int AtATime = 100;

    /// <summary>Candidates of other sections that are looked at: one by one they cost more than all the rest.</summary>
    private const int MostElsewhere = 1000;

    private const string Blocks = "SELECT block_no FROM search_blocks WHERE kind = @Kind AND last_id <= @SealedTo ORDER BY last_id DESC";

    private const string Hits = "SELECT block_no, gram, hits FROM search_grams WHERE block_no IN @Blocks AND gram IN @Grams";

    private const string IdsOf = "SELECT block_no, ids FROM search_blocks WHERE block_no IN @Blocks";

    private readonly long[] _grams = [.. words.SelectMany(w => SearchRules.Grams(w.Text)).Distinct()];
    private readonly long[] _mine = db.Sight.All ? [] : [.. db.Sight.Sections.Select(Packed.Section), Packed.Person(db.Who.PersonId)];
    private readonly Queue<long> _near = new();
    private readonly Queue<long> _far = new();
    private IReadOnlyList<long>? _blocks;
    private int _read;
    private int _step = 8;
    private int _elsewhere;

    /// <summary>Not every candidate was looked at.</summary>
    public bool Partly { get; private set; }

    /// <summary>The next ids to be looked at; empty at the end.</summary>
    public async Task<IReadOnlyList<long>> Next()
    {
        if (sealedTo == 0 || _grams.Length == 0) return [];
        _blocks ??= await db.Query<long>(Blocks, new { Kind = FreshLook.CodeOf(kind), SealedTo = sealedTo });
        while (_near.Count == 0 && _read < _blocks.Count) await ReadBlocks();
        if (_near.Count > 0) return Some(_near);
        if (_elsewhere >= MostElsewhere)
        {
            Partly |= _far.Count > 0;
            return [];
        }
        var some = Some(_far);
        _elsewhere += some.Count;
        return some;
    }

    private async Task ReadBlocks()
    {
        var blocks = _blocks!.Skip(_read).Take(_step).ToList();
        _read += blocks.Count;
        _step = Math.Min(_step * 4, 256);
        var rows = await db.Query<HitRow>(Hits, new { Blocks = blocks, Grams = _grams.Concat(_mine) });
        var fits = new Dictionary<long, (IReadOnlyList<int> All, HashSet<int> Mine)>();
        foreach (var block in rows.GroupBy(r => r.BlockNo))
        {
            var ofWords = block.Where(r => Array.IndexOf(_grams, r.Gram) >= 0).OrderBy(r => r.Hits.Length).ToList();
            if (ofWords.Count < _grams.Length) continue;
            var all = ofWords.Skip(1).Aggregate(Packed.Places(ofWords[0].Hits), (kept, next) => Packed.Both(kept, Packed.Places(next.Hits)));
            if (all.Count > 0) fits[block.Key] = (all, [.. block.Where(r => Array.IndexOf(_mine, r.Gram) >= 0).SelectMany(r => Packed.Places(r.Hits))]);
        }
        if (fits.Count == 0) return;
        var ids = (await db.Query<IdsRow>(IdsOf, new { Blocks = fits.Keys })).ToDictionary(r => r.BlockNo, r => Packed.Ids(r.Ids));
        foreach (var block in blocks.Where(fits.ContainsKey))
        {
            var (all, mine) = fits[block];
            for (var i = all.Count - 1; i >= 0; i--)
            {
                if (db.Sight.All || mine.Contains(all[i])) _near.Enqueue(ids[block][all[i]]);
                else if (_far.Count + _elsewhere <= MostElsewhere) _far.Enqueue(ids[block][all[i]]);
            }
        }
    }

    private static List<long> Some(Queue<long> queue)
    {
        var some = new List<long>(AtATime);
        while (some.Count < AtATime && queue.TryDequeue(out var id)) some.Add(id);
        return some;
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
