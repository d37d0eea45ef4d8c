using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>The absent person or their chief names who covers a post; the person named is asked (CV-5).</summary>
/// <param name="PostId">0 = the absent person's work without a post.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All)]
public sealed record ProposeCover(long AbsenceId, long PostId, long CoverId, [Text(300)] string Remark) : ICommand<CoverMoved>;

/// <param name="WaitsFor">Who has to act next; empty when nobody.</param>
public sealed record CoverMoved(long Id, CoverState State, string WaitsFor, int Version);

public sealed class ProposeCoverHandler(OfficeBook book) : IHandle<ProposeCover, CoverMoved>
{
    private const string Named = "SELECT COUNT(*) FROM covers WHERE slot = @Slot";

    private const string Insert = """
        INSERT INTO covers (id, absence_id, post_id, cover_id, person_id, section_id, state, proposed_by, proposed_as, proposed_at, remark, answered_at, slot)
        VALUES (@Id, @AbsenceId, @PostId, @CoverId, @PersonId, @SectionId, @State, @Me, @As, @Now, @Remark, @AnsweredAt, @Slot)
        """;

    public async Task<Outcome<CoverMoved>> Handle(ProposeCover m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Absences.Find(db, m.AbsenceId) is not { } absence) return DeskRefusals.NotFound();
        if (CoverGates.MayNotName(db, absence.PersonId, absence.SectionId) is { } foreign) return foreign;
        var held = m.PostId == 0 || Covers.PostsOf(office, absence.PersonId).Any(p => p.Id == m.PostId);
        if (CoverRules.CannotName(absence.Path is AbsencePath.Leave, absence.Stands || absence.State is AbsenceState.Asked, held) is { } cannot) return cannot;
        await Covers.Lock(db);
        var slot = $"{absence.Id}:{m.PostId}";
        if (await db.One<long>(Named, new { Slot = slot }) > 0) return CoverRules.NamedAlready;
        if (await CoverCandidates.WhyNot(db, office, absence, m.PostId, m.CoverId) is { } why) return why;

        // whoever names themselves has consented
        var self = m.CoverId == db.Who.PersonId;
        var c = new CoverRow
        {
            Id = db.NewId(), AbsenceId = absence.Id, PostId = m.PostId, CoverId = m.CoverId, PersonId = absence.PersonId, SectionId = absence.SectionId, State = self ? CoverState.Consented : CoverState.Proposed,
        };
        var forId = CoverGates.ForWhom(db, office, absence.PersonId, absence.SectionId);
        await db.Execute(Insert, new
        {
            c.Id, c.AbsenceId, c.PostId, c.CoverId, c.PersonId, c.SectionId, State = c.State.ToString(), Me = db.Who.PersonId, As = forId, db.Now, Remark = m.Remark.Trim(),
            AnsweredAt = self ? db.Now : (DateTimeOffset?)null, Slot = slot,
        });
        await Absences.Note(db, absence.Id, "CoverProposed", $"提出 {office.NameOf(c.CoverId)} 替代{c.PostName(office)}", $"names {office.NameOf(c.CoverId)} to cover {c.PostNameEn(office)}", m.Remark.Trim(), forId);
        db.About("cover", c.Id, forId);
        if (!self)
        {
            await CoverRequests.AskConsent(db, c);
            return new CoverMoved(c.Id, c.State, office.NameOf(c.CoverId), 1);
        }
        return await CoverRequests.AskApproval(db, office, c) is { } leader ? new CoverMoved(c.Id, c.State, office.NameOf(leader.Person), 1) : DecisionRules.NobodyDecides;
    }
}
