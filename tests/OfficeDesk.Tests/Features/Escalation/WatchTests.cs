using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Features.OfficeSettings;
using static OfficeDesk.Tests.Features.Escalation.Scene;

namespace OfficeDesk.Tests.Features.Escalation;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class WatchTests(Engine engine)
{
    [Test]
    public async Task ES_4_a_task_due_on_the_day_it_was_made_is_mailed_within_the_minute_and_not_again()
    {
        await using var scene = await Scene.Open(engine);
        await scene.Run();
        var task = await scene.Add("2026-1", "2026-03-04", received: "2026-03-04");
        await scene.Add("2026-2", "2026-03-05", received: "2026-03-04");
        scene.At(4, 10, 1);
        Assert.That(await scene.Watch(), Is.EqualTo(new Watched(1, 0, 0)));
        Assert.That(await scene.Mailed(), Is.EqualTo(new[] { Staff1 }));
        Assert.That(await scene.Watch(), Is.EqualTo(new Watched(0, 0, 0)));
        await scene.Run(byHand: true);
        Assert.That((await scene.Letters())[^1].BodyText, Does.Contain("2026-2").And.Not.Contain("2026-1　"), "the digest does not repeat it");
        await scene.Mailed();
        await scene.Hand(task, Staff2, new DateTime(2026, 3, 4, 10, 30, 0));
        await scene.Watch();
        Assert.That(await scene.Mailed(), Is.EqualTo(new[] { Staff2 }), "whoever answers now learns of it");
    }

    [Test]
    public async Task ES_4_without_anything_to_tell_the_minute_leaves_no_trace()
    {
        await using var scene = await Scene.Open(engine);
        await scene.Add("2026-1", "2026-03-03");
        Assert.That((await scene.Watch()).Tell().Quiet);
        Assert.That(await scene.Desk.Rows<long>("SELECT COUNT(*) FROM audit"), Is.EqualTo(new[] { 0L }));
    }

    [Test]
    public async Task ES_4_a_transfer_on_its_way_is_mailed_to_its_receiver_once()
    {
        await using var scene = await Scene.Open(engine);
        var transfer = await Transfer(scene, to: 14, section: 4);
        await scene.Watch();
        await scene.Watch();
        Assert.That(await scene.Mailed(), Is.EqualTo(new[] { 14L }));
        await scene.Desk.Write("UPDATE transfers SET state = 'Decided', to_id = 15 WHERE id = @Id", new { Id = transfer });
        await scene.Watch();
        Assert.That(await scene.Mailed(), Is.EqualTo(new[] { 15L }), "the chief has decided that another takes it");
    }

    [Test]
    public async Task FC_4_past_the_limit_the_first_contact_and_the_section_chief_are_told_at_once_and_once()
    {
        await using var scene = await Scene.Open(engine);
        await Transfer(scene, to: 14, section: 4);
        await scene.Watch();
        await scene.Mailed();
        scene.At(5, 23, 59);
        await scene.Watch();
        Assert.That(await scene.Mailed(), Is.Empty);
        scene.At(6, 0, 0);
        await scene.Watch();
        await scene.Watch();
        Assert.That(await scene.Mailed(), Is.EqualTo(new[] { Staff1, 13L }));
        Assert.That((await scene.Letters())[^1].Subject, Is.EqualTo("转办超时未接收或未联系：2026-1-Z1"));
        scene.At(6);
        await scene.Run();
        Assert.That(await scene.Mailed(), Is.EqualTo(new[] { Chief1 }), "the first contact was told already; the chief of the first contact learns by the ladder");
        Assert.That((await scene.Desk.Rows<string>("SELECT kind FROM breaches")).Single(), Is.EqualTo("Transfer"));
    }

    [Test]
    public async Task FC_4_a_transfer_taken_up_in_time_is_silent()
    {
        await using var scene = await Scene.Open(engine);
        var transfer = await Transfer(scene, to: 14, section: 4);
        await scene.Desk.Write("UPDATE transfers SET state = 'Contacted'; UPDATE tasks SET state = 'Done', done_on = '2026-03-04' WHERE id = @Id", new { Id = transfer });
        scene.At(9);
        Assert.That(await scene.Watch(), Is.EqualTo(new Watched(0, 0, 0)));
        Assert.That((await scene.Run()).Letters, Is.Zero);
    }

    [Test]
    public async Task ES_4_what_was_sent_back_is_mailed_at_once_to_the_chief_and_the_first_contact()
    {
        await using var scene = await Scene.Open(engine);
        var transfer = await Transfer(scene, to: 14, section: 4);
        await scene.Desk.Write("UPDATE transfers SET state = 'SentBack'");
        await Request(scene, "SentBack", transfer, decider: 13, section: 4);
        await scene.Watch();
        await scene.Watch();
        Assert.That(await scene.Mailed(), Is.EqualTo(new[] { Staff1, 13L }));
        Assert.That((await scene.Letters())[^1].Subject, Is.EqualTo("转办被退回：2026-1-Z1"));
    }

    [Test]
    public async Task GN_3_the_decider_is_reminded_after_one_working_day_and_the_next_level_told_after_two()
    {
        await using var scene = await Scene.Open(engine);
        var task = await scene.Add("2026-1", "2026-03-20");
        await Request(scene, "SentBack", task, decider: Chief1, section: 3);
        await scene.Watch();
        await scene.Mailed();
        List<string> told = [];
        foreach (var day in new[] { 4, 5, 5, 6, 6, 7, 9, 10 })
        {
            scene.At(day, 8, 40);
            var done = await scene.Desk.Done(Asker.Clock, new RemindUndecided());
            told.Add($"{day}: {done.Reminded} {done.Raised} {string.Join(' ', await scene.Mailed())}".TrimEnd());
        }
        Assert.That(told, Is.EqualTo(new[] { "4: 0 0", "5: 1 0 7", "5: 0 0", "6: 0 1 2", "6: 0 0", "7: 0 0", "9: 0 0", "10: 0 0" }));
        Assert.That((await scene.Letters())[^1].BodyText, Does.Contain("【下一级满 2 个工作日未决定，报您知悉】\n2026-1　退回的转办　2026年3月4日提出"));
    }

    [Test]
    public async Task GN_3_the_next_level_is_above_whoever_decides_by_now_and_nobody_is_told_of_their_own_delay()
    {
        await using var scene = await Scene.Open(engine);
        // put to the chief's seat, but the chief's own or moved up meanwhile
        await Request(scene, "Opinion", await scene.Add("2026-1", "2026-03-20"), decider: Leader1, section: 3);
        scene.At(6, 8, 40);
        Assert.That(await scene.Desk.Done(Asker.Clock, new RemindUndecided()), Is.EqualTo(new UndecidedReminded(1, 1, 2)));
        Assert.That(await scene.Mailed(), Is.EqualTo(new[] { Director, Leader1 }));
        Assert.That((await scene.Letters()).Single(l => l.RecipientId == Director).BodyText, Does.Contain("【下一级满 2 个工作日未决定"));
    }

    [Test]
    public async Task GN_3_what_waits_for_a_second_person_is_reminded_and_told_to_the_director()
    {
        await using var scene = await Scene.Open(engine);
        var office1 = TestDesk.As("office1");
        var others = await scene.Desk.Rows<long>("SELECT DISTINCT a.person_id FROM grants g JOIN accounts a ON a.id = g.account_id WHERE g.role = 'GeneralOffice' AND a.person_id <> @PersonId ORDER BY 1", new { office1.PersonId });
        var open = (await scene.Desk.Done(office1, new ProposeSetting("light.yellow", "3", "早一点提醒"))).Id;
        var confirmed = (await scene.Desk.Done(office1, new ProposeSetting("transfer.days", "2", "来不及"))).Id;
        await scene.Desk.Done(TestDesk.As("director"), new ConfirmSetting(confirmed));
        List<string> told = [];
        foreach (var day in new[] { 4, 5, 5, 6, 6, 7 })
        {
            scene.At(day, 8, 40);
            var done = await scene.Desk.Done(Asker.Clock, new RemindUndecided());
            told.Add($"{day}: {done.Reminded} {done.Raised} {string.Join(' ', await scene.Mailed())}".TrimEnd());
        }
        var asked = others.Count > 0 ? others : [Director];
        Assert.That(told, Is.EqualTo(new[] { "4: 0 0", $"5: 1 0 {string.Join(' ', asked)}", "5: 0 0", others.Count > 0 ? $"6: 0 1 {Director}" : "6: 0 0", "6: 0 0", "7: 0 0" }));
        Assert.That((await scene.Letters()).Select(l => l.BodyText), Has.Some.Contains("制度参数的修改").And.None.Contains("早一点提醒"));
        await scene.Desk.Done(TestDesk.As("director"), new ConfirmSetting(open));
    }

    [Test]
    public async Task GN_2_whoever_may_confirm_is_reminded_together_with_their_deputy_but_nobody_through_the_deputy_of_who_proposed()
    {
        await using var scene = await Scene.Open(engine);
        await scene.Desk.Write("""
            INSERT INTO deputies (id, role, section_id, principal_id, deputy_id, from_day, to_day) VALUES (1, 'GeneralOffice', NULL, 6, 11, '2026-03-05', '2026-03-05'), (2, 'GeneralOffice', NULL, 5, 12, '2026-03-05', '2026-03-05')
            """);
        await scene.Desk.Done(TestDesk.As("office1"), new ProposeSetting("light.yellow", "3", "早一点提醒"));
        scene.At(5, 8, 40);
        await scene.Desk.Done(Asker.Clock, new RemindUndecided());
        Assert.That(await scene.Mailed(), Is.EquivalentTo(new[] { 4L, 6, 11 }));
    }

    [Test]
    public async Task GN_3_over_a_weekend_nobody_is_reminded_and_what_was_missed_is_told_together()
    {
        await using var scene = await Scene.Open(engine);
        scene.At(6);
        var task = await scene.Add("2026-1", "2026-03-20");
        await Request(scene, "Extension", task, decider: Leader1, section: 3, role: "Leader");
        scene.At(8);
        Assert.That((await scene.Desk.Done(Asker.Clock, new RemindUndecided())).Letters, Is.Zero, "a Sunday");
        scene.At(10);
        Assert.That(await scene.Desk.Done(Asker.Clock, new RemindUndecided()), Is.EqualTo(new UndecidedReminded(1, 1, 2)));
        Assert.That(await scene.Mailed(), Is.EqualTo(new[] { Director, Leader1 }));
    }

    [Test]
    public async Task GN_3_the_deputy_of_the_seat_is_reminded_too_and_what_was_decided_is_not()
    {
        await using var scene = await Scene.Open(engine);
        await scene.Desk.Write("INSERT INTO deputies (id, role, section_id, principal_id, deputy_id, from_day, to_day) VALUES (1, 'Chief', 3, 7, 11, '2026-03-05', '2026-03-05')");
        await Request(scene, "Opinion", await scene.Add("2026-1", "2026-03-20"), decider: Chief1, section: 3);
        await Request(scene, "Opinion", await scene.Add("2026-2", "2026-03-20"), decider: Chief1, section: 3, state: "Decided");
        scene.At(5);
        Assert.That((await scene.Desk.Done(Asker.Clock, new RemindUndecided())).Reminded, Is.EqualTo(1));
        Assert.That(await scene.Mailed(), Is.EqualTo(new[] { Chief1, 11L }));
    }

    /// <summary>Staff 1 of section 3 has passed a matter on, on 4 March; due on the 5th.</summary>
    private static async Task<long> Transfer(Scene scene, long to, long section)
    {
        var id = await scene.Add("2026-1-Z1", "2026-03-05", kind: "Transfer", received: "2026-03-04");
        await scene.Desk.Write("INSERT INTO transfers (id, enquiry_id, from_id, to_id, section_id, state, sent_at) VALUES (@Id, 1, 8, @To, @Section, 'Sent', @Now)",
            new { Id = id, To = to, Section = section, Now = scene.Desk.Clock.GetUtcNow() });
        return id;
    }

    private static Task Request(Scene scene, string kind, long subject, long decider, long section, string role = "Chief", string state = "Open") => scene.Desk.Write("""
        INSERT INTO requests (id, kind, subject_id, asked_by, asked_at, asked_on, decider_id, decider_role, section_id, state)
        VALUES (@Id, @Kind, @Subject, 8, @Now, @Today, @Decider, @Role, @Section, @State)
        """, new
    {
        Id = scene.Desk.Services.GetRequiredService<Ids>().Next(), Kind = kind, Subject = subject, Now = scene.Desk.Clock.GetUtcNow(), scene.Desk.Today, Decider = decider, Role = role, Section = section, State = state,
    });
}
