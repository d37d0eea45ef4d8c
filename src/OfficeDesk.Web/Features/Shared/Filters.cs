using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>
/// Filters that may hold several values, as they stand in the address: state=Open,Paused, or repeated as a form sends them.
/// The first that cannot be read is remembered: then nothing is shown, never more than was asked for.
/// </summary>
/// <param name="bound">The filters of one value, as they were read already.</param>
public sealed class Filters(HttpRequest request, ModelStateDictionary bound)
{
    /// <summary>More than these make no sense, and an address has an end.</summary>
    private const int Most = 100;

    /// <summary>The filter that is none of its choices; null when all can be read.</summary>
    public string? Unknown { get; private set; } = bound.FirstOrDefault(m => m.Value is { Errors.Count: > 0 }).Key;

    public static IReadOnlyList<string> Texts(HttpRequest request, string name) =>
        [.. request.Query[name].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal).Take(Most)];

    public IReadOnlyList<T> Enums<T>(string name) where T : struct, Enum => Read(name, t => Enum.TryParse<T>(t, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(t[0]) ? value : (T?)null);

    public IReadOnlyList<long> Ids(string name) => Read(name, t => long.TryParse(t, out var id) ? id : (long?)null);

    private IReadOnlyList<T> Read<T>(string name, Func<string, T?> read) where T : struct
    {
        var values = Texts(request, name).Select(read).ToList();
        if (values.Any(v => v is null)) Unknown ??= name;
        return [.. values.OfType<T>()];
    }
}
