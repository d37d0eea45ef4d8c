using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>A post that somebody covers, or is to cover, in the time of an absence of their own.</summary>
/// <param name="Person">Whom they cover for.</param>
/// <param name="Ends">The cover is broken off when the absence is agreed to; else it goes on until its person leaves.</param>
/// <remarks>CV-7: a new cover must be named.</remarks>
public sealed record Covering(long CoverId, string Person, string Post, string PostEn, bool Ends)
{
    private const string Broken = "SELECT id FROM covers WHERE id IN @Ids AND state = 'BrokenOff'";

    /// <summary>What the person of an absence covers in its time.</summary>
    public static async Task<IReadOnlyList<Covering>> Of(Db db, OfficePage office, AbsenceRow a) => Of(office, a, await Covers.CoveredBy(db, a));

    /// <summary>The same from covers that were looked up already.</summary>
    internal static IReadOnlyList<Covering> Of(OfficePage office, AbsenceRow a, IEnumerable<CoverRow> covers) => [.. covers.Where(c => !c.IsVacant).Select(c =>
        new Covering(c.Id, office.NameOf(c.PersonId), c.PostName(office), c.PostNameEn(office), CoverRules.WhenCoverLeaves(c.State, a.Running, a.Path is AbsencePath.Leave) is not null))];

    /// <summary>Writes into the story of an absence which of these covers it broke off.</summary>
    /// <returns>Whose post each was, as whoever decided reads it.</returns>
    public static async Task<IReadOnlyList<string>> BrokenOff(Db db, long absenceId, IReadOnlyList<Covering> before)
    {
        if (before.Count == 0) return [];
        var ended = (await db.Query<long>(Broken, new { Ids = before.Select(c => c.CoverId).ToList() })).ToHashSet();
        var gone = before.Where(c => ended.Contains(c.CoverId)).ToList();
        if (gone.Count == 0) return [];
        await Absences.Note(db, absenceId, "CoversBrokenOff", $"因此中止的替代：{string.Join("、", gone.Select(c => $"{c.Person}的{c.Post}"))}，须另定替代人", $"Covers broken off by it: {string.Join(", ", gone.Select(c => $"{c.PostEn} of {c.Person}"))}; new ones must be named");
        return [.. gone.Select(c => db.Who.English ? $"{c.PostEn} of {c.Person}" : $"{c.Person}的{c.Post}")];
    }
}
