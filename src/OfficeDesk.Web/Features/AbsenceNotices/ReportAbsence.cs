using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Who says that somebody was away without a notice.</summary>
public enum ReportSource
{
    Inspection,
    Complaint,
}

/// <summary>Somebody was not at their post and there was no notice: a breach is proposed (AB-10).</summary>
/// <param name="SeenAt">When it was found.</param>
[Access(Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.All)]
public sealed record ReportAbsence(long PersonId, DateTimeOffset SeenAt, ReportSource Source, [Text(500), Personal] string Text) : ICommand<AbsenceReported>;

public sealed record AbsenceReported(long Id, string Person, DateTimeOffset SeenAt);

public sealed class ReportAbsenceHandler(OfficeBook book, AbsenceLetters letters) : IHandle<ReportAbsence, AbsenceReported>
{
    /// <summary>A notice entered for that time afterwards and confirmed by the chief counts.</summary>
    private const string Notices = """
        SELECT COUNT(*) FROM absences WHERE person_id = @Person AND from_at <= @At AND state IN ('Approved', 'Started', 'Extended', 'Returned') AND COALESCE(returned_at, to_at) > @At
        """;

    private const string Insert = """
        INSERT INTO absence_reports (id, person_id, section_id, seen_at, source, text, reported_by, reported_at)
        SELECT @Id, @Person, @Section, @At, @Source, @Text, @Me, @Now WHERE NOT EXISTS (SELECT 1 FROM absence_reports WHERE person_id = @Person AND seen_at = @At)
        """;

    public async Task<Outcome<AbsenceReported>> Handle(ReportAbsence m, Db db)
    {
        if (m.PersonId == 0) return AbsenceRules.NobodyNamed;
        var office = await book.Open(db.Ct);
        if (!office.People.TryGetValue(m.PersonId, out var person) || !db.Sight.Sees(person.SectionId)) return DeskRefusals.NotFound();
        if (AbsenceRules.NotATime(m.SeenAt, nameof(m.SeenAt)) is { } never) return never;
        var at = OfficeClock.Minute(m.SeenAt);
        var hasNotice = await db.One<long>(Notices, new { Person = person.Id, At = at }) > 0;
        var officeTime = Absences.LengthOf(office, at, at.AddMinutes(1)).Minutes > 0;
        if (AbsenceRules.CannotReport(hasNotice, person.Id == db.Who.PersonId, at, db.Now, officeTime, !string.IsNullOrWhiteSpace(m.Text)) is { } cannot) return cannot;
        var id = db.NewId();
        var row = new { Id = id, Person = person.Id, Section = person.SectionId, At = at, Source = m.Source.ToString(), Text = m.Text.Trim(), Me = db.Who.PersonId, db.Now };
        if (!await db.Changed(Insert, row)) return AbsenceRules.ReportedAlready;
        // two who saw it in the same half day saw the same absence
        var half = OfficeClock.Wall(at).Hour < 13 ? "am" : "pm";
        await Breaches.Propose(db, BreachKind.NoNotice, $"no-notice:{person.Id}:{OfficeClock.Day(at):yyyy-MM-dd}:{half}", null, person.Id, person.SectionId, OfficeClock.Day(at), $"{AbsenceLetters.When(at)} 不在岗，没有离岗登记。");
        await letters.Reported(db, office, person.Id, id, at);
        db.About("absence report", id);
        return new AbsenceReported(id, person.Name, at);
    }
}
