using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>A handover list: what is handed over, who signed, and what the asker may sign (CV-4).</summary>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record ShowSheet(long Id) : IQuery<SheetShown>;

/// <param name="Out">The way out; else the way back.</param>
/// <param name="Live">The tasks are read afresh until the giver signs.</param>
/// <param name="Number">JJ2026-3 once all three have signed; empty before.</param>
/// <param name="Signatures">Giver, taker, witness, in this order.</param>
/// <param name="MayChange">Why the asker may not change the list; null when they may.</param>
public sealed record SheetShown(long Id, long CoverId, bool Out, bool Live, string Giver, string Taker, string Person, string Section, string PostName, string PostNameEn, DateTimeOffset From, DateTimeOffset To, DateTimeOffset? Returned,
    bool Sudden, string Number, IReadOnlyList<SheetLine> Lines, IReadOnlyList<Signature> Signatures, Refusal? MayChange, int Version);

/// <param name="Must">The list has to name it (CV-4).</param>
/// <param name="Added">It came after the giver had signed.</param>
/// <param name="Citizen">Whose matter it is; empty for none, masked for whoever has nothing to do with it.</param>
/// <param name="Paused">The clock stands.</param>
/// <param name="Overdue">Past its due day; of a signed list on the day it was signed.</param>
/// <param name="Instruction">What whoever hands over says of the task: what is to be done next, whom to call (DL-6); empty for none.</param>
public sealed record SheetLine(long Id, HandoverThing Thing, string Number, string Title, DateOnly? DueOn, Light Light, bool Must, bool Added, string Citizen = "", bool Paused = false, bool Overdue = false, string Instruction = "")
{
    /// <summary>The title for an English reader; what somebody typed stays as typed.</summary>
    public string TitleEn { get; init; } = Title;
}

/// <param name="Who">Who signed, or has to.</param>
/// <param name="For">In whose place: sudden illness, or a deputy (GN-2); empty when in one's own right.</param>
/// <param name="MayNot">Why the asker cannot sign here; null when they may.</param>
public sealed record Signature(HandoverPart Part, string Who, string For, DateTimeOffset? At, Refusal? MayNot);

public sealed class ShowSheetHandler(OfficeBook book) : IHandle<ShowSheet, SheetShown>
{
    public async Task<Outcome<SheetShown>> Handle(ShowSheet m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Sheets.Find(db, m.Id) is not { } found) return DeskRefusals.NotFound();
        var (sheet, c) = found;
        var absence = (await Covers.Absence(db, c.AbsenceId))!;
        var live = sheet.IsOut && sheet.GiverAt is null;
        var lines = await Sheets.Lines(db, office, sheet, c, absence, live, await Knows(db, office, sheet, c));
        var chief = office.Sections[c.SectionId].ChiefId is { } head && head != c.PersonId && head != c.CoverId ? head : office.Sections[c.SectionId].LeaderId;
        async Task<Signature> Sign(HandoverPart part, long? who, long? forId, DateTimeOffset? at) =>
            new(part, office.NameOf(who), forId is null ? "" : office.NameOf(forId), at, await CoverGates.MayNotSign(db, office, c, sheet, part));
        return new SheetShown(sheet.Id, c.Id, sheet.IsOut, live, office.NameOf(sheet.GiverId), office.NameOf(sheet.TakerId), office.NameOf(c.PersonId), office.SectionName(c.SectionId, db.Who.English), c.PostName(office), c.PostNameEn(office),
            absence.FromAt, absence.ToAt, absence.ReturnedAt, absence.Sudden == 1, sheet.Whole ? await CoverDocuments.NumberOf(db, office, c, sheet) : "",
            [.. lines.Select(l => l with { TitleEn = l.Thing is HandoverThing.Task ? office.TitleOf(l.Title, english: true) : CoverSheets.InEnglish(l.Title) })],
            [
                await Sign(HandoverPart.Giver, sheet.GiverBy ?? sheet.GiverId, sheet.GiverBy is { } by && by != sheet.GiverId ? sheet.GiverId : null, sheet.GiverAt),
                await Sign(HandoverPart.Taker, sheet.TakerId, null, sheet.TakerAt),
                await Sign(HandoverPart.Witness, sheet.WitnessBy ?? chief, sheet.WitnessAs, sheet.WitnessAt),
            ], await Sheets.MayNotChange(db, office, c, sheet), sheet.Version);
    }

    /// <summary>Who knows the citizens by name: both who hand over, the chief, and whoever countersigns; the others see that there is one.</summary>
    private static async Task<bool> Knows(Db db, OfficePage office, SheetRow sheet, CoverRow c) =>
        new[] { sheet.GiverId, sheet.TakerId, c.PersonId, c.CoverId }.Contains(db.Who.PersonId) || db.Who.Led.Contains(c.SectionId) || await CoverGates.Witness(db, office, c) is not null;
}

/// <summary>Finds handover lists and reads their lines.</summary>
internal static class Sheets
{
    private const string Load = $"SELECT s.* FROM cover_sheets s JOIN covers c ON c.id = s.cover_id WHERE s.id = @Id AND {CoverRow.InSight}";

    private const string CoverById = "SELECT * FROM covers WHERE id = @Id";

    private const string Written = """
        SELECT l.id, l.thing, l.text, l.must, l.added, t.number, t.title, COALESCE(l.due_on, t.due_on) AS due_on, COALESCE(l.paused, CASE WHEN t.state = 'Paused' THEN 1 ELSE 0 END) AS paused, t.state, e.citizen_name, e.organisation, i.text AS instruction
        FROM cover_lines l LEFT JOIN tasks t ON t.id = l.task_id LEFT JOIN enquiries e ON e.id = t.enquiry_id LEFT JOIN cover_instructions i ON i.sheet_id = l.sheet_id AND i.task_id = l.task_id WHERE l.sheet_id = @Id ORDER BY l.id
        """;

    /// <summary>The list and its cover, if in sight.</summary>
    public static async Task<(SheetRow Sheet, CoverRow Cover)?> Find(Db db, long id) =>
        await db.Find<SheetRow>(Load, db.InSight(new { Id = id })) is { } sheet ? (sheet, await db.One<CoverRow>(CoverById, new { Id = sheet.CoverId })) : null;

    /// <summary>The lines: tasks first by their due day, then materials, procedures, keys and seals.</summary>
    /// <param name="known">Citizens by name; else masked.</param>
    public static async Task<IReadOnlyList<SheetLine>> Lines(Db db, OfficePage office, SheetRow sheet, CoverRow c, AbsenceRow absence, bool live, bool known = true)
    {
        // what was signed says how it stood then, whoever reads it later
        var signed = sheet.GiverAt is { } at ? OfficeClock.Day(at) : (DateOnly?)null;
        var rows = await db.Query<LineRow>(Written, new { sheet.Id });
        var things = rows.Select(r => new SheetLine(r.Id, r.Thing, r.Number ?? "", r.Thing is HandoverThing.Task ? r.Title ?? "" : r.Text, r.DueOn, r.DueOn is { } due ? LightOf(db, office, due) : Light.Grey, r.Must == 1, r.Added == 1,
            Citizen(known, r.CitizenName, r.Organisation), r.Paused == 1, signed is { } day ? r.Paused == 0 && r.DueOn < day : r.State is TaskState.Open && r.DueOn < db.Today, r.Instruction ?? ""));
        if (!live) return [.. things.OrderBy(l => l.Thing).ThenBy(l => l.DueOn)];
        var said = await Instructions.Of(db, sheet.Id);
        var tasks = (await Tasks(db, office, c)).Select(t => new SheetLine(0, HandoverThing.Task, t.Number, t.Title, t.DueOn, LightOf(db, office, t.DueOn), Must(office, absence, t.DueOn), false,
            Citizen(known, t.CitizenName, t.Organisation), t.State is TaskState.Paused, t.State is TaskState.Open && t.DueOn < db.Today, said.GetValueOrDefault(t.Id, "")));
        return [.. tasks, .. things];
    }

    /// <summary>The open tasks a cover would take over now.</summary>
    public static async Task<IReadOnlyList<HandedTask>> Tasks(Db db, OfficePage office, CoverRow c)
    {
        var held = Covers.PostsOf(office, c.PersonId).Select(p => p.Id).ToList();
        var all = await db.Query<HandedTask>(OpenTasks, new { c.PersonId, c.AbsenceId, c.PostId });
        // work without a post, or of another post, goes to the cover named for it, else to the cover of the first post
        var takesRest = c.PostId == 0 || (held.Count > 0 && held[0] == c.PostId && await db.One<long>(RestCover, new { c.AbsenceId }) == 0);
        return [.. all.Where(t => t.PostId is { } post && held.Contains(post) ? post == c.PostId : takesRest)];
    }

    private const string NamedTasks = "SELECT t.number, t.id FROM cover_lines l JOIN tasks t ON t.id = l.task_id WHERE l.sheet_id = @Id AND l.thing = 'Task'";

    /// <summary>The tasks of a list that nobody has signed yet, by number: on the way out what would move now, on the way back what stands in it.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> TasksOn(Db db, OfficePage office, SheetRow sheet, CoverRow c) => sheet.IsOut
        ? (await Tasks(db, office, c)).ToDictionary(t => t.Number, t => t.Id, StringComparer.Ordinal)
        : (await db.Query<(string Number, long Id)>(NamedTasks, new { sheet.Id })).ToDictionary(t => t.Number, t => t.Id, StringComparer.Ordinal);

    private const string OpenTasks = """
        SELECT t.id AS id, t.number, t.title, t.due_on AS due_on, t.post_id, t.state, e.citizen_name, e.organisation FROM tasks t LEFT JOIN enquiries e ON e.id = t.enquiry_id WHERE t.answering_id = @PersonId AND t.state IN ('Open', 'Paused')
        UNION
        SELECT t.id AS id, t.number, t.title, t.due_on AS due_on, t.post_id, t.state, e.citizen_name, e.organisation
        FROM covers v JOIN cover_tasks k ON k.cover_id = v.id AND k.back_at IS NULL JOIN tasks t ON t.id = k.task_id AND t.answering_id = v.cover_id AND t.state IN ('Open', 'Paused') LEFT JOIN enquiries e ON e.id = t.enquiry_id
        WHERE v.absence_id = @AbsenceId AND v.state = 'Running' AND v.post_id IN (@PostId, 0)
        ORDER BY due_on, id LIMIT 5000
        """;

    private const string RestCover = """
        SELECT COUNT(*) FROM covers WHERE absence_id = @AbsenceId AND post_id = 0 AND vacant = 0 AND state IN ('Proposed', 'Consented', 'Approved', 'Returned', 'Filed', 'HandedOver', 'Running')
        """;

    /// <summary>Why the asker may not change the list; null when they may: the giver, or in sudden illness the chief, before a signature.</summary>
    public static async Task<Refusal?> MayNotChange(Db db, OfficePage office, CoverRow c, SheetRow sheet)
    {
        if (sheet.Touched) return CoverRules.ListSigned;
        var why = await CoverGates.MayNotSign(db, office, c, sheet, HandoverPart.Giver);
        return why is { Kind: RefusalKind.Forbidden } ? why : null;
    }

    /// <summary>Whether the list has to name a task due on a day.</summary>
    public static bool Must(OfficePage office, AbsenceRow absence, DateOnly due) =>
        CoverRules.MustBeNamed(due, OfficeClock.Day(absence.ToAt), office.Settings.Number(Settings.HandoverDays), office.Calendar);

    private static Light LightOf(Db db, OfficePage office, DateOnly due) => DeadlineRules.LightOf(due, db.Today, false, office.Calendar, office.YellowWithin);

    private static string Citizen(bool known, string? name, string? organisation) =>
        known ? string.Join(" ", new[] { name, organisation }.Where(x => !string.IsNullOrEmpty(x))) : Masks.Name(name);

    private sealed record LineRow
    {
        public long Id { get; init; }
        public HandoverThing Thing { get; init; }
        public string Text { get; init; } = "";
        public int Must { get; init; }
        public int Added { get; init; }
        public string? Number { get; init; }
        public string? Title { get; init; }
        public DateOnly? DueOn { get; init; }
        public int Paused { get; init; }
        public TaskState? State { get; init; }
        public string? CitizenName { get; init; }
        public string? Organisation { get; init; }
        public string? Instruction { get; init; }
    }
}

/// <summary>A task on a handover list.</summary>
internal sealed record HandedTask
{
    public long Id { get; init; }
    public string Number { get; init; } = "";
    public string Title { get; init; } = "";
    public DateOnly DueOn { get; init; }
    public long? PostId { get; init; }
    public TaskState State { get; init; }
    public string? CitizenName { get; init; }
    public string? Organisation { get; init; }
}
