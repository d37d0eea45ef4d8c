using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>What a day is, in words.</summary>
public static class DayWords
{
    public static string Of(DayState state, string name, Words t) => state switch
    {
        DayState.Workday => t["工作日", "working day"],
        DayState.Weekend => t["周末", "weekend"],
        DayState.MakeUp => t[$"调休上班 {name}", $"make-up working day {name}"],
        DayState.Holiday => t[$"放假 {name}", $"holiday {name}"],
        _ => t[$"放假 {name}（暂定）", $"holiday {name} (provisional)"],
    };
}
