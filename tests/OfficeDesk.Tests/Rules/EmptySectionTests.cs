using FsCheck;
using FsCheck.Fluent;
using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class EmptySectionTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 4, 1, 0, 0, TimeSpan.Zero);

    private static AwayTime Away(long person, int from, int to, bool duty = true) => new(person, Nine.AddMinutes(from), Nine.AddMinutes(to), duty);

    private static IReadOnlyList<EmptyTime> Find(long[] members, params AwayTime[] away) => EmptySection.Find(members, away, (from, to) => (int)(to - from).TotalMinutes);

    [Test]
    public void AB_6_several_absences_that_overlap_only_in_part_leave_the_section_empty_where_all_meet()
    {
        var found = Find([1, 2, 3], Away(1, 0, 90), Away(2, 30, 120), Away(3, 60, 200));
        Assert.That(found, Is.EqualTo(new[] { new EmptyTime(Nine.AddMinutes(60), Nine.AddMinutes(90), true) }));
    }

    [Test]
    public void AB_6_one_person_present_is_enough() => Assert.That(Find([1, 2, 3], Away(1, 0, 90), Away(2, 0, 90)), Is.Empty);

    [Test]
    public void AB_6_the_last_minute_of_one_is_not_the_first_of_another() => Assert.That(Find([1, 2], Away(1, 0, 60), Away(2, 60, 90)), Is.Empty);

    [Test]
    public void AB_6_one_on_leave_makes_it_more_than_duty()
    {
        Assert.That(Find([1, 2], Away(1, 0, 60), Away(2, 0, 60, duty: false)).Single().OnDuty, Is.False);
        Assert.That(Find([1, 2], Away(1, 0, 60), Away(1, 0, 60, duty: false), Away(2, 0, 60)).Single().OnDuty, Is.False);
    }

    [Test]
    public void AB_6_times_that_touch_are_one_and_a_night_is_nobodys_concern()
    {
        Assert.That(Find([1], Away(1, 0, 60), Away(1, 60, 120)).Single().To, Is.EqualTo(Nine.AddMinutes(120)));
        Assert.That(EmptySection.Find([1], [Away(1, 0, 60)], (_, _) => 0), Is.Empty);
        Assert.That(Find([], Away(1, 0, 60)), Is.Empty, "no section without people");
    }

    [Test]
    public void AB_6_F4_empty_is_when_every_minute_says_so() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var next = (uint)seed;
        int Draw(int below) { next = unchecked(next * 1664525 + 1013904223); return (int)(next >> 8) % below; }
        var members = Enumerable.Range(1, 1 + Draw(4)).Select(n => (long)n).ToArray();
        var away = Enumerable.Range(0, Draw(9)).Select(_ => { var from = Draw(100); return Away(1 + Draw(5), from, from + Draw(60), Draw(2) == 0); }).ToArray();
        var found = Find(members, away);
        return Enumerable.Range(0, 170).All(m =>
        {
            var at = Nine.AddMinutes(m);
            var all = members.All(p => away.Any(a => a.Person == p && a.From <= at && a.To > at));
            return all == found.Any(e => e.From <= at && e.To > at);
        }) && found.Zip(found.Skip(1)).All(p => p.First.To < p.Second.From);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithQuietOnSuccess(true));
}
