using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>What things are called on the appraisal pages.</summary>
public static class AppraisalWords
{
    public static string Of(this Words t, VoteCategory category)
    {
        var (zh, en) = AppraisalRules.NameOf(category);
        return t[zh, char.ToUpperInvariant(en[0]) + en[1..]];
    }

    public static string Of(this Words t, Grade grade)
    {
        var (zh, en) = AppraisalRules.NameOf(grade);
        return t[zh, char.ToUpperInvariant(en[0]) + en[1..]];
    }

    public static string Of(this Words t, RoundState state)
    {
        var (zh, en) = AppraisalRules.NameOf(state);
        return t[zh, char.ToUpperInvariant(en[0]) + en[1..]];
    }

    public static string Of(this Words t, AnswerState answer) => answer switch
    {
        AnswerState.Waiting => t["待本人确认", "Waiting for the person"],
        AnswerState.Acknowledged => t["本人已确认", "Acknowledged"],
        AnswerState.Silent => t["期满视为确认", "Acknowledged by silence"],
        AnswerState.Objected => t["已提异议，待答复", "Objected, to be answered"],
        AnswerState.Answered => t["异议已答复", "Objection answered"],
        _ => t["未反馈", "Not fed back"],
    };

    /// <summary>The class of a grade's tag.</summary>
    public static string TagOf(Grade? grade) => grade switch
    {
        Grade.Excellent => "tag tag-g",
        Grade.Competent => "tag tag-b",
        Grade.Basic => "tag tag-y",
        Grade.NotCompetent => "tag tag-r",
        _ => "tag",
    };

    /// <summary>91.23; a dash where there is no total.</summary>
    public static string Points(decimal? total) => total?.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture) ?? "—";

    /// <summary>The weight as it counts, 77.78%; a dash where the category applies to nobody (AP-5).</summary>
    public static string Weight(RoundWeight weight) => weight.Applies ? Short(weight.Share) + "%" : "—";

    /// <summary>22.5 without needless zeros.</summary>
    public static string Short(decimal? points) => points?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
