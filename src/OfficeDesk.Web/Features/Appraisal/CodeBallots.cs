using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>What a grass-roots rater sees with their code: the section chiefs to vote on. No account, nothing of anybody else (AP-1, AP-4).</summary>
[Access(Anybody = true)]
public sealed record OpenCode([Text(20), Personal(Omit = true)] string Code) : IQuery<CodeSheet>;

public sealed record CodeSheet(string TitleZh, string TitleEn, string Unit, DateOnly LastDay, IReadOnlyList<CodeLine> Lines);

/// <param name="Version">0 as long as nothing was saved on this person.</param>
public sealed record CodeLine(long SubjectId, string Name, string Section, IReadOnlyList<BallotDimension> Dimensions, int Version);

public sealed class OpenCodeHandler(OfficeBook book, BallotBox box) : IHandle<OpenCode, CodeSheet>
{
    public async Task<Outcome<CodeSheet>> Handle(OpenCode m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Codes.Find(db, box, m.Code) is not { } code || await RoundRow.Find(db, code.RoundId) is not { } round) return AppraisalRules.CodeWrong;
        var lines = new List<CodeLine>();
        foreach (var v in (await Codes.Voters(db, code.Id)).Where(v => v.LeftOut == 0))
        {
            var (ballot, _) = await Voters.Read(db, box, v);
            lines.Add(new CodeLine(v.SubjectId, office.NameOf(v.PersonId), office.SectionName(v.SectionId, db.Who.English), ReadBallotHandler.Dimensions(round, ballot), ballot.Version));
        }
        // a code with nobody to vote on opens nothing
        if (lines.Count == 0) return AppraisalRules.CodeWrong;
        return new CodeSheet(round.Title.Zh, round.Title.En, code.Unit, round.LastDay, lines);
    }
}

/// <summary>Votes with a code; it is used up with this, so everything is given at once.</summary>
[Access(Anybody = true)]
public sealed record HandInCode([Text(20), Personal(Omit = true)] string Code, [property: Items(200), Personal(Omit = true)] IReadOnlyList<CodeBallot> Ballots) : ICommand<CodeHandedIn>;

/// <param name="Points">One a dimension.</param>
public sealed record CodeBallot(long SubjectId, [property: Items(6)] IReadOnlyList<decimal?> Points);

public sealed record CodeHandedIn(int Ballots);

public sealed class HandInCodeHandler(BallotBox box) : IHandle<HandInCode, CodeHandedIn>
{
    // compare-and-set: of two who hand in with one code the second finds it used, and one that was replaced meanwhile is gone
    private const string UseUp = "UPDATE ap_codes SET used = 1 WHERE id = @Id AND used = 0 AND hash = @Hash";

    public async Task<Outcome<CodeHandedIn>> Handle(HandInCode m, Db db)
    {
        if (await Codes.Find(db, box, m.Code) is not { } code || await RoundRow.Find(db, code.RoundId) is not { } round) return AppraisalRules.CodeWrong;
        var voters = (await Codes.Voters(db, code.Id)).ToDictionary(v => v.SubjectId);
        if (m.Ballots.Count == 0) return AppraisalRules.Incomplete;
        if (m.Ballots.DistinctBy(b => b.SubjectId).Count() < m.Ballots.Count || m.Ballots.Any(b => !voters.ContainsKey(b.SubjectId))) return DeskRefusals.NotFound();
        // where everybody on the sheet was left out after it was opened, the code waits: one of them may come back
        if (m.Ballots.All(b => voters[b.SubjectId].LeftOut == 1)) return AppraisalRules.LeftOut;
        if (!await db.Changed(UseUp, new { code.Id, code.Hash })) return AppraisalRules.CodeWrong;
        // whoever was left out after the sheet was opened is passed over: the code is used up once, and the others count
        var counting = m.Ballots.Where(b => voters[b.SubjectId].LeftOut == 0).ToList();
        foreach (var b in counting)
        {
            if (BallotPoints.Wrong(round, b.Points, handIn: true) is { } wrong) return wrong;
            var kept = await Voters.Kept(db, box, voters[b.SubjectId]);
            if (await Voters.Save(db, box, voters[b.SubjectId], kept, new Given(b.Points, "", HandIn: true, Version: 0)) is Refused<int> refused) return refused.Why;
        }
        return new CodeHandedIn(counting.Count);
    }
}

/// <summary>Finds one-time codes by their keyed hash.</summary>
internal static class Codes
{
    private const string ByHash = "SELECT c.id, c.round_id, c.unit, c.hash FROM ap_codes c JOIN ap_rounds r ON r.id = c.round_id AND r.state = 'Open' WHERE c.hash = @Hash AND c.used = 0";

    private const string Of = $"""
        SELECT {Appraisal.Voters.Columns} FROM {Appraisal.Voters.Joined}
        WHERE v.code_id = @Id ORDER BY s.section_id, s.person_id
        """;

    /// <summary>A code that can still be used: however it is typed, with or without hyphens, in small letters too.</summary>
    public static Task<CodeRow?> Find(Db db, BallotBox box, string typed)
    {
        var code = new string([.. typed.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
        return code.Length == 12 ? db.Find<CodeRow>(ByHash, new { Hash = box.CodeHash(code) }) : Task.FromResult<CodeRow?>(null);
    }

    public static Task<IReadOnlyList<VoterRow>> Voters(Db db, long codeId) => db.Query<VoterRow>(Of, new { Id = codeId });

    private const string Made = "SELECT id FROM ap_codes WHERE round_id = @RoundId ORDER BY id";

    /// <summary>Every code of a round that is being prepared votes on these persons too.</summary>
    public static async Task Seat(Db db, long roundId, IReadOnlyList<long> subjects) => await Seat(db, roundId, await db.Query<long>(Made, new { RoundId = roundId }), subjects);

    /// <summary>These codes vote on these persons.</summary>
    public static Task Seat(Db db, long roundId, IReadOnlyList<long> codes, IReadOnlyList<long> subjects) =>
        db.Insert("ap_voters (id, round_id, subject_id, category, code_id)", codes.SelectMany(c => subjects.Select(s => (Code: c, Subject: s))), v => [db.NewId(), roundId, v.Subject, nameof(VoteCategory.GrassRoots), v.Code]);
}

internal sealed record CodeRow
{
    public long Id { get; init; }
    public long RoundId { get; init; }
    public string Unit { get; init; } = "";
    public string Hash { get; init; } = "";
}
