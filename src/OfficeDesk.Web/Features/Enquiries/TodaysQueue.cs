using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>What lies before the asker's section: its open tasks, transfers on their way to it, and referrals not yet complete (FC-5).</summary>
/// <param name="Light">Only this light; empty = all.</param>
[Access(Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.Section)]
public sealed record TodaysQueue(Light? Light = null) : IQuery<Queue>;

/// <summary>At most 40 rows, the most urgent first, and how many there are of each light.</summary>
public sealed record Queue(IReadOnlyList<QueueRow> Rows, int Red, int Yellow, int Green, int Grey, IReadOnlyList<OpenReferral> Referrals)
{
    public int All => Red + Yellow + Green + Grey;
}

/// <summary>One task in the queue.</summary>
/// <param name="CitizenName">Masked for whoever has nothing to do with it; empty where only an organisation is known and it is not theirs.</param>
public sealed record QueueRow(string Number, TaskKind Kind, Light Light, string CitizenName, string Title, string AnsweringName, DateOnly DueOn, int DaysLeft, bool Urgent, bool Incoming);

/// <summary>A citizen who was led elsewhere, and nobody wrote yet whom they reached there.</summary>
public sealed record OpenReferral(string Number, string CitizenName, string Matter, string FirstContact);

public sealed class TodaysQueueHandler(OfficeBook book) : IHandle<TodaysQueue, Queue>
{
    private const string Days = "t.due_on >= @From AND t.due_on <= @To";

    // the same without the index of days: SQLite takes it for all open tasks where another one holds the few
    private const string AnyDays = "+t.due_on >= @From AND +t.due_on <= @To";

    private const string Live = $"t.state IN @States AND {Days}";

    // each part walks an index of its own; a condition with OR would walk all open tasks of the bureau, as would starting from them (CROSS JOIN keeps the order)
    private const string Coming = $"FROM transfers f CROSS JOIN tasks t ON t.id = f.id WHERE f.section_id IN @Sections AND f.state IN {TransferStates.OnItsWay} AND t.section_id NOT IN @Sections";

    private const string Best = "ORDER BY t.due_on, t.id LIMIT 40";

    // the first forty of each kind, in the order of an index: a section with ten thousand open tasks is not sorted for forty of them
    private const string Everything = $"""
        SELECT * FROM (SELECT t.id FROM tasks t WHERE t.urgent = 1 AND t.state = 'Open' AND @Open = 1 AND {AnyDays} {Best}) a
        UNION ALL SELECT * FROM (SELECT t.id FROM tasks t WHERE t.state = 'Open' AND +t.urgent = 0 AND @Open = 1 AND {Days} {Best}) b
        UNION ALL SELECT t.id FROM tasks t WHERE t.state = 'Paused' AND @Paused = 1 AND {Days}
        """;

    private const string Urgent = $"SELECT * FROM (SELECT t.id FROM tasks t WHERE t.urgent = 1 AND t.state = 'Open' AND +t.section_id IN @Sections AND @Open = 1 AND {AnyDays} {Best}) a";

    // one section's stand in its index in their order; those of several are sorted
    private const string OfOne = $"SELECT * FROM (SELECT t.id FROM tasks t WHERE t.section_id = @Section AND t.state = 'Open' AND @Open = 1 AND {Days} {Best}) b";

    private const string OfSeveral = $"SELECT * FROM (SELECT t.id FROM tasks t WHERE t.section_id IN @Sections AND t.state = 'Open' AND @Open = 1 AND {AnyDays} ORDER BY +t.due_on, t.id LIMIT 40) b";

    private const string Others = $"""
        SELECT t.id FROM tasks t WHERE t.section_id IN @Sections AND t.state = 'Paused' AND @Paused = 1 AND {AnyDays}
        UNION SELECT t.id {Coming} AND {Live}
        """;

    private const string Running = "t.state IN ('Open', 'Paused') AND t.due_on >= @First AND t.due_on <= @Last";

    private const string CountAll = $"SELECT t.state, t.due_on, COUNT(*) AS n FROM tasks t WHERE {Running} GROUP BY t.state, t.due_on";

    // counted by section, as the index of the sections' tasks goes
    private const string CountOurs = $"""
        SELECT t.state, t.due_on, COUNT(*) AS n FROM tasks t WHERE t.section_id IN @Sections AND {Running} GROUP BY t.section_id, t.state, t.due_on
        UNION ALL SELECT t.state, t.due_on, COUNT(*) AS n {Coming} AND {Running} GROUP BY t.state, t.due_on
        """;

    private const string Load = """
        SELECT t.id, t.number, t.kind, t.title, t.state, t.due_on, t.answering_id, t.section_id, t.urgent, COALESCE(e.citizen_name, '') AS citizen_name, COALESCE(e.organisation, '') AS organisation,
               e.first_contact_id, e.responsible_id
        FROM (
        """;

    private const string InOrder = ") x JOIN tasks t ON t.id = x.id LEFT JOIN enquiries e ON e.id = t.enquiry_id ORDER BY t.urgent DESC, t.due_on, t.id LIMIT 40";

    private const string LoadAll = $"{Load} {Everything} {InOrder}";

    private const string LoadOfOne = $"{Load} {Urgent} UNION {OfOne} UNION {Others} {InOrder}";

    private const string LoadOfSeveral = $"{Load} {Urgent} UNION {OfSeveral} UNION {Others} {InOrder}";

    private const string Referrals = """
        SELECT e.number, e.citizen_name, e.matter_type_id, e.first_contact_id, e.section_id FROM referrals r JOIN enquiries e ON e.id = r.enquiry_id
        WHERE r.completed = 0 AND e.state = 'Open' AND (@All = 1 OR e.section_id IN @Sections) ORDER BY e.id LIMIT 10
        """;

    public async Task<Outcome<Queue>> Handle(TodaysQueue m, Db db)
    {
        var office = await book.Open(db.Ct);
        var (from, to) = DaysOf(m.Light, db.Today, office);
        string[] states = m.Light switch { null => [nameof(TaskState.Open), nameof(TaskState.Paused)], Light.Grey => [nameof(TaskState.Paused)], _ => [nameof(TaskState.Open)] };
        var args = db.InSight(new
        {
            States = states, Open = Is(states, TaskState.Open), Paused = Is(states, TaskState.Paused), From = from, To = to, First = WorkingCalendar.FirstDay, Last = WorkingCalendar.LastDay,
            Section = db.Sight.Sections.FirstOrDefault(),
        });
        var (there, beside) = (new Trip(), new Trip());
        var rows = there.Add<Row>(db.Sight.All ? LoadAll : db.Sight.Sections.Count == 1 ? LoadOfOne : LoadOfSeveral);
        var counted = beside.Add<CountRow>(db.Sight.All ? CountAll : CountOurs);
        var referrals = beside.Add<ReferralRow>(Referrals);
        await there.Go(db, beside, args);
        return Read(db, office, rows, counted, referrals);
    }

    private static Queue Read(Db db, OfficePage office, IReadOnlyList<Row> rows, IReadOnlyList<CountRow> counted, IReadOnlyList<ReferralRow> referrals)
    {
        Light LightOf(string state, DateOnly due) => DeadlineRules.LightOf(due, db.Today, state == nameof(TaskState.Paused), office.Calendar, office.YellowWithin);
        var counts = counted.GroupBy(c => LightOf(c.State, c.DueOn)).ToDictionary(g => g.Key, g => (int)g.Sum(c => c.N));
        return new Queue(
            [.. rows.Select(r => new QueueRow(r.Number, r.Kind, LightOf(r.State, r.DueOn), Masks.NameFor(Mine(db, r), r.CitizenName, r.Organisation), office.TitleOf(r.Title, db.Who.English), office.NameOf(r.AnsweringId), r.DueOn,
                DeadlineRules.WorkingDaysLeft(r.DueOn, db.Today, office.Calendar), r.Urgent == 1, r.Kind == TaskKind.Transfer && !db.Sight.Sections.Contains(r.SectionId)))],
            counts.GetValueOrDefault(Light.Red), counts.GetValueOrDefault(Light.Yellow), counts.GetValueOrDefault(Light.Green), counts.GetValueOrDefault(Light.Grey),
            [.. referrals.Select(r => new OpenReferral(r.Number, Masks.NameFor(r.FirstContactId == db.Who.PersonId || db.Who.Led.Contains(r.SectionId), r.CitizenName, ""), office.Matters.TryGetValue(r.MatterTypeId, out var t) ? office.TitleOf(t.Name, db.Who.English) : "", office.NameOf(r.FirstContactId)))]);
    }

    /// <summary>Whoever works on it, heard it first or leads its section knows the citizen by name; the others see that there is one.</summary>
    private static bool Mine(Db db, Row r) => new[] { r.AnsweringId, r.FirstContactId ?? 0, r.ResponsibleId ?? 0 }.Contains(db.Who.PersonId) || db.Who.Led.Contains(r.SectionId)
        || (db.Who.Led.Count > 0 && r.Kind is TaskKind.Transfer && !db.Sight.Sections.Contains(r.SectionId)); // on its way to a section the asker leads

    private static int Is(string[] states, TaskState state) => states.Contains(state.ToString(), StringComparer.Ordinal) ? 1 : 0;

    /// <summary>The due dates that have this light today; the same borders as <see cref="DeadlineRules.LightOf"/>.</summary>
    private static (DateOnly From, DateOnly To) DaysOf(Light? light, DateOnly today, OfficePage office)
    {
        var firstGreen = office.Calendar.Add(today, office.YellowWithin + 1);
        return light switch
        {
            Light.Red => (WorkingCalendar.FirstDay, today.AddDays(-1)),
            Light.Yellow => (today, firstGreen.AddDays(-1)),
            Light.Green => (firstGreen, WorkingCalendar.LastDay),
            _ => (WorkingCalendar.FirstDay, WorkingCalendar.LastDay),
        };
    }

    private sealed record CountRow
    {
        public string State { get; init; } = "";
        public DateOnly DueOn { get; init; }
        public long N { get; init; }
    }

    private sealed record Row
    {
        public string Number { get; init; } = "";
        public TaskKind Kind { get; init; }
        public string Title { get; init; } = "";
        public string State { get; init; } = "";
        public DateOnly DueOn { get; init; }
        public long AnsweringId { get; init; }
        public long SectionId { get; init; }
        public int Urgent { get; init; }
        public string CitizenName { get; init; } = "";
        public string Organisation { get; init; } = "";
        public long? FirstContactId { get; init; }
        public long? ResponsibleId { get; init; }
    }

    private sealed record ReferralRow
    {
        public string Number { get; init; } = "";
        public string CitizenName { get; init; } = "";
        public long MatterTypeId { get; init; }
        public long FirstContactId { get; init; }
        public long SectionId { get; init; }
    }
}
