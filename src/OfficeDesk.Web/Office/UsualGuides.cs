using OfficeDesk.Rules;

namespace OfficeDesk.Web.Office;

/// <summary>
/// What the usual matters need, for an office to begin with. Bases name the regulation only, so that they are true as they
/// stand: which provision applies here is for the office to add, as are its standards.
/// </summary>
public static class UsualGuides
{
    private const string Assistance = "《社会救助暂行办法》及本省、市、县有关规定";
    private static readonly DateOnly ThisYear = new(2026, 1, 1);

    private static readonly RequiredMaterial Identity = new("全体家庭成员身份证（原件核对后退还）", 1, PaperForm.Both);
    private static readonly RequiredMaterial Household = new("户口簿（原件核对后退还）", 1, PaperForm.Both);
    private static readonly RequiredMaterial Account = new("申请人本人银行卡或存折（用于发放）", 1, PaperForm.Copy);
    private static readonly RequiredMaterial Consent = new("家庭经济状况核对授权书", 1, PaperForm.Original, "核对授权书（窗口领取）", From: "本窗口或镇民政办");

    /// <summary>By the code of the matter; only what a guide adds is filled in.</summary>
    public static IReadOnlyDictionary<string, MatterEntry> All { get; } = new Dictionary<string, MatterEntry>(StringComparer.Ordinal)
    {
        ["CSDB"] = new()
        {
            NeedsDecision = true, Fee = "不收费", Basis = Assistance,
            Materials = [new("最低生活保障申请书", 1, PaperForm.Original, "最低生活保障申请表", From: "本窗口或镇民政办"), Identity, Household, Consent, new("家庭收入和财产情况说明", 1, PaperForm.Original, "收入财产申报表"), new("残疾证或重病诊断证明", 1, PaperForm.Both, When: "家中有重残、重病人员的", From: "县残联、就诊医院"), Account],
            Steps = [new("申请人向户籍所在地镇政府（街道）提出申请", "申请人", "即时"), new("入户调查、民主评议、公示", "镇政府（街道）、村（居）委会", "按规定期限"), new("审核确认", "县民政局", "10 个工作日（人户分离 15 个）"), new("按月发放", "县民政局", "确认次月起")],
            Standards = [new("城市低保标准", "以县人民政府当年公布的数额为准", ThisYear)],
        },
        ["NCDB"] = new()
        {
            NeedsDecision = true, Fee = "不收费", Basis = Assistance,
            Materials = [new("最低生活保障申请书", 1, PaperForm.Original, "最低生活保障申请表", From: "村委会或镇民政办"), Identity, Household, Consent, new("承包土地和务工收入情况说明", 1, PaperForm.Original, "收入财产申报表", From: "村委会盖章"), new("残疾证或重病诊断证明", 1, PaperForm.Both, When: "家中有重残、重病人员的", From: "县残联、就诊医院"), Account],
            Steps = [new("向户籍所在地镇政府提出申请，村委会可代为提交", "申请人", "即时"), new("入户调查、民主评议、公示", "镇政府、村委会", "按规定期限"), new("审核确认", "县民政局", "10 个工作日"), new("按月发放", "县民政局", "确认次月起")],
            Standards = [new("农村低保标准", "以县人民政府当年公布的数额为准", ThisYear)],
        },
        ["YLJZ"] = new()
        {
            NeedsDecision = true, Fee = "不收费", Basis = Assistance,
            Materials = [new("医疗救助申请表", 1, PaperForm.Original, "医疗救助申请表", From: "本窗口"), new("申请人身份证", 1, PaperForm.Both), Household, new("困难类别证明（低保证、特困证等）", 1, PaperForm.Copy, From: "镇民政办"), new("住院病历或出院小结", 1, PaperForm.Copy, From: "就诊医院"), new("医疗费用票据", 1, PaperForm.Original, From: "就诊医院"), new("医保报销结算单", 1, PaperForm.Original, When: "已经医保报销的", From: "县医疗保障局服务大厅"), Account],
            Steps = [new("申请人提出申请", "申请人", "即时"), new("村、镇评议公示", "村委会、镇政府", "按规定期限"), new("审核确认", "县民政局", "5 个工作日"), new("名单送财政部门拨付", "县财政局", "按拨付计划")],
        },
        ["LSJZ"] = new()
        {
            NeedsDecision = true, Fee = "不收费", Basis = Assistance,
            Materials = [new("临时救助申请书", 1, PaperForm.Original, "临时救助申请表", From: "本窗口或镇民政办"), new("申请人身份证", 1, PaperForm.Both), Household, Consent, new("遭遇困难的证明（火灾、事故、病历等）", 1, PaperForm.Copy, From: "消防、交警、就诊医院等"), Account],
            Steps = [new("申请人提出申请", "申请人", "即时"), new("镇政府调查审核", "镇政府（街道）", "按规定期限"), new("审批", "县民政局", "10 个工作日"), new("发放", "县民政局", "批准后及时发放")],
            Standards = [new("临时救助标准", "按困难类型和程度，以县有关规定为准", ThisYear)],
        },
        ["JNZB"] = new()
        {
            NeedsDecision = true, Fee = "不收费", Basis = Assistance,
            Materials = [new("急难救助申请书（可事后补交）", 1, PaperForm.Original, "急难救助申请表", From: "本窗口、镇民政办或值班人员"), new("申请人身份证", 1, PaperForm.Both), new("诊断证明或病危通知", 1, PaperForm.Copy, From: "就诊医院"), Account],
            Steps = [new("申请人或知情人提出", "申请人、医院、村（居）委会", "即时，节假日由值班人员受理"), new("核实并当日发放", "县民政局", "申请当日")],
        },
        ["JNZH"] = new()
        {
            NeedsDecision = true, Fee = "不收费", Basis = Assistance,
            Materials = [new("急难救助申请书（可事后补交）", 1, PaperForm.Original, "急难救助申请表", From: "本窗口、镇民政办或值班人员"), new("申请人身份证", 1, PaperForm.Both, When: "没有损毁的"), new("受灾情况说明", 1, PaperForm.Original, From: "村（居）委会、消防部门"), Account],
            Steps = [new("受灾群众或知情人报告", "受灾群众、村（居）委会、消防部门", "即时，节假日由值班人员受理"), new("到现场查看、安置", "县民政局、镇政府", "当日"), new("发放", "县民政局", "次日")],
        },
        ["JZZX"] = new() { NeedsDecision = false, Fee = "不收费", Steps = [new("来人、来电、网上提问，当场答复", "首问责任人", "即时")] },
        ["DBFH"] = new()
        {
            NeedsDecision = true, Fee = "不收费", Basis = Assistance,
            Materials = [new("低保证", 1, PaperForm.Original), new("家庭人口、收入变化情况说明", 1, PaperForm.Original, "动态复核申报表", From: "村（居）委会"), Consent],
            Steps = [new("申报变化情况", "低保家庭", "变化后及时申报"), new("核对和调查", "镇政府、低保办", "按规定期限"), new("保留、增发、减发或停发的决定", "县民政局", "15 个工作日")],
        },
        ["GLJT"] = new()
        {
            NeedsDecision = true, Fee = "不收费", Basis = "《中华人民共和国老年人权益保障法》及本省、市、县高龄津贴有关规定",
            Materials = [new("高龄津贴申请表", 1, PaperForm.Original, "高龄津贴申请表", From: "本窗口或社区"), new("老人身份证", 1, PaperForm.Both), new("老人户口簿", 1, PaperForm.Copy), new("老人银行卡或存折", 1, PaperForm.Copy), new("代办人身份证", 1, PaperForm.Copy, When: "由他人代办的")],
            Steps = [new("老人或代办人提出申请", "申请人", "即时"), new("核对年龄和户籍", "社会事务股", "10 个工作日"), new("按月发放", "县民政局", "满龄当月起")],
            Standards = [new("年龄条件", "本县户籍、年满八十周岁", ThisYear)],
        },
        ["DMMM"] = new()
        {
            NeedsDecision = true, Fee = "不收费", Basis = "《地名管理条例》",
            Materials = [new("地名命名（更名）申请表", 2, PaperForm.Original, "地名命名更名申请表", From: "本窗口"), new("规划许可文件", 1, PaperForm.Copy, When: "新建住宅区、建筑物", From: "自然资源部门"), new("平面位置图", 2, PaperForm.Original), new("单位证明或身份证", 1, PaperForm.Copy)],
            Steps = [new("提出申请", "建设单位或居民", "即时"), new("实地踏勘、征求意见", "基层政权和区划地名股", "按需要"), new("批准", "县民政局", "15 个工作日")],
        },
        ["LXLF"] = new() { NeedsDecision = false, Fee = "不收费", Steps = [new("登记、研究、书面答复", "承办股室", "15 个工作日")] },
        ["ZXSL"] = new()
        {
            NeedsDecision = true, Fee = "不收费", Basis = Assistance,
            Materials = [new("最低生活保障申请书", 1, PaperForm.Original, "最低生活保障申请表", From: "镇民政办"), Identity, Household, Consent],
            Steps = [new("申请", "申请人", "即时"), new("镇民政办核对受理", "镇民政办", "3 个工作日")],
        },
    };

    /// <summary>What shipped once and is no regulation of this name everywhere.</summary>
    private const string Before = "县高龄津贴发放办法";

    /// <summary>Whether a matter still has the basis that ships, without a provision.</summary>
    public static bool AsShipped(string code, string basis) => All.GetValueOrDefault(code) is { Basis.Length: > 0 } usual && (basis == usual.Basis || basis == Before);

    /// <summary>A usual matter with its guide, as the catalogue writes it.</summary>
    public static MatterEntry? Of(string code) => All.GetValueOrDefault(code);
}
