namespace OfficeDesk.Web.Desk;

/// <summary>
/// How far the asker sees with the message at hand. SQL that loads an object puts it into its WHERE clause, so that what is
/// missing and what is forbidden look alike. The members are bound as parameters: @Me, @All, @Overdue, @Sections.
/// </summary>
public sealed record Sight(long Me, bool All, bool Overdue, IReadOnlyList<long> Sections)
{
    /// <summary>Nothing but the own.</summary>
    public bool OnlyOwn => !All && !Overdue && Sections.Count == 0;

    /// <summary>Whether a section's whole work is in sight.</summary>
    public bool Sees(long sectionId) => All || Sections.Contains(sectionId);

    /// <summary>Whether everything in the other sight of the same asker is in this one as well.</summary>
    public bool Holds(Sight other) => All || (!other.All && (Overdue || !other.Overdue) && other.Sections.All(Sections.Contains));

    /// <summary>The sight of an asker under an access rule; null when no role of theirs is named in it.</summary>
    public static Sight? Of(Asker who, AccessAttribute access)
    {
        if (access.Anybody && !who.SignedIn && who.Roles == Roles.None) return new Sight(0, false, false, []);
        var allowed = access.Anybody || (who.SignedIn && access.Everybody != Reach.None);
        bool all = access.Everybody == Reach.All && who.SignedIn, overdue = false;
        var sections = new HashSet<long>();
        if (access.Everybody >= Reach.Section && who.SignedIn) sections.Add(who.SectionId);
        foreach (var role in Held(who.Roles))
        {
            var reach = access.Of(role);
            if (reach == Reach.None) continue;
            allowed = true;
            if (reach == Reach.All) all = true;
            if (reach == Reach.Overdue) overdue = true;
            if (reach >= Reach.Section) sections.UnionWith(SectionsOf(who, role));
            if (reach >= Reach.Division && role == Roles.Leader) sections.UnionWith(who.InCharge);
        }
        return allowed ? new Sight(who.PersonId, all, overdue, [.. sections]) : null;
    }

    private static IEnumerable<long> SectionsOf(Asker who, Roles role) => role switch
    {
        Roles.Chief => who.Led,
        Roles.Leader => who.InCharge,
        _ => [who.SectionId],
    };

    private static IEnumerable<Roles> Held(Roles roles) => Enum.GetValues<Roles>().Where(r => r != Roles.None && (roles & r) != 0);
}
