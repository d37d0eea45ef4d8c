namespace OfficeDesk.Rules;

/// <summary>Rules on whom a complaint is about, and who may have it in hand when that changes.</summary>
public static partial class ComplaintRules
{
    /// <summary>Before whom a case is after somebody more is named in it: it may go up, it never comes down.</summary>
    /// <remarks>CP-2: what once concerned the director or a discipline officer does not come back before the office by a correction.</remarks>
    public static ComplaintLevel Higher(ComplaintLevel was, ComplaintLevel named) => was > named ? was : named;

    /// <summary>Why nobody more can be named in the case, or <c>null</c> when somebody can.</summary>
    /// <param name="already">Whether the person or section stands in it.</param>
    /// <param name="rises">Whether the case would go to somebody else because of who is named.</param>
    /// <param name="breach">Whether a breach follows at once, because it is found and substantiated.</param>
    /// <param name="facts">What the person concerned will read.</param>
    /// <remarks>CP-3: named while it is investigated; after the finding BR-1 wants a breach proposed for them too. CP-2: who is before somebody else is complained about on their own then.</remarks>
    public static Refusal? CannotName(ComplaintState state, bool already, bool rises, bool breach, string facts)
    {
        if (state is not (ComplaintState.Assigned or ComplaintState.Found or ComplaintState.Replied)) return Elsewhere(state);
        if (already) return new("这件投诉的对象里已经有了。", "The case names them already.", "CP-3", "PersonId", RefusalKind.Conflict);
        if (rises && state is not ComplaintState.Assigned) return new("已经作出认定。涉及纪检干部或局长的，请另行登记一件投诉。", "There is a finding already. What concerns a discipline officer or the director is registered as a case of its own.", "CP-2", "PersonId", RefusalKind.Conflict);
        return breach && !EnquiryRules.Given(facts)
            ? new("已认定属实，请写明告知其本人的违规事实（不要写是谁反映的）。", "It is found to be true: write the facts for the person concerned (nothing about who told it).", "BR-1", "Facts") : null;
    }

    /// <summary>Why nobody can be taken out of the case, or <c>null</c> when somebody can.</summary>
    /// <remarks>CP-3: a wrong name is mended before the finding; after it the breach that was proposed is dismissed.</remarks>
    public static Refusal? CannotUnname(ComplaintState state) => state is ComplaintState.Assigned ? null : Elsewhere(state);

    /// <summary>Why a complaint cannot go into a case that is found, or <c>null</c> when it can.</summary>
    /// <param name="strangers">People it names and the found case does not.</param>
    /// <remarks>BR-1: nobody is drawn into a finding without the facts of their own and a breach of their own.</remarks>
    public static Refusal? CannotMergeFound(ComplaintState into, long strangers) => into is ComplaintState.Found && strangers > 0
        ? new($"要并入的那一件已经认定，其中没有这件投诉涉及的 {strangers} 人。请先由其承办人把他们列为投诉对象，或者单独调查。", $"The one to merge into is found and does not name {strangers} of the people of this one. Its handler names them first, or this one is investigated on its own.", "BR-1", "IntoNumber", RefusalKind.Conflict) : null;
}
