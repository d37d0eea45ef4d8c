using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Deputies;
using OfficeDesk.Web.Features.Discipline;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Features.Complaints;

/// <summary>The deputy of a discipline officer, alarms about very many looks, and what older versions left behind.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class DeputyAndLookTests(Engine engine)
{
    /// <summary>Staff8 (17) in the place of discipline1 (22).</summary>
    private static Asker Deputy => TestDesk.As("staff8") with { Roles = Roles.Staff | Roles.Discipline, StandsInFor = [new StandIn(Roles.Discipline, 0, 22, "纪检干部甲")] };

    [Test]
    public async Task GN_2_the_deputy_of_a_discipline_officer_works_on_the_officer_s_cases_in_their_place_and_every_act_says_so()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Case.Investigated(desk);
        Assert.That((await desk.Done(Deputy, new MyWork())).Cases.Cases.Single(), Has.Property("Id").EqualTo(id).And.Property("For").EqualTo("纪检干部甲"));
        await desk.Done(Deputy, new AddCaseNote(id, CaseNote.Note, "代为核实"));
        Assert.That((await desk.Done(Deputy, new RevealReporter(id, "代为答复"))).Name, Is.EqualTo(Case.Name));
        await desk.Done(Deputy, new RecordFinding(id, Finding.Not, "查无实据", BreachKind.Attitude, "", 2));
        var paper = await desk.Done(Deputy, new IssueCaseReply(id, "查无实据", ""));
        Assert.That((await desk.Done(Deputy, new ShowDocument(paper.DocumentId))).ForName, Is.EqualTo("纪检干部甲"));
        await desk.Done(Deputy, new ReplyComplaint(id, "查无实据", "电话", false, 3));
        Assert.That((await desk.Done(Deputy, new ListComplaints(false, Mine: true))).Rows.Select(r => r.Id), Is.EqualTo(new[] { id }));
        Assert.That((await desk.Done(Case.Officer, new ShowComplaint(id))).Looks.Select(l => l.Who), Is.EqualTo(new[] { "工作人员辛", "工作人员辛" }));
        var acts = await desk.Rows<(string Message, long Person, long? For)>("SELECT message, person_id, for_id FROM audit WHERE person_id = 17 ORDER BY seq");
        Assert.That(acts.Select(a => (a.Message, a.For)), Is.EqualTo(new[] { ("AddCaseNote", (long?)22), ("RevealReporter", 22L), ("RecordFinding", 22L), ("IssueCaseReply", 22L), ("ReplyComplaint", 22L) }));
        Assert.That((await desk.Refused(Case.Other, new AddCaseNote(id, CaseNote.Note, "别人的"))).Rule, Is.EqualTo("CP-2"), "a colleague without the seat stays out");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task CP_2_a_deputy_who_is_concerned_or_had_a_part_in_the_matter_stays_out()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var about = await Case.Investigated(desk, 17);
        Assert.That((await desk.Refused(Deputy, new ShowComplaint(about))).Kind, Is.EqualTo(RefusalKind.NotFound), "it is about them");
        Assert.That((await desk.Done(Deputy, new MyWork())).Cases.Cases, Is.Empty);
        var into = (await desk.Done(Case.Officer, Case.Call(null, "窗口"))).Id;
        await desk.Done(Case.Officer, new MergeComplaint(into, (await desk.Done(Case.Officer, new ShowComplaint(about))).Number, 1));
        Assert.That((await desk.Refused(Deputy, new ShowComplaint(into))).Kind, Is.EqualTo(RefusalKind.NotFound), "nor what went into it, though it names nobody");
        var (first, second) = ((await desk.Done(Case.Officer, Case.Call(null, "前台"))).Id, await Case.Investigated(desk));
        var main = (await desk.Done(Case.Officer, new ShowComplaint(second))).Number;
        await desk.Done(Case.Officer, new MergeComplaint(first, main, 1));
        await desk.Done(Case.Officer, new ShowComplaint(first));
        Assert.That((await desk.Done(Deputy, new ShowComplaint(first))).Number, Is.Not.Empty, "it names nobody yet");
        await desk.Done(Case.Officer, new MergeComplaint((await Case.About(desk, 17)).Id, main, 1));
        Assert.That((await desk.Refused(Deputy, new ShowComplaint(first))).Kind, Is.EqualTo(RefusalKind.NotFound), "what came later brings them into all that lies together");
        var number = await desk.Matter();
        await desk.Write("UPDATE tasks SET answering_id = 17 WHERE number = @number", new { number });
        var took = await Case.Investigated(desk);
        await desk.Done(Case.Officer, new LinkCase(took, CaseLink.Task, number));
        Assert.That((await desk.Refused(Deputy, new RevealReporter(took, "答复"))).Rule, Is.EqualTo("CP-2"));
        Assert.That((await desk.Done(Deputy, new ListEvidence(took))).Files, Is.Empty);
    }

    [Test]
    public async Task GN_2_a_case_is_given_to_a_deputy_for_as_long_as_they_are_one()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = (await Case.About(desk, 8)).Id;
        Assert.That((await desk.Refused(Case.Other, new AssignComplaint(id, 17, 1))).Field, Is.EqualTo("HandlerId"), "not a deputy yet");
        await desk.Done(Case.Officer, new NameDeputy(Roles.Discipline, null, 17, desk.Today, desk.Today.AddDays(2), 22));
        Assert.That((await desk.Done(Case.Other, new ShowComplaint(id))).Handlers.Select(h => h.Id), Is.EqualTo(new[] { 17L, 22L, 23L }));
        await desk.Done(Case.Other, new AssignComplaint(id, 17, 1));
        await desk.Done(Deputy, new AddCaseNote(id, CaseNote.Note, "已了解"));
        desk.Clock.Set(new DateTime(2026, 3, 24, 8, 50, 0));
        await desk.Write("DELETE FROM outbox");
        await desk.Done(Asker.Clock, new RemindCases());
        Assert.That(await desk.Rows<long>("SELECT recipient_id FROM outbox ORDER BY recipient_id"), Is.EqualTo(new[] { 22L, 23L }), "the time of the deputy is over: the office is reminded");
        await desk.Done(Case.Other, new AssignComplaint(id, 23, 2));
        Assert.That((await desk.Refused(TestDesk.As("staff8"), new ShowComplaint(id))).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public async Task CP_3_GN_2_a_case_that_waits_is_told_to_the_deputy_named_for_today_as_well_and_to_nobody_it_is_about()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("""
            INSERT INTO deputies (id, role, section_id, principal_id, deputy_id, from_day, to_day) VALUES
            (1, 'Director', NULL, 1, 3, '2026-03-04', '2026-03-31'), (2, 'Discipline', NULL, 22, 17, '2026-03-04', '2026-03-31'), (3, 'Discipline', NULL, 23, 18, '2026-03-04', '2026-03-04')
            """);
        var (officer, deputy, staff) = ((await Case.About(desk, 23)).Id, (await Case.About(desk, 17)).Id, (await Case.About(desk, 8)).Id);
        var number = await desk.Matter();
        await desk.Write("UPDATE tasks SET answering_id = 17 WHERE number = @number", new { number });
        var took = await Case.Investigated(desk);
        await desk.Done(Case.Officer, new LinkCase(took, CaseLink.Task, number));
        desk.Clock.Set(new DateTime(2026, 3, 5, 8, 50, 0));
        await desk.Write("DELETE FROM outbox");
        await desk.Done(Asker.Clock, new RemindCases());
        Assert.That(await Told(officer), Is.EqualTo(new[] { 1L, 3 }), "the director's case, also to the director's deputy");
        Assert.That(await Told(deputy), Is.EqualTo(new[] { 22L, 23 }), "it is about the deputy");
        Assert.That(await Told(staff), Is.EqualTo(new[] { 17L, 22, 23 }), "the day of the other deputy is over");
        await desk.Write("DELETE FROM outbox");
        await desk.Done(Case.Other, new AssignComplaint(staff, 22, 1));
        Assert.That(await desk.Rows<long>("SELECT recipient_id FROM outbox ORDER BY recipient_id"), Is.EqualTo(new[] { 17L, 22 }), "whoever gets a case may be away");
        desk.Clock.Set(new DateTime(2026, 3, 24, 8, 50, 0));
        await desk.Write("DELETE FROM outbox");
        await desk.Done(Asker.Clock, new RemindCases());
        Assert.That((await Told(staff), await Told(took)), Is.EqualTo((new[] { 17L, 22 }, new[] { 22L })), "CP-2: not to a deputy who had a part in the matter");

        Task<IReadOnlyList<long>> Told(long id) => desk.Rows<long>("SELECT recipient_id FROM outbox WHERE cause LIKE @Cause ORDER BY recipient_id", new { Cause = $"case:{id}:%" });
    }

    [Test]
    public async Task D5_the_thirtieth_look_within_an_hour_is_told_to_the_director_without_a_name_and_the_next_is_refused()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Case.Investigated(desk);
        await desk.Write("DELETE FROM outbox");
        for (var i = 1; i < ComplaintRules.MostLooks; i++) await desk.Done(Case.Officer, new RevealReporter(id, "答复"));
        Assert.That(await desk.Rows<long>("SELECT id FROM outbox"), Is.Empty);
        await desk.Done(Case.Officer, new RevealReporter(id, "答复"));
        var letter = (await desk.Rows<(long To, string Subject, string Text, string Html)>("SELECT recipient_id, subject, body_text, body_html FROM outbox")).Single();
        Assert.That(letter.To, Is.EqualTo(1));
        foreach (var part in new[] { letter.Subject, letter.Text, letter.Html }) Assert.That(part, Does.Not.Contain("纪检干部").And.Not.Contain(Case.Name).And.Not.Contain("TS2026").And.Not.Contain(id.ToString(CultureInfo.InvariantCulture)));
        Assert.That((await desk.Refused(Case.Officer, new RevealReporter(id, "答复"))).Kind, Is.EqualTo(RefusalKind.TooMany));
        Assert.That((await desk.Refused(Case.Officer, new IssueCaseReply(id, "谈话", ""))).Rule, Is.EqualTo("CP-3"));
        var line = (await desk.Done(TestDesk.As("director"), new DisciplineDesk())).Looks.Single();
        Assert.That((line.Person, line.Looks), Is.EqualTo(("纪检干部甲", 30)), "who it was stands on the director's page");
        foreach (var who in new[] { "discipline1", "discipline2", "leader2" }) Assert.That((await desk.Done(TestDesk.As(who), new DisciplineDesk())).Looks, Is.Empty, who);
        desk.Clock.Pass(TimeSpan.FromMinutes(61));
        for (var i = 0; i < ComplaintRules.MostLooks; i++) await desk.Done(Case.Officer, new RevealReporter(id, "答复"));
        Assert.That(await desk.Rows<long>("SELECT recipient_id FROM outbox"), Is.EqualTo(new[] { 1L, 1L }), "once an hour");
    }

    [Test]
    public async Task D5_written_replies_cannot_be_used_to_look_at_more_identities()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Case.Found(desk);
        for (var i = 0; i < ComplaintRules.MostLooks; i++) await desk.Done(Case.Officer, new RevealReporter(id, "答复"));
        Assert.That((await desk.Refused(Case.Officer, new IssueCaseReply(id, "谈话", ""))).Kind, Is.EqualTo(RefusalKind.TooMany));
    }

    [Test]
    public async Task D5_very_many_phones_of_citizens_are_told_as_well_and_the_director_s_own_to_the_deputy()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        for (var i = 0; i < EnquiryRules.RevealsAnHour; i++) await desk.Done(TestDesk.As("chief1"), new RevealPhone(number, "回访"));
        Assert.That(await desk.Rows<long>("SELECT recipient_id FROM outbox"), Is.EqualTo(new[] { 1L }));
        await desk.Done(TestDesk.As("director"), new NameDeputy(Roles.Director, null, 3, desk.Today, desk.Today.AddDays(2)));
        var about = (await desk.Done(Case.Officer, Case.Call(23))).Id;
        await desk.Done(TestDesk.As("director"), new AssignComplaint(about, 1, 1));
        await desk.Write("DELETE FROM outbox");
        for (var i = 0; i < ComplaintRules.MostLooks; i++) await desk.Done(TestDesk.As("director"), new RevealReporter(about, "答复"));
        Assert.That(await desk.Rows<long>("SELECT recipient_id FROM outbox"), Is.EqualTo(new[] { 3L }), "GN-1");
        Assert.That((await desk.Done(TestDesk.As("director"), new DisciplineDesk())).Looks.Select(l => l.Person), Is.EqualTo(new[] { "科长甲" }), "not about oneself");
    }

    [Test]
    public async Task CP_2_what_older_versions_merged_comes_into_the_hands_of_whoever_handles_the_case_now()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (main, first, second, other) = ((await Case.About(desk, 8)).Id, (await Case.About(desk, 8)).Id, (await Case.About(desk, 8)).Id, (await Case.About(desk, 9)).Id);
        await desk.Write("""
            UPDATE complaints SET state = 'Merged', merged_into = @main, handler_id = 22 WHERE id = @first;
            UPDATE complaints SET state = 'Merged', merged_into = @first, handler_id = NULL WHERE id = @second;
            UPDATE complaints SET state = 'Assigned', handler_id = 23 WHERE id = @main;
            DELETE FROM migrations WHERE name = '0281_merged_hands'
            """, new { main, first, second });
        await Migrations.Apply(desk.Database, Migrations.Folder);
        var rows = await desk.Rows<(long Id, long? Into, long? Handler)>("SELECT id, merged_into, handler_id FROM complaints ORDER BY id");
        Assert.That(rows, Is.EqualTo(new (long, long?, long?)[] { (main, null, 23), (first, main, 23), (second, main, 23), (other, null, null) }));
        Assert.That((await desk.Refused(Case.Officer, new RevealReporter(first, "答复"))).Rule, Is.EqualTo("CP-2"));
        Assert.That((await desk.Done(Case.Other, new RevealReporter(second, "答复"))).Name, Is.EqualTo(Case.Name));
    }

    [Test]
    public async Task CP_3_a_case_stands_among_the_work_of_whoever_handles_it_and_the_figures_of_the_desk_lead_to_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Case.Investigated(desk);
        var line = (await desk.Done(Case.Officer, new MyWork())).Cases.Cases.Single();
        Assert.That((line.Id, line.State, line.DueOn, line.For), Is.EqualTo((id, ComplaintState.Assigned, new DateOnly(2026, 3, 25), "")));
        foreach (var who in new[] { Case.Other, TestDesk.As("staff1"), TestDesk.As("director"), Case.Officer with { Scopes = new HashSet<string>(StringComparer.Ordinal) { nameof(MyWork) } } })
            Assert.That((await desk.Done(who, new MyWork())).Cases.Cases, Is.Empty, who.Name);
        var sheet = await desk.Done(Case.Officer, new DisciplineDesk());
        Assert.That(sheet.Complaints!.Single().InTime, Is.EqualTo(1));
        async Task<int> Rows(DateOnly? from, DateOnly? to) => (await desk.Done(Case.Officer, new ListComplaints(false, States: [ComplaintState.Assigned], DueFrom: from, DueTo: to))).Rows.Count;
        Assert.That((await Rows(sheet.Soon.AddDays(1), null), await Rows(sheet.Today, sheet.Soon), await Rows(null, sheet.Today.AddDays(-1))), Is.EqualTo((1, 0, 0)));
    }
}
