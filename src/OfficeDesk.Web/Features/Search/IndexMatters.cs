using System.Runtime.InteropServices;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Search;

/// <summary>
/// Puts matters into blocks for finding, some thousand at a time, long after they were written: an intake pays nothing for being
/// found, and what is in no block yet is read from its table. After a stop, or in an office that is read for the first time, it
/// goes on until everything is in a block.
/// </summary>
[Access(Clock = Reach.All, SystemAdmin = Reach.All)]
public sealed record IndexMatters : IErrand<MattersIndexed>;

public sealed record MattersIndexed(int Matters, int Blocks) : IReport
{
    public Told Tell() => new($"为查找编入 {Matters} 件", $"{Matters} matters put into {Blocks} blocks for finding", Matters == 0);
}

public sealed class IndexMattersHandler(OfficeBook book, Initials initials, ShortWrite shortly, TimeProvider clock) : IHandle<IndexMatters, MattersIndexed>
{
    /// <summary>Fewer wait: they are read from their table as quickly.</summary>
    private const int Least = 1000;

    /// <summary>Matters of a block at most.</summary>
    internal const int Most = 4000;

    /// <summary>Rows a transaction: whoever writes meanwhile hardly waits.</summary>
    private const int RowsAtATime = 1000;

    // an id is made a moment before its row can be seen
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private const string LastBlock = "SELECT COALESCE(MAX(block_no), 0) FROM search_blocks";

    private const string Leftover = "DELETE FROM search_hits WHERE block_no >= @No";

    private const string Seal = "INSERT INTO search_blocks (block_no, kind, last_id, ids) VALUES (@No, @Kind, @LastId, @Ids)";

    public async Task<Outcome<MattersIndexed>> Handle(IndexMatters m, Db db)
    {
        var office = await book.Open(db.Ct);
        var (start, matters, blocks) = (clock.GetTimestamp(), 0, 0);
        foreach (var kind in new[] { MatterKind.Contact, MatterKind.Task })
        {
            while (clock.GetElapsedTime(start) < Patience && await BlockTexts.Read(db, office, initials, kind, (await SealedTo.Read(db)).Of(kind), Desk.Ids.At(db.Now - Settled), Most) is { Count: >= Least } texts)
            {
                await Write(db, kind, texts);
                (matters, blocks) = (matters + texts.Count, blocks + 1);
                db.Ct.ThrowIfCancellationRequested();
            }
        }
        return new MattersIndexed(matters, blocks);
    }

    private async Task Write(Db db, MatterKind kind, IReadOnlyList<BlockText> texts)
    {
        var no = await db.One<long>(LastBlock) + 1;
        // of a block that was begun and never sealed
        await shortly.Do(null, async d => { await d.Execute(Leftover, new { No = no }); return true; }, db.Ct);
        foreach (var some in Places(texts).OrderBy(g => g.Key).Chunk(RowsAtATime))
            await shortly.Do(null, async d => { await d.Insert("search_hits (gram, block_no, hits)", some, g => [g.Key, no, Packed.OfPlaces(g.Value, Most)]); return true; }, db.Ct);
        await shortly.Do(null, async d => { await d.Execute(Seal, new { No = no, Kind = SealedTo.CodeOf(kind), LastId = texts[^1].Id, Ids = Packed.Of(texts.Select(t => t.Id)) }); return true; }, db.Ct);
    }

    private static Dictionary<long, List<long>> Places(IReadOnlyList<BlockText> texts)
    {
        var places = new Dictionary<long, List<long>>();
        for (var i = 0; i < texts.Count; i++)
            foreach (var gram in SearchRules.Grams(texts[i].Plain).Concat(texts[i].Marks))
                (CollectionsMarshal.GetValueRefOrAddDefault(places, gram, out _) ??= []).Add(i);
        return places;
    }
}
