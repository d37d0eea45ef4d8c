using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Receipts;
using static OfficeDesk.Tests.Features.Receipts.ReceiptScene;

namespace OfficeDesk.Tests.Features.Receipts;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ReceiveTests(Engine engine)
{
    [Test]
    public async Task ON_3_f_complete_is_accepted_with_the_limit_from_the_day_after()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(Handler, Receive(Good));
        Assert.That((a.Number, a.State, a.Outcome, a.DueOn), Is.EqualTo(("SQ2026-1", ApplicationState.Accepted, (ReceiptOutcome?)ReceiptOutcome.Accepted, (DateOnly?)new DateOnly(2026, 3, 18))));
        var task = await desk.Done(Handler, new ShowTask(a.Number));
        Assert.That((task.Head.AnsweringName, task.Head.DueOn, task.Head.Limit, task.Citizen!.Answered), Is.EqualTo(("工作人员丁", new DateOnly(2026, 3, 18), (Limit?)new Limit(10, LimitUnit.WorkingDays), false)), "FC-6: accepted is not answered");
        var shown = await desk.Done(Handler, new ShowApplication(a.Number));
        Assert.That((shown.Check!.By, shown.CitizenName, shown.TaskNumber, shown.CompletedOn), Is.EqualTo(("工作人员丁", "来访人甲", a.Number, (DateOnly?)desk.Today)));
        Assert.That((await desk.Rows<(string, string)>("SELECT state, ask FROM enquiries")).Single(), Is.EqualTo(("Answered", "递交申请：临时救助")), "FC-1: it is a first contact as well");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task ON_3_c_slips_put_right_on_the_spot_are_accepted_and_written_down()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Refused(Handler, Receive(Good with { Slips = Slips.Corrected }))).Field, Is.EqualTo("Corrected"));
        var a = await desk.Done(Handler, Receive(Good with { Slips = Slips.Corrected, Corrected = "金额合计改正" }));
        Assert.That((a.State, a.Outcome), Is.EqualTo((ApplicationState.Accepted, (ReceiptOutcome?)ReceiptOutcome.Corrected)));
        Assert.That((await desk.Done(Handler, new ShowApplication(a.Number))).Check!.Corrected, Is.EqualTo("金额合计改正"));
    }

    [Test]
    public async Task ON_2_assistance_never_leaves_because_no_decision_is_needed()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Refused(Handler, Receive(Good with { NeedsDecision = false, Reason = "不用" }))).Rule, Is.EqualTo("ON-2"));
        Assert.That(await desk.Rows<long>("SELECT id FROM applications"), Is.Empty, "a refused command leaves no trace");
        var asking = await desk.Done(TestDesk.As("staff1"), new ReceiveApplication(5, CitizenName: "来访人乙", Phone: "10000090012", Check: Good with { NeedsDecision = false, Reason = "咨询当场答复即可" }));
        Assert.That((asking.State, asking.Outcome, asking.WaitsFor), Is.EqualTo((ApplicationState.Checked, (ReceiptOutcome?)ReceiptOutcome.NoDecision, "科长甲")), "other matters may: a");
    }

    [Test]
    public async Task ON_3_d_one_notice_with_everything_then_completed_and_accepted_from_that_day()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Incomplete();
        Assert.That((a.State, a.CompleteBy), Is.EqualTo((ApplicationState.NoticeOut, (DateOnly?)new DateOnly(2026, 3, 25))));
        Assert.That(await desk.Rows<long>("SELECT id FROM tasks"), Is.Empty, "DL-9: no clock runs until it is complete");
        desk.Clock.Pass(TimeSpan.FromDays(5));
        var rest = await desk.Done(Handler, new HandIn(a.Number, a.Version, [new(Needed[1], PaperState.WrongForm, "照片看不清")]));
        Assert.That(rest.State, Is.EqualTo(ApplicationState.NoticeOut));
        var done = await desk.Done(Handler, new HandIn(a.Number, rest.Version, [new(Needed[1], PaperState.HandedIn)]));
        Assert.That((done.State, done.DueOn), Is.EqualTo((ApplicationState.Accepted, (DateOnly?)new DateOnly(2026, 3, 23))), "ten working days after 9 March");
        Assert.That((await desk.Rows<string>("SELECT received_on FROM tasks")).Single(), Is.EqualTo("2026-03-09"));
    }

    [Test]
    public async Task ON_5_a_refusal_is_told_at_once_reviewed_and_goes_out_in_writing_the_same_day()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Refused(Handler, Receive(Good with { Ours = false, Reason = "属医保" }))).Field, Is.EqualTo("GoTo"));
        var id = await desk.Refused();
        Assert.That((await desk.Refused(Handler, new ReviewRefusal(id, true, "", 1))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await desk.Refused(TestDesk.As("chief4"), new ReviewRefusal(id, true, "", 1))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await desk.Rows<string>("SELECT state FROM enquiries")).Single(), Is.EqualTo("Answered"), "told orally");
        var reviewed = await desk.Done(TestDesk.As("chief1"), new ReviewRefusal(id, true, "情况属实", 1));
        Assert.That((reviewed.Number, reviewed.Sent, (await desk.StateOf("SQ2026-1")).State), Is.EqualTo(("FD2026-1", true, "NotAccepted")));
        await desk.Done(TestDesk.As("office1"), new FileRefusal(id));
        var line = (await desk.Done(TestDesk.As("office1"), new ListRefusals(2026))).Lines.Single();
        Assert.That((line.Late, line.ReviewedBy, line.OfficeAt is not null), Is.EqualTo((false, "科长甲", true)));
    }

    [Test]
    public async Task ON_5_no_review_by_the_end_of_the_day_and_it_goes_out_and_a_review_that_disagrees_takes_it_back()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await desk.Refused();
        Assert.That((await desk.Done(Asker.Clock, new RunReceipts())).Sent, Is.Zero, "the day is not over");
        desk.Clock.Pass(TimeSpan.FromHours(9));
        Assert.That((await desk.Done(Asker.Clock, new RunReceipts())).Sent, Is.EqualTo(1));
        Assert.That((await desk.Done(Asker.Clock, new RunReceipts())).Sent, Is.Zero, "once");
        Assert.That((await desk.StateOf("SQ2026-1")).State, Is.EqualTo("NotAccepted"));
        var row = (await desk.Rows<int>("SELECT version FROM refusals")).Single();
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new ReviewRefusal(id, false, "", row))).Field, Is.EqualTo("Text"));
        await desk.Done(TestDesk.As("chief1"), new ReviewRefusal(id, false, "属本局事项，应受理", row));
        var (state, version) = await desk.StateOf("SQ2026-1");
        Assert.That(state, Is.EqualTo("Received"));
        Assert.That((await desk.Done(Handler, new CheckApplication("SQ2026-1", version, [], Good))).State, Is.EqualTo(ApplicationState.Accepted));
    }

    [Test]
    public async Task GN_1_a_chief_s_own_refusal_is_reviewed_by_the_division_leader()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var chief = TestDesk.As("chief1");
        var a = await desk.Done(chief, Receive(Good with { Ours = false, Reason = "属医保", GoTo = "县医保局" }));
        Assert.That(a.WaitsFor, Is.EqualTo("分管领导甲"));
        var id = (await desk.Rows<long>("SELECT id FROM refusals")).Single();
        Assert.That((await desk.Refused(chief, new ReviewRefusal(id, true, "", 1))).Rule, Is.EqualTo("GN-1"));
        await desk.Done(TestDesk.As("leader1"), new ReviewRefusal(id, true, "", 1));
    }

    [Test]
    public async Task ON_3_e_the_leader_is_asked_by_a_task_and_the_handler_goes_on_with_the_answer()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(Handler, Receive(Good with { Unclear = true, Question = "外县户籍能否申请？" }));
        Assert.That((a.State, a.WaitsFor, a.TellBy), Is.EqualTo((ApplicationState.Checked, "分管领导甲", (DateOnly?)new DateOnly(2026, 3, 9))));
        Assert.That((await desk.Done(TestDesk.As("leader1"), new MyWork())).ToString(), Is.Not.Null);
        Assert.That(await desk.Refused(TestDesk.As("leader1"), new FinishTask(a.Number + "-Q", "办了", null, null, 1)), Is.EqualTo(ReceiptRules.EndsWithTheCheck));
        Assert.That((await desk.Refused(Handler, new CheckApplication(a.Number, a.Version, [], Good))).Rule, Is.EqualTo("GN-5"), "the answer is awaited");
        var answered = await desk.Done(TestDesk.As("leader1"), new AnswerQuestion(a.Number, "可以受理", a.Version));
        Assert.That((await desk.Refused(Handler, new CheckApplication(a.Number, answered.Version, [], Good with { Unclear = true, Question = "再问" }))).Field, Is.EqualTo("Unclear"));
        Assert.That((await desk.Done(Handler, new CheckApplication(a.Number, answered.Version, [], Good))).State, Is.EqualTo(ApplicationState.Accepted));
        Assert.That(await desk.Rows<string>("SELECT concat(number, ' ', state) FROM tasks ORDER BY id"), Is.EquivalentTo(new[] { $"{a.Number}-H Done", $"{a.Number}-Q Done", $"{a.Number} Open" }));
    }

    [Test]
    public async Task FC_2_from_a_first_contact_the_citizen_is_carried_over_and_its_own_task_ends()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await desk.Done(Handler, new LogEnquiry(Channel.Visit, CitizenName: "来访人丙", Phone: "10000090013", MatterTypeId: Matter, Ask: "申请"));
        var form = await desk.Done(Handler, new ReceiptForm(logged.Number));
        Assert.That((form.CitizenName, form.Matter!.Code, form.Matter.NeedsDecision), Is.EqualTo(("来访人丙", "LSJZ", true)));
        var a = await desk.Done(Handler, new ReceiveApplication(Matter, logged.Number, Papers: Papers(), Check: Good));
        Assert.That(await desk.Rows<string>("SELECT concat(number, ' ', state) FROM tasks ORDER BY id"), Is.EqualTo(new[] { $"{logged.Number} Done", $"{a.Number} Open" }));
        Assert.That((await desk.Done(Handler, new ListApplications(Text: "来访人丙"))).Lines.Single().Number, Is.EqualTo(a.Number));
        Assert.That((await desk.Refused(TestDesk.As("staff10"), new ReceiveApplication(Matter, logged.Number, Papers: Papers()))).Rule, Is.EqualTo("FC-2"), "another section's matter is passed on");
    }

    [Test]
    public async Task ON_3_another_outcome_than_the_one_seen_is_not_carried_out()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var why = await desk.Refused(Handler, Receive(Good with { Expected = ReceiptOutcome.Accepted }, Needed[0]));
        Assert.That((why.Field, why.Kind), Is.EqualTo(("Expected", RefusalKind.Conflict)));
        Assert.That((await desk.Refused(Handler, new ReceiveApplication(Matter, CitizenName: "来访人甲", Phone: "10000090011", Papers: [new("没有的材料", PaperState.HandedIn)], Check: Good))).Field, Is.EqualTo("Papers"));
        Assert.That((await desk.Done(Handler, new ReceiveApplication(Matter, CitizenName: "来访人甲", Phone: "10000090011", Check: Good))).State, Is.EqualTo(ApplicationState.NoticeOut), "what nobody ticked is missing");
    }

    [Test]
    public async Task GN_5_the_citizen_may_withdraw_until_it_is_decided()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await desk.Refused();
        var (_, version) = await desk.StateOf("SQ2026-1");
        await desk.Done(Handler, new WithdrawApplication("SQ2026-1", "不办了", version));
        Assert.That((await desk.StateOf("SQ2026-1")).State, Is.EqualTo("Withdrawn"));
        Assert.That(await desk.Rows<string>("SELECT state FROM requests"), Is.EqualTo(new[] { "Lapsed" }));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new ReviewRefusal(id, true, "", 2))).Rule, Is.EqualTo("ON-5"));
        Assert.That(await desk.Rows<long>("SELECT id FROM tasks WHERE state = 'Open'"), Is.Empty);
    }
}
