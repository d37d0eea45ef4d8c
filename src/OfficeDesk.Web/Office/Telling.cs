using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>What somebody is to learn of a task because of what somebody else did; told within a minute, one letter a person for all of it (ES-2, ES-4).</summary>
/// <remarks>B6: numbers and days, nothing of what a matter is about.</remarks>
public sealed record Telling(long PersonId, string Head, string Number, DateOnly DueOn, string Word)
{
    private const string Insert = "INSERT INTO tellings (id, person_id, head, number, due_on, word) VALUES (@Id, @PersonId, @Head, @Number, @DueOn, @Word)";

    private const string Waiting = "SELECT id, person_id, head, number, due_on, word FROM tellings ORDER BY id LIMIT 500";

    private const string Gone = "DELETE FROM tellings WHERE id IN @Ids";

    public long Id { get; init; }

    /// <summary>Nobody is told what they did themselves.</summary>
    public Task Leave(Db db) => PersonId == db.Who.PersonId ? Task.CompletedTask : db.Execute(Insert, new { Id = db.NewId(), PersonId, Head, Number, DueOn, Word });

    /// <summary>What is not told yet, the oldest first.</summary>
    public static async Task<IReadOnlyList<Telling>> Left(Db db) =>
        [.. (await db.Query<(long Id, long PersonId, string Head, string Number, DateOnly DueOn, string Word)>(Waiting)).Select(t => new Telling(t.PersonId, t.Head, t.Number, t.DueOn, t.Word) { Id = t.Id })];

    /// <summary>They are in a letter now.</summary>
    public static Task Told(Db db, IReadOnlyList<Telling> told) => told.Count == 0 ? Task.CompletedTask : db.Execute(Gone, new { Ids = told.Select(t => t.Id).ToList() });
}
