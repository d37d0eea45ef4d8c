using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

/// <summary>Rules of one line that end a road: each side of each.</summary>
public class SmallerRulesTests
{
    [TestCase(RoundOf.Chiefs, 4, VoteCategory.GrassRoots, VoteCategory.Self, "AP-1")]
    [TestCase(RoundOf.Staff, 5, VoteCategory.Self, VoteCategory.GrassRoots, "AP-2")]
    public void AP_1_AP_2_the_schemes_have_their_categories_and_dimensions(RoundOf of, int dimensions, VoteCategory has, VoteCategory hasNot, string rule)
    {
        Assert.That((AppraisalRules.CategoriesOf(of).Count, AppraisalRules.DimensionsOf(of).Count), Is.EqualTo((4, dimensions)));
        Assert.That(AppraisalRules.CategoriesOf(of), Is.Unique.And.Member(has).And.Not.Member(hasNot));
        Assert.That((AppraisalRules.NotOfScheme(of, has), AppraisalRules.NotOfScheme(of, hasNot)!.Rule), Is.EqualTo(((Refusal?)null, rule)));
        Assert.That((AppraisalRules.PeerOf(3, 3), AppraisalRules.PeerOf(3, 4)), Is.EqualTo((VoteCategory.Own, VoteCategory.Others)));
    }

    [TestCase("/tasks", true)]
    [TestCase("/tasks?light=Red&page=2", true)]
    [TestCase("/discipline/records?kind=Overdue", true)]
    [TestCase("/tasksandmore", false)]
    [TestCase("/admin/people", false)]
    [TestCase("//tasks", false)]
    [TestCase("https://office.invalid/tasks", false)]
    [TestCase("/tasks?q=a b", false)]
    [TestCase("/tasks?q=\\a", false)]
    [TestCase("/tasks?q=\"", false)]
    [TestCase("/tasks?q=<", false)]
    public void BR_4_a_view_is_a_list_of_this_office(string href, bool view) => Assert.That(ReportRules.NotAView(href)?.Rule, Is.EqualTo(view ? null : "BR-4"));

    [TestCase("/tasks?light=Red", true)]
    [TestCase("/tasks?q=来访", false)]
    [TestCase("/tasks?light=Red&Q=来访", false)]
    [TestCase("/tasks?faq=1", true)]
    public void BR_4_what_somebody_typed_is_not_shown_to_others(string href, bool shared) => Assert.That(ReportRules.NotShared(href)?.Field, Is.EqualTo(shared ? null : "Shared"));

    [TestCase(Emergency.None, "", "")]
    [TestCase(Emergency.Illness, "申请当日发放，节假日不顺延", "paid on the day of application, rest days included")]
    [TestCase(Emergency.Disaster, "当日到现场，次日发放，节假日不顺延", "on site the same day, paid the next, rest days included")]
    public void DL_13_an_emergency_says_what_is_promised(Emergency kind, string zh, string en) =>
        Assert.That((EmergencyRules.PromiseZh(kind), EmergencyRules.PromiseEn(kind)), Is.EqualTo((zh, en)));

    [TestCase(true, "来访人乙", "示例村", "来访人乙")]
    [TestCase(true, "", "示例村", "示例村")]
    [TestCase(false, "来访人乙", "示例村", "来*乙")]
    [TestCase(false, "", "示例村", "")]
    public void FC_2_only_whoever_works_on_it_reads_the_name(bool known, string name, string organisation, string shown) =>
        Assert.That(Masks.NameFor(known, name, organisation), Is.EqualTo(shown));

    [TestCase("SQ2026-12", "SQ2026-12")]
    [TestCase("SQ2026-12-H", "SQ2026-12")]
    [TestCase("SQ2026", null)]
    [TestCase("2026-12", null)]
    public void ON_3_a_task_of_an_application_leads_to_it(string task, string? application) => Assert.That(ReceiptRules.ApplicationOf(task), Is.EqualTo(application));

    [Test]
    public void ON_3_ON_5_ON_6_what_is_awaited_is_given_once_and_in_words()
    {
        const string Words = "请按程序核实后再报";
        Assert.That(ReceiptRules.CannotReview(true, true, ""), Is.Null);
        Assert.That(ReceiptRules.CannotReview(true, false, Words), Is.Null);
        Assert.That(ReceiptRules.CannotReview(true, false, " ")!.Field, Is.EqualTo("Text"));
        Assert.That(ReceiptRules.CannotReview(false, true, "")!.Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That(ReceiptRules.CannotFile(false), Is.Null);
        Assert.That(ReceiptRules.CannotFile(true)!.Rule, Is.EqualTo("ON-5"));
        Assert.That(ReceiptRules.CannotAnswerQuestion(true, Words), Is.Null);
        Assert.That(ReceiptRules.CannotAnswerQuestion(true, "")!.Field, Is.EqualTo("Answer"));
        Assert.That(ReceiptRules.CannotAnswerQuestion(false, Words)!.Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That(ReceiptRules.FactMissing(false, ""), Is.Null);
        Assert.That(ReceiptRules.FactMissing(true, Words), Is.Null);
        Assert.That(ReceiptRules.FactMissing(true, "")!.Rule, Is.EqualTo("ON-6"));
        Assert.That(ReceiptRules.NotYourMatter(true), Is.Null);
        Assert.That(ReceiptRules.NotYourMatter(false)!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        foreach (var outcome in Enum.GetValues<ReceiptOutcome>()) Assert.That(ReceiptRules.OtherOutcome(outcome).Zh, Does.Contain(ReceiptWords.Zh(outcome)));
    }

    [Test]
    public void GN_1_GN_5_a_proposal_is_confirmed_by_another_and_changes_something()
    {
        Assert.That(ProposalRules.MayNotConfirm(7, 8), Is.Null);
        Assert.That(ProposalRules.MayNotConfirm(7, 7)!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That(ProposalRules.NoChange("Value").Field, Is.EqualTo("Value"));
        Assert.That(PhraseRules.TooMany(PhraseRules.Most - 1), Is.Null);
        Assert.That(PhraseRules.TooMany(PhraseRules.Most)!.Field, Is.EqualTo("Text"));
        Assert.That(((Outcome<string>)PhraseRules.Twice).WhyNot(), Is.EqualTo(PhraseRules.Twice));
        Assert.That(new Done<string>("x").WhyNot(), Is.Null);
    }

    [Test]
    public void DL_8_the_serious_is_told_at_once_to_the_chain_and_whoever_covers_it()
    {
        var chain = new Chain([new Seat(Level.Director, 1), new Seat(Level.Chief, 7), new Seat(Level.Leader, 2, Away: true, Deputy: 3)]);
        Assert.That(ProgressRules.ToldAtOnce(chain, 9, [(7, 20), (1, 21)], reporter: 8), Is.EquivalentTo(new long[] { 7, 20, 2, 3, 1, 21, 9 }));
        Assert.That(ProgressRules.ToldAtOnce(chain, null, [], reporter: 7), Is.EquivalentTo(new long[] { 2, 3, 1 }), "whoever reports knows it");
        Assert.That(DeskRefusals.Missing("Ask", "", "").Zh, Is.EqualTo("请填写“Ask”。"));
        Assert.That(DeskRefusals.Missing("Ask", "诉求", "the request").En, Is.EqualTo("Please fill in the request."));
    }

    [TestCase(BreachKind.Integrity, true)]
    [TestCase(BreachKind.OneTime, false)]
    public void BR_2_integrity_is_referred_at_once(BreachKind kind, bool atOnce) => Assert.That(MeasureRules.ReferredAtOnce(kind), Is.EqualTo(atOnce));

    [Test]
    public void BR_2_measures_are_in_the_order_of_their_weight() =>
        Assert.That(new[] { MeasureKind.Fault, MeasureKind.Criticism, MeasureKind.Warning, MeasureKind.Demerit, MeasureKind.Move, MeasureKind.Referral }.Select(MeasureRules.Weight), Is.Ordered.Ascending.And.Unique);

    [TestCase(1999, false), TestCase(2000, true), TestCase(2099, true), TestCase(2100, false)]
    public void DL_4_the_calendar_covers_its_century(int year, bool covers) => Assert.That(WorkingCalendar.Covers(new DateOnly(year, 6, 1)), Is.EqualTo(covers));

    [Test]
    public void DL_10_a_task_is_yellow_until_the_last_working_day_that_is_near_enough()
    {
        var today = new DateOnly(2026, 3, 6);
        Assert.That(DeadlineRules.WorkingDaysLeft(new DateOnly(2026, 3, 10), today, Calendar), Is.EqualTo(2));
        Assert.That(DeadlineRules.WorkingDaysLeft(new DateOnly(2026, 3, 5), today, Calendar), Is.EqualTo(-1));
    }
}
