using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Before whom a cover lies: the person named, the division leader, the general office (CV-5); nobody decides their own (GN-1).</summary>
public static class CoverRequests
{
    public const string Consent = "CoverConsent";
    public const string Approval = "Cover";
    public const string Filing = "CoverFile";

    public static IReadOnlyList<string> Kinds { get; } = [Consent, Approval, Filing];

    /// <summary>The seats that decide, without those of the cover: neither the absent person nor the cover decides.</summary>
    public static async Task<Chain> ChainOf(Db db, OfficePage office, CoverRow c) =>
        new([.. (await Deciders.ChainOf(db, office, c.SectionId)).Seats.Select(s => s with { Person = s.Person == c.CoverId ? null : s.Person, Deputy = s.Deputy == c.CoverId ? null : s.Deputy })]);

    /// <summary>The person named is asked for consent.</summary>
    public static Task AskConsent(Db db, CoverRow c) => Deciders.Ask(db, Consent, c.Id, c.CoverId, Roles.Staff, c.SectionId);

    /// <summary>The division leader is asked; where there is none but the people concerned, whoever stands above.</summary>
    /// <returns>Who is asked; null when nobody can decide.</returns>
    public static async Task<Decision?> AskApproval(Db db, OfficePage office, CoverRow c)
    {
        if (DecisionRules.Decider(await ChainOf(db, office, c), c.PersonId, Level.Leader) is not { } decider) return null;
        var seat = decider.ForPerson ?? decider.Person;
        var role = office.Sections[c.SectionId].LeaderId == seat ? Roles.Leader : Roles.Director;
        await Deciders.Ask(db, Approval, c.Id, decider.Person, role, c.SectionId);
        return decider;
    }

    /// <summary>Whoever acts as the chief of the absent person for a cover: neither the absent person nor the cover (CV-7, GN-2).</summary>
    public static async Task<IReadOnlyList<long>> ActingChief(Db db, OfficePage office, CoverRow c) => await Deciders.Acting(db, await ChainOf(db, office, c), c.PersonId, Level.Chief);

    /// <summary>The general office is asked to file.</summary>
    /// <returns>Who is asked; null when nobody can file.</returns>
    public static async Task<long?> AskFiling(Db db, OfficePage office, CoverRow c)
    {
        if (await ClerkFor(db, office, c) is not { } clerk) return null;
        await Deciders.Ask(db, Filing, c.Id, clerk, Roles.GeneralOffice, c.SectionId);
        return clerk;
    }

    /// <summary>Who files: a clerk who is neither concerned nor away, else a named deputy of one, else any clerk who is not concerned; where every clerk is concerned, whoever approves.</summary>
    /// <remarks>GN-1, GN-2: a clerk's own cover is filed neither by them nor by their deputy.</remarks>
    public static async Task<long?> ClerkFor(Db db, OfficePage office, CoverRow c)
    {
        bool Concerned(long p) => p == c.PersonId || p == c.CoverId;
        var clerks = (await Deciders.Holders(db, Roles.GeneralOffice)).Where(p => !Concerned(p)).ToList();
        if (clerks.Count == 0) return DecisionRules.Decider(await ChainOf(db, office, c), c.PersonId, Level.Leader)?.Person;
        var away = await Absences.Away(db);
        if (clerks.Where(p => !away.Contains(p)).Take(1).ToList() is [var there]) return there;
        var deputies = (await Deciders.Deputies(db, Roles.GeneralOffice)).Where(d => clerks.Contains(d.Principal)).Select(d => d.Deputy);
        return deputies.Where(p => !Concerned(p) && !away.Contains(p)).DefaultIfEmpty(clerks[0]).First();
    }

    /// <summary>For whom the asker files: null as a clerk in their own right, else the clerk whose deputy they are and whose matter it is not.</summary>
    /// <remarks>GN-2: every act done for another shows for whom; GN-1: not for a clerk who is concerned.</remarks>
    public static async Task<(long? For, Refusal? Why)> FilesFor(Db db, OfficePage office, CoverRow c)
    {
        if (CoverRules.OwnMatter(db.Who.PersonId, c.PersonId, c.CoverId) is { } own) return (null, own);
        var clerks = await Deciders.Holders(db, Roles.GeneralOffice);
        if (clerks.All(p => p == c.PersonId || p == c.CoverId) && DecisionRules.DecidedBy(db.Who.PersonId, await ChainOf(db, office, c), c.PersonId, Level.Leader) is Done<Decision> above) return (above.Value.ForPerson, null);
        if (!db.Who.Is(Roles.GeneralOffice)) return (null, CoverRules.NotYoursToFile);
        var seats = db.Who.StandsInFor.Where(s => s.Role is Roles.GeneralOffice).Select(s => s.PrincipalId).ToList();
        if (seats.Count == 0 || clerks.Contains(db.Who.PersonId)) return (null, null);
        return seats.Where(p => p != c.PersonId && p != c.CoverId).Take(1).ToList() is [var clerk] ? (clerk, null) : (null, DecisionRules.OwnMatter(seats[0], seats[0]));
    }
}
