using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Approvals;

/// <summary>An absence, or its later return, that waits for the asker, with what the system looked up.</summary>
/// <param name="LaterTo">The later return that is asked for; null when the absence itself waits.</param>
/// <param name="LaterWhy">Why it takes longer.</param>
/// <param name="For">For whom the asker acts; empty when in their own right (GN-2).</param>
/// <param name="LaterMinutes">Office minutes of the whole with the later return; the days stand beside (AB-5).</param>
public sealed record AbsenceToDecide(long Id, string Number, string Person, AbsenceKind Kind, string Reason, DateTimeOffset FromAt, DateTimeOffset ToAt, int Minutes, int Days100, AbsencePath Path, bool Sudden, bool Late,
    DateOnly? FollowBy, DateTimeOffset? AskedAt, DateTimeOffset? LaterTo, string LaterWhy, AbsenceChecks Checks, string For, int Version, int? LaterMinutes, int? LaterDays100);

/// <summary>Reads what waits.</summary>
internal static class AbsencesToDecide
{
    private const string Waiting = $"""
        SELECT a.*, r.decider_role AS seat, x.new_to_at, COALESCE(x.reason, '') AS later_why FROM requests r
        LEFT JOIN absence_extensions x ON r.kind = 'LaterReturn' AND x.id = r.subject_id
        JOIN absences a ON a.id = COALESCE(x.absence_id, r.subject_id)
        WHERE {AtHand.BeforeMe} AND r.kind IN ('Absence', 'LaterReturn') AND a.person_id <> @Me ORDER BY a.from_at, a.id LIMIT 100
        """;

    public static async Task<IReadOnlyList<AbsenceToDecide>> Of(Db db, OfficePage office, object args)
    {
        var found = new List<AbsenceToDecide>();
        foreach (var a in await db.Query<Row>(Waiting, args))
        {
            var forId = Seats.ForWhom(db.Who, office, a.Seat, a.Seat is Roles.Director ? 0 : a.SectionId);
            var whole = a.NewToAt is { } to ? Absences.LengthOf(office, a.FromAt, to) : null;
            found.Add(new AbsenceToDecide(a.Id, a.Number, office.NameOf(a.PersonId), a.Kind, a.Reason, a.FromAt, a.ToAt, a.Minutes, a.Days100, a.Path, a.Sudden == 1, a.Late == 1, a.FollowBy, a.AskedAt,
                a.NewToAt, a.LaterWhy, await AbsenceChecks.Of(db, office, a, a.NewToAt), forId is null ? "" : office.NameOf(forId), a.Version, whole?.Minutes, whole?.Days100));
        }
        return found;
    }

    private sealed record Row : AbsenceRow
    {
        public Roles Seat { get; init; }
        public DateTimeOffset? NewToAt { get; init; }
        public string LaterWhy { get; init; } = "";
    }
}
