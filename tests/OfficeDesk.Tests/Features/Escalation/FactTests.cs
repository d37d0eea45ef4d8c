using OfficeDesk.Tests.House;
using static OfficeDesk.Tests.Features.Escalation.Scene;

namespace OfficeDesk.Tests.Features.Escalation;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class FactTests(Engine engine)
{
    [Test]
    public async Task ES_1_a_breach_is_proposed_one_working_day_after_the_due_date_and_once()
    {
        await using var scene = await Scene.Open(engine);
        await scene.Add("2026-1", "2026-03-06");
        foreach (var day in new[] { 6, 7, 8 })
        {
            scene.At(day);
            await scene.Run(byHand: true);
            Assert.That(await scene.Breaches(), Is.Empty, $"{day} March");
        }
        scene.At(9);
        Assert.That((await scene.Run()).Breaches, Is.EqualTo(1));
        scene.At(10);
        Assert.That((await scene.Run()).Breaches, Is.Zero);
        Assert.That(await scene.Breaches(), Is.EqualTo(new[] { "8 2026-03-06 Proposed" }));
    }

    [Test]
    public async Task ES_1_BR_1_against_whoever_answered_on_the_due_date_not_whoever_answers_now()
    {
        await using var scene = await Scene.Open(engine);
        var task = await scene.Add("2026-1", "2026-03-02");
        await scene.Hand(task, Staff2, new DateTime(2026, 3, 3, 0, 0, 0)); // the first moment after the due date
        var other = await scene.Add("2026-2", "2026-03-02");
        await scene.Hand(other, Staff2, new DateTime(2026, 3, 2, 23, 59, 0));
        await scene.Run();
        Assert.That(await scene.Breaches(), Is.EqualTo(new[] { "8 2026-03-02 Proposed", "9 2026-03-02 Proposed" }));
        Assert.That(await scene.Cards(), Is.EqualTo(new[] { "9 Yellow 2026-03-02", "9 Yellow 2026-03-02" }), "the card is the answering person's");
    }

    [Test]
    public async Task ES_1_a_task_finished_late_between_two_rounds_is_not_overlooked()
    {
        await using var scene = await Scene.Open(engine);
        var late = await scene.Add("2026-1", "2026-03-03");
        var inTime = await scene.Add("2026-2", "2026-03-04");
        await scene.Finish(inTime, "2026-03-04", 0);
        await scene.Finish(late, "2026-03-04", 1);
        await scene.Run();
        Assert.That(await scene.Breaches(), Is.EqualTo(new[] { "8 2026-03-03 Proposed" }));
        Assert.That(await scene.Cards(), Is.EqualTo(new[] { "8 Yellow 2026-03-03" }));
        Assert.That(await scene.Mailed(), Is.Empty, "what is finished is not chased");
        scene.At(5);
        Assert.That((await scene.Run()).Breaches, Is.Zero);
    }

    [Test]
    public async Task ES_1_finished_on_the_saturday_after_is_late_without_a_working_day_and_gets_no_card()
    {
        await using var scene = await Scene.Open(engine);
        var late = await scene.Add("2026-1", "2026-03-06");
        scene.At(7, 10);
        await scene.Desk.Write("UPDATE tasks SET state = 'Done', done_on = '2026-03-07', done_at = @At, late = 1 WHERE id = @Id", new { Id = late, At = scene.Desk.Clock.GetUtcNow() });
        scene.At(9);
        await scene.Run();
        Assert.That(await scene.Breaches(), Has.Count.EqualTo(1));
        Assert.That(await scene.Cards(), Is.Empty);
    }

    [Test]
    public async Task ES_6_yellow_from_the_1st_red_from_the_5th_working_day_each_once()
    {
        await using var scene = await Scene.Open(engine);
        await scene.Add("2026-1", "2026-03-06");
        List<string> cards = [];
        for (var day = 4; day <= 20; day++)
        {
            scene.At(day);
            var run = await scene.Run(byHand: true);
            if (run.Yellow + run.Red > 0) cards.Add($"{day}: {run.Yellow} {run.Red}");
        }
        Assert.That(cards, Is.EqualTo(new[] { "9: 1 0", "13: 0 1" }));
        Assert.That(await scene.Cards(), Is.EqualTo(new[] { "8 Yellow 2026-03-06", "8 Red 2026-03-06" }));
    }

    [Test]
    public async Task ES_6_a_yellow_card_missed_while_the_system_was_down_is_not_given_after_the_red_one()
    {
        await using var scene = await Scene.Open(engine);
        await scene.Add("2026-1", "2026-02-10");
        await scene.Run();
        Assert.That(await scene.Cards(), Is.EqualTo(new[] { "8 Red 2026-02-10" }));
        scene.At(11, month: 2);
        await scene.Run(byHand: true);
        Assert.That(await scene.Cards(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task ES_1_how_soon_a_breach_is_proposed_is_a_setting()
    {
        await using var scene = await Scene.Open(engine);
        await scene.Desk.Write("INSERT INTO settings (name, value, changed_at, changed_by) VALUES ('breach.after', '3', '', 0); UPDATE stamps SET value = value + 1 WHERE name = 'office'");
        await scene.Add("2026-1", "2026-03-02");
        Assert.That((await scene.Run()).Breaches, Is.Zero);
        scene.At(5);
        Assert.That((await scene.Run()).Breaches, Is.EqualTo(1));
    }
}
