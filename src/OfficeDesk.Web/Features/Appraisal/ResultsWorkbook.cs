using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>The results of a round as a workbook, as far as whoever saves it sees them: no ballot, and no mean that is not shown (AP-4, RP-7).</summary>
internal static class ResultsWorkbook
{
    public static byte[] Of(Words t, ResultList list, string by)
    {
        var categories = AppraisalRules.CategoriesOf(list.OfWhom);
        List<XlsxSheet> sheets = [Results(t, list, categories)];
        if (list.Spread.Count > 0)
        {
            sheets.Add(new XlsxSheet(t["等次分布", "Grades"], [t["等次", "Grade"], t["人数", "People"]], list.Spread.Select(s => (IReadOnlyList<object?>)[s.Grade is { } g ? t.Of(g) : t["没有总分", "no total"], s.People])));
            sheets.Add(new XlsxSheet(t["分数分布", "Totals"], [t["分数段", "Points"], t["人数", "People"]], list.Histogram.Select((n, i) => (IReadOnlyList<object?>)[StepName(i), n])));
        }
        if (list.Sections.Count > 0)
            sheets.Add(new XlsxSheet(t["股室结果", "Sections"], [t["股室", "Section"], t["负责人", "Chief"], t["总分", "Total"], t["等次", "Grade"]], list.Sections.Select(s => (IReadOnlyList<object?>)[s.Section, s.Chief, s.Total, s.Grade is { } g ? t.Of(g) : ""])));
        sheets.Add(new XlsxSheet(t["说明", "About"], [t["项目", "What"], t["内容", "Says"]],
        [
            [t["考评", "Round"], t[list.TitleZh, list.TitleEn]],
            [t["状态", "State"], t.Of(list.State) + (list.Published ? t["，已公布", ", published"] : "")],
            [t["口径", "How it is counted"], t["各类有效票均分按权重相加，最后一次四舍五入到两位小数；匿名类别不足规定票数不出均分和总分（AP-4、AP-5）。", "Means of the valid ballots by their weights, rounded once at the end; an anonymous category with too few ballots gives no mean and no total (AP-4, AP-5)."]],
            [t["等次", "Grades"], t["优秀 85 分以上，称职 70 分以上不满 85 分，基本称职 60 分以上不满 70 分，不称职不满 60 分；以上含本数（AP-6、GN-4）。", "Excellent from 85, competent from 70, basically competent from 60, not competent below (AP-6)."]],
            [t["导出人", "Saved by"], by],
        ]));
        return Xlsx.File(sheets);
    }

    /// <summary>What a step of the spread is called: below 50, then five points each.</summary>
    public static string StepName(int step) => step switch { 0 => "<50", 10 => "95–100", _ => $"{45 + 5 * step}–{50 + 5 * step}" };

    private static XlsxSheet Results(Words t, ResultList list, IReadOnlyList<VoteCategory> categories)
    {
        var detail = list.Lines.Any(x => x.Detail);
        List<string> heads = [t["名次", "Rank"], t["姓名", "Name"], t["股室", "Section"], t["总分", "Total"], t["等次", "Grade"]];
        if (detail)
        {
            heads.AddRange(categories.Select(c => t.Of(c)));
            heads.AddRange(categories.Select(c => t[$"{t.Of(c)}票数", $"{t.Of(c)}: ballots"]));
            heads.AddRange([t["算式", "Formula"], t["本人意见", "Answer"], t["可推荐评优", "May be put forward"], t["推荐评优", "Put forward"], t["整改事项", "Rectification"], t["整改评定", "Assessed"]]);
        }
        return new XlsxSheet(t["结果", "Results"], heads, list.Lines.Select(x => Row(t, x, categories, detail)));
    }

    private static List<object?> Row(Words t, ResultLine x, IReadOnlyList<VoteCategory> categories, bool detail)
    {
        List<object?> cells = [x.Rank > 0 ? x.Rank : null, x.Name, x.Section, x.Total, x.Grade is { } g ? t.Of(g) : x.Exempt ? t["不参加考评", "not appraised"] : x.SetAside ? t["复核撤销", "set aside"] : t["没有总分", "no total"]];
        if (!detail) return cells;
        cells.AddRange(categories.Select((_, i) => i < x.Means.Count ? (object?)x.Means[i] : null));
        cells.AddRange(categories.Select((_, i) => i < x.Ballots.Count ? (object?)x.Ballots[i] : null));
        cells.AddRange([x.Total is null ? "" : x.Formula, x.Detail ? t.Of(x.Answer) : "", x.CanAward == true ? t["是", "yes"] : "", x.Award ? t["是", "yes"] : "", x.RectifyTask, x.RectifyPassed is { } ok ? ok ? t["到位", "passed"] : t["不到位", "not passed"] : ""]);
        return cells;
    }
}
