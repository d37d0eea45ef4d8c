namespace OfficeDesk.Rules;

public static partial class EnquiryRules
{
    /// <summary>Why one enquiry cannot go into another, or <c>null</c> when it can.</summary>
    /// <param name="same">Whether it is the same enquiry.</param>
    /// <param name="into">Where the other one stands.</param>
    /// <param name="later">Whether the other one came later.</param>
    /// <param name="onItsWay">Whether the one to be merged is being transferred.</param>
    /// <param name="applied">Whether an application hangs on the one to be merged.</param>
    /// <param name="overdue">Whether a task of the one to be merged is overdue: what is overdue is made void by the division leader only.</param>
    /// <remarks>GN-5: merging keeps both first contacts; into the earlier one, so that no deadline becomes longer by it.</remarks>
    public static Refusal? CannotMerge(bool same, EnquiryState into, bool later, bool onItsWay, bool applied, bool overdue) =>
        same ? new("不能并入自己。", "It cannot be merged into itself.", "GN-5", "Into")
        : into is not (EnquiryState.Open or EnquiryState.Answered) ? new("要并入的那一件已经结案、撤回或并入别件，不能再并入。", "The one to merge into is closed, withdrawn or merged itself.", "GN-5", "Into", RefusalKind.Conflict)
        : later ? new("只能并入较早的一件，期限按较早的算；请到较晚的那一件里操作。", "Merge into the earlier one, whose deadline holds; do it from the later one.", "GN-5", "Into")
        : onItsWay ? new("这件事正在转办：请等对方接收并联系办事人，或退回后再并入。", "It is being transferred: let the receiver take it up or send it back before merging.", "GN-5", "", RefusalKind.Conflict)
        : applied ? new("这件来访已经收了申请材料，不能并入别件；申请人不办了的，请撤回申请。", "An application was received with it; it cannot go into another. If the applicant gives it up, withdraw the application.", "GN-5", "", RefusalKind.Conflict)
        : overdue ? new("这一件的事项已超期：请先办结，或由分管领导作废，再并入。", "Its task is overdue: finish it, or have the division leader make it void, before merging.", "GN-5", "", RefusalKind.Conflict)
        : null;
}
