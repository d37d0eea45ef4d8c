using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Search;

/// <summary>How far the blocks of both kinds reach, and from where on matters that are in none are read from their table.</summary>
internal sealed record SealedTo
{
    private const string ContactsSealed = "(SELECT COALESCE(MAX(last_id), 0) FROM search_blocks WHERE kind = 'E')";

    private const string TasksSealed = "(SELECT COALESCE(MAX(last_id), 0) FROM search_blocks WHERE kind = 'T')";

    // usually some hundreds wait for their block; while an old office is read for the first time, only the newest four thousand are looked at
    private const string Load = $"""
        SELECT {ContactsSealed} AS contacts, {TasksSealed} AS tasks,
            (SELECT id FROM enquiries WHERE id > {ContactsSealed} ORDER BY id DESC LIMIT 1 OFFSET 4000) AS contacts_cut,
            (SELECT id FROM tasks WHERE enquiry_id IS NULL AND id > {TasksSealed} ORDER BY id DESC LIMIT 1 OFFSET 4000) AS tasks_cut
        """;

    public long Contacts { get; init; }
    public long Tasks { get; init; }
    public long? ContactsCut { get; init; }
    public long? TasksCut { get; init; }

    /// <summary>What a kind is called in the table of blocks.</summary>
    public static string CodeOf(MatterKind kind) => kind is MatterKind.Contact ? "E" : "T";

    public static Task<SealedTo> Read(Db db) => db.One<SealedTo>(Load);

    /// <summary>The last id that is in a block.</summary>
    public long Of(MatterKind kind) => kind is MatterKind.Contact ? Contacts : Tasks;

    /// <summary>What comes behind this id is read from its table.</summary>
    public long From(MatterKind kind) => (kind is MatterKind.Contact ? ContactsCut : TasksCut) ?? Of(kind);

    /// <summary>Whether some are neither in a block nor among those that are read.</summary>
    public bool Cut(MatterKind kind) => From(kind) > Of(kind);
}
