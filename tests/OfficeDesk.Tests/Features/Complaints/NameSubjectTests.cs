using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Measures;

namespace OfficeDesk.Tests.Features.Complaints;

/// <summary>Whom a complaint is about may show during the investigation; whoever is concerned then sees nothing more, and whoever has a conflict stands aside.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class NameSubjectTests(Engine engine)
{
    [Test]
    public async Task CP_3_whom_the_investigation_shows_is_named_and_a_wrong_name_is_taken_out_before_the_finding()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = (await desk.Done(Case.Officer, Case.Call(null, "窗口一位工作人员"))).Id;
        await desk.Done(Case.Officer, new AssignComplaint(id, 22, 1));
        Assert.That((await desk.Refused(Case.Other, new NameSubject(id, 8, null, "监控", "", 2))).Rule, Is.EqualTo("CP-2"), "the handler only");
        Assert.That((await desk.Refused(Case.Officer, new NameSubject(id, 8, null, " ", "", 2))).Field, Is.EqualTo("Reason"));
        await desk.Done(Case.Officer, new NameSubject(id, 9, null, "办事人描述", "", 2));
        await desk.Done(Case.Officer, new NameSubject(id, 8, null, "监控显示是" + Case.Said, "", 3));
        await desk.Done(Case.Officer, new NameSubject(id, null, 3, "管理问题", "", 4));
        Assert.That((await desk.Refused(Case.Officer, new NameSubject(id, 8, null, "再次", "", 5))).Kind, Is.EqualTo(RefusalKind.Conflict));
        await desk.Done(Case.Officer, new UnnameSubject(id, 9, null, "不在岗，不是本人", 5));
        Assert.That((await desk.Refused(Case.Officer, new UnnameSubject(id, 9, null, "再次", 6))).Kind, Is.EqualTo(RefusalKind.NotFound));
        var shown = await desk.Done(Case.Officer, new ShowComplaint(id));
        Assert.That(shown.Subjects.Select(s => (s.PersonId, s.SectionId)), Is.EqualTo(new[] { (0L, 3L), (8L, 3L) }));
        Assert.That((await desk.Done(Case.Other, new ShowComplaint(id))).Story.Select(n => n.Text), Has.None.Contain(Case.Said), "what shows it stays with the handler");
        await desk.Done(Case.Officer, new RecordFinding(id, Finding.Substantiated, "监控一致", BreachKind.Attitude, "3月4日态度生硬。", 6));
        Assert.That(await desk.Rows<long>("SELECT person_id FROM breaches"), Is.EqualTo(new[] { 8L }), "a breach for whom it is about, none for the wrong one");
        Assert.That((await desk.Refused(Case.Officer, new UnnameSubject(id, 8, null, "迟了", 7))).Kind, Is.EqualTo(RefusalKind.Conflict), "what is found is dismissed, not taken out");
        var kept = string.Concat(await desk.Rows<string>("SELECT text FROM complaint_notes")) + string.Concat(await desk.Rows<string>("SELECT body FROM audit"));
        Assert.That(kept, Does.Not.Contain(Case.Said).And.Not.Contain("不是本人"), "D6");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task BR_1_who_is_named_after_the_finding_gets_a_breach_with_facts_of_their_own()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Case.Found(desk);
        Assert.That((await desk.Refused(Case.Officer, new NameSubject(id, 9, null, "谈话", "", 3))).Field, Is.EqualTo("Facts"));
        var named = await desk.Done(Case.Officer, new NameSubject(id, 9, null, "谈话", "在场未制止。", 3));
        Assert.That((await desk.Done(Case.Officer, new ShowBreach(named.BreachId!.Value))).What, Is.EqualTo("在场未制止。"));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new ShowBreach(named.BreachId.Value))).Kind, Is.EqualTo(RefusalKind.NotFound), "sealed until it is confirmed");
        Assert.That((await desk.Refused(Case.Officer, new NameSubject(id, 23, null, "谈话", "知情不报。", 4))).Rule, Is.EqualTo("CP-2"), "what would go to the director is a case of its own");
        Assert.That(await desk.Rows<string>("SELECT level FROM complaints"), Is.EqualTo(new[] { "Office" }));
    }

    [Test]
    public async Task CP_2_a_discipline_officer_named_later_takes_the_case_to_the_director_with_all_that_went_into_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (id, merged) = (await Case.Investigated(desk), (await Case.About(desk, 8)).Id);
        var number = (await desk.Done(Case.Officer, new ShowComplaint(id))).Number;
        await desk.Done(Case.Officer, new MergeComplaint(merged, number, 1));
        await desk.Write("DELETE FROM outbox");
        var named = await desk.Done(Case.Officer, new NameSubject(id, 23, null, "笔录", "", (await desk.Done(Case.Officer, new ShowComplaint(id))).Version));
        Assert.That((named.Level, named.StoodAside), Is.EqualTo((ComplaintLevel.Director, true)));
        foreach (var officer in new[] { Case.Officer, Case.Other })
        {
            foreach (var one in new[] { id, merged }) Assert.That((await desk.Refused(officer, new ShowComplaint(one))).Kind, Is.EqualTo(RefusalKind.NotFound), officer.Name);
            Assert.That((await desk.Refused(officer, new RevealReporter(merged, "答复"))).Kind, Is.EqualTo(RefusalKind.NotFound));
            Assert.That((await desk.Done(officer, new ListComplaints(false))).Rows, Is.Empty);
        }
        Assert.That(await desk.Rows<long>("SELECT recipient_id FROM outbox"), Is.EqualTo(new[] { 1L }), "the director hears that something waits; nobody else");
        var director = TestDesk.As("director");
        var shown = await desk.Done(director, new ShowComplaint(id));
        Assert.That((shown.State, shown.Handler), Is.EqualTo((ComplaintState.Registered, "")));
        await desk.Done(director, new AssignComplaint(id, 1, shown.Version));
        Assert.That((await desk.Done(director, new ShowComplaint(id))).Story.Select(n => n.Text), Has.Some.Contains(Case.Said), "what was investigated goes on with it");
        Assert.That((await desk.Done(director, new RevealReporter(merged, "答复"))).Name, Is.EqualTo(Case.Name));
    }

    [Test]
    public async Task CP_2_the_director_named_later_seals_the_case_and_it_is_passed_on_with_word_to_the_complainant()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Case.Investigated(desk);
        var named = await desk.Done(Case.Officer, new NameSubject(id, 1, null, "笔录", "", 2));
        Assert.That((named.Level, named.StoodAside), Is.EqualTo((ComplaintLevel.Sealed, true)), "it is not investigated here");
        Assert.That((await desk.Refused(TestDesk.As("director"), new ShowComplaint(id))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await desk.Refused(Case.Officer, new AssignComplaint(id, 22, named.Version))).Rule, Is.EqualTo("CP-2"));
        await desk.Done(Case.Other, new PassOnComplaint(id, "县纪委监委，移字1号", named.Version));
        Assert.That((await desk.Done(Case.Other, new ListComplaints())).Rows.Select(r => r.Id), Is.EqualTo(new[] { id }), "open until the complainant has word");
        Assert.That(await desk.Rows<string?>("SELECT closed_on FROM complaints"), Is.EqualTo(new string?[] { null }));
        desk.Clock.Set(new DateTime(2026, 3, 6, 8, 50, 0));
        await desk.Done(Asker.Clock, new RemindCases());
        Assert.That((await desk.Rows<(long, string)>("SELECT recipient_id, cause FROM outbox ORDER BY id DESC")).First(), Is.EqualTo((23L, $"case:{id}:tell")));
        Assert.That((await desk.Refused(Case.Officer, new ReplyComplaint(id, "已移送", "电话", false, named.Version + 1))).Rule, Is.EqualTo("CP-2"));
        Assert.That((await desk.Refused(Case.Other, new ReplyComplaint(id, "", "", true, named.Version + 1))).Field, Is.EqualTo("NoReply"), "who can be reached is told");
        Assert.That((await desk.Done(Case.Other, new RevealReporter(id, "告知移送"))).Phone, Is.EqualTo(Case.Phone));
        await desk.Done(Case.Officer, new AssignComplaint(id, 22, named.Version + 1));
        Assert.That((await desk.Refused(Case.Other, new RevealReporter(id, "告知移送"))).Rule, Is.EqualTo("CP-2"), "whoever passed it on is away: another tells the complainant");
        await desk.Done(Case.Officer, new AssignComplaint(id, 23, named.Version + 2));
        await desk.Done(Case.Other, new ReplyComplaint(id, "已移送县纪委监委", "电话", false, named.Version + 3));
        Assert.That((await desk.Refused(Case.Other, new AssignComplaint(id, 22, named.Version + 4))).Kind, Is.EqualTo(RefusalKind.Conflict));
        var shown = await desk.Done(Case.Other, new ShowComplaint(id));
        Assert.That((shown.State, shown.RepliedOn, shown.May.Reply is not null), Is.EqualTo((ComplaintState.PassedOn, (DateOnly?)desk.Today, true)));
        Assert.That((await desk.Done(Case.Other, new ListComplaints())).Rows, Is.Empty);
        Assert.That(await desk.Rows<string?>("SELECT closed_on FROM complaints"), Is.EqualTo(new[] { "2026-03-06" }));
    }

    [Test]
    public async Task CP_2_a_handler_who_turns_out_to_have_had_a_part_in_the_matter_stands_aside_and_another_is_told()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        await desk.Write("UPDATE tasks SET answering_id = 22 WHERE number = @number", new { number });
        var id = await Case.Investigated(desk);
        await desk.Done(Case.Other, new LinkCase(id, CaseLink.Task, number));
        var shown = await desk.Done(Case.Other, new ShowComplaint(id));
        Assert.That((shown.State, shown.Handler), Is.EqualTo((ComplaintState.Registered, "")));
        Assert.That((await desk.Refused(Case.Officer, new RevealReporter(id, "答复"))).Rule, Is.EqualTo("CP-2"));
        Assert.That((await desk.Refused(Case.Officer, new AssignComplaint(id, 22, shown.Version))).Zh, Does.Contain("回避"));
        Assert.That(await desk.Rows<long>("SELECT recipient_id FROM outbox"), Is.EqualTo(new[] { 23L }));
        await desk.Done(Case.Other, new AssignComplaint(id, 23, shown.Version));
        Assert.That((await desk.Done(Case.Other, new ShowComplaint(id))).Story.Select(n => n.Text), Has.Some.Contains(Case.Said));
    }

    [Test]
    public async Task CP_2_whoever_took_the_matter_over_in_the_meantime_does_not_judge_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var id = await Case.Investigated(desk);
        await desk.Done(Case.Officer, new LinkCase(id, CaseLink.Task, number));
        await desk.Write("UPDATE tasks SET answering_id = 22 WHERE number = @number", new { number });
        Assert.That((await desk.Refused(Case.Officer, new RecordFinding(id, Finding.Not, "查无实据", BreachKind.Attitude, "", 2))).Zh, Does.Contain("回避"));
        await desk.Done(Case.Officer, new AssignComplaint(id, 23, 2));
        await desk.Done(Case.Other, new RecordFinding(id, Finding.Not, "查无实据", BreachKind.Attitude, "", 3));
    }

    [Test]
    public async Task CP_2_what_is_merged_brings_its_conflict_along()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        await desk.Write("UPDATE tasks SET answering_id = 22 WHERE number = @number", new { number });
        var (main, other) = (await Case.Investigated(desk), (await Case.About(desk, 8)).Id);
        await desk.Done(Case.Officer, new LinkCase(other, CaseLink.Task, number));
        await desk.Done(Case.Other, new MergeComplaint(other, (await desk.Done(Case.Officer, new ShowComplaint(main))).Number, 1));
        Assert.That((await desk.Done(Case.Other, new ShowComplaint(main))).Handler, Is.Empty);
        foreach (var id in new[] { main, other }) Assert.That((await desk.Refused(Case.Officer, new RevealReporter(id, "答复"))).Rule, Is.EqualTo("CP-2"));
    }

    [Test]
    public async Task BR_1_nobody_is_drawn_into_a_finding_by_a_merge()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var main = await Case.Found(desk);
        var number = (await desk.Done(Case.Officer, new ShowComplaint(main))).Number;
        var (same, wider) = ((await Case.About(desk, 8)).Id, (await Case.About(desk, 9)).Id);
        await desk.Done(Case.Officer, new MergeComplaint(same, number, 1));
        Assert.That((await desk.Refused(Case.Officer, new MergeComplaint(wider, number, 1))).Field, Is.EqualTo("IntoNumber"));
        Assert.That(await desk.Rows<long>("SELECT person_id FROM breaches"), Is.EqualTo(new[] { 8L }));
        await desk.Done(Case.Officer, new NameSubject(main, 9, null, "同一件事", "在场未制止。", 4));
        await desk.Done(Case.Officer, new MergeComplaint(wider, number, 1));
        Assert.That(await desk.Rows<long>("SELECT person_id FROM breaches ORDER BY id"), Is.EqualTo(new[] { 8L, 9L }));
    }
}
