using OfficeDesk.Rules;
using static OfficeDesk.Rules.VoteCategory;

namespace OfficeDesk.Tests.Rules;

public class AppraisalRulesTests
{
    private static CategorySum Sum(VoteCategory category, decimal weight, decimal points, int ballots = 1, bool applies = true) =>
        new(category, weight, AppraisalRules.IsAnonymous(category), applies, (long)(points * 2), ballots);

    [TestCase("100", Grade.Excellent)]
    [TestCase("85", Grade.Excellent)]
    [TestCase("84.99", Grade.Competent)]
    [TestCase("70", Grade.Competent)]
    [TestCase("69.99", Grade.Basic)]
    [TestCase("69.5", Grade.Basic)]
    [TestCase("60", Grade.Basic)]
    [TestCase("59.99", Grade.NotCompetent)]
    [TestCase("0", Grade.NotCompetent)]
    public void AP_6_grades_are_read_from_the_rounded_total(string total, Grade grade) => Assert.That(AppraisalRules.GradeOf(decimal.Parse(total)), Is.EqualTo(grade));

    [TestCase("84.995", "85.00", Grade.Excellent)]
    [TestCase("84.994", "84.99", Grade.Competent)]
    [TestCase("59.995", "60.00", Grade.Basic)]
    [TestCase("59.994", "59.99", Grade.NotCompetent)]
    [TestCase("69.995", "70.00", Grade.Competent)]
    [TestCase("69.5", "69.50", Grade.Basic)]
    [TestCase("85", "85.00", Grade.Excellent)]
    [TestCase("70", "70.00", Grade.Competent)]
    public void AP_5_rounding_is_half_away_from_zero_to_two_decimals_once(string exact, string rounded, Grade grade)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var total = Exact.Of(decimal.Parse(exact, culture)).Rounded();
        Assert.That(total.ToString(culture), Is.EqualTo(rounded));
        Assert.That(AppraisalRules.GradeOf(total), Is.EqualTo(grade));
    }

    [Test]
    public void AP_5_a_total_of_thirds_is_exact_until_its_one_rounding()
    {
        // 70 % × 86 + 10 % × 248.5/3 + 10 % × 250/3 + 10 % × 246.5/3 = 60.2 + 745/30 = 85.0333…
        var score = AppraisalRules.Count([Sum(Group, 70, 86), Sum(Others, 10, 248.5m, 3), Sum(Own, 10, 250, 3), Sum(GrassRoots, 10, 246.5m, 3)]);
        Assert.That(score.Raw.ToString(), Is.EqualTo("2551/30"));
        Assert.That((score.Total, score.Grade), Is.EqualTo((85.03m, (Grade?)Grade.Excellent)));
    }

    [Test]
    public void AP_5_84_995_made_of_ballots_is_excellent()
    {
        var half = AppraisalRules.Count([Sum(Group, 50, 85), Sum(Self, 50, 84.99m * 100, 100)]);
        Assert.That((half.Raw.ToString(), half.Total, half.Grade), Is.EqualTo(("16999/200", (decimal?)85.00m, (Grade?)Grade.Excellent)), "84.995");
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public void AP_5_an_anonymous_category_with_fewer_than_3_ballots_has_no_mean_and_there_is_no_total(int ballots)
    {
        var score = AppraisalRules.Count([Sum(Group, 70, 90), Sum(Others, 10, 90 * ballots, ballots), Sum(Own, 10, 270, 3), Sum(GrassRoots, 10, 270, 3)]);
        Assert.That((score.Total, score.Grade, score.Categories[1].Mean), Is.EqualTo(((decimal?)null, (Grade?)null, (Exact?)null)));
        Assert.That(score.Categories[1].Missing!.Rule, Is.EqualTo("AP-5"));
        Assert.That(score.Categories[0].Mean, Is.EqualTo(Exact.Of(90)), "what the group gave is there");
    }

    [Test]
    public void AP_5_the_number_of_ballots_needed_is_a_setting_and_never_hides_the_group() =>
        Assert.That(AppraisalRules.Count([Sum(Group, 90, 90), Sum(Others, 10, 180, 2)], least: 2).Total, Is.EqualTo(90m));

    [Test]
    public void AP_5_a_category_that_does_not_apply_scales_the_other_weights()
    {
        var score = AppraisalRules.Count([Sum(Group, 70, 90), Sum(Others, 10, 240, 3), Sum(Own, 10, 240, 3), Sum(GrassRoots, 10, 0, 0, applies: false)]);
        Assert.That(score.Categories[0].Share, Is.EqualTo(Exact.Of(700, 9)));
        Assert.That((score.Total, score.Raw.ToString()), Is.EqualTo(((decimal?)87.78m, "790/9")));
    }

    [Test]
    public void AP_1_weights_always_sum_to_100()
    {
        Assert.That(AppraisalRules.WeightsWrong([70, 10, 10, 10]), Is.Null);
        Assert.That(AppraisalRules.WeightsWrong([33.33m, 33.33m, 33.34m]), Is.Null);
        foreach (decimal[] wrong in new decimal[][] { [70, 10, 10], [70, 10, 10, 10.01m], [110, -10], [33.333m, 33.333m, 33.334m], [] })
            Assert.That(AppraisalRules.WeightsWrong(wrong)?.Rule, Is.EqualTo("AP-1"), string.Join(',', wrong));
        Assert.That(AppraisalRules.Hundred("70, 10,10,10", 4), Is.EqualTo(new[] { 70m, 10m, 10m, 10m }));
        foreach (var wrong in new[] { "70,10,10", "70,10,10,x", "70,10,10,11", "", "-10,90,10,10" }) Assert.That(AppraisalRules.Hundred(wrong, 4), Is.Null, wrong);
    }

    [Test]
    public void AP_4_points_go_in_steps_of_half_a_point_from_0_to_the_dimension()
    {
        decimal[] most = [25, 25, 25, 25];
        Assert.That(AppraisalRules.PointsWrong([0, 25, 22.5m, 24], most), Is.Null);
        foreach (decimal[] wrong in new decimal[][] { [25.5m, 0, 0, 0], [-0.5m, 0, 0, 0], [22.25m, 0, 0, 0], [1, 1, 1], [1, 1, 1, 1, 1] })
            Assert.That(AppraisalRules.PointsWrong(wrong, most)?.Field, Is.EqualTo("Points"), string.Join(',', wrong));
    }

    [Test]
    public void AP_4_somebody_in_two_categories_votes_in_the_heavier_one()
    {
        var weights = new Dictionary<VoteCategory, decimal> { [Group] = 70, [Others] = 10, [Own] = 10, [GrassRoots] = 10 };
        Assert.That(AppraisalRules.Heavier(Others, Group, weights), Is.EqualTo(Group));
        Assert.That(AppraisalRules.Heavier(Own, Others, weights), Is.EqualTo(Others), "of equal ones the first in order");
        Assert.That(AppraisalRules.Heavier(Own, GrassRoots, new Dictionary<VoteCategory, decimal> { [Own] = 5, [GrassRoots] = 10 }), Is.EqualTo(GrassRoots));
    }

    [Test]
    public void GN_1_nobody_votes_on_themself_outside_the_own_section()
    {
        Assert.That(new[] { Group, Others, GrassRoots }.Select(c => AppraisalRules.OwnVote(c, 7, 7)?.Rule), Is.All.EqualTo("GN-1"));
        Assert.That(new[] { Own, Self }.Select(c => AppraisalRules.OwnVote(c, 7, 7)), Is.All.Null);
        Assert.That(AppraisalRules.OwnVote(Self, 8, 7)?.Rule, Is.EqualTo("AP-2"));
    }

    [Test]
    public void AP_8_the_quarters_share_in_the_years_total_is_a_setting()
    {
        Assert.That(AppraisalRules.YearTotal(Exact.Of(90), [Exact.Of(80), Exact.Of(85.5m)], 0).Rounded(), Is.EqualTo(90m));
        Assert.That(AppraisalRules.YearTotal(Exact.Of(90), [Exact.Of(80), Exact.Of(85.5m)], 40).Rounded(), Is.EqualTo(87.10m));
        Assert.That(AppraisalRules.YearTotal(Exact.Of(90), [], 40).Rounded(), Is.EqualTo(90m), "without a quarter the year counts alone");
    }

    [Test]
    public void AP_5_the_year_with_its_quarters_is_rounded_once_at_the_end()
    {
        // two quarters of 84.998: 85.00 each when rounded, which would lift 84.9918 over the line to 85.00
        var quarter = Exact.Of(84998, 1000);
        var total = AppraisalRules.YearTotal(Exact.Of(84.985m), [quarter, quarter], 50);
        Assert.That((total.Rounded(), AppraisalRules.GradeOf(total.Rounded())), Is.EqualTo((84.99m, Grade.Competent)));
        Assert.That(AppraisalRules.YearTotal(Exact.Of(84.995m), [Exact.Of(quarter.Rounded())], 50).Rounded(), Is.EqualTo(85.00m), "rounded on the way it would be another one");
        foreach (var number in new[] { quarter, Exact.Of(7), Exact.Of(-1, 3), default }) Assert.That(Exact.Parse(number.ToString()), Is.EqualTo(number));
    }

    [Test]
    public void AP_4_where_the_chief_votes_alone_no_other_ballot_lies_in_the_own_section()
    {
        Assert.That(AppraisalRules.NotInOwn(chiefOnly: true, Own, 8, 7)?.Rule, Is.EqualTo("AP-4"));
        Assert.That(new[] { AppraisalRules.NotInOwn(true, Own, 7, 7), AppraisalRules.NotInOwn(true, Others, 8, 7), AppraisalRules.NotInOwn(false, Own, 8, 7) }, Is.All.Null);
    }

    [Test]
    public void AP_4_remarks_are_shown_of_categories_with_three_or_more_of_them()
    {
        (VoteCategory, string)[] remarks = [(Group, "一"), (Own, "二"), (Group, "三"), (Own, "四"), (Others, "五"), (Others, "六"), (Others, "七")];
        Assert.That(AppraisalRules.ShownRemarks(remarks, 3), Is.EqualTo(new[] { "五", "六", "七" }));
        Assert.That(AppraisalRules.ShownRemarks(remarks, 1), Is.EqualTo(new[] { "五", "六", "七" }), "raters are told three");
        Assert.That(AppraisalRules.ShownRemarks(remarks, 4), Is.Empty);
    }

    [Test]
    public void GN_5_a_round_goes_one_step_at_a_time_a_review_may_send_it_back_and_a_draft_may_be_dropped()
    {
        foreach (var from in Enum.GetValues<RoundState>())
            foreach (var to in Enum.GetValues<RoundState>())
                Assert.That(AppraisalRules.CannotMove(from, to) is null, Is.EqualTo(to == from + 1 || (from, to) is (RoundState.Counted, RoundState.Closed) or (RoundState.Draft, RoundState.Dropped)), $"{from} → {to}");
    }
}
