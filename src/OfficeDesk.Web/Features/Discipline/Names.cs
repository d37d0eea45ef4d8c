using OfficeDesk.Rules;

namespace OfficeDesk.Web.Features.Discipline;

/// <summary>What things are called on the discipline desk, Chinese and English.</summary>
internal static class Names
{
    public static (string Zh, string En) Of(OverdueKind kind) => kind switch
    {
        OverdueKind.Overdue => ("超期未办结", "Overdue now"),
        OverdueKind.Late => ("本月超期办结", "Finished late in the month"),
        OverdueKind.YellowCard => ("本月黄牌", "Yellow cards in the month"),
        OverdueKind.RedCard => ("本月红牌", "Red cards in the month"),
        _ => ("违规建议（待纪检组处理）", "Breaches proposed"),
    };

    public static (string Zh, string En) Of(OverdueAge age) => age switch
    {
        OverdueAge.One => ("1 个工作日以内", "Up to 1 working day"),
        OverdueAge.TwoToFour => ("2–4 个工作日", "2–4 working days"),
        OverdueAge.FiveToNine => ("5–9 个工作日", "5–9 working days"),
        _ => ("10 个工作日以上", "10 working days or more"),
    };
}
