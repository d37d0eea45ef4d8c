using FsCheck;
using FsCheck.Fluent;
using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

/// <summary>F3: random acts on covers of a small office never reach a state that the rules forbid.</summary>
public class CoverRulesProperties
{
    private const int Cases = 20_000;
    private const int People = 5;

    [Test]
    public void GN_5_F3_a_cover_is_only_approved_after_consent_and_only_runs_after_filing_and_handover() => Walks((state, path) =>
    {
        static bool Before(IReadOnlyList<CoverAct> path, CoverAct first, CoverAct then) => !path.Contains(then) || (path.Contains(first) && path.ToList().IndexOf(first) < path.ToList().IndexOf(then));
        return Before(path, CoverAct.Consent, CoverAct.Approve) && Before(path, CoverAct.Approve, CoverAct.File) && Before(path, CoverAct.File, CoverAct.HandOver)
            && Before(path, CoverAct.HandOver, CoverAct.Start) && Before(path, CoverAct.Start, CoverAct.HandBack)
            && (state is not CoverState.Running || path.Contains(CoverAct.File));
    });

    [Test]
    public void GN_5_F3_every_live_state_can_be_left_and_what_is_over_stays_over()
    {
        foreach (var state in Enum.GetValues<CoverState>())
        {
            var ways = Enum.GetValues<CoverAct>().Count(a => CoverRules.After(state, a) is not null);
            Assert.That(ways > 0, Is.EqualTo(CoverRules.IsLive(state)), state.ToString());
        }
    }

    [Test]
    public void CV_7_F3_however_covers_are_named_nobody_covers_whoever_covers_them_and_nobody_covers_too_many() => Names((named, most) =>
    {
        var alive = named.Where(n => CoverRules.IsLive(n.State)).ToList();
        return alive.All(n => n.Absent != n.Cover)
            && alive.All(n => !Reaches(alive, n.Cover, n.Absent))
            && alive.GroupBy(n => n.Cover).All(g => g.Count() <= most)
            && alive.GroupBy(n => n.Slot).All(g => g.Count() == 1);
    });

    [Test]
    public void GN_1_F3_no_decision_in_ones_own_matter() => Prop.ForAll(Gen.Choose(1, 4).Three().ToArbitrary(), t =>
        (CoverRules.OwnMatter(t.Item1, t.Item2, t.Item3) is null) == (t.Item1 != t.Item2 && t.Item1 != t.Item3)).QuickCheckThrowOnFailure();

    private static void Walks(Func<CoverState, IReadOnlyList<CoverAct>, bool> holds) =>
        Prop.ForAll(Gen.ArrayOf(Gen.Elements(Enum.GetValues<CoverAct>())).ToArbitrary(), acts =>
        {
            var state = CoverState.Proposed;
            var path = new List<CoverAct>();
            foreach (var act in acts)
            {
                if (CoverRules.After(state, act) is not { } next) continue;
                state = next;
                path.Add(act);
                if (!holds(state, path)) return false;
            }
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithQuietOnSuccess(true));

    private sealed record Named(long Absent, int Slot, long Cover, CoverState State);

    /// <summary>A step names a cover, or does something to one that is named; what the rules refuse is not done.</summary>
    private static void Names(Func<IReadOnlyList<Named>, int, bool> holds)
    {
        var step = Gen.Choose(0, int.MaxValue);
        Prop.ForAll(Gen.ArrayOf(step).ToArbitrary(), steps =>
        {
            const int most = 2;
            var named = new List<Named>();
            foreach (var seed in steps)
            {
                var mixed = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);
                if ((mixed >> 60) < 9 || named.Count == 0)
                {
                    var (absent, cover, post) = (1 + (long)(mixed >> 40) % People, 1 + (long)(mixed >> 20 & 0xFFFF) % People, (int)(mixed & 1));
                    var slot = (int)absent * 2 + post;
                    var alive = named.Where(n => CoverRules.IsLive(n.State)).ToList();
                    if (alive.Exists(n => n.Slot == slot)) continue;
                    var candidate = new CoverCandidate(cover, true, true, false, false, CoverRules.MakesChain(alive.Select(n => (n.Absent, n.Cover)), absent, cover), alive.Count(n => n.Cover == cover), 0);
                    if (CoverRules.CannotCover(candidate, absent, most) is null) named.Add(new Named(absent, slot, cover, CoverState.Proposed));
                }
                else
                {
                    var at = (int)((mixed >> 8) % (ulong)named.Count);
                    if (CoverRules.After(named[at].State, (CoverAct)(int)(mixed % 11)) is { } next) named[at] = named[at] with { State = next };
                }
                if (!holds(named, most)) return false;
            }
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithQuietOnSuccess(true));
    }

    private static bool Reaches(List<Named> alive, long from, long to)
    {
        var seen = new HashSet<long>();
        var next = new Queue<long>([from]);
        while (next.TryDequeue(out var person))
        {
            if (person == to) return true;
            if (!seen.Add(person)) continue;
            foreach (var n in alive.Where(n => n.Absent == person)) next.Enqueue(n.Cover);
        }
        return false;
    }
}
