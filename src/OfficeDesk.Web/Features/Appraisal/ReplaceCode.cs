using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>
/// A new one-time code for one that was lost, as long as nobody has voted with it: the old one stops working in the same
/// moment, so that one unit never has two. How often it was done is shown to everybody who runs the round (AP-4).
/// </summary>
[Access(Appraisal = Reach.All, PeopleOnly = true)]
public sealed record ReplaceCode(long CodeId) : ICommand<CodesMade>;

public sealed class ReplaceCodeHandler(BallotBox box) : IHandle<ReplaceCode, CodesMade>
{
    private const string Load = "SELECT id, round_id, unit FROM ap_codes WHERE id = @CodeId";

    // compare-and-set: who votes with the old code in the same moment wins or loses, never both
    private const string Replace = """
        UPDATE ap_codes SET hash = @Hash, replaced = replaced + 1 WHERE id = @CodeId AND used = 0
          AND EXISTS (SELECT 1 FROM ap_rounds r WHERE r.id = ap_codes.round_id AND r.state IN ('Draft', 'Open'))
        """;

    public async Task<Outcome<CodesMade>> Handle(ReplaceCode m, Db db)
    {
        if (await db.Find<CodeRow>(Load, new { m.CodeId }) is not { } code || await RoundRow.Find(db, code.RoundId) is not { } round) return DeskRefusals.NotFound();
        var fresh = CodeMaker.New();
        if (!await db.Changed(Replace, new { m.CodeId, Hash = box.CodeHash(fresh) })) return AppraisalRules.CodeGone;
        db.About("round", round.Id);
        return new CodesMade(round.Id, round.Title.Zh, [new CodeMade(code.Unit, CodeMaker.Written(fresh))]);
    }
}
