using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>The division leader, or whoever decides for them, approves the cover or refuses with a reason (CV-5).</summary>
/// <param name="Version">The version of the cover that was looked at.</param>
[Access(Leader = Reach.Division, Director = Reach.All)]
public sealed record DecideCover(long Id, bool Agree, [Text(300)] string Text, int Version) : ICommand<CoverMoved>;

public sealed class DecideCoverHandler(OfficeBook book) : IHandle<DecideCover, CoverMoved>
{
    private const string Decide = """
        UPDATE covers SET state = @State, decided_by = @Me, decided_as = @As, decided_at = @Now, decision = @Text, slot = CASE WHEN @State = 'Refused' THEN NULL ELSE slot END, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Consented'
        """;

    private const string Tell = "INSERT INTO cover_notes (id, cover_id, kind, person_id) VALUES (@NewId, @Id, 'Refused', @PersonId)";

    public async Task<Outcome<CoverMoved>> Handle(DecideCover m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await CoverRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        var (decision, foreign) = await CoverGates.Decides(db, office, c);
        if (foreign is not null) return foreign;
        var act = m.Agree ? CoverAct.Approve : CoverAct.Refuse;
        if (CoverGates.NotNow(c, act) is { } over) return over;
        if (CoverRules.WhyMissing(!m.Agree, m.Text) is { } missing) return missing;
        if (c.Version != m.Version) return DeskRefusals.Changed();
        if (m.Agree && await CoverGates.StillFits(db, office, c, decides: true) is { } unfit) return unfit;
        var state = CoverRules.After(c.State, act)!.Value;
        var forId = decision!.ForPerson;
        if (!await db.Changed(Decide, new { c.Id, c.Version, State = state.ToString(), Me = db.Who.PersonId, As = forId, Text = m.Text.Trim(), db.Now })) return DeskRefusals.Changed();
        await Deciders.Close(db, CoverRequests.Approval, c.Id);
        db.About("cover", c.Id, forId);
        var (zh, en) = m.Agree ? ("批准", "approves") : ("不批准", "refuses");
        await Absences.Note(db, c.AbsenceId, "CoverDecided", $"{zh} {office.NameOf(c.CoverId)} 替代{c.PostName(office)}", $"{en} {office.NameOf(c.CoverId)} to cover {c.PostNameEn(office)}", m.Text.Trim(), forId);
        if (!m.Agree)
        {
            // CV-5: the chief names another, whoever proposed this one
            foreach (var person in (await CoverRequests.ActingChief(db, office, c)).Append(c.ProposedBy).Where(p => p != db.Who.PersonId).Distinct()) await db.Execute(Tell, new { NewId = db.NewId(), c.Id, PersonId = person });
            return new CoverMoved(c.Id, state, office.NameOf(c.ProposedBy), c.Version + 1);
        }
        return await CoverRequests.AskFiling(db, office, c) is { } clerk ? new CoverMoved(c.Id, state, office.NameOf(clerk), c.Version + 1) : DecisionRules.NobodyDecides;
    }
}
