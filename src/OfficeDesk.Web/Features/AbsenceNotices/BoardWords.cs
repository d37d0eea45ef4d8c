using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Signs on a board, in the reader's language.</summary>
public static class BoardWords
{
    public static string Sign(this Words t, BoardSign sign) => sign switch
    {
        BoardSign.Away => t["离岗", "Away"],
        BoardSign.Late => t["到时未返回", "Not back in time"],
        BoardSign.Coming => t["将离岗", "To come"],
        _ => t["已返回", "Back"],
    };

    /// <summary>How many are at work: now, or on the day or in the week that is looked at.</summary>
    public static string Present(this Words t, BoardShown b, int present, int members) =>
        b.Now ? t[$"现在在岗 {present} / {members}", $"{present} of {members} at work now"]
        : b.To > b.From ? t[$"这一周最少在岗 {present} / {members}", $"at least {present} of {members} at work in that week"]
        : t[$"{t.Short(b.Day)}最少在岗 {present} / {members}", $"at least {present} of {members} at work on {t.Short(b.Day)}"];

    /// <summary>Shape and colour on a board, as for tasks: red is what somebody has to see to.</summary>
    public static Light LightOf(BoardSign sign) => sign switch { BoardSign.Late => Light.Red, BoardSign.Away => Light.Yellow, BoardSign.Coming => Light.Grey, _ => Light.Green };
}
