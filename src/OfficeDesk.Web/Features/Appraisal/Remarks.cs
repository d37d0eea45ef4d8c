using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>
/// What raters wrote to a person: all together, in the order of the slips, which tells nothing. Only what belongs to a ballot that
/// was handed in, and only of categories with as many remarks as an anonymous category needs ballots: with one of the own staff
/// among two of the group everybody would know whose it is (AP-4, AP-5).
/// </summary>
internal static class Remarks
{
    private const string Load = "SELECT slip, sealed FROM ap_remarks WHERE subject_id = @Id";

    private const string HandedIn = "SELECT category, rater_id, code_id FROM ap_voters WHERE subject_id = @Id AND voted = 2";

    public static async Task<IReadOnlyList<string>> Of(Db db, BallotBox box, SubjectRow s, RoundRow r)
    {
        var kept = (await db.Query<(string Slip, string Sealed)>(Load, new { s.Id })).ToDictionary(x => x.Slip, x => x.Sealed, StringComparer.Ordinal);
        var written = (await db.Query<VoterRow>(HandedIn, new { s.Id })).Where(v => s.Applies(v.Category))
            .Select(v => (v.Category, Slip: box.RemarkSlip(s.Id, v.Key))).Where(v => kept.ContainsKey(v.Slip))
            .Select(v => (v.Category, v.Slip, Text: box.OpenRemark(v.Slip, kept[v.Slip]))).Where(v => v.Text.Length > 0);
        return [.. AppraisalRules.ShownRemarks(written.OrderBy(v => v.Slip, StringComparer.Ordinal).Select(v => (v.Category, v.Text)), r.Least)];
    }
}
