using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>The words of the screen in the reader's language: Chinese first, English second, both beside each other where they are used.</summary>
/// <remarks>One per request; <see cref="WordsSetup.UseWords"/> says which language. Documents stay Chinese and do not ask it.</remarks>
public sealed class Words
{
    private static readonly CultureInfo _english = CultureInfo.InvariantCulture;

    /// <summary>Whether this reader asked for English.</summary>
    public bool IsEnglish { get; set; }

    /// <summary>The year that goes without saying in a short date; none, and no short date says its year.</summary>
    public int? ThisYear { get; set; }

    /// <summary>The value of the page's lang attribute.</summary>
    public string Tag => IsEnglish ? "en" : "zh-CN";

    /// <summary>The text in the reader's language.</summary>
    public string this[string zh, string en] => IsEnglish ? en : zh;

    /// <summary>A month that is written as 2026-11.</summary>
    public string Month(string month) => DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", out var day)
        ? IsEnglish ? day.ToString("MMMM yyyy", _english) : $"{day.Year}年{day.Month}月" : month;

    /// <summary>Something in brackets behind a word.</summary>
    public string In(string what) => IsEnglish ? $" ({what}) " : $"（{what}）";

    /// <summary>Why something was refused, in the reader's language.</summary>
    public string Of(Refusal why) => this[why.Zh, why.En];

    /// <summary>2026年11月21日（周六）</summary>
    public string Long(DateOnly day) => IsEnglish
        ? day.ToString("ddd d MMMM yyyy", _english)
        : $"{day.Year}年{day.Month}月{day.Day}日（{Weekday(day)}）";

    /// <summary>2026年11月21日（周六）17:30, of an instant.</summary>
    public string Long(DateTimeOffset at) => $"{Long(OfficeClock.Day(at))}{(IsEnglish ? " " : "")}{Time(at)}";

    /// <summary>11月21日; of another year 2025年11月21日.</summary>
    public string Short(DateOnly day)
    {
        var withYear = ThisYear is { } year && day.Year != year;
        return IsEnglish ? day.ToString(withYear ? "d MMM yyyy" : "d MMM", _english) : $"{(withYear ? $"{day.Year}年" : "")}{day.Month}月{day.Day}日";
    }

    /// <summary>11月21日 17:30, of an instant; of another year with it.</summary>
    public string Short(DateTimeOffset at) => $"{Short(OfficeClock.Day(at))} {Time(at)}";

    /// <summary>17:30 by the office's clock.</summary>
    public string Time(DateTimeOffset at) => OfficeClock.Wall(at).ToString("HH:mm", _english);

    /// <summary>周六</summary>
    public string Weekday(DateOnly day) => IsEnglish
        ? day.ToString("ddd", _english)
        : "周" + "日一二三四五六"[(int)day.DayOfWeek];

    /// <summary>3 个工作日</summary>
    public string WorkingDays(int days) => this[$"{days} 个工作日", days == 1 ? "1 working day" : $"{days} working days"];

    /// <summary>What is left of a deadline: 剩 3 个工作日, 今日到期, 超 2 个工作日.</summary>
    /// <param name="left">Working days to the due date; 0 on the day itself, negative after it.</param>
    public string Left(int left) => left switch
    {
        0 => this["今日到期", "due today"],
        > 0 => this[$"剩 {WorkingDays(left)}", $"{WorkingDays(left)} left"],
        _ => this[$"超 {WorkingDays(-left)}", $"{WorkingDays(-left)} late"],
    };

    /// <summary>1,234</summary>
    public static string Number(long value) => value.ToString("N0", _english);

    /// <summary>97.1%</summary>
    public static string Percent(decimal share) => (share * 100).ToString("0.0", _english) + "%";

    /// <summary>1,234.50 元</summary>
    public string Money(decimal yuan) => yuan.ToString("N2", _english) + this[" 元", " yuan"];
}
