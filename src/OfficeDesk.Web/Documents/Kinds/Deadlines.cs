namespace OfficeDesk.Web.Documents.Kinds;

/// <summary>办理结果告知书: what came of a matter.</summary>
[Document("result", "办理结果告知书", "Notice of result", NumberForm.Letter, "结", ToCitizen = true)]
public sealed record ResultNotice : DocumentFields
{
    [Field("申请人", "窗口登记：姓名", "counter: name")] public required string Applicant { get; init; }
    [Field("事项", "事项名称", "the matter")] public required string Matter { get; init; }
    [Field("编号", "事项编号", "number of the task")] public required string CaseNumber { get; init; }
    [Field("收件日期", "事项的收到日期", "the day received")] public required DateOnly ReceivedOn { get; init; }
    [Field("办结日期", "办结时自动记下", "the day it was finished")] public required DateOnly DoneOn { get; init; }
    [Field("结果", "办结时填写：办理结果", "task: result")] public required string Result { get; init; }
    [Field("依据", "事项目录：依据", "catalogue: legal basis", Optional = true)] public string Basis { get; init; } = "";
    [Field("承办人", "事项的承办人", "the answering person")] public required string Handler { get; init; }

    public static ResultNotice Sample { get; } = new()
    {
        Applicant = "来访人甲", Matter = "城市最低生活保障", CaseNumber = "2026-1107", ReceivedOn = new(2026, 11, 4), DoneOn = new(2026, 11, 18),
        Result = "经审核，您家庭符合城市最低生活保障条件，自2026年12月起按月发放保障金，保障人口2人。", Basis = "《社会救助暂行办法》", Handler = "工作人员甲",
    };
}

/// <summary>暂停计时告知书: the clock stops, goes on or begins anew; why, on what basis, for how long (DL-9). One kind and one series for the three acts.</summary>
[Document("pause", "暂停计时告知书", "Notice of pause", NumberForm.Letter, "停", ToCitizen = true)]
public sealed record PauseNotice : DocumentFields
{
    [Field("申请人", "窗口登记：姓名", "counter: name")] public required string Applicant { get; init; }
    [Field("事项", "事项名称", "the matter")] public required string Matter { get; init; }
    [Field("编号", "事项编号", "number of the task")] public required string CaseNumber { get; init; }
    [Field("原办结日", "事项的到期日", "the due date")] public required DateOnly DueOn { get; init; }
    [Field("恢复计时", "决定的是恢复计时", "the clock goes on")] public bool Resumes { get; init; }
    [Field("重新计时", "决定的是重新计时", "the clock begins anew")] public bool Restarts { get; init; }
    [Field("暂停日期", "暂停、恢复或重新计时的日期", "from which day")] public required DateOnly From { get; init; }
    [Field("事由", "计时申请：事由（听证、检验、评审、公示等）", "why: hearing, inspection, expert review, publicity")] public required string Reason { get; init; }
    [Field("依据", "计时申请：法律依据", "the legal basis")] public required string Basis { get; init; }
    [Field("预计时长", "暂停申请：预计多久", "how long it takes", Optional = true)] public string HowLong { get; init; } = "";
    [Field("剩余期限", "按日历推算；重新计时的为全部期限", "what is left of the limit; all of it when it begins anew")] public required string Left { get; init; }
    [Field("新办结日", "恢复、重新计时后的到期日；暂停时为空", "due after going on or beginning anew; empty for a pause", Optional = true)] public string NewDueOn { get; init; } = "";
    [Field("暂定", "该年放假安排尚未公布", "the year's schedule is not published")] public bool Provisional { get; init; }
    [Field("承办人", "事项的承办人", "the answering person")] public required string Handler { get; init; }

    public static PauseNotice Sample { get; } = new()
    {
        Applicant = "来访人甲", Matter = "城市最低生活保障", CaseNumber = "2026-1107", DueOn = new(2026, 12, 4), From = new(2026, 11, 23), Reason = "需要组织听证", Basis = "《中华人民共和国行政许可法》第四十五条（参照执行）",
        HowLong = "15个工作日", Left = "9个工作日", Handler = "工作人员甲",
    };
}

/// <summary>延期审批表: asked, opinion, decision, and how the citizen was told (DL-7).</summary>
[Document("extension-form", "延期审批表", "Extension form", NumberForm.Own)]
public sealed record ExtensionSheetPaper : DocumentFields
{
    [Field("事项编号", "事项编号", "number of the task")] public required string TaskNumber { get; init; }
    [Field("事项", "事项名称", "title of the task")] public required string TaskTitle { get; init; }
    [Field("承办人", "申请延期的人", "who asks")] public required string Handler { get; init; }
    [Field("承办股室", "事项所属股室", "the section of the task")] public required string Section { get; init; }
    [Field("原承诺日", "延期前的到期日", "due before")] public required DateOnly OldDueOn { get; init; }
    [Field("申请日期", "申请的日期", "when it was asked for")] public required DateOnly AskedOn { get; init; }
    [Field("延长", "申请延期：延长多少天", "how many days")] public required string Days { get; init; }
    [Field("拟延至", "按日历推算", "due after")] public required DateOnly NewDueOn { get; init; }
    [Field("暂定", "该年放假安排尚未公布", "the year's schedule is not published")] public bool Provisional { get; init; }
    [Field("理由", "申请延期：原因", "why")] public required string Reason { get; init; }
    [Field("同意情况", "申请延期：交办部门或办事人同意的情况", "the agreement recorded")] public required string Agreement { get; init; }
    [Field("股室意见", "股室负责人签署意见", "the chief's opinion", Optional = true)] public string Opinion { get; init; } = "";
    [Field("领导决定", "分管领导或局长决定", "the decision", Optional = true)] public string Decision { get; init; } = "";
    [Field("告知情况", "延期页：记录告知办事人", "how and when the citizen was told", Optional = true)] public string Told { get; init; } = "";

    public static ExtensionSheetPaper Sample { get; } = new()
    {
        TaskNumber = "2026-1107", TaskTitle = "城市最低生活保障申请", Handler = "工作人员甲", Section = "社会救助股", OldDueOn = new(2026, 11, 20), AskedOn = new(2026, 11, 19), Days = "5个工作日", NewDueOn = new(2026, 11, 27),
        Reason = "家庭经济状况核对结果未全部返回。", Agreement = "11月19日电话征得申请人同意。", Opinion = "同意。（科长甲 11月19日 16:00）", Decision = "同意延期。（分管领导甲 11月20日 9:10）", Told = "11月20日电话告知",
    };
}

/// <summary>延期告知书: the citizen is told the new date (DL-7).</summary>
[Document("extension-notice", "延期告知书", "Notice of extension", NumberForm.Letter, "延", ToCitizen = true)]
public sealed record ExtensionNotice : DocumentFields
{
    [Field("申请人", "窗口登记：姓名", "counter: name")] public required string Applicant { get; init; }
    [Field("事项", "事项名称", "the matter")] public required string Matter { get; init; }
    [Field("编号", "事项编号", "number of the task")] public required string CaseNumber { get; init; }
    [Field("原办结日", "延期前的到期日", "due before")] public required DateOnly OldDueOn { get; init; }
    [Field("延长", "同意延长多少天", "how many days")] public required string Days { get; init; }
    [Field("新办结日", "延期后的到期日", "due after")] public required DateOnly NewDueOn { get; init; }
    [Field("暂定", "该年放假安排尚未公布", "the year's schedule is not published")] public bool Provisional { get; init; }
    [Field("理由", "申请延期：原因", "why")] public required string Reason { get; init; }
    [Field("承办人", "事项的承办人", "the answering person")] public required string Handler { get; init; }

    public static ExtensionNotice Sample { get; } = new()
    {
        Applicant = "来访人甲", Matter = "城市最低生活保障", CaseNumber = "2026-1107", OldDueOn = new(2026, 11, 20), Days = "5个工作日", NewDueOn = new(2026, 11, 27), Reason = "家庭经济状况核对结果未全部返回", Handler = "工作人员甲",
    };
}
