using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Cover;

namespace OfficeDesk.Tests.Features.Cover;

/// <summary>F1: two act on one cover at the same moment: exactly one of them does it.</summary>
[TestFixture(Engine.Sqlite, 5)]
[TestFixture(Engine.MariaDb, 12)]
public class CoverRaceTests(Engine engine, int rounds)
{
    private delegate Task<Refusal?> Act(TestDesk desk);

    private static Act Send<T>(string who, ICommand<T> message) => async desk => await desk.Send(TestDesk.As(who), message) is Refused<T> refused ? refused.Why : null;

    [Test]
    public Task F1_two_covers_for_one_post_at_once() => Race(async desk =>
    {
        var absence = await desk.Leave();
        return (Send("chief1", new ProposeCover(absence, 1, 9, "")), Send("staff1", new ProposeCover(absence, 1, 10, "")));
    });

    [Test]
    public Task F1_consent_and_decline_at_once() => Race(async desk =>
    {
        var c = await desk.Done(TestDesk.As("chief1"), new ProposeCover(await desk.Leave(), 1, 9, ""));
        return (Send("staff2", new AnswerCover(c.Id, true, "", 1)), Send("staff2", new AnswerCover(c.Id, false, "忙", 1)));
    });

    [Test]
    public Task F1_approved_and_taken_off_at_once() => Race(async desk =>
    {
        var c = await desk.Done(TestDesk.As("chief1"), new ProposeCover(await desk.Leave(), 1, 9, ""));
        await desk.Done(TestDesk.As("staff2"), new AnswerCover(c.Id, true, "", 1));
        return (Send("leader1", new DecideCover(c.Id, true, "", 2)), Send("chief1", new BreakOffCover(c.Id, "另有安排", 2)));
    });

    [Test]
    public Task F1_filed_by_two_clerks_at_once() => Race(async desk =>
    {
        var c = await desk.Done(TestDesk.As("chief1"), new ProposeCover(await desk.Leave(), 1, 9, ""));
        await desk.Done(TestDesk.As("staff2"), new AnswerCover(c.Id, true, "", 1));
        await desk.Done(TestDesk.As("leader1"), new DecideCover(c.Id, true, "", 2));
        return (Send("office1", new FileCover(c.Id, "", 3)), Send("office2", new ReturnCover(c.Id, FormalFault.NameWrong, "姓名", 3)));
    });

    [Test]
    public Task F1_countersigned_and_taken_off_at_once() => Race(async desk =>
    {
        var filed = await desk.Filed(await desk.Leave());
        var sheet = await desk.SheetOf(filed.Id);
        await desk.Done(TestDesk.As("staff1"), new SignSheet(sheet, HandoverPart.Giver, 1));
        await desk.Done(TestDesk.As("staff2"), new SignSheet(sheet, HandoverPart.Taker, 2));
        return (Send("chief1", new SignSheet(sheet, HandoverPart.Witness, 3)), Send("leader1", new BreakOffCover(filed.Id, "另有安排", filed.Version)));
    });

    private async Task Race(Func<TestDesk, Task<(Act, Act)>> set)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var round = 0; round < rounds; round++)
        {
            await desk.Write("DELETE FROM covers; DELETE FROM absences; DELETE FROM requests");
            var (one, other) = await set(desk);
            using var start = new Barrier(2);
            var acts = await Task.WhenAll(new[] { one, other }.Select(act => Task.Run(() => { start.SignalAndWait(); return act(desk); })));
            Assert.That(acts.Count(why => why is null), Is.EqualTo(1), $"round {round}: {string.Join(" | ", acts.Select(a => a?.Zh ?? "done"))}");
        }
        Assert.That((await desk.VerifyAudit()).Intact);
    }
}
