using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>Adds a rater of one person, moves them to another category, or takes them off the list; before opening only, and nobody chooses their own raters (GN-1).</summary>
/// <param name="Category">Whoever stands in another category already gets the heavier of the two (AP-4).</param>
[Access(Appraisal = Reach.All)]
public sealed record SetRater(long SubjectId, long PersonId, VoteCategory Category, bool In) : ICommand<RaterSet>;

/// <param name="Category">The category in which they vote now.</param>
public sealed record RaterSet(long SubjectId, long PersonId, VoteCategory Category, bool In);

public sealed class SetRaterHandler(OfficeBook book) : IHandle<SetRater, RaterSet>
{
    private const string There = "SELECT category FROM ap_voters WHERE subject_id = @SubjectId AND rater_id = @PersonId";

    private const string Drop = "DELETE FROM ap_voters WHERE subject_id = @SubjectId AND rater_id = @PersonId";

    public async Task<Outcome<RaterSet>> Handle(SetRater m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await SubjectRow.Find(db, m.SubjectId) is not { } subject || await RoundRow.Find(db, subject.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (!office.People.TryGetValue(m.PersonId, out var person) || person.Active == 0) return AppraisalRules.NotMember;
        if (AppraisalRules.NotOfScheme(round.OfWhom, m.Category) is { } foreign) return foreign;
        if (DecisionRules.OwnMatter(db.Who.PersonId, subject.PersonId) is { } mine) return mine;
        if (m.In && (AppraisalRules.OwnVote(m.Category, m.PersonId, subject.PersonId) ?? AppraisalRules.NotInOwn(round.OwnOpen == 1, m.Category, m.PersonId, subject.PersonId)) is { } own) return own;
        if (!await RoundRow.Touch(db, subject.RoundId)) return AppraisalRules.NotDraft;

        var held = await db.Find<string>(There, new { m.SubjectId, m.PersonId });
        var category = m.In && held is not null ? AppraisalRules.Heavier(Enum.Parse<VoteCategory>(held), m.Category, round.WeightMap) : m.Category;
        await db.Execute(Drop, new { m.SubjectId, m.PersonId });
        if (m.In) await db.Insert("ap_voters (id, round_id, subject_id, category, rater_id)", [category], c => [db.NewId(), subject.RoundId, m.SubjectId, c.ToString(), m.PersonId]);
        db.About("round", round.Id);
        return new RaterSet(m.SubjectId, m.PersonId, category, m.In);
    }
}
