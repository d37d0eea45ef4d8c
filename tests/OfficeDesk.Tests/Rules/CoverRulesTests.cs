using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

public class CoverRulesTests
{
    private static CoverCandidate Somebody(long id = 9, bool active = true, bool qualified = true, bool b = false, bool away = false, bool chain = false, int covers = 0, int tasks = 0) =>
        new(id, active, qualified, b, away, chain, covers, tasks);

    private static IEnumerable<TestCaseData> WhoMayCover()
    {
        yield return new TestCaseData(Somebody(), null).SetArgDisplayNames("free");
        yield return new TestCaseData(Somebody(8), "CV-2").SetArgDisplayNames("the absent person");
        yield return new TestCaseData(Somebody(active: false), "CV-2").SetArgDisplayNames("has left");
        yield return new TestCaseData(Somebody(qualified: false), "CV-2").SetArgDisplayNames("not on the list");
        yield return new TestCaseData(Somebody(away: true, b: true), "CV-2").SetArgDisplayNames("away in a part");
        yield return new TestCaseData(Somebody(chain: true), "CV-7").SetArgDisplayNames("a chain");
        yield return new TestCaseData(Somebody(covers: 1), null).SetArgDisplayNames("one other post");
        yield return new TestCaseData(Somebody(covers: 2), "CV-2").SetArgDisplayNames("two other posts");
    }

    [TestCaseSource(nameof(WhoMayCover))]
    public void CV_2_who_may_cover(CoverCandidate candidate, string? rule) => Assert.That(CoverRules.CannotCover(candidate, 8, 2)?.Rule, Is.EqualTo(rule));

    [Test]
    public void CV_2_the_B_holder_first_then_fewest_covers_then_fewest_tasks_and_who_cannot_last()
    {
        var ranked = CoverRules.Rank([Somebody(1, away: true, b: true), Somebody(2, tasks: 9), Somebody(3, tasks: 2), Somebody(4, covers: 1), Somebody(5, b: true, tasks: 40), Somebody(6, qualified: false)], 8, 2);
        Assert.That(ranked.Select(r => r.Candidate.Person), Is.EqualTo(new long[] { 5, 3, 2, 4, 1, 6 }));
        Assert.That(ranked.Select(r => r.WhyNot is null), Is.EqualTo(new[] { true, true, true, true, false, false }));
    }

    [TestCase("8>9", 9, 8, true)]
    [TestCase("8>9 10>11", 9, 8, true)]
    [TestCase("8>9", 10, 8, false)]
    [TestCase("10>9 8>10", 9, 8, true, Description = "through a third")]
    [TestCase("8>9", 8, 10, false, Description = "a second post of the same person")]
    [TestCase("9>10 10>9", 8, 9, false, Description = "a ring of others ends")]
    public void CV_7_two_never_cover_each_other_also_through_others(string covers, long absent, long cover, bool chain) =>
        Assert.That(CoverRules.MakesChain(covers.Split(' ').Select(c => c.Split('>')).Select(c => (long.Parse(c[0]), long.Parse(c[1]))), absent, cover), Is.EqualTo(chain));

    [TestCase("2026-03-04T08:30", "2026-03-04T12:00", "2026-03-04T12:00", "2026-03-04T17:30", false)]
    [TestCase("2026-03-04T08:30", "2026-03-04T12:01", "2026-03-04T12:00", "2026-03-04T17:30", true)]
    [TestCase("2026-03-04T08:30", "2026-03-08T12:00", "2026-03-05T12:00", "2026-03-05T12:01", true)]
    [TestCase("2026-03-04T08:30", "2026-03-04T09:00", "2026-03-03T08:30", "2026-03-04T08:30", false)]
    public void CV_2_any_part_of_the_period_and_an_end_is_not_part_of_it(string from, string to, string otherFrom, string otherTo, bool overlap)
    {
        Assert.That(CoverRules.Overlap(At(from), At(to), At(otherFrom), At(otherTo)), Is.EqualTo(overlap));
        Assert.That(CoverRules.Overlap(At(otherFrom), At(otherTo), At(from), At(to)), Is.EqualTo(overlap));
        static DateTimeOffset At(string text) => new(DateTime.Parse(text), TimeSpan.Zero);
    }

    [Test]
    public void CV_3_who_must_decide_is_named_where_nobody_is_free()
    {
        Assert.That(CoverRules.NobodyQualified("分管领导甲", mustGo: false).Zh, Does.Contain("分管领导甲").And.Contain("不批准"));
        Assert.That(CoverRules.NobodyQualified("分管领导甲", mustGo: true).Zh, Does.Contain("分管领导甲").And.Contain("空岗"));
    }

    [TestCase(true, false, "熟悉业务", null)]
    [TestCase(true, false, " ", "Why")]
    [TestCase(true, true, "熟悉业务", "PersonId")]
    [TestCase(false, false, "熟悉业务", "PersonId")]
    public void CV_3_somebody_is_added_to_the_list_once_with_a_reason(bool active, bool listed, string why, string? field) => Assert.That(CoverRules.CannotQualify(active, listed, why)?.Field, Is.EqualTo(field));

    [TestCase(CoverState.HandedOver, false, false, false, null)]
    [TestCase(CoverState.Running, false, false, false, null)]
    [TestCase(CoverState.Filed, false, false, false, "CV-4")]
    [TestCase(CoverState.Filed, true, false, false, null, Description = "sudden illness")]
    [TestCase(CoverState.Proposed, false, false, false, "CV-5")]
    [TestCase(CoverState.Consented, false, false, false, "CV-5")]
    [TestCase(CoverState.Approved, false, false, false, "CV-5")]
    [TestCase(CoverState.Returned, false, false, false, "CV-5")]
    [TestCase(CoverState.Declined, false, false, false, "AB-3")]
    [TestCase(null, false, false, false, "AB-3")]
    [TestCase(null, false, false, true, "CV-3")]
    [TestCase(null, false, true, false, "AB-3", Description = "sick leave, but somebody is free")]
    [TestCase(null, false, true, true, null, Description = "sick leave and nobody is free")]
    [TestCase(null, true, true, false, null, Description = "sudden illness")]
    public void AB_3_a_leave_starts_when_every_post_is_covered_filed_and_handed_over(CoverState? state, bool sudden, bool mustGo, bool nobodyFree, string? rule) =>
        Assert.That(CoverRules.CannotStart(sudden, mustGo, [new PostToCover("城市低保岗", "Urban post", CoverState.HandedOver, false), new PostToCover("农村低保岗", "Rural post", state, nobodyFree)])?.Rule, Is.EqualTo(rule));

    [TestCase("2026-03-01", true, Description = "overdue already")]
    [TestCase("2026-03-10", true)]
    [TestCase("2026-03-17", true, Description = "the fifth working day after")]
    [TestCase("2026-03-18", false)]
    public void CV_4_the_list_names_what_is_due_in_the_period_or_within_five_working_days_after(string due, bool must) =>
        Assert.That(CoverRules.MustBeNamed(DateOnly.Parse(due), new DateOnly(2026, 3, 10), 5, Calendar), Is.EqualTo(must));

    [TestCase(HandoverPart.Giver, true, true, false, false, false, true)]
    [TestCase(HandoverPart.Giver, true, true, true, false, false, false)]
    [TestCase(HandoverPart.Giver, true, false, false, false, false, false)]
    [TestCase(HandoverPart.Giver, false, true, false, false, false, false)]
    [TestCase(HandoverPart.Taker, true, true, false, false, false, false)]
    [TestCase(HandoverPart.Taker, true, true, true, false, false, true)]
    [TestCase(HandoverPart.Witness, true, true, true, false, false, false)]
    [TestCase(HandoverPart.Witness, true, true, true, true, false, true)]
    [TestCase(HandoverPart.Witness, true, true, true, true, true, false)]
    public void CV_4_giver_then_taker_then_the_chief_each_once(HandoverPart part, bool ready, bool mine, bool giver, bool taker, bool witness, bool may) =>
        Assert.That(CoverRules.CannotSign(part, ready, mine, giver, taker, witness) is null, Is.EqualTo(may));

    [TestCase(HandoverThing.Material, "档案盒三个", true)]
    [TestCase(HandoverThing.Key, " ", false)]
    [TestCase(HandoverThing.Procedure, "系统登录密码", false)]
    [TestCase(HandoverThing.Procedure, "the Password of the terminal", false)]
    [TestCase(HandoverThing.Task, "2026-1", false)]
    public void CV_4_passwords_are_never_handed_over(HandoverThing thing, string text, bool may) => Assert.That(CoverRules.LineWrong(thing, text) is null, Is.EqualTo(may));

    [TestCase(false, false, false, false, PostDay.A)]
    [TestCase(true, true, true, true, PostDay.Cover)]
    [TestCase(true, false, false, false, PostDay.B)]
    [TestCase(true, false, false, true, PostDay.Gap)]
    [TestCase(true, false, true, false, PostDay.Gap)]
    public void CV_8_a_post_whose_holder_is_away_is_covered_held_by_B_or_a_gap(bool aAway, bool cover, bool bAway, bool needsCover, PostDay day) =>
        Assert.That(CoverRules.DayOf(aAway, cover, bAway, needsCover), Is.EqualTo(day));

    [TestCase(8, "", 7)]
    [TestCase(7, "", 2)]
    [TestCase(8, "7", 2)]
    [TestCase(8, "7,2", 1)]
    [TestCase(8, "7,2,1", 7)]
    public void CV_3_the_chief_answers_for_a_vacant_post_and_where_the_chief_is_away_the_next_level(long absent, string away, long answers) =>
        Assert.That(CoverRules.AnswersVacant(absent, 7, 2, 1, p => away.Split(',').Contains($"{p}")), Is.EqualTo(answers));

    [TestCase(CoverState.Proposed, false, true, CoverAct.BreakOff)]
    [TestCase(CoverState.HandedOver, false, true, CoverAct.BreakOff)]
    [TestCase(CoverState.Running, false, true, null)]
    [TestCase(CoverState.Running, true, true, CoverAct.BreakOff)]
    [TestCase(CoverState.Running, true, false, null)]
    [TestCase(CoverState.HandedBack, true, true, null)]
    public void CV_7_a_cover_that_runs_goes_on_until_its_person_leaves(CoverState state, bool begun, bool leave, CoverAct? act) =>
        Assert.That(CoverRules.WhenCoverLeaves(state, begun, leave), Is.EqualTo(act));

    [Test]
    public void GN_1_neither_the_absent_person_nor_the_cover_decides()
    {
        Assert.That(CoverRules.OwnMatter(8, 8, 9)?.Rule, Is.EqualTo("GN-1"));
        Assert.That(CoverRules.OwnMatter(9, 8, 9)?.Rule, Is.EqualTo("GN-1"));
        Assert.That(CoverRules.OwnMatter(2, 8, 9), Is.Null);
    }
}
