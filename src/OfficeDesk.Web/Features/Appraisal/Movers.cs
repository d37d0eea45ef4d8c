using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>Asks the new colleagues of whoever moved while the round is open, at once instead of the next morning (AP-4, AP-5).</summary>
[Access(Appraisal = Reach.All)]
public sealed record AskNewColleagues(long RoundId) : ICommand<ColleaguesAsked>;

/// <param name="Added">How many ballots are asked for now that were not before.</param>
public sealed record ColleaguesAsked(long RoundId, int Added);

public sealed class AskNewColleaguesHandler(OfficeBook book) : IHandle<AskNewColleagues, ColleaguesAsked>
{
    public async Task<Outcome<ColleaguesAsked>> Handle(AskNewColleagues m, Db db)
    {
        if (await RoundRow.Find(db, m.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (round.State is not RoundState.Open) return AppraisalRules.NotOpen;
        db.About("round", round.Id);
        return new ColleaguesAsked(round.Id, await Movers.Ask(db, await book.Open(db.Ct), round));
    }
}

/// <summary>
/// Who changes section while a round is open is appraised where they are at its close (AP-4). Their new colleagues are asked as
/// soon as the move is seen, because without their ballots the own section could give no mean; at the close everybody votes as
/// what they are to the person there. A ballot only moves to the other category; its points stay sealed.
/// </summary>
internal static class Movers
{
    private const string Peers = """
        SELECT v.id, v.subject_id, v.category, v.rater_id, v.voted, s.person_id, s.section_id FROM ap_voters v JOIN ap_subjects s ON s.id = v.subject_id
        WHERE v.round_id = @Id AND v.rater_id IS NOT NULL AND v.category IN ('Own', 'Others')
        """;

    private const string Subjects = "SELECT id, person_id, section_id, leaves_out, override_to, override_agreed FROM ap_subjects WHERE round_id = @Id ORDER BY id";

    // read from the table, not from the book: a move of the last second counts
    private const string Sections = "SELECT id, section_id FROM people";

    private const string There = "SELECT subject_id, rater_id FROM ap_voters WHERE subject_id IN @Ids AND rater_id IS NOT NULL";

    private const string MoveSubject = "UPDATE ap_subjects SET section_id = @SectionId, version = version + 1 WHERE id = @Id";

    private const string Leads = "UPDATE ap_subjects SET leads = @Leads WHERE id = @Id";

    private const string MoveVoter = "UPDATE ap_voters SET category = @Category WHERE id = @Id";

    private const string MoveBallot = "UPDATE ap_ballots SET category = @Category WHERE slip = @Slip";

    /// <summary>Colleagues of the new section who have not been asked yet, of everybody who moved and is appraised (AP-9).</summary>
    public static async Task<IReadOnlyList<(long PersonId, Voter Voter)>> Unasked(Db db, OfficePage office, RoundRow round)
    {
        var sits = await Sitting(db);
        var moved = (await db.Query<SubjectRow>(Subjects, new { round.Id })).Where(s => s.Applies(VoteCategory.Own) && !s.IsLeftOut)
            .Select(s => (Was: s.SectionId, Now: s with { SectionId = PlaceOf(office, round, s, sits) })).Where(s => s.Now.SectionId != s.Was).Select(s => s.Now).ToList();
        if (moved.Count == 0) return [];
        var there = (await db.Query<(long SubjectId, long RaterId)>(There, new { Ids = moved.Select(s => s.Id) })).ToHashSet();
        var person = moved.ToDictionary(s => s.Id, s => s.PersonId);
        return [.. (await Electorate.Of(db, office, round, moved)).Where(v => v.Category is VoteCategory.Own && !there.Contains((v.SubjectId, v.RaterId))).Select(v => (person[v.SubjectId], v))];
    }

    /// <summary>Why the round cannot be closed now; null when nobody who moved lacks their new colleagues.</summary>
    public static async Task<Refusal?> Missing(Db db, OfficePage office, RoundRow round) =>
        (await Unasked(db, office, round)) is [_, ..] unasked ? AppraisalRules.MovedUnasked([.. unasked.Select(u => u.PersonId).Distinct().Select(p => office.NameOf(p))]) : null;

    /// <summary>Puts the new colleagues on the list of raters; answers how many ballots that makes.</summary>
    public static async Task<int> Ask(Db db, OfficePage office, RoundRow round)
    {
        if ((await Unasked(db, office, round)).Count == 0 || !await db.Holds(Voters.StillOpen, round.Id)) return 0;
        var unasked = await Unasked(db, office, round);
        await Electorate.Seat(db, round.Id, unasked.Select(u => u.Voter));
        return unasked.Count;
    }

    /// <summary>What a close now would count in another category than it stands in, because the person appraised has moved.</summary>
    public static async Task<IReadOnlyList<Shift>> Shifts(Db db, OfficePage office, RoundRow round)
    {
        var sits = await Sitting(db);
        var subjects = await db.Query<SubjectRow>(Subjects, new { round.Id });
        var places = subjects.ToDictionary(s => s.Id, s => PlaceOf(office, round, s, sits));
        if (subjects.All(s => places[s.Id] == s.SectionId)) return [];
        return [.. Turned(office, round, await db.Query<Peer>(Peers, new { round.Id }), places, sits).Select(t => new Shift(t.Voter.SubjectId, t.Voter.Category, t.Becomes, t.Voter.Voted == 2))];
    }

    /// <summary>At the close: everybody stands where they are now.</summary>
    public static async Task Settle(Db db, OfficePage office, BallotBox box, RoundRow round)
    {
        var sits = await Sitting(db);
        var peers = await db.Query<Peer>(Peers, new { round.Id });
        var places = new Dictionary<long, long>();
        foreach (var s in await db.Query<SubjectRow>(Subjects, new { round.Id }))
        {
            places[s.Id] = PlaceOf(office, round, s, sits);
            if (places[s.Id] != s.SectionId) await db.Execute(MoveSubject, new { s.Id, SectionId = places[s.Id] });
            if (round.OfWhom is RoundOf.Chiefs && Places.LedBy(office, s.PersonId) is [_, ..] led) await db.Execute(Leads, new { s.Id, Leads = string.Join(',', led) });
        }
        foreach (var (v, category) in Turned(office, round, peers, places, sits))
        {
            await db.Execute(MoveVoter, new { v.Id, Category = category.ToString() });
            await db.Execute(MoveBallot, new { Slip = box.PointsSlip(v.SubjectId, Voters.Key(v.RaterId, null)), Category = category.ToString() });
        }
    }

    /// <summary>Whoever is something else to the person appraised where that person is now.</summary>
    private static IEnumerable<(Peer Voter, VoteCategory Becomes)> Turned(OfficePage office, RoundRow round, IEnumerable<Peer> peers, Dictionary<long, long> places, Dictionary<long, long> sits)
    {
        foreach (var v in peers)
        {
            // whoever was put into a category by hand stays there unless the person appraised has moved
            if (!sits.TryGetValue(v.RaterId, out var rater) || places[v.SubjectId] is var place && place == v.SectionId) continue;
            var own = Places.OwnOf(office, round.OfWhom, v.PersonId, place);
            var category = v.RaterId == v.PersonId || own.Any(section => AppraisalRules.PeerOf(rater, section) is VoteCategory.Own) ? VoteCategory.Own : VoteCategory.Others;
            // where the chief votes alone in the own section, no other ballot moves there: it would lie open
            if (category != v.Category && AppraisalRules.NotInOwn(round.OwnOpen == 1, category, v.RaterId, v.PersonId) is null) yield return (v, category);
        }
    }

    private static async Task<Dictionary<long, long>> Sitting(Db db) => (await db.Query<(long Id, long SectionId)>(Sections)).ToDictionary(p => p.Id, p => p.SectionId);

    private static long PlaceOf(OfficePage office, RoundRow round, SubjectRow s, Dictionary<long, long> sits) =>
        sits.TryGetValue(s.PersonId, out var now) ? Places.Now(office, round.OfWhom, s.PersonId, s.SectionId, now) : s.SectionId;

    private sealed record Peer
    {
        public long Id { get; init; }
        public long SubjectId { get; init; }
        public VoteCategory Category { get; init; }
        public long RaterId { get; init; }
        public int Voted { get; init; }
        public long PersonId { get; init; }
        public long SectionId { get; init; }
    }

    /// <param name="HandedIn">It is a ballot already, not only asked for.</param>
    internal sealed record Shift(long SubjectId, VoteCategory From, VoteCategory To, bool HandedIn);
}
