using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>One fact of a person's period.</summary>
/// <param name="Key">What it is; one word.</param>
/// <param name="Of">Of how many; null when it is a plain number.</param>
/// <param name="Bad">Something that should be 0 and is not.</param>
/// <param name="Href">Where the records behind it are; empty where the asker sees none of them.</param>
public sealed record Fact(string Key, string Zh, string En, int Count, int? Of, bool Bad, string Href);

/// <summary>
/// What the office knows of a person's work in a period, beside an appraisal (AP-8). Every table that has something to say of
/// people is read here and nowhere else; the facts score nothing by themselves. What somebody is charged with counts after they were heard and it was
/// confirmed, a measure after its service, and neither when it was lifted on appeal (BR-1, BR-3).
/// </summary>
public static class PersonFacts
{
    private const string Count = $"""
        SELECT
            (SELECT COUNT(*) FROM {FactRows.Finished}) AS finished,
            (SELECT COUNT(*) FROM {FactRows.Late}) AS late,
            (SELECT COUNT(*) FROM {FactRows.Overdue}) AS overdue,
            (SELECT COUNT(*) FROM {FactRows.Enquiries}) AS enquiries,
            (SELECT COUNT(*) FROM {FactRows.Enquiries} AND {FactRows.Answered}) AS answered,
            (SELECT COUNT(*) FROM {FactRows.Transfers}) AS transfers,
            (SELECT COUNT(*) FROM {FactRows.Transfers} AND {FactRows.TakenUp}) AS taken,
            (SELECT COUNT(*) FROM {FactRows.Confirmed}) AS confirmed,
            (SELECT COUNT(*) FROM {FactRows.Yellow}) AS yellow,
            (SELECT COUNT(*) FROM {FactRows.Red}) AS red,
            (SELECT COUNT(*) FROM {FactRows.LateReturns}) AS late_returns,
            (SELECT COUNT(*) FROM {FactRows.Measures}) AS measures,
            (SELECT COUNT(DISTINCT x.id) FROM complaints x JOIN complaint_subjects y ON y.complaint_id = x.id WHERE y.person_id = @Person AND x.finding IN ('Substantiated', 'Partly') AND x.state IN ('Replied', 'Filed') AND x.found_on >= @From AND x.found_on <= @To
                AND EXISTS (SELECT 1 FROM breaches h WHERE h.fact = CONCAT('complaint:', x.id, ':', y.person_id) AND (h.state = 'Confirmed' OR (h.state = 'Merged'
                    AND EXISTS (SELECT 1 FROM breach_files f JOIN breaches g ON g.id = f.merged_into WHERE f.breach_id = h.id AND g.state = 'Confirmed')))
                    AND NOT EXISTS (SELECT 1 FROM measures l WHERE l.breach_id = h.id AND l.state = 'Lifted'))) AS complaints,
            (SELECT COUNT(*) FROM {FactRows.Absences}) AS absences,
            (SELECT COUNT(*) FROM {FactRows.Trainings}) AS trainings
        """;

    /// <summary>What the queries of facts are asked with.</summary>
    internal static object Period(Db db, long person, DateOnly from, DateOnly to) => new
    {
        Person = person, From = from, To = to, db.Today, Since = OfficeClock.Midnight(from), Until = OfficeClock.Midnight(to.AddDays(1)),
    };

    /// <summary>The facts of a person from the first to the last day.</summary>
    /// <param name="page">The address under which the records behind each of them are shown.</param>
    public static async Task<IReadOnlyList<Fact>> Of(Db db, OfficePage office, long person, DateOnly from, DateOnly to, string page)
    {
        var c = await db.One<Counts>(Count, Period(db, person, from, to));
        var section = office.People.TryGetValue(person, out var p) ? p.SectionId : 0;
        var sees = db.Who.Is(Roles.Director | Roles.GeneralOffice) || db.Who.Led.Contains(section) || db.Who.InCharge.Contains(section) || (db.Who.Is(Roles.Staff) && db.Who.SectionId == section);
        var reports = db.Who.Is(Roles.Director | Roles.Discipline) || db.Who.Led.Contains(section) || db.Who.InCharge.Contains(section);
        var own = db.Who.PersonId == person;
        var inspects = db.Who.Is(Roles.Appraisal | Roles.GeneralOffice);
        // whoever may open a fact finds exactly the records that were counted
        string Opens(bool may, string key) => may ? $"{page}/{key}" : "";
        // ES-6: whether cards stand beside an appraisal is for the office to say
        Fact[] Cards() => [new("yellow", "黄牌", "Yellow cards", c.Yellow, null, c.Yellow > 0, Opens(reports, "yellow")), new("red", "红牌", "Red cards", c.Red, null, c.Red > 0, Opens(reports, "red"))];
        var cards = office.Settings.Flag(Settings.CardsAmongFacts) ? Cards() : [];
        return
        [
            new("tasks", "限时事项按时办结", "Tasks finished in time", c.Finished - c.Late, c.Finished, false, Opens(sees, "tasks")),
            new("late", "超期办结", "Finished late", c.Late, null, c.Late > 0, Opens(reports, "late")),
            new("overdue", "现在超期未办结", "Overdue now", c.Overdue, null, c.Overdue > 0, Opens(sees, "overdue")),
            new("enquiries", "首问登记已答复", "Enquiries answered", c.Answered, c.Enquiries, false, Opens(own || sees, "enquiries")),
            new("transfers", "按时接转", "Transfers taken up in time", c.Taken, c.Transfers, false, Opens(own || sees, "transfers")),
            new("breaches", "违规（已确认）", "Breaches confirmed", c.Confirmed, null, c.Confirmed > 0, Opens(own || reports, "breaches")),
            new("measures", "处理措施", "Measures", c.Measures, null, c.Measures > 0, Opens(own || reports, "measures")),
            // before the person was heard and the breach confirmed nothing tells that there is a case (BR-1, CP-2), and a case opens to its handler only
            new("complaints", "投诉查实", "Complaints substantiated", c.Complaints, null, c.Complaints > 0, ""),
            .. cards,
            new("lateReturns", "迟归", "Late returns", c.LateReturns, null, c.LateReturns > 0, Opens(own || reports || inspects, "lateReturns")),
            new("absences", "离岗次数", "Absences", c.Absences, null, false, Opens(own || reports || inspects, "absences")),
            new("trainings", "参加学习培训", "Trainings attended", c.Trainings, null, false, Opens(own || sees, "trainings")),
        ];
    }

    private const string Away = """
        SELECT person_id, kind, state, from_at, to_at, returned_at, minutes, days100 FROM absences
        WHERE state IN ('Started', 'Extended', 'Returned') AND from_at < @Until AND (state <> 'Returned' OR returned_at >= @Since)
        """;

    /// <summary>Absences that count for the six-month rule: sick, private, study or another stay not sent by the unit (AP-9).</summary>
    public static async Task<IReadOnlyList<(long Person, AwaySpell Spell)>> LongAbsences(Db db, OfficePage office, DateOnly from, DateOnly to)
    {
        var rows = await db.Query<AbsenceRow>(Away, new { Since = OfficeClock.Midnight(from), Until = OfficeClock.Midnight(to.AddDays(1)) });
        return [.. rows.Where(a => AbsenceRules.CountsForSixMonths(a.Kind)).Select(a => (a.PersonId, SpellOf(office, a, db.Now)))];
    }

    /// <summary>An absence as it counts: until the return; while somebody is away until the expected return, or today where that is past.</summary>
    /// <remarks>AP-9.</remarks>
    public static AwaySpell SpellOf(OfficePage office, AbsenceRow a, DateTimeOffset now)
    {
        var first = OfficeClock.Day(a.FromAt);
        var last = a.ReturnedAt ?? (a.ToAt > now ? a.ToAt : now);
        var short100 = a.Days100 < 100 && (a.ReturnedAt is not null || a.ToAt > now);
        return new AwaySpell(first, OfficeClock.Day(last), short100 ? Math.Max(1, a.Minutes) : 0, office.HoursOn(first).MinutesPerDay);
    }

    private const string Integrity = """
        SELECT b.person_id, b.section_id FROM breaches b WHERE b.state = 'Confirmed' AND b.kind = 'Integrity' AND b.proposed_on >= @From AND b.proposed_on <= @To
          AND NOT EXISTS (SELECT 1 FROM measures m WHERE m.breach_id = b.id AND m.state = 'Lifted')
        """;

    /// <summary>Who may not be put forward for an award in a year, and members of which sections: by a measure (BR-2), or by a substantiated integrity breach before any measure (AP-11).</summary>
    public static async Task<(IReadOnlySet<long> People, IReadOnlySet<long> Sections)> Barred(Db db, int year)
    {
        var measures = await AwardBars.Of(db, year);
        var breaches = await db.Query<(long PersonId, long SectionId)>(Integrity, new { From = new DateOnly(year, 1, 1), To = new DateOnly(year, 12, 31) });
        return (breaches.Select(b => b.PersonId).Concat(measures.People).ToHashSet(), breaches.Select(b => b.SectionId).Concat(measures.Sections).ToHashSet());
    }

    private sealed record Counts
    {
        public int Finished { get; init; }
        public int Late { get; init; }
        public int Overdue { get; init; }
        public int Enquiries { get; init; }
        public int Answered { get; init; }
        public int Transfers { get; init; }
        public int Taken { get; init; }
        public int Confirmed { get; init; }
        public int Yellow { get; init; }
        public int Red { get; init; }
        public int LateReturns { get; init; }
        public int Measures { get; init; }
        public int Complaints { get; init; }
        public int Absences { get; init; }
        public int Trainings { get; init; }
    }
}
