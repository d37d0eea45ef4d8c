namespace OfficeDesk.Rules;

/// <summary>How bad something is that the administrator is told of.</summary>
public enum TroubleLevel
{
    /// <summary>Work may be lost or stands still.</summary>
    Bad,

    /// <summary>It will be bad if nobody does anything.</summary>
    Warn,
}

/// <summary>What is wrong, and what to do about it, in words.</summary>
/// <param name="Href">The page where it is mended; empty when it is mended elsewhere.</param>
public sealed record Trouble(TroubleLevel Level, string Zh, string En, string DoZh, string DoEn, string Href);

/// <summary>When the administrator is told of something.</summary>
public static class TroubleRules
{
    private const long Mega = 1L << 20;

    /// <summary>The month in which the schedule of the next year is announced at the latest.</summary>
    private const int Announced = 12;

    private static readonly TimeSpan JobGrace = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MailGrace = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan ClockGrace = TimeSpan.FromSeconds(30);

    /// <summary>Whether a disk is so full that writing will fail soon; null while there is room.</summary>
    public static Trouble? Disk(string where, long free) => free < 2048 * Mega
        ? new(free < 200 * Mega ? TroubleLevel.Bad : TroubleLevel.Warn, $"磁盘快满了：{where} 只剩 {free / Mega} MB。", $"The disk is nearly full: {free / Mega} MB left at {where}.",
            "请清理或扩大磁盘；写满后登记会被拒绝，已登记的不会丢。", "Make room. When it is full nothing new is taken; what was taken is not lost.", "")
        : null;

    /// <summary>Whether letters are not leaving.</summary>
    /// <param name="since">When the oldest letter was queued that was tried and did not leave; null when there is none.</param>
    /// <remarks>ES-3: that mail does not leave is seen.</remarks>
    public static Trouble? Mail(DateTimeOffset? since, string wall, string answer, DateTimeOffset now) => since is { } at && now - at > MailGrace
        ? new(TroubleLevel.Bad, $"邮件从 {wall} 起发不出去。服务器答复：{answer}", $"Mail has not gone out since {wall}. The server says: {answer}",
            "请核对主机、端口、加密和账号，再发测试邮件；信都留着，通了会自己发出。", "Check host, port, encryption and account with a test mail; the letters are kept and leave by themselves.", "/admin/mail")
        : null;

    /// <summary>Whether something did not run at its time.</summary>
    /// <remarks>ES-4: what the clock does is seen.</remarks>
    public static Trouble? Job(string zh, string en, DateTimeOffset? next, string wall, DateTimeOffset now) => next is { } at && now - at > JobGrace
        ? new(TroubleLevel.Bad, $"“{zh}”应在 {wall} 运行，没有运行。", $"\"{en}\" was due at {wall} and did not run.",
            "请看定时任务页和日志，必要时重启程序；错过的会按当时情况补做一次。", "See the jobs and the log; start the program again if need be. What was missed is done once.", "/admin/jobs")
        : null;

    /// <summary>Whether the working calendar ends.</summary>
    /// <param name="years">Years with a schedule.</param>
    /// <remarks>DL-4: without a schedule every weekday counts as a working day, and due dates are counted anew when it comes.</remarks>
    public static Trouble? Schedule(IReadOnlySet<int> years, DateOnly today)
    {
        var missing = !years.Contains(today.Year) ? today.Year : today.Month >= Announced && !years.Contains(today.Year + 1) ? today.Year + 1 : 0;
        return missing == 0 ? null : new(missing == today.Year ? TroubleLevel.Bad : TroubleLevel.Warn, $"还没有 {missing} 年的节假日安排：到期日按周一至周五推算。", $"There is no holiday schedule for {missing}: due dates count Monday to Friday.",
            "请综合办公室导入国务院办公厅公布的安排；导入后到期日会重算并告知。", "The general office imports the published schedule; due dates are then counted anew and people told.", "/calendar");
    }

    /// <summary>Whether somebody moved the clock of the machine.</summary>
    /// <param name="jumped">How far since the start.</param>
    /// <param name="ahead">How far the newest record lies in the future.</param>
    public static Trouble? Clock(TimeSpan jumped, TimeSpan ahead) => jumped.Duration() > ClockGrace || ahead > ClockGrace
        ? new(TroubleLevel.Bad, $"服务器时钟跳动过（{Minutes(jumped.Duration() > ahead ? jumped : -ahead)}）：登记时间和到期日可能不准。", $"The server's clock was moved ({Minutes(jumped.Duration() > ahead ? jumped : -ahead)} min): times of records and due dates may be wrong.",
            "请校准时间并开启网络对时，然后重启程序；到期日以登记时的日期为准，不对的按补录办理。", "Set the clock, let it follow a time server, then start the program again.", "")
        : null;

    private static string Minutes(TimeSpan span) => $"{(span < TimeSpan.Zero ? "-" : "+")}{Math.Ceiling(span.Duration().TotalMinutes)}";
}
