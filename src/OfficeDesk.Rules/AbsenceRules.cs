namespace OfficeDesk.Rules;

/// <summary>Rules on being away: which path, when it may start, what the door says.</summary>
public static partial class AbsenceRules
{
    /// <summary>Up to and including this many office minutes no notice is needed.</summary>
    /// <remarks>AB-1: more than 30 minutes need an absence notice.</remarks>
    public const int NoNoticeUpTo = 30;

    /// <summary>The latest return that can be planned, in days from the start: a year of study.</summary>
    private const int LongestDays = 400;

    /// <summary>On which path an absence of this length is allowed.</summary>
    /// <param name="length">Its length in office time.</param>
    /// <param name="isChief">Whether the person leads the section.</param>
    /// <param name="gapIsLeave">Whether what is longer than half a day and shorter than one counts as leave; a setting.</param>
    /// <remarks>AB-1, AB-2, AB-3: up to 30 minutes recorded, up to half a day the chief approves or informs, one day or more is leave; AB-4: in between the stricter (setting).</remarks>
    public static AbsencePath PathOf(AbsenceLength length, bool isChief, bool gapIsLeave)
    {
        if (length.Minutes <= NoNoticeUpTo) return AbsencePath.Recorded;
        if (length.IsDayOrMore || (!length.IsUpToHalfDay && gapIsLeave)) return AbsencePath.Leave;
        return isChief ? AbsencePath.Inform : AbsencePath.Short;
    }

    /// <summary>The level that approves leave, before seats that are empty or one's own are passed over.</summary>
    /// <param name="length">Its length in office time; compared exactly, never as it is rounded for people to read.</param>
    /// <param name="leaderFrom">Days from which the division leader approves; 0 = never by length.</param>
    /// <param name="directorFrom">Days from which the director approves; 0 = never by length.</param>
    /// <remarks>AB-3: the section chief approves, who approves which length is a setting; AB-5: by the exact length.</remarks>
    public static Level ApproverOf(AbsencePath path, AbsenceLength length, int leaderFrom, int directorFrom) =>
        path is not AbsencePath.Leave ? Level.Chief
        : directorFrom > 0 && length.IsAtLeast(directorFrom) ? Level.Director
        : leaderFrom > 0 && length.IsAtLeast(leaderFrom) ? Level.Leader
        : Level.Chief;

    /// <summary>Whether somebody has to approve.</summary>
    /// <remarks>AB-2: a chief's short absence needs no approval; AB-1: up to 30 minutes none is needed.</remarks>
    public static bool NeedsApproval(AbsencePath path) => path is AbsencePath.Short or AbsencePath.Leave;

    /// <summary>Why such a time cannot be an absence, or <c>null</c> when it can.</summary>
    /// <remarks>AB-1: a notice has a reason, a start and an expected return; AB-5: only office time counts.</remarks>
    public static Refusal? CannotAnnounce(DateTime from, DateTime to, AbsenceLength length, bool reasonGiven)
    {
        if (to <= from)
            return new("预计返回时间要晚于开始时间，请核对。", "The expected return must be later than the start; please check.", "AB-1", "To");
        if (!WorkingCalendar.Covers(DateOnly.FromDateTime(from)) || (to - from).TotalDays > LongestDays)
            return new($"一次最多登记 {LongestDays} 天，请核对日期。", $"At most {LongestDays} days at a time; please check the dates.", "AB-1", "To");
        if (length.Minutes == 0)
            return new("这段时间没有办公时间（休息日、午休或下班后），不需要办理离岗。", "There is no office time in this period (rest day, noon or after hours): no notice is needed.", "AB-5", "To");
        return reasonGiven ? null : new("请写明离岗事由。", "Write the reason.", "AB-1", "Reason");
    }

    /// <summary>The refusal of an expected return that was typed beside another length.</summary>
    /// <remarks>AB-1: a notice has one expected return.</remarks>
    public static Refusal EndOtherThanLength { get; } = new(
        "填了预计返回，“多久”选的却是别的：请选“自定时间”，或清空预计返回。", "A return is typed and another length is chosen: choose \"Until …\", or leave the return empty.", "AB-1", "To");

    /// <summary>The refusal of a second absence in the same time.</summary>
    /// <remarks>AB-1: one notice for one time.</remarks>
    /// <param name="zh">From when until when, as on the clock.</param>
    public static Refusal Overlaps(string zh, string en) => new(
        $"这段时间已有一份离岗（{zh}）。请改时间，或先撤回、延长那一份。", $"There is an absence in this time already ({en}). Change the time, or withdraw or extend that one.", "AB-1", "From", RefusalKind.Conflict);

    /// <summary>The refusal of a colleague's sudden illness that would reach into an absence to come: it is recorded until that one begins, which goes on from there.</summary>
    /// <param name="zh">When the one to come begins, as on the clock.</param>
    /// <remarks>AB-1, AB-3: the illness starts at once; only the person withdraws what they asked for.</remarks>
    public static Refusal SuddenIntoComing(string zh, string en) => new(
        $"该同志从 {zh} 起另有离岗。请把预计返回时间填到 {zh}，突发疾病先登记到那时，后面由那一份衔接。",
        $"This person has another absence from {en}. Set the expected return to {en}: the illness is recorded until then, and that one goes on from there.", "AB-3", "To", RefusalKind.Conflict);

    /// <summary>Whether it is recorded after it began: the section chief then confirms it, and it is marked late.</summary>
    /// <param name="graceMinutes">Minutes that pass between leaving and tapping the button.</param>
    /// <remarks>AB-2: approved before they leave; what is recorded afterwards is marked late.</remarks>
    public static bool IsInThePast(DateTime from, DateTime now, int graceMinutes = 5) => from < now.AddMinutes(-graceMinutes);

    /// <summary>The refusal of an absence that lies too far back.</summary>
    /// <remarks>AB-2: recorded afterwards with the chief's confirmation, within a month.</remarks>
    public static Refusal? TooLongAgo(DateTime from, DateTime now) => from >= now.AddDays(-31) ? null
        : new("补录离岗最多往前 31 天，更早的请找办公室。", "An absence can be recorded at most 31 days back; ask the general office for what is older.", "AB-2", "From");

    /// <summary>The refusal to start something suddenly that is no illness, or not now.</summary>
    /// <remarks>AB-3: sudden illness starts at once.</remarks>
    public static Refusal? NotSudden(AbsenceKind kind, DateTime from, DateTime now)
    {
        if (kind is not AbsenceKind.Sick) return new("只有病假可以按突发疾病先走后补。", "Only sick leave can start suddenly and be settled afterwards.", "AB-3", "Sudden");
        return from > now ? new("突发疾病从现在或之前开始；以后开始的请按正常请假。", "Sudden illness starts now or has started; what starts later is ordinary leave.", "AB-3", "From") : null;
    }

    /// <summary>The last day on which cover, approval and filing of a sudden illness may follow.</summary>
    /// <remarks>AB-3: by the end of the next working day.</remarks>
    public static DateOnly FollowBy(DateOnly started, WorkingCalendar calendar) => calendar.Add(started, 1);

    /// <summary>What is told today of what still has to follow: on the last day a reminder, after it that it is late; nobody is told on rest days.</summary>
    /// <param name="followBy">The last day on which it may follow.</param>
    /// <remarks>AB-3: cover, approval and filing follow by the end of the next working day, marked late, without a breach.</remarks>
    public static FollowStep FollowToday(DateOnly followBy, DateOnly today, WorkingCalendar calendar) =>
        !calendar.IsWorking(today) || today < followBy ? FollowStep.None : today == followBy ? FollowStep.Due : FollowStep.Late;

    /// <summary>Why somebody else may not enter it, or <c>null</c> when they may.</summary>
    /// <param name="kind">The kind entered.</param>
    /// <param name="self">Whether one enters it for oneself.</param>
    /// <param name="sameSection">Whether both belong to one section, or the one who enters leads it.</param>
    /// <param name="generalOffice">Whether the one who enters is the general office.</param>
    /// <remarks>AB-3: for a person who fell ill somebody else of the section, or the general office, enters it.</remarks>
    public static Refusal? MayNotEnterFor(AbsenceKind kind, bool self, bool sameSection, bool generalOffice)
    {
        if (self || generalOffice) return null;
        if (!sameSection) return new("只能替本股室同事登记；其他股室的请联系该股室或办公室。", "You can enter it for a colleague of your own section only; for others ask their section or the general office.", "AB-3", "PersonId", RefusalKind.Forbidden);
        return kind is AbsenceKind.Sick ? null : new("替他人登记只限病假，其他离岗由本人办理。", "Only sick leave is entered by somebody else; other absences by the person.", "AB-3", "Kind", RefusalKind.Forbidden);
    }

    /// <summary>Why somebody may not ask for a later return, or <c>null</c> when they may.</summary>
    /// <param name="kind">The kind of the absence.</param>
    /// <param name="own">Whether it is the asker's own, or was entered by them.</param>
    /// <param name="above">Whether the asker is the chief of the section or the general office.</param>
    /// <remarks>AB-7: the person extends. AB-3: who lies ill may not be able to; the chief or the general office does it for them.</remarks>
    public static Refusal? MayNotExtend(AbsenceKind kind, bool own, bool above) => own || (above && kind is AbsenceKind.Sick) ? null
        : new("延长由本人办理；本人因病不能办理的，由股室负责人或办公室代办。", "The person asks for a later return; for somebody who is ill the chief or the general office does.", "AB-7", "", RefusalKind.Forbidden);

    /// <summary>Whether the kind counts as being away on duty.</summary>
    /// <remarks>AB-6: away on duty, at a meeting, or at a study sent by the unit.</remarks>
    public static bool OnDuty(AbsenceKind kind) => kind is AbsenceKind.OnDuty or AbsenceKind.Meeting or AbsenceKind.SentStudy;

    /// <summary>What stands on the door, on boards and in feeds.</summary>
    /// <remarks>AB-6: the door shows 公出, 会议 or 学习; for everything else only 请假.</remarks>
    public static string DoorWord(AbsenceKind kind) => kind switch
    {
        AbsenceKind.OnDuty => "公出",
        AbsenceKind.Meeting => "会议",
        AbsenceKind.SentStudy => "学习",
        _ => "请假",
    };

    /// <summary>The same in English.</summary>
    /// <remarks>AB-6: no more than away, meeting, study or leave.</remarks>
    public static string DoorWordEn(AbsenceKind kind) => kind switch
    {
        AbsenceKind.OnDuty => "On duty elsewhere",
        AbsenceKind.Meeting => "Meeting",
        AbsenceKind.SentStudy => "Study",
        _ => "On leave",
    };

    /// <summary>What stands on the door of a section where nobody is there.</summary>
    /// <param name="kinds">Of the absences that make it so.</param>
    /// <remarks>AB-6: one word where it is true of all; 请假 only where everybody is sick or away for private reasons; a mixed section says that nobody is there.</remarks>
    public static string SectionDoorWord(IReadOnlyCollection<AbsenceKind> kinds) =>
        kinds.Select(DoorWord).Distinct().ToList() is [var one] ? one : kinds.All(OnDuty) && kinds.Count > 0 ? DoorWord(AbsenceKind.OnDuty) : "全员离岗";

    /// <summary>The kind in full, for those who may see the reason.</summary>
    /// <remarks>AB-8: eight kinds.</remarks>
    public static (string Zh, string En) KindName(AbsenceKind kind) => kind switch
    {
        AbsenceKind.OnDuty => ("公出", "On duty elsewhere"),
        AbsenceKind.Meeting => ("会议", "Meeting"),
        AbsenceKind.SentStudy => ("单位派出学习", "Study sent by the unit"),
        AbsenceKind.OwnStudy => ("自行学习或其他停留", "Own study or stay"),
        AbsenceKind.Sick => ("病假", "Sick leave"),
        AbsenceKind.Private => ("事假", "Private leave"),
        AbsenceKind.Annual => ("年休假", "Annual leave"),
        _ => ("产假、陪产假等法定假", "Statutory leave"),
    };
}
