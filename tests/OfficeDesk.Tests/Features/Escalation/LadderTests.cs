using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Escalation;
using static OfficeDesk.Tests.Features.Escalation.Scene;

namespace OfficeDesk.Tests.Features.Escalation;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class LadderTests(Engine engine)
{
    [TestCase("2026-03-09", new long[] { })]
    [TestCase("2026-03-08", new[] { Staff1 })] // a Sunday: no working day between it and the last yellow one
    [TestCase("2026-03-06", new[] { Staff1 })]
    [TestCase("2026-03-04", new[] { Staff1 })]
    [TestCase("2026-03-03", new[] { Chief1, Staff1 })]
    [TestCase("2026-03-02", new[] { Chief1, Staff1 })]
    [TestCase("2026-02-28", new[] { Leader1, Chief1, Staff1 })] // a Saturday worked to make up
    [TestCase("2026-02-26", new[] { Director, Leader1, Chief1, Staff1, 22L, 23L })]
    [TestCase("2026-01-05", new[] { Director, Leader1, Chief1, Staff1, 22L, 23L })]
    public async Task ES_1_each_rung_writes_to_its_people(string due, long[] people)
    {
        await using var scene = await Scene.Open(engine);
        await scene.Add("2026-1", due);
        await scene.Run();
        Assert.That(await scene.Mailed(), Is.EqualTo(people.Order()));
    }

    [Test]
    public async Task ES_2_one_digest_a_recipient_a_run_never_one_mail_a_task()
    {
        await using var scene = await Scene.Open(engine);
        for (var i = 1; i <= 7; i++) await scene.Add($"2026-{i}", "2026-03-03");
        await scene.Add("2026-8", "2026-03-04", Staff2);
        var run = await scene.Run();
        Assert.That((run.Tasks, run.Chased, run.Letters), Is.EqualTo((8, 8, 3)));
        Assert.That(await scene.Mailed(), Is.EqualTo(new[] { Chief1, Staff1, Staff2 }));
        var chief = (await scene.Letters()).Single(l => l.RecipientId == Chief1);
        Assert.That(chief.Subject, Is.EqualTo("限时办结催办：超期 7 件（2026年3月4日）"));
        for (var i = 1; i <= 7; i++) Assert.That(chief.BodyText, Does.Contain($"2026-{i}　■ 超期 1 个工作日　到期日 2026年3月3日\n　http://127.0.0.1:5080/t/2026-{i}"));
        Assert.That(chief.BodyText, Does.Contain("【由您督办，已超期】7 件").And.Not.Contain("由您负责"));
        Assert.That(chief.BodyHtml, Does.Contain("<a href=\"http://127.0.0.1:5080/t/2026-1\""));
    }

    [Test]
    public async Task ES_2_each_rung_fires_once_also_when_the_round_is_run_again_and_again()
    {
        await using var scene = await Scene.Open(engine);
        await scene.Add("2026-1", "2026-03-06");
        List<int> letters = [];
        foreach (var day in new[] { 4, 4, 5, 6, 6, 7, 8, 9, 9, 10, 11, 12, 13, 13, 16, 17 })
        {
            scene.At(day);
            await scene.Run(byHand: true);
            letters.Add((await scene.Mailed()).Count);
        }
        Assert.That(letters, Is.EqualTo(new[] { 1, 0, 0, 1, 0, 0, 0, 2, 0, 0, 3, 0, 6, 0, 0, 0 }));
        Assert.That(await scene.Desk.Rows<string>("SELECT zh FROM events WHERE kind = 'Reminded' ORDER BY id"),
            Has.Exactly(5).Items.And.Some.EqualTo("催办（■ 超期 1 个工作日）：已通知 工作人员甲、科长甲"));
    }

    [Test]
    public async Task ES_2_B5_rungs_missed_in_ten_days_off_collapse_into_the_current_one()
    {
        await using var scene = await Scene.Open(engine);
        await scene.Add("2026-1", "2026-03-06");
        await scene.Run();
        Assert.That(await scene.Mailed(), Has.Count.EqualTo(1));
        scene.At(16); // the program was off from the 4th to the 16th
        await scene.Run();
        Assert.That(await scene.Mailed(), Has.Count.EqualTo(6), "one letter a person, not a burst");
        scene.At(13, month: 4); // +40 days
        Assert.That((await scene.Run()).Letters, Is.Zero);
        scene.At(11); // the clock is set back
        Assert.That((await scene.Run()).Letters, Is.Zero, "a lower rung is not gone back to");
        Assert.That(await scene.Mailed(), Is.Empty);
    }

    [Test]
    public async Task ES_2_an_extension_or_a_new_answering_person_is_not_silent()
    {
        await using var scene = await Scene.Open(engine);
        var task = await scene.Add("2026-1", "2026-03-04");
        await scene.Run();
        Assert.That(await scene.Mailed(), Is.EqualTo(new[] { Staff1 }));
        await scene.Hand(task, Staff2, new DateTime(2026, 3, 4, 9, 0, 0));
        await scene.Run();
        Assert.That(await scene.Mailed(), Is.EqualTo(new[] { Staff2 }));
        await scene.Desk.Write("UPDATE tasks SET due_on = '2026-03-06'");
        await scene.Run();
        Assert.That(await scene.Mailed(), Is.EqualTo(new[] { Staff2 }));
    }

    [Test]
    public async Task ES_2_what_was_finished_paused_or_made_void_is_not_chased()
    {
        await using var scene = await Scene.Open(engine);
        await scene.Add("2026-1", "2026-03-02", state: "Paused");
        await scene.Add("2026-2", "2026-03-02", state: "Void");
        var done = await scene.Add("2026-3", "2026-03-04");
        await scene.Finish(done, "2026-03-04", 0);
        Assert.That((await scene.Run()).Letters, Is.Zero);
    }

    [Test]
    public async Task ES_3_letters_rungs_cards_and_breaches_stand_or_fall_together()
    {
        await using var scene = await Scene.Open(engine);
        await scene.Add("2026-1", "2026-03-02");
        await scene.Desk.Write("ALTER TABLE events RENAME TO events_away");
        Assert.That(async () => await scene.Run(), Throws.InstanceOf<System.Data.Common.DbException>());
        await scene.Desk.Write("ALTER TABLE events_away RENAME TO events");
        foreach (var table in new[] { "outbox", "rungs", "cards", "breaches", "audit" })
            Assert.That(await scene.Desk.Rows<long>($"SELECT COUNT(*) FROM {table}"), Is.EqualTo(new[] { 0L }), table);
        Assert.That((await scene.Run()).Letters, Is.EqualTo(2));
        Assert.That((await scene.Desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task ES_3_a_recipient_without_an_address_shows_up_in_the_outbox()
    {
        await using var scene = await Scene.Open(engine);
        await scene.Desk.Write("UPDATE people SET email = '' WHERE id = 8; UPDATE stamps SET value = value + 1 WHERE name = 'office'");
        await scene.Add("2026-1", "2026-03-04");
        await scene.Run();
        Assert.That((await scene.Letters()).Single().State, Is.EqualTo("NoAddress"));
    }

    [Test]
    public async Task DL_10_a_digest_of_a_rest_day_calls_due_today_only_what_is()
    {
        await using var scene = await Scene.Open(engine);
        scene.At(7); // a Saturday
        foreach (var day in new[] { 6, 7, 8 }) await scene.Add($"2026-{day}", $"2026-03-0{day}");
        await scene.Run(byHand: true);
        var text = (await scene.Letters()).Single(l => l.RecipientId == Staff1).BodyText;
        Assert.That(text, Does.Contain("2026-6　■ 已超期　").And.Contain("2026-7　▲ 今日到期　").And.Contain("2026-8　▲ 明日（休息日）到期　"));
    }

    [Test]
    public async Task ES_4_the_digest_rests_on_rest_days_and_can_be_started_by_hand()
    {
        await using var scene = await Scene.Open(engine);
        await scene.Add("2026-1", "2026-03-06");
        scene.At(7); // a Saturday
        Assert.That(await scene.Run(), Is.EqualTo(new Escalated(true, 0, 0, 0, 0, 0, 0)));
        Assert.That((await scene.Run(byHand: true)).Letters, Is.EqualTo(1));
        var run = (await scene.Desk.Rows<(string Job, int ByHand, string Outcome)>("SELECT job, by_hand, outcome FROM runs")).Single();
        Assert.That((run.Job, run.ByHand), Is.EqualTo(("RunEscalation", 1)));
        Assert.That(run.Outcome, Does.StartWith("看了 1 件，催办 1 件，1 封信"));
        Assert.That(await scene.Desk.Refused(TestDesk.As("staff1"), new RunEscalation(true)), Has.Property("Kind").EqualTo(OfficeDesk.Rules.RefusalKind.Forbidden));
    }

    [Test]
    public async Task ES_5_a_seats_deputy_gets_it_as_well()
    {
        await using var scene = await Scene.Open(engine);
        await scene.Desk.Write("INSERT INTO deputies (id, role, section_id, principal_id, deputy_id, from_day, to_day) VALUES (1, 'Chief', 3, 7, 11, '2026-03-03', '2026-03-04')");
        await scene.Add("2026-1", "2026-03-03");
        await scene.Run();
        Assert.That(await scene.Mailed(), Is.EqualTo(new[] { Chief1, Staff1, 11 }));
    }

    [Test]
    public async Task ES_5_who_no_longer_works_here_is_answered_for_by_the_chief()
    {
        await using var scene = await Scene.Open(engine);
        await scene.Desk.Write("UPDATE people SET active = 0 WHERE id = 8; UPDATE stamps SET value = value + 1 WHERE name = 'office'");
        await scene.Add("2026-1", "2026-03-04");
        await scene.Run();
        Assert.That(await scene.Mailed(), Is.EqualTo(new[] { Chief1 }));
    }

    [Test]
    public async Task ES_2_several_nodes_at_the_same_moment_tell_everybody_once()
    {
        await using var scene = await Scene.Open(engine);
        for (var i = 1; i <= 20; i++) await scene.Add($"2026-{i}", "2026-03-03");
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.Run()));
        Assert.That(runs.Sum(r => r.Letters), Is.EqualTo(2));
        Assert.That(await scene.Mailed(), Is.EqualTo(new[] { Chief1, Staff1 }));
        Assert.That(await scene.Cards(), Has.Count.EqualTo(20));
    }
}
