using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>
/// Before opening: whether a category applies, to everybody or to one person; the other weights are scaled and shown (AP-5). Nobody
/// does so for themself alone (GN-1). With the opening nobody is asked for a category that does not apply.
/// </summary>
/// <param name="SubjectId">Null: everybody of the round.</param>
[Access(Appraisal = Reach.All)]
public sealed record SetApplies(long RoundId, VoteCategory Category, bool Applies, long? SubjectId = null) : ICommand<AppliesSet>;

/// <param name="People">For how many people it was set.</param>
public sealed record AppliesSet(long RoundId, VoteCategory Category, bool Applies, int People);

public sealed class SetAppliesHandler : IHandle<SetApplies, AppliesSet>
{
    private const string Load = "SELECT id, person_id, leaves_out FROM ap_subjects WHERE round_id = @RoundId AND (@SubjectId IS NULL OR id = @SubjectId)";

    private const string Set = "UPDATE ap_subjects SET leaves_out = @LeavesOut, version = version + 1 WHERE id = @Id";

    public async Task<Outcome<AppliesSet>> Handle(SetApplies m, Db db)
    {
        if (await RoundRow.Find(db, m.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (AppraisalRules.NotOfScheme(round.OfWhom, m.Category) is { } foreign) return foreign;
        var subjects = await db.Query<SubjectRow>(Load, new { m.RoundId, m.SubjectId });
        if (subjects.Count == 0) return DeskRefusals.NotFound();
        if (m.SubjectId is not null && DecisionRules.OwnMatter(db.Who.PersonId, subjects[0].PersonId) is { } own) return own;
        if (!await RoundRow.Touch(db, m.RoundId)) return AppraisalRules.NotDraft;
        foreach (var s in subjects)
        {
            var left = s.LeavesOut.Split(',', StringSplitOptions.RemoveEmptyEntries).Where(c => c != m.Category.ToString()).Concat(m.Applies ? [] : [m.Category.ToString()]).ToList();
            if (!AppraisalRules.CategoriesOf(round.OfWhom).Any(c => round.WeightOf(c) > 0 && !left.Contains(c.ToString()))) return AppraisalRules.NothingApplies;
            await db.Execute(Set, new { s.Id, LeavesOut = string.Join(',', left) });
        }
        db.About("round", round.Id);
        return new AppliesSet(round.Id, m.Category, m.Applies, subjects.Count);
    }
}
