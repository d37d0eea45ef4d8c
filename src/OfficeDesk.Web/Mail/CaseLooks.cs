using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Mail;

/// <summary>Looks at who complained: each is written down with its purpose, so many an hour, and the director hears of the last that is given (CP-2, D5).</summary>
public sealed class CaseLooks(LookAlarm alarm)
{
    private const string Count = "SELECT COUNT(*) FROM complaint_looks WHERE person_id = @Me AND at > @HourAgo";
    private const string Look = "INSERT INTO complaint_looks (id, complaint_id, person_id, at, purpose) VALUES (@LookId, @Id, @Me, @Now, @Purpose)";
    private const string Lately = "SELECT complaint_id FROM complaint_looks WHERE person_id = @Me AND at > @Since AND complaint_id IN @Ids";

    /// <summary>Writes a look down; the refusal says why it may not be.</summary>
    public async Task<Refusal?> Write(Db db, long caseId, string purpose)
    {
        await Reveals.Wait(db);
        var before = await db.One<int>(Count, new { Me = db.Who.PersonId, HourAgo = db.Now.AddHours(-1) });
        if (ComplaintRules.CannotLook(purpose, before) is { } cannot) return cannot;
        await db.Execute(Look, new { LookId = db.NewId(), Id = caseId, Me = db.Who.PersonId, db.Now, Purpose = purpose.Trim() });
        await alarm.Ring(db, before + 1, ComplaintRules.MostLooks);
        return null;
    }

    /// <summary>Those of the cases that the asker has a look at just now, so that a paper which names who complained need not be asked for twice.</summary>
    public static async Task<IReadOnlySet<long>> Running(Db db, IEnumerable<long> cases)
    {
        var ids = cases.Distinct().ToList();
        return ids.Count == 0 ? new HashSet<long>() : (await db.Query<long>(Lately, new { Me = db.Who.PersonId, Since = db.Now.AddMinutes(-ComplaintRules.LookMinutes), Ids = ids })).ToHashSet();
    }
}
