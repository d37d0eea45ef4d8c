using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>When nobody of a section is there, by the absences that are recorded (AB-6).</summary>
public static class EmptySections
{
    /// <summary>The leaders are no section with a door of its own.</summary>
    public static bool Counts(OfficePage office, long sectionId) => office.Sections.TryGetValue(sectionId, out var s) && s is { Active: 1, Kind: not "Leaders" };

    /// <summary>Everybody who works in a section.</summary>
    public static IReadOnlyList<long> MembersOf(OfficePage office, long sectionId) => [.. office.People.Values.Where(p => p.Active == 1 && p.SectionId == sectionId).Select(p => p.Id)];

    /// <summary>The times in which nobody is there, in a period.</summary>
    public static async Task<IReadOnlyList<EmptyTime>> In(Db db, OfficePage office, long sectionId, DateTimeOffset from, DateTimeOffset to)
    {
        if (!Counts(office, sectionId)) return [];
        var members = MembersOf(office, sectionId);
        var spans = await Absences.In(db, from, to, members);
        return Find(office, members, [.. spans.Select(s => Time(s, db.Now))]);
    }

    /// <summary>The times in which nobody would be there if this absence were approved, and which it helps to make.</summary>
    public static Task<IReadOnlyList<EmptyTime>> If(Db db, OfficePage office, AbsenceRow a) => If(db, office, a, a.FromAt > db.Now || a.Late == 1 ? a.FromAt : db.Now, a.ToAt);

    /// <summary>The same for the time a later return adds; what was confirmed before is not asked about again.</summary>
    public static Task<IReadOnlyList<EmptyTime>> If(Db db, OfficePage office, AbsenceRow a, DateTimeOffset later) => If(db, office, a, a.ToAt > db.Now ? a.ToAt : db.Now, later);

    private static async Task<IReadOnlyList<EmptyTime>> If(Db db, OfficePage office, AbsenceRow a, DateTimeOffset from, DateTimeOffset to)
    {
        if (!Counts(office, a.SectionId) || to <= from) return [];
        var members = MembersOf(office, a.SectionId);
        var others = (await Absences.In(db, from, to, members)).Where(s => s.AbsenceId != a.Id).Select(s => Time(s, db.Now));
        return [.. Find(office, members, [.. others.Append(new AwayTime(a.PersonId, from, to, AbsenceRules.OnDuty(a.Kind)))]).Where(e => e.From < to && e.To > from)];
    }

    private static IReadOnlyList<EmptyTime> Find(OfficePage office, IReadOnlyList<long> members, IReadOnlyList<AwayTime> away) =>
        EmptySection.Find(members, away, (from, to) => Absences.LengthOf(office, from, to).Minutes);

    /// <summary>Somebody who is late is expected any minute.</summary>
    private static AwayTime Time(AwaySpan s, DateTimeOffset now) =>
        new(s.PersonId, s.FromAt, s.ToAt > now || s.State is AbsenceState.Approved ? s.ToAt : now.AddMinutes(1), AbsenceRules.OnDuty(s.Kind));
}
