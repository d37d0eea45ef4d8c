using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class SentenceTests
{
    [TestCase("两人离岗没有挂告示", "两人离岗没有挂告示。")]
    [TestCase("两人离岗没有挂告示。", "两人离岗没有挂告示。")]
    [TestCase("两人离岗没有挂告示。。 ", "两人离岗没有挂告示。")]
    [TestCase("立即整改；", "立即整改。")]
    [TestCase("立即整改.", "立即整改。")]
    [TestCase("怎么能这样！", "怎么能这样！")]
    [TestCase("其余略……", "其余略……")]
    [TestCase("他说“明天再来。”", "他说“明天再来。”")]
    [TestCase("他说“明天再来”", "他说“明天再来”。")]
    [TestCase("超期两日（见时间线）", "超期两日（见时间线）。")]
    [TestCase("已经谈话。；", "已经谈话。")]
    [TestCase("怎么能这样！，", "怎么能这样！")]
    [TestCase("，", "")]
    [TestCase("  ", "")]
    [TestCase(null, "")]
    public void NT_3_what_was_typed_ends_with_one_full_stop(string? typed, string said) => Assert.That(DocumentRules.Sentence(typed), Is.EqualTo(said));

    [Test]
    public void GN_4_a_last_day_counts_and_the_words_say_so()
    {
        var day = new DateOnly(2026, 12, 7);
        Assert.That((LastDay.Zh(day), LastDay.En(day)), Is.EqualTo(("2026年12月7日（含）前", "no later than 2026-12-07")));
        Assert.That((LastDay.Zh(day, provisional: true), LastDay.En(day, provisional: true)), Is.EqualTo(("2026年12月7日（暂定，含）前", "no later than 2026-12-07 (provisional)")));
        Assert.That((LastDay.Zh("12月7日"), LastDay.Zh("12月7日", "周一", "暂定")), Is.EqualTo(("12月7日（含）前", "12月7日（周一，暂定，含）前")));
    }

    [TestCase(new[] { AbsenceKind.OnDuty, AbsenceKind.OnDuty }, "公出")]
    [TestCase(new[] { AbsenceKind.OnDuty, AbsenceKind.Meeting }, "公出")]
    [TestCase(new[] { AbsenceKind.Sick, AbsenceKind.Annual }, "请假")]
    [TestCase(new[] { AbsenceKind.OnDuty, AbsenceKind.Meeting, AbsenceKind.Sick }, "全员离岗")]
    public void AB_6_the_door_of_a_section_says_what_is_true_of_all(AbsenceKind[] kinds, string word) => Assert.That(AbsenceRules.SectionDoorWord(kinds), Is.EqualTo(word));

    private static DateTimeOffset At(int hour) => new(2026, 3, 5, hour, 0, 0, TimeSpan.Zero);

    private static int Least(params AwayTime[] away) => EmptySection.LeastPresent([1, 2, 3], away, At(8), At(18), (from, to) => from.Hour is 12 && to.Hour <= 14 ? 0 : (int)(to - from).TotalMinutes);

    [Test]
    public void AB_9_another_day_counts_the_fewest_who_are_there_at_one_time()
    {
        Assert.That(Least(), Is.EqualTo(3));
        Assert.That(Least(new AwayTime(1, At(9), At(11), true), new AwayTime(2, At(11), At(12), true)), Is.EqualTo(2), "one after the other");
        Assert.That(Least(new AwayTime(1, At(9), At(11), true), new AwayTime(2, At(10), At(12), true), new AwayTime(3, At(10), At(11), true)), Is.Zero);
        Assert.That(Least(new AwayTime(1, At(6), At(20), true), new AwayTime(1, At(9), At(11), true)), Is.EqualTo(2), "nobody counts twice");
        Assert.That(Least(new AwayTime(1, At(12), At(14), true), new AwayTime(9, At(9), At(11), true)), Is.EqualTo(3), "the noon break and strangers do not count");
    }

    [Test]
    public void CV_2_who_has_asked_to_be_away_comes_after_everybody_who_can_cover()
    {
        CoverCandidate Of(long person, bool isB, bool asked) => new(person, true, true, isB, false, false, 0, 0, asked);
        var ranked = CoverRules.Rank([Of(2, true, true), Of(3, false, false)], absent: 1, most: 2);
        Assert.That(ranked.Select(r => (r.Candidate.Person, r.WhyNot)), Is.EqualTo(new[] { (3L, (Refusal?)null), (2L, CoverRules.AskedToBeAway) }));
    }
}
