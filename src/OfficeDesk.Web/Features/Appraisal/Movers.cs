using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>
/// At the close: who changed section since the opening is appraised where they are now, and their raters vote as what
/// they are to them there (AP-4). A ballot only moves to the other category; its points stay sealed.
/// </summary>
internal static class Movers
{
    private const string Peers = """
        SELECT v.id, v.subject_id, v.category, v.rater_id, s.person_id, s.section_id FROM ap_voters v JOIN ap_subjects s ON s.id = v.subject_id
        WHERE v.round_id = @Id AND v.rater_id IS NOT NULL AND v.category IN ('Own', 'Others')
        """;

    private const string Subjects = "SELECT id, person_id, section_id FROM ap_subjects WHERE round_id = @Id";

    private const string MoveSubject = "UPDATE ap_subjects SET section_id = @SectionId, version = version + 1 WHERE id = @Id";

    private const string MoveVoter = "UPDATE ap_voters SET category = @Category WHERE id = @Id";

    private const string MoveBallot = "UPDATE ap_ballots SET category = @Category WHERE slip = @Slip";

    public static async Task Settle(Db db, OfficePage office, BallotBox box, RoundRow round)
    {
        var peers = await db.Query<Peer>(Peers, new { round.Id });
        foreach (var s in await db.Query<SubjectRow>(Subjects, new { round.Id }))
            if (SectionOf(office, s.PersonId) is { } now && now != s.SectionId) await db.Execute(MoveSubject, new { s.Id, SectionId = now });
        foreach (var v in peers)
        {
            // whoever was put into a category by hand stays there unless the person appraised has moved
            if (SectionOf(office, v.RaterId) is not { } rater || SectionOf(office, v.PersonId) is not { } subject) continue;
            var category = AppraisalRules.PeerOf(rater, subject);
            if (category == v.Category || subject == v.SectionId) continue;
            await db.Execute(MoveVoter, new { v.Id, Category = category.ToString() });
            await db.Execute(MoveBallot, new { Slip = box.PointsSlip(v.SubjectId, Voters.Key(v.RaterId, null)), Category = category.ToString() });
        }
    }

    private static long? SectionOf(OfficePage office, long person) => office.People.TryGetValue(person, out var p) ? p.SectionId : null;

    private sealed record Peer
    {
        public long Id { get; init; }
        public long SubjectId { get; init; }
        public VoteCategory Category { get; init; }
        public long RaterId { get; init; }
        public long PersonId { get; init; }
        public long SectionId { get; init; }
    }
}
