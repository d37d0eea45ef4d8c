namespace OfficeDesk.Rules;

/// <summary>Puts an imported schedule into the one the office already knows.</summary>
public static class HolidayMerge
{
    /// <summary>The schedule after the import, in the order of its days.</summary>
    /// <param name="present">Every row the office knows.</param>
    /// <param name="file">The rows of the file; a day stands in it once.</param>
    /// <remarks>DL-4: an import replaces the years its file contains and no others; the last days of December belong to the next year's schedule and are replaced only when the file names one of them.</remarks>
    public static IReadOnlyList<Holiday> Apply(IReadOnlyList<Holiday> present, IReadOnlyList<Holiday> file)
    {
        var replaced = file.Select(PartOf).ToHashSet();
        return [.. present.Where(row => !replaced.Contains(PartOf(row))).Concat(file).OrderBy(row => row.Day)];
    }

    /// <summary>The years that the file replaces, in order; a year of which it holds only the last days of December is not among them.</summary>
    /// <remarks>DL-4: an import replaces the years its file contains and no others.</remarks>
    public static IReadOnlyList<int> YearsOf(IReadOnlyList<Holiday> file) =>
        [.. file.Select(PartOf).Where(part => !part.LastOfDecember).Select(part => part.Year).Distinct().Order()];

    private static (int Year, bool LastOfDecember) PartOf(Holiday row) => (row.Day.Year, Schedule.IsLastOfDecember(row.Day));
}
