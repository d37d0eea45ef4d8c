namespace OfficeDesk.Web.Documents.Kinds;

/// <summary>The share of one category of raters.</summary>
public sealed record Share([Field("类别")] string Category, [Field("权重")] string Weight, [Field("票数")] string Ballots, [Field("得分")] string Score);

/// <summary>考评结果反馈单.</summary>
[Document("appraisal-feedback", "考评结果反馈单", "Appraisal feedback", NumberForm.Sheet, "KP", Circle = Circle.Result)]
public sealed record AppraisalFeedback : DocumentFields
{
    [Field("姓名", "考评结果：姓名", "result: person")] public required string Person { get; init; }
    [Field("股室", "考评结果：股室", "result: section")] public required string Section { get; init; }
    [Field("职务", "人员：职务", "title")] public required string JobTitle { get; init; }
    [Field("轮次", "考评：轮次名称", "round")] public required string Round { get; init; }
    [Field("构成", "考评结果：各类得分", "score of each category")] public required IReadOnlyList<Share> Shares { get; init; }
    [Field("总分", "考评结果：总分", "total")] public required string Total { get; init; }
    [Field("等次", "考评结果：等次", "grade")] public required string Grade { get; init; }
    [Field("评语", "考核小组评语", "the group's remark", Optional = true)] public string Remark { get; init; } = "";
    [Field("异议截止", "由制度参数推算", "objections until")] public required DateOnly ObjectBy { get; init; }

    public static AppraisalFeedback Sample { get; } = new()
    {
        Person = "工作人员甲", Section = "社会救助股", JobTitle = "科员", Round = "2026年第三季度考评", Shares = [new("考核小组", "70%", "7", "91.20"), new("股室内测评", "10%", "4", "88.75"), new("自评", "10%", "1", "95.00"), new("股室外测评", "10%", "11", "90.10")],
        Total = "91.23", Grade = "优秀", Remark = "工作扎实，群众评价好。", ObjectBy = new(2026, 11, 27),
    };
}

/// <summary>One goal of the year.</summary>
public sealed record Goal([Field("目标")] string Name, [Field("数量")] string Amount, [Field("时限")] string By);

/// <summary>目标责任书: signed by the post holder, the division leader and the director (RP-2).</summary>
[Document("responsibility", "目标责任书", "Responsibility statement", NumberForm.Sheet, "ZR")]
public sealed record Responsibility : DocumentFields
{
    [Field("责任人", "目标：责任人", "target: person")] public required string Person { get; init; }
    [Field("岗位", "目标：岗位", "target: post")] public required string Post { get; init; }
    [Field("年度", "目标：年度", "year")] public required string Year { get; init; }
    [Field("目标", "目标：清单", "targets")] public required IReadOnlyList<Goal> Goals { get; init; }
    [Field("领导", "分管领导", "division leader")] public required string Leader { get; init; }
    [Field("局长", "局长", "director")] public required string Director { get; init; }

    public static Responsibility Sample { get; } = new()
    {
        Person = "工作人员甲", Post = "城市低保岗", Year = "2026", Goals = [new("低保申请按时办结率", "98%以上", "12月31日"), new("入户调查", "全年不少于240户", "12月31日"), new("政策宣讲", "4次", "每季度1次")], Leader = "分管领导甲", Director = "局长甲",
    };
}

/// <summary>征求意见表: handed out, filled in by hand, returned (RP-6).</summary>
[Document("opinion-form", "征求意见表", "Opinion form", NumberForm.Sheet, "YJ")]
public sealed record OpinionForm : DocumentFields
{
    [Field("主题", "征求意见：主题", "what about")] public required string Topic { get; init; }
    [Field("对象", "征求意见：对象", "whom it is given to")] public required string To { get; init; }
    [Field("发放日期", "征求意见：发放日期", "handed out")] public required DateOnly From { get; init; }
    [Field("收回日期", "征求意见：收回日期", "to be returned")] public required DateOnly Until { get; init; }
    [Field("项目", "征求意见：问题清单", "questions")] public required IReadOnlyList<Line> Items { get; init; }

    public static OpinionForm Sample { get; } = new()
    {
        Topic = "窗口服务和办事效率", To = "服务对象、村（社区）", From = new(2026, 11, 20), Until = new(2026, 11, 30), Items = [new("首问负责、一次性告知是否做到"), new("办事是否按时，有无推诿拖拉"), new("工作人员态度如何")],
    };
}

/// <summary>One figure of the month.</summary>
public sealed record MonthFigure([Field("项目")] string Name, [Field("计量")] string Unit, [Field("本月")] string Month, [Field("累计")] string Year);

/// <summary>月度公开: last month's work, to the public (RP-4).</summary>
[Document("monthly-disclosure", "月度公开", "Monthly disclosure", NumberForm.Letter, "公")]
public sealed record MonthlyDisclosure : DocumentFields
{
    [Field("月份", "公开哪个月", "which month")] public required string Month { get; init; }
    [Field("数据", "月度数据", "figures of the month")] public required IReadOnlyList<MonthFigure> Figures { get; init; }
    [Field("说明", "公开：说明", "remark", Optional = true)] public string Note { get; init; } = "";

    public static MonthlyDisclosure Sample { get; } = new()
    {
        Month = "2026年10月", Figures = [new("城市低保", "户", "412", "—"), new("城市低保", "人", "735", "—"), new("新增", "户", "6", "58"), new("退出", "户", "4", "41"), new("临时救助", "人次", "23", "187"), new("发放资金", "万元", "36.80", "361.25")],
    };
}

/// <summary>One figure beside those of other periods.</summary>
public sealed record PeriodFigure([Field("指标")] string Name, [Field("本期")] string Now, [Field("上期")] string Before, [Field("同期")] string YearAgo);

/// <summary>半年工作总结及计划 (RP-1).</summary>
[Document("half-year-summary", "半年工作总结及计划", "Half-year summary and plan", NumberForm.Letter, "总")]
public sealed record HalfYearSummary : DocumentFields
{
    [Field("主体", "股室或全局", "section or bureau")] public required string Whose { get; init; }
    [Field("期间", "哪个半年", "which half year")] public required string Period { get; init; }
    [Field("概述", "总结：概述", "overview", Optional = true)] public string Overview { get; init; } = "";
    [Field("数据", "系统汇总，不能改", "figures, locked")] public required IReadOnlyList<PeriodFigure> Figures { get; init; }
    [Field("完成", "总结：完成的工作", "what was done")] public required IReadOnlyList<Line> Done { get; init; }
    [Field("问题", "总结：存在的问题", "problems", Optional = true)] public IReadOnlyList<Line> Problems { get; init; } = [];
    [Field("计划", "下半年计划", "the plan")] public required IReadOnlyList<Line> Plan { get; init; }

    public static HalfYearSummary Sample { get; } = new()
    {
        Whose = "社会救助股", Period = "2026年上半年", Overview = "社会救助股认真落实首问负责、限时办结等制度，各项工作有序推进。",
        Figures = [new("来访来电", "1,204", "1,153", "1,098"), new("受理事项", "486", "470", "452"), new("按时办结率", "97.1%", "96.4%", "95.8%"), new("投诉办结", "3", "4", "6")],
        Done = [new("开展低保年审，复核家庭412户。"), new("组织政策宣讲2场。")], Problems = [new("个别事项超期，告知不够及时。")], Plan = [new("完成全年入户调查任务。"), new("清理超期事项，做到当日提醒。")],
    };
}
