using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Who sits where: whether the asker holds a seat today, in their own right or as the named deputy (GN-2).</summary>
public static class Seats
{
    /// <summary>Whether the asker holds the seat of a role over a section.</summary>
    public static bool Holds(Asker who, Roles role, long sectionId) => role switch
    {
        Roles.Chief => who.Led.Contains(sectionId),
        Roles.Leader => who.InCharge.Contains(sectionId),
        _ => who.Is(role),
    };

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

    /// <summary>Who the book names for a section's seat; null for seats that belong to no section.</summary>
    private static long? Holder(OfficePage office, Roles role, long sectionId) =>
        !office.Sections.TryGetValue(sectionId, out var section) ? null
        : role is Roles.Chief ? section.ChiefId
        : role is Roles.Leader ? section.LeaderId
        : null;
}
