using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>A handover list as it stands in the table (CV-4).</summary>
public sealed record SheetRow
{
    public long Id { get; init; }
    public long CoverId { get; init; }

    /// <summary>Out or Back.</summary>
    public string Way { get; init; } = "";

    public long GiverId { get; init; }
    public long TakerId { get; init; }
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Who signed as the giver: the giver, or in sudden illness the chief in their place.</summary>
    public long? GiverBy { get; init; }

    public DateTimeOffset? GiverAt { get; init; }
    public DateTimeOffset? TakerAt { get; init; }
    public long? WitnessBy { get; init; }
    public long? WitnessAs { get; init; }
    public DateTimeOffset? WitnessAt { get; init; }
    public int Version { get; init; }

    public bool IsOut => Way == "Out";
    public bool Touched => GiverAt is not null || TakerAt is not null || WitnessAt is not null;
    public bool Whole => GiverAt is not null && TakerAt is not null && WitnessAt is not null;
}

/// <summary>Makes handover lists: the way out when the cover is filed, the way back when the work has come back.</summary>
public static class CoverSheets
{
    private const string Insert = """
        INSERT INTO cover_sheets (id, cover_id, way, giver_id, taker_id, made_at) VALUES (@Id, @CoverId, @Way, @GiverId, @TakerId, @Now)
        """;

    private const string IntoLines = "cover_lines (id, sheet_id, thing, task_id, text, must, added)";

    private const string Signed = "SELECT * FROM cover_sheets WHERE cover_id = @Id AND way = 'Out' AND giver_at IS NOT NULL";

    private const string Keep = """
        UPDATE cover_lines SET due_on = (SELECT t.due_on FROM tasks t WHERE t.id = cover_lines.task_id), paused = (SELECT CASE WHEN t.state = 'Paused' THEN 1 ELSE 0 END FROM tasks t WHERE t.id = cover_lines.task_id)
        WHERE sheet_id = @Id AND thing = 'Task' AND due_on IS NULL
        """;

    private const string Named = "SELECT task_id FROM cover_lines WHERE sheet_id = @Id AND thing = 'Task'";

    /// <summary>What the system lists for everybody; what somebody does not have is taken off.</summary>
    private static readonly (HandoverThing Thing, string Text, string En)[] Usual =
    [
        (HandoverThing.Material, "在办事项的纸质和电子材料", "papers and files of the open tasks"),
        (HandoverThing.Procedure, "办理程序、联系单位和需要留意的事", "how things are done, whom to contact, what to look out for"),
        (HandoverThing.Key, "窗口和档案柜钥匙", "keys of the counter and the filing cabinets"),
        (HandoverThing.Seal, "岗位保管的业务印章", "official seals kept by the post"),
    ];

    /// <summary>A line the system lists, in English; what somebody typed stays as typed.</summary>
    public static string InEnglish(string text) => Array.Find(Usual, u => u.Text == text) is { En: { Length: > 0 } en } ? en : text;

    /// <summary>The list for the way out; its tasks are read afresh until the giver signs.</summary>
    public static async Task MakeOut(Db db, CoverRow c)
    {
        var id = await Make(db, c, "Out", c.PersonId, c.CoverId);
        await db.Insert(IntoLines, Usual, u => [db.NewId(), id, u.Thing.ToString(), null, u.Text, 0, 0]);
    }

    /// <summary>The list for the way back, with what came back.</summary>
    internal static async Task MakeBack(Db db, CoverRow c, Work work)
    {
        var id = await Make(db, c, "Back", c.CoverId, c.PersonId);
        await Name(db, id, work.Tasks.Select(t => (t.Id, Must: true)), added: false);
        await db.Insert(IntoLines, Usual, u => [db.NewId(), id, u.Thing.ToString(), null, u.Text, 0, 0]);
    }

    /// <summary>Writes tasks into a list.</summary>
    /// <param name="tasks">Each with whether the list must name it (CV-4).</param>
    /// <param name="added">After the giver had signed.</param>
    public static Task Name(Db db, long sheetId, IEnumerable<(long Id, bool Must)> tasks, bool added) =>
        db.Insert(IntoLines, tasks, t => [db.NewId(), sheetId, nameof(HandoverThing.Task), t.Id, "", t.Must ? 1 : 0, added ? 1 : 0]);

    /// <summary>How the tasks of a list stand at this moment is kept with it: what is signed stays as it was, whatever a schedule moves later (CV-4, NT-4).</summary>
    public static Task KeepAsSigned(Db db, long sheetId) => db.Execute(Keep, new { Id = sheetId });

    /// <summary>What moves although the signed list does not name it stands there afterwards, marked as added.</summary>
    internal static async Task AddLate(Db db, CoverRow c, Work work)
    {
        if (work.Tasks.Count == 0 || await db.Find<SheetRow>(Signed, new { c.Id }) is not { } sheet) return;
        var named = (await db.Query<long>(Named, new { sheet.Id })).ToHashSet();
        await Name(db, sheet.Id, work.Tasks.Where(t => !named.Contains(t.Id)).Select(t => (t.Id, false)), added: true);
        await KeepAsSigned(db, sheet.Id);
    }

    private static async Task<long> Make(Db db, CoverRow c, string way, long giver, long taker)
    {
        var id = db.NewId();
        await db.Execute(Insert, new { Id = id, CoverId = c.Id, Way = way, GiverId = giver, TakerId = taker, db.Now });
        return id;
    }
}
