using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Mail;

/// <summary>Whoever reaches the most looks at sealed or masked identities within an hour is stopped, and the director hears of it (D5).</summary>
/// <remarks>The mail names nobody and no case; who it was stands on the director's page. It rings with the last look that is still given, in that look's own transaction.</remarks>
public sealed class LookAlarm(OfficeBook book, LetterTemplates templates, OfficeAddress address)
{
    private const string Ringing = "SELECT COUNT(*) FROM look_alarms WHERE person_id = @Me AND at > @HourAgo";
    private const string Write = "INSERT INTO look_alarms (id, person_id, at, looks) VALUES (@Id, @Me, @Now, @Looks)";

    /// <param name="looks">Looks of the asker within the hour, this one included.</param>
    /// <param name="most">How many are given within an hour.</param>
    public async Task Ring(Db db, int looks, int most)
    {
        if (looks < most || await db.One<long>(Ringing, new { Me = db.Who.PersonId, HourAgo = db.Now.AddHours(-1) }) > 0) return;
        var id = db.NewId();
        await db.Execute(Write, new { Id = id, Me = db.Who.PersonId, db.Now, Looks = looks });
        var office = await book.Open(db.Ct);
        var officers = await Officers.Today(db, office);
        // GN-1: about the director's own looks the named deputy hears
        if (await Deciders.Find(db, office, officers.SectionId, db.Who.PersonId, Level.Director) is not { } hears) return;
        var note = new LookNote(looks, $"{address.Url}/discipline/overview#looks");
        await Outbox.Queue(db, office, new Letter($"looks:{id.ToString(CultureInfo.InvariantCulture)}", hears.Person, "查看身份信息次数达到上限", templates.Text("looks", note), templates.Html("looks", note)));
    }
}

/// <summary>What the letter says: how many looks, and where to see whose.</summary>
public sealed record LookNote(int Looks, string Link);
