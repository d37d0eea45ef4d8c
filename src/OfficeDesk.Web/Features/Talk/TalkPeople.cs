using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Talk;

/// <summary>Who can see a task and so can be mentioned in its notes.</summary>
internal static class TalkPeople
{
    private const string Near = """
        SELECT e.first_contact_id AS id FROM enquiries e WHERE e.id = @EnquiryId
        UNION SELECT x.to_id FROM transfers x WHERE x.enquiry_id = @EnquiryId
        UNION SELECT h.to_id FROM handovers h WHERE h.task_id = @Id AND h.state = 'Given'
        UNION SELECT a.person_id FROM grants g JOIN accounts a ON a.id = g.account_id AND a.disabled = 0 WHERE g.role IN ('Director', 'GeneralOffice')
        """;

    /// <summary>The section, its chief and leader, whoever answers, first contact and receivers, the director and the general office; those who work here now.</summary>
    public static async Task<IReadOnlyList<Person>> Of(Db db, OfficePage office, TaskRow task)
    {
        var section = office.Sections.GetValueOrDefault(task.SectionId);
        var near = (await db.Query<long>(Near, new { task.EnquiryId, task.Id })).Concat([task.AnsweringId, section?.ChiefId ?? 0, section?.LeaderId ?? 0]).ToHashSet();
        return [.. office.People.Values.Where(p => p.Active == 1 && (p.SectionId == task.SectionId || near.Contains(p.Id))).OrderBy(p => p.SectionId != task.SectionId).ThenBy(p => p.Id)];
    }
}
