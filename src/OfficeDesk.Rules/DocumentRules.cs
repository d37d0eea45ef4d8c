namespace OfficeDesk.Rules;

/// <summary>Rules on documents and their templates.</summary>
public static class DocumentRules
{
    /// <summary>The refusal to issue a document with a hole in it.</summary>
    /// <param name="kind">The kind of document, in Chinese and English.</param>
    /// <param name="field">The field as the template names it.</param>
    /// <param name="whereZh">Where people enter it.</param>
    /// <param name="whereEn">The same in English.</param>
    /// <remarks>NT-3: a document has all fields that its rule names.</remarks>
    public static Refusal FieldMissing((string Zh, string En) kind, string field, string whereZh, string whereEn) => new(
        $"{kind.Zh}缺“{field}”，不能签发。请先填写：{whereZh}。", $"The document ({kind.En}) cannot be issued without \"{field}\". Enter it first: {whereEn}.", "NT-3", field);

    /// <summary>The refusal of a template with a mistake.</summary>
    /// <param name="line">The line of the template, from 1; 0 when it is the whole of it.</param>
    /// <remarks>NT-5: a template with a mistake is refused on saving with the line.</remarks>
    public static Refusal TemplateWrong(int line, string zh, string en) => new(
        line > 0 ? $"第 {line} 行：{zh}" : zh, line > 0 ? $"Line {line}: {en}" : en, "NT-5", "Text");

    /// <summary>The refusal when not even the template that was shipped can be used.</summary>
    /// <remarks>NT-5: a broken template never stops an issue; without any there is nothing to issue with.</remarks>
    public static Refusal NoTemplate(string zh, string en) => new(
        $"“{zh}”没有可用的模板，请告诉系统管理员。", $"There is no usable template of \"{en}\". Tell the system administrator.", "NT-5", "", RefusalKind.Conflict);

    /// <summary>The refusal when there is no such kind of document.</summary>
    /// <remarks>NT-2: the kinds of documents are those the office ships.</remarks>
    public static Refusal UnknownKind { get; } = new("没有这种文书。", "There is no such kind of document.", "NT-2", "Kind", RefusalKind.NotFound);

    /// <summary>Why a document cannot be made void, or <c>null</c> when it can.</summary>
    /// <param name="isVoid">Whether it is void already.</param>
    /// <param name="reason">Why it is made void.</param>
    /// <remarks>NT-1: a void document keeps its number and says why.</remarks>
    public static Refusal? CannotVoid(bool isVoid, string? reason) =>
        isVoid ? new("这份文书已经作废。", "This document is void already.", "NT-1", "", RefusalKind.Conflict)
        : EnquiryRules.Given(reason) ? null
        : new("请写明作废的原因；编号保留，不再使用。", "Write why it is made void; its number is kept and not used again.", "NT-1", "Reason");

    /// <summary>Why the service of a document cannot be recorded, or <c>null</c> when it can.</summary>
    /// <param name="isVoid">Whether the document is void.</param>
    /// <param name="served">Whether its service is recorded already.</param>
    /// <param name="issued">The day it was issued.</param>
    /// <param name="on">The day it was served.</param>
    /// <param name="today">Today in the office.</param>
    /// <param name="signer">Who signed for it; where nobody signs (posted, left, sent by a system): the witness or the proof.</param>
    /// <remarks>NT-4: service is recorded: how, when, who signed.</remarks>
    public static Refusal? CannotServe(bool isVoid, bool served, DateOnly issued, DateOnly on, DateOnly today, string? signer)
    {
        if (isVoid) return new("作废的文书不能送达。", "A void document is not served.", "NT-4", "", RefusalKind.Conflict);
        if (served) return new("这份文书的送达已经记录过了。", "The service of this document is recorded already.", "NT-4", "", RefusalKind.Conflict);
        if (on < issued || on > today) return new($"送达日期须在签发日（{issued:yyyy年M月d日}）至今天之间。", $"It was served between the day of issue ({issued:yyyy-MM-dd}) and today.", "NT-4", "On");
        return EnquiryRules.Given(signer) ? null
            : new("请写明签收人；无人签收的，写明见证人或送达凭据。", "Write who signed for it; where nobody did, the witness or the proof.", "NT-4", "SignedBy");
    }

    /// <summary>The refusal to serve the notice of a measure as any other paper.</summary>
    /// <remarks>BR-3: from its service on the appeal and the effect count, so the measure records it.</remarks>
    public static Refusal ServedWithMeasure { get; } = new(
        "这是处理措施的通知，请在违规与处理的页面登记送达：申诉期和影响期从那里起算。", "This is the notice of a measure: record its service on the page of the breach, where the appeal and the effect begin.", "BR-3", "", RefusalKind.Conflict);

    /// <summary>The refusal to take back what one was ordered.</summary>
    /// <remarks>GN-1: nobody decides their own matter; an order is made void by who gave it, the discipline office or the director.</remarks>
    public static Refusal NotTakenBack { get; } = new(
        "这份文书是下达的，只有签发人、纪检监察室或局长可以作废。", "This paper is an order: only who issued it, the discipline office or the director makes it void.", "GN-1", "", RefusalKind.Forbidden);

    /// <summary>The refusal to record the service of a paper on oneself.</summary>
    /// <remarks>GN-1: nobody decides their own matter; NT-4: service is recorded by the side that serves.</remarks>
    public static Refusal NotServedByOneself { get; } = new(
        "这份文书是给您或下达给本股室的，送达由签发的一方登记；请与签发人联系。", "This paper is for you or an order to your section: the side that issued it records its service. Please ask whoever issued it.", "NT-4", "", RefusalKind.Forbidden);

    /// <summary>The refusal to make a document once more that ends with its thing.</summary>
    /// <remarks>NT-4: what was issued never changes.</remarks>
    public static Refusal NotReady(string zh, string en) => new(zh, en, "NT-4", "", RefusalKind.Conflict);

    /// <summary>How many times a document may be printed in one job.</summary>
    public const int MostAtOnce = 200;

    /// <summary>Why this cannot be printed in one job, or <c>null</c> when it can.</summary>
    /// <remarks>NT-2: what is printed is what was issued.</remarks>
    public static Refusal? CannotPrint(int chosen) => chosen is >= 1 and <= MostAtOnce ? null
        : new($"请选择 1 至 {MostAtOnce} 份文书。", $"Choose 1 to {MostAtOnce} documents.", "NT-2", "Ids");

    /// <summary>Why no reminder can be issued of a task, or <c>null</c> when it can.</summary>
    /// <param name="running">Whether the task is still to be done or reported.</param>
    /// <param name="left">Working days left; negative when overdue.</param>
    /// <param name="yellowWithin">From how many working days on the light is yellow.</param>
    /// <remarks>ES-1: reminded is who is near the due date or past it.</remarks>
    public static Refusal? CannotRemind(bool running, int left, int yellowWithin) =>
        !running ? new("这件事已经办结或作废，不用催办。", "This task is done or void; there is nothing to remind of.", "ES-1", "", RefusalKind.Conflict)
        : left > yellowWithin ? new($"还有 {left} 个工作日，没有临期，不用催办。", $"There are {left} working days left: it is not due soon, so there is nothing to remind of.", "ES-1", "", RefusalKind.Conflict)
        : null;

    /// <summary>Why nobody issues this reminder, or <c>null</c> when somebody else answers for the task.</summary>
    /// <remarks>ES-1: who answers for a task is reminded by somebody else; a numbered paper to oneself reminds nobody.</remarks>
    public static Refusal? OwnReminder(long asker, long answering) => asker != answering ? null
        : new("这件由您本人承办，不给自己出催办单，请直接办理。", "You answer for this one yourself: there is nobody to remind; go on with it.", "ES-1", "", RefusalKind.Conflict);

    /// <summary>What is missing in a reminder, or <c>null</c> when nothing is.</summary>
    /// <remarks>ES-1: a reminder says what is to be done and by when.</remarks>
    public static Refusal? ReminderIncomplete(string? demand, DateOnly replyBy, DateOnly today) =>
        !EnquiryRules.Given(demand) ? new("请写明要求。", "Write what is demanded.", "ES-1", "Demand")
        : replyBy < today || replyBy > today.AddDays(60) ? new("反馈日期须在今天至 60 天内。", "The answer is expected between today and 60 days from now.", "ES-1", "ReplyBy")
        : null;

    /// <summary>What somebody typed, as a sentence of a paper: it ends with one full stop.</summary>
    /// <param name="text">An end of its own (。！？… and a quotation or bracket that has one) stays; a comma or a Western stop at the end gives way.</param>
    /// <remarks>NT-3: papers are composed of typed text and need no second hand to put their stops right. Empty stays empty.</remarks>
    public static string Sentence(string? text)
    {
        var said = (text ?? "").Trim().TrimEnd('，', '、', '；', '：', ',', ';', '.', ' ');
        if (said.Length == 0) return "";
        var inside = said.TrimEnd('”', '’', '」', '』', '）', '》');
        if (inside.Length > 0 && "。！？…!?".Contains(inside[^1], StringComparison.Ordinal)) return said.EndsWith('。') ? said.TrimEnd('。') + "。" : said;
        return said + "。";
    }
}
