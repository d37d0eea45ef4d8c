namespace OfficeDesk.Rules;

/// <summary>Over which time breaches of a kind are counted.</summary>
/// <remarks>BR-2: the period counted is a setting per kind, the calendar year by default, for household surveys ever.</remarks>
public enum CountedOver { Year, Ever }

/// <summary>One step of a ladder.</summary>
/// <param name="Measure">What it leads to.</param>
/// <param name="Order">Whether an order to remedy comes with it.</param>
/// <param name="ChiefLiable">Whether the section chief's liability is opened too.</param>
/// <param name="BarsPerson">Whether the person gets no award that year.</param>
/// <param name="BarsSection">Whether the section gets none.</param>
/// <remarks>BR-2: each step of the ladder can be edited.</remarks>
public sealed record LadderStep(MeasureKind Measure, bool Order = false, bool ChiefLiable = false, bool BarsPerson = false, bool BarsSection = false);

/// <summary>The measures of one kind of breach: the first step for the first confirmed breach in the period, the last for every one after it.</summary>
/// <remarks>BR-2: measures grow with the kind and how many there are in the period counted.</remarks>
public sealed record MeasureLadder(BreachKind Kind, CountedOver Over, IReadOnlyList<LadderStep> Steps);

/// <summary>Rules on which measure follows a breach.</summary>
public static class MeasureRules
{
    /// <summary>The most steps a ladder has.</summary>
    public const int MostSteps = 6;

    /// <summary>The ladders that ship.</summary>
    /// <remarks>BR-2: the default ladders.</remarks>
    public static IReadOnlyDictionary<BreachKind, MeasureLadder> Defaults { get; } = Enum.GetValues<BreachKind>().ToDictionary(k => k, Default);

    /// <summary>Which step a breach stands on.</summary>
    /// <param name="confirmed">Confirmed breaches of this kind in the period, this one included; at least 1.</param>
    /// <param name="notPutRight">The order to remedy an earlier one is overdue.</param>
    /// <remarks>BR-2: by how many confirmed breaches of that kind the person has; still not put right is the last step.</remarks>
    public static LadderStep Step(MeasureLadder ladder, int confirmed, bool notPutRight = false) =>
        ladder.Steps[notPutRight ? ladder.Steps.Count - 1 : Math.Clamp(confirmed, 1, ladder.Steps.Count) - 1];

    /// <summary>The step that is proposed: the ladder's, and from the third breach of the one-time notice on a move from the post where the ladder is milder.</summary>
    /// <remarks>BR-2: the ladder proposes; ON-8: three or more confirmed breaches propose a move, whatever the office made of the ladder.</remarks>
    public static LadderStep Proposed(MeasureLadder ladder, int confirmed, bool notPutRight)
    {
        var step = Step(ladder, confirmed, notPutRight);
        return MoveProposed(ladder.Kind, confirmed) && Weight(step.Measure) < Weight(MeasureKind.Move) ? step with { Measure = MeasureKind.Move } : step;
    }

    /// <summary>Why this measure cannot be put forward in place of the proposed step, or <c>null</c> when it can.</summary>
    /// <param name="other">Why another one; needed where it is not the proposed one.</param>
    /// <remarks>BR-2: integrity and funds are referred at once and nothing else. BR-3: another step has its own reason, and a second person, the leader in charge of discipline, decides it. ON-8: the move is put forward.</remarks>
    public static Refusal? CannotDeviate(BreachKind kind, int confirmed, LadderStep proposed, MeasureKind chosen, string other)
    {
        if (!Enum.IsDefined(chosen)) return new("请从列表中选择措施。", "Choose a measure from the list.", "BR-2", "Measure");
        if (chosen == proposed.Measure) return null;
        if (ReferredAtOnce(kind)) return new("廉政和资金问题一律移送纪检机关，不能改为其他措施。", "Integrity and funds are referred to the discipline body; no other measure takes that place.", "BR-2", "Measure");
        if (MoveProposed(kind, confirmed) && Weight(chosen) < Weight(MeasureKind.Move))
            return new("一次性告知违规已达三次，须提出调离岗位的建议，是否采纳由分管领导决定。", "Three breaches of the one-time notice: a move from the post has to be put forward; the leader decides about it.", "ON-8", "Measure");
        return EnquiryRules.Given(other) ? null
            : new($"不按阶梯（{proposed.Measure.Zh()}）提出的，请写明为什么，供分管领导决定。", $"The ladder says \"{proposed.Measure.En()}\"; write why another one, for the leader who decides.", "BR-3", "Why");
    }

    /// <summary>The first day of the period in which breaches are counted.</summary>
    /// <remarks>BR-2: the calendar year, or ever.</remarks>
    public static DateOnly CountedFrom(CountedOver over, DateOnly day) => over is CountedOver.Year ? new DateOnly(day.Year, 1, 1) : WorkingCalendar.FirstDay;

    /// <summary>Whether moving from the post is proposed for repeated breaches of the one-time notice.</summary>
    /// <param name="confirmed">Confirmed ones in the period, this one included.</param>
    /// <remarks>ON-8: three or more confirmed breaches in the period counted.</remarks>
    public static bool MoveProposed(BreachKind kind, int confirmed) => kind is BreachKind.OneTime && confirmed >= 3;

    /// <summary>Whether it is referred without waiting for the person to be heard.</summary>
    /// <remarks>BR-2: integrity and funds are referred to the discipline body at once.</remarks>
    public static bool ReferredAtOnce(BreachKind kind) => kind is BreachKind.Integrity;

    /// <summary>Why these steps are no ladder, or <c>null</c> when they are.</summary>
    /// <remarks>BR-2: each step is editable by the discipline office, with a second person.</remarks>
    public static Refusal? LadderBroken(MeasureLadder ladder)
    {
        if (ladder.Steps.Count is 0 or > MostSteps)
            return Broken($"处理阶梯须有 1 至 {MostSteps} 步。", $"A ladder has 1 to {MostSteps} steps.");
        if (!Enum.IsDefined(ladder.Over) || ladder.Steps.Any(s => !Enum.IsDefined(s.Measure)))
            return Broken("请从列表中选择措施和统计期。", "Choose measures and period from the list.");
        if (ladder.Kind is BreachKind.Integrity && ladder.Steps.Any(s => s.Measure is not MeasureKind.Referral || !s.BarsPerson || !s.BarsSection))
            return Broken("廉政和资金问题一律立即移送纪检机关并取消评优，不能改为其他措施。", "Integrity and funds are always referred at once and bar awards; no other measure can be set.");
        for (var i = 1; i < ladder.Steps.Count; i++)
            if (Weight(ladder.Steps[i].Measure) < Weight(ladder.Steps[i - 1].Measure))
                return Broken($"第 {i + 1} 步不能轻于第 {i} 步。", $"Step {i + 1} may not be milder than step {i}.");
        return ladder.Kind is BreachKind.Leadership && ladder.Steps.Any(s => s.ChiefLiable)
            ? Broken("领导责任本身不再追究上一层责任。", "A chief's liability opens no further liability.") : null;
    }

    /// <summary>How heavy a measure is, for the order of steps and of an appeal.</summary>
    /// <remarks>BR-2: each step is at least as heavy as the one before.</remarks>
    public static int Weight(MeasureKind measure) => measure switch
    {
        MeasureKind.Fault or MeasureKind.Admonition => 1,
        MeasureKind.Criticism => 2,
        MeasureKind.Warning => 3,
        MeasureKind.Demerit => 4,
        MeasureKind.Move => 5,
        MeasureKind.Handling => 6,
        MeasureKind.Dismissal => 7,
        _ => 8,
    };

    private static MeasureLadder Default(BreachKind kind) => kind switch
    {
        BreachKind.Deadline => Yearly(kind, new(MeasureKind.Admonition), new(MeasureKind.Warning, Order: true), new(MeasureKind.Handling, ChiefLiable: true)),
        BreachKind.OneTime => Yearly(kind, new(MeasureKind.Fault), new(MeasureKind.Fault), new(MeasureKind.Move)),
        BreachKind.Survey => new(kind, CountedOver.Ever, [new(MeasureKind.Demerit), new(MeasureKind.Dismissal)]),
        BreachKind.Attitude => Yearly(kind, new(MeasureKind.Criticism), new(MeasureKind.Criticism, BarsPerson: true, BarsSection: true)),
        BreachKind.Integrity => Yearly(kind, new LadderStep(MeasureKind.Referral, BarsPerson: true, BarsSection: true)),
        _ => Yearly(kind, new(MeasureKind.Admonition), new(MeasureKind.Warning)),
    };

    private static MeasureLadder Yearly(BreachKind kind, params LadderStep[] steps) => new(kind, CountedOver.Year, steps);

    private static Refusal Broken(string zh, string en) => new(zh, en, "BR-2", "Steps");
}
