using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Who sits where: whether the asker holds a seat today, in their own right or as the named deputy (GN-2).</summary>
public static class Seats
{
    private static readonly Roles[] Ladder = [Roles.Chief, Roles.Leader, Roles.Director];

    /// <summary>Whether the asker holds the seat of a role over a section.</summary>
    public static bool Holds(Asker who, Roles role, long sectionId) => role switch
    {
        Roles.Chief => who.Led.Contains(sectionId),
        Roles.Leader => who.InCharge.Contains(sectionId),
        _ => who.Is(role),
    };

    /// <summary>The lowest seat over a section, from one up, that decides on these people: not one whose holder is among them. Of the director's own it is the director's, where the named deputy sits.</summary>
    /// <remarks>GN-1: nobody decides their own matter, and nobody in their place; the next level up does.</remarks>
    public static Roles Above(OfficePage office, Roles from, long sectionId, params long[] subjects) => Upwards(office, from, sectionId, subjects).First();

    /// <summary>The seat in which the asker decides on these people: the lowest one they hold of those that do; null when they hold none, or are among them.</summary>
    /// <remarks>GN-1, GN-2.</remarks>
    public static Roles? Deciding(Asker who, OfficePage office, Roles from, long sectionId, params long[] subjects) =>
        subjects.Contains(who.PersonId) ? null : Upwards(office, from, sectionId, subjects).Where(seat => Holds(who, seat, sectionId)).Select(seat => (Roles?)seat).FirstOrDefault();

    /// <summary>For whom the asker holds the seat; null when in their own right, or when they do not hold it.</summary>
    public static long? ForWhom(Asker who, OfficePage office, Roles role, long sectionId)
    {
        var holder = Holder(office, role, sectionId);
        if (holder == who.PersonId) return null;
        return who.StandsInFor.FirstOrDefault(s => s.Role == role && (holder is null || s.PrincipalId == holder))?.PrincipalId;
    }

    /// <summary>On which level a seat is; what is none of them counts as the chief's.</summary>
    public static Level LevelOf(Roles seat) => seat switch { Roles.Staff => Level.Staff, Roles.Leader => Level.Leader, Roles.Director => Level.Director, _ => Level.Chief };

    /// <summary>The seat of a level; above them all is the director.</summary>
    public static Roles Of(Level? level) => level switch { Level.Chief => Roles.Chief, Level.Leader => Roles.Leader, _ => Roles.Director };

    /// <summary>Whose cases are the asker's to work on: their own and those of the discipline officer or director whose deputy they are today (CP-2, GN-2).</summary>
    public static long[] CaseHands(Asker who) => [who.PersonId, .. who.StandsInFor.Where(s => s.Role is Roles.Discipline or Roles.Director).Select(s => s.PrincipalId)];

    private static IEnumerable<Roles> Upwards(OfficePage office, Roles from, long sectionId, long[] subjects) =>
        Ladder.SkipWhile(seat => seat != from).Where(seat => Holder(office, seat, sectionId) is not { } holder || !subjects.Contains(holder));

    /// <summary>Who the book names for a section's seat; null for seats that belong to no section.</summary>
    private static long? Holder(OfficePage office, Roles role, long sectionId) =>
        !office.Sections.TryGetValue(sectionId, out var section) ? null
        : role is Roles.Chief ? section.ChiefId
        : role is Roles.Leader ? section.LeaderId
        : null;
}
