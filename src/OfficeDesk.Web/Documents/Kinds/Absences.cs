namespace OfficeDesk.Web.Documents.Kinds;

/// <summary>离岗告示 of a person: big, landscape, for the door; it says 公出, 会议, 学习 or 请假 and no more (AB-6, AB-9).</summary>
[Document("absence-notice", "离岗告示", "Absence notice", NumberForm.Sheet, "LG")]
public sealed record AbsenceNotice : DocumentFields
{
    [Field("姓名", "离岗登记：谁", "absence: who")] public required string Name { get; init; }
    [Field("岗位", "岗位名称；没有岗位的写股室", "post, or section")] public required string Post { get; init; }
    [Field("事由", "门上只写公出、会议、学习或请假", "the word on the door")] public required string Word { get; init; }
    [Field("离岗时间", "离岗登记：从", "absence: from")] public required string From { get; init; }
    [Field("返回时间", "离岗登记：预计返回", "absence: expected return")] public required string Until { get; init; }
    [Field("替岗人", "同岗替代：替岗人", "cover: who", Optional = true)] public string Cover { get; init; } = "";
    [Field("替岗位置", "组织机构：替岗人的位置", "office: place of the cover", Optional = true)] public string Place { get; init; } = "";
    [Field("电话", "替岗人或股室的电话", "phone of the cover or section")] public required string Phone { get; init; }

    public static AbsenceNotice Sample { get; } = new()
    {
        Name = "工作人员甲", Post = "城市低保岗", Word = "公出", From = "11月20日 8:30", Until = "11月24日 17:30", Cover = "工作人员乙", Place = "一楼大厅 2 号窗口", Phone = "10000020003",
    };
}

/// <summary>股室离岗告示: everybody of a section is away on duty (AB-6).</summary>
[Document("section-notice", "股室离岗告示", "Section notice", NumberForm.Sheet, "LG")]
public sealed record SectionNotice : DocumentFields
{
    [Field("股室", "组织机构：股室名称", "office: section")] public required string Section { get; init; }
    [Field("事由", "门上只写公出、会议、学习或请假", "the word on the door")] public required string Word { get; init; }
    [Field("离岗时间", "从何时起无人在岗", "since when nobody is there")] public required string From { get; init; }
    [Field("返回时间", "最早返回的时间", "the first return")] public required string Until { get; init; }
    [Field("电话", "离岗期间的联系电话", "phone while away")] public required string Phone { get; init; }
    [Field("相邻股室", "制度参数：可以先找的股室", "settings: neighbouring sections", Optional = true)] public string Neighbours { get; init; } = "";

    public static SectionNotice Sample { get; } = new() { Section = "社会救助股", Word = "公出", From = "11月20日 14:30", Until = "11月20日 17:00", Phone = "10000020003", Neighbours = "低保办（一楼 105）" };
}

/// <summary>同岗替代审批备案表: proposed, consented, approved, filed (CV-5).</summary>
[Document("cover-approval", "同岗替代审批备案表", "Cover approval and filing", NumberForm.Sheet, "TG")]
public sealed record CoverApproval : DocumentFields
{
    [Field("离岗人", "离岗登记：谁", "absence: who")] public required string Absent { get; init; }
    [Field("股室", "离岗人所在股室", "section")] public required string Section { get; init; }
    [Field("岗位", "被替代的岗位", "the post covered")] public required string Post { get; init; }
    [Field("替岗人", "同岗替代：替岗人", "cover: who")] public required string Cover { get; init; }
    [Field("资格", "岗位资格名单：为什么合格", "why they are qualified")] public required string Qualified { get; init; }
    [Field("事由", "离岗登记：类别", "absence: kind")] public required string Reason { get; init; }
    [Field("开始", "替代开始", "from")] public required string From { get; init; }
    [Field("结束", "替代结束", "until")] public required string Until { get; init; }
    [Field("时长", "按办公时间计算", "by office hours")] public required string Length { get; init; }
    [Field("提出意见", "提名人、时间、说明", "who proposed, when", Optional = true)] public string Proposed { get; init; } = "";
    [Field("替岗人意见", "替岗人同意或婉拒", "the cover's answer", Optional = true)] public string Consent { get; init; } = "";
    [Field("领导意见", "分管领导审批", "the leader's approval", Optional = true)] public string Approval { get; init; } = "";
    [Field("备案", "办公室备案", "filed by the general office", Optional = true)] public string Filed { get; init; } = "";

    public static CoverApproval Sample { get; } = new()
    {
        Absent = "工作人员甲", Section = "社会救助股", Post = "城市低保岗", Cover = "工作人员乙", Qualified = "B岗，在岗位资格名单内", Reason = "公出", From = "2026年11月20日 8:30", Until = "2026年11月24日 17:30", Length = "3 天",
        Proposed = "科长甲 11月18日 9:00", Consent = "同意。（工作人员乙 11月18日 9:20）", Approval = "同意。（分管领导甲 11月18日 15:00）", Filed = "已备案。（文书甲 11月18日 16:10）",
    };
}

/// <summary>One task handed over.</summary>
public sealed record OpenTask([Field("编号")] string Number, [Field("事项")] string Title, [Field("到期")] string DueOn, [Field("进度")] string Standing, [Field("交代")] string Note);

/// <summary>离岗工作交接单: what is handed over, signed by three (CV-4).</summary>
[Document("handover", "离岗工作交接单", "Handover list", NumberForm.Sheet, "JJ")]
public sealed record HandoverList : DocumentFields
{
    [Field("移交人", "离岗人", "who leaves")] public required string From { get; init; }
    [Field("接替人", "替岗人", "who covers")] public required string Receiver { get; init; }
    [Field("监交人", "股室负责人", "the chief who watches")] public required string Watcher { get; init; }
    [Field("股室", "移交人所在股室", "section")] public required string Section { get; init; }
    [Field("岗位", "交接的岗位", "the posts")] public required string Post { get; init; }
    [Field("事由", "离岗登记：类别", "absence: kind")] public required string Reason { get; init; }
    [Field("起止", "离岗起止和时长", "from, until, length")] public required string Period { get; init; }
    [Field("在办", "系统列出的在办事项", "open tasks listed by the system", Optional = true)] public IReadOnlyList<OpenTask> Tasks { get; init; } = [];
    [Field("材料", "交接单：材料", "papers", Optional = true)] public string Papers { get; init; } = "";
    [Field("程序", "交接单：程序和注意事项", "procedures", Optional = true)] public string Procedures { get; init; } = "";
    [Field("钥匙印章", "交接单：钥匙和印章", "keys and seals", Optional = true)] public string Keys { get; init; } = "";
    [Field("系统权限", "自动授权的起止；口令不交接", "rights given by the system; passwords never")] public required string Rights { get; init; }

    public static HandoverList Sample { get; } = new()
    {
        From = "工作人员甲", Receiver = "工作人员乙", Watcher = "科长甲", Section = "社会救助股", Post = "城市低保岗", Reason = "公出", Period = "2026年11月20日 8:30 至 11月24日 17:30（3 天）",
        Tasks = [new("2026-1107", "临时救助（急难型）", "11月23日", "办理中", "入户核查表已收，待审批签字"), new("2026-1119", "城市低保申请", "11月26日", "办理中", "等社区出具收入证明"), new("2026-1121", "医疗救助申请", "12月4日", "已受理", "")],
        Papers = "在办卷宗 3 册", Procedures = "每日 10 时前核对比对结果", Keys = "档案柜钥匙 1 把", Rights = "已按替岗期自动授权，期满自动收回；不得交接口令。",
    };
}
