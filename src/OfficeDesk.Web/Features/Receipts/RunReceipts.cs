using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>
/// What the clock does with applications: whoever was told nothing in time counts as accepted (ON-7), a refusal without a
/// review goes out at the end of its day (ON-5), at half of the time for completing the handler is told to remind, and after it
/// the application lapses (ON-9). Everything is found from data: late or twice does no harm.
/// </summary>
[Access(Clock = Reach.All)]
public sealed record RunReceipts : ICommand<ReceiptsRun>;

/// <param name="Deemed">Counted as accepted.</param>
/// <param name="Sent">Refusals that went out without a review.</param>
public sealed record ReceiptsRun(int Deemed, int Sent, int Reminded, int Lapsed) : IReport
{
    public Told Tell() => new($"视为受理 {Deemed} 件，先行发出不予受理 {Sent} 件，提醒补正 {Reminded} 件，终止 {Lapsed} 件", $"{Deemed} counted as accepted, {Sent} refusals sent, {Reminded} reminders, {Lapsed} lapsed", Deemed + Sent + Reminded + Lapsed == 0);
}

public sealed class RunReceiptsHandler(OfficeBook book, DocumentOffice documents, OfficeAddress address, LetterTemplates templates) : IHandle<RunReceipts, ReceiptsRun>
{
    private const int AtOnce = 200;

    /// <summary>Alias a: its citizen has not given it up with the whole enquiry (GN-5).</summary>
    private const string Wanted = "NOT EXISTS (SELECT 1 FROM enquiries e WHERE e.id = a.enquiry_id AND e.state IN ('Withdrawn', 'Merged'))";

    /// <summary>Told nothing yet: a refusal that was filed has been told orally and is not among them.</summary>
    private const string Untold = $"""
        SELECT a.* FROM applications a WHERE a.state IN ('Received', 'Checked') AND a.notice_due_on < @Today AND {Wanted}
            AND NOT EXISTS (SELECT 1 FROM refusals r WHERE r.application_id = a.id AND r.review = 'Waiting') ORDER BY a.id LIMIT @Take
        """;

    private const string Unsent = "SELECT * FROM refusals WHERE sent_at IS NULL AND review = 'Waiting' AND review_by <= @Now ORDER BY id LIMIT @Take";

    private const string Half = $"SELECT a.* FROM applications a WHERE a.state = 'NoticeOut' AND a.reminded_at IS NULL AND a.remind_on <= @Today AND a.complete_by >= @Today AND {Wanted} ORDER BY a.id LIMIT @Take";

    private const string Ended = $"SELECT a.* FROM applications a WHERE a.state = 'NoticeOut' AND a.complete_by < @Today AND {Wanted} ORDER BY a.id LIMIT @Take";

    private const string One = "SELECT * FROM applications WHERE id = @ApplicationId";

    private const string Reminded = "UPDATE applications SET reminded_at = @Now, version = version + 1 WHERE id = @Id AND version = @Version";

    private const string Lapse = "UPDATE applications SET state = 'Lapsed', ended_at = @Now, version = version + 1 WHERE id = @Id AND version = @Version AND state = 'NoticeOut'";

    private const string Drop = """
        UPDATE requests SET state = 'Lapsed', decided_at = @Now, version = version + 1 WHERE state = 'Open' AND kind = 'SecondNotice' AND subject_id IN (SELECT n.id FROM notices_once n WHERE n.application_id = @Id);
        UPDATE notices_once SET state = 'Dropped', version = version + 1 WHERE application_id = @Id AND state = 'Waiting'
        """;

    public async Task<Outcome<ReceiptsRun>> Handle(RunReceipts m, Db db)
    {
        var office = await book.Open(db.Ct);
        var args = new { db.Today, db.Now, Take = AtOnce };
        int deemed = 0, sent = 0, reminded = 0, lapsed = 0;
        foreach (var a in await db.Query<ApplicationRow>(Untold, args)) if (await Untell(db, office, a)) deemed++;
        foreach (var r in await db.Query<RefusalRow>(Unsent, args))
            if (await new Refusing(office, new Issuing(documents)).Send(db, await db.One<ApplicationRow>(One, new { r.ApplicationId }), r, reviewed: false) is null) sent++;
        foreach (var a in await db.Query<ApplicationRow>(Half, args))
        {
            if (!await db.Changed(Reminded, new { a.Id, a.Version, db.Now })) continue;
            reminded++;
            await Remind(db, office, a);
        }
        foreach (var a in (await db.Query<ApplicationRow>(Ended, args)).Where(x => ReceiptRules.Lapses(x.CompleteBy!.Value, db.Today)))
        {
            if (!await db.Changed(Lapse, new { a.Id, a.Version, db.Now })) continue;
            lapsed++;
            await db.Execute(Drop, new { a.Id, db.Now });
            await Timeline.Write(db, null, a.EnquiryId, "Lapsed", $"{LastDay.Zh(a.CompleteBy!.Value)}没有补齐，申请终止，可以重新申请", $"not completed {LastDay.En(a.CompleteBy!.Value)}: the application has lapsed and can be made again");
            await Telling.Say(db, a.EnquiryId, Channel.Letter, $"申请 {a.Number} 逾期未补齐，终止办理；可以重新申请，不收费。");
            if ((await new Issuing(documents).Lapsed(db, office, a)).WhyNot() is { } unwritten) return unwritten;
        }
        return new ReceiptsRun(deemed, sent, reminded, lapsed);
    }

    /// <summary>Nobody said anything in time: accepted from the day of receipt where the office's setting says so, and a breach is proposed in any case.</summary>
    private async Task<bool> Untell(Db db, OfficePage office, ApplicationRow a)
    {
        await OnceBreach.Propose(db, $"notice:{a.Id}:{a.NoticeDueOn:yyyy-MM-dd}", a.CheckTaskId, a.HandlerId, a.SectionId, a.NoticeDueOn, $"申请 {a.Number} 收到后，到{a.NoticeDueOn:yyyy年M月d日}仍没有一次性告知或作出受理、不予受理的决定。");
        if (!ReceiptRules.CountsAsAccepted(a.NoticeDueOn, db.Today, settled: false, office.Settings.Flag(Settings.NoticeDeemed))) return false;
        await db.Execute(Drop, new { a.Id, db.Now });
        await Clocks.Stop(db, office, a.QuestionTask, TaskResults.QuestionOver);
        return await new Accepting(office, new Issuing(documents)).Accept(db, a, a.ReceivedOn, null, deemed: true) is Done<ApplicationSettled>;
    }

    /// <summary>The handler calls the citizen, or whoever stands in while they are away; the letter names no citizen (B6).</summary>
    private async Task Remind(Db db, OfficePage office, ApplicationRow a)
    {
        await Timeline.Write(db, null, a.EnquiryId, "Reminded", $"补正期限过半（{a.CompleteBy:yyyy年M月d日}止），已提醒经办人催办", $"half of the time for completing is over (until {a.CompleteBy:yyyy-MM-dd}); the handler is told");
        var sheet = new { a.Number, Due = $"{a.CompleteBy:yyyy年M月d日}", Link = $"{address.Url}/applications/{a.Number}" };
        foreach (var person in await Applications.Reached(db, office, a))
            await Outbox.Queue(db, office, new Letter($"complete:{a.Id}:{a.NoticedOn:yyyy-MM-dd}", person, $"补正期限过半：{a.Number}", templates.Text("application-half", sheet), templates.Html("application-half", sheet)));
    }
}
