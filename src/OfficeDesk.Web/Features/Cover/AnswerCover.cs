using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>The person named consents, or declines with a reason and the chief names another (CV-5).</summary>
/// <param name="Version">The version of the cover that was looked at.</param>
[Access(Everybody = Reach.Own)]
public sealed record AnswerCover(long Id, bool Agree, [Text(300)] string Text, int Version) : ICommand<CoverMoved>;

public sealed class AnswerCoverHandler(OfficeBook book) : IHandle<AnswerCover, CoverMoved>
{
    private const string Answer = """
        UPDATE covers SET state = @State, answered_at = @Now, answer = @Text, slot = CASE WHEN @State = 'Declined' THEN NULL ELSE slot END, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Proposed'
        """;

    private const string Tell = "INSERT INTO cover_notes (id, cover_id, kind, person_id) VALUES (@NewId, @Id, 'Declined', @PersonId)";

    public async Task<Outcome<CoverMoved>> Handle(AnswerCover m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await CoverRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        if (c.CoverId != db.Who.PersonId) return CoverRules.NotAsked;
        var act = m.Agree ? CoverAct.Consent : CoverAct.Decline;
        if (CoverGates.NotNow(c, act) is { } over) return over;
        if (CoverRules.WhyMissing(!m.Agree, m.Text) is { } missing) return missing;
        if (c.Version != m.Version) return DeskRefusals.Changed();
        if (m.Agree && await CoverGates.StillFits(db, office, c) is { } unfit) return unfit;
        var state = CoverRules.After(c.State, act)!.Value;
        if (!await db.Changed(Answer, new { c.Id, c.Version, State = state.ToString(), Text = m.Text.Trim(), db.Now })) return DeskRefusals.Changed();
        await Deciders.Close(db, CoverRequests.Consent, c.Id);
        db.About("cover", c.Id);
        var (zh, en) = m.Agree ? ("同意", "agrees") : ("不同意", "declines");
        await Absences.Note(db, c.AbsenceId, "CoverAnswered", $"{zh}替代{c.PostName(office)}", $"{en} to cover {c.PostNameEn(office)}", m.Text.Trim());
        if (!m.Agree)
        {
            // CV-5: the chief names another, whoever proposed this one
            foreach (var person in (await CoverRequests.ActingChief(db, office, c)).Append(c.ProposedBy).Where(p => p != db.Who.PersonId).Distinct()) await db.Execute(Tell, new { NewId = db.NewId(), c.Id, PersonId = person });
            return new CoverMoved(c.Id, state, office.NameOf(c.ProposedBy), c.Version + 1);
        }
        return await CoverRequests.AskApproval(db, office, c) is { } leader ? new CoverMoved(c.Id, state, office.NameOf(leader.Person), c.Version + 1) : DecisionRules.NobodyDecides;
    }
}
