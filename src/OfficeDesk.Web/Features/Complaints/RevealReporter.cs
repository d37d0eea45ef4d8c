using System.Text.Json;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>The officer who handles the case opens the complainant's identity, for a purpose that is written down (CP-2).</summary>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record RevealReporter(long Id, [Text(200, Required = true, Zh = "查看的目的", En = "the purpose")] string Purpose) : ICommand<ReporterRevealed>;

public sealed record ReporterRevealed([property: Personal] string Name, [property: Personal] string Phone, [property: Personal] string Address);

public sealed class RevealReporterHandler(SealedBox box, CaseLooks looks) : IHandle<RevealReporter, ReporterRevealed>
{
    private const string Sealed = "SELECT sealed FROM complaint_reporters WHERE complaint_id = @Id";

    public async Task<Outcome<ReporterRevealed>> Handle(RevealReporter m, Db db)
    {
        if (await CaseRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        if (await Hands.Foreign(db, c) is { } foreign) return foreign;
        if (await looks.Write(db, c.Id, m.Purpose) is { } cannot) return cannot;
        db.About("complaint", c.Id, await Hands.ForWhom(db, c));
        var text = box.Open(await db.Find<string>(Sealed, new { m.Id }), c.Record);
        var reporter = text.Length > 0 ? JsonSerializer.Deserialize<Reporter>(text, Wire.Json)! : new Reporter("", "", "");
        return new ReporterRevealed(reporter.Name, reporter.Phone, reporter.Address);
    }
}
