using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Extensions;

/// <summary>
/// Who acts on a request for a later date: first the opinion of the section chief, then the division leader, for a second
/// extension the director. Nobody in their own matter: the next level up takes each part (GN-1), deputies act for whoever is
/// away (GN-2), and where opinion and decision would fall to one person there is no separate opinion.
/// </summary>
/// <param name="Opinion">Null where no separate opinion is needed.</param>
/// <param name="Role">The seat that decides.</param>
internal sealed record DecisionPath(Decision? Opinion, Decision Decider, Roles Role)
{
    public static async Task<DecisionPath?> Of(Db db, OfficePage office, long sectionId, long subject, bool needsDirector)
    {
        var chain = await Deciders.ChainOf(db, office, sectionId);
        if (DecisionRules.Decider(chain, subject, needsDirector ? Level.Director : Level.Leader) is not { } decider) return null;
        var opinion = DecisionRules.Decider(chain, subject, Level.Chief);
        var leader = chain.Seats.First(s => s.Level == Level.Leader);
        var byLeader = !needsDirector && (decider.Person == leader.Person || (decider.ForPerson is { } principal && principal == leader.Person));
        return new DecisionPath(opinion is null || opinion.Person == decider.Person ? null : opinion, decider, byLeader ? Roles.Leader : Roles.Director);
    }

    /// <summary>Why the asker may not decide this extension, or null when they may: division leader of the section or director, second extensions the director.</summary>
    /// <remarks>GN-1: a leader's own matter is not decided in the leader's seat, not even by the deputy; the director's own is decided by the director's deputy.</remarks>
    public static Refusal? MayNotDecide(Asker who, OfficePage office, long sectionId, long subject, Roles role)
    {
        if (DecisionRules.OwnMatter(who.PersonId, subject) is { } own) return own;
        var leader = office.Sections[sectionId].LeaderId;
        var asLeader = role is Roles.Leader && leader != subject && Seats.Holds(who, Roles.Leader, sectionId);
        return asLeader || who.Is(Roles.Director) ? null : ExtensionRules.NotYoursToDecide(role is Roles.Director);
    }

    /// <summary>For whom the asker decides (GN-2).</summary>
    public static long? DecidesFor(Asker who, OfficePage office, long sectionId, Roles role) =>
        role is Roles.Leader && Seats.Holds(who, Roles.Leader, sectionId)
            ? Seats.ForWhom(who, office, Roles.Leader, sectionId)
            : Seats.ForWhom(who, office, Roles.Director, 0);
}
