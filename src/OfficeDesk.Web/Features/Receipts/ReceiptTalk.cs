using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>What things of an application are called on screen.</summary>
public static class ReceiptTalk
{
    public static string Zh(PaperForm form) => form switch { PaperForm.Original => "原件", PaperForm.Copy => "复印件", _ => "原件和复印件" };

    public static string En(PaperForm form) => form switch { PaperForm.Original => "original", PaperForm.Copy => "copy", _ => "original and copy" };

    public static string Of(Words t, PaperState state) => state switch
    {
        PaperState.HandedIn => t["已交", "Handed in"], PaperState.Missing => t["缺", "Missing"], PaperState.WrongForm => t["形式不符", "Wrong form"], _ => t["不需要", "Not needed"],
    };

    public static string Of(Words t, ApplicationState state) => state switch
    {
        ApplicationState.Received => t["待核对", "To be checked"], ApplicationState.Checked => t["等复核、答复或批准", "Waits for somebody"], ApplicationState.NoticeOut => t["等补正", "Waits for papers"], ApplicationState.Accepted => t["已受理", "Accepted"],
        ApplicationState.NotAccepted => t["不予受理", "Not accepted"], ApplicationState.Lapsed => t["已终止（逾期未补）", "Lapsed"], _ => t["已撤回", "Withdrawn"],
    };

    public static string Tag(ApplicationState state) => state switch
    {
        ApplicationState.Accepted => "tag-g", ApplicationState.NotAccepted or ApplicationState.Lapsed => "tag-r", ApplicationState.Received or ApplicationState.Checked or ApplicationState.NoticeOut => "tag-y", _ => "",
    };

    public static string Of(Words t, Slips slips) => slips switch { Slips.None => t["没有", "none"], Slips.Corrected => t["当场更正", "put right on the spot"], _ => t["须补正", "to be put right"] };

    public static string Of(Words t, ReviewState review) => review switch { ReviewState.Waiting => t["待复核", "Waits for review"], ReviewState.Upheld => t["复核同意", "Agreed"], _ => t["复核不同意", "Not agreed"] };

    /// <summary>Why the answers come to this, and what happens next.</summary>
    public static string Why(Words t, ReceiptOutcome outcome, CheckPart part) => outcome switch
    {
        ReceiptOutcome.NoDecision => t["这件事不需要作出决定：当场口头告知；否定报备经股室负责人复核后，当日发出书面决定。", "Nothing has to be decided: told orally now; the filing is reviewed by the chief, the written decision goes out the same day."],
        ReceiptOutcome.NotOurs => t["不属本局职权：当场口头告知应到哪里；否定报备经股室负责人复核后，当日发出书面决定。", "Not within our powers: told orally now where to go; the filing is reviewed by the chief, the written decision goes out the same day."],
        ReceiptOutcome.Corrected => t[$"当场更正，其余齐全：受理{Due(t, part)}。", $"Put right on the spot, the rest is complete: accepted{Due(t, part)}."],
        ReceiptOutcome.Incomplete => t[$"一次写全所缺，书面告知；最迟 {t.Long(part.TellBy)}，逾期不告知视为受理。", $"One written notice with everything; at the latest {t.Long(part.TellBy)}, else it counts as accepted."],
        ReceiptOutcome.Unclear => t[$"请示领导，{t.ByLong(part.TellBy)}答复办事人。", $"The leader is asked; the citizen is told {t.ByLong(part.TellBy)}."],
        _ => t[$"材料齐全、形式相符：受理{Due(t, part)}。", $"Complete and in the right form: accepted{Due(t, part)}."],
    };

    private static string Due(Words t, CheckPart part) => part.DueOn is { } due ? t[$"，承诺 {t.ByLong(due, part.Provisional)}办结", $", due {t.ByLong(due, part.Provisional)}"] : "";
}
