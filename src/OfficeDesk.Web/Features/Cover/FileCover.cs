using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>The general office files an approved cover; the handover list is made (CV-5, CV-4).</summary>
/// <param name="Version">The version of the cover that was looked at.</param>
[Access(Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record FileCover(long Id, [Text(300)] string Text, int Version) : ICommand<CoverMoved>;

public sealed class FileCoverHandler(OfficeBook book, DocumentOffice documents) : IHandle<FileCover, CoverMoved>
{
    private const string File = """
        UPDATE covers SET state = 'Filed', filed_by = @Me, filed_as = @As, filed_at = @Now, filing = @Text, late = @Late, version = version + 1 WHERE id = @Id AND version = @Version AND state = 'Approved'
        """;

    public async Task<Outcome<CoverMoved>> Handle(FileCover m, Db db)
    {
        var office = await book.Open(db.Ct);
        var (c, forId, refused) = await CoverGates.ToFile(db, office, m.Id, m.Version, CoverAct.File);
        if (refused is not null) return refused;
        if (await CoverGates.StillFits(db, office, c!, decides: true) is { } unfit) return unfit;
        var absence = (await Covers.Absence(db, c!.AbsenceId))!;
        var late = absence.Running;
        if (!await db.Changed(File, new { c.Id, c.Version, Me = db.Who.PersonId, As = forId, Text = m.Text.Trim(), Late = late ? 1 : 0, db.Now })) return DeskRefusals.Changed();
        await Deciders.Close(db, CoverRequests.Filing, c.Id);
        await CoverSheets.MakeOut(db, c);
        if (await CoverDocuments.Approval(documents, db, office, c, absence, m.Text.Trim(), forId) is { } paper) return paper;
        await Absences.Note(db, c.AbsenceId, "CoverFiled", $"{c.PostName(office)}的替代已备案{(late ? "（离岗后补办）" : "")}", $"the cover of {c.PostNameEn(office)} is filed{(late ? ", after the absence began" : "")}", m.Text.Trim(), forId);
        db.About("cover", c.Id, forId);
        return new CoverMoved(c.Id, CoverState.Filed, office.NameOf(c.PersonId), c.Version + 1);
    }
}
