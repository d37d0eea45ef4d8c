namespace OfficeDesk.Web.Demo;

/// <summary>People who ask and what they ask: nobody real, phones that cannot be dialled.</summary>
internal static class DemoTexts
{
    private const string Names = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";

    private static readonly string[] Organisations = ["示例社区居委会", "示例村村委会", "示例老年协会", "示例小区业主委员会"];

    /// <summary>A citizen; some come again, some for an organisation.</summary>
    public static (string Name, string Organisation, string Phone) Citizen(int n)
    {
        var who = n * 7 % 61;
        var phone = $"100000{40001 + who}";
        return who < 57 ? ($"来访人{Names[who % Names.Length]}{(who < Names.Length ? "" : Names[who / Names.Length])}", "", phone) : ("", Organisations[who - 57], phone);
    }

    /// <summary>What is asked about a matter.</summary>
    public static string Ask(long matter, int n) => (matter, n % 3) switch
    {
        (1, 0) => "失业半年，家里两人，想申请城市低保，问条件和要带的材料。",
        (1, 1) => "申请已交到社区，问办到哪一步、什么时候能批。",
        (1, _) => "户口不在本县、人住在这里，问在哪里申请低保。",
        (2, 0) => "家中老人常年吃药，收入不够，想申请农村低保。",
        (2, 1) => "村里公示过了，问补助从哪个月开始发。",
        (2, _) => "家里添了一口人，问要不要重新申报。",
        (3, 0) => "住院自付部分较高，申请医疗救助。",
        (3, 1) => "出院结算单已拿到，问还缺哪些材料。",
        (3, _) => "门诊慢性病用药费用，问能否救助。",
        (4, 0) => "家中失火，生活困难，申请临时救助。",
        (4, 1) => "孩子开学学费有困难，问有没有救助。",
        (4, _) => "突发疾病花费大，申请临时救助。",
        (5, 0) => "咨询救助政策和申请流程。",
        (5, 1) => "问今年的低保标准是多少。",
        (5, _) => "替邻居问残疾人补贴怎么办。",
        (6, _) => "收到复核通知，问要交什么。",
        (7, _) => "老人今年满八十，问高龄津贴怎么申请。",
        (8, _) => "小区门牌与地图不一致，申请更正地名。",
        (9, _) => "来信建议在社区增设救助咨询点。",
        (10, _) => "在镇办递交低保申请，问受理结果。",
        (11, _) => "住院费用医保没有报下来。",
        (12, _) => "问养老金什么时候到账。",
        _ => "想把户口迁回本县。",
    };

    /// <summary>What the citizen was told.</summary>
    public static string Answer(long matter, int n) => (matter, n % 2) switch
    {
        (1 or 2, 0) => "已审核完毕并当面告知结果，自下月起按标准发放；如有变化请及时申报。",
        (1 or 2, _) => "已电话告知办理结果和后续复核安排。",
        (3, _) => "医疗救助已核准，款项将转入登记账户，已电话告知。",
        (4, _) => "临时救助已批准，已通知本人领取。",
        (5, _) => "已当面说明政策、条件和所需材料，并给了一次性告知单。",
        (6, _) => "复核已完成，结果已告知本人。",
        (7, _) => "高龄津贴已登记，自满龄当月起发放，已告知家属。",
        (8, _) => "地名信息已更正，新门牌两周内安装，已告知。",
        (9, _) => "建议已研究采纳，已书面答复。",
        _ => "已受理并告知办理结果。",
    };
}
