using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.Access;

/// <summary>How somebody stands to the thing a message is about.</summary>
public enum Relation
{
    /// <summary>It is their own.</summary>
    Own,

    /// <summary>It belongs to their section, to a section they lead or are in charge of.</summary>
    Same,

    /// <summary>It belongs to another section.</summary>
    Other,

    /// <summary>It belongs to another section and is overdue.</summary>
    OtherOverdue,
}

/// <summary>People with one role each and a relation to what staff1 (person 8 of section 3) has.</summary>
internal static class Askers
{
    public const long Owner = 8;
    public const long OwnSection = 3;
    private const long OtherSection = 6;

    /// <summary>The owner of the thing, with one role only.</summary>
    public static Asker Own(Roles role) => role switch
    {
        Roles.None => Asker.Nobody,
        Roles.Clock => Asker.Clock,
        _ => Somebody(Owner, OwnSection, role, []),
    };

    /// <summary>Somebody with this role and relation.</summary>
    public static Asker Who(Roles role, Relation relation) => (relation, role) switch
    {
        (Relation.Own, _) => Own(role),
        // a leader sits with the leaders: only the sections in charge count
        (Relation.Same, Roles.Leader) => Somebody(2, 1, role, [OwnSection]),
        (Relation.Same, Roles.Chief) => Somebody(7, OwnSection, role, [OwnSection]),
        (Relation.Same, _) => Somebody(10, OwnSection, role, []),
        (_, Roles.Leader) => Somebody(3, 1, role, [OtherSection]),
        (_, Roles.Chief) => Somebody(19, OtherSection, role, [OtherSection]),
        _ => Somebody(20, OtherSection, role, []),
    };

    /// <summary>The owner of the thing in the seat that would decide about it: holding it, or as the deputy of whoever does (GN-1).</summary>
    public static IEnumerable<(string Why, Asker Who)> Subjects(Roles role)
    {
        var holder = Somebody(Owner, OwnSection, role, [OwnSection]);
        yield return ($"{role} themselves", holder);
        yield return ($"deputy of the {role}", holder with { StandsInFor = [new StandIn(role, role is Roles.Chief or Roles.Leader ? OwnSection : 0, role switch { Roles.Chief => 7, Roles.Leader => 2, _ => 1 }, "甲")] });
    }

    /// <summary>Whether a cell of the matrix lets somebody of this relation find the thing.</summary>
    public static bool Finds(char cell, Relation relation) => cell switch
    {
        'a' => true,
        'y' or 'o' => relation is Relation.Own,
        'x' => relation is Relation.Own or Relation.OtherOverdue,
        's' or 'd' => relation is Relation.Own or Relation.Same,
        _ => false,
    };

    private static Asker Somebody(long person, long section, Roles role, IReadOnlyList<long> sections) =>
        new(person, person, "甲", section, role, role is Roles.Chief ? sections : [], role is Roles.Leader ? sections : [], []);
}
