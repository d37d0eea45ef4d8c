using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

/// <summary>Who enters an absence, when, and who is told what: both sides of every boundary.</summary>
public class AbsenceEntryTests
{
    private static readonly DateTime Now = new(2026, 3, 6, 10, 0, 0);
    private static readonly DateTimeOffset Instant = new(Now, TimeSpan.FromHours(8));

    [TestCase(AbsencePath.Recorded, false)]
    [TestCase(AbsencePath.Inform, false)]
    [TestCase(AbsencePath.Short, true)]
    [TestCase(AbsencePath.Leave, true)]
    public void AB_2_a_short_absence_of_staff_and_all_leave_need_approval(AbsencePath path, bool needs) => Assert.That(AbsenceRules.NeedsApproval(path), Is.EqualTo(needs));

    // from Monday 8:30 to so many hours later: 57 is Wednesday 17:30, three days; 105 is Friday 17:30, five
    [TestCase(AbsencePath.Short, 105, 1, 1, Level.Chief)]
    [TestCase(AbsencePath.Leave, 56, 3, 5, Level.Chief)]
    [TestCase(AbsencePath.Leave, 57, 3, 5, Level.Leader)]
    [TestCase(AbsencePath.Leave, 104, 3, 5, Level.Leader)]
    [TestCase(AbsencePath.Leave, 105, 3, 5, Level.Director)]
    [TestCase(AbsencePath.Leave, 105, 0, 0, Level.Chief)]
    [TestCase(AbsencePath.Leave, 105, 3, 0, Level.Leader)]
    public void AB_3_who_approves_which_length_is_a_setting(AbsencePath path, int hours, int leaderFrom, int directorFrom, Level level)
    {
        var monday = new DateTime(2026, 3, 2, 8, 30, 0);
        var length = AbsenceLength.Between(monday, monday.AddHours(hours), Calendar, _ => OfficeHours.Default);
        Assert.That(AbsenceRules.ApproverOf(path, length, leaderFrom, directorFrom), Is.EqualTo(level));
    }

    [Test]
    public void AB_1_a_notice_has_a_time_and_a_reason()
    {
        static Refusal? Cannot(DateTime from, DateTime to, bool reason = true) => AbsenceRules.CannotAnnounce(from, to, AbsenceLength.Between(from, to < from.AddDays(500) ? to : from, Calendar, _ => OfficeHours.Default), reason);
        Assert.That(Cannot(Now, Now.AddHours(1)), Is.Null);
        Assert.That(Cannot(Now, Now.AddHours(1), reason: false)!.Field, Is.EqualTo("Reason"));
        Assert.That(Cannot(Now, Now)!.Zh, Does.Contain("晚于开始时间"));
        Assert.That(Cannot(Now, Now.AddDays(400)), Is.Null);
        Assert.That(Cannot(Now, Now.AddDays(400).AddMinutes(1))!.Zh, Does.Contain("400 天"));
        Assert.That(Cannot(new DateTime(1999, 12, 30, 9, 0, 0), new DateTime(1999, 12, 30, 10, 0, 0))!.Zh, Does.Contain("400 天"));
        Assert.That(Cannot(new DateTime(2026, 3, 7, 9, 0, 0), new DateTime(2026, 3, 8, 9, 0, 0))!.Rule, Is.EqualTo("AB-5"));
        var twice = AbsenceRules.Overlaps("3月6日", "6 Mar");
        Assert.That((twice.Zh.Contains("（3月6日）", StringComparison.Ordinal), twice.En.Contains("(6 Mar)", StringComparison.Ordinal)), Is.EqualTo((true, true)));
    }

    [Test]
    public void AB_2_what_began_more_than_five_minutes_ago_is_recorded_afterwards_within_a_month()
    {
        Assert.That(AbsenceRules.IsInThePast(Now.AddMinutes(-5), Now), Is.False);
        Assert.That(AbsenceRules.IsInThePast(Now.AddMinutes(-5).AddSeconds(-1), Now), Is.True);
        Assert.That(AbsenceRules.IsInThePast(Now.AddSeconds(-1), Now, graceMinutes: 0), Is.True);
        Assert.That(AbsenceRules.TooLongAgo(Now.AddDays(-31), Now), Is.Null);
        Assert.That(AbsenceRules.TooLongAgo(Now.AddDays(-31).AddMinutes(-1), Now)!.Rule, Is.EqualTo("AB-2"));
    }

    [Test]
    public void AB_3_sudden_illness_starts_at_once_and_is_settled_by_the_next_working_day()
    {
        Assert.That(AbsenceRules.NotSudden(AbsenceKind.Sick, Now, Now), Is.Null);
        Assert.That(AbsenceRules.NotSudden(AbsenceKind.Sick, Now.AddMinutes(1), Now)!.Field, Is.EqualTo("From"));
        Assert.That(AbsenceRules.NotSudden(AbsenceKind.Private, Now, Now)!.Field, Is.EqualTo("Sudden"));
        Assert.That(AbsenceRules.FollowBy(DateOnly.FromDateTime(Now), Calendar), Is.EqualTo(new DateOnly(2026, 3, 9)), "a Friday: until Monday");
    }

    [TestCase(AbsenceKind.Private, true, false, false, null)]
    [TestCase(AbsenceKind.Private, false, false, true, null)]
    [TestCase(AbsenceKind.Sick, false, true, false, null)]
    [TestCase(AbsenceKind.Private, false, true, false, "Kind")]
    [TestCase(AbsenceKind.Sick, false, false, false, "PersonId")]
    public void AB_3_only_illness_is_entered_by_a_colleague_and_only_of_the_section(AbsenceKind kind, bool self, bool sameSection, bool generalOffice, string? wrong) =>
        Assert.That(AbsenceRules.MayNotEnterFor(kind, self, sameSection, generalOffice)?.Field, Is.EqualTo(wrong));

    [TestCase(AbsenceKind.OnDuty, "公出", "On duty elsewhere")]
    [TestCase(AbsenceKind.Meeting, "会议", "Meeting")]
    [TestCase(AbsenceKind.SentStudy, "学习", "Study")]
    [TestCase(AbsenceKind.OwnStudy, "请假", "On leave")]
    [TestCase(AbsenceKind.Sick, "请假", "On leave")]
    [TestCase(AbsenceKind.Private, "请假", "On leave")]
    [TestCase(AbsenceKind.Annual, "请假", "On leave")]
    [TestCase(AbsenceKind.Statutory, "请假", "On leave")]
    public void AB_6_the_door_says_no_more_than_it_must(AbsenceKind kind, string zh, string en)
    {
        Assert.That((AbsenceRules.DoorWord(kind), AbsenceRules.DoorWordEn(kind)), Is.EqualTo((zh, en)));
        Assert.That(AbsenceRules.OnDuty(kind), Is.EqualTo(zh != "请假"));
    }

    [Test]
    public void AB_9_a_time_lies_in_the_years_of_the_calendar()
    {
        static DateTimeOffset At(int year) => new(year, 6, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.That(AbsenceRules.NotATime(null, "From"), Is.Null);
        Assert.That(AbsenceRules.NotATime(At(2000), "From"), Is.Null);
        Assert.That(AbsenceRules.NotATime(At(2098), "From"), Is.Null);
        Assert.That(AbsenceRules.NotATime(At(1999), "From")!.Field, Is.EqualTo("From"));
        Assert.That(AbsenceRules.NotATime(At(2099), "To")!.Field, Is.EqualTo("To"));
        Assert.That(AbsenceRules.TooManyKeys(5).Zh, Does.Contain("5"));
    }

    [TestCase(AbsenceKind.Sick, false, true, null)]
    [TestCase(AbsenceKind.Meeting, false, true, "AB-7")]
    [TestCase(AbsenceKind.Sick, false, false, "AB-7")]
    [TestCase(AbsenceKind.Meeting, true, false, null)]
    public void AB_7_the_person_extends_or_for_the_ill_whoever_stands_above(AbsenceKind kind, bool own, bool above, string? rule) =>
        Assert.That(AbsenceRules.MayNotExtend(kind, own, above)?.Rule, Is.EqualTo(rule));

    // minutes from now: when it began, when the person was back in truth, what is recorded, when the next one began
    [TestCase(-60, -60, -10, null, "补登", null)]
    [TestCase(-60, 1, -10, null, "补登", null)]
    [TestCase(-60, -30, -10, -30, "补登", null)]
    [TestCase(-60, -61, -10, null, "补登", "At")]
    [TestCase(-60, 2, -10, null, "补登", "At")]
    [TestCase(-60, -10, -10, null, "补登", "At")]
    [TestCase(-60, -29, -10, -30, "补登", "At")]
    [TestCase(-60, -30, -10, null, " ", "Why")]
    public void AB_7_a_return_is_put_right_within_its_absence_with_a_reason(int from, int at, int recorded, int? next, string why, string? wrong) =>
        Assert.That(AbsenceRules.CannotCorrect(Instant.AddMinutes(from), Instant.AddMinutes(at), Instant.AddMinutes(recorded), next is { } n ? Instant.AddMinutes(n) : null, Instant, why)?.Field, Is.EqualTo(wrong));

    [Test]
    public void AB_3_an_illness_that_reaches_into_an_absence_to_come_says_how_far_to_record_it() =>
        Assert.That(AbsenceRules.SuddenIntoComing("3月4日 14:30", "4 Mar 14:30"), Has.Property("Field").EqualTo("To").And.Property("Zh").Contains("3月4日 14:30").And.Property("En").Contains("4 Mar 14:30").And.Property("Kind").EqualTo(RefusalKind.Conflict));

    // the illness began on a Friday: the last day is Monday 2026-03-09
    [TestCase("2026-03-06", FollowStep.None)]
    [TestCase("2026-03-08", FollowStep.None)]
    [TestCase("2026-03-09", FollowStep.Due)]
    [TestCase("2026-03-10", FollowStep.Late)]
    [TestCase("2026-03-14", FollowStep.None)]
    [TestCase("2026-03-16", FollowStep.Late)]
    public void AB_3_what_follows_a_sudden_illness_is_asked_for_on_its_last_working_day_and_after_it(string today, FollowStep step) =>
        Assert.That(AbsenceRules.FollowToday(AbsenceRules.FollowBy(Day("2026-03-06"), Calendar), Day(today), Calendar), Is.EqualTo(step));
}
