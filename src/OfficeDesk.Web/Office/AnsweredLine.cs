namespace OfficeDesk.Web.Office;

/// <summary>What came of one's own objection to a result of the appraisal, for some days (AP-10).</summary>
/// <param name="Quarter">0 for the whole year.</param>
/// <param name="Stands">The result stands; else it was set aside.</param>
public sealed record AnsweredLine(long SubjectId, int Year, int Quarter, bool Stands, DateOnly On)
{
    /// <summary>The look for <see cref="Of"/>, the newest first; needs @Me and @Since.</summary>
    public const string Load = $"SELECT s.id, r.year_no, r.quarter_no, s.stands, s.replied_on {AtHand.Answers} ORDER BY s.replied_on DESC, s.id";

    public static IReadOnlyList<AnsweredLine> Of(IEnumerable<(long Id, int YearNo, int QuarterNo, int Stands, DateOnly On)> rows) =>
        [.. rows.Select(a => new AnsweredLine(a.Id, a.YearNo, a.QuarterNo, a.Stands == 1, a.On))];
}
