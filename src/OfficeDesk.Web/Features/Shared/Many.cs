namespace OfficeDesk.Web.Features.Shared;

/// <summary>A filter that may be set to several things, as a page draws it; see _Many.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Choices">Value and word of each.</param>
/// <param name="Chosen">The values that are set; none = all.</param>
public sealed record ManyPart(string Name, string Label, IReadOnlyList<(string Value, string Text)> Choices, IReadOnlyCollection<string> Chosen);
