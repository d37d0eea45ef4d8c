namespace OfficeDesk.Web.Documents.Kinds;

/// <summary>诫勉书: in a closed register of its own (NT-1).</summary>
[Document("admonition", "诫勉书", "Admonition", NumberForm.Sheet, "JM", Circle = Circle.Closed)]
public sealed record Admonition : DocumentFields
{
    [Field("对象", "处理措施：对象", "measure: person")] public required string Person { get; init; }
    [Field("职务", "人员：股室和职务", "section and title")] public required string JobTitle { get; init; }
    [Field("问题", "违规认定：事实", "breach: facts")] public required string Facts { get; init; }
    [Field("依据", "违规认定：依据", "breach: basis")] public required string Basis { get; init; }
    [Field("理由", "处理措施：理由", "measure: the reason", Optional = true)] public string Reason { get; init; } = "";
    [Field("批准", "处理决定：由谁批准", "who decided")] public required string DecidedBy { get; init; }
    [Field("要求", "处理决定：要求", "what is demanded")] public required string Demand { get; init; }
    [Field("影响期", "制度参数：影响期", "settings: how long it has effect")] public required string Effect { get; init; }
    [Field("申诉期限", "由制度参数推算", "from the settings")] public required string AppealBy { get; init; }
    [Field("谈话人", "谈话记录：谈话人", "talk: who talks", Optional = true)] public string Talker { get; init; } = "";
    [Field("谈话时间地点", "谈话记录：时间地点", "talk: when and where", Optional = true)] public string TalkedAt { get; init; } = "";
    [Field("回访日期", "谈话记录：回访", "talk: when to look again", Optional = true)] public string LookAgain { get; init; } = "";

    public static Admonition Sample { get; } = new()
    {
        Person = "工作人员甲", JobTitle = "社会救助股科员", Facts = "编号2026-1107事项应于2026年11月18日（含）前办结，超期2个工作日，未在到期前申请延期，也未告知申请人。", Basis = "本单位限时办结制度", DecidedBy = "分管领导甲", Reason = "两次提醒后仍未办结。",
        Demand = "认真反省，立即办结并向申请人说明，今后逐件核对到期日。", Effect = "6个月", AppealBy = "自送达之日起10个工作日内", Talker = "纪检干部甲", TalkedAt = "2026年11月20日 15:00，三楼 302", LookAgain = "2027年2月20日",
    };
}

/// <summary>行政告诫书 (BR-2, BR-3).</summary>
[Document("admin-warning", "行政告诫书", "Administrative warning", NumberForm.Letter, "行", Circle = Circle.Closed)]
public sealed record AdminWarning : DocumentFields
{
    [Field("当事人", "处理措施：对象", "measure: person")] public required string Person { get; init; }
    [Field("职务", "人员：股室和职务", "section and title")] public required string JobTitle { get; init; }
    [Field("事实", "违规认定：时间、件号、事实", "breach: facts")] public required string Facts { get; init; }
    [Field("证据", "违规认定：证据清单", "breach: evidence", Optional = true)] public IReadOnlyList<Line> Evidence { get; init; } = [];
    [Field("依据", "违规认定：依据", "breach: basis")] public required string Basis { get; init; }
    [Field("陈述申辩", "陈述期内的陈述和申辩；没有的写“未提出”", "the statement, or that there was none")] public required string Statement { get; init; }
    [Field("理由", "处理措施：理由", "measure: the reason", Optional = true)] public string Reason { get; init; } = "";
    [Field("责令", "处理决定：同时责令补救的", "where an order to remedy comes with it", Optional = true)] public string Ordered { get; init; } = "";
    [Field("要求", "要求和期限", "what is demanded, by when")] public required string Remedy { get; init; }
    [Field("影响期", "制度参数：影响期", "settings: how long it has effect")] public required string Effect { get; init; }
    [Field("申诉期限", "由制度参数推算", "from the settings")] public required string AppealBy { get; init; }

    public static AdminWarning Sample { get; } = new()
    {
        Person = "工作人员甲", JobTitle = "社会救助股科员", Facts = "编号2026-1107、2026-1120两件事项分别超期2个和3个工作日，属年内第2次。", Evidence = [new("事项时间线（2026-1107）"), new("催办单 CB2026-5")], Basis = "本单位限时办结制度",
        Statement = "未提出。", Reason = "诫勉后再次超期。", Ordered = "并责令补救，另发整改通知书", Remedy = "于2026年11月27日（含）前办结并书面答复申请人。", Effect = "6个月", AppealBy = "自送达之日起10个工作日内",
    };
}

/// <summary>One problem found.</summary>
public sealed record Problem([Field("编号")] string Number, [Field("事实")] string Fact);

/// <summary>整改通知书: an order to remedy, with a red head and a form for the reply (BR-2).</summary>
[Document("rectification", "整改通知书", "Order to remedy", NumberForm.Letter, "效", Order = true)]
public sealed record Rectification : DocumentFields
{
    [Field("主送", "督查：发给哪个股室", "to which section")] public required string To { get; init; }
    [Field("题目", "通知的题目", "what it is about")] public required string About { get; init; }
    [Field("缘由", "督查：期间和方式", "what was looked at")] public required string Background { get; init; }
    [Field("问题", "督查：发现的问题", "what was found")] public required IReadOnlyList<Problem> Problems { get; init; }
    [Field("依据", "督查：依据", "basis")] public required string Basis { get; init; }
    [Field("要求", "督查：整改要求", "what is demanded")] public required IReadOnlyList<Line> Demands { get; init; }
    [Field("期限", "督查：整改期限", "by when")] public required DateOnly DueOn { get; init; }
    [Field("联系人", "发文人", "whom to ask")] public required string Contact { get; init; }
    [Field("核查", "由谁核查；不填为纪检组", "who looks at it again; the discipline office if empty", Optional = true)] public string ReportTo { get; init; } = "";

    public static Rectification Sample { get; } = new()
    {
        To = "社会救助股", About = "限期整改窗口服务超期问题", Background = "纪检组对2026年11月1日至18日的窗口登记和办理台账进行了核查", Problems = [new("2026-1098", "应于11月18日（含）前办结，已超期2个工作日，承办人未在到期前申请延期，也未告知申请人。")],
        Basis = "本单位限时办结制度", Demands = [new("立即办结该事项，并以书面方式向申请人说明延误原因。"), new("对在办事项逐件核对到期日。")], DueOn = new(2026, 11, 27), Contact = "纪检干部甲",
    };
}

/// <summary>通报批评 (BR-2).</summary>
[Document("criticism", "通报批评", "Criticism", NumberForm.Letter, "通", Order = true)]
public sealed record Criticism : DocumentFields
{
    [Field("主送", "发给谁", "to whom")] public required string To { get; init; }
    [Field("对象", "处理措施：对象", "measure: person or section")] public required string Person { get; init; }
    [Field("事实", "违规认定：事实", "breach: facts")] public required string Facts { get; init; }
    [Field("依据", "违规认定：依据", "breach: basis")] public required string Basis { get; init; }
    [Field("决定", "处理决定", "the decision")] public required string Decision { get; init; }
    [Field("要求", "对各股室的要求", "what everybody is told")] public required string Demand { get; init; }

    public static Criticism Sample { get; } = new()
    {
        To = "各股室、各镇民政办", Person = "社会事务股工作人员辛", Facts = "2026年11月16日在窗口接待来访群众时态度生硬，经投诉核查属实。", Basis = "本单位首问负责制度", Decision = "对工作人员辛给予通报批评，取消其本年度评优资格。", Demand = "各股室要引以为戒，规范用语，文明服务。",
    };
}

/// <summary>One measure taken before.</summary>
public sealed record Earlier([Field("日期")] string Day, [Field("文号")] string Number, [Field("处理")] string Measure);

/// <summary>处理建议书: a move from the post or discipline is proposed (BR-2, ON-8).</summary>
[Document("measure-proposal", "处理建议书", "Proposal of a measure", NumberForm.Letter, "建", Circle = Circle.Closed)]
public sealed record MeasureProposal : DocumentFields
{
    [Field("主送", "向谁建议", "to whom it is proposed")] public required string To { get; init; }
    [Field("当事人", "处理措施：对象", "measure: person")] public required string Person { get; init; }
    [Field("职务", "人员：股室和职务", "section and title")] public required string JobTitle { get; init; }
    [Field("事实", "违规认定：事实", "breach: facts")] public required string Facts { get; init; }
    [Field("此前处理", "已有的处理措施", "measures taken before", Optional = true)] public IReadOnlyList<Earlier> Before { get; init; } = [];
    [Field("依据", "违规认定：依据", "breach: basis")] public required string Basis { get; init; }
    [Field("建议", "建议调离岗位或给予处分", "what is proposed")] public required string Proposal { get; init; }

    public static MeasureProposal Sample { get; } = new()
    {
        To = "局党组", Person = "工作人员甲", JobTitle = "社会救助股科员", Facts = "年内第3次违反一次性告知制度。", Before = [new("2026年3月9日", "JM2026-1", "诫勉教育"), new("2026年6月12日", "示民行〔2026〕2号", "行政告诫")],
        Basis = "本单位一次性告知制度", Proposal = "建议将工作人员甲调离现工作岗位。",
    };
}

/// <summary>效能告诫书: in the name of the party group, for "not competent".</summary>
[Document("performance-warning", "效能告诫书", "Performance warning", NumberForm.Letter, "诫", Circle = Circle.Closed)]
public sealed record PerformanceWarning : DocumentFields
{
    [Field("当事人", "考评结果：姓名", "appraisal: person")] public required string Person { get; init; }
    [Field("职务", "人员：股室和职务", "section and title")] public required string JobTitle { get; init; }
    [Field("轮次", "考评：轮次名称", "appraisal: round")] public required string Round { get; init; }
    [Field("得分", "考评结果：总分", "appraisal: total")] public required string Total { get; init; }
    [Field("等次", "考评结果：等次", "appraisal: grade")] public required string Grade { get; init; }
    [Field("事实", "主要问题和证据", "what it rests on")] public required string Facts { get; init; }
    [Field("依据", "告诫的依据", "basis")] public required string Basis { get; init; }
    [Field("要求", "整改要求和期限", "what has to be put right, by when")] public required string Remedy { get; init; }
    [Field("陈述申辩", "陈述和申辩；没有的写“未提出”", "the statement, or that there was none")] public required string Statement { get; init; }
    [Field("申诉期限", "由制度参数推算", "from the settings")] public required string AppealBy { get; init; }

    public static PerformanceWarning Sample { get; } = new()
    {
        Person = "工作人员甲", JobTitle = "社会救助股科员", Round = "2026年度考评", Total = "58.50", Grade = "不称职", Facts = "年内限时事项超期6件，转办未及时接收4件。", Basis = "本单位效能考评制度", Remedy = "三个月内完成整改，由考核小组评估。",
        Statement = "未提出。", AppealBy = "自送达之日起5个工作日内",
    };
}

/// <summary>投诉受理单: the receipt of a complaint (CP-3).</summary>
[Document("complaint-receipt", "投诉受理单", "Complaint receipt", NumberForm.Own, ToCitizen = true, Circle = Circle.Case)]
public sealed record ComplaintReceipt : DocumentFields
{
    [Field("投诉人", "投诉登记：投诉人；匿名的写“匿名”", "complaint: who")] public required string Complainant { get; init; }
    [Field("收到时间", "投诉登记：收到时间", "complaint: time received")] public required DateTimeOffset ReceivedAt { get; init; }
    [Field("方式", "投诉登记：方式", "complaint: channel")] public required string Channel { get; init; }
    [Field("事项", "投诉登记：反映的问题", "complaint: what about")] public required string Matter { get; init; }
    [Field("答复期限", "登记起15个工作日", "15 working days from registration")] public required DateOnly ReplyBy { get; init; }
    [Field("受理人", "投诉登记：登记人", "complaint: who registered it")] public required string Handler { get; init; }

    public static ComplaintReceipt Sample { get; } = new()
    {
        Complainant = "来访人乙", ReceivedAt = Samples.At(20, 10, 0), Channel = "来访", Matter = "反映窗口工作人员态度生硬。", ReplyBy = new(2026, 12, 11), Handler = "纪检干部甲",
    };
}

/// <summary>投诉答复书: the finding, never waiting for the measure (CP-3).</summary>
[Document(DocumentRow.Reply, "投诉答复书", "Reply to a complaint", NumberForm.Letter, "复", Circle = Circle.Case)]
public sealed record ComplaintReply : DocumentFields
{
    [Field("投诉人", "投诉登记：投诉人", "complaint: who")] public required string Complainant { get; init; }
    [Field("编号", "投诉登记时自动编号", "number of the complaint")] public required string CaseNumber { get; init; }
    [Field("收到日期", "投诉登记：收到日期", "complaint: day received")] public required DateOnly ReceivedOn { get; init; }
    [Field("事项", "投诉登记：反映的问题", "complaint: what about")] public required string Matter { get; init; }
    [Field("核查情况", "核查记录", "what was looked into")] public required string Investigation { get; init; }
    [Field("结论", "核查结论：属实、部分属实或不属实", "finding")] public required string Finding { get; init; }
    [Field("处理", "已作出的处理；没有的不写", "what was done", Optional = true)] public string Measure { get; init; } = "";

    public static ComplaintReply Sample { get; } = new()
    {
        Complainant = "来访人乙", CaseNumber = "TS2026-8", ReceivedOn = new(2026, 11, 16), Matter = "窗口工作人员态度生硬", Investigation = "调取窗口录像，询问当事人和在场人员。", Finding = "属实", Measure = "已对有关人员进行批评教育，责令向您道歉。",
    };
}
