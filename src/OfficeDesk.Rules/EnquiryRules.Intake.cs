namespace OfficeDesk.Rules;

/// <summary>Who asks for which route, and to whom the matter would go.</summary>
/// <param name="Route">One of the four.</param>
/// <param name="HasPost">Whether a post of the bureau's system does such matters.</param>
/// <param name="Asker">The first contact.</param>
/// <param name="AskerSection">The first contact's section.</param>
/// <param name="Receiver">Who would take the matter over; <c>null</c> where nobody is found or it is led outside.</param>
/// <param name="ReceiverSection">The receiver's section; 0 without one.</param>
/// <remarks>FC-2: own duty, own section, another section or unit, outside the system.</remarks>
public sealed record Routing(EnquiryRoute Route, bool HasPost, long Asker, long AskerSection, long? Receiver, long ReceiverSection);

public static partial class EnquiryRules
{
    /// <summary>How many days back a first contact may be recorded.</summary>
    public const int RecordedWithinDays = 30;

    /// <summary>Why this time of receipt cannot be right, or <c>null</c> when it can. A minute ahead is forgiven to clocks.</summary>
    /// <remarks>FC-2: a record needs the time received.</remarks>
    public static Refusal? ReceivedNotCredible(DateTimeOffset received, DateTimeOffset now) =>
        received > now.AddMinutes(1)
            ? new("收到时间在将来，请核对。", "The time received lies in the future; please check it.", "FC-2", "ReceivedAt")
        : received < now.AddDays(-RecordedWithinDays)
            ? new($"收到时间早于 {RecordedWithinDays} 天前，不能补登。请核对日期；确属遗漏的，请告诉股室负责人。",
                $"The time received is more than {RecordedWithinDays} days back and cannot be recorded now. Check the date; if it was really missed, tell the section chief.", "FC-2", "ReceivedAt")
        : null;

    /// <summary>The refusal of a time of receipt that is no time.</summary>
    /// <remarks>FC-2: a record needs the time received.</remarks>
    public static Refusal ReceivedUnreadable { get; } = new("收到时间看不懂，请重新选择日期和时间。", "The time received cannot be read; choose the date and time again.", "FC-2", "ReceivedAt");

    /// <summary>Why the route does not fit the people and the matter, or <c>null</c> when it does.</summary>
    /// <remarks>FC-2: route 1 is one's own duty, 2 another's in the own section, 3 another section or unit, 4 outside the system.</remarks>
    public static Refusal? RouteContradicts(Routing r) => r.Route switch
    {
        EnquiryRoute.Own or EnquiryRoute.SameSection when !r.HasPost => new(
            "这件事不是本局岗位的职责：请选“转其他单位”或“系统外引导”。",
            "No post of the bureau does this matter: choose \"another unit\" or \"outside the system\".", "FC-2", "Route"),
        EnquiryRoute.Own when r.Receiver != r.Asker => new(
            "选了“本人办理”，承办人只能是您本人；要交给别人，请选转办。",
            "\"My own duty\" means that you answer for it; to pass it on, choose another route.", "FC-2", "ResponsibleId"),
        EnquiryRoute.SameSection or EnquiryRoute.OtherUnit when r.Receiver == r.Asker => new(
            "这件事由您本人承办：请选“本人办理”。", "You are the one who answers for this matter: choose \"my own duty\".", "FC-2", "Route"),
        EnquiryRoute.SameSection when r.Receiver is null => ResponsibleRules.NobodyAnswers with { Field = "ResponsibleId" },
        EnquiryRoute.SameSection when r.ReceiverSection != r.AskerSection => new(
            "承办人不在您的股室：请选“转其他单位”，或另选本股室的人。",
            "The answering person is not of your section: choose \"another unit\", or somebody of your section.", "FC-2", "Route"),
        EnquiryRoute.OtherUnit when r.ReceiverSection == r.AskerSection && r.Receiver is not null => new(
            "承办人就在您的股室：请选“转同股室”。", "The answering person is of your own section: choose \"my section\".", "FC-2", "Route"),
        _ => null,
    };

    /// <summary>Why the answer cannot be recorded together with the first contact, or <c>null</c> when it can.</summary>
    /// <remarks>FC-2: own duty is dealt with, or the citizen is told everything needed at once.</remarks>
    public static Refusal? AnswerNotYours(EnquiryRoute route, string? answer) =>
        route is EnquiryRoute.Own || !Given(answer) ? null
            : new("只有本人办理的事项可以当场答复办结；转办的由承办人答复。", "Only one's own matter is answered at once; a matter passed on is answered by its receiver.", "FC-2", "Answer");

    /// <summary>Why another visit cannot be written into this enquiry, or <c>null</c> when it can.</summary>
    /// <remarks>GN-5: only an open enquiry goes on; what is answered or ended is a new one.</remarks>
    public static Refusal? CannotAdd(EnquiryState state) => state is EnquiryState.Open ? null : new(
        "那一件已经不在办理中，不能并入；请另行登记。", "That enquiry is no longer open and takes nothing more; log a new one.", "GN-5", "", RefusalKind.Conflict);

    /// <summary>The refusal of a matter that is not, or no longer, in the catalogue.</summary>
    /// <remarks>FC-3: the responsible person is found from the matter.</remarks>
    public static Refusal MatterUnknown { get; } = new("请从事项目录中选择事项。", "Choose the matter from the catalogue.", "FC-3", "MatterTypeId");

    /// <summary>A phone number as it is kept and compared: digits only, a leading + at most, the prefix +86 left out.</summary>
    /// <remarks>FC-2: the same phone, however it is typed, is the same citizen.</remarks>
    public static string PlainPhone(string? phone)
    {
        var text = (phone ?? "").Trim();
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (!text.StartsWith('+')) return digits;
        return digits.StartsWith("86", StringComparison.Ordinal) && digits.Length > 5 ? digits[2..] : "+" + digits;
    }
}
