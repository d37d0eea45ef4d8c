namespace OfficeDesk.Rules;

public static partial class DutyRules
{
    /// <summary>Why nothing can be written into the log of this day, or <c>null</c> when it can.</summary>
    /// <param name="onDuty">The asker is on duty that day, or leads it.</param>
    /// <param name="day">The day of the roster.</param>
    /// <param name="current">The day on duty at this moment.</param>
    /// <param name="given">It was handed over.</param>
    /// <remarks>DU-1: whoever sat writes down what happened, until the duty is handed over; at the latest the day after.</remarks>
    public static Refusal? CannotLog(bool onDuty, DateOnly day, DateOnly current, bool given) =>
        !onDuty ? new("值班记录由当日值班人员或带班领导填写。", "The log is kept by whoever is on duty that day or leads it.", "DU-1", "", RefusalKind.Forbidden)
        : day > current || day < current.AddDays(-1) ? new("只能填写当班和前一班的值班记录。", "Only the duty of now and the one before can be written into.", "DU-1", "Day")
        : given ? new("这一班已经交接，记录不再更改。", "This duty was handed over; its log stays as it is.", "DU-1", "", RefusalKind.Conflict)
        : null;

    /// <summary>Why a duty cannot be taken over, or <c>null</c> when it can.</summary>
    /// <param name="given">It was handed over.</param>
    /// <param name="taken">Somebody has signed for it.</param>
    /// <param name="next">The asker is on duty next or leads that, or belongs to the general office.</param>
    /// <param name="gave">The asker handed it over.</param>
    /// <remarks>DU-1: handed over to the next, who signs; in the office's hours the general office takes it.</remarks>
    public static Refusal? CannotTakeOver(bool given, bool taken, bool next, bool gave) =>
        !given ? new("上一班还没有交班。", "It has not been handed over yet.", "DU-1", "", RefusalKind.Conflict)
        : taken ? new("这一班已经有人接班。", "Somebody has taken it over already.", "DU-1", "", RefusalKind.Conflict)
        : gave || !next ? new("由下一班值班人员、带班领导或办公室接班。", "The next person on duty, its leader or the general office takes over.", "DU-1", "", RefusalKind.Forbidden)
        : null;
}
