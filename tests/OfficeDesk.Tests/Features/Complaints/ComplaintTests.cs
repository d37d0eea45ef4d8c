using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Measures;

namespace OfficeDesk.Tests.Features.Complaints;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ComplaintTests(Engine engine)
{
    [Test]
    public async Task CP_3_from_the_call_to_the_reply_within_15_working_days_and_the_reply_never_waits_for_the_measure()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = (await Case.About(desk, 8)).Id;
        Assert.That((await Shown(desk, id)).DueOn, Is.EqualTo(new DateOnly(2026, 3, 25)));
        Assert.That((await desk.Refused(Case.Officer, new AddCaseNote(id, CaseNote.Note, "提前"))).Rule, Is.EqualTo("CP-2"), "nobody's case yet");
        await desk.Done(Case.Officer, new AssignComplaint(id, 22, 1));
        Assert.That((await desk.Refused(Case.Officer, new RecordFinding(id, Finding.Substantiated, "属实", BreachKind.Attitude, "态度生硬", 2))).Rule, Is.EqualTo("CP-3"), "nothing investigated");
        await desk.Done(Case.Officer, new AddCaseNote(id, CaseNote.Interview, "谈话"));
        Assert.That((await desk.Refused(Case.Officer, new FileComplaint(id, "", 2))).Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That((await desk.Refused(Case.Officer, new RecordFinding(id, Finding.Substantiated, "属实", BreachKind.Attitude, "", 2))).Field, Is.EqualTo("Facts"));
        var found = await desk.Done(Case.Officer, new RecordFinding(id, Finding.Substantiated, "监控可证", BreachKind.Attitude, "3月4日态度生硬", 2));
        Assert.That(found.Breaches, Is.EqualTo(1));
        Assert.That((await desk.Refused(Case.Officer, new FileComplaint(id, "", 3))).Rule, Is.EqualTo("CP-3"), "nothing closes without a reply");
        Assert.That((await desk.Refused(Case.Officer, new ReplyComplaint(id, "", "", true, 3))).Field, Is.EqualTo("NoReply"), "the complainant can be reached");
        await desk.Done(Case.Officer, new ReplyComplaint(id, "反映属实，已依规处理。", "电话答复", false, 3));
        await desk.Done(Case.Officer, new FileComplaint(id, "材料齐全", 4));
        var shown = await Shown(desk, id);
        Assert.That((shown.State, shown.Finding, shown.Story.Count, shown.Breaches.Count), Is.EqualTo((ComplaintState.Filed, Finding.Substantiated, 6, 1)));
        var breach = (await desk.Done(Case.Officer, new ListBreaches())).Rows.Single();
        Assert.That((breach.State, breach.Kind), Is.EqualTo((BreachState.Proposed, BreachKind.Attitude)));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task CP_2_the_identity_is_opened_by_the_handling_officer_with_a_purpose_and_every_look_is_on_record()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Case.Investigated(desk);
        Assert.That((await desk.Refused(Case.Other, new RevealReporter(id, "好奇"))).Rule, Is.EqualTo("CP-2"));
        Assert.That((await desk.Send(Case.Officer, new RevealReporter(id, " "))) is Refused<ReporterRevealed>);
        var who = await desk.Done(Case.Officer, new RevealReporter(id, "电话答复"));
        Assert.That((who.Name, who.Phone, who.Address), Is.EqualTo((Case.Name, Case.Phone, Case.Address)));
        Assert.That((await Shown(desk, id)).Looks.Single(), Has.Property("Purpose").EqualTo("电话答复").And.Property("Who").EqualTo("纪检干部甲"));
        for (var i = 1; i < ComplaintRules.MostLooks; i++) await desk.Done(Case.Officer, new RevealReporter(id, "核对"));
        Assert.That((await desk.Refused(Case.Officer, new RevealReporter(id, "核对"))).Kind, Is.EqualTo(RefusalKind.TooMany));
    }

    [Test]
    public async Task CP_2_what_the_handling_officer_wrote_down_may_tell_who_complained_and_the_other_officer_does_not_read_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Case.Investigated(desk);
        var file = await desk.Done(Case.Officer, new AttachEvidence(id, "来信.txt", "录音文字"u8.ToArray()));
        await desk.Done(Case.Officer, new RecordFinding(id, Finding.Substantiated, $"与{Case.Name}核对一致", BreachKind.Attitude, "态度生硬", 2));
        await desk.Done(Case.Officer, new ReplyComplaint(id, $"{Case.Name}：属实", "致电 " + Case.Phone, false, 3));
        var other = await desk.Done(Case.Other, new ShowComplaint(id));
        Assert.That((other.State, other.What.Contains(Case.Said, StringComparison.Ordinal), other.FindingText, other.Reply, other.Finding), Is.EqualTo((ComplaintState.Replied, true, "", "", Finding.Substantiated)));
        Assert.That(other.Story.Where(n => n.Kind is not CaseNote.Event).Select(n => n.Text), Is.Not.Empty.And.All.Empty);
        Assert.That((await desk.Done(Case.Other, new ListEvidence(id))).Files, Is.Empty);
        Assert.That((await desk.Refused(Case.Other, new ReadEvidence(id, file.Id))).Rule, Is.EqualTo("CP-2"));
        Assert.That((await Shown(desk, id)).FindingText, Does.Contain(Case.Name));
    }

    [Test]
    public async Task CP_2_about_a_discipline_officer_it_goes_to_the_director_and_out_of_the_offices_sight()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Refused(Case.Other, Case.Call(23))).Rule, Is.EqualTo("CP-2"), "nobody registers what is about themselves");
        Assert.That((await desk.Refused(Case.Other, Case.Call(null, "纪检干部乙办事不公"))).Rule, Is.EqualTo("CP-2"), "not by name either");
        var done = await desk.Done(Case.Officer, Case.Call(23));
        Assert.That(done.Level, Is.EqualTo(ComplaintLevel.Director));
        foreach (var officer in new[] { Case.Officer, Case.Other })
        {
            Assert.That((await desk.Refused(officer, new ShowComplaint(done.Id))).Kind, Is.EqualTo(RefusalKind.NotFound));
            Assert.That((await desk.Done(officer, new ListComplaints(false))).Rows, Is.Empty);
            Assert.That((await desk.Done(officer, new ListComplaints(false))).Counts, Is.Empty);
        }
        var director = TestDesk.As("director");
        Assert.That((await desk.Refused(director, new AssignComplaint(done.Id, 22, 1))).Field, Is.EqualTo("HandlerId"), "the director's own");
        await desk.Done(director, new AssignComplaint(done.Id, 1, 1));
        await desk.Done(director, new AddCaseNote(done.Id, CaseNote.Note, "已了解"));
        await desk.Done(director, new RecordFinding(done.Id, Finding.Partly, "部分属实", BreachKind.Attitude, "态度问题", 2));
        Assert.That((await desk.Done(Case.Officer, new ListBreaches())).Rows, Is.Empty, "its breach is the director's too");
        Assert.That((await desk.Done(director, new ListBreaches())).Rows, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task CP_2_about_the_director_it_is_sealed_and_passed_on_and_the_director_sees_nothing()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var done = await desk.Done(Case.Officer, Case.Call(null, "反映局长甲插手低保"));
        Assert.That(done.Level, Is.EqualTo(ComplaintLevel.Sealed));
        Assert.That((await desk.Refused(TestDesk.As("director"), new ShowComplaint(done.Id))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await desk.Refused(Case.Officer, new AssignComplaint(done.Id, 22, 1))).Rule, Is.EqualTo("CP-2"));
        await desk.Done(Case.Officer, new PassOnComplaint(done.Id, "县纪委监委，2026年3月4日移送", 1));
        Assert.That((await Shown(desk, done.Id)).State, Is.EqualTo(ComplaintState.PassedOn));
    }

    [Test]
    public async Task CP_2_who_had_a_part_in_the_matter_stands_aside()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        await desk.Write("UPDATE tasks SET answering_id = 22 WHERE number = @number", new { number });
        var id = (await Case.About(desk, 8)).Id;
        await desk.Done(Case.Officer, new LinkCase(id, CaseLink.Task, number));
        Assert.That((await desk.Refused(Case.Officer, new LinkCase(id, CaseLink.Enquiry, "2026-77777"))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await desk.Refused(Case.Officer, new AssignComplaint(id, 22, 1))).Zh, Does.Contain("回避"));
        Assert.That((await desk.Refused(Case.Officer, new AssignComplaint(id, 9, 1))).Field, Is.EqualTo("HandlerId"), "no officer");
        await desk.Done(Case.Officer, new AssignComplaint(id, 23, 1));
        Assert.That((await desk.Done(Case.Other, new ListComplaints(Linked: number))).Rows.Single().Id, Is.EqualTo(id), "CP-4: the other way round");
        Assert.That((await desk.Done(Case.Other, new ShowComplaint(id))).Links.Single().Number, Is.EqualTo(number));
    }

    [Test]
    public async Task CP_3_the_same_complaint_from_ten_people_is_one_case_and_each_gets_their_reply()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var main = await Case.Investigated(desk);
        var number = (await Shown(desk, main)).Number;
        var others = new List<long>();
        for (var i = 0; i < 9; i++)
        {
            var id = (await Case.About(desk, 8)).Id;
            await desk.Done(Case.Other, new MergeComplaint(id, number, 1));
            others.Add(id);
        }
        var version = (await Shown(desk, main)).Version;
        await desk.Done(Case.Officer, new RecordFinding(main, Finding.Not, "查无实据", BreachKind.Attitude, "", version));
        await desk.Done(Case.Officer, new ReplyComplaint(main, "查无实据", "电话", false, version + 1));
        Assert.That((await desk.Refused(Case.Officer, new FileComplaint(main, "", version + 2))).Zh, Does.Contain("9 件"));
        foreach (var id in others) await desk.Done(Case.Officer, new ReplyComplaint(id, "查无实据", "电话", false, 2));
        await desk.Done(Case.Officer, new FileComplaint(main, "", version + 2));
        Assert.That((await desk.Done(Case.Officer, new ListBreaches())).Rows, Is.Empty, "not substantiated");
    }

    [Test]
    public async Task CP_3_a_case_does_not_end_with_one_complainant_while_another_waits_who_is_not_forgotten()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var main = await Case.Investigated(desk);
        var other = (await Case.About(desk, 8)).Id;
        await desk.Done(Case.Other, new MergeComplaint(other, (await Shown(desk, main)).Number, 1));
        var version = (await Shown(desk, main)).Version;
        Assert.That((await desk.Refused(Case.Officer, new WithdrawComplaint(main, "不再追究", GoOn: false, version))).Field, Is.EqualTo("GoOn"));
        await desk.Done(Case.Officer, new WithdrawComplaint(main, "不再追究", GoOn: true, version));
        await desk.Done(Case.Officer, new RecordFinding(main, Finding.Not, "查无实据", BreachKind.Attitude, "", version + 1));
        await desk.Done(Case.Officer, new ReplyComplaint(main, "", "", true, version + 2));
        desk.Clock.Set(new DateTime(2026, 3, 25, 9, 0, 0));
        Assert.That((await desk.Done(Asker.Clock, new RemindCases())).Letters, Is.EqualTo(1), "the other's reply is due");
        await desk.Done(Case.Officer, new ReplyComplaint(other, "查无实据", "电话", false, 2));
        await desk.Done(Case.Officer, new FileComplaint(main, "", version + 3));
    }

    [Test]
    public async Task CP_1_anonymous_without_a_way_to_reply_closes_with_that_record_and_a_box_is_opened_by_two()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var box = new RegisterComplaint(ComplaintChannel.Box, desk.Today, null, null, 3, "", BreachKind.Complaint, "窗口无人", "", "", "");
        Assert.That((await desk.Refused(Case.Officer, box)).Field, Is.EqualTo("SecondId"));
        Assert.That((await desk.Refused(Case.Officer, box with { SecondId = 22 })).Field, Is.EqualTo("SecondId"));
        var id = (await desk.Done(Case.Officer, box with { SecondId = 23 })).Id;
        await desk.Done(Case.Officer, new AssignComplaint(id, 22, 1));
        await desk.Done(Case.Officer, new AddCaseNote(id, CaseNote.Evidence, "照片"));
        await desk.Done(Case.Officer, new RecordFinding(id, Finding.Substantiated, "属实", BreachKind.NoNotice, "", 2));
        await desk.Done(Case.Officer, new ReplyComplaint(id, "", "", true, 3));
        await desk.Done(Case.Officer, new FileComplaint(id, "", 4));
        Assert.That((await Shown(desk, id)).Reply, Is.EqualTo("匿名，无法答复"));
    }

    [Test]
    public async Task GN_5_withdrawn_the_investigation_may_go_on()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (ends, goesOn) = (await Case.Investigated(desk), await Case.Investigated(desk));
        await desk.Done(Case.Officer, new WithdrawComplaint(ends, "本人撤回", false, 2));
        Assert.That((await desk.Refused(Case.Officer, new WithdrawComplaint(ends, "再次", false, 3))).Rule, Is.EqualTo("GN-5"));
        await desk.Done(Case.Officer, new WithdrawComplaint(goesOn, "本人撤回", true, 2));
        var shown = await Shown(desk, goesOn);
        Assert.That((shown.State, shown.GoesOn, shown.Reachable), Is.EqualTo((ComplaintState.Assigned, true, false)));
        await desk.Done(Case.Officer, new RecordFinding(goesOn, Finding.Not, "不属实", BreachKind.Attitude, "", 3));
        await desk.Done(Case.Officer, new ReplyComplaint(goesOn, "", "", true, 4));
    }

    [Test]
    public async Task CP_1_anybody_may_complain_by_the_page_once_a_form_and_not_without_end()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var message = new SubmitComplaint(3, "窗口的工作人员甲", BreachKind.Attitude, Case.Said, Case.Name, Case.Phone, "");
        var stranger = Asker.Nobody with { Address = "10.1.1.1" };
        var first = await desk.Done(stranger, message, "form-1");
        Assert.That(first.Code, Does.Match("^[2-9A-Z]{4}-[2-9A-Z]{4}$"));
        Assert.That(await desk.Done(stranger, message, "form-1"), Is.EqualTo(first), "F2");
        Assert.That((await desk.Refused(stranger, message with { What = " " })).Field, Is.EqualTo("What"));
        for (var i = 2; i <= 5; i++) await desk.Done(stranger, message, $"form-{i}");
        Assert.That((await desk.Refused(stranger, message)).Kind, Is.EqualTo(RefusalKind.TooMany));
        await desk.Done(TestDesk.As("staff2") with { Address = "10.1.1.2" }, message);
        desk.Clock.Pass(TimeSpan.FromMinutes(61));
        await desk.Done(stranger, message);
        var rows = (await desk.Done(Case.Officer, new ListComplaints(false))).Rows;
        Assert.That((rows.Count, rows[0].About.Contains("工作人员甲", StringComparison.Ordinal)), Is.EqualTo((7, true)));
        Assert.That(await desk.Rows<long>("SELECT person_id FROM audit WHERE message = 'SubmitComplaint' AND person_id <> 0"), Is.Empty, "a member of the office who complains leaves no name");
    }

    [Test]
    public async Task CP_3_reminders_go_to_whoever_handles_it_and_never_to_those_it_is_about()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Case.Investigated(desk);
        await Case.About(desk, 9);
        desk.Clock.Set(new DateTime(2026, 3, 23, 8, 50, 0));
        await desk.Done(Asker.Clock, new RemindCases());
        var told = await desk.Rows<(long To, string Subject)>("SELECT recipient_id, subject FROM outbox ORDER BY id");
        Assert.That(told.Select(t => t.To), Is.EqualTo(new[] { 22L, 22L, 23L }));
        Assert.That(told.Select(t => t.Subject).Distinct(), Is.EqualTo(new[] { "督查台有新事项" }));
        Assert.That(id, Is.Positive);
    }

    [Test]
    public async Task F1_assigning_finding_replying_and_filing_happen_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 4; i++)
        {
            var id = (await Case.About(desk, 8)).Id;
            var assigned = await desk.Race((Case.Officer, new AssignComplaint(id, 22, 1)), (Case.Other, (IMessage<ComplaintAssigned>)new AssignComplaint(id, 22, 1)));
            Assert.That((assigned.Done, assigned.Refused.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
            await desk.Done(Case.Officer, new AddCaseNote(id, CaseNote.Note, "核实"));
            var found = await desk.Race((Case.Officer, new RecordFinding(id, Finding.Not, "无", BreachKind.Attitude, "", 2)), (Case.Officer, (IMessage<FindingRecorded>)new RecordFinding(id, Finding.Substantiated, "有", BreachKind.Attitude, "态度", 2)));
            Assert.That((found.Done, found.Refused.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
            var replied = await desk.Race((Case.Officer, new ReplyComplaint(id, "一", "电话", false, 3)), (Case.Officer, (IMessage<ComplaintStep>)new ReplyComplaint(id, "二", "电话", false, 3)));
            Assert.That((replied.Done, replied.Refused.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
            var filed = await desk.Race((Case.Officer, new FileComplaint(id, "", 4)), (Case.Officer, (IMessage<ComplaintStep>)new FileComplaint(id, "二", 4)));
            Assert.That((filed.Done, filed.Refused.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
        }
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    private static Task<ComplaintShown> Shown(TestDesk desk, long id) => desk.Done(Case.Officer, new ShowComplaint(id));
}
