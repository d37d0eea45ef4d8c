using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>How far a round has come, as a workbook: how many ballots are in, who is missing, which codes are used; never a ballot (AP-5).</summary>
internal static class RoundWorkbook
{
    public static byte[] Of(Words t, RoundShown round)
    {
        var categories = AppraisalRules.CategoriesOf(round.OfWhom);
        List<string> heads = [t["被考评人", "Person"], t["股室", "Section"], t["离岗天数", "Days away"], t["参加", "Appraised"]];
        foreach (var c in categories) heads.AddRange([t[$"{t.Of(c)}应交", $"{t.Of(c)}: raters"], t[$"{t.Of(c)}已交", $"{t.Of(c)}: in"]]);
        List<XlsxSheet> sheets =
        [
            new(t["进度", "Progress"], heads, round.Subjects.Select(s => (IReadOnlyList<object?>)[s.Name, s.Section, s.Away, s.Exempt ? t["不参加", "no"] : t["参加", "yes"], .. s.Progress.SelectMany(p => p.Applies ? new object?[] { p.Count, p.HandedIn } : [null, null])])),
            new(t["权重", "Weights"], [t["类别", "Category"], t["权重%", "Weight %"], t["实际比例%", "As it counts %"], t["匿名", "Anonymous"], t["每人至少票数", "At least"], t["应交", "Raters"], t["已交", "In"]],
                round.Weights.Select(w => (IReadOnlyList<object?>)[t.Of(w.Category), w.Weight, w.Applies ? w.Share : null, w.Anonymous ? t["是", "yes"] : t["否", "no"], w.Need, w.Raters, w.HandedIn])),
            new(t["未交齐", "Missing"], [t["姓名", "Name"], t["股室", "Section"], t["未交票数", "Left"], t["其中草稿", "Drafts"]], round.Missing.Select(x => (IReadOnlyList<object?>)[x.Name, x.Section, x.Left, x.Drafts])),
        ];
        if (round.Codes.Count > 0)
            sheets.Add(new(t["测评码", "Codes"], [t["单位", "Unit"], t["状态", "State"], t["换发次数", "Replaced"]], round.Codes.Select(c => (IReadOnlyList<object?>)[c.Unit, c.Used ? t["已交票", "used"] : t["未用", "not used"], c.Replaced])));
        return Xlsx.File(sheets);
    }
}
