using FsCheck;
using FsCheck.Fluent;
using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

/// <summary>The six-month rule, what follows from a result, and a hundred thousand random rounds.</summary>
public class AppraisalAfterTests
{
    private static readonly DateOnly From = new(2026, 1, 1);
    private static readonly DateOnly To = new(2026, 12, 31);

    private static AwaySpell Days(int first, int count) => new(From.AddDays(first), From.AddDays(first + count - 1), 0, 0);

    [Test]
    public void AP_9_more_than_182_calendar_days_not_182_themselves()
    {
        Assert.That(AppraisalRules.IsExempt(AppraisalRules.AwayDays([Days(0, 182)], From, To), 182), Is.False);
        Assert.That(AppraisalRules.IsExempt(AppraisalRules.AwayDays([Days(0, 183)], From, To), 182), Is.True);
        Assert.That(AppraisalRules.IsExempt(AppraisalRules.AwayDays([Days(0, 100), Days(200, 82)], From, To), 182), Is.False, "in all");
        Assert.That(AppraisalRules.IsExempt(AppraisalRules.AwayDays([Days(0, 100), Days(200, 83)], From, To), 182), Is.True);
    }

    [Test]
    public void AP_9_a_day_counts_once_and_only_inside_the_year()
    {
        Assert.That(AppraisalRules.AwayDays([Days(0, 10), Days(5, 10)], From, To).Rounded(), Is.EqualTo(15m));
        Assert.That(AppraisalRules.AwayDays([Days(-20, 30), Days(360, 30)], From, To).Rounded(), Is.EqualTo(15m));
    }

    [Test]
    public void AP_9_shorter_absences_count_by_office_minutes()
    {
        var half = new AwaySpell(From.AddDays(3), From.AddDays(3), 195, 390);
        Assert.That(AppraisalRules.AwayDays([half, half with { Minutes = 65 }], From, To).ToString(), Is.EqualTo("2/3"));
        Assert.That(AppraisalRules.AwayDays([half, half, half], From, To).ToString(), Is.EqualTo("1"), "a day is never more than a day");
        Assert.That(AppraisalRules.IsExempt(AppraisalRules.AwayDays([Days(10, 182), half], From, To), 182), Is.True, "182 and a half");
        Assert.That(AppraisalRules.AwayDays([half with { Last = From.AddDays(6) }], From, To).ToString(), Is.EqualTo("1/2"), "Friday afternoon to Monday morning counts once");
        Assert.That(AppraisalRules.AwayDays([half, Days(3, 1)], From, To).ToString(), Is.EqualTo("1"), "a part of a day that counts already");
    }

    [Test]
    public void AP_10_silence_acknowledges_after_5_working_days()
    {
        var until = AppraisalRules.ObjectUntil(new DateOnly(2026, 3, 4), 5, Known.Calendar);
        Assert.That(until, Is.EqualTo(new DateOnly(2026, 3, 11)));
        Assert.That(AppraisalRules.CannotAnswer(true, true, until, until), Is.Null, "the last day is included");
        Assert.That(AppraisalRules.CannotAnswer(true, true, until, until.AddDays(1))?.Rule, Is.EqualTo("AP-10"));
        Assert.That(AppraisalRules.CannotAnswer(false, true, null, until)?.Rule, Is.EqualTo("AP-10"));
        Assert.That(AppraisalRules.CannotAnswerObjection(true, false, 7, 7)?.Rule, Is.EqualTo("GN-1"));
        Assert.That(AppraisalRules.CannotAnswerObjection(true, false, 2, 7), Is.Null);
    }

    [Test]
    public void AP_7_only_excellent_without_a_bar_can_be_put_forward()
    {
        Assert.That(AppraisalRules.NoAward(Grade.Excellent, true, true, false, false, default), Is.Null);
        Assert.That(AppraisalRules.NoAward(Grade.Competent, true, true, false, false, default)?.Rule, Is.EqualTo("AP-7"));
        Assert.That(AppraisalRules.NoAward(null, true, true, false, false, default)?.Rule, Is.EqualTo("AP-7"));
        Assert.That(AppraisalRules.NoAward(Grade.Excellent, false, true, false, false, default)?.Rule, Is.EqualTo("AP-7"));
        Assert.That(AppraisalRules.NoAward(Grade.Excellent, true, true, true, false, default)?.Rule, Is.EqualTo("BR-2"));
        Assert.That(AppraisalRules.NoAward(Grade.Excellent, true, true, false, true, default)?.Rule, Is.EqualTo("AP-11"));
        Assert.That(AppraisalRules.NoAward(Grade.Excellent, true, false, false, false, default)?.Rule, Is.EqualTo("AP-7"), "a quarter's result is no basis of the year's awards");
    }

    [Test]
    public void AP_7_below_70_is_put_right_70_itself_is_not()
    {
        Assert.That(AppraisalRules.NeedsRectification(69.99m, 70), Is.True);
        Assert.That(AppraisalRules.NeedsRectification(70m, 70), Is.False);
        Assert.That(AppraisalRules.NeedsRectification(null, 70), Is.False);
        Assert.That((AppraisalRules.NeedsWarning(59.99m), AppraisalRules.NeedsWarning(60m), AppraisalRules.NeedsWarning(null)), Is.EqualTo((true, false, false)));
    }

    private static readonly VoteCategory[] Four = [VoteCategory.Group, VoteCategory.Others, VoteCategory.Own, VoteCategory.GrassRoots];

    /// <summary>A random round: weights that sum to 100, 3 to 9 ballots a category.</summary>
    private static (decimal[] Weights, int[][] Halves) Drawn(int seed)
    {
        var state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL + 1);
        int Next(int below)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            return (int)(state % (ulong)below);
        }
        var a = Next(70) + 1;
        var b = Next(98 - a) + 1;
        var c = Next(99 - a - b) + 1;
        return ([a, b, c, 100 - a - b - c], [.. Four.Select(_ => Enumerable.Range(0, 3 + Next(7)).Select(_ => Next(201)).ToArray())]);
    }

    private static Score CountOf(decimal[] weights, IEnumerable<int>[] halves) =>
        AppraisalRules.Count([.. Four.Select((c, i) => new CategorySum(c, weights[i], AppraisalRules.IsAnonymous(c), true, halves[i].Sum(h => (long)h), halves[i].Count()))]);

    private static void Holds(Func<int, bool> property) => Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), property)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(25_000).WithQuietOnSuccess(true));

    [Test]
    public void AP_5_a_higher_ballot_never_lowers_a_total() => Holds(seed =>
    {
        var (weights, halves) = Drawn(seed);
        var before = CountOf(weights, halves);
        ref var one = ref halves[seed % 4][0];
        one = Math.Min(200, one + 1 + seed % 40);
        var after = CountOf(weights, halves);
        return after.Total >= before.Total && after.Raw!.Value.CompareTo(before.Raw!.Value) >= 0;
    });

    [Test]
    public void AP_5_the_order_of_ballots_never_matters_and_a_recount_is_equal_to_the_last_digit() => Holds(seed =>
    {
        var (weights, halves) = Drawn(seed);
        var other = CountOf(weights, [.. halves.Select(h => h.Reverse().OrderBy(x => x * 7 % 13))]);
        return CountOf(weights, halves).Raw == other.Raw;
    });

    [Test]
    public void AP_1_a_total_lies_within_0_and_100_and_its_grade_fits() => Holds(seed =>
    {
        var (weights, halves) = Drawn(seed);
        var score = CountOf(weights, halves);
        return score.Total is >= 0 and <= 100 && score.Grade == AppraisalRules.GradeOf(score.Total.Value);
    });

    [Test]
    public void AP_5_the_total_is_the_one_that_decimals_of_28_digits_give() => Holds(seed =>
    {
        var (weights, halves) = Drawn(seed);
        var total = weights.Select((w, i) => w / 100m * halves[i].Sum() / (2m * halves[i].Length)).Sum();
        // a decimal may miss a half by its last digit; the fraction never does
        return Math.Abs(CountOf(weights, halves).Total!.Value - total) <= 0.005000001m;
    });

    [TestCase(RoundOf.Chiefs, 0, "2026年度股室负责人考评", "2026, section chiefs")]
    [TestCase(RoundOf.Staff, 1, "2026年第一季度工作人员考评", "2026 quarter 1, staff")]
    [TestCase(RoundOf.Staff, 4, "2026年第四季度工作人员考评", "2026 quarter 4, staff")]
    public void AP_1_AP_2_a_round_is_called_by_whom_and_when(RoundOf of, int quarter, string zh, string en) => Assert.That(AppraisalRules.TitleOf(of, 2026, quarter), Is.EqualTo((zh, en)));
}
