namespace OfficeDesk.Rules;

/// <summary>One line of the answer to "why this date?".</summary>
/// <param name="Day">The day.</param>
/// <param name="Counted">Which day of the limit it is, from 1; 0 when it is not counted.</param>
/// <param name="Zh">Why it is counted or skipped, in Chinese.</param>
/// <param name="En">The same in English.</param>
/// <remarks>DL-4: anybody sees the days counted, the days skipped and why.</remarks>
public sealed record DayReason(DateOnly Day, int Counted, string Zh, string En);
