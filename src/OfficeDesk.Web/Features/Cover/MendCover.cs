using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>What was returned is put right and goes to the general office again (CV-5).</summary>
/// <param name="Text">What was put right.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All)]
public sealed record MendCover(long Id, [Text(300)] string Text, int Version) : ICommand<CoverMoved>;

public sealed class MendCoverHandler(OfficeBook book) : IHandle<MendCover, CoverMoved>
{
    private const string Mend = "UPDATE covers SET state = 'Approved', remark = @Text, version = version + 1 WHERE id = @Id AND version = @Version AND state = 'Returned'";

    public async Task<Outcome<CoverMoved>> Handle(MendCover m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await CoverRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        if (CoverGates.MayNotName(db, c.PersonId, c.SectionId) is { } foreign) return foreign;
        if (CoverGates.NotNow(c, CoverAct.Mend) is { } over) return over;
        if (CoverRules.WhyMissing(true, m.Text) is { } missing) return missing;
        if (c.Version != m.Version || !await db.Changed(Mend, new { c.Id, c.Version, Text = m.Text.Trim() })) return DeskRefusals.Changed();
        var forId = CoverGates.ForWhom(db, office, c.PersonId, c.SectionId);
        await Absences.Note(db, c.AbsenceId, "CoverMended", $"补正后再报备案（{c.PostName(office)}）", $"put right and sent to be filed again ({c.PostNameEn(office)})", m.Text.Trim(), forId);
        db.About("cover", c.Id, forId);
        return await CoverRequests.AskFiling(db, office, c) is { } clerk ? new CoverMoved(c.Id, CoverState.Approved, office.NameOf(clerk), c.Version + 1) : DecisionRules.NobodyDecides;
    }
}
