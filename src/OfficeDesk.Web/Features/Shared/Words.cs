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

    /// <summary>Today in the office: its year goes without saying in a short date; none, and no short date says its year.</summary>
    public DateOnly? Today { get; set; }

    /// <summary>The value of the page's lang attribute.</summary>
    public string Tag => IsEnglish ? "en" : "zh-CN";

    /// <summary>The text in the reader's language.</summary>
    public string this[string zh, string en] => IsEnglish ? en : zh;

    /// <summary>A month that is written as 2026-11.</summary>
    public string Month(string month) => DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", out var day)
        ? IsEnglish ? day.ToString("MMMM yyyy", _english) : $"{day.Year}年{day.Month}月" : month;

    /// <summary>Something in brackets behind a word.</summary>
    public string In(string what) => IsEnglish ? $" ({what}) " : $"（{what}）";

    /// <summary>Between a word and what it says.</summary>
    public string Colon => IsEnglish ? ": " : "：";

    /// <summary>Names one after the other.</summary>
    public string List(IEnumerable<string> names) => string.Join(IsEnglish ? ", " : "、", names);

    /// <summary>Why something was refused, in the reader's language.</summary>
    public string Of(Refusal why) => this[why.Zh, why.En];

    /// <summary>What a light is called, on screen and in files: 超期, 临期, 正常, 暂停.</summary>
    public string Of(Light light) => light switch { Light.Red => this["超期", "Overdue"], Light.Yellow => this["临期", "Due soon"], Light.Green => this["正常", "In time"], _ => this["暂停", "Paused"] };

    /// <summary>2026年11月21日（周六）</summary>
    public string Long(DateOnly day) => IsEnglish
        ? day.ToString("ddd d MMMM yyyy", _english)
        : $"{day.Year}年{day.Month}月{day.Day}日（{Weekday(day)}）";

    /// <summary>2026年11月21日（周六）17:30, of an instant.</summary>
    public string Long(DateTimeOffset at) => $"{Long(OfficeClock.Day(at))}{(IsEnglish ? " " : "")}{Time(at)}";

    /// <summary>2026年第三季度; for quarter 0 the whole year.</summary>
    public string Period(int year, int quarter) =>
        quarter == 0 ? this[$"{year}年度", $"{year}"] : this[$"{year}年第{"一二三四"[quarter - 1]}季度", $"quarter {quarter}, {year}"];

    /// <summary>11月21日; of another year 2025年11月21日.</summary>
    public string Short(DateOnly day)
    {
        var withYear = Today is { } today && day.Year != today.Year;
        return IsEnglish ? day.ToString(withYear ? "d MMM yyyy" : "d MMM", _english) : $"{(withYear ? $"{day.Year}年" : "")}{day.Month}月{day.Day}日";
    }

    /// <summary>A last day, which still counts: 11月21日（含）前, no later than 21 Nov.</summary>
    /// <remarks>GN-4</remarks>
    public string By(DateOnly day) => this[LastDay.Zh(Short(day)), $"no later than {Short(day)}"];

    /// <summary>A last day with its weekday: 2026年11月21日（周六，含）前; of a day that may still move 2026年11月21日（周六，暂定，含）前.</summary>
    /// <remarks>GN-4</remarks>
    public string ByLong(DateOnly day, bool provisional = false) => this[
        LastDay.Zh($"{day.Year}年{day.Month}月{day.Day}日", provisional ? [Weekday(day), "暂定"] : [Weekday(day)]), $"no later than {Long(day)}{(provisional ? " (provisional)" : "")}"];

    /// <summary>The end of a time: 11月21日 17:30 前, by 21 Nov 17:30.</summary>
    public string By(DateTimeOffset at) => this[$"{Short(at)} 前", $"by {Short(at)}"];

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

    /// <summary>How long somebody has waited for a decision: 已等 3 个工作日, 今天提出; over rest days no working day passes.</summary>
    public string Waited(DateOnly asked, int days) => days >= 1 ? this[$"已等 {WorkingDays(days)}", $"has waited {WorkingDays(days)}"]
        : asked < (Today ?? asked) ? this["提出后还没有过一个工作日", "no working day has passed since"] : this["今天提出", "asked today"];

    /// <summary>What is left of a deadline: 剩 3 个工作日, 今日到期, 已过到期日, 超 2 个工作日.</summary>
    /// <param name="due">The due date; on a rest day no working day is left of yesterday's and of tomorrow's either.</param>
    /// <param name="left">Working days to the due date, negative after it.</param>
    public string Left(DateOnly due, int left)
    {
        var standing = new DueStanding(due, Today ?? due, left);
        return this[standing.Zh(), standing.En()];
    }

    /// <summary>How late something was finished: 逾期 2 个工作日, 逾期（休息日内）.</summary>
    public string Late(int days)
    {
        var late = new Lateness(true, days);
        return this[late.Zh(), late.En()];
    }

    /// <summary>1,234</summary>
    public static string Number(long value) => value.ToString("N0", _english);

    /// <summary>97.1%</summary>
    public static string Percent(decimal share) => (share * 100).ToString("0.0", _english) + "%";

    /// <summary>1,234.50 元</summary>
    public string Money(decimal yuan) => yuan.ToString("N2", _english) + this[" 元", " yuan"];
}
