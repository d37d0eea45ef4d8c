using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>Signs a handover list as giver, taker or witness; with the third signature the cover is handed over (CV-4).</summary>
/// <param name="Version">The version of the list that was looked at.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All)]
public sealed record SignSheet(long Id, HandoverPart Part, int Version) : ICommand<SheetChanged>;

/// <param name="Whole">All three have signed.</param>
public sealed record SheetChanged(long Id, bool Whole, int Version);

public sealed class SignSheetHandler(OfficeBook book, DocumentOffice documents) : IHandle<SignSheet, SheetChanged>
{
    private const string Giver = "UPDATE cover_sheets SET giver_by = @Me, giver_at = @Now, version = version + 1 WHERE id = @Id AND version = @Version AND giver_at IS NULL";
    private const string Taker = "UPDATE cover_sheets SET taker_at = @Now, version = version + 1 WHERE id = @Id AND version = @Version AND taker_at IS NULL";
    private const string Witness = "UPDATE cover_sheets SET witness_by = @Me, witness_as = @As, witness_at = @Now, version = version + 1 WHERE id = @Id AND version = @Version AND witness_at IS NULL";
    private const string HandedOver = "UPDATE covers SET state = 'HandedOver', version = version + 1 WHERE id = @CoverId AND state = 'Filed'";

    public async Task<Outcome<SheetChanged>> Handle(SignSheet m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Sheets.Find(db, m.Id) is not { } found) return DeskRefusals.NotFound();
        var (sheet, c) = found;
        if (await CoverGates.MayNotSign(db, office, c, sheet, m.Part) is { } cannot) return cannot;
        if (sheet.Version != m.Version) return DeskRefusals.Changed();
        var forId = m.Part switch
        {
            HandoverPart.Giver => sheet.GiverId == db.Who.PersonId ? null : (long?)sheet.GiverId,
            HandoverPart.Witness => (await CoverGates.Witness(db, office, c))!.ForPerson,
            _ => null,
        };
        var sql = m.Part switch { HandoverPart.Giver => Giver, HandoverPart.Taker => Taker, _ => Witness };
        if (!await db.Changed(sql, new { sheet.Id, sheet.Version, Me = db.Who.PersonId, As = forId, db.Now })) return DeskRefusals.Changed();
        var absence = (await Covers.Absence(db, c.AbsenceId))!;
        if (m.Part is HandoverPart.Giver && sheet.IsOut)
        {
            await CoverSheets.Name(db, sheet.Id, (await Sheets.Tasks(db, office, c)).Select(t => (t.Id, Sheets.Must(office, absence, t.DueOn))), added: false);
        }
        if (m.Part is HandoverPart.Giver)
        {
            await CoverSheets.KeepAsSigned(db, sheet.Id);
            await Instructions.IntoTasks(db, office, c, sheet, forId);
        }
        var whole = m.Part is HandoverPart.Witness;
        var (zh, en) = m.Part switch { HandoverPart.Giver => ("移交人签字", "signs as the giver"), HandoverPart.Taker => ("接收人签字", "signs as the taker"), _ => ("监交签字", "countersigns") };
        await Absences.Note(db, c.AbsenceId, "SheetSigned", $"{(sheet.IsOut ? "" : "返岗")}交接单（{c.PostName(office)}）{zh}{(m.Part is HandoverPart.Giver && forId is not null ? "，代突发疾病的移交人" : "")}", $"{en} the handover of {c.PostNameEn(office)}", "", forId);
        db.About("cover", c.Id, forId);
        if (whole && await CoverDocuments.Handover(documents, db, office, c, sheet, absence, await Sheets.Lines(db, office, sheet, c, absence, live: false)) is { } paper) return paper;
        if (!whole || !sheet.IsOut) return new SheetChanged(sheet.Id, whole, sheet.Version + 1);
        await Covers.Lock(db);
        // taken off at the same moment: the signatures stay on a list that leads nowhere
        if (!await db.Changed(HandedOver, new { sheet.CoverId })) return DeskRefusals.Changed();
        await Covers.Follow(db, office, c.AbsenceId);
        return new SheetChanged(sheet.Id, true, sheet.Version + 1);
    }
}
