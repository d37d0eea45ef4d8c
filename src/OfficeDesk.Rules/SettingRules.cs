using System.Globalization;

namespace OfficeDesk.Rules;

/// <summary>Rules on the values of settings.</summary>
public static class SettingRules
{
    /// <summary>The longest text a setting may hold.</summary>
    public const int MaxText = 200;

    /// <summary>Why this is not a number in the range, or <c>null</c> when it is.</summary>
    /// <remarks>GN-5: what the office decides is a value the program understands.</remarks>
    public static Refusal? NotNumber(string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
        && value == number.ToString(CultureInfo.InvariantCulture)
            ? null
            : new($"请填写 {least} 至 {most} 的整数。", $"Enter a whole number from {least} to {most}.", "GN-5", "Value");

    /// <summary>Why this is none of the choices, or <c>null</c> when it is one.</summary>
    /// <remarks>GN-5: what the office decides is a value the program understands.</remarks>
    public static Refusal? NotChoice(string value, IReadOnlyList<string> choices) =>
        choices.Contains(value, StringComparer.Ordinal)
            ? null
            : new($"请从这些值中选一个：{string.Join("、", choices)}。", $"Choose one of: {string.Join(", ", choices)}.", "GN-5", "Value");

    /// <summary>Why this cannot be shown as a text, or <c>null</c> when it can.</summary>
    /// <remarks>GN-5: what the office decides is a value the program understands.</remarks>
    public static Refusal? NotText(string value) =>
        value.Trim().Length is > 0 and <= MaxText && value == value.Trim() && !value.Any(char.IsControl)
            ? null
            : new($"请填写 1 至 {MaxText} 个字，前后不留空格，不换行。", $"Enter 1 to {MaxText} characters on one line without spaces around.", "GN-5", "Value");

    /// <summary>The refusal of a time expression that the clock cannot follow.</summary>
    /// <param name="detail">What the clock says about it; empty when it says nothing.</param>
    /// <remarks>ES-4: the time of the digest is a setting, a Quartz expression.</remarks>
    public static Refusal NotCron(string detail) => new(
        "时间表达式无法识别，或者永远不会触发。写法：秒 分 时 日 月 周，例如 0 30 8 * * ? 表示每天 08:30。",
        $"The expression cannot be read or never fires. Write: second minute hour day month weekday, such as 0 30 8 * * ? for every day at 08:30.{(detail.Length > 0 ? " " + detail : "")}", "ES-4", "Value");

    /// <summary>The refusal when the setting does not exist or is not kept here.</summary>
    /// <remarks>GN-5: a setting that is not known does not exist.</remarks>
    public static Refusal Unknown { get; } = new("没有这项设置，或者它不在这里修改。", "There is no such setting, or it is not changed here.", "GN-5", "Name", RefusalKind.NotFound);
}
