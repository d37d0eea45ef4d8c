using System.Runtime.InteropServices;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>Why a list is empty, and what to do next; drawn by _Empty.</summary>
/// <param name="Why">One sentence.</param>
/// <param name="Href">Where the next act is; empty when there is none.</param>
/// <param name="Act">The words of the next act.</param>
/// <param name="Icon">A symbol of the sprite.</param>
public sealed record EmptyPart(string Why, string Href = "", string Act = "", string Icon = "inbox");

/// <summary>The views of a list that the reader sees; drawn by _Views.</summary>
/// <param name="Href">The list as it stands, to be kept as a view.</param>
public sealed record ViewsPart(IReadOnlyList<KeptView> Views, string Href);

/// <summary>What kind of thing happened, for the sign in the timeline.</summary>
public enum TimelineKind
{
    /// <summary>Somebody did something.</summary>
    Person,

    /// <summary>The system did it; drawn quietly.</summary>
    System,

    /// <summary>A document was issued or served.</summary>
    Document,

    /// <summary>The clock was paused, resumed, restarted or the date was moved.</summary>
    Clock,

    /// <summary>Something went wrong: a red light, a card, a refusal.</summary>
    Bad,
}

/// <summary>One entry of a timeline, newest first; drawn by _Timeline.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Who">Who did it, "for X" included.</param>
/// <param name="What">What was done, in a few words.</param>
/// <param name="Note">What they wrote; empty for nothing.</param>
/// <param name="Kind">Which sign it gets.</param>
/// <param name="Href">A page with more; empty for none.</param>
/// <remarks>GN-2: every act done for another shows for whom.</remarks>
public sealed record TimelinePart(DateTimeOffset At, string Who, string What, string Note = "", TimelineKind Kind = TimelineKind.Person, string Href = "");

/// <summary>Where in a long list the reader is; drawn by _Paging, which keeps the filters of the address and sets "page".</summary>
/// <param name="Page">From 1.</param>
/// <param name="Size">Rows a page.</param>
/// <param name="Total">Rows in all.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PagingPart(int Page, int Size, int Total)
{
    /// <summary>The number of the last page, at least 1.</summary>
    public int Last => Math.Max(1, (Total + Size - 1) / Size);
}
