using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Who decides a request: the seat, its holder, or the holder's deputy (GN-1, GN-2). Requests wait in one table until decided (GN-3).</summary>
public static class Deciders
{
    /// <summary>The condition under which a row of deputies is in force on @Today.</summary>
    internal const string DeputyToday = "ended = 0 AND from_day <= @Today AND to_day >= @Today";

    // whoever has left stands in for nobody
    private const string AtWork = "EXISTS (SELECT 1 FROM people dp WHERE dp.id = deputy_id AND dp.active = 1)";

    internal const string DeputiesToday = $"SELECT role, COALESCE(section_id, 0) AS section_id, principal_id, deputy_id FROM deputies WHERE {DeputyToday} AND {AtWork}";

    private const string HoldersOf = """
        SELECT DISTINCT a.person_id FROM grants g JOIN accounts a ON a.id = g.account_id AND a.disabled = 0
        JOIN people p ON p.id = a.person_id AND p.active = 1 WHERE g.role = @Role ORDER BY a.person_id
        """;

    private const string Insert = """
        INSERT INTO requests (id, kind, subject_id, asked_by, asked_at, asked_on, decider_id, decider_role, section_id, state)
        VALUES (@Id, @Kind, @SubjectId, @AskedBy, @Now, @Today, @DeciderId, @Role, @SectionId, 'Open')
        """;

    private const string Settle = """
        UPDATE requests SET state = @State, decided_at = @Now, decider_id = COALESCE(@By, decider_id), version = version + 1
        WHERE kind = @Kind AND subject_id = @SubjectId AND state = 'Open'
        """;

    /// <summary>Who holds a role that belongs to no section: the director, the clerks of the general office.</summary>
    public static Task<IReadOnlyList<long>> Holders(Db db, Roles role) => db.Query<long>(HoldersOf, new { Role = role.ToString() });

    private const string StandingIn = $"SELECT principal_id, deputy_id FROM deputies WHERE role = @Role AND {DeputyToday} AND {AtWork} ORDER BY id";

    /// <summary>Who stands in today for whom of those who hold a role that belongs to no section (GN-2).</summary>
    public static Task<IReadOnlyList<(long Principal, long Deputy)>> Deputies(Db db, Roles role) => db.Query<(long Principal, long Deputy)>(StandingIn, new { Role = role.ToString(), db.Today });

    /// <summary>Who is written to in a seat that belongs to no section: everybody who holds it, each with the deputy named for today.</summary>
    /// <remarks>GN-2, ES-5.</remarks>
    public static async Task<IReadOnlyList<long>> Reached(Db db, Roles role)
    {
        var holders = await Holders(db, role);
        return [.. holders.Concat((await Deputies(db, role)).Where(d => holders.Contains(d.Principal)).Select(d => d.Deputy)).Distinct()];
    }

    /// <summary>The seats above a section, with today's deputies.</summary>
    public static async Task<Chain> ChainOf(Db db, OfficePage office, long sectionId)
    {
        var section = office.Sections[sectionId];
        var deputies = await db.Query<DeputyRow>(DeputiesToday, new { db.Today });
        long? DeputyOf(Roles role, long? principal, long ofSection) => deputies.FirstOrDefault(d =>
            d.Role == role.ToString() && d.PrincipalId == principal && (d.SectionId == 0 || d.SectionId == ofSection))?.DeputyId;
        var director = await db.Find<long?>(HoldersOf, new { Role = nameof(Roles.Director) });
        var away = await Absences.Away(db);
        // a deputy named for today stands in because the holder is away; without one the holder decides, unless a recorded absence says otherwise
        Seat SeatOf(Level level, Roles role, long? person, long ofSection) => DeputyOf(role, person, ofSection) is { } deputy
            ? new Seat(level, person, Away: true, deputy, DeputyAway: away.Contains(deputy))
            : new Seat(level, person, Away: person is { } p && away.Contains(p));
        return new Chain([
            SeatOf(Level.Chief, Roles.Chief, section.ChiefId, sectionId),
            SeatOf(Level.Leader, Roles.Leader, section.LeaderId, sectionId),
            SeatOf(Level.Director, Roles.Director, director, 0),
        ]);
    }

    /// <summary>The first person at this level or above who is not the subject, and for whom they act.</summary>
    public static async Task<Decision?> Find(Db db, OfficePage office, long sectionId, long subject, Level from) =>
        DecisionRules.Decider(await ChainOf(db, office, sectionId), subject, from);

    /// <summary>The same where two are concerned, who asks and who answers: neither of them, nor anybody in their place.</summary>
    public static async Task<Decision?> Find(Db db, OfficePage office, long sectionId, long asks, long answers, Level from)
    {
        var chain = await ChainOf(db, office, sectionId);
        // the director's seat stays: the director's own matter is decided by the director's deputy
        var seats = chain.Seats.Where(s => s.Person != answers || s.Level is Level.Director).Select(s => s.Deputy == answers ? s with { Deputy = null } : s);
        return DecisionRules.Decider(new Chain([.. seats]), asks, from) is { } decision && decision.Person != answers ? decision : null;
    }

    /// <summary>Who is told of what concerns a seat: whoever acts in it now, and its holder who has a deputy but is not away; where nobody acts, the holder.</summary>
    /// <param name="subject">Whose matter it is: they are not told as their own chief; 0 for nobody's.</param>
    /// <remarks>GN-1, GN-2.</remarks>
    public static async Task<IReadOnlyList<long>> Acting(Db db, OfficePage office, long sectionId, long subject, Level from) =>
        await Acting(db, await ChainOf(db, office, sectionId), subject, from);

    /// <summary>The same with the seats at hand.</summary>
    public static async Task<IReadOnlyList<long>> Acting(Db db, Chain chain, long subject, Level from)
    {
        var holder = chain.Seats.Where(s => s.Level >= from && s.Person is not null && s.Person != subject).OrderBy(s => s.Level).FirstOrDefault()?.Person;
        if (DecisionRules.Decider(chain, subject, from) is not { } acting) return holder is { } only ? [only] : [];
        var there = holder is { } h && acting.ForPerson == h && !(await Absences.Away(db)).Contains(h);
        return there ? [holder!.Value, acting.Person] : [acting.Person];
    }

    /// <summary>Puts a request before somebody; what is not decided is not forgotten (GN-3).</summary>
    public static Task Ask(Db db, string kind, long subjectId, long deciderId, Roles role, long sectionId) => db.Execute(Insert, new
    {
        Id = db.NewId(), Kind = kind, SubjectId = subjectId, AskedBy = db.Who.PersonId, db.Now, db.Today, DeciderId = deciderId, Role = role.ToString(), SectionId = sectionId,
    });

    /// <summary>The request has its decision (or lapsed); nobody is reminded of it any more. Whoever decided is kept as its decider.</summary>
    public static Task Close(Db db, string kind, long subjectId, bool lapsed = false) =>
        db.Execute(Settle, new { Kind = kind, SubjectId = subjectId, State = lapsed ? "Lapsed" : "Decided", db.Now, By = lapsed ? null : (long?)db.Who.PersonId });

    private sealed record DeputyRow
    {
        public string Role { get; init; } = "";
        public long SectionId { get; init; }
        public long PrincipalId { get; init; }
        public long DeputyId { get; init; }
    }
}
