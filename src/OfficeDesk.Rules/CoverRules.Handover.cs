namespace OfficeDesk.Rules;

/// <summary>Who signs a handover list.</summary>
/// <remarks>CV-4: signed by both and countersigned by the chief (监交).</remarks>
public enum HandoverPart { Giver, Taker, Witness }

/// <summary>What is handed over.</summary>
/// <remarks>CV-4: open tasks, materials, procedures, keys and seals; never a password.</remarks>
public enum HandoverThing { Task, Material, Procedure, Key, Seal }

/// <summary>A post of somebody who wants to leave.</summary>
/// <param name="Name">The post's name; <paramref name="NameEn"/> in English.</param>
/// <param name="Cover">Where its cover stands; <c>null</c> without one.</param>
/// <param name="NobodyFree">Nobody on the list can cover.</param>
/// <remarks>AB-3: a cover is named for each post the person holds.</remarks>
public sealed record PostToCover(string Name, string NameEn, CoverState? Cover, bool NobodyFree);

public static partial class CoverRules
{
    /// <summary>Why a leave cannot start, or <c>null</c> when it can.</summary>
    /// <param name="sudden">Sudden illness, where everything follows.</param>
    /// <param name="mustGo">Sick or statutory leave.</param>
    /// <param name="posts">The posts the person holds.</param>
    /// <remarks>AB-3, CV-3, CV-4: each post has a cover that is approved, filed and handed over; sudden illness starts at once; sick and statutory leave also where nobody is free.</remarks>
    public static Refusal? CannotStart(bool sudden, bool mustGo, IReadOnlyList<PostToCover> posts)
    {
        if (sudden) return null;
        foreach (var post in posts)
        {
            if (post.Cover is CoverState.HandedOver or CoverState.Running) continue;
            if (mustGo && post.NobodyFree) continue;
            return post.Cover switch
            {
                CoverState.Filed => Wait("CV-4", $"{post.Name}的交接单还没有签齐（移交人、接收人、监交人），不能离岗。", $"The handover of {post.NameEn} is not signed by all three; the leave cannot start."),
                CoverState.Proposed or CoverState.Consented or CoverState.Approved or CoverState.Returned =>
                    Wait("CV-5", $"{post.Name}的替代还没有批准备案，不能离岗。", $"The cover of {post.NameEn} is not approved and filed; the leave cannot start."),
                _ when post.NobodyFree => Wait("CV-3", $"{post.Name}没有胜任的人空闲，请分管领导增加胜任人员，或不批准这次离岗。", $"Nobody on the list of {post.NameEn} is free; the division leader adds somebody, or refuses the leave."),
                _ => Wait("AB-3", $"{post.Name}还没有替代人，不能离岗。", $"{post.NameEn} has no cover; the leave cannot start."),
            };
        }
        return null;

        static Refusal Wait(string rule, string zh, string en) => new(zh, en, rule, "", RefusalKind.Conflict);
    }

    /// <summary>Whether the handover list must name a task.</summary>
    /// <param name="due">When it is due.</param>
    /// <param name="last">The last day of the absence.</param>
    /// <param name="days">Working days after it (a setting, 5).</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>CV-4: what is due in the period or within 5 working days after it; what is overdue already too.</remarks>
    public static bool MustBeNamed(DateOnly due, DateOnly last, int days, WorkingCalendar calendar) => due <= calendar.Add(last, days);

    /// <summary>Why a handover cannot be signed in this part, or <c>null</c> when it can.</summary>
    /// <param name="part">As whom.</param>
    /// <param name="ready">The cover is filed; for the way back: the work has come back.</param>
    /// <param name="mine">The part is the signer's own (the giver's in sudden illness: the chief's).</param>
    /// <param name="giver">The giver has signed.</param>
    /// <param name="taker">The taker has signed.</param>
    /// <param name="witness">The chief has countersigned.</param>
    /// <remarks>CV-4: giver, taker, then the chief as witness, each once.</remarks>
    public static Refusal? CannotSign(HandoverPart part, bool ready, bool mine, bool giver, bool taker, bool witness)
    {
        if (!mine) return new("这一栏由指定的人签字，别人不能代签。", "This place is signed by the person named; nobody else can.", "CV-4", "", RefusalKind.Forbidden);
        if (!ready) return new("替代备案之后才能签字。", "It can be signed once the cover is filed.", "CV-4", "", RefusalKind.Conflict);
        if (part switch { HandoverPart.Giver => giver, HandoverPart.Taker => taker, _ => witness })
            return new("这一栏已经签过了。", "This place is signed already.", "CV-4", "", RefusalKind.Conflict);
        return part switch
        {
            HandoverPart.Taker when !giver => new("请移交人先签字。", "The giver signs first.", "CV-4", "", RefusalKind.Conflict),
            HandoverPart.Witness when !giver || !taker => new("双方签字之后才能监交。", "The chief countersigns after both have signed.", "CV-4", "", RefusalKind.Conflict),
            _ => null,
        };
    }

    /// <summary>The refusal to change a list that somebody has signed.</summary>
    /// <remarks>CV-4: what is signed stays as it was.</remarks>
    public static Refusal ListSigned { get; } = new("交接单已有人签字，不能再改。", "Somebody has signed this list; it cannot be changed.", "CV-4", "", RefusalKind.Conflict);

    /// <summary>Why a line cannot be added to a list, or <c>null</c> when it can.</summary>
    /// <remarks>CV-4: passwords are never handed over; the cover gets the post's rights for the period.</remarks>
    public static Refusal? LineWrong(HandoverThing thing, string? text)
    {
        if (thing is HandoverThing.Task) return new("在办事项由系统列出，不用手工填写。", "Open tasks are listed by the system.", "CV-4", "Thing");
        if (!EnquiryRules.Given(text)) return new("请写明交接什么。", "Write what is handed over.", "CV-4", "Text");
        return NoPassword(text!, "Text");
    }

    /// <summary>The most tasks of a list that can be given instructions in one go.</summary>
    public const int MostInstructions = 200;

    /// <summary>The longest instruction, in characters.</summary>
    public const int LongestInstruction = 500;

    /// <summary>Why an instruction on a task cannot be written into a list, or <c>null</c> when it can; an empty one takes it back.</summary>
    /// <param name="onList">Whether the list has the task.</param>
    /// <param name="number">The task's number.</param>
    /// <param name="text">What is to be done next and whom to call.</param>
    /// <remarks>DL-6: what is handed over goes with its task; CV-4: passwords are never handed over.</remarks>
    public static Refusal? InstructionWrong(bool onList, string number, string text) =>
        text.Length == 0 ? null
        : !onList ? new($"{number} 已不在这张交接单上（可能已办结或移交），请去掉这一条交代再保存。", $"{number} is not on this list any more (finished or handed on); clear its instruction and save again.", "DL-6", "Instructions", RefusalKind.Conflict)
        : NoPassword(text, "Instructions");

    private static Refusal? NoPassword(string text, string field) =>
        text.Contains("密码", StringComparison.Ordinal) || text.Contains("口令", StringComparison.Ordinal) || text.Contains("password", StringComparison.OrdinalIgnoreCase)
            ? new("密码不交接：替代人在期间内自动有岗位的权限。", "Passwords are never handed over: the cover has the post's rights for the period.", "CV-4", field) : null;
}
