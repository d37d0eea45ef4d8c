using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>
/// Orders to put something right that went to a section (BR-2, RP-6, AP-7). Its chief hears of each by letter and sees it in their own work
/// until it is reported (DL-8): that the paper was served puts nothing right yet.
/// </summary>
public static class SectionOrders
{
    private const string Put = "INSERT INTO section_orders (task_id, section_id, document_id) VALUES (@Id, @SectionId, @Paper)";

    private const string PutPaper = """
        UPDATE section_orders SET document_id = @Paper
        WHERE task_id IN (SELECT p.task_id FROM inspection_items p WHERE p.inspection_id = @InspectionId AND p.result = 'Bad' AND p.task_id IS NOT NULL)
        """;

    /// <summary>Keeps the order for whoever leads the section, now or later, and tells the chief, unless it is theirs.</summary>
    /// <param name="paper">The document of the order; null where it has none, or gets it afterwards.</param>
    public static async Task Keep(Db db, OfficePage office, TaskRow task, string word, long? paper = null)
    {
        await db.Execute(Put, new { task.Id, task.SectionId, Paper = paper });
        if (office.Sections.GetValueOrDefault(task.SectionId)?.ChiefId is { } chief && chief != task.AnsweringId)
            await new Telling(chief, "下达给本股室的整改", task.Number, task.DueOn, word).Leave(db);
    }

    /// <summary>The notice of an inspection is the paper of everything it orders.</summary>
    public static Task Paper(Db db, long inspectionId, long paper) => db.Execute(PutPaper, new { InspectionId = inspectionId, Paper = paper });
}
