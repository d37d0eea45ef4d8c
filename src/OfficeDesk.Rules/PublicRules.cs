using System.Globalization;

namespace OfficeDesk.Rules;

/// <summary>Where a matter stands, as its citizen is told.</summary>
/// <remarks>PB-1: the state of one's own matter.</remarks>
public enum PublicState
{
    /// <summary>Written down, nobody has said anything yet.</summary>
    Registered,

    /// <summary>On its way to the section that does it.</summary>
    PassedOn,

    /// <summary>Handed in, being checked.</summary>
    Received,

    /// <summary>The citizen is to bring what is missing.</summary>
    Wanting,

    /// <summary>Accepted and being worked on.</summary>
    Accepted,

    /// <summary>Being worked on without an application.</summary>
    Working,

    Paused,
    Done,
    Answered,

    /// <summary>The citizen was led to another unit.</summary>
    Referred,

    NotAccepted,
    Lapsed,
    Withdrawn,

    /// <summary>Over without any of that.</summary>
    Ended,
}

/// <summary>How the task of a matter stands.</summary>
/// <remarks>GN-5: open, paused, done, void.</remarks>
public enum MatterClock { Running, Paused, Done, Void }

/// <summary>What the public may learn, and how often it may try.</summary>
public static class PublicRules
{
    /// <summary>Failed tries within <see cref="Window"/> after which an address waits.</summary>
    public const int TriesAnAddress = 10;

    /// <summary>How far back failed tries count.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Where the matter of a task stands for the citizen.</summary>
    /// <param name="clock">How the task stands.</param>
    /// <param name="running">What it is called while it runs.</param>
    /// <remarks>PB-1: the state in plain words.</remarks>
    public static PublicState OfTask(MatterClock clock, PublicState running = PublicState.Working) => clock switch
    {
        MatterClock.Running => running,
        MatterClock.Paused => PublicState.Paused,
        MatterClock.Done => PublicState.Done,
        _ => PublicState.Ended,
    };

    /// <summary>Where an application stands for the citizen; what waits inside the office (a review, a question) is no state of theirs.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="matter">How its task stands; null before there is one.</param>
    /// <remarks>PB-1: a refusal that is not reviewed yet has not left the house (ON-5).</remarks>
    public static PublicState OfApplication(ApplicationState state, MatterClock? matter) => state switch
    {
        ApplicationState.Received or ApplicationState.Checked => PublicState.Received,
        ApplicationState.NoticeOut => PublicState.Wanting,
        ApplicationState.NotAccepted => PublicState.NotAccepted,
        ApplicationState.Lapsed => PublicState.Lapsed,
        ApplicationState.Withdrawn => PublicState.Withdrawn,
        _ => OfTask(matter ?? MatterClock.Running, PublicState.Accepted),
    };

    /// <summary>Where an enquiry stands for the citizen.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="matter">How its own task stands; null when it has none.</param>
    /// <param name="onItsWay">A transfer was not taken over yet.</param>
    /// <param name="led">The citizen was led to another unit.</param>
    /// <param name="answered">The citizen has an answer.</param>
    /// <remarks>PB-1: a word on the way does not end what is still being worked on.</remarks>
    public static PublicState OfEnquiry(EnquiryState state, MatterClock? matter, bool onItsWay, bool led, bool answered) =>
        state is EnquiryState.Withdrawn ? PublicState.Withdrawn
        : state is EnquiryState.Merged ? PublicState.Ended
        : onItsWay && state is EnquiryState.Open ? PublicState.PassedOn
        : matter is MatterClock.Running or MatterClock.Paused or MatterClock.Done ? OfTask(matter.Value)
        : led ? PublicState.Referred
        : answered ? PublicState.Answered
        : state is EnquiryState.Closed || matter is MatterClock.Void ? PublicState.Ended
        : PublicState.Registered;

    /// <summary>Whether number and code open nothing any more.</summary>
    /// <param name="closed">The day on which each matter behind the number was closed; null while it is not.</param>
    /// <param name="days">How long after it they still do, the last day included.</param>
    /// <param name="today">Today.</param>
    /// <remarks>PB-4: 180 days after the matter is closed; of several matters the last one counts.</remarks>
    public static bool Expired(IReadOnlyList<DateOnly?> closed, int days, DateOnly today) =>
        closed.Count > 0 && closed.All(c => c is not null) && today.DayNumber - closed.Max()!.Value.DayNumber > days;

    /// <summary>A number as it stands on paper: blanks do not count, small letters and full-width signs are as good.</summary>
    /// <remarks>PB-1: it works by typing what is printed.</remarks>
    public static string NumberOf(string? typed) => string.Concat(Plain(typed));

    /// <summary>A code as it stands on paper: without hyphens; the letters that no code has stand for the digits that look like them.</summary>
    /// <remarks>PB-1: O is read as 0, I and L as 1.</remarks>
    public static string CodeOf(string? typed) => string.Concat(Plain(typed).Where(c => c != '-').Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c }));

    /// <summary>The one answer to a wrong number, to a wrong code, and to what is closed for long.</summary>
    /// <param name="days">How long after the end a matter can be looked up.</param>
    /// <remarks>PB-4: nobody learns from it which of them it was.</remarks>
    public static Refusal Wrong(int days) => new(
        $"没有查到。请对照回执或通知书核对编号和查询码（不分大小写）；办结超过 {days} 天的不能再查。仍查不到，请打电话或到窗口询问。",
        $"Nothing was found. Compare number and code with your receipt or notice (small letters are fine); what was finished more than {days} days ago is not shown any more. Still nothing? Call us or come to the counter.",
        "PB-4", "", RefusalKind.NotFound);

    /// <summary>Too many failures from one address.</summary>
    /// <param name="from">From when on it may be tried again, by the office's clock.</param>
    /// <remarks>PB-4: ten tries an hour an address.</remarks>
    public static Refusal TooMany(TimeOnly from) => new(
        string.Create(CultureInfo.InvariantCulture, $"输错次数太多，请在 {from:HH\\:mm} 以后再试；着急的，请打电话或到窗口询问。"),
        string.Create(CultureInfo.InvariantCulture, $"Too many wrong tries. Try again after {from:HH\\:mm}; if it is urgent, call us or come to the counter."),
        "PB-4", "", RefusalKind.TooMany);

    private static IEnumerable<char> Plain(string? typed) => (typed ?? "").Where(c => !char.IsWhiteSpace(c)).Select(Half).Select(char.ToUpperInvariant);

    private static char Half(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '‐' or '‑' or '–' or '—' or '−' => '-',
        _ => c,
    };
}
