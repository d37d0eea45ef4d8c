using System.Globalization;

namespace OfficeDesk.Rules;

/// <summary>Office hours from a day of the year on, until the next season begins.</summary>
/// <param name="FromMd">The first day as MM-dd.</param>
public sealed record HoursSeason(string FromMd, OfficeHours Hours);

/// <summary>A season as it stands in a form, readable or not.</summary>
/// <param name="Times">Four: morning from and to, afternoon from and to; empty where nothing was typed.</param>
public sealed record HoursTyped(string FromMd, IReadOnlyList<string> Times);

/// <summary>The office hours of a year as one line of text: "01-01 08:30-12:00 14:30-17:30; 06-01 08:00-12:00 15:00-18:00".</summary>
public static class OfficeHoursText
{
    /// <summary>The most seasons of a year.</summary>
    public const int Most = 4;

    /// <summary>The seasons in the order of the year, or why it is none.</summary>
    /// <remarks>AB-5: office hours are a setting per season.</remarks>
    public static Outcome<IReadOnlyList<HoursSeason>> Parse(string text)
    {
        var seasons = new List<HoursSeason>();
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length != 6) return Unreadable(part);
            var md = $"{words[0]}-{words[1]}";
            // 2024 has a 29 February, and a season may begin on it
            if (!DateOnly.TryParseExact("2024-" + md, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return Unreadable(part);
            var times = new TimeOnly[4];
            for (var i = 0; i < times.Length; i++)
                if (!TimeOnly.TryParseExact(words[i + 2], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out times[i])) return Unreadable(part);
            var hours = new OfficeHours(times[0], times[1], times[2], times[3]);
            if (hours.Broken() is { } broken) return broken with { Rule = "AB-5", Field = "Value" };
            if (seasons.Exists(s => s.FromMd == md)) return new Refusal($"{md} 写了两次。", $"{md} comes twice.", "AB-5", "Value");
            seasons.Add(new(md, hours));
        }
        if (seasons.Count is 0 or > Most) return new Refusal($"请填写 1 至 {Most} 个时段。", $"Enter 1 to {Most} seasons.", "AB-5", "Value");
        return new Done<IReadOnlyList<HoursSeason>>([.. seasons.OrderBy(s => s.FromMd, StringComparer.Ordinal)]);
    }

    /// <summary>The seasons as <see cref="Parse"/> reads them.</summary>
    /// <remarks>AB-5: office hours are a setting per season.</remarks>
    public static string Write(IEnumerable<HoursSeason> seasons) => string.Join("; ", seasons.Select(s =>
        string.Create(CultureInfo.InvariantCulture, $"{s.FromMd} {s.Hours.MorningFrom:HH\\:mm}-{s.Hours.MorningTo:HH\\:mm} {s.Hours.AfternoonFrom:HH\\:mm}-{s.Hours.AfternoonTo:HH\\:mm}")));

    /// <summary>The rows of a form as the text holds them, in their order: also what <see cref="Parse"/> cannot read stands where it was typed.</summary>
    /// <remarks>AB-5: office hours are a setting per season.</remarks>
    public static IReadOnlyList<HoursTyped> Rows(string text) =>
        [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [.. var from, var morning, var afternoon] when morning.Contains('-') && afternoon.Contains('-') => new HoursTyped(string.Join(' ', from), [.. morning.Split('-', 2), .. afternoon.Split('-', 2)]),
            _ => new HoursTyped(part, ["", "", "", ""]),
        })];

    /// <summary>A day of the year as people write it, 6月1日, 6-1, 6/1 or 6.1, as MM-dd; anything else as it was typed.</summary>
    /// <remarks>AB-5: office hours are a setting per season.</remarks>
    public static string MonthDay(string typed) =>
        typed.Trim().TrimEnd('日', '号').Split('月', '-', '/', '.') is [var m, var d] && Number(m) is > 0 and <= 12 and var month && Number(d) is > 0 and <= 31 and var day
            ? string.Create(CultureInfo.InvariantCulture, $"{month:00}-{day:00}") : typed;

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    private static Refusal Unreadable(string part) => new(
        $"“{part}”无法识别，请写成 06-01 08:00-12:00 15:00-18:00 的样子。", $"\"{part}\" cannot be read; write it like 06-01 08:00-12:00 15:00-18:00.", "AB-5", "Value");
}
