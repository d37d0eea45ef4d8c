using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Clocks;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Receipts;

namespace OfficeDesk.Tests.Access;

/// <summary>Applications of urban assistance received by staff1, with what may wait on them.</summary>
internal sealed class ReceiptScenes : ISceneBook
{
    private static readonly CheckAnswers Good = new(true, true, true, Slips.None, false);

    private static readonly CheckAnswers NotOurs = Good with { Ours = false, Reason = "属医保报销", GoTo = "县医疗保障局" };

    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(ReceiptForm)] = async s => new(new ReceiptForm((await s.Enquiry()).Number)),
        [nameof(TellOnce)] = async s => new(new TellOnce((await s.Enquiry()).Number)),
        [nameof(ShowApplication)] = async s => new(new ShowApplication((await Taken(s)).Number)),
        [nameof(ListApplications)] = async s => new(new ListApplications(Take: 1000), $"\"{(await Taken(s)).Number}\""),
        [nameof(CheckApplication)] = async s => { var a = await Taken(s); return new(new CheckApplication(a.Number, a.Version, [], Good)); },
        [nameof(HandIn)] = async s => { var a = await Incomplete(s); return new(new HandIn(a.Number, a.Version, [])); },
        [nameof(AskMore)] = async s => { var a = await Incomplete(s); return new(new AskMore(a.Number, a.Version, "", [new MoreItem("新材料", true, "新情况")])); },
        [nameof(IssueAgain)] = async s =>
        {
            var a = await Incomplete(s);
            var paper = await s.One<long>("SELECT d.id FROM documents d JOIN applications a ON a.id = d.subject_id WHERE a.number = @Number AND d.kind = 'supplement'", new { a.Number });
            await s.Desk.Done(TestDesk.As("chief1"), new VoidDocument(paper, "写错了", 1));
            return new(new IssueAgain(a.Number, paper, a.Version));
        },
        [nameof(WithdrawApplication)] = async s => { var a = await Taken(s); return new(new WithdrawApplication(a.Number, "不办了", a.Version)); },
        [nameof(AnswerQuestion)] = async s => { var a = await Receive(s, Good with { Unclear = true, Question = "能否受理" }); return new(new AnswerQuestion(a.Number, "可以", a.Version)); },
        [nameof(ReviewRefusal)] = async s => { var a = await Receive(s, NotOurs); return new(new ReviewRefusal(await RefusalOf(s, a.Number), true, "", 1)); },
        [nameof(ListRefusals)] = async s => { var a = await Receive(s, NotOurs); return new(new ListRefusals(Take: 1000), $"\"{a.Number}\""); },
        [nameof(DecideSecondNotice)] = async s =>
        {
            var a = await Incomplete(s);
            await s.Desk.Done(Stage.Staff1, new AskMore(a.Number, a.Version, "漏写", [new MoreItem("收入证明")]));
            return new(new DecideSecondNotice(await s.One<long>("SELECT n.id FROM notices_once n JOIN applications a ON a.id = n.application_id WHERE a.number = @Number AND n.state = 'Waiting'", new { a.Number }), true, "", 1));
        },
        [nameof(ShowClock)] = async s => new(new ShowClock((await s.Enquiry()).Number)),
        [nameof(AskClock)] = async s => new(Pause((await s.Enquiry()).Number)),
        [nameof(DecideClock)] = async s => new(new DecideClock((await s.Desk.Done(Stage.Staff1, Pause((await s.Enquiry()).Number))).Id, true, "", 1)),
    };

    private static AskClock Pause(string number) => new(number, ClockAct.Pause, "有关规定", "专家评审", "10 天", 1);

    public IReadOnlySet<string> NameSomebody { get; } = new HashSet<string>(StringComparer.Ordinal) { nameof(ReceiveApplication) };

    private static Task<ApplicationSettled> Receive(Stage s, CheckAnswers? check) => s.Desk.Done(Stage.Staff1, new ReceiveApplication(1, CitizenName: "来访人甲", Phone: "10000090001", Check: check));

    private static Task<ApplicationSettled> Taken(Stage s) => Receive(s, null);

    /// <summary>Nothing was ticked, so everything is missing and the notice is out; its matter task is there so that it may be overdue.</summary>
    private static Task<ApplicationSettled> Incomplete(Stage s) => Receive(s, Good);

    private static Task<long> RefusalOf(Stage s, string number) => s.One<long>("SELECT r.id FROM refusals r JOIN applications a ON a.id = r.application_id WHERE a.number = @number", new { number });
}
