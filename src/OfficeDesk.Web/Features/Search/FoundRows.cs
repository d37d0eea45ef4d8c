using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Search;

/// <summary>A matter that may be what is looked for, loaded through the sight of the asker.</summary>
internal sealed record FoundRow
{
    public MatterKind Kind { get; init; }
    public long Id { get; init; }
    public string Number { get; init; } = "";
    public string CitizenName { get; init; } = "";
    public string Organisation { get; init; } = "";
    public string Ask { get; init; } = "";
    public long? MatterTypeId { get; init; }
    public long SectionId { get; init; }
    public long FirstContactId { get; init; }
    public long ResponsibleId { get; init; }
    public EnquiryState? State { get; init; }
    public long? TaskId { get; init; }
    public DateOnly? DueOn { get; init; }
    public TaskState? TaskState { get; init; }
    public long? AnsweringId { get; init; }
    public long? TaskSectionId { get; init; }

    /// <summary>What the words are looked for in.</summary>
    public string Plain { get; init; } = "";
}

/// <summary>Loads matters in sight, compares them with the words, and makes lines of them.</summary>
internal sealed class FoundRows(Db db, OfficePage office, Initials initials, IReadOnlyList<FindWord> words)
{
    private const int Shown = 60;

    /// <summary>Matters asked for at once: a question that names thousands of them takes longer to be read than to be answered.</summary>
    private const int AtATime = 200;

    private const string LoadContacts = $"""
        SELECT e.id, e.number, e.citizen_name, e.organisation, e.ask, e.matter_type_id, e.section_id, e.first_contact_id, e.responsible_id, e.state, e.task_id,
               k.due_on, k.state AS task_state, k.answering_id, k.section_id AS task_section_id
        FROM enquiries e LEFT JOIN tasks k ON k.id = e.task_id WHERE e.id IN @Ids AND {FirstContacts.InSight}
        """;

    private const string LoadTasks = $"""
        SELECT t.id, t.number, t.title AS ask, t.assigned_by_text AS organisation, t.matter_type_id, t.section_id, t.id AS task_id, t.due_on, t.state AS task_state, t.answering_id, t.section_id AS task_section_id
        FROM tasks t WHERE t.id IN @Ids AND {Office.Tasks.InSight}
        """;

    private const string TasksInSight = $"SELECT t.id FROM tasks t WHERE t.id IN @Ids AND {Office.Tasks.InSight} ORDER BY t.id DESC";

    private const string ContactsInSight = $"SELECT e.id FROM enquiries e WHERE e.id IN @Ids AND {FirstContacts.InSight} ORDER BY e.id DESC";

    /// <summary>The matters of the catalogue that a word names, so that everything of theirs fits.</summary>
    public static IReadOnlyList<long> MattersWith(OfficePage office, FindWord word) =>
        [.. office.Matters.Values.Where(m => SearchRules.Plain(m.Name).Contains(word.Text, StringComparison.Ordinal) || (word.Kind is WordKind.Letters && (m.Initials.Contains(word.Text, StringComparison.OrdinalIgnoreCase) || m.Code.Contains(word.Text, StringComparison.OrdinalIgnoreCase)))).Select(m => m.Id)];

    public Task<IReadOnlyList<FoundRow>> Of(MatterKind kind, IReadOnlyList<long> ids) => kind is MatterKind.Contact ? Contacts(ids) : Tasks(ids);

    public Task<IReadOnlyList<FoundRow>> Contacts(IReadOnlyList<long> ids) => Load(LoadContacts, ids, MatterKind.Contact);

    public Task<IReadOnlyList<FoundRow>> Tasks(IReadOnlyList<long> ids) => Load(LoadTasks, ids, MatterKind.Task);

    /// <summary>Whether every word stands in it.</summary>
    public bool HasAll(FoundRow row, FindWord? except = null) => words.All(w => w == except || row.Plain.Contains(w.Text, StringComparison.Ordinal) || row.Number.Contains(w.Text, StringComparison.OrdinalIgnoreCase));

    /// <summary>What an index of the row is made of.</summary>
    public static string PlainOf(OfficePage office, Initials initials, string name, string organisation, string text, long? matterId)
    {
        var matter = matterId is { } id ? office.Matters.GetValueOrDefault(id) : null;
        return SearchRules.Plain(string.Join('\n', name, organisation, text, matter?.Name, matter?.Code, initials.OfName(name), matter?.Initials ?? initials.Of(text.Length > Shown ? text[..Shown] : text)));
    }

    /// <summary>Those of these ids that are in sight, in their order.</summary>
    /// <param name="ids">Newest first.</param>
    public async Task<IReadOnlyList<long>> InSight(MatterKind kind, IReadOnlyList<long> ids)
    {
        var seen = new List<long>();
        foreach (var some in ids.Chunk(AtATime))
            seen.AddRange(await db.Query<long>(kind is MatterKind.Contact ? ContactsInSight : TasksInSight, db.InSight(new { Ids = some, SightDay = db.Today })));
        return seen;
    }

    public async Task<IReadOnlyList<FoundLine>> Lines(IReadOnlyList<FoundRow> rows)
    {
        var tasks = rows.Select(r => r.TaskId).OfType<long>().ToList();
        var opens = (await InSight(MatterKind.Task, tasks)).ToHashSet();
        return [.. rows.Select(r => Line(r, r.TaskId is { } id && opens.Contains(id)))];
    }

    private async Task<IReadOnlyList<FoundRow>> Load(string sql, IReadOnlyList<long> ids, MatterKind kind)
    {
        var rows = new List<FoundRow>(ids.Count);
        foreach (var some in ids.Chunk(AtATime))
            rows.AddRange((await db.Query<FoundRow>(sql, db.InSight(new { Ids = some, SightDay = db.Today })))
                .Select(r => r with { Kind = kind, Plain = PlainOf(office, initials, r.CitizenName, r.Organisation, r.Ask, r.MatterTypeId) }));
        return rows;
    }

    private FoundLine Line(FoundRow r, bool opensTask)
    {
        var me = db.Who.PersonId;
        var mine = r.FirstContactId == me || r.ResponsibleId == me || r.AnsweringId == me || db.Who.Led.Contains(r.SectionId) || (r.TaskSectionId is { } section && db.Who.Led.Contains(section));
        var matter = r.MatterTypeId is { } id ? office.Matters.GetValueOrDefault(id) : null;
        var runs = r.TaskState is TaskState.Open or TaskState.Paused;
        Light? light = runs ? DeadlineRules.LightOf(r.DueOn!.Value, db.Today, r.TaskState is TaskState.Paused, office.Calendar, office.YellowWithin) : null;
        var excerpt = SearchRules.Excerpt(r.Ask, words, Shown);
        var (zh, en) = r.Kind is MatterKind.Task ? (r.Ask, r.Ask) : ($"{matter?.Name ?? "—"} · {excerpt}", $"{(matter is { NameEn.Length: > 0 } ? matter.NameEn : matter?.Name ?? "—")} · {excerpt}");
        string[] note = [mine ? r.CitizenName : Masks.Name(r.CitizenName), mine ? r.Organisation : "", office.NameOf(r.AnsweringId ?? r.ResponsibleId)];
        return new FoundLine(FoundKind.Matter, (opensTask || r.Kind is MatterKind.Task ? "/t/" : "/e/") + r.Number, r.Number, zh, en, string.Join(" · ", note.Where(n => n.Length > 0)),
            light, r.DueOn, light is null ? null : DeadlineRules.WorkingDaysLeft(r.DueOn!.Value, db.Today, office.Calendar), !runs && r.State is not EnquiryState.Open);
    }
}
