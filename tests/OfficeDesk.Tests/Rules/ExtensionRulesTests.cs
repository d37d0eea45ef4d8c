using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

public class ExtensionRulesTests
{
    private static readonly DateOnly Due = new(2026, 3, 6);

    private static Refusal? Ask(string today = "2026-03-06", int days = 10, int original = 10, bool reason = true, bool agreement = true, bool pending = false) =>
        ExtensionRules.CannotAsk(Day(today), Due, days, WorkingDays(original), reason, agreement, pending);

    [Test]
    public void DL_7_on_the_due_date_for_the_whole_limit_again_it_may_be_asked() => Assert.That(Ask(), Is.Null);

    [Test]
    public void DL_7_the_day_after_the_due_date_is_too_late_also_on_a_Saturday() => Assert.That(Ask("2026-03-07")!.En, Does.Contain("2026-03-06 has passed"));

    [TestCase(0)]
    [TestCase(11)]
    [TestCase(-3)]
    public void DL_7_at_most_the_original_limit_again(int days) => Assert.That(Ask(days: days)!.Field, Is.EqualTo("Days"));

    [Test]
    public void DL_7_a_limit_of_0_has_nothing_to_give_again() => Assert.That(Ask(days: 1, original: 0)!.Field, Is.EqualTo("Days"));

    [Test]
    public void DL_7_reason_and_agreement_are_needed_each_with_its_field()
    {
        Assert.That(Ask(reason: false)!.Field, Is.EqualTo("Reason"));
        Assert.That(Ask(agreement: false)!.Field, Is.EqualTo("Agreement"));
    }

    [Test]
    public void DL_7_one_request_at_a_time() => Assert.That(Ask(pending: true)!.Kind, Is.EqualTo(RefusalKind.Conflict));

    [Test]
    public void DL_7_the_new_due_date_is_counted_from_the_old_one()
    {
        Assert.That(ExtensionRules.NewDueDate(Due, WorkingDays(5), Calendar), Is.EqualTo(new DateOnly(2026, 3, 13)));
        Assert.That(ExtensionRules.NewDueDate(Due, Known.CalendarDays(5), Calendar), Is.EqualTo(new DateOnly(2026, 3, 11)));
    }

    [TestCase(0, false)]
    [TestCase(1, true)]
    [TestCase(2, true)]
    public void DL_7_a_second_extension_needs_the_director(int earlier, bool director) =>
        Assert.That(ExtensionRules.NeedsDirector(earlier), Is.EqualTo(director));

    [TestCase("2026-03-06", false)]
    [TestCase("2026-03-07", true)]
    public void GN_3_an_extension_undecided_at_the_end_of_the_due_date_lapses(string today, bool lapses) =>
        Assert.That(ExtensionRules.Lapses(Due, Day(today)), Is.EqualTo(lapses));
}
