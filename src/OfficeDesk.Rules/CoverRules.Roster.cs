namespace OfficeDesk.Rules;

/// <summary>Who does the work of a post on a day.</summary>
/// <remarks>CV-8: A, the cover, B, or nobody.</remarks>
public enum PostDay { A, Cover, B, Gap }

public static partial class CoverRules
{
    /// <summary>Who does the work of a post in a part of a day.</summary>
    /// <param name="aAway">The A holder is away, or there is none.</param>
    /// <param name="cover">A filed cover is in force.</param>
    /// <param name="bAway">The B holder is away, or there is none.</param>
    /// <param name="needsCover">The A holder's absence is one for which a cover has to be named (AB-3).</param>
    /// <remarks>CV-8: every gap; while a short absence lasts the B holder is there, a leave without a cover leaves a gap.</remarks>
    public static PostDay DayOf(bool aAway, bool cover, bool bAway, bool needsCover) =>
        !aAway ? PostDay.A : cover ? PostDay.Cover : !bAway && !needsCover ? PostDay.B : PostDay.Gap;

    /// <summary>Who answers for the work of a vacant post: the first who is present, and the section chief where nobody is.</summary>
    /// <param name="absent">Who is away.</param>
    /// <param name="chief">The chief of the section.</param>
    /// <param name="leader">The division leader.</param>
    /// <param name="director">The director.</param>
    /// <param name="away">Whether somebody is away, or has left.</param>
    /// <remarks>CV-3: the post is vacant and the section chief answers for it; where the chief is away the next level does.</remarks>
    public static long? AnswersVacant(long absent, long? chief, long? leader, long? director, Func<long, bool> away)
    {
        foreach (var level in new[] { chief, leader, director })
            if (level is { } person && person != absent && !away(person)) return person;
        return new[] { chief, leader, director }.FirstOrDefault(p => p is { } person && person != absent);
    }

    /// <summary>What becomes of a cover whose person is to be away.</summary>
    /// <param name="state">Where the cover stands.</param>
    /// <param name="begun">The person's own absence has begun.</param>
    /// <param name="leave">It is an absence for which covers are named; a meeting of an hour is only told.</param>
    /// <remarks>CV-7: the chief is told at once and a new cover must be named; one that runs goes on until its person leaves.</remarks>
    public static CoverAct? WhenCoverLeaves(CoverState state, bool begun, bool leave) =>
        IsLive(state) && leave && (state is not CoverState.Running || begun) ? CoverAct.BreakOff : null;
}
