using System.Collections;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Search;

/// <summary>
/// Candidates from the blocks, newest first: matters that hold every two characters of the words. Those of the asker's sections come
/// before the others, which may be in sight for another reason.
/// </summary>
internal sealed class BlockLook(Db db, FoundRows rows, IReadOnlyList<FindWord> words, MatterKind kind, long sealedTo)
{
    private const int AtATime = 100;

    /// <summary>Candidates of other sections that are looked at for somebody who sees many matters: one by one they cost more than all the rest.</summary>
    private const int MostElsewhere = 1000;

    private const string Blocks = "SELECT block_no FROM search_blocks WHERE kind = @Kind AND last_id <= @SealedTo ORDER BY last_id DESC";

    private const string Hits = "SELECT block_no, gram, hits FROM search_grams WHERE block_no IN @Blocks AND gram IN @Grams";

    private const string IdsOf = "SELECT block_no, ids FROM search_blocks WHERE block_no IN @Blocks";

    private readonly long[] _grams = [.. words.SelectMany(w => SearchRules.Grams(w.Text)).Distinct()];
    private readonly Queue<long> _far = new();
    private Queue<long> _near = new();
    private IReadOnlyList<long>? _blocks;
    private IReadOnlySet<long>? _theirs;
    private int _read;
    private int _step = 8;

    /// <summary>Not every candidate was looked at.</summary>
    public bool Partly { get; private set; }

    /// <summary>The next ids to be looked at; empty at the end.</summary>
    public async Task<IReadOnlyList<long>> Next()
    {
        if (sealedTo == 0 || _grams.Length == 0) return [];
        if (_blocks is null) await Begin();
        while (_near.Count == 0 && _read < _blocks!.Count) await ReadBlocks();
        if (_near.Count > 0) return [.. Some(AtATime)];
        Partly |= _far.Count > MostElsewhere;
        _near = new(await rows.InSight(kind, [.. _far.Take(MostElsewhere)]));
        _far.Clear();
        return [.. Some(AtATime)];
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
        foreach (var block in (await Of(blocks, _grams)).Where(b => b.Count() == _grams.Length))
            if (Together(block.OrderBy(r => r.Hits.Length)) is { } all) fits[block.Key] = all;
        if (fits.Count == 0) return;
        var ids = (await db.Query<IdsRow>(IdsOf, new { Blocks = fits.Keys })).ToDictionary(r => r.BlockNo, r => Packed.Ids(r.Ids));
        var marks = db.Sight.All || _theirs is not null ? null : await Of(fits.Keys, [.. db.Sight.Sections.Select(Packed.Section), Packed.Person(db.Who.PersonId)]);
        foreach (var block in blocks.Where(fits.ContainsKey)) Sort(ids[block], fits[block], marks?[block]);
    }

    /// <summary>Puts what fits in a block, newest first, with what is near or with the others.</summary>
    private void Sort(IReadOnlyList<long> ids, BitArray fit, IEnumerable<HitRow>? marks)
    {
        var near = marks?.Aggregate(new BitArray(IndexMattersHandler.Most), (kept, row) => kept.Or(Packed.Places(row.Hits, IndexMattersHandler.Most))) ?? fit;
        for (var i = ids.Count - 1; i >= 0; i--)
        {
            if (!fit[i] || _theirs?.Contains(ids[i]) == false) continue;
            if (near[i]) _near.Enqueue(ids[i]);
            else if (_far.Count <= MostElsewhere) _far.Enqueue(ids[i]);
        }
    }

    private async Task<ILookup<long, HitRow>> Of(IReadOnlyCollection<long> blocks, long[] grams) =>
        (await db.Query<HitRow>(Hits, new { Blocks = blocks, Grams = grams })).ToLookup(r => r.BlockNo);

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

    private IEnumerable<long> Some(int most)
    {
        while (most-- > 0 && _near.TryDequeue(out var id)) yield return id;
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
