namespace OfficeDesk.Rules;

/// <summary>The checklists that ship.</summary>
/// <remarks>RP-6: for sections, subordinate units and towns.</remarks>
public enum Checklist { Section, Unit, Town }

/// <summary>What a line of a checklist showed.</summary>
/// <remarks>RP-6: findings become rectification tasks or proposed breaches.</remarks>
public enum ItemResult { Open, Good, Bad, None }

/// <summary>Rules on inspections.</summary>
public static class InspectionRules
{
    private static readonly string[] Common = ["人员在岗在位", "没有串岗、闲聊、做与工作无关的事", "离岗的已张贴离岗告示、有人顶岗", "着装规范、佩戴工作牌", "办公场所整洁、资料摆放有序", "学习培训有计划、有记录", "首问登记、限时办结台账齐全"];

    /// <summary>The lines of a checklist.</summary>
    /// <remarks>RP-6: on post, no wandering between posts, notice hung, dress, tidiness, study records, payments of funds.</remarks>
    public static IReadOnlyList<string> Lines(Checklist list) => list switch
    {
        Checklist.Unit => [.. Common, "服务对象档案齐全、一人一档", "资金物资管理和发放手续完备"],
        Checklist.Town => [.. Common, "低保、临时救助申请受理登记及时", "救助资金发放到户、公示到位", "入户调查两人以上、签字齐全"],
        _ => [.. Common, "救助资金审核、发放手续完备"],
    };

    /// <summary>Why no inspection can be opened for this day, or <c>null</c> when one can.</summary>
    /// <remarks>RP-6: an inspection is written down when it takes place or after.</remarks>
    public static Refusal? CannotOpen(DateOnly on, DateOnly today) => on > today || !WorkingCalendar.Covers(on)
        ? new("督查日期须在今天或以前。", "An inspection took place today or earlier.", "RP-6", "On") : null;

    /// <summary>Why a line cannot be recorded like this, or <c>null</c> when it can.</summary>
    /// <param name="followed">Whether a task or a breach followed already.</param>
    /// <remarks>RP-6: a finding says what was found; what led to something stays.</remarks>
    public static Refusal? CannotRecord(bool open, ItemResult result, string note, bool followed) =>
        !open ? Closed
        : followed ? new("这一项已经转为整改或违规建议，不能再改。", "This line has led to a task or a breach and stays.", "RP-6", "", RefusalKind.Conflict)
        : result is ItemResult.Open ? new("请选择检查结果。", "Choose what was found.", "RP-6", "Result")
        : result is ItemResult.Bad && !EnquiryRules.Given(note) ? new("发现问题的，请写明情况。", "Write what was found.", "RP-6", "Note") : null;

    /// <summary>Why a line cannot lead to a task or a breach, or <c>null</c> when it can.</summary>
    /// <remarks>RP-6: findings become rectification tasks or proposed breaches, each once.</remarks>
    public static Refusal? CannotFollow(ItemResult result, bool already) =>
        result is not ItemResult.Bad ? new("只有发现问题的项目才转整改或违规建议。", "Only a finding leads on.", "RP-6", "", RefusalKind.Conflict)
        : already ? new("这一项已经转过。", "This was done for this line already.", "RP-6", "", RefusalKind.Conflict) : null;

    /// <summary>Why a rectification cannot be checked, or <c>null</c> when it can.</summary>
    /// <param name="settled">Whether it was found to be put right before.</param>
    /// <remarks>RP-6: the rectification is checked once it was reported, until it is put right.</remarks>
    public static Refusal? CannotCheck(bool ordered, bool done, bool passed, string note, bool settled = false) =>
        settled ? new("这一项已经验收通过。", "This line was found to be put right already.", "RP-6", "", RefusalKind.Conflict)
        : !ordered ? new("这一项没有整改任务。", "There is no rectification task.", "RP-6", "", RefusalKind.Conflict)
        : !done ? new("整改还没有完成，不能验收。", "It is not put right yet.", "RP-6", "", RefusalKind.Conflict)
        : passed || EnquiryRules.Given(note) ? null : new("验收不通过的，请写明原因。", "Write why it does not pass.", "RP-6", "Note");

    /// <summary>Why there is no order to remedy to issue, or <c>null</c> when there is.</summary>
    /// <remarks>RP-6: findings become rectification tasks.</remarks>
    public static Refusal? CannotIssue(int ordered) =>
        ordered == 0 ? new("还没有转为整改任务的问题。", "No finding has become a rectification task yet.", "RP-6", "", RefusalKind.Conflict) : null;

    /// <summary>Why an inspection cannot be closed, or <c>null</c> when it can.</summary>
    /// <param name="unseen">The numbers of the lines without a result.</param>
    /// <param name="loose">The numbers of the lines whose finding led to nothing.</param>
    /// <remarks>RP-6: nothing found is left without consequence.</remarks>
    public static Refusal? CannotClose(bool open, IReadOnlyList<int> unseen, IReadOnlyList<int> loose) =>
        !open ? Closed
        : unseen.Count > 0 ? new($"还有 {unseen.Count} 项没有检查结果：第 {string.Join("、", unseen)} 项，请先逐项选择结果。", $"{(unseen.Count == 1 ? "1 line has" : $"{unseen.Count} lines have")} no result: {string.Join(", ", unseen)}. Choose what was found first.", "RP-6", "", RefusalKind.Conflict)
        : loose.Count > 0 ? new($"还有 {loose.Count} 个问题没有转整改或违规建议：第 {string.Join("、", loose)} 项，请先在“处理”里办理。", $"{(loose.Count == 1 ? "1 finding has led to nothing: line" : $"{loose.Count} findings have led to nothing: lines")} {string.Join(", ", loose)}. Order a rectification or propose a breach first.", "RP-6", "", RefusalKind.Conflict) : null;

    /// <summary>Why these opinion forms cannot be counted, or <c>null</c> when they can.</summary>
    /// <param name="points">The mean in tenths of a point, 0 to 1000.</param>
    /// <remarks>RP-6: opinion forms are handed out, returned, with points.</remarks>
    public static Refusal? FormsWrong(int handed, int returned, int points) =>
        handed is < 1 or > 10_000 || returned < 0 || returned > handed || points is < 0 or > 1000
            ? new("发出 1 至 10000 份，收回不多于发出，平均分 0 至 100。", "1 to 10000 handed out, no more returned, a mean of 0 to 100.", "RP-6", "Returned") : null;

    /// <summary>What an opinion form asks on, as the office usually does.</summary>
    /// <remarks>RP-6: opinions are collected and counted.</remarks>
    public static IReadOnlyList<string> UsualOpinions { get; } = ["首问负责、一次性告知是否做到", "办事是否按时，有无推诿拖拉", "工作人员态度如何", "有无吃拿卡要、优亲厚友"];

    /// <summary>The lines of an opinion form: what is written one a line, without empty ones.</summary>
    /// <remarks>RP-6: opinion forms are handed out.</remarks>
    public static IReadOnlyList<string> OpinionsOn(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>Why these opinion forms cannot be handed out, or <c>null</c> when they can.</summary>
    /// <remarks>RP-6: opinion forms are handed out; they come back by a day that is still to come.</remarks>
    public static Refusal? CannotHandOut(IReadOnlyList<string> lines, int copies, DateOnly until, DateOnly today) =>
        lines.Count is 0 or > 20 || lines.Any(l => l.Length > 100) ? new("征求意见的内容 1 至 20 行，每行不超过 100 字。", "1 to 20 lines, each of at most 100 characters.", "RP-6", "Lines")
        : copies is < 1 or > 10_000 ? new("发出 1 至 10000 份。", "1 to 10000 are handed out.", "RP-6", "Copies")
        : until < today || !WorkingCalendar.Covers(until) ? new("收回日期不能早于今天。", "The day of return is today or later.", "RP-6", "Until") : null;

    /// <summary>The refusal to close while forms that were handed out are not counted.</summary>
    /// <remarks>RP-6: opinion forms are returned, with points.</remarks>
    public static Refusal NotCounted { get; } = new("还有发出的征求意见表没有登记收回（没有收回的登记 0 份）。", "Opinion forms that were handed out are not counted yet (record 0 where none came back).", "RP-6", "", RefusalKind.Conflict);

    /// <summary>The refusal to let a rectification fail without a new day for it.</summary>
    /// <remarks>RP-6: what was not put right is ordered again, with a deadline of its own.</remarks>
    public static Refusal NewDayMissing { get; } = new("验收不通过的，请写明重新整改的期限（工作日）。", "Give the working days in which it is put right now.", "RP-6", "Days");

    /// <summary>The refusal to write into a closed inspection.</summary>
    /// <remarks>RP-6: a closed inspection stays as it was.</remarks>
    public static Refusal Closed { get; } = new("这次督查已经结束。", "This inspection is closed.", "RP-6", "", RefusalKind.Conflict);
}
