using System.Runtime.InteropServices;

namespace OfficeDesk.Rules;

/// <summary>What happens about ballots that are not handed in.</summary>
/// <remarks>AP-5: who has not voted is reminded; GN-3: then the next level is told.</remarks>
public enum BallotStep { None, Remind, TellGroup }

/// <summary>One absence that counts for the six-month rule.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
/// <param name="Minutes">Office minutes of an absence shorter than a day; 0 for one of whole days.</param>
/// <param name="DayMinutes">All office minutes of that day.</param>
/// <remarks>AP-9: from first to last day of each absence, shorter ones by office minutes.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AwaySpell(DateOnly First, DateOnly Last, int Minutes, int DayMinutes);

/// <summary>Rules on what follows from a result.</summary>
public static partial class AppraisalRules
{
    /// <summary>How long somebody was away in a period, in calendar days; a day in two absences counts once.</summary>
    /// <remarks>AP-9: calendar days, from first to last day of each absence, shorter ones by office minutes.</remarks>
    public static Exact AwayDays(IEnumerable<AwaySpell> spells, DateOnly from, DateOnly to)
    {
        var days = new HashSet<DateOnly>();
        var parts = new Dictionary<DateOnly, Exact>();
        foreach (var s in spells)
        {
            // an afternoon and the next morning are one short absence: its minutes count once, on its first day
            if (s.Minutes > 0)
            {
                if (s.First >= from && s.First <= to) parts[s.First] = parts.GetValueOrDefault(s.First) + Exact.Of(s.Minutes, Math.Max(1, s.DayMinutes));
                continue;
            }
            for (var day = s.First < from ? from : s.First; day <= s.Last && day <= to; day = day.AddDays(1)) days.Add(day);
        }
        var sum = Exact.Of(days.Count);
        foreach (var (day, part) in parts)
            if (!days.Contains(day)) sum += part > Exact.Of(1) ? Exact.Of(1) : part;
        return sum;
    }

    /// <summary>Whether somebody is not appraised in a yearly round.</summary>
    /// <param name="limit">Calendar days; a setting, 182.</param>
    /// <remarks>AP-9: more than six months in all; GN-4: "more than" does not include the number.</remarks>
    public static bool IsExempt(Exact away, int limit) => away > Exact.Of(limit);

    /// <summary>Setting aside the six-month rule takes a reason and a second person.</summary>
    /// <remarks>AP-9: lifting it needs two people and a reason.</remarks>
    public static Refusal ExemptionSettled { get; } = new("没有等待确认的申请，或已被处理。", "Nothing waits for a second person here, or it has been settled.", "AP-9", "", RefusalKind.Conflict);

    /// <summary>Whoever acknowledges a result with an objection typed is asked which of the two is meant: an objection is made once and an acknowledgement is for good.</summary>
    /// <remarks>AP-10: the person acknowledges or objects.</remarks>
    public static Refusal ObjectionTyped { get; } = new("您写了异议理由。要提出异议，请按“提出异议”；要确认结果，请先清空异议理由。", "You have written an objection. To object, press Object; to acknowledge the result, empty the objection first.", "AP-10", "Text");

    /// <summary>A change of who is appraised waits for its second person already; what two have agreed on stands until then.</summary>
    /// <remarks>AP-9: lifting it needs two people and a reason.</remarks>
    public static Refusal ExemptionWaits { get; } = new("已有一项申请在等第二人确认，请先处理。", "Another change waits for its second person; settle that one first.", "AP-9", "", RefusalKind.Conflict);

    /// <summary>What is due about ballots that are not handed in, on a working day.</summary>
    /// <param name="daysLeft">Working days to the last day; negative after it.</param>
    /// <remarks>
    /// AP-5: who has not voted is reminded, three working days before the last day, on it, and the working day after; after two (GN-3) the group
    /// that runs the round is told how many. A rater's own chief is never told: who has not voted tells who has.
    /// </remarks>
    public static BallotStep MissingStep(int daysLeft) => daysLeft switch { <= -2 => BallotStep.TellGroup, 3 or 0 or -1 => BallotStep.Remind, _ => BallotStep.None };

    /// <summary>The last working day on which the person may object; silence after it acknowledges.</summary>
    /// <param name="fedBack">The day the result was fed back; it is not counted.</param>
    /// <param name="days">Working days; a setting, 5.</param>
    /// <remarks>AP-10: the person acknowledges or objects within 5 working days; silence acknowledges.</remarks>
    public static DateOnly ObjectUntil(DateOnly fedBack, int days, WorkingCalendar calendar) => calendar.Add(fedBack, days);

    /// <summary>The last working day for the group's answer to an objection.</summary>
    /// <remarks>AP-10: the group answers an objection within 10.</remarks>
    public static DateOnly AnswerUntil(DateOnly objected, int days, WorkingCalendar calendar) => calendar.Add(objected, days);

    /// <summary>Why a result cannot be acknowledged or objected to; null when it can.</summary>
    /// <remarks>AP-10: once, within 5 working days after it was fed back.</remarks>
    public static Refusal? CannotAnswer(bool fedBack, bool waiting, DateOnly? until, DateOnly today)
    {
        if (!fedBack || until is null) return new("结果还没有反馈给本人。", "The result has not been fed back yet.", "AP-10", "", RefusalKind.Conflict);
        if (!waiting) return new("结果已经确认或已提出异议。", "The result has been acknowledged or objected to already.", "AP-10", "", RefusalKind.Conflict);
        return today <= until ? null : new($"异议期到{until:yyyy年M月d日}为止，已视为确认。", $"Objections were possible until {until:yyyy-MM-dd}; silence has acknowledged it.", "AP-10");
    }

    /// <summary>The group answers an objection once, and never its own member's.</summary>
    /// <remarks>AP-10: the group answers an objection within 10; GN-1: nobody decides their own matter.</remarks>
    public static Refusal? CannotAnswerObjection(bool objected, bool answered, long me, long person) =>
        me == person ? new("本人的异议由考核小组其他成员答复。", "Another member of the group answers your own objection.", "GN-1", "", RefusalKind.Forbidden)
        : !objected || answered ? new("没有等待答复的异议，或已经答复。", "No objection waits for an answer here.", "AP-10", "", RefusalKind.Conflict) : null;

    /// <summary>Why somebody cannot be put forward for an award; null when they can.</summary>
    /// <param name="final">Whether review and feedback are behind the result.</param>
    /// <param name="yearly">False for a regular (quarterly) round, whose results are no basis of awards.</param>
    /// <param name="barredPerson">A measure that bars the person this year.</param>
    /// <param name="barredSection">A substantiated integrity breach, or a second attitude breach, of the section.</param>
    /// <param name="answer">Whether the result stands.</param>
    /// <remarks>AP-7: results are the basis of the year's awards, and only "excellent" without a bar can be put forward; AP-10: once it can be objected to no more; AP-11: a section with an integrity breach cannot.</remarks>
    public static Refusal? NoAward(Grade? grade, bool final, bool yearly, bool barredPerson, bool barredSection, AnswerSoFar answer)
    {
        if (!yearly) return new("评优以年度考评结果为依据，季度结果不能推荐。", "Awards rest on the yearly result; a quarter's cannot be put forward.", "AP-7");
        if (!final) return new("结果审定并反馈后才能推荐评优。", "Awards follow after review and feedback.", "AP-7", "", RefusalKind.Conflict);
        if (grade is not Grade.Excellent) return new("只有“优秀”等次可以推荐评优。", "Only “excellent” can be put forward for an award.", "AP-7");
        if (barredPerson) return new("本年度有取消评优资格的处理，不能推荐。", "A measure of this year bars an award.", "BR-2");
        if (barredSection) return new("所在股室本年度有查实的廉政或第二次态度问题，不能推荐。", "A substantiated breach of the section bars an award this year.", "AP-11");
        return Unsettled(answer, "推荐评优", "put them forward");
    }

    /// <summary>There is no nomination to be withdrawn.</summary>
    /// <remarks>AP-7: whoever was put forward can be taken back, with a reason.</remarks>
    public static Refusal NotPutForward { get; } = new("此人没有被推荐评优，或推荐已经撤回。", "Nobody was put forward here, or it has been withdrawn.", "AP-7", "", RefusalKind.Conflict);

    /// <summary>Nothing follows from a result that was set aside.</summary>
    /// <remarks>AP-10: the group answers an objection; AP-7: what follows rests on a result.</remarks>
    public static Refusal WasSetAside { get; } = new("结果已经撤销，没有后续事项。", "The result has been set aside; nothing follows from it.", "AP-10", "", RefusalKind.Conflict);

    /// <summary>Whether a total leads to a performance warning.</summary>
    /// <remarks>AP-7: "not competent" → performance warning.</remarks>
    public static bool NeedsWarning(decimal? total) => total is { } t && GradeOf(t) is Grade.NotCompetent;

    /// <summary>Whether a total leads to rectification.</summary>
    /// <param name="below">A setting, 70.</param>
    /// <remarks>AP-7: below 70, not 70 itself.</remarks>
    public static bool NeedsRectification(decimal? total, int below) => total is { } t && t < below;

    /// <summary>Papers of a result follow after its feedback.</summary>
    /// <remarks>AP-10: the person acknowledges or objects after the result was fed back.</remarks>
    public static Refusal NotFedBack { get; } = new("结果反馈以后才能签发反馈单。", "Feedback forms follow after the feedback.", "AP-10", "", RefusalKind.Conflict);

    /// <summary>Why no performance warning can be issued; null when it can.</summary>
    /// <param name="answer">Whether the result stands.</param>
    /// <remarks>AP-7: "not competent" → performance warning in the name of the party group, after the feedback; AP-10: once the person can object no more and an objection is answered.</remarks>
    public static Refusal? CannotWarn(bool fedBack, decimal? total, AnswerSoFar answer)
    {
        if (!fedBack) return new("结果反馈以后才能效能告诫。", "A performance warning follows after the feedback.", "AP-7", "", RefusalKind.Conflict);
        if (!NeedsWarning(total)) return new("只有“不称职”等次才效能告诫。", "Only “not competent” leads to a performance warning.", "AP-7");
        return Unsettled(answer, "签发效能告诫书", "issue the warning");
    }

    /// <summary>How far somebody's answer to a result has come (AP-10).</summary>
    /// <param name="Waiting">The person has neither acknowledged nor objected.</param>
    /// <param name="Objected">The person has objected, and the group has not answered.</param>
    /// <param name="Until">The last day for an objection, which belongs to the person still.</param>
    public readonly record struct AnswerSoFar(bool Waiting, bool Objected, DateOnly? Until, DateOnly Today);

    /// <summary>Why what follows has to wait for the result to stand: it can be objected to still, or an objection is not answered.</summary>
    private static Refusal? Unsettled(AnswerSoFar answer, string zh, string en)
    {
        if (answer.Objected) return new($"本人已提出异议；请先答复异议，结果维持的再{zh}。", $"The person has objected; answer that first, and {en} if the result stands.", "AP-10", "", RefusalKind.Conflict);
        return answer is { Waiting: true, Until: { } until } && until >= answer.Today
            ? new($"本人在{LastDay.Zh(until)}还可以提出异议；本人确认或期满以后再{zh}。", $"The person may object, {LastDay.En(until)}; {en} once they have acknowledged or that day is over.", "AP-10", "", RefusalKind.Conflict)
            : null;
    }

    /// <summary>Why no rectification can be ordered; null when it can.</summary>
    /// <param name="below">A setting, 70.</param>
    /// <param name="ordered">It was ordered already.</param>
    /// <param name="answer">Whether the result stands.</param>
    /// <remarks>AP-7: below 70 → rectification (a task with a deadline), after the result was fed back; once. AP-10: as a warning, once the person can object no more and an objection is answered.</remarks>
    public static Refusal? CannotOrder(bool fedBack, decimal? total, int below, bool ordered, AnswerSoFar answer)
    {
        if (!fedBack) return new("结果反馈以后才能下达整改。", "Rectification follows after the feedback.", "AP-7", "", RefusalKind.Conflict);
        if (ordered) return new("整改已经下达。", "Rectification has been ordered already.", "AP-7", "", RefusalKind.Conflict);
        if (!NeedsRectification(total, below)) return new($"总分低于 {below} 分才需要整改。", $"Only a total below {below} leads to rectification.", "AP-7");
        return Unsettled(answer, "下达整改", "order the rectification");
    }

    /// <summary>Why a rectification cannot be assessed; null when it can.</summary>
    /// <remarks>AP-7: the appraisal group assesses it, once it is finished; GN-1: never the person's own.</remarks>
    public static Refusal? CannotAssess(bool finished, bool assessed, long me, long person) =>
        me == person ? new("本人的整改由考核小组其他成员评定。", "Another member of the group assesses your own rectification.", "GN-1", "", RefusalKind.Forbidden)
        : assessed ? new("整改已经评定。", "It has been assessed already.", "AP-7", "", RefusalKind.Conflict)
        : finished ? null : new("整改事项还没有办结，办结后再评定。", "The rectification task is not finished yet.", "AP-7", "", RefusalKind.Conflict);
}
