using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>Absences in words, in the reader's language.</summary>
public static class AbsenceWords
{
    public static string State(this Words t, AbsenceState state) => state switch
    {
        AbsenceState.Draft => t["草稿", "Draft"],
        AbsenceState.Asked => t["待审批", "Waiting for approval"],
        AbsenceState.Approved => t["已批准", "Approved"],
        AbsenceState.Refused => t["未批准", "Refused"],
        AbsenceState.Lapsed => t["已失效", "Lapsed"],
        AbsenceState.Started => t["离岗中", "Away"],
        AbsenceState.Extended => t["离岗中（已延长）", "Away (extended)"],
        AbsenceState.Returned => t["已返回", "Back"],
        _ => t["已撤回", "Withdrawn"],
    };

    /// <summary>The colour of a state's tag.</summary>
    public static string TagOf(AbsenceState state) => state switch
    {
        AbsenceState.Asked or AbsenceState.Draft => "tag-y",
        AbsenceState.Approved or AbsenceState.Returned => "tag-g",
        AbsenceState.Started or AbsenceState.Extended => "tag-b",
        AbsenceState.Refused or AbsenceState.Lapsed => "tag-r",
        _ => "",
    };

    /// <summary>90 分钟 · 3 个工作日 · 1 天 30 分钟</summary>
    public static string Length(this Words t, int minutes, int days100) => days100 >= 100
        ? t[$"{Days(days100)} 个工作日（{minutes} 分钟）", $"{Days(days100)} working days ({minutes} minutes)"]
        : t[$"{minutes} 分钟", $"{minutes} minutes"];

    public static string Days(int days100) => (days100 / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Hours(int minutes) => (minutes / 60m).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>3月4日 09:00 – 11:30, the second day only where it is another.</summary>
    public static string When(this Words t, DateTimeOffset from, DateTimeOffset to) =>
        OfficeClock.Day(from) == OfficeClock.Day(to) ? $"{t.Short(from)}–{t.Time(to)}" : $"{t.Short(from)} – {t.Short(to)}";

    /// <summary>Behind a name to choose: （离岗至 3月4日）; nothing for whoever is here.</summary>
    public static string AwayUntil(this Words t, DateTimeOffset? until) => until is { } back ? t[$"（离岗至 {t.Short(OfficeClock.Day(back))}）", $" (away until {t.Short(OfficeClock.Day(back))})"] : "";

    public static string Kind(this Words t, AbsenceKind kind) => t[AbsenceRules.KindName(kind).Zh, AbsenceRules.KindName(kind).En];

    /// <summary>Why this path.</summary>
    public static (string Text, string Rule) Path(this Words t, AbsencePath path) => path switch
    {
        AbsencePath.Recorded => (t["30 分钟以内：不需审批，登记即可", "Up to 30 minutes: recorded, no approval"], "AB-1"),
        AbsencePath.Inform => (t["股室负责人半天以内：告知股室，不需审批", "A chief, up to half a day: the section is informed"], "AB-2"),
        AbsencePath.Short => (t["超过 30 分钟、半天以内：批准后离开", "More than 30 minutes, up to half a day: approved before leaving"], "AB-2"),
        _ => (t["超过半天：按请假办理，告知办公室，每个岗位要有替代人", "More than half a day: leave; the general office is told and each post needs a cover"], "AB-3"),
    };
}
