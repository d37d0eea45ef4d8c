using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Approvals;

/// <summary>What the asker confirmed or turned down lately as a second person (GN-1).</summary>
internal static class LatelySecond
{
    // few are ever made
    private const string Settled = """
        SELECT * FROM (
            SELECT p.id, p.kind, p.subject, 0 AS round_id, 0 AS person_id, p.settled_at AS at, CASE WHEN p.state = 'Confirmed' THEN 1 ELSE 0 END AS agreed FROM proposals p WHERE p.settled_by = @Me AND p.proposed_by <> @Me
            UNION ALL SELECT r.id, 'Step', 'Open', r.id, 0, r.opened_at, 1 FROM ap_rounds r WHERE r.opened_by = @Me AND r.opened_at IS NOT NULL
            UNION ALL SELECT r.id, 'Step', 'Close', r.id, 0, r.closed_at, 1 FROM ap_rounds r WHERE r.closed_by = @Me AND r.closed_at IS NOT NULL
            UNION ALL SELECT s.id, 'Exemption', CASE WHEN s.override_to = 1 THEN 'Out' ELSE 'In' END, s.round_id, s.person_id, s.override_at, 1 FROM ap_subjects s WHERE s.override_agreed = @Me AND s.override_at IS NOT NULL
            UNION ALL SELECT u.id, 'Purge', u.kind, 0, 0, u.signed_at, 1 FROM purges u WHERE u.signed_by = @Me AND u.signed_at IS NOT NULL
            UNION ALL SELECT u.id, 'Purge', u.kind, 0, 0, u.confirmed_at, 1 FROM purges u WHERE u.confirmed_by = @Me AND u.confirmed_at IS NOT NULL
        ) s ORDER BY s.at DESC, s.id LIMIT @Most
        """;

    public static async Task<IEnumerable<LatelyDecided>> Of(Db db, OfficePage office) => (await db.Query<Row>(Settled, new { Me = db.Who.PersonId, LatelyAway.Most })).Select(r =>
    {
        var (what, about) = (Confirming.Of(r), SecondsToConfirm.About(r, office));
        var title = db.Who.English ? what.En[..1].ToUpperInvariant() + what.En[1..] + (about.En.Length > 0 ? $": {about.En}" : "") : what.Zh + (about.Zh.Length > 0 ? $"：{about.Zh}" : "");
        return new LatelyDecided("Second", "", "", title, r.Agreed == 1, r.At, what.Page);
    });

    private sealed record Row : SecondPersonRow
    {
        public DateTimeOffset At { get; init; }
        public int Agreed { get; init; }
    }
}
