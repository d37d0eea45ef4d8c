namespace OfficeDesk.Web.Office;

/// <summary>What the system itself writes as the result of a task that ends with something else; all other results somebody typed.</summary>
/// <remarks>Kept in Chinese, as it stands on papers; <see cref="Shown"/> says it in the reader's language.</remarks>
public static class TaskResults
{
    public const string TakenUp = "已接收并联系办事人", HandedIn = "已收件，按申请办理", Accepted = "已受理", Deemed = "逾期未告知，视为自收到之日起受理", NotAccepted = "不予受理", Noticed = "已一次性告知补正",
        Withdrawn = "办事人撤回申请", QuestionOver = "超过告知期限，申请视为受理";

    private static readonly (string Zh, string En)[] Written =
    [
        (TakenUp, "taken up, the citizen contacted"), (HandedIn, "the papers were handed in: dealt with as an application"), (Accepted, "accepted"), (Deemed, "nobody was told in time: counts as accepted from the day of receipt"),
        (NotAccepted, "not accepted"), (Noticed, "told once what is missing"), (Withdrawn, "the citizen withdrew the application"), (QuestionOver, "the time for telling was over: the application counts as accepted"),
    ];

    /// <summary>A result in the reader's language; what somebody typed stays as typed.</summary>
    public static string Shown(string result, bool english) => english && Array.Find(Written, w => w.Zh == result) is { En: { } en } ? en : result;
}
