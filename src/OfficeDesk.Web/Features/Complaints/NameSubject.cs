using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>The investigation shows whom or which section the complaint is about: they are named in the case, and from then on see nothing of it (CP-2, CP-3).</summary>
/// <param name="Reason">What shows it; stays with the handling officer.</param>
/// <param name="Facts">After a finding: what the person concerned will read, nothing about who told it (BR-1).</param>
/// <param name="Version">The version of the case that was looked at.</param>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record NameSubject(long Id, [property: Personal] long? PersonId, [property: Personal] long? SectionId, [Text(500, Required = true, Zh = "依据", En = "what shows it"), Personal] string Reason, [Text(1000), Personal] string Facts, int Version) : ICommand<SubjectNamed>;

/// <summary>Somebody was named wrongly: they are taken out of the case before anything is found (CP-3).</summary>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record UnnameSubject(long Id, [property: Personal] long? PersonId, [property: Personal] long? SectionId, [Text(500, Required = true, Zh = "更正的原因", En = "why"), Personal] string Reason, int Version) : ICommand<SubjectNamed>;

/// <param name="Level">Before whom the case is now.</param>
/// <param name="StoodAside">Whether the handler had to stand aside because of it.</param>
/// <param name="BreachId">The breach proposed at once; null when there is none.</param>
public sealed record SubjectNamed(long Id, ComplaintLevel Level, bool StoodAside, long? BreachId, int Version);

public sealed class NameSubjectHandler(OfficeBook book, SealedBox box, CaseLetters letters) : IHandle<NameSubject, SubjectNamed>
{
    // they see nothing of what went into the case either
    private const string Name = """
        INSERT INTO complaint_subjects (complaint_id, person_id, section_id) SELECT c.id, @Person, @Section FROM complaints c
        WHERE (c.id = @Id OR c.merged_into = @Id) AND NOT EXISTS (SELECT 1 FROM complaint_subjects s WHERE s.complaint_id = c.id AND s.person_id = @Person AND s.section_id = @Section)
        """;

    private const string Raise = "UPDATE complaints SET level = @Level, version = version + 1 WHERE id = @Id AND version = @Version AND state = @State";
    private const string WithIt = "UPDATE complaints SET level = @Level WHERE merged_into = @Id";
    private const string There = "SELECT COUNT(*) FROM complaint_subjects WHERE complaint_id = @Id AND person_id = @Person AND (@Person <> 0 OR section_id = @Section)";

    public async Task<Outcome<SubjectNamed>> Handle(NameSubject m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await CaseRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        if (await Hands.Foreign(db, c) is { } foreign) return foreign;
        if (Subjects.Of(office, m.PersonId, m.SectionId) is not { } who) return DeskRefusals.NotFound() with { Field = nameof(m.PersonId) };
        var officers = await Officers.Today(db, office);
        var level = ComplaintRules.Higher(c.Level, ComplaintRules.LevelOf(officers.Directors.Contains(who.Person), officers.IsOffice(who.Person) || (who.Person == 0 && officers.IsOfficeSection(who.Section))));
        var breach = c.Finding is Finding.Substantiated or Finding.Partly && who.Person != 0;
        if (ComplaintRules.CannotName(c.State, await db.One<long>(There, new { c.Id, who.Person, who.Section }) > 0, level != c.Level, breach, m.Facts) is { } cannot) return cannot;
        if (!await db.Changed(Raise, new { c.Id, m.Version, Level = level.ToString(), State = c.State.ToString() })) return DeskRefusals.Changed();
        await db.Execute(WithIt, new { c.Id, Level = level.ToString() });
        await db.Execute(Name, new { c.Id, who.Person, who.Section });
        await CaseRow.Tell(db, box, c.Id, CaseNote.Event, $"列为投诉对象：{Subjects.NameOf(office, who)}");
        await CaseRow.Tell(db, box, c.Id, CaseNote.Note, $"列为投诉对象的依据：{m.Reason.Trim()}");
        var proposed = breach ? await Breaches.Propose(db, c.Kind, $"complaint:{c.Id}:{who.Person}", null, who.Person, who.Section, db.Today, m.Facts.Trim(), officers.IsOffice(who.Person) ? 2 : 1) : null;
        var aside = await Hands.LookAgain(db, office, letters, box, c.Id, c.HandlerId, level);
        db.About("complaint", c.Id, await Hands.ForWhom(db, c));
        return new SubjectNamed(c.Id, level, aside, proposed, m.Version + (aside ? 2 : 1));
    }
}

public sealed class UnnameSubjectHandler(OfficeBook book, SealedBox box) : IHandle<UnnameSubject, SubjectNamed>
{
    private const string Unname = "DELETE FROM complaint_subjects WHERE complaint_id = @Id AND person_id = @Person AND (@Person <> 0 OR section_id = @Section)";
    private const string Touch = "UPDATE complaints SET version = version + 1 WHERE id = @Id AND version = @Version AND state = 'Assigned'";

    public async Task<Outcome<SubjectNamed>> Handle(UnnameSubject m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await CaseRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        if (await Hands.Foreign(db, c) is { } foreign) return foreign;
        if (Subjects.Of(office, m.PersonId, m.SectionId) is not { } who) return DeskRefusals.NotFound() with { Field = nameof(m.PersonId) };
        if (ComplaintRules.CannotUnname(c.State) is { } cannot) return cannot;
        if (!await db.Changed(Touch, new { c.Id, m.Version })) return DeskRefusals.Changed();
        if (await db.Execute(Unname, new { c.Id, who.Person, who.Section }) == 0) return DeskRefusals.NotFound() with { Field = nameof(m.PersonId) };
        await CaseRow.Tell(db, box, c.Id, CaseNote.Event, $"更正投诉对象，不再列入：{Subjects.NameOf(office, who)}");
        await CaseRow.Tell(db, box, c.Id, CaseNote.Note, $"更正投诉对象的原因：{m.Reason.Trim()}");
        db.About("complaint", c.Id, await Hands.ForWhom(db, c));
        return new SubjectNamed(c.Id, c.Level, false, null, m.Version + 1);
    }
}

/// <summary>Whom a complaint is about, as it is written: a person with their section, or a section alone with person 0.</summary>
internal static class Subjects
{
    public static (long Person, long Section)? Of(OfficePage office, long? person, long? section) =>
        person is { } p ? (office.People.TryGetValue(p, out var known) ? (p, known.SectionId) : null)
        : section is { } s && office.Sections.ContainsKey(s) ? (0, s) : null;

    public static string NameOf(OfficePage office, (long Person, long Section) who) => who.Person > 0 ? office.NameOf(who.Person) : office.SectionName(who.Section);
}
