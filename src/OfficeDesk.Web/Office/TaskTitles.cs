namespace OfficeDesk.Web.Office;

/// <summary>What stands in front of the title of a task that the system makes out of another thing; the rest is the title of that thing.</summary>
/// <remarks>Titles are kept in Chinese, as they stand on papers; <see cref="OfficePage.TitleOf"/> shows them in the reader's language.</remarks>
public static class TaskTitles
{
    public const string Transfer = "转办：", Site = "到现场：", Check = "核对并告知：", Question = "请示：", Remedy = "责令补救：", Rectification = "考评整改：";

    private static readonly (string Zh, string En)[] Made =
    [
        (Transfer, "Transfer: "), (Site, "On site: "), (Check, "Check and tell: "), (Question, "Question to the leader: "), (Remedy, "Order to remedy: "), (Rectification, "Rectification after an appraisal: "),
    ];

    /// <summary>The words in front in English, and the title behind them; null for a title that somebody wrote.</summary>
    public static (string En, string Title)? Split(string title)
    {
        foreach (var (zh, en) in Made)
            if (title.StartsWith(zh, StringComparison.Ordinal)) return (en, title[zh.Length..]);
        return null;
    }
}
