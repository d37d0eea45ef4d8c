using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deputies;

/// <summary>Who stands in for whom: today and to come, then the last fifty that are over.</summary>
/// <remarks>GN-2: whatever is done for another shows for whom; so everybody may see who the deputies are.</remarks>
[Access(Everybody = Reach.All)]
public sealed record DeputyList : IQuery<DeputiesListed>;

/// <param name="Seats">The seats the asker may name a deputy for; the general office sees all.</param>
/// <param name="People">Who could be named.</param>
public sealed record DeputiesListed(
    IReadOnlyList<DeputyItem> Now, IReadOnlyList<DeputyItem> Coming, IReadOnlyList<DeputyItem> Over, IReadOnlyList<SeatItem> Seats, IReadOnlyList<SeatPerson> People);

/// <param name="Mine">The asker holds the seat or stands in.</param>
/// <param name="MayEnd">The asker may end it now.</param>
public sealed record DeputyItem(
    long Id, Roles Role, string Section, long PrincipalId, string Principal, string Deputy, DateOnly From, DateOnly To, bool Ended, DateTimeOffset? EndedAt, string NamedBy, string Reason, bool Mine, bool MayEnd);

/// <param name="Own">The asker's own seat.</param>
public sealed record SeatItem(Roles Role, long? SectionId, string Section, long PrincipalId, string Principal, bool Own);

public sealed record SeatPerson(long Id, string Name, string Section);

public sealed class DeputyListHandler(OfficeBook book) : IHandle<DeputyList, DeputiesListed>
{
    private const string Select = "SELECT d.*, a.named_by, a.reason, a.ended_at FROM deputies d LEFT JOIN deputy_acts a ON a.deputy_row = d.id ";
    private const string NotOver = Select + "WHERE d.ended = 0 AND d.to_day >= @Today ORDER BY d.from_day, d.id";
    private const string IsOver = Select + "WHERE d.ended = 1 OR d.to_day < @Today ORDER BY d.id DESC LIMIT 50";

    public async Task<Outcome<DeputiesListed>> Handle(DeputyList m, Db db)
    {
        var office = await book.Open(db.Ct);
        var names = db.Who.Is(Roles.GeneralOffice);
        var me = db.Who.PersonId;
        DeputyItem Shown(DeputyRow d) => new(
            d.Id, d.Role, d.SectionId is { } s ? office.SectionName(s, db.Who.English) : "", d.PrincipalId, office.NameOf(d.PrincipalId), office.NameOf(d.DeputyId), d.FromDay, d.ToDay,
            d.Ended == 1, d.EndedAt, office.NameOf(d.NamedBy), d.Reason ?? "", d.PrincipalId == me || d.DeputyId == me,
            d.Ended == 0 && d.ToDay >= db.Today && (names || d.PrincipalId == me || d.DeputyId == me));
        var open = (await db.Query<DeputyRow>(NotOver, new { db.Today })).Select(d => (d.FromDay, Item: Shown(d))).ToList();
        var over = (await db.Query<DeputyRow>(IsOver, new { db.Today })).Select(Shown);
        var holders = await Seats.Holders(db);
        List<SeatItem> seats = [.. AllSeats(db, office, holders).Where(s => names || s.Own)];
        var people = seats.Count == 0 ? [] : office.People.Values.Where(p => p.Active == 1 && holders[p.Id].Any()).OrderBy(p => p.SectionId).ThenBy(p => p.Id)
            .Select(p => new SeatPerson(p.Id, p.Name, office.SectionName(p.SectionId, db.Who.English)));
        return new DeputiesListed([.. open.Where(d => d.FromDay <= db.Today).Select(d => d.Item)], [.. open.Where(d => d.FromDay > db.Today).Select(d => d.Item)], [.. over], seats, [.. people]);
    }

    private static IEnumerable<SeatItem> AllSeats(Db db, OfficePage office, ILookup<long, Roles> holders)
    {
        var me = db.Who.PersonId;
        foreach (var section in office.Sections.Values.Where(s => s is { Active: 1, ChiefId: not null } && holders[s.ChiefId.Value].Contains(Roles.Chief)).OrderBy(s => s.Sort))
            yield return new SeatItem(Roles.Chief, section.Id, office.SectionName(section.Id, db.Who.English), section.ChiefId!.Value, office.NameOf(section.ChiefId), section.ChiefId == me);
        foreach (var role in Seats.WithDeputy.Where(r => r != Roles.Chief))
            foreach (var holder in holders.Where(h => h.Contains(role)).Select(h => h.Key).Order())
                yield return new SeatItem(role, null, "", holder, office.NameOf(holder), holder == me);
    }
}
