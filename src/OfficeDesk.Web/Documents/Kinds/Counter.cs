namespace OfficeDesk.Web.Documents.Kinds;

/// <summary>登记回执: what the citizen takes home about an enquiry, half a page.</summary>
[Document("enquiry-receipt", "登记回执", "Enquiry receipt", NumberForm.Own, ToCitizen = true)]
public sealed record EnquiryReceipt : DocumentFields
{
    [Field("收到时间", "窗口登记：收到时间", "counter: time received")] public required DateTimeOffset ReceivedAt { get; init; }
    [Field("办事人", "窗口登记：姓名；未留的写“未留姓名”", "counter: name")] public required string Citizen { get; init; }
    [Field("首问责任人", "登记人", "who logged it")] public required string FirstContact { get; init; }
    [Field("事项", "窗口登记：事项", "counter: matter")] public required string Matter { get; init; }
    [Field("诉求", "窗口登记：诉求", "counter: what they ask")] public required string Ask { get; init; }
    [Field("承诺办结日", "由事项时限推算；没有限时事项时为空", "from the matter's limit", Optional = true)] public DateOnly? DueOn { get; init; }
    [Field("暂定", "该年放假安排尚未公布", "the year's schedule is not published")] public bool Provisional { get; init; }
    [Field("请前往", "窗口登记：引导到哪里", "counter: where they were led", Optional = true)] public string Unit { get; init; } = "";
    [Field("答复", "当场答复或引导说明", "the answer or guidance given", Optional = true)] public string Advice { get; init; } = "";
    [Field("承办股室", "承办人所在股室", "section of the answering person", Optional = true)] public string DoneBy { get; init; } = "";
    [Field("办理地点", "组织机构：股室位置", "office: place of the section", Optional = true)] public string Place { get; init; } = "";
    [Field("联系电话", "组织机构：股室电话", "office: phone of the section", Optional = true)] public string Phone { get; init; } = "";

    public static EnquiryReceipt Sample { get; } = new()
    {
        ReceivedAt = Samples.At(20, 9, 30), Citizen = "来访人甲", FirstContact = "工作人员甲", Matter = "城市最低生活保障申请", Ask = "询问低保申请需要哪些材料，家中两人，一人长期患病。",
        DueOn = new(2026, 12, 4), DoneBy = "社会救助股", Place = "一楼大厅 1-4 号窗口", Phone = "10000020003",
    };
}

/// <summary>来访来电答复单: the answer to an enquiry in writing (FC-6).</summary>
[Document("enquiry-answer", "来访来电答复单", "Answer to an enquiry", NumberForm.Own, ToCitizen = true)]
public sealed record EnquiryAnswer : DocumentFields
{
    [Field("办事人", "窗口登记：姓名", "counter: name")] public required string Citizen { get; init; }
    [Field("收到时间", "窗口登记：收到时间", "counter: time received")] public required DateTimeOffset ReceivedAt { get; init; }
    [Field("事项", "窗口登记：事项", "counter: matter")] public required string Matter { get; init; }
    [Field("诉求", "窗口登记：诉求", "counter: what they ask")] public required string Ask { get; init; }
    [Field("答复", "来访登记页：记录答复", "enquiry: record the answer")] public required string Answer { get; init; }
    [Field("答复时间", "记录答复时自动记下", "when the answer was given")] public required DateTimeOffset AnsweredAt { get; init; }
    [Field("答复方式", "来访登记页：答复方式", "enquiry: how it was given")] public required string How { get; init; }
    [Field("答复人", "记录答复的人", "who gave it")] public required string AnsweredBy { get; init; }

    public static EnquiryAnswer Sample { get; } = new()
    {
        Citizen = "来访人甲", ReceivedAt = Samples.At(18, 9, 30), Matter = "城市最低生活保障申请", Ask = "询问申请进度。",
        Answer = "您的申请材料已齐全，入户调查定于11月23日上午进行，请家人在家等候。", AnsweredAt = Samples.At(20, 10, 0), How = "电话", AnsweredBy = "工作人员甲",
    };
}

/// <summary>转办单: a matter passed on, with the signatures of both (FC-4, DL-6).</summary>
[Document("transfer-slip", "转办单", "Transfer slip", NumberForm.Own)]
public sealed record TransferSlip : DocumentFields
{
    [Field("来访编号", "窗口登记时自动编号", "number of the enquiry")] public required string EnquiryNumber { get; init; }
    [Field("办事人", "窗口登记：姓名", "counter: name")] public required string Citizen { get; init; }
    [Field("联系方式", "窗口登记：电话或单位", "counter: phone or organisation")] public required string Contact { get; init; }
    [Field("收到时间", "窗口登记：收到时间", "counter: time received")] public required DateTimeOffset ReceivedAt { get; init; }
    [Field("事项", "窗口登记：事项", "counter: matter")] public required string Matter { get; init; }
    [Field("诉求", "窗口登记：诉求", "counter: what they ask")] public required string Ask { get; init; }
    [Field("转出人", "登记人", "who sent it")] public required string From { get; init; }
    [Field("转出时间", "转办时自动记下", "when it was sent")] public required DateTimeOffset SentAt { get; init; }
    [Field("接收人", "窗口登记：转给谁", "counter: receiver")] public required string Receiver { get; init; }
    [Field("接收股室", "接收人所在股室", "the receiver's section")] public required string Section { get; init; }
    [Field("留言", "窗口登记：给接收人的话", "counter: message", Optional = true)] public string Message { get; init; } = "";
    [Field("接收时限", "由转办时限推算", "from the limit of transfers")] public required DateOnly DueOn { get; init; }
    [Field("接收时间", "接收人接收时自动记下", "when it was accepted", Optional = true)] public DateTimeOffset? AcceptedAt { get; init; }
    [Field("联系情况", "接收人记录的联系情况", "the receiver's note", Optional = true)] public string ContactNote { get; init; } = "";

    public static TransferSlip Sample { get; } = new()
    {
        EnquiryNumber = "2026-1107", Citizen = "来访人甲", Contact = "10000090001", ReceivedAt = Samples.At(20, 9, 30), Matter = "临时救助", Ask = "家中失火，请求临时救助。",
        From = "工作人员甲", SentAt = Samples.At(20, 9, 40), Receiver = "工作人员庚", Section = "低保办", Message = "情况较急，请尽快联系。", DueOn = new(2026, 11, 23),
    };
}

/// <summary>首问引导单: where to go and whom to ask, half a page for the citizen (FC-5).</summary>
[Document("referral-slip", "首问引导单", "Referral slip", NumberForm.Sheet, "YD", ToCitizen = true)]
public sealed record ReferralSlip : DocumentFields
{
    [Field("来访编号", "窗口登记时自动编号", "number of the enquiry")] public required string EnquiryNumber { get; init; }
    [Field("办事人", "窗口登记：姓名", "counter: name")] public required string Citizen { get; init; }
    [Field("收到时间", "窗口登记：收到时间", "counter: time received")] public required DateTimeOffset ReceivedAt { get; init; }
    [Field("事项", "窗口登记：事项", "counter: matter")] public required string Matter { get; init; }
    [Field("诉求", "窗口登记：诉求", "counter: what they ask")] public required string Ask { get; init; }
    [Field("引导到", "窗口登记：单位", "counter: unit")] public required string Unit { get; init; }
    [Field("联系办法", "窗口登记：告知的联系方式", "counter: contact details given", Optional = true)] public string Details { get; init; } = "";
    [Field("已联系", "补记：联系上了谁", "whom the first contact reached", Optional = true)] public string Reached { get; init; } = "";
    [Field("说明", "窗口登记：解释和引导", "counter: guidance", Optional = true)] public string Guidance { get; init; } = "";
    [Field("首问责任人", "登记人", "who logged it")] public required string FirstContact { get; init; }
    [Field("首问股室", "登记人所在股室", "section of the first contact")] public required string Section { get; init; }

    public static ReferralSlip Sample { get; } = new()
    {
        EnquiryNumber = "2026-1107", Citizen = "来访人甲", ReceivedAt = Samples.At(20, 9, 30), Matter = "医疗费用报销", Ask = "住院费用报销。", Unit = "县医疗保障局服务大厅", Details = "二楼 3 号窗口，电话 10000030001",
        Reached = "该局窗口人员", Guidance = "请带身份证、住院发票和费用清单。", FirstContact = "工作人员甲", Section = "社会救助股",
    };
}

/// <summary>催办单: somebody is told in writing that a task is due or overdue (ES).</summary>
[Document("reminder", "催办单", "Reminder", NumberForm.Sheet, "CB", Order = true)]
public sealed record Reminder : DocumentFields
{
    [Field("承办人", "事项的承办人", "the answering person")] public required string Answering { get; init; }
    [Field("承办股室", "事项所属股室", "the section of the task")] public required string Section { get; init; }
    [Field("事项编号", "事项编号", "number of the task")] public required string TaskNumber { get; init; }
    [Field("事项", "事项名称", "title of the task")] public required string TaskTitle { get; init; }
    [Field("收到日期", "事项的收到日期", "the day received")] public required DateOnly ReceivedOn { get; init; }
    [Field("到期日", "事项的到期日", "the due date")] public required DateOnly DueOn { get; init; }
    [Field("进展", "按日历推算：剩几天或超几天", "days left or overdue")] public required string Standing { get; init; }
    [Field("要求", "催办时填写", "written when reminding")] public required string Demand { get; init; }
    [Field("反馈日期", "催办时填写", "written when reminding")] public required DateOnly ReplyBy { get; init; }

    public static Reminder Sample { get; } = new()
    {
        Answering = "工作人员甲", Section = "社会救助股", TaskNumber = "2026-1107", TaskTitle = "临时救助申请", ReceivedOn = new(2026, 11, 4), DueOn = new(2026, 11, 18), Standing = "已超期2个工作日",
        Demand = "立即办结并答复办事人，说明超期原因。", ReplyBy = new(2026, 11, 23),
    };
}
