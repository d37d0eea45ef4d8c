using OfficeDesk.Rules;
using static OfficeDesk.Rules.VoteCategory;

namespace OfficeDesk.Tests.Rules;

/// <summary>What a close costs, who has too few raters, weights as they count, and when a warning has to wait.</summary>
public class AppraisalClosingTests
{
    private static readonly DateOnly Last = new(2026, 12, 9);

    private static ClosingCost Cost(params BallotsIn[] ballots) => AppraisalRules.CostOfClosing(ballots, Last, Last.AddDays(-12));

    private static BallotsIn[] Two(int grass, int group = 3) =>
    [
        new(7, "科长甲", Group, group, 3, 1), new(7, "科长甲", GrassRoots, grass, 4, 3), new(13, "科长乙", Group, 3, 3, 1), new(13, "科长乙", GrassRoots, 3, 4, 3),
    ];

    [Test]
    public void AP_5_a_close_says_how_many_ballots_are_missing_who_gets_no_total_and_why()
    {
        var cost = Cost(Two(grass: 2));
        Assert.That((cost.Asked, cost.HandedIn, cost.Missing, cost.People, cost.WithoutTotal, cost.Early), Is.EqualTo((14, 11, 3, 2, 1, true)));
        Assert.That(cost.Short.Select(s => (s.Category, s.Need, s.People.Single())), Is.EqualTo(new[] { (GrassRoots, 3, new HowMany("科长甲", 2)) }));
        Assert.That(AppraisalRules.Says(cost).Zh, Is.EqualTo("应交 14 张票，已交 11 张，还缺 3 张。2026年12月9日（含）前还可以交票和改票。现在截止，2 人中有 1 人没有总分：“基层测评”至少 3 票，科长甲 2 票。截止后任何票都不能再交或修改，也不能重新开放。"));
        Assert.That(AppraisalRules.Says(cost).En, Does.Contain("3 are missing").And.Contain("1 of 2 people get no total: “grass-roots units” needs 3: 科长甲 2"));
    }

    [Test]
    public void AP_5_somebody_short_in_two_categories_is_one_person_without_a_total()
    {
        var cost = Cost(Two(grass: 0, group: 0));
        Assert.That((cost.WithoutTotal, cost.Short.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public void AP_5_what_changes_no_total_is_missing_and_costs_nobody_a_total()
    {
        var cost = Cost([.. Two(grass: 3), new(22, "纪检干部甲", Own, 0, 2, 0)]);
        Assert.That((cost.Missing, cost.People, cost.WithoutTotal), Is.EqualTo((4, 2, 0)));
        Assert.That(AppraisalRules.Says(cost).Zh, Does.Contain("2 人都有总分"));
    }

    [Test]
    public void AP_5_with_a_ballot_missing_the_close_takes_a_reason_and_with_everything_in_it_takes_none()
    {
        var missing = Cost(Two(grass: 3));
        Assert.That((AppraisalRules.CannotAskToClose(missing, " ")?.Rule, AppraisalRules.CannotAskToClose(missing, " ")?.Field, AppraisalRules.CannotAskToClose(missing, "外派")), Is.EqualTo(("AP-5", "Reason", (Refusal?)null)));
        Assert.That((AppraisalRules.CannotClose(missing, "")?.Kind, AppraisalRules.CannotClose(missing, "外派")), Is.EqualTo((RefusalKind.Conflict, (Refusal?)null)));
        var complete = Cost([.. Two(grass: 3).Select(b => b with { HandedIn = b.Asked })]);
        Assert.That((AppraisalRules.CannotAskToClose(complete, ""), AppraisalRules.CannotClose(complete, "")), Is.EqualTo(((Refusal?)null, (Refusal?)null)));
    }

    [TestCase(0, true)]
    [TestCase(1, false)]
    public void AP_4_the_last_day_itself_still_takes_ballots(int after, bool early) =>
        Assert.That(AppraisalRules.CostOfClosing(Two(grass: 3), Last, Last.AddDays(after)).Early, Is.EqualTo(early));

    [TestCase(5, "甲0 2 名、甲1 2 名、甲2 2 名、甲3 2 名、甲4 2 名。")]
    [TestCase(9, "甲0 2 名、甲1 2 名、甲2 2 名、甲3 2 名、甲4 2 名等 9 人。")]
    public void AP_5_everybody_with_too_few_raters_is_named_or_counted(int people, string named)
    {
        var why = AppraisalRules.TooFewRaters([new(Own, 3, [.. Enumerable.Range(0, people).Select(i => new HowMany($"甲{i}", 2))])], people);
        Assert.That(why.Zh, Does.StartWith($"{people} 人的测评人不够：“本科室测评”至少 3 名，").And.Contain(named));
    }

    [Test]
    public void AP_5_the_weights_are_scaled_to_the_categories_that_apply()
    {
        var shares = AppraisalRules.Shares([(70, true), (10, true), (10, true), (10, false)]);
        Assert.That(shares.Select(s => s.ToString()), Is.EqualTo(new[] { "700/9", "100/9", "100/9", "0" }));
        Assert.That(shares.Select(s => s.Rounded()), Is.EqualTo(new[] { 77.78m, 11.11m, 11.11m, 0m }));
        Assert.That(AppraisalRules.Shares([(70, true), (30, true)]).Select(s => s.Rounded()), Is.EqualTo(new[] { 70m, 30m }), "nothing to be scaled");
        Assert.That(AppraisalRules.Shares([(0, true), (100, false)]), Is.All.EqualTo(default(Exact)), "nothing applies");
    }

    [Test]
    public void AP_10_a_warning_an_order_to_rectify_and_an_award_wait_for_the_person_and_for_the_answer_to_an_objection()
    {
        Refusal? Order(bool waiting, bool objected, DateOnly today) => AppraisalRules.CannotOrder(true, 65m, 70, ordered: false, new(waiting, objected, Last, today));
        Assert.That((Order(true, false, Last)?.Rule, Order(true, false, Last.AddDays(1))), Is.EqualTo(("AP-10", (Refusal?)null)), "the last day belongs to the person");
        Assert.That((Order(false, true, Last.AddDays(9))?.Rule, Order(false, false, Last.AddDays(-3))), Is.EqualTo(("AP-10", (Refusal?)null)), "objected; acknowledged early");
        Refusal? Warn(bool waiting, bool objected, DateOnly today) => AppraisalRules.CannotWarn(true, 59m, new(waiting, objected, Last, today));
        Assert.That((Warn(true, false, Last)?.Rule, Warn(true, false, Last.AddDays(1))), Is.EqualTo(("AP-10", (Refusal?)null)), "the last day belongs to the person");
        Assert.That((Warn(false, true, Last.AddDays(9))?.Rule, Warn(false, false, Last.AddDays(-3))), Is.EqualTo(("AP-10", (Refusal?)null)), "objected; acknowledged early");
        Refusal? Award(bool waiting, bool objected, DateOnly today) => AppraisalRules.NoAward(Grade.Excellent, final: true, yearly: true, false, false, new(waiting, objected, Last, today));
        Assert.That((Award(true, false, Last)?.Rule, Award(true, false, Last.AddDays(1))), Is.EqualTo(("AP-10", (Refusal?)null)), "the last day belongs to the person");
        Assert.That((Award(false, true, Last.AddDays(9))?.Rule, Award(false, false, Last.AddDays(-3))), Is.EqualTo(("AP-10", (Refusal?)null)), "objected; acknowledged early");
        Assert.That(AppraisalRules.ObjectionMissing.Rule, Is.EqualTo("AP-10"));
    }
}
