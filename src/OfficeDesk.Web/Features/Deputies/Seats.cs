using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deputies;

/// <summary>The seats that decide, and who holds them in their own right.</summary>
internal static class Seats
{
    /// <summary>Roles that have a deputy (GN-2); the filing clerk belongs to the general office.</summary>
    public static readonly IReadOnlyList<Roles> WithDeputy = [Roles.Chief, Roles.Leader, Roles.Director, Roles.Discipline, Roles.GeneralOffice];

    private const Roles Administrators = Roles.SystemAdmin | Roles.SecurityAdmin | Roles.Auditor;

    private const string Grants = """
        SELECT a.id AS account_id, a.person_id, g.role FROM grants g
        JOIN accounts a ON a.id = g.account_id AND a.disabled = 0 JOIN people p ON p.id = a.person_id AND p.active = 1
        ORDER BY a.person_id
        """;

    /// <summary>The roles of everybody's business account; administrators' accounts take no seat.</summary>
    public static async Task<ILookup<long, Roles>> Holders(Db db)
    {
        var rows = await db.Query<Grant>(Grants);
        var administrators = rows.Where(r => (r.Role & Administrators) != 0).Select(r => r.AccountId).ToHashSet();
        return rows.Where(r => !administrators.Contains(r.AccountId)).ToLookup(r => r.PersonId, r => r.Role);
    }

    /// <summary>Whose seat is meant; null when nobody holds it.</summary>
    public static long? PrincipalOf(NameDeputy m, Asker who, OfficePage office, ILookup<long, Roles> holders)
    {
        if (!WithDeputy.Contains(m.Role)) return null;
        if (m.Role == Roles.Chief)
        {
            var chief = m.SectionId is { } id && office.Sections.TryGetValue(id, out var section) ? section.ChiefId : null;
            return chief is { } holder && (m.PrincipalId ?? holder) == holder && holders[holder].Contains(Roles.Chief) ? holder : null;
        }
        if (m.PrincipalId is { } named) return holders[named].Contains(m.Role) ? named : null;
        if (holders[who.PersonId].Contains(m.Role)) return who.PersonId;
        var all = holders.Where(h => h.Contains(m.Role)).Select(h => h.Key).Take(2).ToList();
        return all.Count == 1 ? all[0] : null;
    }

    /// <summary>Whether a seat and roles exclude each other: discipline with section chief or appraisal (the conflicts of granting).</summary>
    public static bool Exclude(Roles seat, Roles deputys) => seat switch
    {
        Roles.Discipline => (deputys & (Roles.Chief | Roles.Appraisal)) != 0,
        Roles.Chief => (deputys & Roles.Discipline) != 0,
        _ => false,
    };

    private sealed record Grant
    {
        public long AccountId { get; init; }
        public long PersonId { get; init; }
        public Roles Role { get; init; }
    }
}
