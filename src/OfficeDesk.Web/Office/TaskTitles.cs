using System.Globalization;
using System.Text.RegularExpressions;
using OfficeDesk.Rules;

namespace OfficeDesk.Web.Office;

/// <summary>What the system itself puts into titles, requests and sources of tasks; the rest is somebody's own words or the title of another thing.</summary>
/// <remarks>All is kept in Chinese, as it stands on papers; <see cref="OfficePage.TitleOf"/>, <see cref="OfficePage.AskOf"/> and <see cref="By"/> show it in the reader's language.</remarks>
public static partial class TaskTitles
{
    public const string Transfer = "转办：", Site = "到现场：", Check = "核对并告知：", Question = "请示：", Remedy = "责令补救：", Rectification = "考评整改：", HandsIn = "递交申请：", Inspection = "督查整改：", InspectionAgain = "督查整改（验收不通过，重新整改）：";

    /// <summary>Who set a task that nobody typed.</summary>
    public const string Recurring = "周期任务", Discipline = "纪检组", Appraisal = "作风效能考核小组";

    private static readonly (string Zh, string En)[] Made =
    [
        (Transfer, "Transfer: "), (Site, "On site: "), (Check, "Check and tell: "), (Question, "Question to the leader: "), (Remedy, "Order to remedy: "), (Rectification, "Rectification after an appraisal: "),
        (HandsIn, "Hands in an application: "), (Inspection, "Rectification after an inspection: "), (InspectionAgain, "Rectification after an inspection, once more: "),
    ];

    private static readonly (string Zh, string En)[] Setters = [(Recurring, "Recurring duty"), (Discipline, "Discipline office"), (Appraisal, "Appraisal group")];

    /// <summary>The words in front in English, and the title behind them; null for a title that somebody wrote.</summary>
    public static (string En, string Title)? Split(string title)
    {
        foreach (var (zh, en) in Made)
            if (title.StartsWith(zh, StringComparison.Ordinal)) return (en, title[zh.Length..]);
        return null;
    }

    /// <summary>One title for several tasks: that of the first, and how many there are.</summary>
    public static string Of(string first, int count) => count == 1 ? first : $"{first}等 {count} 件";

    /// <summary>The first title of several, and how many more there are; null for the title of one.</summary>
    public static (string First, int More)? Several(string title) =>
        Many().Match(title) is { Success: true } m ? (m.Groups["first"].Value, int.Parse(m.Groups["count"].ValueSpan, CultureInfo.InvariantCulture) - 1) : null;

    /// <summary>What else stands behind words of the system, in English: the kind of a breach without a task, the name of a round of appraisal; null for any other title.</summary>
    public static string? Named(string title) => Enum.GetValues<BreachKind>().Where(k => k.Zh() == title).Select(k => k.En()).FirstOrDefault() ?? (
        from year in title.Length > 4 && int.TryParse(title.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var y) ? [y] : Array.Empty<int>()
        from of in Enum.GetValues<RoundOf>()
        from quarter in Enumerable.Range(0, 5)
        let round = AppraisalRules.TitleOf(of, year, quarter)
        where round.Zh == title
        select round.En).FirstOrDefault();

    /// <summary>Who set a task, in the reader's language; what somebody typed stays as typed.</summary>
    public static string By(string setter, bool english)
    {
        if (!english) return setter;
        foreach (var (zh, en) in Setters)
        {
            if (setter == zh) return en;
            // with the number of an inspection behind it
            if (Numbered().Match(setter) is { Success: true } m && m.Groups["who"].Value == zh) return $"{en} ({m.Groups["number"].Value})";
        }
        return setter;
    }

    [GeneratedRegex("^(?<first>.+)等 (?<count>[1-9][0-9]{0,3}) 件$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Many();

    [GeneratedRegex("^(?<who>[^（]+)（(?<number>[A-Z]+[0-9]{4}-[0-9]+)）$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbered();
}
