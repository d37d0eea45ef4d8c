using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Enquiries;
using static OfficeDesk.Tests.Features.Enquiries.Scene;

namespace OfficeDesk.Tests.Features.Enquiries;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class AnswerTests(Engine engine)
{
    private const string State = "SELECT concat(state, ' ', version) FROM enquiries";

    [Test]
    public async Task FC_6_an_answer_says_what_when_by_whom_and_how_and_the_task_goes_on()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Own(desk);
        desk.Clock.Pass(TimeSpan.FromHours(2));
        var moved = await desk.Done(Staff1, new AnswerEnquiry(logged.Number, Channel.Call, "需要户口簿和收入证明", null, 1));
        Assert.That(moved, Is.EqualTo(new EnquiryMoved(logged.Number, EnquiryState.Answered, 2)));
        Assert.That(await Line(desk, "SELECT concat(kind, ' ', how, ' ', text, ' ', given_on, ' ', person_id) FROM enquiry_answers"), Is.EqualTo("Answer Call 需要户口簿和收入证明 2026-03-04 8"));
        Assert.That(await Line(desk, "SELECT state FROM tasks"), Is.EqualTo("Open"));
        Assert.That(await Line(desk, "SELECT body FROM audit WHERE message = 'AnswerEnquiry'"), Does.Not.Contain("户口簿"), "D4");
    }

    [Test]
    public async Task FC_6_an_answer_may_be_recorded_later_but_not_before_it_was_given()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Own(desk);
        desk.Clock.Pass(TimeSpan.FromHours(2));
        var now = desk.Clock.GetUtcNow();
        Assert.That((await desk.Refused(Staff1, new AnswerEnquiry(logged.Number, Channel.Call, "x", now.AddMinutes(1), 1))).Field, Is.EqualTo("GivenAt"));
        Assert.That((await desk.Refused(Staff1, new AnswerEnquiry(logged.Number, Channel.Call, "x", now.AddHours(-3), 1))).Field, Is.EqualTo("GivenAt"));
        await desk.Done(Staff1, new AnswerEnquiry(logged.Number, Channel.Call, "x", now.AddHours(-1), 1));
    }

    [Test]
    public async Task FC_6_an_enquiry_without_an_answer_is_not_closed()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Own(desk);
        var why = await desk.Refused(Staff1, new CloseEnquiry(logged.Number, 1));
        Assert.That((why.Rule, why.Field), Is.EqualTo(("FC-6", "Answer")));
    }

    [Test]
    public async Task FC_6_an_answered_enquiry_is_closed_once_its_task_is_done()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Own(desk);
        await desk.Done(Staff1, new AnswerEnquiry(logged.Number, Channel.Visit, "已当面说明", null, 1));
        Assert.That((await desk.Refused(Staff1, new CloseEnquiry(logged.Number, 2))).Zh, Does.Contain(logged.Number));
        await desk.Write("UPDATE tasks SET state = 'Reported'");
        await desk.Done(Staff1, new CloseEnquiry(logged.Number, 2));
        Assert.That(await Line(desk, State), Is.EqualTo("Closed 3"));
        Assert.That((await desk.Refused(Staff1, new AnswerEnquiry(logged.Number, Channel.Call, "x", null, 3))).Rule, Is.EqualTo("GN-5"));
    }

    [Test]
    public async Task FC_6_three_failed_tries_on_two_days_allow_closing()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Led(desk);
        await desk.Done(Staff1, new RecordFailedTry(logged.Number, Channel.Call, "无人接听"));
        await desk.Done(Staff1, new RecordFailedTry(logged.Number, Channel.Call, "无人接听"));
        desk.Clock.Pass(TimeSpan.FromHours(1));
        Assert.That((await desk.Refused(Staff1, new CloseEnquiry(logged.Number, 3))).En, Does.Contain("2 on 1"));
        desk.Clock.Pass(TimeSpan.FromDays(1));
        Assert.That(await desk.Done(Staff1, new RecordFailedTry(logged.Number, Channel.Visit, "上门无人")), Is.EqualTo(new TryRecorded(logged.Number, 3, 2)));
        await desk.Done(Staff1, new CloseEnquiry(logged.Number, 4));
        Assert.That(await Line(desk, State), Is.EqualTo("Closed 5"));
    }

    [Test]
    public async Task FC_6_no_contact_left_is_recorded_only_where_none_was_left()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var reachable = await Own(desk);
        Assert.That((await desk.Refused(Staff1, new RecordNoContact(reachable.Number))).Rule, Is.EqualTo("FC-6"));
        var silent = await Own(desk, noneLeft: true);
        await desk.Done(Staff1, new RecordNoContact(silent.Number));
        await desk.Refused(Staff1, new RecordNoContact(silent.Number));
        await desk.Write("UPDATE tasks SET state = 'Done' WHERE number = @Number", new { silent.Number });
        await desk.Done(Staff1, new CloseEnquiry(silent.Number, 2));
    }

    [Test]
    public async Task FC_5_a_referral_is_complete_with_whom_was_reached_and_then_the_enquiry_is_answered()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Led(desk);
        Assert.That(await Line(desk, State), Is.EqualTo("Open 1"));
        Assert.That((await desk.Refused(Staff1, new CompleteReferral(logged.Number))).Rule, Is.EqualTo("FC-5"));
        await desk.Done(Staff1, new CompleteReferral(logged.Number, Details: "窗口电话 10000030001"));
        Assert.That(await Line(desk, State), Is.EqualTo("Answered 2"));
        Assert.That(await Line(desk, "SELECT concat(completed, ' ', details) FROM referrals"), Is.EqualTo("1 窗口电话 10000030001"));
        Assert.That((await desk.Refused(Staff1, new CompleteReferral(logged.Number, Reached: "某人"))).Rule, Is.EqualTo("GN-5"));
        var own = await Own(desk);
        Assert.That(await desk.Refused(Staff1, new CompleteReferral(own.Number, Reached: "某人")), Is.EqualTo(DeskRefusals.NotFound()));
    }

    [TestCase("staff8")]
    [TestCase("staff3")]
    [TestCase("leader2")]
    [TestCase("admin")]
    public async Task E1_who_has_nothing_to_do_with_it_finds_nothing(string signIn)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Own(desk);
        var who = TestDesk.As(signIn);
        Assert.That(await desk.Refused(who, new AnswerEnquiry(logged.Number, Channel.Call, "x", null, 1)), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That(await desk.Refused(who, new RecordFailedTry(logged.Number, Channel.Call, "x")), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That(await desk.Refused(who, new RecordNoContact(logged.Number)), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That(await desk.Refused(who, new CompleteReferral(logged.Number)), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That(await desk.Refused(who, new CloseEnquiry(logged.Number, 1)), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That(await desk.Refused(who, new WithdrawEnquiry(logged.Number, "x")), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That(await desk.Refused(who, new RevealPhone(logged.Number, "x")), Is.EqualTo(DeskRefusals.NotFound()));
    }

    [Test]
    public async Task F1_two_answers_two_closings_two_referrals_at_once_leave_one()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 6; i++)
        {
            var logged = await Led(desk);
            await OneWins(desk, (Staff1, new AnswerEnquiry(logged.Number, Channel.Call, "甲", null, 1)), (Chief1, new AnswerEnquiry(logged.Number, Channel.Call, "乙", null, 1)));
            await OneWins(desk, (Staff1, new CloseEnquiry(logged.Number, 2)), (Chief1, new CloseEnquiry(logged.Number, 2)));
            var other = await Led(desk);
            await OneWins(desk, (Staff1, new CompleteReferral(other.Number, "甲")), (Chief1, new CompleteReferral(other.Number, "乙")));
            var silent = await Own(desk, noneLeft: true);
            await OneWins(desk, (Staff1, new RecordNoContact(silent.Number)), (Chief1, new RecordNoContact(silent.Number)));
        }
        Assert.That(await Line(desk, "SELECT concat(COUNT(*), '') FROM enquiry_answers"), Is.EqualTo("18"));
    }

    [Test]
    public async Task F2_the_same_form_sent_twice_has_one_effect()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Led(desk);
        for (var i = 0; i < 2; i++)
        {
            await desk.Done(Staff1, new RecordFailedTry(logged.Number, Channel.Call, "无人接听"), "k1");
            await desk.Done(Staff1, new AnswerEnquiry(logged.Number, Channel.Call, "已告知", null, 2), "k2");
            await desk.Done(Staff1, new CloseEnquiry(logged.Number, 3), "k3");
        }
        Assert.That(await Line(desk, "SELECT concat(COUNT(*), '') FROM enquiry_answers"), Is.EqualTo("2"));
        Assert.That(await Line(desk, State), Is.EqualTo("Closed 4"));
    }
}
