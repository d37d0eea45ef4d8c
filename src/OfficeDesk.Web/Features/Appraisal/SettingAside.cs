using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>
/// A result that is set aside takes along what followed from it: the nomination, the task of a rectification that is still running,
/// and its papers, whose numbers stay and say why (AP-7, AP-10, NT-1).
/// </summary>
internal static class SettingAside
{
    private const string NoAward = """
        UPDATE ap_subjects SET award_by = NULL, award_off_by = @Me, award_off_why = @Reason WHERE id = @Id AND award_by IS NOT NULL
        """;

    private const string Papers = "SELECT * FROM documents WHERE subject = 'appraisal' AND subject_id = @Id AND state <> 'Void' ORDER BY id";

    private const string Reason = "考评结果经复核撤销";

    /// <summary>Null when done.</summary>
    public static async Task<Rules.Refusal?> Of(Db db, OfficePage office, SubjectRow s)
    {
        await db.Execute(NoAward, new { s.Id, Me = db.Who.PersonId, Reason });
        if (s.RectifyTask is { } task && await TaskEnds.VoidOne(db, office, task, Reason)) await Timeline.Write(db, task, null, "Void", $"作废：{Reason}", "made void: the result of the appraisal was set aside", Reason);
        foreach (var paper in await db.Query<DocumentRow>(Papers, new { s.Id }))
            if (await DocumentOffice.Void(db, paper, Reason, paper.Version) is { } no) return no;
        return null;
    }
}
