using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Approvals;

/// <summary>A cover that waits for the asker's consent, approval or filing, with what the system checked.</summary>
/// <param name="Kind">CoverConsent, Cover or CoverFile.</param>
/// <param name="Unfit">Why the cover could not be named today; null while nothing stands against it (CV-2).</param>
/// <param name="For">For whom the asker acts; empty when in their own right (GN-2).</param>
public sealed record CoverToDecide(long Id, string Kind, long AbsenceId, string AbsenceNumber, string Person, string PostName, string PostNameEn, string Cover, string Fit, string FitEn, DateTimeOffset From, DateTimeOffset To, bool Sudden,
    bool Begun, Refusal? Unfit, int AbsentTasks, int CoverTasks, string ProposedBy, string Remark, DateTimeOffset? AnsweredAt, string DecidedBy, DateTimeOffset? DecidedAt, DateOnly AskedOn, int WaitedDays, string For, int Version);

/// <summary>Loads what waits for the asker of covers.</summary>
internal static class CoversToDecide
{
    private const string Load = $"""
        SELECT c.*, r.kind, r.asked_on, r.decider_role AS seat, a.number, a.from_at, a.to_at, a.sudden, a.started_at AS begun_at,
               (SELECT COUNT(*) FROM tasks t WHERE t.answering_id = c.person_id AND t.state IN ('Open', 'Paused')) AS absent_tasks,
               (SELECT COUNT(*) FROM tasks t WHERE t.answering_id = c.cover_id AND t.state IN ('Open', 'Paused')) AS cover_tasks
        FROM requests r JOIN covers c ON c.id = r.subject_id JOIN absences a ON a.id = c.absence_id
        WHERE r.kind IN ('CoverConsent', 'Cover', 'CoverFile') AND {AtHand.CoversBeforeMe}
        ORDER BY a.from_at, c.id LIMIT 200
        """;

    public static async Task<IReadOnlyList<CoverToDecide>> Of(Db db, OfficePage office)
    {
        var rows = await db.Query<Row>(Load, new { Me = db.Who.PersonId, InCharge = Db.Listed(db.Who.InCharge), Director = db.Who.Is(Roles.Director) ? 1 : 0, Office = db.Who.Is(Roles.GeneralOffice) ? 1 : 0 });
        var list = new List<CoverToDecide>();
        foreach (var c in rows)
        {
            var absence = (await Covers.Absence(db, c.AbsenceId))!;
            var filing = c.Kind == CoverRequests.Filing ? await CoverRequests.FilesFor(db, office, c) : default;
            if (filing.Why is not null) continue;
            var forId = c.Kind == CoverRequests.Filing ? filing.For : c.Kind == CoverRequests.Approval ? Seats.ForWhom(db.Who, office, c.Seat, c.Seat is Roles.Director ? 0 : c.SectionId) : null;
            list.Add(new CoverToDecide(c.Id, c.Kind, c.AbsenceId, c.Number, office.NameOf(c.PersonId), c.PostName(office), c.PostNameEn(office), office.NameOf(c.CoverId), c.Fitness(office).Zh, c.Fitness(office).En,
                c.FromAt, c.ToAt, c.Sudden == 1, c.BegunAt is not null, await CoverCandidates.WhyNot(db, office, absence, c.PostId, c.CoverId, c.Id), (int)c.AbsentTasks, (int)c.CoverTasks, office.NameOf(c.ProposedBy), c.Remark, c.AnsweredAt,
                c.DecidedBy is null ? "" : office.NameOf(c.DecidedBy), c.DecidedAt, c.AskedOn, office.Calendar.Between(c.AskedOn, db.Today), forId is null ? "" : office.NameOf(forId), c.Version));
        }
        return list;
    }

    private sealed record Row : CoverRow
    {
        public string Kind { get; init; } = "";
        public DateOnly AskedOn { get; init; }
        public Roles Seat { get; init; }
        public string Number { get; init; } = "";
        public DateTimeOffset FromAt { get; init; }
        public DateTimeOffset ToAt { get; init; }
        public int Sudden { get; init; }
        public DateTimeOffset? BegunAt { get; init; }
        public long AbsentTasks { get; init; }
        public long CoverTasks { get; init; }
    }
}
