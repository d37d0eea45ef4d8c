using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>The division leader puts somebody on the list of a post, with a reason, because nobody on it can cover (CV-3).</summary>
[Access(Leader = Reach.Division, Director = Reach.All)]
public sealed record QualifyForPost(long AbsenceId, long PostId, long PersonId, [Text(300)] string Why) : ICommand<Qualified>;

public sealed record Qualified(long PostId, long PersonId);

public sealed class QualifyForPostHandler(OfficeBook book) : IHandle<QualifyForPost, Qualified>
{
    private const string Insert = """
        INSERT INTO post_staff (post_id, person_id) VALUES (@PostId, @PersonId);
        INSERT INTO post_staff_added (id, post_id, person_id, absence_id, added_by, added_as, added_at, why) VALUES (@Id, @PostId, @PersonId, @AbsenceId, @Me, @As, @Now, @Why)
        """;

    public async Task<Outcome<Qualified>> Handle(QualifyForPost m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Absences.Find(db, m.AbsenceId) is not { } absence) return DeskRefusals.NotFound();
        if (CoverRules.OwnMatter(db.Who.PersonId, absence.PersonId, m.PersonId) is { } own) return own;
        if (!Covers.PostsOf(office, absence.PersonId).Any(p => p.Id == m.PostId)) return CoverRules.CannotName(true, true, held: false)!;
        var there = office.People.TryGetValue(m.PersonId, out var person) && person.Active == 1;
        if (CoverRules.CannotQualify(there, office.Posts[m.PostId].Qualified.Contains(m.PersonId), m.Why) is { } cannot) return cannot;
        var forId = CoverGates.FromLeader(db, office, absence.SectionId);
        await db.Execute(Insert, new { Id = db.NewId(), m.PostId, m.PersonId, AbsenceId = absence.Id, Me = db.Who.PersonId, As = forId, db.Now, Why = m.Why.Trim() });
        await book.Changed(db);
        var post = office.Posts[m.PostId];
        await Absences.Note(db, absence.Id, "Qualified", $"将 {person!.Name} 列入{post.Name}胜任人员", $"puts {person.Name} on the list of {post.NameEn}", m.Why.Trim(), forId);
        db.About("post", m.PostId, forId);
        return new Qualified(m.PostId, m.PersonId);
    }
}
