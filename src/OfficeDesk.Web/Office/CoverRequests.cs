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

    private const string Clerks = """
        SELECT DISTINCT a.person_id FROM grants g JOIN accounts a ON a.id = g.account_id AND a.disabled = 0
        JOIN people p ON p.id = a.person_id AND p.active = 1 WHERE g.role = 'GeneralOffice' ORDER BY a.person_id
        """;

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

    /// <summary>The general office is asked to file: a clerk who is neither concerned nor away, else any who is not concerned.</summary>
    /// <returns>Who is asked; null when the office has no such clerk.</returns>
    public static async Task<long?> AskFiling(Db db, CoverRow c)
    {
        var clerks = (await db.Query<long>(Clerks)).Where(p => p != c.PersonId && p != c.CoverId).ToList();
        if (clerks.Count == 0) return null;
        var away = await Absences.Away(db);
        var clerk = clerks.Where(p => !away.Contains(p)).DefaultIfEmpty(clerks[0]).First();
        await Deciders.Ask(db, Filing, c.Id, clerk, Roles.GeneralOffice, c.SectionId);
        return clerk;
    }
}
