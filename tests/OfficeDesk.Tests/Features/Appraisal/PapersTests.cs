using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Appraisal;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Appraisal;

/// <summary>Papers of results, codes that were lost, facts beside the ballot.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class PapersTests(Engine engine)
{
    [Test]
    public async Task AP_7_feedback_forms_warning_and_order_to_remedy_are_numbered_papers_of_the_result()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, [.. codes.Take(2)], (_, person) => person == 16 ? 13 : 20);
        Assert.That(await desk.Refused(AppraisalOffice.Leader1, new IssueFeedback(round)), Is.EqualTo(AppraisalRules.NotFedBack));
        await desk.Done(AppraisalOffice.Leader1, new ReplaceCode(await Unused(desk)));
        await desk.FeedBack(round);
        var weak = await desk.SubjectOf(round, 16);
        var first = await desk.Done(AppraisalOffice.Leader1, new IssueFeedback(round));
        Assert.That((first.Issued, first.Left), Is.EqualTo((5, 0)));
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new IssueFeedback(round))).Issued, Is.Zero, "nobody gets two");
        Assert.That(await desk.Rows<string>("SELECT number FROM documents WHERE kind = 'appraisal-feedback' ORDER BY seq_no"), Is.EqualTo(new[] { "KP2026-1", "KP2026-2", "KP2026-3", "KP2026-4", "KP2026-5" }));
        var papers = (await desk.Done(TestDesk.As("chief3"), new ShowResult(weak))).Papers;
        Assert.That(papers.Select(p => p.Kind), Is.EqualTo(new[] { "考评结果反馈单" }), "the person sees their own");
        Assert.That((await desk.Rows<string>("SELECT data FROM documents WHERE kind = 'appraisal-feedback'")).All(d => d.Contains("票数不足，不公布", StringComparison.Ordinal)), "two grass-roots ballots give no mean on paper either");
    }

    [Test]
    public async Task AP_7_a_warning_needs_a_result_that_is_not_competent()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, codes, (_, person) => person == 16 ? 13 : 20);
        var (weak, fair) = (await desk.SubjectOf(round, 16), await desk.SubjectOf(round, 7));
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new IssueWarning(weak, "超期6件", "三个月内整改"))).Rule, Is.EqualTo("AP-7"), "not fed back yet");
        await desk.FeedBack(round);
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new IssueWarning(fair, "超期6件", "三个月内整改"))).Rule, Is.EqualTo("AP-7"));
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new IssueWarning(weak, "超期6件", "三个月内整改"))).Rule, Is.EqualTo("AP-10"), "the person can object still");
        await desk.Done(TestDesk.As("chief3"), new RespondToResult(weak, "", await desk.SubjectVersion(weak)));
        var warned = await desk.Done(AppraisalOffice.Leader1, new IssueWarning(weak, "超期6件", "三个月内整改"));
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new IssueWarning(weak, "超期6件", "三个月内整改"))).Number, Is.EqualTo(warned.Number), "one a result");
        var ordered = await desk.Done(AppraisalOffice.Leader1, new OrderRectification(weak, "建立每日清单", 20, await desk.SubjectVersion(weak)));
        Assert.That((await desk.Rows<string>("SELECT data FROM documents WHERE kind = 'performance-warning'")).Single(), Does.Contain("超期6件。").And.Contain("三个月内整改。"), "what was typed ends as a sentence does");
        var shown = await desk.Done(TestDesk.As("chief3"), new ShowResult(weak));
        Assert.That(shown.Papers.Select(p => p.Kind), Is.EquivalentTo(new[] { "效能告诫书", "整改通知书" }));
        Assert.That(await desk.Rows<string>("SELECT t.number FROM documents d JOIN tasks t ON t.id = d.task_id WHERE d.kind = 'rectification'"), Is.EqualTo(new[] { ordered.Number }), "the order stands on its task");
        var order = (await desk.Rows<string>("SELECT data FROM documents WHERE kind = 'rectification'")).Single();
        Assert.That(order, Does.Contain("考核小组").And.Not.Contain(AppraisalWords.Points(shown.Total)), "whoever sees the task does not learn the total");
    }

    [Test]
    public async Task AP_4_a_lost_code_is_replaced_once_it_is_unused_and_the_old_one_stops_working()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        var lost = (await desk.Done(AppraisalOffice.Leader1, new ShowRound(round))).Codes.First(c => c.Unit == "东关社区");
        var fresh = (await desk.Done(AppraisalOffice.Leader1, new ReplaceCode(lost.Id))).Codes.Single().Code;
        Assert.That(await desk.Refused(Asker.Nobody, new OpenCode(codes[2])), Is.EqualTo(AppraisalRules.CodeWrong));
        var sheet = await desk.Done(Asker.Nobody, new OpenCode(fresh));
        await desk.Done(Asker.Nobody, new HandInCode(fresh, [.. sheet.Lines.Select(l => new CodeBallot(l.SubjectId, [20, 20, 20, 20]))]));
        Assert.That(await desk.Refused(AppraisalOffice.Leader1, new ReplaceCode(lost.Id)), Is.EqualTo(AppraisalRules.CodeGone), "used up");
        var other = (await desk.Done(AppraisalOffice.Leader1, new ShowRound(round))).Codes.First(c => !c.Used);
        Assert.That(other.Replaced, Is.Zero);
        await desk.Step(round, RoundStep.Close);
        Assert.That(await desk.Refused(AppraisalOffice.Leader1, new ReplaceCode(other.Id)), Is.EqualTo(AppraisalRules.CodeGone), "closed");
        Assert.That((await desk.Rows<string>("SELECT body FROM audit WHERE message = 'ReplaceCode'")).Where(b => b.Contains(fresh[..4], StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task AP_8_the_facts_tell_of_a_substantiated_complaint_only_after_the_person_was_heard_and_it_was_confirmed()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, _) = await desk.Opened();
        var subject = await desk.SubjectOf(round, 7);
        async Task<Fact> Complaints() => (await desk.Done(TestDesk.As("staff1"), new ReadBallot(subject))).Facts.Single(f => f.Key == "complaints");
        await Complaint(desk, 1, "Assigned", null);
        await Complaint(desk, 2, "Found", "Substantiated");
        await Complaint(desk, 3, "Replied", "Not");
        await Complaint(desk, 4, "PassedOn", "Substantiated");
        Assert.That(((await Complaints()).Count, (await Complaints()).Href), Is.EqualTo((0, "")), "nothing tells that a case is there");
        await Complaint(desk, 5, "Replied", "Substantiated");
        await Complaint(desk, 6, "Filed", "Partly");
        Assert.That((await Complaints()).Count, Is.Zero, "replied to, but the person was not heard");
        await Breach(desk, 5, "Statement");
        await Breach(desk, 6, "Dismissed");
        Assert.That((await Complaints()).Count, Is.Zero, "being heard, and heard with effect");
        await desk.Write("UPDATE breaches SET state = 'Confirmed' WHERE id IN (5, 6)");
        Assert.That(((await Complaints()).Count, (await Complaints()).Bad, (await Complaints()).Href), Is.EqualTo((2, true, "")));
        await Measure(desk, 5, "Decided");
        async Task<int> Count(string key) => (await desk.Done(TestDesk.As("staff1"), new ReadBallot(subject))).Facts.Single(f => f.Key == key).Count;
        Assert.That((await Count("measures"), await Count("breaches")), Is.EqualTo((0, 2)), "a measure counts from its service on");
        await desk.Write("UPDATE measures SET state = 'Served'");
        Assert.That(await Count("measures"), Is.EqualTo(1));
        await desk.Write("UPDATE measures SET state = 'Lifted'");
        Assert.That((await Count("measures"), await Count("breaches"), await Count("complaints")), Is.EqualTo((0, 1, 1)), "lifted on appeal it counts no more");
    }

    [Test]
    public async Task AP_8_each_fact_opens_as_far_as_the_rater_may_see()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, _) = await desk.Opened();
        var subject = await desk.SubjectOf(round, 7);
        async Task<IReadOnlyList<string>> Open(string who) => [.. (await desk.Done(TestDesk.As(who), new ReadBallot(subject))).Facts.Where(f => f.Href.Length > 0).Select(f => f.Key)];
        Assert.That(await Open("chief2"), Is.Empty, "the chief of another section");
        Assert.That(await Open("leader1"), Does.Contain("breaches").And.Contain("measures").And.Contain("lateReturns").And.Contain("tasks"), "whoever leads the division");
        Assert.That(await Open("chief1"), Does.Contain("breaches"), "one's own");
    }

    [Test]
    public async Task AP_8_a_fact_leads_to_exactly_the_records_that_were_counted()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, _) = await desk.Opened();
        var subject = await desk.SubjectOf(round, 7);
        var n = 0;
        async Task Task(string state, string? doneOn, int late, string dueOn, long person = 7) => await desk.Write("""
            INSERT INTO tasks (id, number, kind, title, source, assigned_by, section_id, answering_id, received_on, limit_no, limit_unit, due_on, first_due_on, done_on, late, state, made_at, made_by)
            VALUES (@id, @number, 'Assigned', '某事', 'BureauLeader', 2, 3, @person, '2026-01-05', 10, 'WorkingDays', @dueOn, @dueOn, @doneOn, @late, @state, '2026-01-05T01:00:00.000000Z', 2)
            """, new { id = ++n, number = $"RW2026-{n:0000}", state, doneOn, late, dueOn, person });
        await Task("Reported", "2026-01-20", 0, "2026-01-22");
        await Task("Reported", "2026-02-20", 1, "2026-02-10");
        await Task("Reported", "2025-12-20", 1, "2025-12-10");
        await Task("Reported", "2026-02-20", 0, "2026-02-22", person: 8);
        await Task("Open", null, 0, "2026-03-02");
        await Task("Open", null, 0, "2026-03-20");
        foreach (var (id, state, day) in new[] { (91, "Answered", "01-08"), (92, "Open", "01-09"), (93, "Answered", "04-08") })
            await desk.Write("""
                INSERT INTO enquiries (id, number, received_at, recorded_at, channel, first_contact_id, section_id, citizen_name, matter_type_id, ask, route, responsible_id, state)
                VALUES (@id, @Number, @At, @At, 'Call', 7, 3, '来访人甲', 1, '问进度', 'Own', 7, @state)
                """, new { id, Number = $"2026-9{id}", At = $"2026-{day}T01:00:00.000000Z", state });
        foreach (var (id, late, due) in new[] { (81, 0, "2026-02-03"), (82, 1, "2026-02-04"), (83, 0, "2026-04-03") })
            await desk.Write("""
                INSERT INTO tasks (id, number, kind, title, source, assigned_by, section_id, answering_id, received_on, limit_no, limit_unit, due_on, first_due_on, done_on, late, state, made_at, made_by)
                VALUES (@id, @Number, 'Transfer', '转办', 'Section', 9, 3, 8, '2026-02-02', 1, 'WorkingDays', @due, @due, @due, @late, 'Done', '2026-02-02T01:00:00.000000Z', 9);
                INSERT INTO transfers (id, enquiry_id, from_id, to_id, section_id, state, sent_at) VALUES (@id, 91, 9, 7, 3, 'Contacted', '2026-02-02T01:00:00.000000Z')
                """, new { id, Number = $"ZB2026-{id}", late, due });
        await desk.Write("INSERT INTO breaches (id, kind, fact, person_id, section_id, due_on, proposed_at, proposed_on, state) VALUES (1, 'Integrity', 'x', 7, 3, '2026-03-01', '2026-03-01T00:00:00.000000Z', '2026-03-01', 'Confirmed'), (2, 'Integrity', 'y', 7, 3, '2026-03-01', '2026-03-01T00:00:00.000000Z', '2026-03-01', 'Dismissed')");
        await desk.Write("INSERT INTO cards (id, task_id, person_id, section_id, due_on, colour, given_on) VALUES (1, 2, 7, 3, '2026-02-10', 'Yellow', '2026-02-12')");
        await desk.Write("""
            INSERT INTO absences (id, person_id, section_id, kind, reason, from_at, to_at, first_to_at, returned_at, late_minutes, minutes, days100, path, state, approval, entered_by, entered_at)
            VALUES (1, 7, 3, 'Meeting', '', '2026-01-08T01:00:00.000000Z', '2026-01-08T03:00:00.000000Z', '2026-01-08T03:00:00.000000Z', '2026-01-08T04:00:00.000000Z', 60, 120, 25, 'Notice', 'Returned', 'None', 7, '2026-01-08T00:30:00.000000Z')
            """);
        await desk.Write("INSERT INTO trainings (id, section_id, held_on, topic, teacher, length, made_by, made_at) VALUES (1, 3, '2026-02-02', '业务学习', '甲', 60, 7, '2026-02-02T01:00:00.000000Z'); INSERT INTO training_attendance (training_id, person_id, at, by_id) VALUES (1, 7, '2026-02-02T01:00:00.000000Z', 7)");

        var leader = AppraisalOffice.Leader1;
        var facts = (await desk.Done(leader, new ReadBallot(subject))).Facts.Where(f => f.Href.Length > 0).ToList();
        Assert.That(facts.Select(f => (f.Key, f.Count, f.Of)), Is.EquivalentTo(new (string, int, int?)[] { ("tasks", 1, 2), ("late", 1, null), ("overdue", 1, null), ("enquiries", 1, 2), ("transfers", 1, 2), ("breaches", 1, null), ("measures", 0, null), ("yellow", 1, null), ("red", 0, null), ("lateReturns", 1, null), ("absences", 1, null), ("trainings", 1, null) }));
        foreach (var fact in facts)
        {
            Assert.That(fact.Href, Is.EqualTo($"/appraisal/facts/{subject}/{fact.Key}"));
            var shown = await desk.Done(leader, new ShowFact(subject, fact.Key));
            Assert.That((shown.Records.Count, shown.Records.Count(r => fact.Of is null || !r.Bad), shown.Count), Is.EqualTo((fact.Of ?? fact.Count, fact.Count, fact.Count)), fact.Key);
        }
        Assert.That((await desk.Done(leader, new ShowFact(subject, "tasks"))).Records.Select(r => r.Href), Is.EqualTo(new[] { "/t/RW2026-0002", "/t/RW2026-0001" }));
        Assert.That((await desk.Refused(TestDesk.As("chief2"), new ShowFact(subject, "tasks"))).Kind, Is.EqualTo(RefusalKind.NotFound), "votes on them and sees none of it");
        Assert.That((await desk.Refused(leader, new ShowFact(subject, "complaints"))).Kind, Is.EqualTo(RefusalKind.NotFound), "a case opens to its handler only");
        Assert.That((await desk.Refused(TestDesk.As("staff6"), new ShowFact(subject, "absences"))).Kind, Is.EqualTo(RefusalKind.NotFound), "does not vote on them");
    }

    private static Task Complaint(TestDesk desk, long id, string state, string? finding) => desk.Write("""
        INSERT INTO complaints (id, number, code, channel, received_on, registered_at, registered_on, registered_by, level, kind, anonymous, reachable, what, state, due_on, finding, found_on)
        VALUES (@id, @number, @code, 'Visit', '2026-03-01', '2026-03-01T01:00:00.000000Z', '2026-03-01', 22, 'Office', 'Attitude', 1, 0, '…', @state, '2026-03-20', @finding, '2026-03-03');
        INSERT INTO complaint_subjects (complaint_id, person_id, section_id) VALUES (@id, 7, 3)
        """, new { id, number = $"TS{id}", code = $"C{id}", state, finding });

    private static Task Breach(TestDesk desk, long id, string state) => desk.Write("""
        INSERT INTO breaches (id, kind, fact, person_id, section_id, due_on, proposed_at, proposed_on, state)
        VALUES (@id, 'Attitude', @fact, 7, 3, '2026-03-03', '2026-03-03T01:00:00.000000Z', '2026-03-03', @state)
        """, new { id, state, fact = $"complaint:{id}:7" });

    private static Task Measure(TestDesk desk, long breach, string state) => desk.Write("""
        INSERT INTO measures (id, breach_id, person_id, section_id, breach_kind, nth, kind, first_kind, state, reason, proposed_by, proposed_at, decide_by, decided_on)
        VALUES (@breach, @breach, 7, 3, 'Attitude', 1, 'Criticism', 'Criticism', @state, '依规', 22, '2026-03-03T01:00:00.000000Z', '2026-03-20', '2026-03-04')
        """, new { breach, state });

    private static async Task<long> Unused(TestDesk desk) => (await desk.Rows<long>("SELECT id FROM ap_codes WHERE used = 0"))[0];
}
