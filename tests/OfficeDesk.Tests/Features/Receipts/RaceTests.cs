using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Catalogue;
using OfficeDesk.Web.Features.Clocks;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Receipts;
using static OfficeDesk.Tests.Features.Receipts.ReceiptScene;

namespace OfficeDesk.Tests.Features.Receipts;

/// <summary>F1: two act on one application at the same moment: exactly one of them does it.</summary>
[TestFixture(Engine.Sqlite, 5)]
[TestFixture(Engine.MariaDb, 12)]
public class ReceiptRaceTests(Engine engine, int rounds)
{
    private delegate Task<Refusal?> Act();

    private static Act Send<T>(TestDesk desk, Asker who, ICommand<T> message) => async () => await desk.Send(who, message) is Refused<T> refused ? refused.Why : null;

    private static readonly Asker Chief = TestDesk.As("chief1");

    private static readonly Dictionary<string, Func<TestDesk, Task<(Act, Act)>>> Races = new(StringComparer.Ordinal)
    {
        ["check · check"] = async d => { var a = await d.Taken(); return (Send(d, Handler, new CheckApplication(a.Number, 1, [], Good)), Send(d, Chief, new CheckApplication(a.Number, 1, [], Good))); },
        ["check · withdraw"] = async d => { var a = await d.Taken(); return (Send(d, Handler, new CheckApplication(a.Number, 1, [], Good)), Send(d, Chief, new WithdrawApplication(a.Number, "不办了", 1))); },
        ["hand in · hand in"] = async d => { var a = await d.Incomplete(); return (Send(d, Handler, new HandIn(a.Number, a.Version, Papers())), Send(d, Chief, new HandIn(a.Number, a.Version, Papers()))); },
        ["hand in · ask for more"] = async d => { var a = await d.Incomplete(); return (Send(d, Handler, new HandIn(a.Number, a.Version, Papers())), Send(d, Chief, new AskMore(a.Number, a.Version, "漏写", [new MoreItem("收入证明")]))); },
        ["review yes · review no"] = async d => { var r = await d.Refused(); return (Send(d, Chief, new ReviewRefusal(r, true, "", 1)), Send(d, TestDesk.As("leader1"), new ReviewRefusal(r, false, "应受理", 1))); },
        ["file · file"] = async d => { var r = await d.Refused(); return (Send(d, TestDesk.As("office1"), new FileRefusal(r)), Send(d, TestDesk.As("office2"), new FileRefusal(r))); },
        ["second notice yes · no"] = async d => { var (_, n) = await d.Second(); return (Send(d, Chief, new DecideSecondNotice(n, true, "", 1)), Send(d, TestDesk.As("leader1"), new DecideSecondNotice(n, false, "不得再要", 1))); },
        ["answer · answer"] = async d =>
        {
            var a = await d.Done(Handler, Receive(Good with { Unclear = true, Question = "能否受理" }));
            return (Send(d, TestDesk.As("leader1"), new AnswerQuestion(a.Number, "可以", a.Version)), Send(d, TestDesk.As("director"), new AnswerQuestion(a.Number, "不可以", a.Version)));
        },
        ["again · again"] = async d =>
        {
            var a = await d.Incomplete();
            var paper = (await d.Rows<long>("SELECT d.id FROM documents d JOIN applications a ON a.id = d.subject_id AND d.subject = 'application' WHERE a.number = @Number AND d.kind = 'supplement'", new { a.Number })).Single();
            await d.Done(Chief, new VoidDocument(paper, "写错了", 1));
            return (Send(d, Handler, new IssueAgain(a.Number, paper, a.Version)), Send(d, Chief, new IssueAgain(a.Number, paper, a.Version)));
        },
        ["clock yes · no"] = async d =>
        {
            var a = await d.Done(Handler, Receive(Good));
            var id = (await d.Done(Handler, new AskClock(a.Number, ClockAct.Pause, "有关规定", "评审", "10 天", 1))).Id;
            return (Send(d, TestDesk.As("leader1"), new DecideClock(id, true, "", 1)), Send(d, TestDesk.As("director"), new DecideClock(id, false, "不同意", 1)));
        },
        ["catalogue confirm · withdraw"] = async d =>
        {
            var entry = (await d.Done(TestDesk.As("office1"), new ReadCatalogue())).Matters[0].Entry;
            var id = (await d.Done(TestDesk.As("office1"), new ProposeMatter("改", entry with { Days = entry.Days + 1, AwayDays = null }))).Id;
            return (Send(d, TestDesk.As("office2"), new ConfirmMatter(id)), Send(d, TestDesk.As("director"), new WithdrawMatter(id)));
        },
    };

    private static IEnumerable<string> Names() => Races.Keys;

    [TestCaseSource(nameof(Names))]
    public async Task F1_exactly_one_wins(string race)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var round = 0; round < rounds; round++)
        {
            var (one, other) = await Races[race](desk);
            using var start = new Barrier(2);
            var acts = await Task.WhenAll(new[] { one, other }.Select(act => Task.Run(() => { start.SignalAndWait(); return act(); })));
            Assert.That(acts.Count(why => why is null), Is.EqualTo(1), $"round {round}: {string.Join(" | ", acts.Select(a => a?.Zh ?? "done"))}");
            Assert.That(acts.Single(why => why is not null)!.Kind, Is.Not.EqualTo(RefusalKind.Forbidden).And.Not.EqualTo(RefusalKind.TooMany));
        }
        Assert.That((await desk.VerifyAudit()).Intact);
    }
}
