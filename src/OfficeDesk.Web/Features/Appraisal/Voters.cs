using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>One line of the voted-list with what is needed to vote.</summary>
internal record VoterRow
{
    public long Id { get; init; }
    public long RoundId { get; init; }
    public long SubjectId { get; init; }
    public VoteCategory Category { get; init; }
    public long? RaterId { get; init; }
    public long? CodeId { get; init; }
    public int Voted { get; init; }
    public long PersonId { get; init; }
    public long SectionId { get; init; }
    public RoundState State { get; init; }

    /// <summary>1: two persons have left this person out of the round, nobody votes on them (AP-9).</summary>
    public int LeftOut { get; init; }

    public string Key => Voters.Key(RaterId, CodeId);
}

/// <summary>What lies in the ballot box of a voter already.</summary>
/// <param name="Sealed">The ballot as it lies there; empty when there is none.</param>
/// <param name="Remark">What they wrote; null when they never wrote anything.</param>
internal sealed record KeptBallot(int Version, string Sealed, string? Remark);

/// <summary>All that is needed to show a ballot or to change it.</summary>
internal sealed record VoterSheet(VoterRow Voter, RoundRow Round, Ballot Ballot, KeptBallot Kept);

/// <summary>What a voter gives now.</summary>
/// <param name="Version">The version that was looked at.</param>
internal sealed record Given(IReadOnlyList<decimal?> Points, string Remark, bool HandIn, int Version);

/// <summary>Finds voters and writes ballots, for people with an account and for codes alike.</summary>
internal static class Voters
{
    public const string Columns = $"v.id, v.round_id, v.subject_id, v.category, v.rater_id, v.code_id, v.voted, s.person_id, s.section_id, CASE WHEN {Office.AtHand.Appraised} THEN 0 ELSE 1 END AS left_out, r.state";

    public const string Joined = "ap_voters v JOIN ap_subjects s ON s.id = v.subject_id JOIN ap_rounds r ON r.id = v.round_id";

    private const string IsMine = "v.subject_id = @SubjectId AND v.rater_id = @Me AND r.state <> 'Draft'";

    private const string Mine = $"SELECT {Columns} FROM {Joined} WHERE {IsMine}";

    // of the round only what a ballot asks of it: on a server every column of a look costs two trips to the kernel
    private const string Everything = $"""
        SELECT {Columns}, b.sealed AS ballot, k.sealed AS words FROM {Joined} LEFT JOIN ap_ballots b ON b.slip = @Points LEFT JOIN ap_remarks k ON k.slip = @Words WHERE {IsMine};
        SELECT r.id, r.of_whom, r.year_no, r.quarter_no, r.state, r.last_day, r.dims, r.own_open FROM ap_subjects s JOIN ap_rounds r ON r.id = s.round_id WHERE s.id = @SubjectId
        """;

    private const string Box = "SELECT sealed FROM ap_ballots WHERE slip = @Slip";

    private const string RemarkBox = "SELECT sealed FROM ap_remarks WHERE slip = @Slip";

    // the row is taken although nothing in it changes: a close waits for whoever is saving or asking, and whoever comes after it sees it
    internal const string StillOpen = "UPDATE ap_rounds SET state = state WHERE id = @Id AND state = 'Open'";

    private const string Put = "INSERT INTO ap_ballots (slip, subject_id, category, sealed) VALUES (@Slip, @SubjectId, @Category, @Sealed)";

    private const string Replace = "UPDATE ap_ballots SET sealed = @Sealed WHERE slip = @Slip AND sealed = @Old";

    private const string PutRemark = "INSERT INTO ap_remarks (slip, subject_id, sealed) VALUES (@Slip, @SubjectId, @Sealed)";

    private const string ReplaceRemark = "UPDATE ap_remarks SET sealed = @Sealed WHERE slip = @Slip";

    private const string Mark = "UPDATE ap_voters SET voted = @Voted WHERE id = @Id";

    /// <summary>Who a voter is for the ballot box.</summary>
    public static string Key(long? rater, long? code) => string.Create(CultureInfo.InvariantCulture, $"{(rater is null ? 'c' : 'p')}{rater ?? code}");

    /// <summary>The asker's line for a person of an opened round, with the round and what lies in the box, in one round trip; null where they do not vote.</summary>
    public static async Task<VoterSheet?> AtHand(Db db, BallotBox box, long subjectId)
    {
        var me = Key(db.Who.PersonId, null);
        var (points, words) = (box.PointsSlip(subjectId, me), box.RemarkSlip(subjectId, me));
        var (found, rounds) = await db.FindBoth<BoxedVoter, RoundRow>(Everything, new { SubjectId = subjectId, Me = db.Who.PersonId, Points = points, Words = words });
        if (found is not { } v || rounds.Count == 0) return null;
        var ballot = v.Ballot is { } lies ? box.Open(points, lies) : Ballot.Empty;
        return new VoterSheet(v, rounds[0], ballot, new KeptBallot(ballot.Version, v.Ballot ?? "", v.Words is { } wrote ? box.OpenRemark(words, wrote) : null));
    }

    private sealed record BoxedVoter : VoterRow
    {
        public string? Ballot { get; init; }
        public string? Words { get; init; }
    }

    /// <summary>The asker's own line for a person of an opened round.</summary>
    public static Task<VoterRow?> Find(Db db, long subjectId) => db.Find<VoterRow>(Mine, new { SubjectId = subjectId, Me = db.Who.PersonId });

    /// <summary>The ballot of a voter, and what they wrote.</summary>
    public static async Task<(Ballot Ballot, string Sealed)> Read(Db db, BallotBox box, VoterRow v)
    {
        var slip = box.PointsSlip(v.SubjectId, v.Key);
        return await db.Find<string>(Box, new { Slip = slip }) is { } found ? (box.Open(slip, found), found) : (Ballot.Empty, "");
    }

    /// <summary>What a voter wrote to the person; null when they never wrote anything.</summary>
    private static async Task<string?> Remark(Db db, BallotBox box, VoterRow v)
    {
        var slip = box.RemarkSlip(v.SubjectId, v.Key);
        return await db.Find<string>(RemarkBox, new { Slip = slip }) is { } found ? box.OpenRemark(slip, found) : null;
    }

    /// <summary>What there is already, to be changed by <see cref="Save"/>, which finds out if it changed in between.</summary>
    public static async Task<KeptBallot> Kept(Db db, BallotBox box, VoterRow v)
    {
        var (ballot, lies) = await Read(db, box, v);
        return new KeptBallot(ballot.Version, lies, await Remark(db, box, v));
    }

    /// <summary>Writes a ballot while the round is open; a refusal when it is not, or somebody was faster.</summary>
    public static async Task<Outcome<int>> Save(Db db, BallotBox box, VoterRow v, KeptBallot kept, Given given)
    {
        if (!await db.Holds(StillOpen, v.RoundId)) return AppraisalRules.NotOpen;
        if (kept.Version != given.Version) return AppraisalRules.SavedElsewhere;
        var slip = box.PointsSlip(v.SubjectId, v.Key);
        var ballot = new Ballot([.. given.Points.Select(p => p is { } points ? (int?)(points * 2) : null)], given.HandIn, kept.Version + 1);
        var row = new { Slip = slip, v.SubjectId, Category = v.Category.ToString(), Sealed = box.Seal(slip, ballot), Old = kept.Sealed };
        if (kept.Sealed.Length > 0 && !await db.Changed(Replace, row)) return AppraisalRules.SavedElsewhere;
        await db.Together(async () =>
        {
            if (kept.Sealed.Length == 0) await db.Execute(Put, row);
            if (given.Remark != (kept.Remark ?? "")) await SaveRemark(db, box, v, kept, given.Remark);
            if (v.Voted != (given.HandIn ? 2 : 1)) await db.Execute(Mark, new { v.Id, Voted = given.HandIn ? 2 : 1 });
        });
        db.About("round", v.RoundId);
        return ballot.Version;
    }

    private static Task SaveRemark(Db db, BallotBox box, VoterRow v, KeptBallot kept, string remark)
    {
        var slip = box.RemarkSlip(v.SubjectId, v.Key);
        return db.Execute(kept.Remark is null ? PutRemark : ReplaceRemark, new { Slip = slip, v.SubjectId, Sealed = box.SealRemark(slip, remark) });
    }
}
