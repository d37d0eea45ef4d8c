using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>An absence, as it stands in the table (AB).</summary>
public record AbsenceRow
{
    public long Id { get; init; }

    /// <summary>LD2026-12; empty for a draft.</summary>
    public string Number { get; init; } = "";

    public long PersonId { get; init; }
    public long SectionId { get; init; }
    public AbsenceKind Kind { get; init; }

    /// <summary>Seen by the person, the approvers and the general office only (AB-9).</summary>
    public string Reason { get; init; } = "";

    /// <summary>Where the person is reached meanwhile.</summary>
    public string Phone { get; init; } = "";

    public DateTimeOffset FromAt { get; init; }

    /// <summary>The expected return now in force.</summary>
    public DateTimeOffset ToAt { get; init; }

    /// <summary>The return expected at first.</summary>
    public DateTimeOffset FirstToAt { get; init; }

    /// <summary>Office minutes from start to expected, in the end to real return (AB-5).</summary>
    public int Minutes { get; init; }

    /// <summary>The same in hundredths of an office day.</summary>
    public int Days100 { get; init; }

    public AbsencePath Path { get; init; }
    public int Sudden { get; init; }

    /// <summary>Recorded or approved later than the rule wants; no breach by itself.</summary>
    public int Late { get; init; }

    public AbsenceState State { get; init; }
    public AbsenceApproval Approval { get; init; }
    public long EnteredBy { get; init; }
    public DateTimeOffset EnteredAt { get; init; }
    public DateTimeOffset? AskedAt { get; init; }
    public string DeciderRole { get; init; } = "";
    public long? DecidedBy { get; init; }
    public long? DecidedFor { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string Decision { get; init; } = "";

    /// <summary>Why it was approved although nobody of the section is left and not all are away on duty (AB-6).</summary>
    public string EmptyWhy { get; init; } = "";

    /// <summary>Sudden illness: the day by whose end cover, approval and filing follow (AB-3).</summary>
    public DateOnly? FollowBy { get; init; }

    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? ReturnedAt { get; init; }
    public long? ReturnedBy { get; init; }

    /// <summary>Office minutes by which the return was late (AB-7).</summary>
    public int LateMinutes { get; init; }

    public int Version { get; init; }

    /// <summary>Gone and not yet back.</summary>
    public bool Running => State is AbsenceState.Started or AbsenceState.Extended;

    /// <summary>It keeps its place in the plans: approved, or under way.</summary>
    public bool Stands => Running || State is AbsenceState.Approved;
}

/// <summary>A time in which somebody is away.</summary>
public sealed record AwaySpan
{
    public long AbsenceId { get; init; }
    public long PersonId { get; init; }
    public long SectionId { get; init; }
    public AbsenceKind Kind { get; init; }
    public AbsenceState State { get; init; }
    public DateTimeOffset FromAt { get; init; }

    /// <summary>The expected return; somebody who is late is still away after it.</summary>
    public DateTimeOffset ToAt { get; init; }
}

/// <summary>
/// Who is away. Asked by everything that looks for somebody present: the responsible person of a matter (FC-3), deciders
/// (GN-2), letters (ES-5), covers (CV-2), boards (AB-9). Away now is whoever has started and not returned; away in a time to
/// come is whoever has an approved absence in it. What is only asked for keeps nobody away, but nobody who asks is proposed as a
/// cover meanwhile, and whoever decides is told.
/// </summary>
/// <remarks>
/// The notice, its approval, return, sections left empty and the boards belong to Features/AbsenceNotices; covers, handover lists and
/// the moving of responsibilities to Features/Cover, which fills <see cref="Covers"/>.
/// </remarks>
public static class Absences
{
    /// <summary>The condition under which an absence (alias a) with its reason is in sight; needs the parameters of <see cref="Db.InSight"/>.</summary>
    /// <remarks>AB-9: the person, whoever entered it, the approvers and the general office.</remarks>
    public const string InSight = """
        (@All = 1 OR a.person_id = @Me OR a.entered_by = @Me OR a.section_id IN @Sections
         OR EXISTS (SELECT 1 FROM requests ar WHERE ar.kind = 'Absence' AND ar.subject_id = a.id AND ar.decider_id = @Me)
         OR EXISTS (SELECT 1 FROM absence_extensions ax JOIN requests axr ON axr.kind = 'LaterReturn' AND axr.subject_id = ax.id AND axr.decider_id = @Me WHERE ax.absence_id = a.id))
        """;

    private const string Load = $"SELECT a.* FROM absences a WHERE a.id = @Id AND {InSight}";

    private const string Begun = "SELECT person_id, from_at, to_at FROM absences WHERE state IN ('Started', 'Extended')";

    private const string Period = """
        SELECT id AS absence_id, person_id, section_id, kind, state, from_at, to_at FROM absences
        WHERE state IN ('Approved', 'Started', 'Extended') AND from_at < @To AND (to_at > @From OR (state <> 'Approved' AND @From <= @Now))
        """;

    private const string InPeriod = $"{Period} ORDER BY from_at, id";

    /// <summary>Every time some people (@People) are or will be away that touches a period (@From, @To), looked at @Now.</summary>
    public const string OfPeople = $"{Period} AND person_id IN @People ORDER BY from_at, id";

    /// <summary>Those of some people (@People) who have asked to be away, or to return later, in a period (@From, @To), and wait for the decision; the absence looked at (@Id) does not count.</summary>
    public const string AskedOfPeople = """
        SELECT person_id FROM absences WHERE state = 'Asked' AND from_at < @To AND to_at > @From AND person_id IN @People AND id <> @Id
        UNION SELECT a.person_id FROM absence_extensions x JOIN absences a ON a.id = x.absence_id
        WHERE x.state = 'Asked' AND a.state IN ('Approved', 'Started', 'Extended') AND a.from_at < @To AND x.new_to_at > @From AND a.person_id IN @People AND a.id <> @Id
        """;

    private const string Write = """
        INSERT INTO absence_acts (id, absence_id, at, person_id, for_id, kind, zh, en, note)
        VALUES (@Id, @AbsenceId, @At, @PersonId, @ForId, @Kind, @Zh, @En, @Note)
        """;

    /// <summary>The absence of an id, if it is in sight; null when there is none or it is not.</summary>
    public static Task<AbsenceRow?> Find(Db db, long id) => db.Find<AbsenceRow>(Load, db.InSight(new { Id = id }));

    /// <summary>Everybody who is away at the instant of the message.</summary>
    public static async Task<IReadOnlySet<long>> Away(Db db) => (await GoneNow(db)).Select(g => g.PersonId).ToHashSet();

    /// <summary>Everybody who is away at the instant of the message, each with the expected return.</summary>
    public static async Task<IReadOnlyDictionary<long, DateTimeOffset>> AwayUntil(Db db) =>
        (await GoneNow(db)).GroupBy(g => g.PersonId).ToDictionary(g => g.Key, g => g.Max(a => a.ToAt));

    private static async Task<IEnumerable<Gone>> GoneNow(Db db) => (await db.Remembered(Begun, () => db.Query<Gone>(Begun))).Where(g => g.FromAt <= db.Now);

    /// <summary>Every time somebody is or will be away that touches a period, the earliest first.</summary>
    public static Task<IReadOnlyList<AwaySpan>> In(Db db, DateTimeOffset from, DateTimeOffset to) =>
        db.Query<AwaySpan>(InPeriod, new { From = from, To = to, db.Now });

    /// <summary>The same for some people.</summary>
    public static async Task<IReadOnlyList<AwaySpan>> In(Db db, DateTimeOffset from, DateTimeOffset to, IReadOnlyCollection<long> people) =>
        people.Count == 0 ? [] : await db.Query<AwaySpan>(OfPeople, new { From = from, To = to, db.Now, People = people });

    /// <summary>The office time between two instants (AB-5).</summary>
    public static AbsenceLength LengthOf(OfficePage office, DateTimeOffset from, DateTimeOffset to) =>
        AbsenceLength.Between(OfficeClock.Wall(from), OfficeClock.Wall(to), office.Calendar, office.HoursOn);

    /// <summary>Somebody who went and has not come back.</summary>
    private sealed record Gone
    {
        public long PersonId { get; init; }
        public DateTimeOffset FromAt { get; init; }
        public DateTimeOffset ToAt { get; init; }
    }

    /// <summary>A line of the absence's story; the acts of its covers stand there too.</summary>
    /// <param name="kind">One word: Asked, Approved, Refused, Started, Returned, Late, Cover …</param>
    public static Task Note(Db db, long absenceId, string kind, string zh, string en, string note = "", long? forId = null) =>
        db.Execute(Write, new { Id = db.NewId(), AbsenceId = absenceId, At = db.Now, db.Who.PersonId, ForId = forId, Kind = kind, Zh = zh, En = en, Note = note });
}
