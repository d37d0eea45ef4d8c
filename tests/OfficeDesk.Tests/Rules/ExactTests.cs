using System.Numerics;
using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

/// <summary>AP-5: arithmetic that rounds nothing on the way.</summary>
public class ExactTests
{
    [TestCase(1, 3, 1, 2, -1)]
    [TestCase(2, 4, 1, 2, 0)]
    [TestCase(-1, 3, -1, 2, 1)]
    public void AP_5_fractions_are_compared_without_rounding(int a, int b, int c, int d, int sign)
    {
        var (left, right) = (Exact.Of(a, b), Exact.Of(c, d));
        Assert.That(Math.Sign(left.CompareTo(right)), Is.EqualTo(sign));
        Assert.That((left > right, left >= right, left < right, left <= right), Is.EqualTo((sign > 0, sign >= 0, sign < 0, sign <= 0)));
    }

    [Test]
    public void AP_5_fractions_are_written_read_and_divided_exactly()
    {
        Assert.That((Exact.Parse("274/3"), Exact.Parse("7"), Exact.Of(274, 3).ToString(), Exact.Of(6, 3).ToString()), Is.EqualTo((Exact.Of(274, 3), Exact.Of(7, 1), "274/3", "2")));
        Assert.That((Exact.Of(1, 3) + Exact.Of(1, 6), Exact.Of(2, 3) * Exact.Of(3, 4), Exact.Of(1, 3) / Exact.Of(2, 5)), Is.EqualTo((Exact.Of(1, 2), Exact.Of(1, 2), Exact.Of(5, 6))));
        Assert.That((Exact.Of(12.25m), default(Exact), Exact.Of(0, 5)), Is.EqualTo((Exact.Of(49, 4), Exact.Of(0m), default(Exact))));
        Assert.That((Exact.Of(1, 200).Rounded(), Exact.Of(-1, 200).Rounded(), Exact.Of(1, 201).Rounded(), Exact.Of(274, 3).Rounded()), Is.EqualTo((0.01m, -0.01m, 0m, 91.33m)));
        Assert.That(() => Exact.Of(1, BigInteger.Zero), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Exact.Of(1, 2) / default(Exact), Throws.InstanceOf<DivideByZeroException>());
    }
}
