using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>Whoever hands over says of each task what is to be done next and whom to call, until the list is signed (DL-6, CV-4).</summary>
/// <param name="Instructions">At most one a task; an empty text takes one back. The texts stand on the list itself.</param>
/// <param name="Version">The version of the list that was looked at.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All)]
public sealed record InstructOnTasks(long Id, [property: Items(CoverRules.MostInstructions), Personal(Omit = true)] IReadOnlyList<TaskInstruction> Instructions, int Version) : ICommand<SheetChanged>;

/// <param name="Number">Of a task on the list.</param>
public sealed record TaskInstruction([property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number, [property: Text(CoverRules.LongestInstruction)] string Text);

public sealed class InstructOnTasksHandler(OfficeBook book) : IHandle<InstructOnTasks, SheetChanged>
{
    private const string Insert = "INSERT INTO cover_instructions (sheet_id, task_id, text, written_by, written_at) VALUES (@Id, @TaskId, @Text, @Me, @Now)";

    private const string Change = "UPDATE cover_instructions SET text = @Text, written_by = @Me, written_at = @Now WHERE sheet_id = @Id AND task_id = @TaskId";

    public async Task<Outcome<SheetChanged>> Handle(InstructOnTasks m, Db db)
    {
        var office = await book.Open(db.Ct);
        var (sheet, cover, refused) = await SheetChanges.Take(db, office, m.Id, m.Version);
        if (refused is not null) return refused;
        var tasks = await Sheets.TasksOn(db, office, sheet!, cover!);
        var written = await Instructions.Of(db, sheet!.Id);
        foreach (var said in m.Instructions)
        {
            var text = said.Text.Trim();
            if (CoverRules.InstructionWrong(tasks.ContainsKey(said.Number), said.Number, text) is { } wrong) return wrong;
            if (!tasks.TryGetValue(said.Number, out var taskId) || written.GetValueOrDefault(taskId, "") == text) continue;
            await db.Execute(written.ContainsKey(taskId) ? Change : Insert, new { sheet.Id, TaskId = taskId, Text = text, Me = db.Who.PersonId, db.Now });
            written[taskId] = text;
        }
        return SheetChanges.Done(db, sheet);
    }
}

/// <summary>The instructions of a handover list.</summary>
internal static class Instructions
{
    private const string Written = "SELECT task_id, text FROM cover_instructions WHERE sheet_id = @Id";

    private const string OnTasks = """
        SELECT i.task_id, i.text, t.enquiry_id FROM cover_instructions i JOIN cover_lines l ON l.sheet_id = i.sheet_id AND l.task_id = i.task_id JOIN tasks t ON t.id = i.task_id
        WHERE i.sheet_id = @Id AND i.text <> '' ORDER BY t.due_on, i.task_id
        """;

    /// <summary>What is written by now, by task.</summary>
    public static async Task<Dictionary<long, string>> Of(Db db, long sheet) =>
        (await db.Query<(long TaskId, string Text)>(Written, new { Id = sheet })).ToDictionary(i => i.TaskId, i => i.Text);

    /// <summary>With the giver's signature each of them goes into its task's own story, where whoever takes over reads it.</summary>
    public static async Task IntoTasks(Db db, OfficePage office, CoverRow c, SheetRow sheet, long? forId)
    {
        foreach (var (taskId, text, enquiryId) in await db.Query<(long TaskId, string Text, long? EnquiryId)>(OnTasks, new { sheet.Id }))
            await Timeline.Write(db, taskId, enquiryId, "Handed", $"{(sheet.IsOut ? "离岗" : "返岗")}交接的交代，给 {office.NameOf(sheet.TakerId)}", $"instruction at the handover to {office.NameOf(sheet.TakerId)}", text, forId);
    }
}
