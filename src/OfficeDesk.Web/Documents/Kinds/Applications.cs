using OfficeDesk.Rules;

namespace OfficeDesk.Web.Documents.Kinds;

/// <summary>一次性告知书: everything a citizen has to bring and to know, at once (ON-1).</summary>
[Document("one-time-notice", "一次性告知书", "One-time notice", NumberForm.Letter, "告", ToCitizen = true)]
public sealed record OneTimeNotice : DocumentFields
{
    [Field("申请人", "告知时填写：姓名", "name of the citizen")] public required string Applicant { get; init; }
    [Field("电话", "告知时填写：电话", "phone of the citizen", Optional = true)] public string Phone { get; init; } = "";
    [Field("事项", "事项目录：名称", "catalogue: matter")] public required string Matter { get; init; }
    [Field("办理条件", "事项目录：条件", "catalogue: conditions", Optional = true)] public string Conditions { get; init; } = "";
    [Field("材料", "事项目录：材料清单", "catalogue: materials")] public required IReadOnlyList<Material> Materials { get; init; }
    [Field("程序", "事项目录：办理程序", "catalogue: procedure", Optional = true)] public string Procedure { get; init; } = "";
    [Field("时限", "事项目录：时限", "catalogue: limit")] public required string Limit { get; init; }
    [Field("依据", "事项目录：依据", "catalogue: legal basis", Optional = true)] public string Basis { get; init; } = "";
    [Field("收费", "事项目录：收费", "catalogue: fee")] public required string Fee { get; init; }
    [Field("地点", "组织机构：股室位置", "office: place of the section", Optional = true)] public string Place { get; init; } = "";

    public static OneTimeNotice Sample { get; } = new()
    {
        Applicant = "来访人甲", Phone = "10000090001", Matter = "城市最低生活保障", Conditions = "共同生活的家庭成员人均收入低于当地保障标准，家庭财产符合规定。", Materials = Samples.Materials,
        Procedure = "申请→入户调查→民主评议→公示→审核→批准。", Limit = "材料齐全之日的次日起10个工作日", Basis = "《社会救助暂行办法》", Fee = "不收费", Place = "一楼大厅 1-4 号窗口",
    };
}

/// <summary>受理通知书: accepted, with what was handed in and the promised day (ON-3f, ON-4).</summary>
[Document("acceptance", "受理通知书", "Notice of acceptance", NumberForm.Letter, "受", ToCitizen = true)]
[Decides(WrittenDecision.Acceptance)]
public sealed record Acceptance : DocumentFields
{
    [Field("申请人", "受理登记：申请人", "application: applicant")] public required string Applicant { get; init; }
    [Field("联系方式", "受理登记：联系方式", "application: contact", Optional = true)] public string Contact { get; init; } = "";
    [Field("事项", "受理登记：事项", "application: matter")] public required string Matter { get; init; }
    [Field("编号", "受理登记时自动编号", "number of the application")] public required string CaseNumber { get; init; }
    [Field("申请日期", "受理登记：收件日期", "application: day received")] public required DateOnly ReceivedOn { get; init; }
    [Field("受理日期", "受理的日期；视为受理的为收件日", "the day of acceptance")] public required DateOnly AcceptedOn { get; init; }
    [Field("材料", "受理登记：收到的材料", "application: what was handed in")] public required IReadOnlyList<Material> Materials { get; init; }
    [Field("依据", "事项目录：依据", "catalogue: legal basis", Optional = true)] public string Basis { get; init; } = "";
    [Field("承诺办结日", "由事项时限推算", "from the matter's limit")] public required DateOnly DueOn { get; init; }
    [Field("暂定", "该年放假安排尚未公布", "the year's schedule is not published")] public bool Provisional { get; init; }
    [Field("承办人", "岗位A岗", "A holder")] public required string Handler { get; init; }
    [Field("代办人", "岗位B岗", "B holder", Optional = true)] public string Deputy { get; init; } = "";
    [Field("视为受理", "逾期未告知，自收件日起视为受理（ON-7）", "counts as accepted because nothing was told in time")] public bool Deemed { get; init; }

    public static Acceptance Sample { get; } = new()
    {
        Applicant = "来访人甲", Contact = "10000090001", Matter = "城市最低生活保障", CaseNumber = "2026-1107", ReceivedOn = new(2026, 11, 20), AcceptedOn = new(2026, 11, 20), Materials = Samples.Materials,
        Basis = "《社会救助暂行办法》", DueOn = new(2026, 12, 4), Handler = "工作人员甲", Deputy = "工作人员乙",
    };
}

/// <summary>不予受理通知书: not accepted, why, and where to go (ON-3b, ON-4, ON-5).</summary>
[Document("non-acceptance", "不予受理通知书", "Notice of non-acceptance", NumberForm.Letter, "不受", ToCitizen = true)]
[Decides(WrittenDecision.NonAcceptance)]
public sealed record NonAcceptance : DocumentFields
{
    [Field("申请人", "受理登记：申请人", "application: applicant")] public required string Applicant { get; init; }
    [Field("事项", "受理登记：事项", "application: matter")] public required string Matter { get; init; }
    [Field("申请日期", "受理登记：收件日期", "application: day received")] public required DateOnly ReceivedOn { get; init; }
    [Field("材料", "受理登记：收到的材料", "application: what was handed in", Optional = true)] public IReadOnlyList<Material> Materials { get; init; } = [];
    [Field("理由", "不予受理的理由", "the reason")] public required string Reason { get; init; }
    [Field("依据", "不予受理的依据条款", "the legal basis")] public required string Basis { get; init; }
    [Field("应向机关", "应向哪个机关申请", "the authority to go to", Optional = true)] public string Authority { get; init; } = "";
    [Field("机关地址", "该机关的地址", "its address", Optional = true)] public string AuthorityPlace { get; init; } = "";
    [Field("机关电话", "该机关的电话", "its phone", Optional = true)] public string AuthorityPhone { get; init; } = "";

    public static NonAcceptance Sample { get; } = new()
    {
        Applicant = "来访人甲", Matter = "医疗费用报销", ReceivedOn = new(2026, 11, 20), Reason = "所申请的事项不属于本机关职权范围。", Basis = "《社会救助暂行办法》", Authority = "县医疗保障局", AuthorityPlace = "县政务大厅二楼", AuthorityPhone = "10000030001",
    };
}

/// <summary>补正材料通知书: everything that is missing, once (ON-3d, ON-6).</summary>
[Document("supplement", "补正材料通知书", "Notice to supplement", NumberForm.Letter, "补", ToCitizen = true)]
[Decides(WrittenDecision.Supplement)]
public sealed record Supplement : DocumentFields
{
    [Field("申请人", "受理登记：申请人", "application: applicant")] public required string Applicant { get; init; }
    [Field("事项", "受理登记：事项", "application: matter")] public required string Matter { get; init; }
    [Field("编号", "收件时自动编号", "number of the application")] public required string CaseNumber { get; init; }
    [Field("收件日期", "受理登记：收件日期", "application: day received")] public required DateOnly ReceivedOn { get; init; }
    [Field("材料", "补正告知：缺什么", "what is missing")] public required IReadOnlyList<Material> Materials { get; init; }
    [Field("补正期限", "由制度参数推算", "from the settings")] public required DateOnly DueOn { get; init; }
    [Field("补正天数", "制度参数：补正期限；重新签发的写明从哪天起算", "settings: days to supplement; issued again, from which day")] public required string Days { get; init; }
    [Field("已受理", "受理以后再次要求补正的（ON-7）", "asked for after the acceptance")] public bool Running { get; init; }
    [Field("当日办结", "事项目录：时限为当日的", "the limit is the day itself")] public bool SameDay { get; init; }
    [Field("依据", "事项目录：依据", "catalogue: legal basis", Optional = true)] public string Basis { get; init; } = "";
    [Field("承办人", "岗位A岗", "A holder")] public required string Handler { get; init; }
    [Field("代办人", "岗位B岗", "B holder", Optional = true)] public string Deputy { get; init; } = "";

    public static Supplement Sample { get; } = new()
    {
        Applicant = "来访人甲", Matter = "城市最低生活保障", CaseNumber = "2026-1107", ReceivedOn = new(2026, 11, 18), Materials = [.. Samples.Materials.Take(2)], DueOn = new(2026, 12, 11), Days = "15个工作日",
        Basis = "《社会救助暂行办法》", Handler = "工作人员甲", Deputy = "工作人员乙",
    };
}

/// <summary>终止办理告知书: the papers did not come in time; applying again is free (ON-9).</summary>
[Document("lapse", "终止办理告知书", "Notice of lapse", NumberForm.Letter, "终", ToCitizen = true)]
[Decides(WrittenDecision.Lapse)]
public sealed record Lapse : DocumentFields
{
    [Field("申请人", "受理登记：申请人", "application: applicant")] public required string Applicant { get; init; }
    [Field("事项", "受理登记：事项", "application: matter")] public required string Matter { get; init; }
    [Field("编号", "收件时自动编号", "number of the application")] public required string CaseNumber { get; init; }
    [Field("收件日期", "受理登记：收件日期", "application: day received")] public required DateOnly ReceivedOn { get; init; }
    [Field("补正文号", "补正材料通知书的文号", "number of the notice to supplement")] public required string NoticeNumber { get; init; }
    [Field("补正期限", "补正材料通知书写明的期限", "the day given in it")] public required DateOnly DueOn { get; init; }
    [Field("材料", "仍未补齐的材料", "what is still missing")] public required IReadOnlyList<Material> Materials { get; init; }

    public static Lapse Sample { get; } = new()
    {
        Applicant = "来访人甲", Matter = "城市最低生活保障", CaseNumber = "2026-1107", ReceivedOn = new(2026, 10, 12), NoticeNumber = "示民补〔2026〕37号", DueOn = new(2026, 11, 5), Materials = [.. Samples.Materials.Take(2)],
    };
}

/// <summary>否定报备表: filed before a refusal goes out (ON-5).</summary>
[Document("negative-filing", "否定报备表", "Negative filing", NumberForm.Sheet, "FD")]
public sealed record NegativeFiling : DocumentFields
{
    [Field("诉求人", "受理登记：申请人", "application: applicant")] public required string Applicant { get; init; }
    [Field("电话", "受理登记：电话", "application: phone", Optional = true)] public string Phone { get; init; } = "";
    [Field("地址", "受理登记：地址", "application: address", Optional = true)] public string Place { get; init; } = "";
    [Field("事项", "受理登记：事项", "application: matter")] public required string Matter { get; init; }
    [Field("收件日期", "受理登记：收件日期", "application: day received")] public required DateOnly ReceivedOn { get; init; }
    [Field("理由", "否定报备：理由", "filing: reason")] public required string Reason { get; init; }
    [Field("依据", "否定报备：依据", "filing: legal basis")] public required string Basis { get; init; }
    [Field("经办人", "否定报备：经办人", "filing: handler")] public required string Handler { get; init; }
    [Field("股室意见", "股室负责人审核时填写", "the chief's review", Optional = true)] public string Review { get; init; } = "";
    [Field("领导意见", "分管领导阅签时填写", "the leader's note", Optional = true)] public string LeaderNote { get; init; } = "";
    [Field("告知情况", "告知申请人的方式和时间", "how and when the citizen was told", Optional = true)] public string Told { get; init; } = "";
    [Field("退还材料", "退还的材料", "papers given back", Optional = true)] public string Returned { get; init; } = "";

    public static NegativeFiling Sample { get; } = new()
    {
        Applicant = "来访人甲", Phone = "10000090001", Place = "城关镇某社区", Matter = "医疗费用报销", ReceivedOn = new(2026, 11, 20), Reason = "所申请的事项不属于本机关职权范围。", Basis = "《社会救助暂行办法》", Handler = "工作人员甲",
        Review = "情况属实，同意不予受理。（科长甲 11月20日 15:10）", Told = "11月20日当面口头告知", Returned = "申请书1份、发票3张",
    };
}
