using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace OfficeDesk.Rules;

/// <summary>A number that is never rounded on the way: a fraction of two whole numbers, the lower one above 0.</summary>
/// <remarks>AP-5: exact arithmetic, rounded half away from zero to two decimals, once, at the end.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Exact : IComparable<Exact>
{
    private readonly BigInteger _below;

    private Exact(BigInteger above, BigInteger below)
    {
        var common = BigInteger.GreatestCommonDivisor(above, below);
        var rest = below / common;
        // 1 is kept as 0, so that the default value is the number 0 and equal numbers are equal
        (Above, _below) = (above / common, rest.IsOne ? BigInteger.Zero : rest);
    }

    /// <summary>The upper number.</summary>
    public BigInteger Above { get; }

    /// <summary>The lower number; above 0.</summary>
    public BigInteger Below => _below.IsZero ? BigInteger.One : _below;

    /// <summary>A fraction.</summary>
    /// <param name="below">Above 0.</param>
    public static Exact Of(BigInteger above, BigInteger below) => below > 0 ? new(above, below) : throw new ArgumentOutOfRangeException(nameof(below));

    /// <summary>The same number as a fraction.</summary>
    public static Exact Of(decimal number)
    {
        var below = BigInteger.One;
        while (number != decimal.Truncate(number))
        {
            number *= 10;
            below *= 10;
        }
        return new(new BigInteger(number), below);
    }

    /// <summary>What <see cref="ToString"/> wrote.</summary>
    public static Exact Parse(string text) => text.Split('/') is [var above, var below]
        ? Of(BigInteger.Parse(above, CultureInfo.InvariantCulture), BigInteger.Parse(below, CultureInfo.InvariantCulture))
        : new(BigInteger.Parse(text, CultureInfo.InvariantCulture), BigInteger.One);

    public static Exact operator +(Exact a, Exact b) => new(a.Above * b.Below + b.Above * a.Below, a.Below * b.Below);

    public static Exact operator *(Exact a, Exact b) => new(a.Above * b.Above, a.Below * b.Below);

    public static Exact operator /(Exact a, Exact b) => b.Above > 0 ? new(a.Above * b.Below, a.Below * b.Above) : throw new DivideByZeroException();

    public static bool operator >(Exact a, Exact b) => a.CompareTo(b) > 0;

    public static bool operator >=(Exact a, Exact b) => a.CompareTo(b) >= 0;

    public static bool operator <(Exact a, Exact b) => a.CompareTo(b) < 0;

    public static bool operator <=(Exact a, Exact b) => a.CompareTo(b) <= 0;

    /// <summary>Below 0 when this is the smaller, 0 when they are equal.</summary>
    public int CompareTo(Exact other) => (Above * other.Below).CompareTo(other.Above * Below);

    /// <summary>The number with two decimals, halves away from zero.</summary>
    /// <remarks>AP-5: rounded half away from zero to two decimals, once, at the end.</remarks>
    public decimal Rounded()
    {
        var hundredths = (BigInteger.Abs(Above) * 200 + Below) / (2 * Below);
        return (decimal)hundredths * 0.01m * (Above.Sign < 0 ? -1 : 1);
    }

    /// <summary>The fraction as it is, such as 1096/12, or a whole number.</summary>
    public override string ToString() => Below.IsOne ? Above.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Above}/{Below}");
}
