using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Looks at what is masked: each is written down with its purpose, and so many an hour (D5).</summary>
internal static class Reveals
{
    private const string Gate = "UPDATE people SET version = version WHERE id = @Me";

    private const string Count = "SELECT COUNT(*) FROM reveals WHERE person_id = @Me AND at > @HourAgo";

    private const string Insert = "INSERT INTO reveals (id, enquiry_id, person_id, at, purpose) VALUES (@Id, @EnquiryId, @Me, @Now, @Purpose)";

    /// <summary>One's own row is the gate: two looks of one person at the same moment are counted one after the other.</summary>
    public static Task Wait(Db db) => db.Execute(Gate, new { Me = db.Who.PersonId });

    /// <summary>How many contacts the asker has looked at within the hour.</summary>
    public static Task<int> ThisHour(Db db) => db.One<int>(Count, new { Me = db.Who.PersonId, HourAgo = db.Now.AddHours(-1) });

    public static Task Write(Db db, long enquiryId, string purpose) => db.Execute(Insert, new { Id = db.NewId(), EnquiryId = enquiryId, Me = db.Who.PersonId, db.Now, Purpose = purpose });
}
