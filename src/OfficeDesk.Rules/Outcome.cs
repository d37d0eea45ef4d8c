using System.Diagnostics.CodeAnalysis;

namespace OfficeDesk.Rules;

/// <summary>What became of a message: done, or refused with the rule that stood in the way.</summary>
public abstract record Outcome<T>
{
    public static implicit operator Outcome<T>(T value) => new Done<T>(value);
    public static implicit operator Outcome<T>(Refusal why) => new Refused<T>(why);

    /// <summary>Whether it was done: what came of it, or why not. For a step of a handler that goes on with what came of it.</summary>
    public bool Went([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? why)
    {
        if (this is Done<T> done)
        {
            (value, why) = (done.Value!, null);
            return true;
        }
        (value, why) = (default, ((Refused<T>)this).Why);
        return false;
    }

    /// <summary>Why not; null when it was done. For a step of which nothing but that matters.</summary>
    public Refusal? WhyNot() => (this as Refused<T>)?.Why;
}

/// <summary>The office did what was asked; <paramref name="Value"/> is its answer.</summary>
public sealed record Done<T>(T Value) : Outcome<T>;

/// <summary>The office did nothing; <paramref name="Why"/> says what to do about it.</summary>
public sealed record Refused<T>(Refusal Why) : Outcome<T>;

/// <summary>How a refusal travels over HTTP.</summary>
public enum RefusalKind
{
    /// <summary>The message is not as a rule wants it; mend the field and send it again (400).</summary>
    Invalid,

    /// <summary>This person may not ask this (403).</summary>
    Forbidden,

    /// <summary>There is no such thing within this person's sight (404).</summary>
    NotFound,

    /// <summary>Somebody else was faster; look at what changed (409).</summary>
    Conflict,

    /// <summary>Too many tries; come back later (429).</summary>
    TooMany,
}

/// <summary>A refusal a person can act on.</summary>
/// <param name="Zh">The reason and the way out, in Chinese.</param>
/// <param name="En">The same in English.</param>
/// <param name="Rule">The id of the rule, such as DL-7; empty where no rule of the office is behind it.</param>
/// <param name="Field">The member of the message to mend; empty when it is none in particular.</param>
/// <param name="Kind">How it travels over HTTP.</param>
public sealed record Refusal(string Zh, string En, string Rule, string Field = "", RefusalKind Kind = RefusalKind.Invalid);
