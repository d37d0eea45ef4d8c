using System.Globalization;
using OfficeDesk.Rules;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>The formula of a result with its numbers, as it stands on screen and paper (AP-5).</summary>
internal static class Formulas
{
    /// <summary>70%×91.20 + 10%×88.75 = 91.23; a mean that two decimals do not hold is marked ≈.</summary>
    public static string Of(Score score) => Of(score, score.Raw);

    /// <summary>The same with the quarters in the total (AP-8).</summary>
    public static string Of(Score score, Exact? raw)
    {
        var terms = score.Categories.Where(c => c.Applies && c.Weight > 0)
            .Select(c => $"{Number(c.Share)}%×{(c.Mean is { } mean ? Number(mean) : "—")}");
        return string.Join(" + ", terms) + " = " + (score.Total is { } own ? own.ToString("0.00", CultureInfo.InvariantCulture) : "—")
            + (raw is { } total && total != score.Raw ? $" → {total.Rounded().ToString("0.00", CultureInfo.InvariantCulture)}" : "");
    }

    private static string Number(Exact number)
    {
        var rounded = number.Rounded();
        var text = rounded.ToString("0.##", CultureInfo.InvariantCulture);
        return Exact.Of(rounded).CompareTo(number) == 0 ? text : "≈" + text;
    }
}
