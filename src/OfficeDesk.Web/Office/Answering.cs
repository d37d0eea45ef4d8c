using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>
/// Who answers for a task. The one place that finds the person for new work (FC-3) and moves the responsibility (CV-6), so
/// that the cover in force has to be asked here only.
/// </summary>
public static class Answering
{
    private const string Close = "UPDATE responsibilities SET to_at = @At WHERE task_id = @TaskId AND to_at IS NULL";

    private const string Interval = "INSERT INTO responsibilities (id, task_id, person_id, section_id, from_at, to_at, why, for_id) VALUES (@Id, @TaskId, @PersonId, @SectionId, @At, NULL, @Why,";

    // a new task knows its post and for whom somebody answers, so that its row can be written together with those of others
    private const string OpenNew = $"{Interval} @ForId)";

    // whose work it is when a cover of their post answers for it (CV-6); the holder of today, for the post may have got another one
    private const string Open = $"""
        {Interval} (SELECT MIN(c.person_id) FROM covers c JOIN posts p ON p.id = c.post_id AND p.a_id = c.person_id AND c.cover_id = @PersonId AND c.state = 'Running' AND c.vacant = 0
            JOIN tasks t ON t.post_id = c.post_id WHERE t.id = @TaskId))
        """;

    private const string InForce = """
        SELECT c.post_id, c.cover_id, c.person_id FROM covers c JOIN posts p ON p.id = c.post_id AND p.a_id = c.person_id WHERE c.state = 'Running' AND c.vacant = 0 ORDER BY c.id
        """;

    /// <summary>The person proposed for a matter: A holder, cover in force, B holder, section chief; whoever is away is passed over.</summary>
    /// <remarks>FC-3; DL-13: an emergency goes to whoever is on duty while the office is closed.</remarks>
    public static async Task<Responsible?> For(Db db, OfficePage office, MatterType matter)
    {
        if (await Emergencies.OnDuty(db, office, matter) is { } duty) return duty;
        if (matter.PostId is not { } id || !office.Posts.TryGetValue(id, out var post)) return null;
        var chief = office.Sections.TryGetValue(post.SectionId, out var section) ? section.ChiefId : null;
        var away = await Absences.Away(db);
        // whoever is there needs no cover: the common case costs no look
        var cover = post.AId is { } holder && !away.Contains(holder) ? null : (await Running(db)).FirstOrDefault(c => c.PostId == id)?.CoverId;
        return ResponsibleRules.Find(new Candidates(Of(office, post.AId, away), Of(office, cover, away), Of(office, post.BId, away), Of(office, chief, away)));
    }

    /// <summary>Somebody answers for a task from now on; whoever did until now no longer does.</summary>
    /// <param name="why">One word: FirstContact, Holder, Accepted, Handover, Chief, Assigned …</param>
    public static async Task Move(Db db, long taskId, long personId, long sectionId, string why)
    {
        await db.Execute(Close, new { TaskId = taskId, At = db.Now });
        await db.Execute(Open, new { Id = db.NewId(), TaskId = taskId, PersonId = personId, SectionId = sectionId, At = db.Now, Why = why });
    }

    /// <summary>The first interval of a task that belongs to a post or to none.</summary>
    public static async Task Start(Db db, TaskRow task, string why)
    {
        var covered = task.PostId is { } post ? (await Running(db)).Where(c => c.PostId == post && c.CoverId == task.AnsweringId).ToList() : [];
        await db.Execute(OpenNew, new
        {
            Id = db.NewId(), TaskId = task.Id, PersonId = task.AnsweringId, task.SectionId, At = db.Now, Why = why, ForId = covered.Count == 0 ? (long?)null : covered.Min(c => c.PersonId),
        });
    }

    /// <summary>The covers in force for whoever holds their post today.</summary>
    private static Task<IReadOnlyList<CoverInForce>> Running(Db db) => db.Remembered(InForce, () => db.Query<CoverInForce>(InForce));

    private static Candidate? Of(OfficePage office, long? person, IReadOnlySet<long> away) =>
        person is { } id && office.People.TryGetValue(id, out var p) ? new Candidate(id, Away: p.Active == 0 || away.Contains(id)) : null;

    private sealed record CoverInForce
    {
        public long PostId { get; init; }
        public long? CoverId { get; init; }
        public long PersonId { get; init; }
    }
}
