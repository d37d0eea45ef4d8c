using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

public class DecisionRulesTests
{
    private const long Staff = 1, Chief = 10, ChiefsDeputy = 11, Leader = 20, LeadersDeputy = 21, Director = 30, DirectorsDeputy = 31;

    private static Decision? Decide(long subject, Level from, bool chiefAway = false, bool chiefsDeputyAway = false, bool leaderAway = false, bool directorAway = false, bool directorsDeputyAway = false) =>
        DecisionRules.Decider(new(
        [
            new(Level.Chief, Chief, chiefAway, ChiefsDeputy, chiefsDeputyAway),
            new(Level.Leader, Leader, leaderAway, LeadersDeputy),
            new(Level.Director, Director, directorAway, DirectorsDeputy, directorsDeputyAway),
        ]), subject, from);

    [Test]
    public void GN_1_nobody_decides_their_own_matter()
    {
        Assert.That(DecisionRules.OwnMatter(Chief, Chief)!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That(DecisionRules.OwnMatter(Chief, Staff), Is.Null);
    }

    [Test]
    public void GN_1_a_chiefs_own_matter_goes_to_the_leader_and_not_to_the_chiefs_deputy() =>
        Assert.That(Decide(Chief, Level.Chief), Is.EqualTo(new Decision(Leader, null)));

    [Test]
    public void GN_1_the_directors_own_matter_goes_to_the_named_deputy_who_acts_for_the_director() =>
        Assert.That(Decide(Director, Level.Director), Is.EqualTo(new Decision(DirectorsDeputy, Director)));

    [Test]
    public void GN_2_the_holder_decides_in_their_own_right() => Assert.That(Decide(Staff, Level.Chief), Is.EqualTo(new Decision(Chief, null)));

    [Test]
    public void GN_2_the_deputy_decides_for_a_holder_who_is_away() =>
        Assert.That(Decide(Staff, Level.Chief, chiefAway: true), Is.EqualTo(new Decision(ChiefsDeputy, Chief)));

    [Test]
    public void GN_2_both_away_the_next_level_decides() =>
        Assert.That(Decide(Staff, Level.Chief, chiefAway: true, chiefsDeputyAway: true), Is.EqualTo(new Decision(Leader, null)));

    [Test]
    public void GN_1_a_deputy_does_not_decide_their_own_matter_either() =>
        Assert.That(Decide(ChiefsDeputy, Level.Chief, chiefAway: true), Is.EqualTo(new Decision(Leader, null)));

    [Test]
    public void GN_2_levels_are_skipped_until_somebody_is_there() =>
        Assert.That(Decide(LeadersDeputy, Level.Chief, chiefAway: true, chiefsDeputyAway: true, leaderAway: true), Is.EqualTo(new Decision(Director, null)));

    [Test]
    public void GN_2_nobody_at_all_is_said_and_not_guessed()
    {
        Assert.That(Decide(Staff, Level.Director, directorAway: true, directorsDeputyAway: true), Is.Null);
        Assert.That(Decide(Director, Level.Director, directorsDeputyAway: true), Is.Null);
        Assert.That(DecisionRules.NobodyDecides.Rule, Is.EqualTo("GN-2"));
    }

    [Test]
    public void GN_2_a_vacant_seat_is_filled_by_its_deputy_or_passed_over()
    {
        Assert.That(DecisionRules.Decider(new([new(Level.Chief, null, Deputy: 5), new(Level.Leader, Leader)]), Staff, Level.Staff), Is.EqualTo(new Decision(5, null)));
        Assert.That(DecisionRules.Decider(new([new(Level.Chief, null), new(Level.Leader, Leader)]), Staff, Level.Staff), Is.EqualTo(new Decision(Leader, null)));
    }

    [Test]
    public void GN_1_whoever_holds_two_seats_decides_their_own_matter_at_neither() =>
        Assert.That(DecisionRules.Decider(new([new(Level.Chief, Chief), new(Level.Leader, Chief, Deputy: LeadersDeputy), new(Level.Director, Director)]), Chief, Level.Chief),
            Is.EqualTo(new Decision(Director, null)));

    [Test]
    public void GN_1_a_seat_of_its_own_for_the_directors_deputy_is_used() =>
        Assert.That(DecisionRules.Decider(new([new(Level.Director, Director), new(Level.DirectorsDeputy, 99)]), Director, Level.Director), Is.EqualTo(new Decision(99, Director)));

    [Test]
    public void GN_1_the_ladder_goes_up_and_ends_at_the_directors_deputy() =>
        Assert.That(Enum.GetValues<Level>().Select(DecisionRules.NextUp), Is.EqualTo(new[] { Level.Chief, Level.Leader, Level.Director, Level.DirectorsDeputy, Level.DirectorsDeputy }));

    [TestCase("2026-03-06", GN3Step.None)]
    [TestCase("2026-03-08", GN3Step.None)]
    [TestCase("2026-03-09", GN3Step.Remind)]
    [TestCase("2026-03-10", GN3Step.TellNextLevel)]
    [TestCase("2026-03-20", GN3Step.TellNextLevel)]
    public void GN_3_asked_on_Friday_reminded_on_Monday_next_level_on_Tuesday(string today, GN3Step step) =>
        Assert.That(DecisionRules.UndecidedStep(new(2026, 3, 6), Day(today), Calendar), Is.EqualTo(step));
}
