using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Discipline;

/// <summary>Which figure of the report is opened.</summary>
public enum OverdueKind
{
    /// <summary>Overdue now.</summary>
    Overdue,

    /// <summary>Finished late in the month.</summary>
    Late,

    /// <summary>Yellow cards given in the month.</summary>
    YellowCard,

    /// <summary>Red cards given in the month.</summary>
    RedCard,

    /// <summary>Breaches proposed and not decided.</summary>
    Breach,
}

/// <summary>The records behind a figure of <see cref="OverdueReport"/>, oldest first. No citizen's data.</summary>
/// <param name="Age">Only for <see cref="OverdueKind.Overdue"/>: one step of ageing.</param>
/// <param name="AfterDay">With <paramref name="AfterId"/>: the last record of the page before.</param>
/// <param name="Take">Records a page, 1 to 500.</param>
/// <remarks>RP-7.</remarks>
[Access(Discipline = Reach.All, Director = Reach.All, Leader = Reach.Division, Chief = Reach.Section)]
public sealed record OverdueRecords(
    OverdueKind Kind, long? SectionId = null, long? PersonId = null, [property: Text(7)] string Month = "", OverdueAge? Age = null,
    DateOnly? AfterDay = null, long AfterId = 0, int Take = 50) : IQuery<OverduePage>;

/// <summary>A page of records.</summary>
/// <param name="More">Whether there are more after the last one.</param>
public sealed record OverduePage(DateOnly Today, string Month, IReadOnlyList<OverdueRecord> Records, bool More);

/// <summary>One record.</summary>
/// <param name="Day">What it is ordered by: due date, day finished or reported, day of the card, day proposed.</param>
/// <param name="Id">Tells records of a day apart.</param>
/// <param name="Number">The task.</param>
/// <param name="What">The matter; of a task that is of no matter its title.</param>
/// <param name="DoneOn">The day the clock stopped: finished, or reported where a report is due (DL-8); null while it runs.</param>
/// <param name="ToReport">Finished, and its result still to be reported.</param>
/// <param name="WorkingDays">How late it was when finished, or is now.</param>
public sealed record OverdueRecord(
    DateOnly Day, long Id, string Number, TaskKind Task, string What, string WhatEn, string Section, string SectionEn, string Person,
    DateOnly DueOn, DateOnly? DoneOn, int WorkingDays, bool ToReport);

public sealed class OverdueRecordsHandler(OfficeBook book) : IHandle<OverdueRecords, OverduePage>
{
    private const string Task = "t.number, t.title, t.kind, t.source, t.matter_type_id, t.due_on, t.done_on, t.reported_at, t.late_days";
    private const string TaskOf = "k.number, k.title, k.kind, k.source, k.matter_type_id, t.due_on, k.done_on, k.reported_at, k.late_days";

    private const string Overdue = $"""
        SELECT t.due_on AS day, t.id, t.section_id, t.answering_id AS person_id, {Task}
        FROM (SELECT t.id FROM tasks t WHERE t.state = 'Open' AND t.due_on >= @DueFrom AND t.due_on <= @DueTo
              UNION ALL SELECT t.id FROM tasks t WHERE {Tasks.Unreported} AND t.kind IN @ReportedKinds AND t.due_on >= @DueFrom AND t.due_on <= @DueTo) f
        JOIN tasks t ON t.id = f.id
        WHERE {Scope.OfTasks} AND (t.due_on > @AfterDay OR (t.due_on = @AfterDay AND t.id > @AfterId))
        ORDER BY t.due_on, t.id LIMIT @Limit
        """;

    private const string Late = $"""
        SELECT f.day, t.id, {Scope.SectionOnDueDay} AS section_id, {Scope.PersonOnDueDay} AS person_id, {Task}
        FROM {Scope.ClosedInPeriod} f JOIN tasks t ON t.id = f.id {Scope.WhoAnsweredOnDueDay}
        WHERE t.late = 1 AND {Scope.OfDueDay} AND (f.day > @AfterDay OR (f.day = @AfterDay AND t.id > @AfterId))
        ORDER BY f.day, t.id LIMIT @Limit
        """;

    private const string Cards = $"""
        SELECT t.given_on AS day, t.id, t.section_id, t.person_id, {TaskOf}
        FROM cards t JOIN tasks k ON k.id = t.task_id
        WHERE t.colour = @Colour AND t.given_on >= @From AND t.given_on <= @To AND t.taken_back_on IS NULL AND {Scope.OfPersons}
          AND (t.given_on > @AfterDay OR (t.given_on = @AfterDay AND t.id > @AfterId))
        ORDER BY t.given_on, t.id LIMIT @Limit
        """;

    private const string Breaches = $"""
        SELECT t.proposed_on AS day, t.id, t.section_id, t.person_id, {TaskOf}
        FROM breaches t JOIN tasks k ON k.id = t.task_id
        WHERE {Scope.OfProposed}
          AND (t.proposed_on > @AfterDay OR (t.proposed_on = @AfterDay AND t.id > @AfterId))
        ORDER BY t.proposed_on, t.id LIMIT @Limit
        """;

    public async Task<Outcome<OverduePage>> Handle(OverdueRecords m, Db db)
    {
        var read = ReportRules.MonthOf(m.Month.Trim(), db.Today);
        if (read is not Done<Month> { Value: var month }) return ((Refused<Month>)read).Why;
        if (ReportRules.NotAPage(m.Take) is { } why) return why;
        var office = await book.Open(db.Ct);
        var (dueFrom, dueTo) = ReportRules.DueDatesOf(m.Age, db.Today, office.Calendar);
        var rows = await db.Query<Row>(SqlOf(m.Kind), Scope.Args(db, m.SectionId, m.PersonId, month, new
        {
            DueFrom = dueFrom, DueTo = dueTo, Colour = m.Kind == OverdueKind.RedCard ? "Red" : "Yellow",
            AfterDay = m.AfterDay ?? DateOnly.MinValue, m.AfterId, Limit = m.Take + 1,
        }));
        return new OverduePage(db.Today, month.ToString(), [.. rows.Take(m.Take).Select(r => r.Shown(office, db.Today))], rows.Count > m.Take);
    }

    private static string SqlOf(OverdueKind kind) => kind switch
    {
        OverdueKind.Overdue => Overdue,
        OverdueKind.Late => Late,
        OverdueKind.Breach => Breaches,
        _ => Cards,
    };

    private sealed record Row
    {
        public DateOnly Day { get; init; }
        public long Id { get; init; }
        public long SectionId { get; init; }
        public long PersonId { get; init; }
        public string Number { get; init; } = "";
        public string Title { get; init; } = "";
        public TaskKind Kind { get; init; }
        public TaskSource Source { get; init; }
        public long? MatterTypeId { get; init; }
        public DateOnly DueOn { get; init; }
        public DateOnly? DoneOn { get; init; }
        public DateTimeOffset? ReportedAt { get; init; }
        public int LateDays { get; init; }

        public OverdueRecord Shown(OfficePage office, DateOnly today)
        {
            var what = MatterTypeId is { } id && office.Matters.TryGetValue(id, out var matter) ? matter.Name : Title;
            var closed = TaskRules.CountsAsDoneOn(Source, DoneOn, ReportedAt is { } at ? OfficeClock.Day(at) : null);
            return new OverdueRecord(Day, Id, Number, Kind, what, office.TitleOf(what, english: true), office.SectionName(SectionId), office.SectionName(SectionId, english: true),
                office.NameOf(PersonId), DueOn, closed, closed is null ? office.Calendar.Between(DueOn, today) : LateDays, DoneOn is not null && closed is null);
        }
    }
}
