using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>
/// Requests about absences, covers, due dates, clocks, late records, transfers sent back and applications that lie before somebody who has gone meanwhile: they move to whoever acts now, the deputy or
/// the next level, and stay in the seat they were put to, so that its holder still finds them when back.
/// </summary>
/// <remarks>GN-2, GN-3: the days are counted from when it was asked.</remarks>
public static class Rerouting
{
    private const string Open = """
        SELECT r.id, r.kind, r.decider_id, r.decider_role, r.section_id, COALESCE(ab.person_id, ex.asked_by, tr.back_by, ck.asked_by, lx.asked_by, rf.handler_id, nt.given_by) AS person_id, t.answering_id AS other_id, cv.id AS cover_row, cv.cover_id
        FROM requests r LEFT JOIN covers cv ON cv.id = r.subject_id AND r.kind IN ('Cover', 'CoverFile') LEFT JOIN absence_extensions x ON x.id = r.subject_id AND r.kind = 'LaterReturn'
        LEFT JOIN absences ab ON ab.id = COALESCE(cv.absence_id, x.absence_id, r.subject_id) AND r.kind IN ('Absence', 'LaterReturn', 'Cover', 'CoverFile')
        LEFT JOIN extensions ex ON ex.id = r.subject_id AND r.kind IN ('Opinion', 'Extension') LEFT JOIN transfers tr ON tr.id = r.subject_id AND r.kind = 'SentBack'
        LEFT JOIN clock_acts ck ON ck.id = r.subject_id AND r.kind = 'Clock' LEFT JOIN late_records lx ON lx.id = r.subject_id AND r.kind = 'LateRecord' LEFT JOIN tasks t ON t.id = COALESCE(ck.task_id, lx.task_id)
        LEFT JOIN refusals rf ON rf.id = r.subject_id AND r.kind = 'Refusal' LEFT JOIN notices_once nt ON nt.id = r.subject_id AND r.kind = 'SecondNotice'
        WHERE r.state = 'Open' AND r.kind IN ('Absence', 'LaterReturn', 'Cover', 'CoverFile', 'Opinion', 'Extension', 'SentBack', 'Clock', 'LateRecord', 'Refusal', 'SecondNotice') AND (r.decider_id IN @Gone OR r.decider_id NOT IN @Seated) ORDER BY r.id LIMIT 200
        """;

    private const string Deputies = $"SELECT principal_id, deputy_id, CASE WHEN {Deciders.DeputyToday} THEN 1 ELSE 0 END AS acts FROM deputies";

    private const string Move = "UPDATE requests SET decider_id = @To, version = version + 1 WHERE id = @Id AND decider_id = @From AND state = 'Open'";

    /// <summary>What has to move, and to whom.</summary>
    public static async Task<IReadOnlyList<Moving>> Look(Db db, OfficePage office)
    {
        var deputies = await db.Query<(long Principal, long Deputy, long Acts)>(Deputies, new { db.Today });
        // a deputy whose time is over has gone as well, and so has whoever left the seat for good
        var gone = (await Absences.Away(db)).Concat(deputies.Select(d => d.Acts == 1 ? d.Principal : d.Deputy)).Distinct();
        var seated = office.Sections.Values.SelectMany(s => new[] { s.ChiefId, s.LeaderId }).OfType<long>().Concat(deputies.Where(d => d.Acts == 1).Select(d => d.Deputy))
            .Concat(await Deciders.Holders(db, Roles.Director)).Concat(await Deciders.Holders(db, Roles.GeneralOffice)).Distinct();
        var found = new List<Moving>();
        foreach (var r in await db.Query<Row>(Open, new { Gone = gone.DefaultIfEmpty(), Seated = seated.DefaultIfEmpty() }))
            if (await Now(db, office, r) is { } now && now != r.DeciderId) found.Add(new Moving(r.Id, r.DeciderId, now));
        return found;
    }

    /// <summary>Moves what was found; what was decided meanwhile stays.</summary>
    public static async Task Carry(Db db, IReadOnlyList<Moving> moving)
    {
        foreach (var m in moving) await db.Execute(Move, new { m.Id, m.From, m.To });
    }

    private static async Task<long?> Now(Db db, OfficePage office, Row r)
    {
        var cover = new CoverRow { Id = r.CoverRow ?? 0, CoverId = r.CoverId ?? 0, PersonId = r.PersonId, SectionId = r.SectionId };
        return r.Kind switch
        {
            CoverRequests.Filing => await CoverRequests.ClerkFor(db, office, cover),
            CoverRequests.Approval => DecisionRules.Decider(await CoverRequests.ChainOf(db, office, cover), r.PersonId, Level.Leader)?.Person,
            // a transfer is decided by whoever acts now, from the chief up, whoever it lay before
            "SentBack" => (await Deciders.Find(db, office, r.SectionId, r.PersonId, Level.Chief))?.Person,
            _ => (await Deciders.Find(db, office, r.SectionId, r.PersonId, r.OtherId ?? r.PersonId, Seats.LevelOf(r.DeciderRole)))?.Person,
        };
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public string Kind { get; init; } = "";
        public long DeciderId { get; init; }
        public Roles DeciderRole { get; init; }
        public long SectionId { get; init; }
        public long PersonId { get; init; }

        /// <summary>Who answers for the task, where somebody else may have asked.</summary>
        public long? OtherId { get; init; }

        public long? CoverRow { get; init; }
        public long? CoverId { get; init; }
    }
}

/// <summary>A request that moves from somebody who has gone to whoever acts now.</summary>
public sealed record Moving(long Id, long From, long To);
