using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>The citizen takes it back before the matter is done: the papers are given back, its open task is void, and what was overdue by then stays late (GN-5, DL-11).</summary>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record WithdrawApplication(
    [property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number, [property: Text(300, Required = true, Zh = "原因", En = "the reason"), Personal] string Reason, int Version) : ICommand<ApplicationWithdrawn>;

public sealed record ApplicationWithdrawn(string Number);

public sealed class WithdrawApplicationHandler(OfficeBook book) : IHandle<WithdrawApplication, ApplicationWithdrawn>
{
    /// <summary>The matter of an accepted application while it is worked on, and the way to the site that belongs to it (DL-13).</summary>
    private const string Running = "SELECT id FROM tasks WHERE (id = @TaskId OR (kind = 'Site' AND enquiry_id = @EnquiryId AND number = @Site)) AND state IN ('Open', 'Paused')";

    public async Task<Outcome<ApplicationWithdrawn>> Handle(WithdrawApplication m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Applications.Find(db, m.Number) is not { } a) return DeskRefusals.NotFound();
        if (await Applications.MayNotAct(db, office, a) is { } foreign) return foreign;
        var running = await db.Query<long>(Running, new { a.TaskId, a.EnquiryId, Site = a.Number + "-X" });
        if (ReceiptRules.CannotWithdraw(a.State, running.Any(id => id == a.TaskId)) is { } cannot) return cannot;
        if (!await ApplicationEnds.Withdraw(db, a.Id, m.Version)) return DeskRefusals.Changed();
        foreach (var task in running) await TaskEnds.VoidOne(db, office, task, TaskResults.Withdrawn);
        await Clocks.Stop(db, office, a.CheckTaskId, TaskResults.Withdrawn);
        await Clocks.Stop(db, office, a.QuestionTask, TaskResults.Withdrawn);
        var forId = Applications.ActsFor(db, office, a);
        await Timeline.Write(db, a.TaskId, a.EnquiryId, "Withdrawn", "办事人撤回申请，材料退还", "the citizen withdraws; the papers are given back", m.Reason.Trim(), forId);
        await Telling.Say(db, a.EnquiryId, Channel.Visit, $"申请 {a.Number} 按本人要求撤回，材料已退还。");
        db.About("application", a.Id, forId);
        return new ApplicationWithdrawn(a.Number);
    }
}
