using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Extensions;

/// <summary>The citizen (or whoever assigned the task) was told the new date (DL-7).</summary>
/// <param name="How">How, and whom.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record RecordTold(long Id, [Text(200, Required = true, Zh = "告知方式", En = "how the citizen was told"), Personal] string How) : ICommand<NewDateTold>;

public sealed record NewDateTold(long Id, string Number, string TaskNumber);

public sealed class RecordToldHandler(OfficeBook book) : IHandle<RecordTold, NewDateTold>
{
    private const string Tell = """
        UPDATE extensions SET told_at = @Now, told_how = @How, version = version + 1 WHERE id = @Id AND state = 'Agreed' AND told_at IS NULL
        """;

    public async Task<Outcome<NewDateTold>> Handle(RecordTold m, Db db)
    {
        if (await ExtensionRow.Find(db, m.Id) is not { } x) return DeskRefusals.NotFound();
        if (x.AnsweringId != db.Who.PersonId && !db.Sight.Sees(x.SectionId)) return TaskRules.NotYourTask;
        if (ExtensionRules.CannotTell(x.State is ExtensionState.Agreed, x.ToldAt is not null) is { } cannot) return cannot;
        if (!await db.Changed(Tell, new { m.Id, How = m.How.Trim(), db.Now })) return DeskRefusals.Changed();
        var forId = x.AnsweringId == db.Who.PersonId ? null : Seats.ForWhom(db.Who, await book.Open(db.Ct), Roles.Chief, x.SectionId);
        await Timeline.Write(db, x.TaskId, x.EnquiryId, "Told", $"已告知新的到期日{x.TaskDueOn:yyyy年M月d日}", $"told the new date {x.TaskDueOn:yyyy-MM-dd}", m.How.Trim(), forId);
        db.About("extension", x.Id, forId);
        return new NewDateTold(x.Id, x.Number, x.TaskNumber);
    }
}
