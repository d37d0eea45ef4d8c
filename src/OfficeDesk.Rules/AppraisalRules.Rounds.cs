namespace OfficeDesk.Rules;

/// <summary>Where a round stands.</summary>
/// <remarks>GN-5: draft → open → closed → counted → reviewed → fed back → final; a draft that is not wanted is dropped, and can be taken up again.</remarks>
public enum RoundState
{
    Dropped = -1,
    Draft,
    Open,
    Closed,
    Counted,
    Reviewed,
    FedBack,
    Final,
}

/// <summary>Rules on the steps of a round.</summary>
public static partial class AppraisalRules
{
    /// <summary>Why a round cannot go from one state to the next; null when it can. A review may also send it back to be counted again.</summary>
    /// <remarks>GN-5: draft → open → closed → counted → reviewed → fed back → final.</remarks>
    public static Refusal? CannotMove(RoundState from, RoundState to) =>
        to == from + 1 || (from, to) is (RoundState.Counted, RoundState.Closed) or (RoundState.Draft, RoundState.Dropped)
            ? null
            : new($"考评现在是“{NameOf(from).Zh}”，不能变为“{NameOf(to).Zh}”。", $"The round is “{NameOf(from).En}”; it cannot become “{NameOf(to).En}”.", "GN-5", "", RefusalKind.Conflict);

    /// <summary>What is only possible before a round opens: raters, persons, categories that do not apply.</summary>
    /// <remarks>AP-1: a round keeps the weights it was opened with; AP-5: before opening, a category may be declared not applicable.</remarks>
    public static Refusal NotDraft { get; } = new("考评已启动，人员、类别和权重不能再改。", "The round has been opened: persons, categories and weights stay as they are.", "AP-1", "", RefusalKind.Conflict);

    /// <summary>Ballots are given while the round is open, never after.</summary>
    /// <remarks>AP-4: a ballot can be changed until the round closes, and never after.</remarks>
    public static Refusal NotOpen { get; } = new("测评没有在进行：未启动或已经截止，票不能再改。", "The round is not open: ballots can no longer be given or changed.", "AP-4", "", RefusalKind.Conflict);

    /// <summary>Opening and closing take two persons.</summary>
    /// <param name="asked">Who asked for it; null when nobody has.</param>
    /// <remarks>GN-1: somebody else has to confirm; AP-1.</remarks>
    public static Refusal? SecondPerson(long? asked, long me) => asked is null
        ? new("请先由考核小组提出启动或截止，再由另一人确认。", "One person asks for it first, another one confirms.", "GN-1", "", RefusalKind.Conflict)
        : asked == me ? new("启动和截止须由两个人办理，请另一人确认。", "Opening and closing take two persons; ask another one to confirm.", "GN-1", "", RefusalKind.Forbidden) : null;

    /// <summary>Nothing waits for a second person here.</summary>
    /// <remarks>GN-5: every state can be left: what was asked for can be taken back or refused, once.</remarks>
    public static Refusal NothingAsked { get; } = new("没有等待确认的启动或截止。", "No opening or closing waits for a second person here.", "GN-5", "", RefusalKind.Conflict);

    /// <summary>A round needs somebody to appraise.</summary>
    /// <remarks>AP-1, AP-5: a total needs every category that applies.</remarks>
    public static Refusal NobodyToAppraise { get; } = new("没有被考评人，不能启动。", "There is nobody to appraise.", "AP-5");

    /// <summary>The day by which the ballots are asked for has passed already.</summary>
    /// <remarks>AP-5: who has not voted is reminded before the last day.</remarks>
    public static Refusal? LastDayWrong(DateOnly lastDay, DateOnly today) => lastDay >= today
        ? null : new("截止日不能早于今天。", "The last day is not in the past.", "AP-5", "LastDay");

    /// <summary>Why there is no such period; null when there is.</summary>
    /// <param name="quarter">0 for the whole year.</param>
    /// <remarks>AP-8: regular (quarterly) and yearly rounds both exist.</remarks>
    public static Refusal? PeriodWrong(int year, int quarter) => year is < 2000 or > 2100 || quarter is < 0 or > 4
        ? new("年份须在 2000 至 2100 之间，季度为 1 至 4，全年为 0。", "The year is 2000 to 2100; the quarter is 1 to 4, or 0 for the year.", "AP-8", "Quarter")
        : null;

    /// <summary>The same round is there already.</summary>
    /// <remarks>AP-8: one regular round a quarter and one yearly round a year.</remarks>
    public static Refusal RoundTwice { get; } = new("这个期间的考评已经有了。", "There is a round for this period already.", "AP-8", "Year", RefusalKind.Conflict);

    /// <summary>The first and the last day of a period.</summary>
    /// <param name="quarter">0 for the whole year.</param>
    /// <remarks>AP-8: the facts shown are those of the period.</remarks>
    public static (DateOnly From, DateOnly To) PeriodOf(int year, int quarter)
    {
        if (quarter == 0) return (new(year, 1, 1), new(year, 12, 31));
        var from = new DateOnly(year, 3 * quarter - 2, 1);
        return (from, from.AddMonths(3).AddDays(-1));
    }

    /// <summary>What a round is called, Chinese and English: 2026年度股室负责人考评, 2026年第一季度工作人员考评.</summary>
    /// <param name="quarter">1 to 4; 0 = the whole year.</param>
    /// <remarks>AP-1, AP-2: chiefs and staff each year and each quarter.</remarks>
    public static (string Zh, string En) TitleOf(RoundOf of, int year, int quarter)
    {
        var (zh, en) = of is RoundOf.Chiefs ? ("股室负责人考评", "section chiefs") : ("工作人员考评", "staff");
        return quarter == 0 ? ($"{year}年度{zh}", $"{year}, {en}") : ($"{year}年第{"一二三四"[quarter - 1]}季度{zh}", $"{year} quarter {quarter}, {en}");
    }

    /// <summary>What a state is called, Chinese and English.</summary>
    /// <remarks>GN-5: draft → open → closed → counted → reviewed → fed back → final.</remarks>
    public static (string Zh, string En) NameOf(RoundState state) => state switch
    {
        RoundState.Dropped => ("已放弃", "dropped"),
        RoundState.Draft => ("准备中", "draft"),
        RoundState.Open => ("测评中", "open"),
        RoundState.Closed => ("已截止", "closed"),
        RoundState.Counted => ("已计分", "counted"),
        RoundState.Reviewed => ("已审定", "reviewed"),
        RoundState.FedBack => ("已反馈", "fed back"),
        _ => ("已办结", "final"),
    };
}
