using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Talk;

namespace OfficeDesk.Tests.Features.Talk;

/// <summary>People: 8 = staff1, 7 = chief1, 2 = leader1, 1 = director, 5 = office1.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class SeriousTests(Engine engine)
{
    private static Task<IReadOnlyList<long>> Mailed(TestDesk desk) => desk.Rows<long>("SELECT recipient_id FROM outbox WHERE cause LIKE 'serious:%' ORDER BY recipient_id");

    [Test]
    public async Task DL_8_serious_matters_are_reported_at_once_to_chief_leader_director_and_whoever_assigned_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = (await desk.Done(TestDesk.As("office1"), new AssignTask("消防排查", TaskSource.Superior, "市民政局", 8, LimitNumber: 10))).Number;
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new ReportSerious(number, " "))).Field, Is.EqualTo("Text"));
        Assert.That((await desk.Refused(TestDesk.As("staff8"), new ReportSerious(number, "有人受伤"))).Kind, Is.EqualTo(RefusalKind.NotFound));
        var report = await desk.Done(TestDesk.As("staff1"), new ReportSerious(number, "来访人甲受伤送医"));
        Assert.That(report.Told, Has.Count.EqualTo(4));
        Assert.That(await Mailed(desk), Is.EqualTo(new long[] { 1, 2, 5, 7 }), "in the same transaction, no round of the clock is waited for");
        var mail = (await desk.Rows<string>("SELECT CONCAT(subject, body_text, body_html) FROM outbox LIMIT 1")).Single();
        Assert.That(mail, Does.Contain(number).And.Contain($"/t/{number}/talk").And.Not.Contain("来访人甲").And.Not.Contain("受伤").And.Not.Contain("消防"), "a number and a link");
        foreach (var who in new[] { "chief1", "leader1", "director", "office1" })
            Assert.That((await desk.Done(TestDesk.As(who), new MyTalk())).Serious.Single() is { Text: "来访人甲受伤送医" } mine && mine.Number == number, who);
        Assert.That((await desk.Done(TestDesk.As("staff1"), new MyTalk())).Serious, Is.Empty);
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ShowTask(number))).Timeline[0] is { Kind: "Serious", Note: "来访人甲受伤送医" });
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task DL_8_whoever_was_told_says_once_that_they_know_with_what_is_to_be_done()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned();
        var report = await desk.Done(TestDesk.As("staff1"), new ReportSerious(number, "资金缺口"));
        Assert.That((await desk.Refused(TestDesk.As("staff2"), new SeeSerious(report.Id))).Kind, Is.EqualTo(RefusalKind.NotFound), "who was not told has nothing to answer");
        await desk.Done(TestDesk.As("leader1"), new SeeSerious(report.Id, "先垫付，今天报方案"));
        Assert.That(await desk.Refused(TestDesk.As("leader1"), new SeeSerious(report.Id, "再批一次")), Is.EqualTo(ProgressRules.SeenAlready));
        var line = (await desk.Done(TestDesk.As("staff1"), new ShowTalk(number))).Serious.Single();
        Assert.That(line.Told.Single(t => t.SeenAt is not null), Is.EqualTo(new SeriousAnswer(TestDesk.As("leader1").Name, desk.Clock.GetUtcNow(), "先垫付，今天报方案")));
        Assert.That((await desk.Done(TestDesk.As("leader1"), new ShowTalk(number))).Serious.Single().ToMe, Is.False);
        Assert.That((await desk.Done(TestDesk.As("director"), new ShowTalk(number))).Serious.Single().ToMe);
        await desk.Finish(number);
        Assert.That(await desk.Refused(TestDesk.As("staff1"), new ReportSerious(number, "又一件")), Is.EqualTo(TaskRules.NotOpen));
    }

    [Test]
    public async Task DL_8_what_the_chief_reports_goes_up_and_to_the_deputies_and_covers_of_today()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned();
        await desk.Write("INSERT INTO deputies (id, role, section_id, principal_id, deputy_id, from_day, to_day) VALUES (1, 'Leader', NULL, 2, 3, '2026-03-01', '2026-03-31')");
        await desk.Done(TestDesk.As("chief1"), new ReportSerious(number, "群体来访"));
        Assert.That(await Mailed(desk), Is.EqualTo(new long[] { 1, 2, 3 }), "not to whoever reports it");
    }

    [Test]
    public void DL_8_each_is_told_once_the_nearest_first_and_covers_stand_beside_whom_they_cover()
    {
        var chain = new Chain([new Seat(Level.Director, 1), new Seat(Level.Chief, 7), new Seat(Level.Leader, 2, Away: true, Deputy: 3)]);
        Assert.That(ProgressRules.ToldAtOnce(chain, 2, [(7, 9), (8, 10)], 8), Is.EqualTo(new long[] { 7, 9, 2, 3, 1 }));
        Assert.That(ProgressRules.ToldAtOnce(new Chain([new Seat(Level.Chief, null)]), null, [], 8), Is.Empty);
    }

    [Test]
    public async Task F1_two_answers_of_one_person_at_the_same_moment_count_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var report = await desk.Done(TestDesk.As("staff1"), new ReportSerious(await desk.Assigned(), "停电"));
        var raced = await desk.Race((TestDesk.As("leader1"), new SeeSerious(report.Id, "甲")), (TestDesk.As("leader1"), (IMessage<SeriousSeen>)new SeeSerious(report.Id, "乙")));
        Assert.That((raced.Done, raced.Refused.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
    }
}
