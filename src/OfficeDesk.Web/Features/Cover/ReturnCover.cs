using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>The general office returns a filing for a fault of form, and for nothing else (CV-5).</summary>
/// <param name="Text">What exactly is to be put right.</param>
[Access(Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record ReturnCover(long Id, FormalFault Fault, [Text(300)] string Text, int Version) : ICommand<CoverMoved>;

public sealed class ReturnCoverHandler(OfficeBook book) : IHandle<ReturnCover, CoverMoved>
{
    private const string Return = """
        UPDATE covers SET state = 'Returned', filed_by = @Me, filed_as = @As, filed_at = @Now, filing = @Text, fault = @Fault, version = version + 1 WHERE id = @Id AND version = @Version AND state = 'Approved'
        """;

    // returned again, it is told again
    private const string Again = "UPDATE cover_notes SET id = @NewId, told_at = NULL WHERE cover_id = @Id AND kind = 'Returned' AND person_id = @PersonId";

    private const string Tell = """
        INSERT INTO cover_notes (id, cover_id, kind, person_id) SELECT @NewId, @Id, 'Returned', @PersonId
        WHERE NOT EXISTS (SELECT 1 FROM cover_notes WHERE cover_id = @Id AND kind = 'Returned' AND person_id = @PersonId)
        """;

    public async Task<Outcome<CoverMoved>> Handle(ReturnCover m, Db db)
    {
        var office = await book.Open(db.Ct);
        var (c, forId, refused) = await CoverGates.ToFile(db, office, m.Id, m.Version, CoverAct.Return);
        if (refused is not null) return refused;
        if (CoverRules.WhyMissing(true, m.Text) is { } missing) return missing;
        if (!await db.Changed(Return, new { c!.Id, c.Version, Me = db.Who.PersonId, As = forId, Text = m.Text.Trim(), Fault = m.Fault.ToString(), db.Now })) return DeskRefusals.Changed();
        await Deciders.Close(db, CoverRequests.Filing, c.Id);
        var note = new { NewId = db.NewId(), c.Id, PersonId = c.ProposedBy };
        if (await db.Execute(Again, note) == 0) await db.Execute(Tell, note);
        await Absences.Note(db, c.AbsenceId, "CoverReturned", $"{c.PostName(office)}的替代备案退回补正：{CoverWords.Zh(m.Fault)}", $"the filing of {c.PostNameEn(office)} is returned: {CoverWords.En(m.Fault)}", m.Text.Trim(), forId);
        db.About("cover", c.Id, forId);
        return new CoverMoved(c.Id, CoverState.Returned, office.NameOf(c.ProposedBy), c.Version + 1);
    }
}
