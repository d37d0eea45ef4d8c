using System.Globalization;
using OfficeDesk.Rules;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>The formula of a result with its numbers, as it stands on screen and paper (AP-5).</summary>
internal static class Formulas
{
    /// <summary>70%×91.20 + 10%×88.75 = 91.23; a mean that two decimals do not hold is marked ≈.</summary>
    public static string Of(Score score) => Of(score, score.Raw, [], 0);

    /// <summary>The same with the quarters in the total (AP-8): … = ≈91.23; 80%×≈91.23 + 20%×88.5 = 90.68. Only the last number is rounded.</summary>
    public static string Of(Score score, Exact? raw, IReadOnlyList<Exact> quarters, int share)
    {
        var terms = score.Categories.Where(c => c.Applies && c.Weight > 0)
            .Select(c => $"{Number(c.Share)}%×{(c.Mean is { } mean ? Number(mean) : "—")}");
        var sum = string.Join(" + ", terms) + " = ";
        if (score.Raw is not { } own || raw is not { } total) return sum + "—";
        if (share == 0 || quarters.Count == 0) return sum + total.Rounded().ToString("0.00", CultureInfo.InvariantCulture);
        return $"{sum}{Number(own)}; {100 - share}%×{Number(own)} + {share}%×{Number(AppraisalRules.QuarterMean(quarters))} = {total.Rounded().ToString("0.00", CultureInfo.InvariantCulture)}";
    }

    private static string Number(Exact number)
    {
        var rounded = number.Rounded();
        var text = rounded.ToString("0.##", CultureInfo.InvariantCulture);
        return Exact.Of(rounded).CompareTo(number) == 0 ? text : "≈" + text;
    }
}
