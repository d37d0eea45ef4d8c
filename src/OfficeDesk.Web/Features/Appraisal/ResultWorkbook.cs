using System.Globalization;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>One person's result as a file: the total with its formula, the categories, the facts beside it; no ballot, and no mean that is not shown (AP-4, AP-8).</summary>
internal static class ResultWorkbook
{
    /// <summary>One table: the result, then its categories, then the facts.</summary>
    public static byte[] Csv(Words t, ResultShown s) => CsvCells.File([t["项目", "What"], t["内容", "Says"], t["说明", "Remark"]],
        Result(t, s).Concat(Categories(t, s).Select(c => (IReadOnlyList<object?>)[c[0], c[4], c[5]])).Concat(Facts(t, s).Select(f => (IReadOnlyList<object?>)[f[0], f[1], f[2] is null ? "" : t[$"共 {f[2]}", $"of {f[2]}"]]))
            .Select(r => (IReadOnlyList<string>)[.. Enumerable.Range(0, 3).Select(i => i < r.Count ? Convert.ToString(r[i], CultureInfo.InvariantCulture) ?? "" : "")]));

    public static byte[] Xlsx(Words t, ResultShown s) => Shared.Xlsx.File(
    [
        new XlsxSheet(t["结果", "Result"], [t["项目", "What"], t["内容", "Says"]], Result(t, s)),
        new XlsxSheet(t["类别", "Categories"], [t["类别", "Category"], t["权重%", "Weight %"], t["实际比例%", "As it counts %"], t["票数", "Ballots"], t["均分", "Mean"], t["说明", "Remark"]], Categories(t, s)),
        new XlsxSheet(t["期间事实", "Facts"], [t["事实", "Fact"], t["数量", "Number"], t["共", "Of"]], Facts(t, s)),
    ]);

    private static IEnumerable<IReadOnlyList<object?>> Result(Words t, ResultShown s) =>
    [
        [t["考评", "Round"], t[s.TitleZh, s.TitleEn]], [t["姓名", "Name"], s.Name], [t["股室", "Section"], s.Section], [t["总分", "Total"], s.Total],
        [t["等次", "Grade"], s.Grade is { } g ? t.Of(g) : s.Exempt ? t["不参加考评", "not appraised"] : s.Stands ? t["没有总分", "no total"] : t["复核撤销", "set aside"]],
        [t["算式", "Formula"], s.Total is null ? string.Concat(s.WhyNoTotal.Select(t.Of)) : s.Formula], [t["未取整", "Not rounded"], s.Exactly], [t["本人意见", "Answer"], t.Of(s.Answer)], [t["推荐评优", "Put forward"], s.AwardWhy], [t["整改事项", "Rectification"], s.RectifyTask],
    ];

    private static IEnumerable<IReadOnlyList<object?>> Categories(Words t, ResultShown s) => s.Scores.Select(c => (IReadOnlyList<object?>)
        [t.Of(c.Category), c.Weight, c.Applies ? c.Share : null, c.Ballots, c.Mean, c.WhyNot is { } why ? t.Of(why) : c.Applies ? "" : t["不适用", "not applicable"]]);

    private static IEnumerable<IReadOnlyList<object?>> Facts(Words t, ResultShown s) => s.Facts.Select(f => (IReadOnlyList<object?>)[t[f.Zh, f.En], f.Count, f.Of]);
}
