using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Enquiries.Transfers;
using static OfficeDesk.Tests.Features.Enquiries.Scene;

namespace OfficeDesk.Tests.Features.Enquiries;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class TransferTests(Engine engine)
{
    private const string Answers = "SELECT concat(answering_id, ' ', section_id, ' ', state) FROM tasks WHERE number = @Number";

    private static readonly string[] Intervals = ["FirstContact 8 ended", "Accepted 9 open"];

    [Test]
    public async Task FC_4_accepted_alone_is_not_enough_the_first_contact_answers_on()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        var moved = await desk.Done(Staff2, new AcceptTransfer(logged.TransferNumber!, 1));
        Assert.That(moved, Is.EqualTo(new TransferMoved(logged.TransferNumber!, TransferState.Accepted, 2, 9, "工作人员乙")));
        Assert.That(await Line(desk, Answers, new { logged.Number }), Is.EqualTo("8 3 Open"));
        Assert.That(await Line(desk, Answers, new { Number = logged.TransferNumber }), Is.EqualTo("8 3 Open"));
    }

    [Test]
    public async Task FC_4_accepted_and_contacted_the_receiver_answers_and_the_transfer_is_done()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk, "腿脚不便，请上门");
        await desk.Done(Staff2, new AcceptTransfer(logged.TransferNumber!, 1));
        desk.Clock.Pass(TimeSpan.FromMinutes(5));
        await desk.Done(Staff2, new RecordContact(logged.TransferNumber!, "约周五上门", 2));

        Assert.That(await Line(desk, Answers, new { logged.Number }), Is.EqualTo("9 3 Open"));
        Assert.That(await Line(desk, "SELECT concat(state, ' ', done_on, ' ', late) FROM tasks WHERE number = @Number", new { Number = logged.TransferNumber }), Is.EqualTo("Done 2026-03-04 0"));
        Assert.That(await desk.Rows<string>("""
            SELECT concat(r.why, ' ', r.person_id, CASE WHEN r.to_at IS NULL THEN ' open' ELSE ' ended' END)
            FROM responsibilities r JOIN tasks t ON t.id = r.task_id WHERE t.number = @Number ORDER BY r.id
            """, new { logged.Number }), Is.EqualTo(Intervals));
        Assert.That(await Line(desk, "SELECT concat(responsible_id, ' ', first_contact_id) FROM enquiries"), Is.EqualTo("9 8"), "FC-1: the first contact never changes");
        Assert.That(await Line(desk, "SELECT concat(from_id, ' ', to_id, ' ', state, ' ', what) FROM handovers"), Is.EqualTo("8 9 Signed 腿脚不便，请上门"), "DL-6");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task FC_4_contact_before_acceptance_is_refused()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        var why = await desk.Refused(Staff2, new RecordContact(logged.TransferNumber!, "已联系", 1));
        Assert.That((why.Rule, why.Kind), Is.EqualTo(("FC-4", RefusalKind.Conflict)));
    }

    [Test]
    public async Task DL_11_a_transfer_taken_up_past_its_day_is_late_for_ever()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        desk.Clock.Set(new DateTime(2026, 3, 9, 10, 0, 0));
        await desk.Done(Staff2, new AcceptTransfer(logged.TransferNumber!, 1));
        await desk.Done(Staff2, new RecordContact(logged.TransferNumber!, "已联系", 2));
        Assert.That(await Line(desk, "SELECT concat(late, ' ', late_days) FROM tasks WHERE number = @Number", new { Number = logged.TransferNumber }), Is.EqualTo("1 2"));
    }

    [Test]
    public async Task FC_2_the_receivers_chief_may_accept_and_the_record_says_for_whom()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        var moved = await desk.Done(Chief1, new AcceptTransfer(logged.TransferNumber!, 1));
        Assert.That(moved.ReceiverId, Is.EqualTo(9));
        Assert.That(await Line(desk, "SELECT concat(person_id, ' ', for_id) FROM events WHERE kind = 'Accepted'"), Is.EqualTo("7 9"), "GN-2");
        Assert.That(await Line(desk, "SELECT concat(person_id, ' ', for_id) FROM audit WHERE message = 'AcceptTransfer'"), Is.EqualTo("7 9"), "GN-2");
    }

    [Test]
    public async Task FC_4_the_first_contact_cannot_accept_for_the_receiver()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        Assert.That((await desk.Refused(Staff1, new AcceptTransfer(logged.TransferNumber!, 1))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await desk.Refused(Staff1, new SendBack(logged.TransferNumber!, SendBackReason.NotMyPost, "", 1))).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [TestCase("staff8")]
    [TestCase("chief3")]
    [TestCase("staff3")]
    public async Task E1_who_has_nothing_to_do_with_it_finds_nothing(string signIn)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        var who = TestDesk.As(signIn);
        Assert.That(await desk.Refused(who, new AcceptTransfer(logged.TransferNumber!, 1)), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That(await desk.Refused(who, new RecordContact(logged.TransferNumber!, "x", 1)), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That(await desk.Refused(who, new SendBack(logged.TransferNumber!, SendBackReason.NotMyPost, "", 1)), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That(await desk.Refused(who, new AcceptTransfer("2026-999-Z1", 1)), Is.EqualTo(DeskRefusals.NotFound()), "missing and forbidden look alike");
    }

    [Test]
    public async Task F1_two_who_accept_at_once_only_one_does()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 8; i++)
        {
            var logged = await Sent(desk);
            await OneWins(desk, (Staff2, new AcceptTransfer(logged.TransferNumber!, 1)), (Chief1, new AcceptTransfer(logged.TransferNumber!, 1)));
        }
    }

    [Test]
    public async Task F1_two_contacts_at_once_move_the_matter_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 8; i++)
        {
            var logged = await Sent(desk);
            await desk.Done(Staff2, new AcceptTransfer(logged.TransferNumber!, 1));
            await OneWins(desk, (Staff2, new RecordContact(logged.TransferNumber!, "甲", 2)), (Chief1, new RecordContact(logged.TransferNumber!, "乙", 2)));
        }
        Assert.That(await Line(desk, "SELECT concat(COUNT(*), '') FROM responsibilities WHERE why = 'Accepted'"), Is.EqualTo("8"));
        Assert.That(await Line(desk, "SELECT concat(COUNT(*), '') FROM handovers"), Is.EqualTo("8"));
    }

    [Test]
    public async Task F1_accepting_and_sending_back_at_once_do_not_both_happen()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        using var start = new Barrier(2);
        var accept = Task.Run(() => { start.SignalAndWait(); return desk.Send(Chief1, new AcceptTransfer(logged.TransferNumber!, 1)); });
        var back = Task.Run(() => { start.SignalAndWait(); return desk.Send(Staff2, new SendBack(logged.TransferNumber!, SendBackReason.NotMyPost, "", 1)); });
        var accepted = await accept is Done<TransferMoved>;
        var sentBack = await back is Done<TransferSentBack>;
        Assert.That(accepted, Is.Not.EqualTo(sentBack));
        Assert.That(await Line(desk, "SELECT state FROM transfers"), Is.EqualTo(accepted ? "Accepted" : "SentBack"));
    }

    [Test]
    public async Task F2_the_same_form_sent_twice_has_one_effect_and_one_answer()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        var first = await desk.Done(Staff2, new AcceptTransfer(logged.TransferNumber!, 1), "k1");
        Assert.That(await desk.Done(Staff2, new AcceptTransfer(logged.TransferNumber!, 1), "k1"), Is.EqualTo(first));
        var contact = await desk.Done(Staff2, new RecordContact(logged.TransferNumber!, "已联系", 2), "k2");
        Assert.That(await desk.Done(Staff2, new RecordContact(logged.TransferNumber!, "已联系", 2), "k2"), Is.EqualTo(contact));
        Assert.That(await Line(desk, "SELECT concat(COUNT(*), '') FROM events WHERE kind IN ('Accepted', 'Contacted')"), Is.EqualTo("2"));
    }
}
