using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Approvals;

/// <summary>Absences, later returns and covers the asker decided, consented to or filed lately; without reasons.</summary>
internal static class LatelyAway
{
    /// <summary>How many decisions of all kinds are listed.</summary>
    public const int Most = 20;

    private const string Decided = """
        SELECT r.kind, r.decided_at, c.id AS of_cover, c.cover_id, c.post_id, a.id AS absence_id, a.number, a.person_id,
               CASE WHEN r.kind = 'Absence' THEN CASE WHEN a.approval = 'Approved' THEN 1 WHEN a.approval = 'Refused' THEN 0 END
                    WHEN r.kind = 'LaterReturn' THEN CASE WHEN x.state = 'Agreed' THEN 1 ELSE 0 END
                    WHEN r.kind = 'CoverConsent' THEN CASE WHEN c.state = 'Declined' THEN 0 ELSE 1 END
                    WHEN r.kind = 'Cover' THEN CASE WHEN c.state = 'Refused' THEN 0 ELSE 1 END END AS agreed
        FROM (SELECT id, kind, subject_id, decided_at FROM requests WHERE decider_id = @Me AND state = 'Decided' AND kind IN ('Absence', 'LaterReturn', 'CoverConsent', 'Cover', 'CoverFile') ORDER BY id DESC LIMIT @Most) r
        LEFT JOIN covers c ON c.id = r.subject_id AND r.kind LIKE 'Cover%' LEFT JOIN absence_extensions x ON x.id = r.subject_id AND r.kind = 'LaterReturn'
        JOIN absences a ON a.id = COALESCE(c.absence_id, x.absence_id, r.subject_id) ORDER BY r.decided_at DESC
        """;

    public static async Task<IEnumerable<LatelyDecided>> Of(Db db, OfficePage office) => (await db.Query<Row>(Decided, new { Me = db.Who.PersonId, Most })).Select(r =>
    {
        var person = office.NameOf(r.PersonId);
        var title = r.OfCover is null ? person : db.Who.English ? $"{person} · {office.NameOf(r.CoverId)} ({office.PostName(r.PostId ?? 0, english: true)})" : $"{person} · {office.NameOf(r.CoverId)}（{office.PostName(r.PostId ?? 0)}）";
        return new LatelyDecided(r.Kind, r.Number ?? "", "", title, r.Agreed is { } a ? a == 1 : null, r.DecidedAt, r.OfCover is { } cover ? $"/covers/{cover}" : $"/absence/{r.AbsenceId}");
    });

    private sealed record Row
    {
        public string Kind { get; init; } = "";
        public DateTimeOffset DecidedAt { get; init; }
        public long? OfCover { get; init; }
        public long? CoverId { get; init; }
        public long? PostId { get; init; }
        public long AbsenceId { get; init; }
        public string? Number { get; init; }
        public long PersonId { get; init; }
        public int? Agreed { get; init; }
    }
}
