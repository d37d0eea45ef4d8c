using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>A result as it stands in the table.</summary>
internal sealed record ResultRow
{
    public long SubjectId { get; init; }

    /// <summary>In hundredths.</summary>
    public int? Total { get; init; }
    public Grade? Grade { get; init; }
    public string Raw { get; init; } = "";
    public string Formula { get; init; } = "";

    private const string Load = "SELECT subject_id, total, grade, raw, formula FROM ap_results WHERE subject_id = @Id AND count_no = @Counts";

    public static Task<ResultRow?> Find(Db db, long subjectId, int counts) => db.Find<ResultRow>(Load, new { Id = subjectId, Counts = counts });
}

/// <summary>The categories of a result as they stand in the table.</summary>
internal sealed record ScoreRow
{
    public VoteCategory Category { get; init; }
    public string Weight { get; init; } = "";
    public int Share { get; init; }
    public int Applies { get; init; }
    public int Ballots { get; init; }
    public int? Mean { get; init; }
    public string Exactly { get; init; } = "";
}

internal static class InForceResults
{
    /// <summary>The result that counts; none when it was set aside after an objection, or the person was not appraised.</summary>
    public static ResultRow? InForce(this ResultRow? result, SubjectRow subject) => subject.Stands == 1 && !subject.IsExempt ? result : null;
}
