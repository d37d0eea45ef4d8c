namespace OfficeDesk.Web.Features.Shared;

/// <summary>A filter that may be set to several things, as a page draws it; see _Many.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Choices">Value and word of each.</param>
/// <param name="Chosen">The values that are set; none = all.</param>
public sealed record ManyPart(string Name, string Label, IReadOnlyList<(string Value, string Text)> Choices, IReadOnlyCollection<string> Chosen);

/// <summary>Filters that may hold several values, as they stand in the address: state=Open,Paused, or repeated as a form sends them.</summary>
public static class Many
{
    /// <summary>More than these make no sense, and an address has an end.</summary>
    private const int Most = 100;

    public static IReadOnlyList<string> Texts(HttpRequest request, string name) =>
        [.. request.Query[name].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal).Take(Most)];

    /// <summary>False when a value is none of the choices: then nothing is shown, never more than was asked for.</summary>
    public static bool TryEnums<T>(HttpRequest request, string name, out IReadOnlyList<T> values) where T : struct, Enum
    {
        var read = Texts(request, name).Select(t => Enum.TryParse<T>(t, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(t[0]) ? value : (T?)null).ToList();
        values = [.. read.OfType<T>()];
        return values.Count == read.Count;
    }

    /// <summary>The same for ids.</summary>
    public static bool TryIds(HttpRequest request, string name, out IReadOnlyList<long> values)
    {
        var read = Texts(request, name).Select(t => long.TryParse(t, out var id) ? id : (long?)null).ToList();
        values = [.. read.OfType<long>()];
        return values.Count == read.Count;
    }
}
