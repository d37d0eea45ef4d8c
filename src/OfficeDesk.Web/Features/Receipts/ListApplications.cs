using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>Applications in sight, newest first.</summary>
/// <param name="Text">The beginning of a number, or of the citizen's name.</param>
/// <param name="Before">The cursor: what comes next lies before it.</param>
/// <param name="Take">At most 1,000.</param>
/// <param name="States">In any of these states; so with the matters.</param>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record ListApplications(
    ApplicationState? State = null, long? MatterTypeId = null, bool Mine = false, bool Running = false, [property: Text(40), Personal] string Text = "", DateOnly? From = null, DateOnly? To = null, long? Before = null, int Take = 50,
    [property: Items(7)] IReadOnlyList<ApplicationState>? States = null, [property: Items(100)] IReadOnlyList<long>? MatterTypeIds = null, bool OldestFirst = false) : IQuery<ApplicationsListed>;

/// <param name="Next">The cursor of the next page; empty on the last one.</param>
public sealed record ApplicationsListed(IReadOnlyList<ApplicationLine> Lines, long? Next);

/// <param name="CitizenName">Masked for whoever has nothing to do with it.</param>
/// <param name="By">The day of the clock that runs: telling, completing, or the matter itself.</param>
public sealed record ApplicationLine(string Number, string MatterName, string MatterNameEn, string CitizenName, string Section, string Handler, DateOnly ReceivedOn, ApplicationState State, ReceiptOutcome? Outcome, bool Deemed, DateOnly? By, Light? Light, int? DaysLeft);

public sealed class ListApplicationsHandler(OfficeBook book) : IHandle<ListApplications, ApplicationsListed>
{
    private const string Select = $"""
        SELECT a.*, e.citizen_name, t.due_on, t.state AS task_state FROM applications a JOIN enquiries e ON e.id = a.enquiry_id LEFT JOIN tasks t ON t.id = a.task_id
        WHERE {Applications.InSight}
        """;

    private const string ByState = " AND a.state = @State";
    private const string ByMatter = " AND a.matter_type_id = @MatterTypeId";
    private const string OnlyMine = " AND a.handler_id = @Me";
    private const string OnlyRunning = " AND (a.state IN ('Received', 'Checked', 'NoticeOut') OR (a.state = 'Accepted' AND t.state IN ('Open', 'Paused')))";
    private const string Since = " AND a.received_on >= @From";
    private const string Until = " AND a.received_on <= @To";
    private const string ByNumber = " AND a.number LIKE @Like";
    private const string ByName = " AND e.citizen_name LIKE @Like";
    private const string OfStates = " AND a.state IN @States";
    private const string OfMatters = " AND a.matter_type_id IN @Matters";
    private const string NewestFirst = " AND a.id < @Before ORDER BY a.id DESC LIMIT @Limit";
    private const string OldestFirst = " AND a.id > @Before ORDER BY a.id LIMIT @Limit";

    public async Task<Outcome<ApplicationsListed>> Handle(ListApplications m, Db db)
    {
        var office = await book.Open(db.Ct);
        var take = Math.Clamp(m.Take, 1, 1000);
        var text = HalfWidth.Of(m.Text.Trim());
        var number = text.Length > 0 && char.IsAscii(text[0]);
        var sql = string.Concat(Select, (m.State is null ? "" : ByState) + (m.MatterTypeId is null ? "" : ByMatter) + (m.Mine ? OnlyMine : "") + (m.Running ? OnlyRunning : ""),
            (m.From is null ? "" : Since) + (m.To is null ? "" : Until) + (text.Length == 0 ? "" : number ? ByNumber : ByName) + (m.States is { Count: > 0 } ? OfStates : "") + (m.MatterTypeIds is { Count: > 0 } ? OfMatters : ""), m.OldestFirst ? OldestFirst : NewestFirst);
        var rows = await db.Query<Row>(sql, db.InSight(new
        {
            SightDay = db.Today, Before = m.Before ?? (m.OldestFirst ? 0 : long.MaxValue), States = m.States?.Select(s => s.ToString()) ?? [], Matters = m.MatterTypeIds ?? [], State = m.State?.ToString(), m.MatterTypeId, m.From, m.To, Limit = take + 1,
            Like = text.Replace("%", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal) + "%",
        }));
        return new ApplicationsListed([.. rows.Take(take).Select(r => Line(db, office, r))], rows.Count > take ? rows[take - 1].Id : null);
    }

    private static ApplicationLine Line(Db db, OfficePage office, Row r)
    {
        var matter = office.Matters.GetValueOrDefault(r.MatterTypeId);
        var mine = r.HandlerId == db.Who.PersonId || db.Who.Led.Contains(r.SectionId);
        DateOnly? by = r.State switch
        {
            ApplicationState.Received or ApplicationState.Checked => r.NoticeDueOn, ApplicationState.NoticeOut => r.CompleteBy,
            ApplicationState.Accepted when r.TaskState is TaskState.Open or TaskState.Paused => r.DueOn, _ => null,
        };
        // the days for completing are the citizen's own: no light of the office
        Light? light = by is { } day && r.State is not ApplicationState.NoticeOut ? DeadlineRules.LightOf(day, db.Today, r.TaskState is TaskState.Paused, office.Calendar, office.YellowWithin) : null;
        return new ApplicationLine(r.Number, matter?.Name ?? "—", matter?.NameEn ?? "—", mine ? r.CitizenName : Masks.Name(r.CitizenName), office.SectionName(r.SectionId, db.Who.English), office.NameOf(r.HandlerId), r.ReceivedOn, r.State, r.Outcome, r.Deemed == 1, by,
            light, by is { } left ? DeadlineRules.WorkingDaysLeft(left, db.Today, office.Calendar) : null);
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public string Number { get; init; } = "";
        public long MatterTypeId { get; init; }
        public long SectionId { get; init; }
        public long HandlerId { get; init; }
        public DateOnly ReceivedOn { get; init; }
        public ApplicationState State { get; init; }
        public ReceiptOutcome? Outcome { get; init; }
        public DateOnly NoticeDueOn { get; init; }
        public DateOnly? CompleteBy { get; init; }
        public int Deemed { get; init; }
        public string CitizenName { get; init; } = "";
        public DateOnly? DueOn { get; init; }
        public TaskState? TaskState { get; init; }
    }
}
