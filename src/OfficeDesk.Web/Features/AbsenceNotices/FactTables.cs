using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>The figures of the page as tables, the same for CSV and workbook: hours and days as numbers (AB-7, AB-8).</summary>
internal static class FactTables
{
    public static XlsxSheet People(Words t, AbsenceFactsShown f) => new(
        t["按人", "By person"],
        [t["年", "Year"], t["股室", "Section"], t["姓名", "Name"], t["次数", "Times"], t["办公小时", "Office hours"], t["工作日", "Working days"], t["迟归次数", "Late returns"], t["迟归分钟", "Minutes late"], t["未告离岗", "Without notice"], t["六个月累计（天）", "Six-month sum (days)"]],
        f.People.Select(IReadOnlyList<object?> (p) => [f.Year, p.Section, p.Person, p.Count, Hours(p.Minutes), Days(p.Days100), p.LateReturns, p.LateMinutes, p.NoNotice, Days(p.SixMonths100)]));

    public static XlsxSheet Kinds(Words t, AbsenceFactsShown f) => new(
        t["按种类", "By kind"],
        [t["年", "Year"], t["月", "Month"], t["种类", "Kind"], t["次数", "Times"], t["办公小时", "Office hours"], t["工作日", "Working days"]],
        f.Kinds.SelectMany(IEnumerable<IReadOnlyList<object?>> (k) => [
            [f.Year, t["全年", "Whole year"], t.Kind(k.Kind), k.Count, Hours(k.Minutes), Days(k.Days100)],
            .. k.Months.Select(IReadOnlyList<object?> (m) => [f.Year, m.Month, t.Kind(k.Kind), null, Hours(m.Minutes), Days(m.Days100)]),
        ]));

    public static XlsxSheet Years(Words t, AbsenceFactsShown f) => Lines(t, f, t["按人、种类（全年）", "By person and kind"], f.Years);

    public static XlsxSheet Months(Words t, AbsenceFactsShown f) => Lines(t, f, t["按人、种类、月份", "By person, kind, month"], f.Lines);

    private static XlsxSheet Lines(Words t, AbsenceFactsShown f, string name, IReadOnlyList<FactLine> lines) => new(
        name,
        [t["年", "Year"], t["月", "Month"], t["股室", "Section"], t["姓名", "Name"], t["种类", "Kind"], t["次数", "Times"], t["办公小时", "Office hours"], t["工作日", "Working days"]],
        lines.Select(IReadOnlyList<object?> (l) => [f.Year, l.Month == 0 ? t["全年", "Whole year"] : l.Month, l.Section, l.Person, t.Kind(l.Kind), l.Count, Hours(l.Minutes), Days(l.Days100)]));

    private static decimal Hours(int minutes) => Math.Round(minutes / 60m, 2);

    private static decimal Days(int days100) => days100 / 100m;
}
