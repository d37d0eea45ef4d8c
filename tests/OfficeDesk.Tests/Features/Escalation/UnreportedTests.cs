using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Discipline;
using OfficeDesk.Web.Office;
using static OfficeDesk.Tests.Features.Escalation.Scene;

namespace OfficeDesk.Tests.Features.Escalation;

/// <summary>DL-8: an assigned task is not done before its result is reported; until then it is chased and counted like an open one.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class UnreportedTests(Engine engine)
{
    /// <summary>Assigned on 2 February, due on a day of March, finished the day before its due date.</summary>
    private static async Task<string> Finished(Scene scene, DateOnly due)
    {
        scene.At(2, 10, month: 2);
        var number = (await scene.Desk.Done(TestDesk.As("chief1"), new AssignTask("报送救助数据", TaskSource.Superior, "市民政局", Staff1, FixedDate: due))).Number;
        scene.Desk.Clock.Set(due.AddDays(-1).ToDateTime(new TimeOnly(10, 0)));
        await scene.Desk.Done(TestDesk.As("staff1"), new FinishTask(number, "已报送", null, null, 1));
        return number;
    }

    [Test]
    public async Task DL_8_a_finished_task_that_is_not_reported_climbs_the_ladder_gets_cards_and_a_proposed_breach()
    {
        await using var scene = await Scene.Open(engine);
        var number = await Finished(scene, new DateOnly(2026, 3, 6));
        List<int> letters = [];
        foreach (var day in new[] { 5, 6, 9, 10, 11, 13 })
        {
            scene.At(day);
            await scene.Run(byHand: true);
            letters.Add((await scene.Mailed()).Count);
        }
        Assert.That(letters, Is.EqualTo(new[] { 1, 1, 2, 0, 3, 6 }));
        Assert.That(await scene.Cards(), Is.EqualTo(new[] { "8 Yellow 2026-03-06", "8 Red 2026-03-06" }));
        Assert.That(await scene.Breaches(), Is.EqualTo(new[] { $"{Staff1} 2026-03-06 Proposed" }));
        var chief = (await scene.Letters()).First(l => l.RecipientId == Chief1);
        Assert.That(chief.BodyText, Does.Contain($"{number}　■ 超期 1 个工作日，已办结待报告"));
        Assert.That(await scene.Desk.Rows<string>("SELECT zh FROM events WHERE kind = 'Reminded' ORDER BY id"), Has.Some.StartsWith("催办（■ 超期 1 个工作日，已办结待报告）"));

        await scene.Desk.Done(TestDesk.As("staff1"), new ReportTask(number, "市民政局", 2));
        scene.At(16);
        Assert.That((await scene.Run(byHand: true)).Letters, Is.Zero, "reported: nobody is chased any more");
    }

    [Test]
    public async Task DL_8_what_was_reported_late_between_two_rounds_still_gets_its_card_and_breach()
    {
        await using var scene = await Scene.Open(engine);
        var number = await Finished(scene, new DateOnly(2026, 3, 6));
        scene.At(6);
        await scene.Run(byHand: true);
        scene.At(9, 8, 0); // before the round of the first overdue morning
        Assert.That((await scene.Desk.Done(TestDesk.As("staff1"), new ReportTask(number, "市民政局", 2))).LateDays, Is.EqualTo(1));
        scene.At(9, 8, 30);
        await scene.Run(byHand: true);
        Assert.That(await scene.Cards(), Is.EqualTo(new[] { "8 Yellow 2026-03-06" }));
        Assert.That(await scene.Breaches(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task DL_8_a_citizens_matter_is_over_when_it_is_finished()
    {
        await using var scene = await Scene.Open(engine);
        await scene.Finish(await scene.Add("2026-1", "2026-03-03"), "2026-03-03", 0);
        Assert.That((await scene.Run()).Tasks, Is.Zero);
    }

    [Test]
    public async Task DL_8_the_report_counts_it_as_overdue_until_it_is_reported_and_then_in_that_month()
    {
        await using var scene = await Scene.Open(engine);
        var number = await Finished(scene, new DateOnly(2026, 3, 30));
        scene.At(1, 9, month: 4);
        var officer = TestDesk.As("discipline1");
        var now = await scene.Desk.Done(officer, new OverdueReport());
        Assert.That(now.Total, Is.EqualTo(OverdueCounts.None with { From2 = 1 }));
        var record = (await scene.Desk.Done(officer, new OverdueRecords(OverdueKind.Overdue))).Records.Single();
        Assert.That((record.Number, record.DoneOn, record.WorkingDays, record.ToReport), Is.EqualTo((number, (DateOnly?)null, 2, true)));
        Assert.That((record.What, record.WhatEn), Is.EqualTo((await scene.Desk.Rows<(string, string)>("SELECT title, title FROM tasks WHERE number = @number", new { number })).Single()), "what it is, not where it came from");
        Assert.That((await scene.Desk.Done(officer, new OverdueReport(Month: "2026-03"))).Total.Finished, Is.Zero, "the work was finished in March, the task was not");

        // 00:30 in the office is still the day before in the database
        scene.Desk.Clock.Set(new DateTime(2026, 4, 2, 0, 30, 0));
        await scene.Desk.Done(TestDesk.As("staff1"), new ReportTask(number, "市民政局", 2));
        Assert.That((await scene.Desk.Done(officer, new OverdueReport())).Total, Is.EqualTo(OverdueCounts.None with { Finished = 1, Late = 1 }));
        var late = (await scene.Desk.Done(officer, new OverdueRecords(OverdueKind.Late))).Records.Single();
        Assert.That((late.Number, late.DoneOn, late.WorkingDays, late.ToReport), Is.EqualTo((number, (DateOnly?)new DateOnly(2026, 4, 2), 3, false)));
        Assert.That((await scene.Desk.Done(officer, new OverdueRecords(OverdueKind.Late, AfterDay: late.Day, AfterId: late.Id))).Records, Is.Empty);
    }

    [Test]
    public void DL_8_every_kind_but_a_citizens_matter_and_a_transfer_is_reported() =>
        Assert.That(Enum.GetNames<TaskKind>().Except(Tasks.ReportedKinds), Is.EqualTo(new[] { "Matter", "Transfer" }));
}
