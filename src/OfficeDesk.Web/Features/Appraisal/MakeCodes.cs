using System.Security.Cryptography;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>
/// One-time codes for grass-roots units: no account, a phone is enough. They are shown once, to be printed or exported as a
/// sheet; the office keeps their keyed hashes. Before opening only, because the raters of a round are fixed with it.
/// </summary>
/// <param name="Units">The towns and communities, one code each; a name may come several times.</param>
[Access(Appraisal = Reach.All, PeopleOnly = true)]
public sealed record MakeCodes(long RoundId, [property: Items(200), Text(60)] IReadOnlyList<string> Units) : ICommand<CodesMade>;

public sealed record CodesMade(long RoundId, string Title, IReadOnlyList<CodeMade> Codes);

/// <param name="Code">Twelve characters in groups of four, shown this once.</param>
public sealed record CodeMade(string Unit, [property: Personal] string Code);

public sealed class MakeCodesHandler(BallotBox box) : IHandle<MakeCodes, CodesMade>
{
    private const string People = "SELECT id FROM ap_subjects WHERE round_id = @RoundId";

    public async Task<Outcome<CodesMade>> Handle(MakeCodes m, Db db)
    {
        if (await RoundRow.Find(db, m.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (round.OfWhom is not RoundOf.Chiefs) return AppraisalRules.NoCodesHere;
        if (!await RoundRow.Touch(db, m.RoundId)) return AppraisalRules.NotDraft;
        var made = m.Units.Where(u => !string.IsNullOrWhiteSpace(u)).Select(u => (Id: db.NewId(), Unit: u.Trim(), Code: CodeMaker.New())).ToList();
        var people = await db.Query<long>(People, new { m.RoundId });
        await db.Insert("ap_codes (id, round_id, unit, hash)", made, c => [c.Id, m.RoundId, c.Unit, box.CodeHash(c.Code)]);
        await Codes.Seat(db, m.RoundId, [.. made.Select(c => c.Id)], people);
        db.About("round", round.Id);
        return new CodesMade(round.Id, round.Title.Zh, [.. made.Select(c => new CodeMade(c.Unit, CodeMaker.Written(c.Code)))]);
    }
}

/// <summary>Makes one-time codes.</summary>
internal static class CodeMaker
{
    /// <summary>No 0, O, 1, I, L: the code is read from paper and typed on a phone. 31 signs, 12 of them: 59 bits.</summary>
    private const string Signs = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public static string New() => RandomNumberGenerator.GetString(Signs, 12);

    /// <summary>In groups of four, as it is read from paper.</summary>
    public static string Written(string code) => $"{code[..4]}-{code[4..8]}-{code[8..]}";
}
