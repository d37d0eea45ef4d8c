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

public sealed class RevealReporterHandler(SealedBox box, LookAlarm alarm) : IHandle<RevealReporter, ReporterRevealed>
{
    private const string Sealed = "SELECT sealed FROM complaint_reporters WHERE complaint_id = @Id";

    public async Task<Outcome<ReporterRevealed>> Handle(RevealReporter m, Db db)
    {
        await Reveals.Wait(db);
        if (await CaseRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        if (await Hands.Foreign(db, c) is { } foreign) return foreign;
        if (await Looks.Write(db, c.Id, m.Purpose) is { } cannot) return cannot;
        await alarm.Ring(db, await Looks.ThisHour(db), ComplaintRules.MostLooks);
        db.About("complaint", c.Id, await Hands.ForWhom(db, c));
        var text = box.Open(await db.Find<string>(Sealed, new { m.Id }), c.Record);
        var reporter = text.Length > 0 ? JsonSerializer.Deserialize<Reporter>(text, Wire.Json)! : new Reporter("", "", "");
        return new ReporterRevealed(reporter.Name, reporter.Phone, reporter.Address);
    }
}

/// <summary>Looks at complainants' identities: each is written down with its purpose, and so many an hour (CP-2, D5).</summary>
internal static class Looks
{
    private const string Count = "SELECT COUNT(*) FROM complaint_looks WHERE person_id = @Me AND at > @HourAgo";
    private const string Look = "INSERT INTO complaint_looks (id, complaint_id, person_id, at, purpose) VALUES (@LookId, @Id, @Me, @Now, @Purpose)";

    /// <summary>How many identities the asker has looked at within the hour.</summary>
    public static Task<int> ThisHour(Db db) => db.One<int>(Count, new { Me = db.Who.PersonId, HourAgo = db.Now.AddHours(-1) });

    /// <summary>Writes a look down; the refusal says why it may not be.</summary>
    public static async Task<Refusal?> Write(Db db, long caseId, string purpose)
    {
        if (ComplaintRules.CannotLook(purpose, await ThisHour(db)) is { } cannot) return cannot;
        await db.Execute(Look, new { LookId = db.NewId(), Id = caseId, Me = db.Who.PersonId, db.Now, Purpose = purpose.Trim() });
        return null;
    }
}
