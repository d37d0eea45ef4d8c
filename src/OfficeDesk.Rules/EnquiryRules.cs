namespace OfficeDesk.Rules;

/// <summary>How the citizen reached the office.</summary>
/// <remarks>FC-1: whatever the channel, the first whom a citizen reaches is the first contact.</remarks>
public enum Channel { Visit, Call, Hotline, Letter, OfficialLetter, Online, Other }

/// <summary>The four ways an enquiry can go, and no others.</summary>
/// <remarks>FC-2: own duty, own section, another unit of the bureau's system, outside the system.</remarks>
public enum EnquiryRoute { Own, SameSection, OtherUnit, Outside }

/// <summary>Rules on what the record of a first contact needs.</summary>
public static partial class EnquiryRules
{
    /// <summary>Why the citizen cannot be reached by this record, or <c>null</c> when the record is in order.</summary>
    /// <param name="phone">A phone number reaches somebody.</param>
    /// <param name="organisation">So does an organisation, village or community.</param>
    /// <param name="name">A name alone reaches nobody.</param>
    /// <param name="noneLeft">The citizen left no way to reach them; a name may be known all the same.</param>
    /// <remarks>FC-2: at least one way to reach the citizen, or the record that none was left.</remarks>
    public static Refusal? ContactMissing(string? phone, string? organisation, string? name, bool noneLeft)
    {
        var reachable = Given(phone) || Given(organisation);
        if (reachable && noneLeft)
            return new("已填联系方式，又勾选了“未留联系方式”，两者只能选一。", "A way to reach the citizen is given and \"no contact left\" is ticked as well; keep one of the two.", "FC-2", "NoneLeft");
        if (reachable || noneLeft) return null;
        return Given(name)
            ? new("只有姓名无法联系办事人：请补填电话或单位（村、社区），或勾选“未留联系方式”。", "A name alone does not reach the citizen: add a phone or an organisation (village, community), or tick \"no contact left\".", "FC-2", "Phone")
            : new("请填写办事人的电话或单位（村、社区），或勾选“未留联系方式”。", "Enter the citizen's phone or organisation (village, community), or tick \"no contact left\".", "FC-2", "Phone");
    }

    /// <summary>Why the phone number cannot be used, or <c>null</c> when it can or is empty.</summary>
    /// <remarks>FC-2: a phone number must reach the citizen.</remarks>
    public static Refusal? PhoneMalformed(string? phone)
    {
        if (!Given(phone)) return null;
        var text = phone!.Trim();
        var good = text.Length is >= 3 and <= 20
            && text.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or ' ')
            && text.Count(char.IsAsciiDigit) >= 3
            && text.LastIndexOf('+') <= 0;
        return good ? null : new(
            "电话请只写数字、空格和短横线，3 至 20 位，开头可加 +，例如 0871-1000001。",
            "Write the phone with digits, spaces and hyphens only, 3 to 20 characters, + at the start at most, such as 0871-1000001.", "FC-2", "Phone");
    }

    /// <summary>Why the record does not say what is asked, or <c>null</c> when it does.</summary>
    /// <remarks>FC-2: a record needs what the citizen asks.</remarks>
    public static Refusal? AskMissing(string? ask) =>
        Given(ask) ? null : new("请写明办事人要办什么事、问什么。", "Write what the citizen asks for.", "FC-2", "Ask");

    /// <summary>Why the route's own record is incomplete, or <c>null</c> when it is complete or the route needs none.</summary>
    /// <param name="route">One of the four routes.</param>
    /// <param name="unit">The unit the citizen was told to go to.</param>
    /// <param name="reached">Whom the first contact reached there.</param>
    /// <param name="detailsGiven">Nobody answered: which contact details the citizen was given.</param>
    /// <param name="guidance">Outside the system: what was explained and advised.</param>
    /// <remarks>FC-5: a referral says whom the first contact reached there, or that nobody answered and which contact details were given.</remarks>
    public static Refusal? ReferralIncomplete(EnquiryRoute route, string? unit, string? reached, string? detailsGiven, string? guidance) => route switch
    {
        EnquiryRoute.Own or EnquiryRoute.SameSection => null,
        EnquiryRoute.OtherUnit when !Given(unit) => new("请写明引导到哪个股室或单位。", "Write to which section or unit the citizen was led.", "FC-5", "Unit"),
        EnquiryRoute.OtherUnit when !Given(reached) && !Given(detailsGiven) => new(
            "请写明联系上了对方哪一位；无人接听的，写明告诉了办事人什么联系方式。",
            "Write whom you reached there; if nobody answered, write which contact details you gave the citizen.", "FC-5", "Reached"),
        EnquiryRoute.OtherUnit => null,
        EnquiryRoute.Outside when Given(guidance) => null,
        EnquiryRoute.Outside => new("不属本系统的事项，请写明作了什么解释和引导。", "For a matter outside the system, write what you explained and where you pointed the citizen.", "FC-2", "Guidance"),
        _ => new("请在四种去向中选一种。", "Choose one of the four routes.", "FC-2", "Route"),
    };

    /// <summary>Why the enquiry may not be closed, or <c>null</c> when it may.</summary>
    /// <param name="answered">An answer was given to the citizen and recorded.</param>
    /// <param name="noContactLeft">The record says that no contact was left.</param>
    /// <param name="failedTries">The day of each try that reached nobody, in any order.</param>
    /// <remarks>FC-6: every matter gets an answer, or the record that no contact was left, or that three tries on two days failed.</remarks>
    public static Refusal? MayNotClose(bool answered, bool noContactLeft, IReadOnlyList<DateOnly> failedTries)
    {
        if (answered || noContactLeft || (failedTries.Count >= 3 && failedTries.Distinct().Skip(1).Any())) return null;
        var days = failedTries.Distinct().Count();
        return new(
            $"还没有答复办事人：请先记录答复；联系不上的，须至少试三次、分在两天（现有 {failedTries.Count} 次，{days} 天）。",
            $"The citizen has no answer yet: record the answer, or at least three failed tries on two different days (so far {failedTries.Count} on {days}).", "FC-6", "Answer");
    }

    internal static bool Given(string? text) => !string.IsNullOrWhiteSpace(text);
}
