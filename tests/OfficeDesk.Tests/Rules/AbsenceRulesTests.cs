using FsCheck;
using FsCheck.Fluent;
using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

public class AbsenceRulesTests
{
    private static readonly OfficeHours Winter = OfficeHours.Default;
    private static readonly OfficeHours Summer = new(new(8, 0), new(12, 0), new(15, 0), new(18, 0));

    private static DateTime At(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static OfficeHours Seasons(DateOnly day) => day.Month is >= 6 and <= 9 ? Summer : Winter;

    private static AbsenceLength Length(string from, string to) => AbsenceLength.Between(At(from), At(to), Calendar, Seasons);

    [TestCase("2026-03-06 16:30", "2026-03-09 09:00", 90, 23)]
    [TestCase("2026-03-04 09:00", "2026-03-04 09:30", 30, 8)]
    [TestCase("2026-03-04 11:30", "2026-03-04 15:00", 60, 15)]
    [TestCase("2026-03-04 08:30", "2026-03-04 12:00", 210, 54)]
    [TestCase("2026-03-04 08:30", "2026-03-04 17:30", 390, 100)]
    [TestCase("2026-03-04 14:30", "2026-03-05 12:00", 390, 100)]
    [TestCase("2026-03-07 08:00", "2026-03-08 20:00", 0, 0)]
    [TestCase("2026-03-04 12:00", "2026-03-04 14:30", 0, 0)]
    [TestCase("2026-05-29 14:30", "2026-06-01 12:00", 420, 103)]
    public void AB_5_lengths_are_counted_in_office_minutes_by_the_hours_of_each_day(string from, string to, int minutes, int days100) =>
        Assert.That((Length(from, to).Minutes, Length(from, to).Days100), Is.EqualTo((minutes, days100)));

    [TestCase("2026-03-04 09:00", "2026-03-04 09:30", false, AbsencePath.Recorded, Description = "AB-1: up to and including 30 minutes")]
    [TestCase("2026-03-04 09:00", "2026-03-04 09:31", false, AbsencePath.Short)]
    [TestCase("2026-03-04 08:30", "2026-03-04 12:00", false, AbsencePath.Short, Description = "AB-2: half a day included")]
    [TestCase("2026-03-04 08:30", "2026-03-04 14:31", false, AbsencePath.Leave, Description = "AB-4: the gap is leave")]
    [TestCase("2026-03-04 08:30", "2026-03-04 17:30", false, AbsencePath.Leave, Description = "AB-3: one day included")]
    [TestCase("2026-03-04 14:30", "2026-03-05 12:00", false, AbsencePath.Leave, Description = "two halves are one day")]
    [TestCase("2026-03-04 09:00", "2026-03-04 11:00", true, AbsencePath.Inform, Description = "AB-2: a chief informs")]
    [TestCase("2026-03-04 08:30", "2026-03-04 17:30", true, AbsencePath.Leave)]
    [TestCase("2026-03-06 16:30", "2026-03-09 09:00", false, AbsencePath.Short, Description = "AB-5: 90 minutes over a weekend")]
    public void AB_1_AB_2_AB_3_the_length_decides_the_path(string from, string to, bool chief, AbsencePath path) =>
        Assert.That(AbsenceRules.PathOf(Length(from, to), chief, gapIsLeave: true), Is.EqualTo(path));

    [Test]
    public void AB_4_the_gap_can_be_treated_as_half_a_day()
    {
        var gap = Length("2026-03-04 08:30", "2026-03-04 16:00");
        Assert.That((AbsenceRules.PathOf(gap, false, gapIsLeave: true), AbsenceRules.PathOf(gap, false, gapIsLeave: false), AbsenceRules.PathOf(gap, true, gapIsLeave: false)),
            Is.EqualTo((AbsencePath.Leave, AbsencePath.Short, AbsencePath.Inform)));
    }

    [TestCase("2026-03-02 08:30", "2026-03-04 17:29", 300, Level.Chief, Description = "a minute less than three days is shown as 3.00")]
    [TestCase("2026-03-02 08:30", "2026-03-04 17:30", 300, Level.Leader)]
    [TestCase("2026-03-02 08:31", "2026-03-06 17:30", 500, Level.Leader)]
    [TestCase("2026-03-02 08:30", "2026-03-06 17:30", 500, Level.Director)]
    [TestCase("2026-05-29 14:30", "2026-06-03 12:00", 303, Level.Leader, Description = "half a day of winter, two and a half of summer: more than three")]
    public void AB_3_AB_5_who_approves_is_decided_by_the_exact_length_not_by_the_rounded_one(string from, string to, int shown, Level level)
    {
        var length = Length(from, to);
        Assert.That((length.Days100, AbsenceRules.ApproverOf(AbsencePath.Leave, length, 3, 5)), Is.EqualTo((shown, level)));
    }

    [TestCase("2026-03-04 10:00", "2026-03-04 10:00", "AB-1", "To")]
    [TestCase("2026-03-04 10:00", "2026-03-04 09:00", "AB-1", "To")]
    [TestCase("2026-03-07 08:00", "2026-03-08 20:00", "AB-5", "To")]
    [TestCase("2026-03-04 10:00", "2028-03-04 09:00", "AB-1", "To")]
    public void AB_1_a_time_that_cannot_be_is_refused_with_what_to_do(string from, string to, string rule, string field)
    {
        var why = AbsenceRules.CannotAnnounce(At(from), At(to), Length(from, to), reasonGiven: true)!;
        Assert.That((why.Rule, why.Field), Is.EqualTo((rule, field)));
    }

    [TestCase(AbsenceKind.OnDuty, "公出")]
    [TestCase(AbsenceKind.Meeting, "会议")]
    [TestCase(AbsenceKind.SentStudy, "学习")]
    [TestCase(AbsenceKind.OwnStudy, "请假")]
    [TestCase(AbsenceKind.Sick, "请假")]
    [TestCase(AbsenceKind.Private, "请假")]
    [TestCase(AbsenceKind.Annual, "请假")]
    [TestCase(AbsenceKind.Statutory, "请假")]
    public void AB_6_the_door_never_says_sick_or_private(AbsenceKind kind, string word) => Assert.That(AbsenceRules.DoorWord(kind), Is.EqualTo(word));

    [Test]
    public void AB_8_there_are_eight_kinds_and_three_count_for_the_six_months() =>
        Assert.That(Enum.GetValues<AbsenceKind>().Count(AbsenceRules.CountsForSixMonths), Is.EqualTo(3).And.LessThan(Enum.GetValues<AbsenceKind>().Length - 4));

    [TestCase(3, 3, true)]
    [TestCase(2, 3, false)]
    [TestCase(4, 3, false)]
    [TestCase(6, 3, true)]
    [TestCase(3, 0, false)]
    public void AB_7_three_late_returns_in_a_quarter_propose_a_breach(int count, int limit, bool breach) => Assert.That(AbsenceRules.ProposesBreach(count, limit), Is.EqualTo(breach));

    [TestCase("2026-03-31", "2026-01-01")]
    [TestCase("2026-04-01", "2026-04-01")]
    [TestCase("2026-12-31", "2026-10-01")]
    public void AB_7_a_quarter_begins_in_january_april_july_and_october(string day, string first) => Assert.That(AbsenceRules.QuarterOf(Day(day)), Is.EqualTo(Day(first)));

    [TestCase("2026-03-04 09:10", "2026-03-04 12:00", "2026-03-04 17:30")]
    [TestCase("2026-03-04 13:00", "2026-03-04 17:30", "2026-03-04 17:30")]
    [TestCase("2026-03-06 17:30", "2026-03-09 12:00", "2026-03-09 17:30")]
    [TestCase("2026-03-07 10:00", "2026-03-09 12:00", "2026-03-09 17:30")]
    public void AB_5_the_form_guesses_the_end_of_the_session_and_of_the_day(string from, string session, string day) =>
        Assert.That((AbsenceTimes.SessionEnd(At(from), Calendar, Seasons), AbsenceTimes.DayEnd(At(from), Calendar, Seasons)), Is.EqualTo((At(session), At(day))));

    // one number draws one case
    private static void Holds(Func<DateTime, DateTime, DateTime, bool> property) => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var mixed = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);
        var first = At("2026-01-05 00:00").AddMinutes((int)(mixed >> 44) % 500_000);
        var second = first.AddMinutes((int)(mixed >> 20 & 0x3FFF));
        return property(first, second, second.AddMinutes((int)(mixed & 0x1FFF)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithQuietOnSuccess(true));

    private static AbsenceLength Of(DateTime from, DateTime to) => AbsenceLength.Between(from, to, Calendar, Seasons);

    [Test]
    public void AB_5_F4_minutes_equal_those_counted_minute_by_minute() => Holds((from, to, _) =>
    {
        var naive = 0;
        for (var at = from; at < to; at = at.AddMinutes(1))
            if (NaiveIsWorking(DateOnly.FromDateTime(at)) && Seasons(DateOnly.FromDateTime(at)).IsOpen(TimeOnly.FromDateTime(at))) naive++;
        return Of(from, to).Minutes == naive;
    });

    [Test]
    public void AB_5_F4_two_parts_are_as_long_as_the_whole() => Holds((a, b, c) => Of(a, b).Minutes + Of(b, c).Minutes == Of(a, c).Minutes);

    [Test]
    public void AB_5_F4_longer_is_never_a_lesser_path() => Holds((a, b, c) => AbsenceRules.PathOf(Of(a, c), false, true) >= AbsenceRules.PathOf(Of(a, b), false, true));
}
