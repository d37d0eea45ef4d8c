using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Inspections;

/// <summary>Inspections, newest first.</summary>
[Access(Discipline = Reach.All, Director = Reach.All, Leader = Reach.Division, Chief = Reach.Section)]
public sealed record ListInspections(long? SectionId = null, long After = 0, int Take = 50) : IQuery<InspectionList>;

/// <param name="MayOpen">Whether the asker inspects.</param>
public sealed record InspectionList(IReadOnlyList<InspectionLine> Rows, bool More, bool MayOpen);

/// <param name="ToCheck">Rectifications reported and not looked at since.</param>
/// <param name="Again">Those that did not pass and are not put right yet.</param>
public sealed record InspectionLine(long Id, string Number, string Section, DateOnly On, bool Open, int Good, int Bad, int Unseen, int ToCheck, int Again);

/// <summary>One inspection with its lines, forms and meetings.</summary>
[Access(Discipline = Reach.All, Director = Reach.All, Leader = Reach.Division, Chief = Reach.Section)]
public sealed record ShowInspection(long Id) : IQuery<InspectionShown>;

public sealed record InspectionShown(
    long Id, string Number, string Section, long SectionId, DateOnly On, bool Open, string OpenedBy, string Summary, IReadOnlyList<ItemShown> Items, IReadOnlyList<VoiceShown> Voices, IReadOnlyList<NoticeShown> Notices, bool MayWrite, int Version);

public sealed record ItemShown(long Id, int Seq, string Text, ItemResult Result, string Note, string TaskNumber, bool TaskDone, long? BreachId, bool? Passed, string CheckNote, IReadOnlyList<CheckShown> Failed, IReadOnlyList<FileLine> Photos, int Version);

/// <summary>A look at a rectification that did not pass, and with which task it was ordered again.</summary>
public sealed record CheckShown(DateTimeOffset At, string By, string Note, string TaskNumber, string AgainNumber);

public sealed record NoticeShown(long Id, string Number, DateOnly IssuedOn);

/// <param name="Mean">The mean of the forms, in points.</param>
/// <param name="DocumentId">The paper of the form; null for what was counted without one.</param>
/// <param name="Counted">Whether what came back is counted.</param>
public sealed record VoiceShown(bool Meeting, DateOnly On, int Handed, int Returned, decimal Mean, string Topic, string People, string Minutes, string By, long Id, long? DocumentId, DateOnly? Until, bool Counted, int Version);

public sealed class ListInspectionsHandler(OfficeBook book) : IHandle<ListInspections, InspectionList>
{
    private const string Page = """
        SELECT i.id, i.number, i.section_id, i.on_day, i.state, SUM(CASE WHEN p.result IN ('Good', 'None') THEN 1 ELSE 0 END) AS good, SUM(CASE WHEN p.result = 'Bad' THEN 1 ELSE 0 END) AS bad, SUM(CASE WHEN p.result = 'Open' THEN 1 ELSE 0 END) AS unseen,
          SUM(CASE WHEN t.state IN ('Done', 'Reported') AND (p.checked IS NULL OR p.checked = 0) THEN 1 ELSE 0 END) AS to_check, SUM(CASE WHEN p.checked = 0 THEN 1 ELSE 0 END) AS again
        FROM inspections i JOIN inspection_items p ON p.inspection_id = i.id LEFT JOIN tasks t ON t.id = p.task_id
        WHERE i.id < @After AND (@All = 1 OR i.section_id IN @Sections) AND (@SectionId = 0 OR i.section_id = @SectionId)
        GROUP BY i.id, i.number, i.section_id, i.on_day, i.state ORDER BY i.id DESC LIMIT @Limit
        """;

    public async Task<Outcome<InspectionList>> Handle(ListInspections m, Db db)
    {
        if (ReportRules.NotAPage(m.Take) is { } why) return why;
        var office = await book.Open(db.Ct);
        var rows = await db.Query<Row>(Page, db.InSight(new { After = m.After == 0 ? long.MaxValue : m.After, SectionId = m.SectionId ?? 0, Limit = m.Take + 1 }));
        return new InspectionList([.. rows.Take(m.Take).Select(r => new InspectionLine(r.Id, r.Number, office.SectionName(r.SectionId, db.Who.English), r.OnDay, r.State == "Open", (int)r.Good, (int)r.Bad, (int)r.Unseen, (int)r.ToCheck, (int)r.Again))], rows.Count > m.Take, db.Who.Is(Roles.Discipline));
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public string Number { get; init; } = "";
        public long SectionId { get; init; }
        public DateOnly OnDay { get; init; }
        public string State { get; init; } = "";
        public long Good { get; init; }
        public long Bad { get; init; }
        public long Unseen { get; init; }
        public long ToCheck { get; init; }
        public long Again { get; init; }
    }
}

public sealed class ShowInspectionHandler(OfficeBook book, Attachments files) : IHandle<ShowInspection, InspectionShown>
{
    private const string ItemsOf = $"{ItemRow.Load} WHERE p.inspection_id = @Id ORDER BY p.seq";
    // a breach is nobody's to know of before they are asked for their statement (BR-1)
    private const string Untold = """
        SELECT p.id FROM inspection_items p JOIN breaches b ON b.id = p.breach_id LEFT JOIN breach_files f ON f.breach_id = b.id
        WHERE p.inspection_id = @Id AND b.person_id = @Me AND f.told_at IS NULL
        """;

    private const string FailedOf = """
        SELECT k.item_id, k.at, k.person_id, k.note, t.number, COALESCE(a.number, '') AS again FROM inspection_checks k JOIN inspection_items p ON p.id = k.item_id JOIN tasks t ON t.id = k.task_id
        LEFT JOIN tasks a ON a.id = k.again_id WHERE p.inspection_id = @Id AND k.passed = 0 ORDER BY k.id
        """;

    private const string NoticesOf = "SELECT id, number, issued_on FROM documents WHERE subject = 'inspection' AND subject_id = @Id AND kind = 'rectification' AND state <> 'Void' ORDER BY id";
    private const string VoicesOf = "SELECT id, kind, on_day, handed, returned, points, topic, people, minutes, person_id, document_id, until_on, returned_on, version FROM inspection_voices WHERE inspection_id = @Id ORDER BY id";

    public async Task<Outcome<InspectionShown>> Handle(ShowInspection m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await InspectionRow.Find(db, m.Id) is not { } i) return DeskRefusals.NotFound();
        var items = new List<ItemShown>();
        var failed = (await db.Query<(long Item, DateTimeOffset At, long Person, string Note, string Number, string Again)>(FailedOf, new { i.Id })).ToLookup(f => f.Item, f => new CheckShown(f.At, office.NameOf(f.Person), f.Note, f.Number, f.Again));
        var untold = await db.Query<long>(Untold, new { i.Id, Me = db.Who.PersonId });
        foreach (var p in await db.Query<ItemRow>(ItemsOf, new { i.Id }))
            items.Add(new ItemShown(p.Id, p.Seq, p.Text, p.Result, p.Note, p.TaskNumber ?? "", p.TaskState is "Done" or "Reported", untold.Contains(p.Id) ? null : p.BreachId, p.Checked is { } c ? c == 1 : null, p.CheckNote, [.. failed[p.Id]],
                p.Result is ItemResult.Bad ? await files.Of(db, FileCase.Finding, p.Id) : [], p.Version));
        return new InspectionShown(i.Id, i.Number, office.SectionName(i.SectionId, db.Who.English), i.SectionId, i.OnDay, i.IsOpen, office.NameOf(i.OpenedBy), i.Summary, items,
            [.. (await db.Query<VoiceRow>(VoicesOf, new { i.Id })).Select(v => new VoiceShown(v.Kind == "Meeting", v.OnDay, v.Handed, v.Returned, v.Points / 10m, v.Topic, v.People, v.Minutes, office.NameOf(v.PersonId), v.Id, v.DocumentId, v.UntilOn, v.DocumentId is null || v.ReturnedOn is not null, v.Version))],
            [.. (await db.Query<(long Id, string Number, DateOnly IssuedOn)>(NoticesOf, new { i.Id })).Select(d => new NoticeShown(d.Id, d.Number, d.IssuedOn))], db.Who.Is(Roles.Discipline), i.Version);
    }

    private sealed record VoiceRow
    {
        public long Id { get; init; }
        public long? DocumentId { get; init; }
        public DateOnly? UntilOn { get; init; }
        public DateOnly? ReturnedOn { get; init; }
        public int Version { get; init; }
        public string Kind { get; init; } = "";
        public DateOnly OnDay { get; init; }
        public int Handed { get; init; }
        public int Returned { get; init; }
        public int Points { get; init; }
        public string Topic { get; init; } = "";
        public string People { get; init; } = "";
        public string Minutes { get; init; } = "";
        public long PersonId { get; init; }
    }
}
