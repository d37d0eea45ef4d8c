using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Receipts;

namespace OfficeDesk.Tests.Features.Receipts;

/// <summary>Temporary assistance (matter 4, post of staff4) handed in by one citizen.</summary>
internal static class ReceiptScene
{
    public const long Matter = 4;
    public static readonly string[] Needed = ["临时救助申请书", "申请人身份证", "户口簿（原件核对后退还）", "家庭经济状况核对授权书", "遭遇困难的证明（火灾、事故、病历等）", "申请人本人银行卡或存折（用于发放）"];

    public static Asker Handler => TestDesk.As("staff4");

    public static CheckAnswers Good => new(true, true, true, Slips.None, false);

    /// <summary>Every paper handed in, but for those named.</summary>
    public static IReadOnlyList<Paper> Papers(params string[] missing) => [.. Needed.Select(n => new Paper(n, missing.Contains(n) ? PaperState.Missing : PaperState.HandedIn))];

    public static ReceiveApplication Receive(CheckAnswers? check, params string[] missing) => new(Matter, CitizenName: "来访人甲", Phone: "10000090011", Papers: Papers(missing), Check: check);

    /// <summary>An application whose notice is out and names the identity card.</summary>
    public static Task<ApplicationSettled> Incomplete(this TestDesk desk) => desk.Done(Handler, Receive(Good, Needed[1]));

    /// <summary>An application that was taken and has to be checked.</summary>
    public static Task<ApplicationSettled> Taken(this TestDesk desk) => desk.Done(Handler, Receive(null));

    /// <summary>The id of a refusal that waits for its review.</summary>
    public static async Task<long> Refused(this TestDesk desk)
    {
        var a = await desk.Done(Handler, Receive(Good with { Ours = false, Reason = "属医保报销", GoTo = "县医疗保障局" }));
        return (await desk.Rows<long>("SELECT r.id FROM refusals r JOIN applications a ON a.id = r.application_id WHERE a.number = @Number", new { a.Number })).Single();
    }

    /// <summary>The id of a further notice that waits for the chief.</summary>
    public static async Task<(ApplicationSettled A, long Notice)> Second(this TestDesk desk)
    {
        var a = await desk.Incomplete();
        var asked = await desk.Done(Handler, new AskMore(a.Number, a.Version, "前次漏写", [new MoreItem("收入证明")]));
        return (asked, (await desk.Rows<long>("SELECT n.id FROM notices_once n JOIN applications a ON a.id = n.application_id WHERE a.number = @Number AND n.state = 'Waiting'", new { a.Number })).Single());
    }

    public static async Task<(string State, int Version)> StateOf(this TestDesk desk, string number) => (await desk.Rows<(string, int)>("SELECT state, version FROM applications WHERE number = @number", new { number })).Single();
}
