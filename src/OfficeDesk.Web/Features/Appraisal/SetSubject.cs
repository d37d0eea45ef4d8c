using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>
/// Takes somebody into a round that is being prepared, or leaves them out; their raters are proposed anew, grass-roots units with a
/// code among them. Nobody does so for themself (GN-1).
/// </summary>
[Access(Appraisal = Reach.All)]
public sealed record SetSubject(long RoundId, long PersonId, bool In) : ICommand<SubjectSet>;

public sealed record SubjectSet(long RoundId, long PersonId, bool In);

public sealed class SetSubjectHandler(OfficeBook book) : IHandle<SetSubject, SubjectSet>
{
    private const string Drop = """
        DELETE FROM ap_voters WHERE subject_id IN (SELECT id FROM ap_subjects WHERE round_id = @RoundId AND person_id = @PersonId)
        """;

    private const string DropSubject = "DELETE FROM ap_subjects WHERE round_id = @RoundId AND person_id = @PersonId";

    private const string LeftOut = "SELECT leaves_out FROM ap_subjects WHERE round_id = @RoundId";

    public async Task<Outcome<SubjectSet>> Handle(SetSubject m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await RoundRow.Find(db, m.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (!office.People.TryGetValue(m.PersonId, out var person) || person.Active == 0) return AppraisalRules.NotMember;
        if (DecisionRules.OwnMatter(db.Who.PersonId, m.PersonId) is { } own) return own;
        if (!await RoundRow.Touch(db, m.RoundId)) return AppraisalRules.NotDraft;
        // a round that was never opened holds no ballots: leaving somebody out takes their list of raters with it
        await db.Execute(Drop, new { m.RoundId, m.PersonId });
        await db.Execute(DropSubject, new { m.RoundId, m.PersonId });
        if (m.In)
        {
            var subject = new SubjectRow { Id = db.NewId(), PersonId = person.Id, SectionId = Places.Now(office, round.OfWhom, person.Id, person.SectionId, person.SectionId), LeavesOut = await LeftOutByAll(db, round) };
            await db.Insert("ap_subjects (id, round_id, person_id, section_id, leaves_out)", [subject], s => [s.Id, round.Id, s.PersonId, s.SectionId, s.LeavesOut]);
            await Electorate.Seat(db, round.Id, await Electorate.Of(db, office, round, subject));
            await Codes.Seat(db, round.Id, [subject.Id]);
        }
        db.About("round", round.Id);
        return new SubjectSet(round.Id, person.Id, m.In);
    }

    /// <summary>What was declared not applicable to everybody is so to whoever comes later (AP-5).</summary>
    private static async Task<string> LeftOutByAll(Db db, RoundRow round)
    {
        var all = await db.Query<SubjectRow>(LeftOut, new { RoundId = round.Id });
        return string.Join(',', AppraisalRules.CategoriesOf(round.OfWhom).Where(c => all.Count > 0 && all.All(s => !s.Applies(c))));
    }
}
