using OfficeDesk.Rules;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>The value of a setting as people read it.</summary>
public static class SettingWords
{
    private static readonly (Recipient Whom, string Zh, string En)[] Recipients =
    [
        (Recipient.Answering, "承办人", "answering person"), (Recipient.Chief, "股室负责人", "section chief"), (Recipient.Leader, "分管领导", "division leader"),
        (Recipient.Director, "局长", "director"), (Recipient.Discipline, "纪检组", "discipline office"),
    ];

    /// <summary>Everybody a rung can write to, in the order of the ladder.</summary>
    public static IReadOnlyList<(Recipient Whom, string Zh, string En)> Whom => Recipients;

    public static string Shown(Words t, SettingForm form, string value) => form.Kind switch
    {
        _ when value.Length == 0 => t["（没有设置）", "(not set)"],
        SettingKind.Hours when OfficeHoursText.Parse(value) is Done<IReadOnlyList<HoursSeason>> hours => string.Join(t["；", "; "], hours.Value.Select(s => Season(t, s, hours.Value.Count))),
        SettingKind.Ladder when LadderText.Parse(value) is Done<IReadOnlyList<Rung>> ladder => string.Join(t["；", "; "], ladder.Value.Select(r => Rung(t, r))),
        _ => form.Choices.FirstOrDefault(c => c.Value == value) is { } choice ? t[choice.Zh, choice.En] : value,
    };

    /// <summary>The rows of _HoursForm as the text of the setting; a row in which nothing is typed does not count.</summary>
    /// <param name="times">Four a row.</param>
    public static string Hours(IReadOnlyList<string?> from, IReadOnlyList<string?> times)
    {
        string At(int i) => i < times.Count ? times[i]?.Trim() ?? "" : "";
        return string.Join("; ", from.Select((md, i) => (Md: OfficeHoursText.MonthDay(md?.Trim() ?? "").Replace(';', '；'), At: i * 4)).Where(r => r.Md.Length > 0 || Enumerable.Range(r.At, 4).Any(i => At(i).Length > 0))
            .Select(r => $"{r.Md} {At(r.At)}-{At(r.At + 1)} {At(r.At + 2)}-{At(r.At + 3)}".TrimStart()));
    }

    private static string Season(Words t, HoursSeason s, int of)
    {
        var (month, day) = (s.FromMd[..2].TrimStart('0'), s.FromMd[3..].TrimStart('0'));
        var from = of == 1 ? "" : t[$"{month}月{day}日起 ", $"from {s.FromMd} "];
        return from + t[$"{s.Hours.MorningFrom:HH\\:mm}–{s.Hours.MorningTo:HH\\:mm}、{s.Hours.AfternoonFrom:HH\\:mm}–{s.Hours.AfternoonTo:HH\\:mm}", $"{s.Hours.MorningFrom:HH\\:mm}–{s.Hours.MorningTo:HH\\:mm}, {s.Hours.AfternoonFrom:HH\\:mm}–{s.Hours.AfternoonTo:HH\\:mm}"];
    }

    private static string Rung(Words t, Rung r)
    {
        var when = r.Trigger switch
        {
            RungTrigger.Yellow => t["黄灯", "yellow light"],
            RungTrigger.DueDay => t["到期日", "due day"],
            _ => t[$"超期第 {r.WorkingDaysOverdue} 个工作日", $"working day {r.WorkingDaysOverdue} overdue"],
        };
        return when + " → " + string.Join(t["、", ", "], Recipients.Where(x => r.Recipients.Contains(x.Whom)).Select(x => t[x.Zh, x.En]));
    }
}
