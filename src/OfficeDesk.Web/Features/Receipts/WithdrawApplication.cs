using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>The citizen takes it back before it is decided (GN-5); the papers are given back.</summary>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record WithdrawApplication(
    [property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number, [property: Text(300, Required = true, Zh = "原因", En = "the reason"), Personal] string Reason, int Version) : ICommand<ApplicationWithdrawn>;

public sealed record ApplicationWithdrawn(string Number);

public sealed class WithdrawApplicationHandler(OfficeBook book) : IHandle<WithdrawApplication, ApplicationWithdrawn>
{
    private const string Write = """
        UPDATE applications SET state = 'Withdrawn', ended_at = @Now, version = version + 1 WHERE id = @Id AND version = @Version AND state IN ('Received', 'Checked', 'NoticeOut')
        """;

    /// <summary>What waited for somebody has lost its object.</summary>
    private const string Lapse = """
        UPDATE requests SET state = 'Lapsed', decided_at = @Now, version = version + 1 WHERE state = 'Open'
            AND ((kind = 'Refusal' AND subject_id IN (SELECT r.id FROM refusals r WHERE r.application_id = @Id)) OR (kind = 'SecondNotice' AND subject_id IN (SELECT n.id FROM notices_once n WHERE n.application_id = @Id)));
        UPDATE notices_once SET state = 'Dropped', version = version + 1 WHERE application_id = @Id AND state = 'Waiting';
        UPDATE refusals SET review = 'Overruled', words = '办事人撤回申请', version = version + 1 WHERE application_id = @Id AND review = 'Waiting'
        """;

    public async Task<Outcome<ApplicationWithdrawn>> Handle(WithdrawApplication m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Applications.Find(db, m.Number) is not { } a) return DeskRefusals.NotFound();
        if (await Applications.MayNotAct(db, office, a) is { } foreign) return foreign;
        if (ReceiptRules.CannotWithdraw(a.State) is { } cannot) return cannot;
        if (!await db.Changed(Write, new { a.Id, m.Version, db.Now })) return DeskRefusals.Changed();
        await db.Execute(Lapse, new { a.Id, db.Now });
        await Clocks.Stop(db, office, a.CheckTaskId, "办事人撤回申请");
        await Clocks.Stop(db, office, a.QuestionTask, "办事人撤回申请");
        var forId = Applications.ActsFor(db, office, a);
        await Timeline.Write(db, null, a.EnquiryId, "Withdrawn", "办事人撤回申请，材料退还", "the citizen withdraws; the papers are given back", m.Reason.Trim(), forId);
        await Telling.Say(db, a.EnquiryId, Channel.Visit, $"申请 {a.Number} 按本人要求撤回，材料已退还。");
        db.About("application", a.Id, forId);
        return new ApplicationWithdrawn(a.Number);
    }
}
