using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>
/// Keeps a draft of one's ballot or hands it in; both can be changed until the round closes, and never after. Neither the
/// audit nor anybody's copy of the database says on whom or how (AP-4).
/// </summary>
/// <param name="Points">One a dimension, null where nothing is given yet.</param>
/// <param name="Remark">To the person, without a name; shown only together with at least two others.</param>
/// <param name="Version">The version of the ballot that was looked at; 0 for the first time.</param>
[Access(Everybody = Reach.Own)]
public sealed record SaveBallot(
    [property: Personal(Omit = true)] long SubjectId,
    [property: Items(6), Personal(Omit = true)] IReadOnlyList<decimal?>? Points,
    [property: Text(400), Personal(Omit = true)] string Remark,
    [property: Personal(Omit = true)] bool HandIn,
    [property: Personal(Omit = true)] int Version) : ICommand<BallotSaved>;

public sealed record BallotSaved(long SubjectId, bool HandedIn, int Version);

public sealed class SaveBallotHandler(BallotBox box) : IHandleAhead<SaveBallot, BallotSaved>
{
    public async Task<Outcome<Rest<BallotSaved>>> Ahead(SaveBallot m, Db db)
    {
        if (await Voters.AtHand(db, box, m.SubjectId) is not var (voter, round, ballot, kept)) return DeskRefusals.NotFound();
        if (round.State is not RoundState.Open) return AppraisalRules.NotOpen;
        if (voter.LeftOut == 1) return AppraisalRules.LeftOut;
        if (ballot.HandedIn && !m.HandIn) return AppraisalRules.HandedInStays;
        var points = m.Points ?? [];
        if (BallotPoints.Wrong(round, points, m.HandIn) is { } wrong) return wrong;
        var given = new Given(points, m.Remark.Trim(), m.HandIn, m.Version);
        return new Rest<BallotSaved>(async turn =>
            (await Voters.Save(turn, box, voter, kept, given)).Went(out var version, out var why) ? new BallotSaved(m.SubjectId, m.HandIn, version) : why);
    }
}

/// <summary>Whether points can be given, whole or half-done.</summary>
internal static class BallotPoints
{
    public static Refusal? Wrong(RoundRow round, IReadOnlyList<decimal?> points, bool handIn)
    {
        if (AppraisalRules.PointsWrong([.. points.Select(p => p ?? 0)], round.Most) is { } wrong) return wrong;
        return handIn && points.Any(p => p is null) ? AppraisalRules.Incomplete : null;
    }
}
