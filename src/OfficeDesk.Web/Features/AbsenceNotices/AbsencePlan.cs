using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>What an absence from here to there would be: how long, on which path, before whom.</summary>
/// <param name="From">The wall clock of the office.</param>
/// <param name="Past">It is recorded after it began.</param>
/// <param name="Approval">Somebody has to approve: by its path, or because it is recorded afterwards.</param>
/// <param name="Decider">Who; null where nobody has to, or nobody can.</param>
/// <param name="Role">The seat in which they decide.</param>
/// <param name="Holder">Whose seat it lies before while nobody can decide: their deputy, once named, finds it there.</param>
internal sealed record AbsencePlan(DateTime From, DateTime To, AbsenceLength Length, AbsencePath Path, bool Past, bool Approval, Decision? Decider, Roles Role, long? Holder = null)
{
    /// <summary>Before whom it is put; null where nobody has to approve.</summary>
    public long? Before => Decider?.Person ?? Holder;

    /// <summary>Who approves; empty when nobody has to, or nobody can.</summary>
    public string WaitsFor(OfficePage office) => Decider is { } d ? office.NameOf(d.Person) : "";

    public static async Task<AbsencePlan> Of(Db db, OfficePage office, long person, DateTimeOffset from, DateTimeOffset to)
    {
        var (wallFrom, wallTo) = (OfficeClock.Wall(from), OfficeClock.Wall(to));
        var length = Absences.LengthOf(office, from, to);
        var sectionId = office.People[person].SectionId;
        var path = PathOf(office, length, person);
        var past = AbsenceRules.IsInThePast(wallFrom, db.Wall);
        var approval = AbsenceRules.NeedsApproval(path) || (past && path is not AbsencePath.Recorded);
        if (!approval) return new AbsencePlan(wallFrom, wallTo, length, path, past, false, null, Roles.None);
        var level = LevelOf(office, path, length);
        var chain = await Deciders.ChainOf(db, office, sectionId);
        var decider = DecisionRules.Decider(chain, person, level);
        if (decider is not null) return new AbsencePlan(wallFrom, wallTo, length, path, past, true, decider, SeatOf(chain, decider, level, person));
        var seats = chain.Seats.Where(s => s.Level >= level && s.Person is not null).OrderBy(s => s.Level).ToList();
        var waits = seats.Find(s => s.Person != person) ?? seats.LastOrDefault();
        return new AbsencePlan(wallFrom, wallTo, length, path, past, true, null, Seats.Of(waits?.Level), waits?.Person);
    }

    public static AbsencePath PathOf(OfficePage office, AbsenceLength length, long person) =>
        AbsenceRules.PathOf(length, office.Sections[office.People[person].SectionId].ChiefId == person, office.Settings.Choice<GapPath>(Settings.AbsenceGap) is GapPath.Leave);

    private static Level LevelOf(OfficePage office, AbsencePath path, AbsenceLength length) =>
        AbsenceRules.ApproverOf(path, length, office.Settings.Number(Settings.AbsenceLeaderFrom), office.Settings.Number(Settings.AbsenceDirectorFrom));

    private static Roles SeatOf(Chain chain, Decision decider, Level from, long subject)
    {
        var holder = decider.ForPerson ?? decider.Person;
        // only the director's own matter is decided by a deputy of the person concerned
        if (holder == subject) return Roles.Director;
        var seat = chain.Seats.Where(s => s.Level >= from).OrderBy(s => s.Level).FirstOrDefault(s => s.Person == holder);
        return Seats.Of(seat?.Level);
    }

    /// <summary>Why the asker may not decide this absence, or null when they may: the seat it is before, or one above it, never the person's own.</summary>
    /// <remarks>GN-1, GN-2.</remarks>
    public static Refusal? MayNotDecide(Asker who, OfficePage office, AbsenceRow a) => SeatFor(who, office, a) is null ? DecisionRules.OwnMatter(who.PersonId, a.PersonId) ?? AbsenceRules.NotYoursToDecide : null;

    /// <summary>For whom the asker decides (GN-2); null in their own right.</summary>
    public static long? DecidesFor(Asker who, OfficePage office, AbsenceRow a) =>
        SeatFor(who, office, a) is { } seat ? Seats.ForWhom(who, office, seat, seat is Roles.Director ? 0 : a.SectionId) : null;

    private static Roles? SeatFor(Asker who, OfficePage office, AbsenceRow a)
    {
        if (who.PersonId == a.PersonId) return null;
        var section = office.Sections[a.SectionId];
        var from = Enum.TryParse<Roles>(a.DeciderRole, out var role) ? role : Roles.Chief;
        if (from is Roles.Chief && section.ChiefId != a.PersonId && Seats.Holds(who, Roles.Chief, a.SectionId)) return Roles.Chief;
        if (from is not Roles.Director && section.LeaderId != a.PersonId && Seats.Holds(who, Roles.Leader, a.SectionId)) return Roles.Leader;
        return who.Is(Roles.Director) ? Roles.Director : null;
    }
}
