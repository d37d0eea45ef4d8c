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

    /// <summary>Shape and colour on a board, as for tasks: red is what somebody has to see to.</summary>
    public static Light LightOf(BoardSign sign) => sign switch { BoardSign.Late => Light.Red, BoardSign.Away => Light.Yellow, BoardSign.Coming => Light.Grey, _ => Light.Green };
}
