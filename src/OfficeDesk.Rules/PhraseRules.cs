namespace OfficeDesk.Rules;

/// <summary>Rules on what is said often and put into a text with one key.</summary>
public static class PhraseRules
{
    /// <summary>The most characters of one: it is a start of what is asked, not the whole of it.</summary>
    public const int Longest = 200;

    /// <summary>How many of everybody's and of one section are offered at the counter; more would not be read.</summary>
    public const int Most = 30;

    /// <summary>Why one more cannot be kept; null when it can.</summary>
    /// <param name="inUse">How many in use everybody has, or the section.</param>
    /// <remarks>FC-2: what they ask is written down at once; the counter offers as many phrases as can be read.</remarks>
    public static Refusal? TooMany(int inUse) => inUse < Most ? null : new(
        $"在用的常用语已有 {Most} 条，再多窗口上就看不过来了。请先停用几条。", $"{Most} phrases are in use already, more would not be read at the counter. Put some of them out of use first.", "FC-2", "Text", RefusalKind.Conflict);

    /// <summary>The refusal to keep the same phrase twice.</summary>
    /// <remarks>FC-2: one phrase, one line.</remarks>
    public static Refusal Twice { get; } = new("已有同样的常用语。", "There is such a phrase already.", "FC-2", "Text", RefusalKind.Conflict);

    /// <summary>The refusal to a chief who would write for others.</summary>
    /// <remarks>FC-2: a chief looks after the own section's phrases, the general office after everybody's.</remarks>
    public static Refusal NotYours { get; } = new(
        "股室负责人只能维护本股室的常用语；全局通用的由办公室维护。", "A chief looks after the phrases of the own section; the general office after everybody's.", "FC-2", "SectionId", RefusalKind.Forbidden);
}
