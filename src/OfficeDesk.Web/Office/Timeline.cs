using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>The story of a task or an enquiry, one line an act: who, when, for whom, what, and a note.</summary>
public static class Timeline
{
    private const string Insert = """
        INSERT INTO events (id, task_id, enquiry_id, at, person_id, for_id, kind, zh, en, note)
        VALUES (@Id, @TaskId, @EnquiryId, @At, @PersonId, @ForId, @Kind, @Zh, @En, @Note)
        """;

    /// <param name="kind">One word for filtering: Logged, Sent, Accepted, Handed, Done, Asked, Decided, Reminded, Told …</param>
    /// <param name="zh">What happened, in Chinese, at most 500 characters, without personal data of citizens.</param>
    /// <param name="note">What the person wrote; at most 2,000 characters.</param>
    public static Task Write(Db db, long? taskId, long? enquiryId, string kind, string zh, string en, string note = "", long? forId = null) =>
        db.Execute(Insert, new { Id = db.NewId(), TaskId = taskId, EnquiryId = enquiryId, At = db.Now, db.Who.PersonId, ForId = forId, Kind = kind, Zh = zh, En = en, Note = note });
}
