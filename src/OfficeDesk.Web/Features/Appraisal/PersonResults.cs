using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>A person's results over the years, newest first: one's own, or of somebody led, in charge of, or anybody (AP-10).</summary>
/// <param name="PersonId">Null: the asker.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, Appraisal = Reach.All)]
public sealed record PersonResults(long? PersonId = null) : IQuery<PersonArchive>;

public sealed record PersonArchive(long PersonId, string Name, string Section, string JobTitle, IReadOnlyList<ArchiveLine> Lines);

/// <param name="Waiting">The person has still to acknowledge it or to object.</param>
public sealed record ArchiveLine(long SubjectId, long RoundId, string TitleZh, string TitleEn, RoundOf OfWhom, int Year, int Quarter, string Section, decimal? Total, Grade? Grade, bool Exempt, bool SetAside, bool Waiting, DateOnly? Until, bool Award, bool? RectifyPassed);

public sealed class PersonResultsHandler(OfficeBook book) : IHandle<PersonResults, PersonArchive>
{
    private const string Load = $"""
        SELECT s.* FROM ap_subjects s JOIN ap_rounds r ON r.id = s.round_id
        WHERE s.person_id = @Person AND r.counts > 0 AND {SubjectRow.InSight} ORDER BY r.year_no DESC, r.quarter_no, s.id DESC LIMIT 100
        """;

    public async Task<Outcome<PersonArchive>> Handle(PersonResults m, Db db)
    {
        var office = await book.Open(db.Ct);
        var id = m.PersonId ?? db.Who.PersonId;
        if (!office.People.TryGetValue(id, out var person)) return DeskRefusals.NotFound();
        var lines = new List<ArchiveLine>();
        foreach (var s in await db.Query<SubjectRow>(Load, db.InSight(new { Person = id })))
        {
            var r = (await RoundRow.Find(db, s.RoundId))!;
            if (!ListResultsHandler.Seen(db, r, s)) continue;
            var result = (await ResultRow.Find(db, s.Id, r.Counts)).InForce(s);
            lines.Add(new ArchiveLine(s.Id, r.Id, r.Title.Zh, r.Title.En, r.OfWhom, r.YearNo, r.QuarterNo, office.SectionName(s.SectionId, db.Who.English), result?.Total / 100m, result?.Grade, s.IsExempt, s.Stands == 0,
                s.Answer is AnswerState.Waiting, r.ObjectUntil, s.IsPutForward, s.Stands == 1 && s.RectifyPassed is { } passed ? passed == 1 : null));
        }
        // somebody out of sight and somebody without results look alike
        if (lines.Count == 0 && id != db.Who.PersonId && !db.Sight.All) return DeskRefusals.NotFound();
        return new PersonArchive(id, person.Name, office.SectionName(person.SectionId, db.Who.English), person.JobTitle, lines);
    }
}
