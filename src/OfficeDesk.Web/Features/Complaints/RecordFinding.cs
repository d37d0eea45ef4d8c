using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>The handling officer records what was found; substantiated, a breach is proposed against everybody it is about (CP-3, BR-1).</summary>
/// <param name="Text">The grounds; they stay in the case.</param>
/// <param name="Kind">Which kind of breach it is.</param>
/// <param name="Facts">What the person concerned will read: the facts, and nothing about who told them.</param>
/// <param name="Version">The version of the case that was looked at.</param>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record RecordFinding(long Id, Finding Finding, [Text(4000), Personal] string Text, BreachKind Kind, [Text(1000), Personal] string Facts, int Version) : ICommand<FindingRecorded>;

/// <param name="Breaches">Breaches proposed.</param>
public sealed record FindingRecorded(long Id, int Breaches, int Version);

public sealed class RecordFindingHandler(OfficeBook book, SealedBox box) : IHandle<RecordFinding, FindingRecorded>
{
    private const string Find = """
        UPDATE complaints SET state = 'Found', finding = @Finding, finding_text = @Text, found_on = @Today, kind = @Kind, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Assigned' AND handler_id = @HandlerId
        """;

    private const string Looked = "SELECT COUNT(*) FROM complaint_notes WHERE complaint_id = @Id AND kind <> 'Event'";
    private const string Subjects = "SELECT person_id FROM complaint_subjects WHERE complaint_id = @Id AND person_id <> 0 ORDER BY person_id";

    public async Task<Outcome<FindingRecorded>> Handle(RecordFinding m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await CaseRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        if (await Hands.Foreign(db, c) is { } foreign) return foreign;
        // whoever had to do with the matter since the case was given to them does not judge it
        if (ComplaintRules.CannotHandle(c.Level, true, true, false, await Hands.TookPart(db, c.Id, db.Who.PersonId)) is { } conflict) return conflict;
        var people = await db.Query<long>(Subjects, new { c.Id });
        if (ComplaintRules.CannotFind(c.State, m.Finding, m.Text, await db.One<long>(Looked, new { c.Id }) > 0, people.Count > 0, m.Facts) is { } cannot) return cannot;
        var row = new { Finding = m.Finding.ToString(), Text = box.Seal(m.Text.Trim(), c.Record), db.Today, Kind = m.Kind.ToString(), m.Id, m.Version, c.HandlerId };
        if (!await db.Changed(Find, row)) return DeskRefusals.Changed();
        var proposed = 0;
        if (m.Finding is not Finding.Not)
        {
            var officers = await Officers.Today(db, office);
            foreach (var person in people)
                if (await Breaches.Propose(db, m.Kind, $"complaint:{c.Id}:{person}", null, person, office.People[person].SectionId, db.Today, m.Facts.Trim(), officers.IsOffice(person) ? 2 : 1) is not null) proposed++;
        }
        await CaseRow.Tell(db, box, c.Id, CaseNote.Event, $"认定：{m.Finding.Zh()}");
        db.About("complaint", c.Id, await Hands.ForWhom(db, c));
        return new FindingRecorded(c.Id, proposed, m.Version + 1);
    }
}
