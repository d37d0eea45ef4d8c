using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>
/// The file of a case in one packet, for whoever handles it: what was said and found, the story, the papers, and a list of the evidence with checksums. For a
/// purpose that is written down; it counts as a look. Who complained is in none of it, and where the texts name them that is struck out (CP-2, D6).
/// </summary>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record PackCase(long Id, [property: Text(200, Required = true, Zh = "用途", En = "what it is for")] string Purpose) : IErrand<CasePacket>;

/// <param name="Content">A zip; base64 in JSON.</param>
public sealed record CasePacket(string Name, [property: Personal(Omit = true)] byte[] Content);

public sealed class PackCaseHandler(OfficeBook book, ShortWrite shortly, SealedBox box, CaseLooks looks) : IHandle<PackCase, CasePacket>
{
    public async Task<Outcome<CasePacket>> Handle(PackCase m, Db db)
    {
        if (await CaseRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        if (await Hands.Foreign(db, c) is { } foreign) return foreign;
        var forId = await Hands.ForWhom(db, c);
        // written down before anything leaves, so that nothing leaves that is not written down
        Refusal? enough = null;
        var logged = await shortly.Do<bool?>(m, async d =>
        {
            if ((enough = await looks.Write(d, c.Id, Cut($"导出案卷：{m.Purpose.Trim()}"))) is not null) return null;
            await CaseRow.Tell(d, box, c.Id, CaseNote.Event, "导出案卷");
            d.About("complaint", c.Id, forId);
            return true;
        }, db.Ct);
        if (logged is null) return enough!;
        return new CasePacket($"{c.Number}-{db.Today:yyyyMMdd}.zip", await new CaseZip(db, await book.Open(db.Ct), box, c).Write(m.Purpose.Trim()));
    }

    private static string Cut(string purpose) => purpose.Length > 200 ? purpose[..200] : purpose;
}
