namespace OfficeDesk.Rules;

/// <summary>Whom a round appraises.</summary>
/// <remarks>AP-1: section chiefs; AP-2: staff; AP-3: a section's result is its chief's total.</remarks>
public enum RoundOf
{
    Chiefs,
    Staff,
}

/// <summary>The two schemes: which categories vote, on which dimensions.</summary>
public static partial class AppraisalRules
{
    /// <summary>The categories of a scheme in the order in which weights are written.</summary>
    /// <remarks>AP-1: group, other sections, own section, grass-roots units; AP-2: group, inside, self, outside.</remarks>
    public static IReadOnlyList<VoteCategory> CategoriesOf(RoundOf of) => of is RoundOf.Chiefs
        ? [VoteCategory.Group, VoteCategory.Others, VoteCategory.Own, VoteCategory.GrassRoots]
        : [VoteCategory.Group, VoteCategory.Own, VoteCategory.Self, VoteCategory.Others];

    /// <summary>The dimensions of a scheme, Chinese and English.</summary>
    /// <remarks>AP-2: morality, ability, diligence, results, integrity; AP-3: goals, duties, efficiency, integrity.</remarks>
    public static IReadOnlyList<(string Zh, string En)> DimensionsOf(RoundOf of) => of is RoundOf.Chiefs
        ? [("工作目标", "Goals"), ("履行职责", "Duties"), ("工作效率", "Efficiency"), ("廉政建设", "Integrity")]
        : [("德", "Morality"), ("能", "Ability"), ("勤", "Diligence"), ("绩", "Results"), ("廉", "Integrity")];

    /// <summary>The category in which somebody of a section votes on somebody of a section, group and self left aside.</summary>
    /// <remarks>AP-4: who moved is appraised where they are at closing.</remarks>
    public static VoteCategory PeerOf(long raterSection, long subjectSection) => raterSection == subjectSection ? VoteCategory.Own : VoteCategory.Others;

    /// <summary>Why somebody cannot vote in the own section of a round in which the chief votes alone there; null when they can.</summary>
    /// <param name="chiefOnly">The setting the round was prepared with: its own section is not anonymous, because there is one ballot and it is the chief's.</param>
    /// <remarks>AP-1: own section (setting: chief only); AP-4: a ballot of own staff is anonymous to everybody, so that none may lie where ballots are open.</remarks>
    public static Refusal? NotInOwn(bool chiefOnly, VoteCategory category, long rater, long subject) => chiefOnly && category is VoteCategory.Own && rater != subject
        ? new("本次考评的科室自评只由负责人本人投票，其他人的票在这一类里不能匿名。", "In this round the chief votes alone in the own section; another ballot there would not be anonymous.", "AP-4", "Category")
        : null;

    /// <summary>The category does not belong to this scheme.</summary>
    /// <remarks>AP-1: the four categories of a chief's appraisal; AP-2: those of staff.</remarks>
    public static Refusal? NotOfScheme(RoundOf of, VoteCategory category) => CategoriesOf(of).Contains(category)
        ? null : new("这种考评没有这一类测评。", "This round has no such category.", of is RoundOf.Chiefs ? "AP-1" : "AP-2", "Category");

    /// <summary>Somebody who votes or is appraised must be a member of the office.</summary>
    /// <remarks>AP-4: one ballot a rater.</remarks>
    public static Refusal NotMember { get; } = new("没有这个在职人员。", "There is no such active member of the office.", "AP-4", "PersonId");

    /// <summary>Codes are for grass-roots units of a chiefs' round.</summary>
    /// <remarks>AP-1: grass-roots units vote on section chiefs.</remarks>
    public static Refusal NoCodesHere { get; } = new("只有股室负责人考评有基层测评码。", "Only a round of section chiefs has codes for grass-roots units.", "AP-1");

    /// <summary>Some dimension has no points yet.</summary>
    /// <remarks>AP-4: a valid ballot judges every dimension.</remarks>
    public static Refusal Incomplete { get; } = new("还有没打分的项目，打满后才能提交；也可以先存草稿。", "Some dimension has no points yet; judge all of them before handing in, or keep a draft.", "AP-4", "Points");

    /// <summary>Somebody saved the same ballot from another window.</summary>
    /// <remarks>AP-4: one ballot a rater.</remarks>
    public static Refusal SavedElsewhere { get; } = new("这张票刚在别的窗口保存过，请刷新后再改。", "This ballot has just been saved in another window; reload it first.", "AP-4", "Version", RefusalKind.Conflict);

    /// <summary>A code that is wrong, used up or of a round that is not open; all three look alike.</summary>
    /// <remarks>AP-4: grass-roots raters are anonymous to everybody; a code is used once.</remarks>
    public static Refusal CodeWrong { get; } = new("测评码不对、已交票，或者测评没有在进行。", "The code is wrong, has been handed in already, or the round is not open.", "AP-4", "Code", RefusalKind.NotFound);

    /// <summary>A code is replaced only while nobody has voted with it and the round goes on.</summary>
    /// <remarks>AP-4: one ballot a rater; a code is used once.</remarks>
    public static Refusal CodeGone { get; } = new("这个测评码已交票，或者测评已截止，不能换发。", "This code has been handed in, or the round is closed: it cannot be replaced.", "AP-4", "CodeId", RefusalKind.Conflict);

    /// <summary>A review that sends back says why.</summary>
    /// <remarks>AP-2: the review confirms or sends back with a reason.</remarks>
    public static Refusal ReasonMissing { get; } = new("请写明理由。", "Write the reason.", "AP-2", "Reason");

    /// <summary>An objection says why.</summary>
    /// <remarks>AP-10: the person acknowledges or objects.</remarks>
    public static Refusal ObjectionMissing { get; } = new("提出异议请写明理由；没有异议请选“确认”。", "Write why you object; if you do not, choose “Acknowledge”.", "AP-10", "Text");

    /// <summary>A result is shown once the review is behind it.</summary>
    /// <remarks>AP-10: results are published inside the bureau when the appraisal group says so, after the review.</remarks>
    public static Refusal NotReviewed { get; } = new("审定以后才能反馈和公布。", "Feedback and publication follow after the review.", "AP-10", "", RefusalKind.Conflict);

    /// <summary>There is nothing to compare with yet.</summary>
    /// <remarks>AP-5: a recount of the stored ballots gives the same.</remarks>
    public static Refusal NotCounted { get; } = new("还没有计分。", "The round has not been counted yet.", "AP-5", "", RefusalKind.Conflict);

    /// <summary>Who is appraised is settled before the review.</summary>
    /// <remarks>AP-9: shown with the sum; lifting it needs two people and a reason.</remarks>
    public static Refusal TooLateToExempt { get; } = new("结果已审定，不能再改变是否参加考评。", "The results have been reviewed; who is appraised stays as it is.", "AP-9", "", RefusalKind.Conflict);
}
