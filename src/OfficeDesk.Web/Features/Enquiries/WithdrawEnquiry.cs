using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>The citizen withdraws: the enquiry ends, what was applied for with it is withdrawn too, and open tasks are void. What was overdue by then stays late.</summary>
/// <param name="Reason">What the citizen said.</param>
/// <remarks>GN-5; DL-11: lateness is kept for ever, whatever becomes of the task.</remarks>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record WithdrawEnquiry(
    [property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number,
    [property: Text(500, Required = true, Zh = "撤回的原因", En = "why the citizen withdraws")] string Reason) : ICommand<EnquiryWithdrawn>;

/// <summary>The tasks that became void with it.</summary>
public sealed record EnquiryWithdrawn(string Number, IReadOnlyList<string> VoidTasks);

public sealed class WithdrawEnquiryHandler(OfficeBook book) : IHandle<WithdrawEnquiry, EnquiryWithdrawn>
{
    private const string Withdraw = "UPDATE enquiries SET state = 'Withdrawn', version = version + 1 WHERE id = @Id AND version = @Version AND state IN ('Open', 'Answered')";

    public async Task<Outcome<EnquiryWithdrawn>> Handle(WithdrawEnquiry m, Db db)
    {
        if (await FirstContacts.Find(db, m.Number) is not { } e) return DeskRefusals.NotFound();
        if (EnquiryRules.MayNotAct(e.State, EnquiryAct.Withdraw) is { } why) return why;
        if (!await db.Changed(Withdraw, new { e.Id, e.Version })) return DeskRefusals.Changed();

        if (await ApplicationEnds.WithdrawOf(db, e.Id) is not { } applied) return DeskRefusals.Changed();
        var tasks = await TaskEnds.VoidOf(db, await book.Open(db.Ct), e.Id, m.Reason.Trim());
        var forId = await FirstContacts.ActOn(db, book, e);
        await Timeline.Write(db, e.TaskId, e.Id, "Withdrawn", "办事人撤回，未办结的事项作废" + (applied.Count > 0 ? $"，申请 {string.Join("、", applied)} 一并撤回" : ""),
            "the citizen withdrew; open tasks are void" + (applied.Count > 0 ? $", {string.Join(", ", applied)} withdrawn with it" : ""), m.Reason.Trim(), forId);
        return new EnquiryWithdrawn(e.Number, tasks);
    }
}
