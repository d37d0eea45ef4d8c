using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

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

    // read from the table, not from the book: a move of the last second counts
    private const string Sections = "SELECT id, section_id FROM people";

    private const string MoveSubject = "UPDATE ap_subjects SET section_id = @SectionId, version = version + 1 WHERE id = @Id";

    private const string MoveVoter = "UPDATE ap_voters SET category = @Category WHERE id = @Id";

    private const string MoveBallot = "UPDATE ap_ballots SET category = @Category WHERE slip = @Slip";

    public static async Task Settle(Db db, BallotBox box, RoundRow round)
    {
        var sections = (await db.Query<(long Id, long SectionId)>(Sections)).ToDictionary(p => p.Id, p => p.SectionId);
        var peers = await db.Query<Peer>(Peers, new { round.Id });
        foreach (var s in await db.Query<SubjectRow>(Subjects, new { round.Id }))
            if (sections.TryGetValue(s.PersonId, out var now) && now != s.SectionId) await db.Execute(MoveSubject, new { s.Id, SectionId = now });
        foreach (var v in peers)
        {
            // whoever was put into a category by hand stays there unless the person appraised has moved
            if (!sections.TryGetValue(v.RaterId, out var rater) || !sections.TryGetValue(v.PersonId, out var subject)) continue;
            var category = AppraisalRules.PeerOf(rater, subject);
            if (category == v.Category || subject == v.SectionId) continue;
            await db.Execute(MoveVoter, new { v.Id, Category = category.ToString() });
            await db.Execute(MoveBallot, new { Slip = box.PointsSlip(v.SubjectId, Voters.Key(v.RaterId, null)), Category = category.ToString() });
        }
    }

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
