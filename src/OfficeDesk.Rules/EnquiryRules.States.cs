namespace OfficeDesk.Rules;

/// <summary>Where an enquiry stands.</summary>
/// <remarks>GN-5: open → answered → closed · withdrawn · merged.</remarks>
public enum EnquiryState { Open, Answered, Closed, Withdrawn, Merged }

/// <summary>What can be done with an enquiry once it is written down.</summary>
/// <remarks>GN-5: every state can be left, in one order.</remarks>
public enum EnquiryAct { Answer, Try, NoContact, Refer, Close, Withdraw, Merge }

public static partial class EnquiryRules
{
    /// <summary>Why an enquiry in this state does not take this act, or <c>null</c> when it does.</summary>
    /// <remarks>GN-5: open → answered → closed · withdrawn · merged; what has ended is not opened again.</remarks>
    public static Refusal? MayNotAct(EnquiryState state, EnquiryAct act) => (state, act) switch
    {
        (EnquiryState.Open, _) => null,
        (EnquiryState.Answered, EnquiryAct.Answer or EnquiryAct.Close or EnquiryAct.Withdraw or EnquiryAct.Merge) => null,
        (EnquiryState.Answered, _) => new("这件来访已经答复过了，不用再记。", "This enquiry has its answer already; there is nothing more to record.", "GN-5", "", RefusalKind.Conflict),
        (EnquiryState.Closed, _) => new("这件来访已经结案，不能再改。办事人又来的，请另行登记。", "This enquiry is closed. If the citizen comes again, log a new one.", "GN-5", "", RefusalKind.Conflict),
        (EnquiryState.Withdrawn, _) => new("办事人已经撤回这件来访，不能再办。办事人又来的，请另行登记。", "The citizen has withdrawn this enquiry. If they come again, log a new one.", "GN-5", "", RefusalKind.Conflict),
        _ => new("这件来访已经并入另一件，请到那一件里办理。", "This enquiry was merged into another; act on that one.", "GN-5", "", RefusalKind.Conflict),
    };

    /// <summary>Why the enquiry cannot be closed while its task runs, or <c>null</c> when no task is open.</summary>
    /// <param name="openTasks">The numbers of its tasks that are open or paused.</param>
    /// <remarks>FC-6: every matter gets an answer; closing leaves no deadline running behind it.</remarks>
    public static Refusal? TasksStillOpen(IReadOnlyList<string> openTasks) => openTasks.Count == 0 ? null : new(
        $"这件来访的限时事项 {string.Join('、', openTasks)} 还没有办结，请先办结再结案。",
        $"Its task {string.Join(", ", openTasks)} is not finished yet; finish it first, then close.", "FC-6", "", RefusalKind.Conflict);

    /// <summary>Why the answer cannot have been given at this instant, or <c>null</c> when it can.</summary>
    /// <param name="given">When the citizen was told.</param>
    /// <param name="received">When the citizen reached the office.</param>
    /// <param name="now">Now.</param>
    /// <remarks>FC-6: an answer says when it was given: not before the citizen asked, and not in the future.</remarks>
    public static Refusal? AnswerTimeWrong(DateTimeOffset given, DateTimeOffset received, DateTimeOffset now) =>
        given > now ? new("答复时间不能晚于现在。", "The answer cannot have been given in the future.", "FC-6", "GivenAt")
        : given < received ? new("答复时间不能早于来访时间。", "The answer cannot have been given before the citizen asked.", "FC-6", "GivenAt")
        : null;

    /// <summary>Why "no contact was left" cannot be recorded, or <c>null</c> when it can.</summary>
    /// <param name="phone">What the record has.</param>
    /// <param name="organisation">An organisation, village or community reaches somebody too.</param>
    /// <remarks>FC-6: the record that no contact was left stands only where there is no way to reach the citizen.</remarks>
    public static Refusal? ContactWasLeft(string? phone, string? organisation) =>
        Given(phone) || Given(organisation)
            ? new("登记里有办事人的电话或单位，请先联系；联系不上的，逐次记录未联系上。", "The record has a phone or an organisation: try to reach the citizen, and record each try that failed.", "FC-6", "", RefusalKind.Conflict)
            : null;

    /// <summary>The refusal when there is no phone number to show.</summary>
    /// <remarks>FC-2: a phone, or another way to reach the citizen, or the record that none was left.</remarks>
    public static Refusal NoPhone { get; } = new("登记里没有电话。", "The record has no phone number.", "FC-2", "", RefusalKind.Conflict);

    /// <summary>How many full phone numbers one person may look at in an hour.</summary>
    public const int RevealsAnHour = 30;

    /// <summary>Why another full phone number is not shown, or <c>null</c> when it is.</summary>
    /// <param name="inTheLastHour">How many this person has looked at in the last 60 minutes.</param>
    /// <remarks>FC-2: the phone is there to reach the citizen; more than 30 looks an hour by one person are stopped.</remarks>
    public static Refusal? TooManyReveals(int inTheLastHour) => inTheLastHour < RevealsAnHour ? null : new(
        $"一小时内最多查看 {RevealsAnHour} 个完整电话，您已到上限。请稍后再看；确需更多，请找股室负责人。",
        $"At most {RevealsAnHour} full phone numbers an hour; you have reached it. Try again later, or ask your section chief.", "FC-2", "", RefusalKind.TooMany);
}
