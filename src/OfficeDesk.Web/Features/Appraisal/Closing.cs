using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>What closing a round now costs, from the list of who has voted; no ballot is opened for it (AP-4, AP-5).</summary>
internal static class Closing
{
    private const string Counts = $"""
        SELECT s.id, s.person_id, s.leaves_out, s.exempt, s.override_to, s.override_agreed, v.category, COUNT(v.id) AS asked, COUNT(CASE WHEN v.voted = 2 THEN 1 END) AS handed_in
        FROM ap_subjects s LEFT JOIN ap_voters v ON v.subject_id = s.id WHERE s.round_id = @Id AND {AtHand.Appraised}
        GROUP BY s.id, s.person_id, s.leaves_out, s.exempt, s.override_to, s.override_agreed, v.category ORDER BY s.id
        """;

    public static async Task<ClosingCost> Cost(Db db, OfficePage office, RoundRow round)
    {
        var categories = AppraisalRules.CategoriesOf(round.OfWhom);
        var shifts = (await Movers.Shifts(db, office, round)).ToLookup(s => s.SubjectId);
        var ballots = (await db.Query<Row>(Counts, new { round.Id })).GroupBy(r => r.Id).SelectMany(of => categories.Select(c =>
        {
            var (person, there) = (of.First(), of.FirstOrDefault(r => r.Category == c));
            // what changes no total is not waited for: a category without weight or not applicable, somebody who is not appraised
            var counts = round.WeightOf(c) > 0 && person.Applies(c) && !person.IsExempt;
            // who moved is appraised where they are at the close (AP-4)
            int AtTheClose(long? stored, Func<Movers.Shift, bool> which) => (int)(stored ?? 0) + shifts[person.Id].Count(s => s.To == c && which(s)) - shifts[person.Id].Count(s => s.From == c && which(s));
            return new BallotsIn(person.PersonId, office.NameOf(person.PersonId), c, AtTheClose(there?.HandedIn, s => s.HandedIn), AtTheClose(there?.Asked, _ => true), counts ? round.Need(c) : 0);
        })).ToList();
        return AppraisalRules.CostOfClosing(ballots, round.LastDay, db.Today);
    }

    private sealed record Row : SubjectRow
    {
        public VoteCategory? Category { get; init; }
        public long Asked { get; init; }
        public long HandedIn { get; init; }
    }
}
