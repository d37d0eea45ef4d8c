using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Features.Extensions;

namespace OfficeDesk.Tests.Features.Extensions;

/// <summary>Who gives the opinion and who decides when somebody asks in their own matter, or a deputy sits in the seat.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ExtensionPathTests(Engine engine)
{
    private static AskExtension Ask(string number) => new(number, 3, "需要核查", "市局电话同意", 1);

    [Test]
    public async Task GN_1_a_chief_gives_no_opinion_on_the_own_request_the_leader_decides_at_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var asked = await desk.Done(TestDesk.As("chief1"), Ask(await desk.Assigned("leader1", answering: 7)));
        Assert.That(asked.WaitsFor, Is.EqualTo("分管领导甲"));
        Assert.That(await desk.Refused(TestDesk.As("chief1"), new GiveOpinion(asked.Id, true, "", 1)), Is.EqualTo(DecisionRules.OwnMatter(7, 7)));
        await desk.Done(TestDesk.As("leader1"), new DecideExtension(asked.Id, true, "", 1));
    }

    [Test]
    public async Task GN_1_a_leader_does_not_decide_the_own_request_the_director_does()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned("director", answering: 2);
        await desk.Write("UPDATE tasks SET section_id = 3; UPDATE sections SET leader_id = 2 WHERE id = 3");
        var asked = await desk.Done(TestDesk.As("leader1"), Ask(number));
        Assert.That(await desk.Refused(TestDesk.As("leader1"), new DecideExtension(asked.Id, true, "", 1)), Is.EqualTo(DecisionRules.OwnMatter(2, 2)));
        await desk.Done(TestDesk.As("chief1"), new GiveOpinion(asked.Id, true, "", 1));
        await desk.Done(TestDesk.As("director"), new DecideExtension(asked.Id, true, "", 2));
    }

    [Test]
    public async Task GN_1_the_directors_own_request_is_decided_by_the_directors_deputy_and_by_nobody_without_one()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned("office1", answering: 1);
        Assert.That(await desk.Refused(TestDesk.As("director"), Ask(number)), Is.EqualTo(DecisionRules.NobodyDecides));
        await Deputy(desk, Roles.Director, null, 1, 3);
        var asked = await desk.Done(TestDesk.As("director"), Ask(number));
        Assert.That(asked.WaitsFor, Is.EqualTo("分管领导乙"));
        var deputy = TestDesk.As("leader2") with { Roles = Roles.Leader | Roles.Director, StandsInFor = [new StandIn(Roles.Director, 0, 1, "局长甲")] };
        Assert.That((await desk.Done(deputy, new DecideExtension(asked.Id, true, "", 1))).ForName, Is.EqualTo("局长甲"));
    }

    [Test]
    public async Task GN_2_a_deputy_acts_for_the_chief_and_for_the_leader_and_it_is_shown()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Deputy(desk, Roles.Chief, 3, 7, 12);
        await Deputy(desk, Roles.Leader, null, 2, 3);
        var asked = await desk.Done(TestDesk.As("staff1"), Ask(await desk.Matter()));
        Assert.That(asked.WaitsFor, Is.EqualTo("工作人员戊"));
        var chief = TestDesk.As("staff5") with { Roles = Roles.Staff | Roles.Chief, Led = [3], StandsInFor = [new StandIn(Roles.Chief, 3, 7, "科长甲")] };
        Assert.That((await desk.Done(chief, new GiveOpinion(asked.Id, true, "", 1))).WaitsFor, Is.EqualTo("分管领导乙"));
        var leader = TestDesk.As("leader2") with { InCharge = [5, 6, 3, 4, 8], StandsInFor = [new StandIn(Roles.Leader, 0, 2, "分管领导甲")] };
        Assert.That((await desk.Done(leader, new DecideExtension(asked.Id, true, "", 2))).ForName, Is.EqualTo("分管领导甲"));
        Assert.That(await desk.Rows<string>("SELECT CONCAT(kind, for_id) FROM events WHERE for_id IS NOT NULL ORDER BY id"), Is.EqualTo(new[] { "Opinion7", "Decided2" }));
        Assert.That(await desk.Rows<long?>("SELECT for_id FROM audit WHERE message = 'DecideExtension'"), Is.EqualTo(new long?[] { 2 }));
    }

    [Test]
    public async Task GN_1_a_deputy_of_the_chief_does_not_advise_on_the_own_request()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Deputy(desk, Roles.Chief, 3, 7, 8);
        var asked = await desk.Done(TestDesk.As("staff1"), Ask(await desk.Matter()));
        Assert.That(asked.WaitsFor, Is.EqualTo("分管领导甲"), "the deputy's own matter goes to the next level");
        var own = TestDesk.As("staff1") with { Roles = Roles.Staff | Roles.Chief, Led = [3], StandsInFor = [new StandIn(Roles.Chief, 3, 7, "科长甲")] };
        Assert.That((await desk.Refused(own, new GiveOpinion(asked.Id, true, "", 1))).Rule, Is.EqualTo("GN-1"));
    }

    [Test]
    public async Task GN_2_a_request_that_lies_before_somebody_who_has_gone_moves_to_whoever_acts_now_and_comes_back_to_nobody_twice()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var asked = await desk.Done(TestDesk.As("staff1"), Ask(await desk.Matter()));
        await Deputy(desk, Roles.Chief, 3, 7, 12);
        await desk.Done(Asker.Clock, new WatchTheDay());
        Assert.That(await desk.Rows<(string, long)>("SELECT kind, decider_id FROM requests"), Is.EqualTo(new[] { ("Opinion", 12L) }));
        Assert.That(await desk.Rows<long>("SELECT recipient_id FROM outbox WHERE cause LIKE 'asked:%'"), Is.EqualTo(new[] { 12L }), "who acts now is told");
        var deputy = TestDesk.As("staff5") with { Roles = Roles.Staff | Roles.Chief, Led = [3], StandsInFor = [new StandIn(Roles.Chief, 3, 7, "科长甲")] };
        await desk.Done(deputy, new GiveOpinion(asked.Id, true, "", 1));
        await desk.Write("UPDATE deputies SET ended = 1");
        await Away(desk, 2);
        await desk.Done(Asker.Clock, new WatchTheDay());
        Assert.That(await desk.Rows<long>("SELECT decider_id FROM requests WHERE state = 'Open'"), Is.EqualTo(new[] { 1L }), "nobody stands in for the leader: the next level");
        await desk.Done(TestDesk.As("director"), new DecideExtension(asked.Id, true, "", 2));
        Assert.That(await desk.Rows<string>("SELECT state FROM extensions"), Is.EqualTo(new[] { "Agreed" }));
    }

    private static Task Away(TestDesk desk, long person) => desk.Write("""
        INSERT INTO absences (id, person_id, section_id, kind, reason, from_at, to_at, first_to_at, minutes, days100, path, state, approval, entered_by, entered_at)
        VALUES (@person, @person, 3, 'Trip', '会议', '2026-03-04T00:00:00.000000Z', '2026-03-06T10:00:00.000000Z', '2026-03-06T10:00:00.000000Z', 900, 200, 'Director', 'Started', 'Approved', @person, '2026-03-03T01:00:00.000000Z')
        """, new { person });

    private static Task Deputy(TestDesk desk, Roles role, long? section, long principal, long deputy) => desk.Write(
        "INSERT INTO deputies (id, role, section_id, principal_id, deputy_id, from_day, to_day) VALUES (@deputy, @Role, @section, @principal, @deputy, '2026-03-01', '2026-12-31')",
        new { Role = role.ToString(), section, principal, deputy });
}
