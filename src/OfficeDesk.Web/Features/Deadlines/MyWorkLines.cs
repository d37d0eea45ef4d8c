using OfficeDesk.Rules;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>How many open tasks there are in all, without what is on its way.</summary>
/// <param name="Tomorrow">The next working day.</param>
public sealed record DayCounts(int First, int Soon, int Rest, DateOnly Tomorrow);

/// <param name="ReplyBy">Until when a reminder in writing asks to hear how far it is (催办单).</param>
/// <param name="Extends">A later date can be asked for (DL-7).</param>
public sealed record WorkLine(string Number, string Title, string Citizen, string AssignedBy, TaskKind Kind, DateOnly DueOn, Light Light, int DaysLeft, bool Urgent, bool Provisional, bool Extends, DateOnly? ReplyBy, int Version);

public sealed record TransferToMe(string Number, string EnquiryNumber, string Title, string From, string Message, DateOnly DueOn, int DaysLeft, bool Accepted, bool Urgent, bool Late);

public sealed record ToSignLine(long Id, string Number, string Title, string From, string What, bool Moves, DateTimeOffset GivenAt);

public sealed record ToTellLine(long Id, string ExtensionNumber, string Number, string Title, DateOnly NewDueOn, bool Provisional);

/// <param name="Appeal">A measure was served; otherwise a breach is to be answered.</param>
public sealed record ToStateLine(long BreachId, bool Appeal, DateOnly Until);

/// <param name="Quarter">0 for the whole year.</param>
/// <param name="Until">The last day on which it can be objected to.</param>
public sealed record FeedbackLine(long SubjectId, int Year, int Quarter, DateOnly Until, int DaysLeft);
