namespace OfficeDesk.Rules;

/// <summary>What the national schedule makes of a day that would otherwise follow the week.</summary>
public enum HolidayKind
{
    /// <summary>A day off, on whatever day of the week.</summary>
    Off,

    /// <summary>A make-up working day (调休上班), usually a Saturday or Sunday.</summary>
    Work,
}

/// <summary>One row of the national holiday schedule.</summary>
/// <param name="Day">The day, from 2000-01-01 to 2099-12-31.</param>
/// <param name="Kind">Off or make-up work.</param>
/// <param name="Name">The holiday it belongs to, in Chinese, such as 国庆节.</param>
/// <remarks>DL-4: working days follow the national holiday schedule, make-up workdays included.</remarks>
public sealed record Holiday(DateOnly Day, HolidayKind Kind, string Name);
