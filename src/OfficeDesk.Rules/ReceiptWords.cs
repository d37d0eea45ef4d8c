namespace OfficeDesk.Rules;

/// <summary>What the outcomes of a check are called, in both languages, on screens and in the story.</summary>
public static class ReceiptWords
{
    public static string Zh(ReceiptOutcome outcome) => outcome switch
    {
        ReceiptOutcome.NoDecision => "无须作出决定，不予受理", ReceiptOutcome.NotOurs => "不属本局职权，不予受理", ReceiptOutcome.Corrected => "当场更正后受理", ReceiptOutcome.Incomplete => "一次性告知补正", ReceiptOutcome.Unclear => "规定不明确，请示领导", _ => "受理",
    };

    public static string En(ReceiptOutcome outcome) => outcome switch
    {
        ReceiptOutcome.NoDecision => "no decision is needed: not accepted", ReceiptOutcome.NotOurs => "not within the bureau's powers: not accepted", ReceiptOutcome.Corrected => "slips put right on the spot: accepted",
        ReceiptOutcome.Incomplete => "one notice of what is missing", ReceiptOutcome.Unclear => "the rules are unclear: the leader is asked", _ => "accepted",
    };
}
