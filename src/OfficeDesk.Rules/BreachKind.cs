namespace OfficeDesk.Rules;

/// <summary>What was done wrong; each kind has its own ladder of measures.</summary>
/// <remarks>BR-2: the ladder is by kind.</remarks>
public enum BreachKind
{
    /// <summary>A deadline was missed.</summary>
    Deadline,

    /// <summary>A transfer was not taken up in time.</summary>
    Transfer,

    /// <summary>Somebody was brushed off or sent from door to door.</summary>
    FirstContact,

    /// <summary>Away without a notice.</summary>
    NoNotice,

    /// <summary>Back too late too often.</summary>
    LateReturns,

    /// <summary>Found by an inspection.</summary>
    Inspection,

    /// <summary>Another substantiated complaint.</summary>
    Complaint,

    /// <summary>The one-time notice came late or a second time.</summary>
    OneTime,

    /// <summary>A fault in a household survey.</summary>
    Survey,

    /// <summary>Rude, or demanding favours.</summary>
    Attitude,

    /// <summary>Gifts, false figures or proof, wrongful approval, misuse or delay of funds.</summary>
    Integrity,

    /// <summary>A section chief whose people did not put things right.</summary>
    Leadership,
}

/// <summary>What a breach leads to.</summary>
/// <remarks>BR-2: the measures of the ladders.</remarks>
public enum MeasureKind
{
    /// <summary>Admonition 诫勉教育.</summary>
    Admonition,

    /// <summary>Administrative warning 行政告诫.</summary>
    Warning,

    /// <summary>Handled as an administrative fault 按行政过错处理.</summary>
    Fault,

    /// <summary>Criticism 通报批评.</summary>
    Criticism,

    /// <summary>Warning or demerit 警告或记过.</summary>
    Demerit,

    /// <summary>Moving from the post is proposed 调整岗位.</summary>
    Move,

    /// <summary>Dismissal is proposed 辞退.</summary>
    Dismissal,

    /// <summary>Disciplinary handling is proposed 移交处理.</summary>
    Handling,

    /// <summary>Referred to the discipline body at once 移送纪检机关.</summary>
    Referral,
}

/// <summary>Where a breach stands.</summary>
/// <remarks>GN-5: proposed → statement time → confirmed / dismissed / merged.</remarks>
public enum BreachState { Proposed, Statement, Confirmed, Dismissed, Merged }

/// <summary>Where a measure stands.</summary>
/// <remarks>GN-5: proposed → decided / refused → served → appealed → upheld / changed / lifted → expired.</remarks>
public enum MeasureState { Proposed, Decided, Refused, Served, Appealed, Upheld, Changed, Lifted, Expired }

/// <summary>What breaches and measures are called.</summary>
public static class BreachWords
{
    /// <summary>The kind in Chinese.</summary>
    public static string Zh(this BreachKind kind) => kind switch
    {
        BreachKind.Deadline => "超期办结", BreachKind.Transfer => "转办未及时接收", BreachKind.FirstContact => "推诿扯皮", BreachKind.NoNotice => "擅自离岗", BreachKind.LateReturns => "多次迟归",
        BreachKind.Inspection => "督查发现问题", BreachKind.Complaint => "投诉查实", BreachKind.OneTime => "未一次性告知", BreachKind.Survey => "入户调查过错", BreachKind.Attitude => "服务态度",
        BreachKind.Integrity => "廉政和资金", _ => "领导责任",
    };

    /// <summary>The kind in English.</summary>
    public static string En(this BreachKind kind) => kind switch
    {
        BreachKind.Deadline => "Deadline missed", BreachKind.Transfer => "Transfer not taken up", BreachKind.FirstContact => "Brushed off", BreachKind.NoNotice => "Away without a notice", BreachKind.LateReturns => "Late returns",
        BreachKind.Inspection => "Inspection finding", BreachKind.Complaint => "Substantiated complaint", BreachKind.OneTime => "One-time notice", BreachKind.Survey => "Survey fault", BreachKind.Attitude => "Service attitude",
        BreachKind.Integrity => "Integrity and funds", _ => "Chief's liability",
    };

    /// <summary>The measure in Chinese.</summary>
    public static string Zh(this MeasureKind kind) => kind switch
    {
        MeasureKind.Admonition => "诫勉教育", MeasureKind.Warning => "行政告诫", MeasureKind.Fault => "按行政过错处理", MeasureKind.Criticism => "通报批评", MeasureKind.Demerit => "警告或记过",
        MeasureKind.Move => "建议调整岗位", MeasureKind.Dismissal => "建议辞退", MeasureKind.Handling => "移交处理", _ => "移送纪检机关",
    };

    /// <summary>The measure in English.</summary>
    public static string En(this MeasureKind kind) => kind switch
    {
        MeasureKind.Admonition => "Admonition", MeasureKind.Warning => "Administrative warning", MeasureKind.Fault => "Administrative fault", MeasureKind.Criticism => "Criticism", MeasureKind.Demerit => "Warning or demerit",
        MeasureKind.Move => "Move proposed", MeasureKind.Dismissal => "Dismissal proposed", MeasureKind.Handling => "Disciplinary handling", _ => "Referred to the discipline body",
    };

    /// <summary>The state of a breach in Chinese.</summary>
    public static string Zh(this BreachState state) => state switch
    {
        BreachState.Proposed => "待核", BreachState.Statement => "陈述申辩中", BreachState.Confirmed => "已确认", BreachState.Dismissed => "不予认定", _ => "已合并",
    };

    /// <summary>The state of a breach in English.</summary>
    public static string En(this BreachState state) => state switch
    {
        BreachState.Proposed => "Proposed", BreachState.Statement => "Being heard", BreachState.Confirmed => "Confirmed", BreachState.Dismissed => "Dismissed", _ => "Merged",
    };

    /// <summary>The state of a measure in Chinese.</summary>
    public static string Zh(this MeasureState state) => state switch
    {
        MeasureState.Proposed => "待决定", MeasureState.Decided => "已决定，待送达", MeasureState.Refused => "不予采取", MeasureState.Served => "已送达", MeasureState.Appealed => "申诉中",
        MeasureState.Upheld => "申诉后维持", MeasureState.Changed => "申诉后变更", MeasureState.Lifted => "申诉后撤销", _ => "影响期已满",
    };

    /// <summary>The state of a measure in English.</summary>
    public static string En(this MeasureState state) => state switch
    {
        MeasureState.Proposed => "To be decided", MeasureState.Decided => "Decided, not served", MeasureState.Refused => "Refused", MeasureState.Served => "Served", MeasureState.Appealed => "Appealed",
        MeasureState.Upheld => "Upheld", MeasureState.Changed => "Changed", MeasureState.Lifted => "Lifted", _ => "Expired",
    };
}
