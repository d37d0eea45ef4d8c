using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>One record behind a fact.</summary>
/// <param name="Day">When it was finished, given, decided, begun.</param>
/// <param name="Bad">One that should not be there: finished late, for example.</param>
/// <param name="Href">Where it opens; whoever may not see it there is told so there.</param>
public sealed record FactRecord(DateOnly Day, string Zh, string En, bool Bad, string Href);

/// <summary>
/// What each fact counts, said once: the figure beside an appraisal and the records behind it are of the same rows, so that who counts
/// them comes to the figure (AP-8).
/// </summary>
internal static class FactRows
{
    public const string Finished = "tasks t WHERE t.answering_id = @Person AND t.state IN ('Done', 'Reported') AND t.done_on >= @From AND t.done_on <= @To";
    public const string Late = $"{Finished} AND t.late = 1";
    public const string Overdue = "tasks t WHERE t.answering_id = @Person AND t.state = 'Open' AND t.due_on < @Today";
    public const string Enquiries = "enquiries e WHERE e.first_contact_id = @Person AND e.received_at >= @Since AND e.received_at < @Until";
    public const string Answered = "e.state IN ('Answered', 'Closed')";
    public const string Transfers = "transfers x JOIN tasks t ON t.id = x.id WHERE x.to_id = @Person AND t.due_on >= @From AND t.due_on <= @To";
    public const string TakenUp = "t.late = 0 AND t.state IN ('Done', 'Reported')";
    public const string Confirmed = "breaches b WHERE b.person_id = @Person AND b.proposed_on >= @From AND b.proposed_on <= @To AND b.state = 'Confirmed' AND NOT EXISTS (SELECT 1 FROM measures l WHERE l.breach_id = b.id AND l.state = 'Lifted')";
    public const string Yellow = "cards c WHERE c.person_id = @Person AND c.given_on >= @From AND c.given_on <= @To AND c.taken_back_on IS NULL AND c.colour = 'Yellow'";
    public const string Red = "cards c WHERE c.person_id = @Person AND c.given_on >= @From AND c.given_on <= @To AND c.taken_back_on IS NULL AND c.colour = 'Red'";
    public const string LateReturns = "absences a WHERE a.person_id = @Person AND a.returned_at >= @Since AND a.returned_at < @Until AND a.late_minutes > 0";
    public const string Measures = "measures m WHERE m.person_id = @Person AND m.decided_on >= @From AND m.decided_on <= @To AND m.state IN ('Served', 'Appealed', 'Upheld', 'Changed', 'Expired')";
    public const string Absences = "absences a WHERE a.person_id = @Person AND a.state IN ('Started', 'Extended', 'Returned') AND a.from_at >= @Since AND a.from_at < @Until";
    public const string Trainings = "training_attendance k JOIN trainings g ON g.id = k.training_id WHERE k.person_id = @Person AND g.held_on >= @From AND g.held_on <= @To";
}

/// <summary>The records behind a person's facts.</summary>
public static class PersonFactRecords
{
    /// <summary>More than that are not listed; the page says so.</summary>
    public const int Most = 500;

    private const string OfTasks = "SELECT t.done_on AS day, t.id, t.number AS number, t.title AS what, t.late AS bad FROM";
    private const string OfCards = "SELECT c.given_on AS day, c.id, k.number AS number, k.title AS what, 1 AS bad FROM (SELECT c.* FROM";
    private const string OfAbsences = "SELECT a.from_at AS at, a.id, COALESCE(a.number, '') AS number, '' AS what, CASE WHEN a.late_minutes > 0 THEN 1 ELSE 0 END AS bad FROM";
    private const string Newest = "ORDER BY 1 DESC, 2 DESC LIMIT 501";

    private const string Finished = $"{OfTasks} {FactRows.Finished} {Newest}";
    private const string Late = $"{OfTasks} {FactRows.Late} {Newest}";
    private const string Overdue = $"SELECT t.due_on AS day, t.id, t.number AS number, t.title AS what, 1 AS bad FROM {FactRows.Overdue} {Newest}";
    private const string Enquiries = $"SELECT e.received_at AS at, e.id, e.number AS number, '' AS what, CASE WHEN {FactRows.Answered} THEN 0 ELSE 1 END AS bad FROM {FactRows.Enquiries} {Newest}";
    private const string Transfers = $"SELECT t.due_on AS day, t.id, t.number AS number, t.title AS what, CASE WHEN {FactRows.TakenUp} THEN 0 ELSE 1 END AS bad FROM {FactRows.Transfers} {Newest}";
    private const string Confirmed = $"SELECT b.proposed_on AS day, b.id, '' AS number, b.kind AS what, 1 AS bad FROM {FactRows.Confirmed} {Newest}";
    private const string Yellow = $"{OfCards} {FactRows.Yellow}) c JOIN tasks k ON k.id = c.task_id {Newest}";
    private const string Red = $"{OfCards} {FactRows.Red}) c JOIN tasks k ON k.id = c.task_id {Newest}";
    private const string LateReturns = $"{OfAbsences} {FactRows.LateReturns} {Newest}";
    private const string Measures = $"SELECT m.decided_on AS day, m.id, '' AS number, m.kind AS what, 1 AS bad, m.breach_id AS about FROM {FactRows.Measures} {Newest}";
    private const string Absences = $"{OfAbsences} {FactRows.Absences} {Newest}";
    private const string Trainings = $"SELECT g.held_on AS day, g.id, '' AS number, g.topic AS what, 0 AS bad FROM {FactRows.Trainings} {Newest}";

    /// <summary>Newest first, one more than <see cref="Most"/> where there are more; for whom the fact itself opens (<see cref="Fact.Href"/>).</summary>
    public static async Task<IReadOnlyList<FactRecord>> Of(Db db, string key, long person, DateOnly from, DateOnly to)
    {
        var sql = key switch
        {
            "tasks" => Finished, "late" => Late, "overdue" => Overdue, "enquiries" => Enquiries, "transfers" => Transfers, "breaches" => Confirmed, "yellow" => Yellow, "red" => Red, "lateReturns" => LateReturns, "measures" => Measures, "absences" => Absences, "trainings" => Trainings, _ => "",
        };
        return sql.Length == 0 ? [] : [.. (await db.Query<Row>(sql, PersonFacts.Period(db, person, from, to))).Select(r => Shown(key, r))];
    }

    private static FactRecord Shown(string key, Row r)
    {
        var day = r.Day ?? OfficeClock.Day(r.At ?? default);
        FactRecord As(string zh, string en, string href) => new(day, zh, en, r.Bad == 1, href);
        return key switch
        {
            "breaches" when Enum.TryParse<BreachKind>(r.What, out var kind) => As(kind.Zh(), kind.En(), $"/breaches/{r.Id}"),
            "measures" when Enum.TryParse<MeasureKind>(r.What, out var kind) => As(kind.Zh(), kind.En(), $"/breaches/{r.About}"),
            "absences" or "lateReturns" => As($"离岗 {r.Number}".TrimEnd(), $"Absence {r.Number}".TrimEnd(), $"/absence/{r.Id}"),
            "enquiries" => As(r.Number, r.Number, $"/e/{r.Number}"),
            "trainings" => As(r.What, r.What, $"/training?year={day.Year}"),
            _ => As($"{r.Number} {r.What}".TrimEnd(), $"{r.Number} {r.What}".TrimEnd(), $"/t/{r.Number}"),
        };
    }

    private sealed record Row
    {
        public DateOnly? Day { get; init; }
        public DateTimeOffset? At { get; init; }
        public long Id { get; init; }
        public string Number { get; init; } = "";
        public string What { get; init; } = "";
        public int Bad { get; init; }
        public long About { get; init; }
    }
}
