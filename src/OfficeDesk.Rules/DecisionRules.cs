namespace OfficeDesk.Rules;

/// <summary>The rungs of the office's own ladder, lowest first.</summary>
/// <remarks>GN-1: staff → section chief → division leader → director → the director's named deputy.</remarks>
public enum Level { Staff, Chief, Leader, Director, DirectorsDeputy }

/// <summary>Who sits at a level, and who is their named deputy.</summary>
/// <param name="Level">The level.</param>
/// <param name="Person">Who holds it; <c>null</c> when it is vacant.</param>
/// <param name="Away">Whether that person is away.</param>
/// <param name="Deputy">The deputy (代批) named for this day; <c>null</c> when none is.</param>
/// <param name="DeputyAway">Whether the deputy is away.</param>
/// <remarks>GN-2: each has a named deputy for a period.</remarks>
public sealed record Seat(Level Level, long? Person, bool Away = false, long? Deputy = null, bool DeputyAway = false);

/// <summary>The seats above a matter, at most one a level, in any order.</summary>
/// <remarks>GN-1: the next level up decides.</remarks>
public sealed record Chain(IReadOnlyList<Seat> Seats);

/// <summary>Who decides.</summary>
/// <param name="Person">The person who acts.</param>
/// <param name="ForPerson">For whom they act; <c>null</c> when in their own right.</param>
/// <remarks>GN-2: every act done for another shows for whom.</remarks>
public sealed record Decision(long Person, long? ForPerson);

/// <summary>What happens to a decision nobody has taken.</summary>
/// <remarks>GN-3: what is not decided is not forgotten.</remarks>
public enum GN3Step { None, Remind, TellNextLevel }

/// <summary>Rules on who decides, and on what is left undecided.</summary>
public static class DecisionRules
{
    /// <summary>Why this person may not decide this matter, or <c>null</c> when it is not their own.</summary>
    /// <remarks>GN-1: nobody decides their own matter.</remarks>
    public static Refusal? OwnMatter(long decider, long subject) =>
        decider == subject
            ? new("本人的事项不能由本人决定，请由上一级决定。", "Nobody decides their own matter; the next level up does.", "GN-1", "", RefusalKind.Forbidden)
            : null;

    /// <summary>The next level up; the director's deputy is the last.</summary>
    /// <remarks>GN-1: staff → section chief → division leader → director → the director's named deputy.</remarks>
    public static Level NextUp(Level level) => level < Level.DirectorsDeputy ? level + 1 : Level.DirectorsDeputy;

    /// <summary>Who decides at or above a level; <c>null</c> when nobody can, see <see cref="NobodyDecides"/>.</summary>
    /// <param name="chain">The seats above the matter. Without a seat for the director's deputy, the deputy of the director's seat takes it.</param>
    /// <param name="subject">Whose matter it is: neither they nor their own deputy decide.</param>
    /// <param name="from">The level that would decide.</param>
    /// <remarks>GN-2: the holder, else the deputy for them; both away, the next level.</remarks>
    public static Decision? Decider(Chain chain, long subject, Level from)
    {
        for (var level = from; level <= Level.DirectorsDeputy; level++)
        {
            if (SeatAt(chain, level) is not { } seat || seat.Person == subject) continue;
            if (seat is { Person: { } person, Away: false }) return new(person, ActsFor(chain, level, person));
            if (seat is { Deputy: { } deputy, DeputyAway: false } && deputy != subject) return new(deputy, seat.Person);
        }
        return null;
    }

    /// <summary>The refusal when the chain holds nobody who can decide.</summary>
    /// <remarks>GN-2: both away, the next level; the office must name a deputy when there is none.</remarks>
    public static Refusal NobodyDecides { get; } = new(
        "现在没有可以决定此事的人：负责人和代批都不在岗或尚未指定。请办公室先指定代批。",
        "Nobody can decide this now: holders and deputies are away or not named. Ask the general office to name a deputy.", "GN-2", "", RefusalKind.Conflict);

    /// <summary>Whether this person decides now: whoever <see cref="Decider"/> names, or the holder of that seat who has come back.</summary>
    /// <returns>The decision in their name, or why it is not theirs.</returns>
    /// <remarks>GN-1: nobody decides their own matter; GN-2: a deputy acts for the holder, who may always act too.</remarks>
    public static Outcome<Decision> DecidedBy(long person, Chain chain, long subject, Level from)
    {
        if (Decider(chain, subject, from) is not { } decider) return NobodyDecides;
        if (decider.Person == person) return decider;
        if (decider.ForPerson == person) return new Decision(person, null);
        return OwnMatter(person, subject) ?? new Refusal(
            "这件事不由您决定，请由有权决定的负责人办理。", "This is not yours to decide; it is before somebody else.", "GN-1", "", RefusalKind.Forbidden);
    }

    /// <summary>What an undecided request calls for today.</summary>
    /// <param name="asked">The day it was asked, which is not counted.</param>
    /// <param name="today">Today in the office.</param>
    /// <param name="calendar">The working days.</param>
    /// <remarks>GN-3: after 1 working day the decider is reminded, after 2 the next level is told.</remarks>
    public static GN3Step UndecidedStep(DateOnly asked, DateOnly today, WorkingCalendar calendar) =>
        calendar.Between(asked, today) switch { >= 2 => GN3Step.TellNextLevel, 1 => GN3Step.Remind, _ => GN3Step.None };

    private static Seat? SeatAt(Chain chain, Level level)
    {
        var seat = chain.Seats.FirstOrDefault(s => s.Level == level);
        return seat is null && level is Level.DirectorsDeputy && SeatAt(chain, Level.Director) is { } director
            ? new(level, director.Deputy, director.DeputyAway)
            : seat;
    }

    private static long? ActsFor(Chain chain, Level level, long person) =>
        level is Level.DirectorsDeputy && SeatAt(chain, Level.Director)?.Person is { } director && director != person ? director : null;
}
