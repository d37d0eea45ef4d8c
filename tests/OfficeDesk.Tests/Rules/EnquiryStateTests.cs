using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class EnquiryStateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 4, 0, 0, TimeSpan.Zero);

    [Test]
    public void GN_5_an_open_enquiry_takes_every_act([Values] EnquiryAct act) => Assert.That(EnquiryRules.MayNotAct(EnquiryState.Open, act), Is.Null);

    [Test]
    public void GN_5_an_answered_enquiry_is_answered_again_closed_withdrawn_or_merged_and_nothing_else([Values] EnquiryAct act) =>
        Assert.That(EnquiryRules.MayNotAct(EnquiryState.Answered, act) is null, Is.EqualTo(act is EnquiryAct.Answer or EnquiryAct.Close or EnquiryAct.Withdraw or EnquiryAct.Merge));

    [Test]
    public void GN_5_what_has_ended_is_not_opened_again([Values(EnquiryState.Closed, EnquiryState.Withdrawn, EnquiryState.Merged)] EnquiryState state, [Values] EnquiryAct act)
    {
        var why = EnquiryRules.MayNotAct(state, act);
        Assert.That((why?.Kind, why?.Rule), Is.EqualTo((RefusalKind.Conflict, "GN-5")));
    }

    [TestCase(TransferState.Sent, "Accept SendBack")]
    [TestCase(TransferState.Accepted, "Contact SendBack")]
    [TestCase(TransferState.Contacted, "")]
    [TestCase(TransferState.SentBack, "Decide")]
    [TestCase(TransferState.Decided, "Accept")]
    public void FC_4_a_transfer_is_accepted_then_contacted_or_sent_back_once_and_decided(TransferState state, string acts)
    {
        var allowed = Enum.GetValues<TransferAct>().Where(a => EnquiryRules.MayNotTransfer(state, a) is null).Select(a => a.ToString());
        Assert.That(string.Join(' ', allowed), Is.EqualTo(acts));
    }

    [TestCase(true, false, true)]
    [TestCase(false, true, true)]
    [TestCase(false, false, false)]
    public void FC_4_only_the_receiver_or_their_chief_acts(bool receiver, bool chief, bool may) =>
        Assert.That(EnquiryRules.NotTheReceiver(receiver, chief) is null, Is.EqualTo(may));

    [Test]
    public void DL_1_only_somebody_at_work_takes_a_matter() =>
        Assert.That((EnquiryRules.CannotReceive(true), EnquiryRules.CannotReceive(false)?.Field), Is.EqualTo(((Refusal?)null, "ReceiverId")));

    [Test]
    public void FC_6_closing_leaves_no_task_running()
    {
        Assert.That(EnquiryRules.TasksStillOpen([]), Is.Null);
        Assert.That(EnquiryRules.TasksStillOpen(["2026-7"])?.Zh, Does.Contain("2026-7"));
    }

    [TestCase(0, 0, true, TestName = "FC_6_answered_the_moment_it_was_asked")]
    [TestCase(1, 0, false, TestName = "FC_6_an_answer_is_not_given_in_the_future")]
    [TestCase(-61, -60, false, TestName = "FC_6_an_answer_is_not_given_before_the_question")]
    [TestCase(-60, -60, true, TestName = "FC_6_an_answer_may_be_recorded_later")]
    public void AnswerTimeWrong(int given, int received, bool good) =>
        Assert.That(EnquiryRules.AnswerTimeWrong(Noon.AddMinutes(given), Noon.AddMinutes(received), Noon) is null, Is.EqualTo(good));

    [TestCase("10000010001", "", false)]
    [TestCase("", "某某村", false)]
    [TestCase("", " ", true)]
    public void FC_6_no_contact_left_is_recorded_only_where_none_was_left(string phone, string organisation, bool good) =>
        Assert.That(EnquiryRules.ContactWasLeft(phone, organisation) is null, Is.EqualTo(good));

    [TestCase(29, true)]
    [TestCase(30, false)]
    public void D5_the_thirty_first_phone_number_in_an_hour_is_not_shown(int before, bool shown)
    {
        Assert.That(EnquiryRules.TooManyReveals(before) is null, Is.EqualTo(shown));
        if (!shown) Assert.That(EnquiryRules.TooManyReveals(before)!.Kind, Is.EqualTo(RefusalKind.TooMany));
    }

    private static readonly Chain Office = new([new Seat(Level.Chief, 7, true, 8), new Seat(Level.Leader, 2), new Seat(Level.Director, 1)]);

    [TestCase(8, 9, null, 7L, TestName = "GN_2_the_deputy_decides_for_the_chief")]
    [TestCase(7, 9, null, null, TestName = "GN_2_the_chief_who_is_back_decides_in_person")]
    [TestCase(2, 9, "GN-1", null, TestName = "GN_1_the_next_level_does_not_decide_what_is_before_the_chief")]
    [TestCase(7, 7, "GN-1", null, TestName = "GN_1_nobody_decides_their_own_matter")]
    [TestCase(2, 7, null, null, TestName = "GN_1_the_leader_decides_what_the_chief_sent_back")]
    public void DecidedBy(long person, long subject, string? rule, long? forPerson)
    {
        var outcome = DecisionRules.DecidedBy(person, Office, subject, Level.Chief);
        if (rule is null) Assert.That(((Done<Decision>)outcome).Value, Is.EqualTo(new Decision(person, forPerson)));
        else Assert.That(((Refused<Decision>)outcome).Why.Rule, Is.EqualTo(rule));
    }

    [Test]
    public void GN_2_nobody_there_to_decide_is_said() =>
        Assert.That(DecisionRules.DecidedBy(5, new Chain([]), 9, Level.Chief), Is.EqualTo(new Refused<Decision>(DecisionRules.NobodyDecides)));
}
