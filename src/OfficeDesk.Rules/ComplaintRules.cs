namespace OfficeDesk.Rules;

/// <summary>Rules on complaints.</summary>
public static partial class ComplaintRules
{
    /// <summary>More looks at identities than these in an hour are stopped.</summary>
    public const int MostLooks = 30;

    /// <summary>Before whom a complaint comes.</summary>
    /// <param name="aboutDirector">Whether the director is among those complained about.</param>
    /// <param name="aboutOffice">Whether a discipline officer is, or the discipline office as a section.</param>
    /// <remarks>CP-2: about the director sealed and passed on, about a discipline officer the director, else the office.</remarks>
    public static ComplaintLevel LevelOf(bool aboutDirector, bool aboutOffice) =>
        aboutDirector ? ComplaintLevel.Sealed : aboutOffice ? ComplaintLevel.Director : ComplaintLevel.Office;

    /// <summary>Why the record of a complaint is not complete, or <c>null</c> when it is.</summary>
    /// <remarks>CP-1: a report box is opened by two and dated; anonymous is allowed; it says what happened.</remarks>
    public static Refusal? CannotRegister(ComplaintChannel channel, DateOnly received, DateOnly today, long me, long? second, string what, bool about)
    {
        if (received > today || !WorkingCalendar.Covers(received)) return new("收到日期须在今天或以前。", "It was received today or earlier.", "CP-1", "ReceivedOn");
        if (channel is ComplaintChannel.Public) return new("公众网页的投诉由网页提交，不在这里登记。", "What comes by the public page is not entered here.", "CP-1", "Channel");
        if (channel is ComplaintChannel.Box && (second is null || second == me)) return new("举报箱须两人开启，请填写另一位开箱人。", "A report box is opened by two; name the other person.", "CP-1", "SecondId");
        if (!EnquiryRules.Given(what)) return new("请写明投诉举报的内容。", "Write what is complained about.", "CP-1", "What");
        return about ? null : new("请写明投诉的对象：人员、股室或文字描述。", "Say whom or what it is about: a person, a section, or in words.", "CP-1", "AboutText");
    }

    /// <summary>The refusal to point at a number that belongs to nothing; a citizen on the public page is not told.</summary>
    /// <remarks>CP-4: the record shows what it points at both ways, which a mistyped number cannot.</remarks>
    public static Refusal NumberUnknown { get; } = new(
        "没有这个编号的登记、申请、事项、文书或离岗。请核对改正，只填一个；没有编号或另有几个的，请写进投诉内容，这一栏留空。",
        "No enquiry, application, task, document or absence has this number. Put it right (one number only); without a number, or with more of them, write that into the complaint and leave this empty.", "CP-4", "Number");

    /// <summary>The refusal to register a complaint about oneself.</summary>
    /// <remarks>CP-2: somebody complained about never sees or handles their own case.</remarks>
    public static Refusal AboutYourself { get; } = new(
        "投诉涉及您本人，不能由您登记，请对方联系局长或纪检组其他人员。", "It is about yourself; somebody else has to register it.", "CP-2", "AboutPersonId", RefusalKind.Forbidden);

    /// <summary>Why this person cannot be given the case, or <c>null</c> when they can.</summary>
    /// <param name="level">Before whom the case is.</param>
    /// <param name="took">Whether the person had a part in the matter complained about.</param>
    /// <remarks>CP-2: never somebody it is about; a case about a discipline officer is the director's; conflicts of interest are checked on assignment.</remarks>
    public static Refusal? CannotHandle(ComplaintLevel level, bool officer, bool director, bool subject, bool took)
    {
        if (subject) return Conflict("该人员是被投诉人，不能承办。", "This person is complained about and cannot handle it.");
        if (level is ComplaintLevel.Sealed) return new("涉及局长的投诉不在本局调查，请登记移送上级纪检机关。", "What concerns the director is not investigated here; record that it was passed on.", "CP-2", "", RefusalKind.Conflict);
        if (level is ComplaintLevel.Director && !director) return Conflict("涉及纪检干部的投诉由局长承办。", "What concerns a discipline officer is the director's.");
        if (level is ComplaintLevel.Office && !officer) return Conflict("投诉由纪检干部承办。", "Complaints are handled by discipline officers.");
        return took ? Conflict("该人员经办过所投诉的事项，应当回避。", "This person had a part in the matter complained about and stands aside.") : null;
    }

    /// <summary>The last day of the reply.</summary>
    /// <remarks>CP-3: 15 working days (setting) from registration to the reply.</remarks>
    public static DateOnly ReplyBy(DateOnly registered, int workingDays, WorkingCalendar calendar) => calendar.Add(registered, workingDays);

    /// <summary>Why the case cannot be assigned, or <c>null</c> when it can.</summary>
    /// <param name="replied">Whether the complainant has word already.</param>
    /// <remarks>GN-5: registered → assigned; until it is filed a case may change hands: whoever handled it may be away or have left. So may one that was passed on while the complainant waits for word of it (CP-3).</remarks>
    public static Refusal? CannotAssign(ComplaintState state, bool replied) =>
        state is ComplaintState.Registered or ComplaintState.Assigned or ComplaintState.Found or ComplaintState.Replied || (state is ComplaintState.PassedOn && !replied) ? null : Elsewhere(state);

    /// <summary>Before whom a case is as far as somebody has to be found for it.</summary>
    /// <remarks>CP-2: what concerns the director is not investigated here; once it was passed on, an officer tells the complainant.</remarks>
    public static ComplaintLevel HandledAs(ComplaintLevel level, ComplaintState state) => level is ComplaintLevel.Sealed && state is ComplaintState.PassedOn ? ComplaintLevel.Office : level;

    /// <summary>The refusal to work on somebody else's case.</summary>
    /// <remarks>CP-2: the officer who handles the case.</remarks>
    public static Refusal NotYourCase { get; } = new("只有承办人可以办理这件投诉。", "Only the officer who handles this case may do that.", "CP-2", "", RefusalKind.Forbidden);

    /// <summary>Why no finding can be recorded, or <c>null</c> when one can.</summary>
    /// <remarks>CP-3: investigated, then found; the finding has its grounds, and a substantiated one the facts for the person concerned.</remarks>
    public static Refusal? CannotFind(ComplaintState state, Finding finding, string text, bool investigated, bool hasPerson, string facts)
    {
        if (state is not ComplaintState.Assigned) return Elsewhere(state);
        if (!investigated) return new("请先记下调查情况（调查记录、谈话笔录或证据），再作认定。", "Record the investigation first (a note, an interview or evidence).", "CP-3", "", RefusalKind.Conflict);
        if (!EnquiryRules.Given(text)) return new("请写明认定的依据。", "Write the grounds of the finding.", "CP-3", "Text");
        return finding is not Finding.Not && hasPerson && !EnquiryRules.Given(facts)
            ? new("属实或部分属实的，请写明告知被投诉人的违规事实（不要写是谁反映的）。", "Write the facts for the person concerned (nothing about who told it).", "CP-3", "Facts") : null;
    }

    private static Refusal NotFoundYet(ComplaintState state) => state is ComplaintState.Registered or ComplaintState.Assigned ? NothingFound : Elsewhere(state);

    /// <summary>Why no reply can be recorded, or <c>null</c> when one can.</summary>
    /// <param name="reachable">Whether the complainant left a way to be reached.</param>
    /// <param name="noReply">"Anonymous, no reply possible".</param>
    /// <param name="found">Whether there is something to tell: a finding, or that it was passed on.</param>
    /// <remarks>CP-3: the reply gives the finding and never waits for the measure; without a way to reply that is recorded. CP-2: of what was passed on the complainant is told that and to whom.</remarks>
    public static Refusal? CannotReply(ComplaintState state, bool found, bool replied, bool reachable, bool noReply, string text, string how)
    {
        if (replied) return new("已经记录过答复。", "A reply is recorded already.", "CP-3", "", RefusalKind.Conflict);
        if (!found) return state is ComplaintState.Merged ? new("并入的投诉还没有认定。", "The case it was merged into has no finding yet.", "CP-3", "", RefusalKind.Conflict)
            : NotFoundYet(state);
        if (noReply) return reachable ? new("投诉人留有联系方式，须予答复。", "The complainant can be reached and gets a reply.", "CP-3", "NoReply") : null;
        if (!EnquiryRules.Given(text)) return new("请写明答复内容。", "Write the reply.", "CP-3", "Text");
        return EnquiryRules.Given(how) ? null : new("请写明怎样答复的。", "Say how the reply was given.", "CP-3", "How");
    }

    /// <summary>Why there can be no written reply, or <c>null</c> when there can.</summary>
    /// <remarks>CP-3: the reply gives the finding; without a way to reach the complainant there is none.</remarks>
    public static Refusal? CannotWriteReply(bool found, bool reachable) =>
        !found ? new("作出认定以后才能制作答复书。", "A written reply gives the finding; there is none yet.", "CP-3", "", RefusalKind.Conflict)
        : reachable ? null : new("没有联系方式，无法答复。", "There is no way to reply.", "CP-3", "", RefusalKind.Conflict);

    /// <summary>Why the case cannot be filed, or <c>null</c> when it can.</summary>
    /// <param name="open">Merged complaints whose complainants still wait for their reply.</param>
    /// <remarks>CP-3: nothing closes without a reply, also to each of those whose complaint was merged.</remarks>
    public static Refusal? CannotFile(ComplaintState state, long open) =>
        state is not ComplaintState.Replied ? (state is ComplaintState.Found ? new("还没有答复投诉人，不能归档。", "Without a reply it cannot be filed.", "CP-3", "", RefusalKind.Conflict)
            : NotFoundYet(state))
        : open > 0 ? new($"还有 {open} 件并案的投诉没有答复，不能归档。", $"{open} merged complaints have no reply yet.", "CP-3", "", RefusalKind.Conflict) : null;

    /// <summary>Why the case cannot end with what its complainant took back, or <c>null</c> when it can.</summary>
    /// <param name="open">Merged complaints whose complainants still wait for their reply.</param>
    /// <remarks>CP-3: nothing closes without a reply; others complained of the same.</remarks>
    public static Refusal? OthersWait(long open) => open == 0 ? null : new(
        $"还有 {open} 件并案的投诉没有答复，这件不能就此结束。请选“调查继续”。", $"{open} merged complaints have no reply yet, so the case does not end with this one. Let the investigation go on.", "CP-3", "GoOn", RefusalKind.Conflict);

    /// <summary>Why it cannot be withdrawn, or <c>null</c> when it can.</summary>
    /// <remarks>GN-5: withdrawn while nothing is found; the investigation may go on.</remarks>
    public static Refusal? CannotWithdraw(ComplaintState state, string reason) =>
        state is not (ComplaintState.Registered or ComplaintState.Assigned) ? Elsewhere(state) : EnquiryRules.Given(reason) ? null : new("请写明撤回的情况。", "Write how it was withdrawn.", "CP-3", "Reason");

    /// <summary>Why it cannot be passed on, or <c>null</c> when it can.</summary>
    /// <remarks>CP-2: one about the director is passed to the superior discipline body, and that is recorded.</remarks>
    public static Refusal? CannotPassOn(ComplaintLevel level, ComplaintState state) =>
        level is not ComplaintLevel.Sealed ? new("只有涉及局长的投诉移送上级纪检机关。", "Only what concerns the director is passed on.", "CP-2", "", RefusalKind.Conflict)
        : state is ComplaintState.Registered ? null : Elsewhere(state);

    /// <summary>Why two complaints cannot be merged, or <c>null</c> when they can.</summary>
    /// <remarks>GN-5: the same complaint from several people is one case; each gets their reply.</remarks>
    public static Refusal? CannotMerge(bool same, ComplaintState state, ComplaintState into) =>
        same ? new("不能并入自己。", "It cannot be merged into itself.", "GN-5", "IntoNumber")
        : state is not (ComplaintState.Registered or ComplaintState.Assigned) ? Elsewhere(state)
        : into is ComplaintState.Registered or ComplaintState.Assigned or ComplaintState.Found ? null
        : new("要并入的那一件已经办结或撤回。", "The one to merge into is closed.", "GN-5", "IntoNumber", RefusalKind.Conflict);

    /// <summary>For how many minutes after a look the papers that name who complained are open to whoever looked.</summary>
    /// <remarks>CP-2: a paper that is read, printed and saved in one go is one look.</remarks>
    public const int LookMinutes = 10;

    /// <summary>The refusal to print papers that name who complained without a look for a purpose.</summary>
    /// <remarks>CP-2: every look is logged with its purpose.</remarks>
    public static Refusal OpenItFirst { get; } = new("答复书写有投诉人身份：请先在文书页写明目的并打开正文，再打印或下载。", "The reply names who complained: open it on its page with a purpose first, then print or save it.", "CP-2", "", RefusalKind.Conflict);

    /// <summary>Why an identity cannot be opened now, or <c>null</c> when it can.</summary>
    /// <remarks>CP-2: every look is logged with its purpose; very many in an hour are stopped.</remarks>
    public static Refusal? CannotLook(string purpose, long looks) =>
        !EnquiryRules.Given(purpose) ? new("请写明查看身份的目的。", "Say for what purpose.", "CP-2", "Purpose")
        : looks >= MostLooks ? new("一小时内查看次数过多，请稍后再试。", "Too many looks within an hour; come back later.", "CP-2", "", RefusalKind.TooMany) : null;

    /// <summary>The refusal to show a citizen's phone to an officer who handles no complaint about the enquiry.</summary>
    /// <remarks>CP-2: the officer who handles the case.</remarks>
    public static Refusal NoPhoneWithoutCase { get; } = new(
        "只有承办涉及该登记的投诉时，才能查看完整电话。", "The full number is shown to the officer who handles a complaint about this enquiry only.", "CP-2", "", RefusalKind.Forbidden);

    /// <summary>Why somebody unknown may not complain again now, or <c>null</c> when they may.</summary>
    /// <remarks>CP-1: anybody may complain; a flood from one address is stopped.</remarks>
    public static Refusal? Flooded(long fromHere, long fromAll, int mostHere) =>
        fromHere >= mostHere || fromAll >= mostHere * 60
            ? new("提交过于频繁，请一小时后再试，或打电话、来信、投举报箱。", "Too many at once; try again in an hour, or call, write, or use the report box.", "CP-1", "", RefusalKind.TooMany) : null;

    /// <summary>The refusal to answer or close before anything was found.</summary>
    /// <remarks>CP-3: investigated, found, replied, filed, in this order.</remarks>
    public static Refusal NothingFound { get; } = new(
        "这件投诉还没有认定：请先调查并作出认定，再答复投诉人，然后归档。", "Nothing is found in this case yet: investigate and record the finding first, then reply, then file it.", "CP-3", "", RefusalKind.Conflict);

    /// <summary>The refusal for a case that is not where the act needs it.</summary>
    /// <remarks>GN-5: every state is left once.</remarks>
    public static Refusal Elsewhere(ComplaintState state) => new(
        $"这件投诉现在是“{state.Zh()}”，不能这样办。", $"This complaint is \"{state.En()}\" now; that is not possible.", "GN-5", "", RefusalKind.Conflict);

    private static Refusal Conflict(string zh, string en) => new(zh, en, "CP-2", "HandlerId", RefusalKind.Conflict);
}
