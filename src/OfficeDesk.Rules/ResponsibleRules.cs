namespace OfficeDesk.Rules;

/// <summary>Somebody who may answer for a matter, and whether they are away now.</summary>
/// <remarks>FC-3: present people come first.</remarks>
public sealed record Candidate(long Person, bool Away = false);

/// <summary>The people of a post and its section; <c>null</c> where nobody is named.</summary>
/// <param name="Holder">The A holder of the post.</param>
/// <param name="Cover">Whoever covers the A holder now by an approved and filed cover.</param>
/// <param name="Second">The B holder of the post.</param>
/// <param name="Chief">The section chief.</param>
/// <remarks>FC-3: matter type → post → A holder → cover in force → B holder → section chief.</remarks>
public sealed record Candidates(Candidate? Holder, Candidate? Cover, Candidate? Second, Candidate? Chief);

/// <summary>In which capacity somebody answers.</summary>
/// <remarks>FC-3: A holder, cover in force, B holder, section chief; DL-13: of an emergency out of hours the duty person.</remarks>
public enum ResponsibleWhy { Holder, Cover, Second, Chief, Duty }

/// <summary>Who answers, and in which capacity.</summary>
/// <remarks>FC-3: the system proposes.</remarks>
public sealed record Responsible(long Person, ResponsibleWhy Why);

/// <summary>Rules on who answers for a matter.</summary>
public static class ResponsibleRules
{
    /// <summary>Who answers now; the section chief does even while away, and <c>null</c> comes back only where no chief is named and all others are away.</summary>
    /// <remarks>FC-3: A holder, if absent the cover in force, the B holder, the section chief.</remarks>
    public static Responsible? Find(Candidates c) =>
        c.Holder is { Away: false } holder ? new(holder.Person, ResponsibleWhy.Holder)
        : c.Cover is { Away: false } cover ? new(cover.Person, ResponsibleWhy.Cover)
        : c.Second is { Away: false } second ? new(second.Person, ResponsibleWhy.Second)
        : c.Chief is { } chief ? new(chief.Person, ResponsibleWhy.Chief)
        : null;

    /// <summary>The refusal where <see cref="Find"/> finds nobody.</summary>
    /// <remarks>DL-1: the answering person is never nobody.</remarks>
    public static Refusal NobodyAnswers { get; } = new(
        "这个岗位现在没有在岗的人，所在股室也没有负责人。请先为股室指定负责人，或直接选择承办人。",
        "Nobody of this post is present and its section has no chief. Name a chief of the section first, or choose the answering person yourself.", "DL-1", "Answering", RefusalKind.Conflict);

    /// <summary>Why another than the proposed person may not be chosen, or <c>null</c> when they may.</summary>
    /// <remarks>FC-3: the first contact can choose another with a reason.</remarks>
    public static Refusal? ChoiceNeedsReason(long? proposed, long chosen, string? reason) =>
        proposed is null || proposed == chosen || EnquiryRules.Given(reason)
            ? null
            : new("承办人与系统建议的不同，请写明原因。", "The answering person differs from the one proposed; write why.", "FC-3", "Reason");
}
