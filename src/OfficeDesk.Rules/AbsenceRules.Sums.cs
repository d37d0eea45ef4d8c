namespace OfficeDesk.Rules;

/// <summary>Sums of absences.</summary>
public static partial class AbsenceRules
{
    /// <summary>Whether the kind counts for the six-month rule: sick, private, study or a stay not sent by the unit.</summary>
    /// <remarks>AB-8: the yearly appraisal needs the kind.</remarks>
    public static bool CountsForSixMonths(AbsenceKind kind) => kind is AbsenceKind.Sick or AbsenceKind.Private or AbsenceKind.OwnStudy;

    /// <summary>The refusal of a day outside the calendar.</summary>
    /// <remarks>AB-9: boards and calendars show the days the calendar knows.</remarks>
    public static Refusal NotADay { get; } = new("请选择 2000 至 2098 年之间的日期。", "Choose a day between 2000 and 2098.", "AB-9", "Day");

    /// <summary>Why this cannot be a time of the office, or <c>null</c> when it can.</summary>
    /// <remarks>AB-9: days the calendar knows.</remarks>
    public static Refusal? NotATime(DateTimeOffset? at, string field) => at is null or { Year: >= 2000 and <= 2098 } ? null : NotADay with { Field = field };

    /// <summary>The refusal of the same report twice.</summary>
    /// <remarks>AB-10: one fact, one report.</remarks>
    public static Refusal ReportedAlready { get; } = new("这个时间已经登记过。", "This is reported already.", "AB-10", "SeenAt", RefusalKind.Conflict);

    /// <summary>The refusal of a screen's key to somebody else than the general office.</summary>
    /// <remarks>AB-9: the board for the hall is the general office's.</remarks>
    public static Refusal WallIsTheOffices { get; } = new("大厅屏幕的密钥由办公室生成。", "Keys for the hall's screen are made by the general office.", "AB-9", "Scope", RefusalKind.Forbidden);

    /// <summary>The refusal to number a notice of what is over, or was never approved.</summary>
    /// <remarks>AB-6: a notice hangs while somebody is away.</remarks>
    public static Refusal NothingToHang { get; } = new("还没有批准或已经结束，不用挂告示。", "It is not approved, or over: no notice hangs for it.", "AB-6", "", RefusalKind.Conflict);

    /// <summary>The refusal of one key too many.</summary>
    /// <remarks>AB-9: keys can be taken back.</remarks>
    public static Refusal TooManyKeys(int most) => new($"最多 {most} 个密钥，请先收回不用的。", $"At most {most} keys; take back what is not used.", "AB-9", "", RefusalKind.Conflict);
}
