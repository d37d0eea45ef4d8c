using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>A non-acceptance and its filing, as it stands in the table.</summary>
internal sealed record RefusalRow
{
    public long Id { get; init; }
    public string Number { get; init; } = "";
    public long ApplicationId { get; init; }
    public long SectionId { get; init; }
    public ReceiptOutcome Ground { get; init; }
    public string Reason { get; init; } = "";
    public string Basis { get; init => field = CatalogueRules.BasisSaid(value); } = "";
    public string GoTo { get; init; } = "";
    public long HandlerId { get; init; }
    public DateTimeOffset FiledAt { get; init; }
    public DateTimeOffset ReviewBy { get; init; }
    public ReviewState Review { get; init; }
    public long? ReviewedBy { get; init; }
    public long? ReviewedAs { get; init; }
    public DateTimeOffset? ReviewedAt { get; init; }
    public string Words { get; init; } = "";
    public DateTimeOffset? SentAt { get; init; }
    public long? OfficeBy { get; init; }
    public DateTimeOffset? OfficeAt { get; init; }
    public int Version { get; init; }
}

/// <summary>
/// The negative filing (ON-5): the citizen is told orally at once, the chief reviews, the written decision goes out the same
/// working day, reviewed or not.
/// </summary>
internal sealed class Refusing(OfficePage office, Issuing issuing)
{
    private const string Insert = """
        INSERT INTO refusals (id, number, application_id, section_id, ground, reason, basis, go_to, handler_id, filed_at, review_by, review)
        VALUES (@Id, @Number, @ApplicationId, @SectionId, @Ground, @Reason, @Basis, @GoTo, @Me, @Now, @ReviewBy, 'Waiting')
        """;

    private const string Over = "UPDATE applications SET state = 'NotAccepted', ended_at = @Now, version = version + 1 WHERE id = @Id AND version = @Version";

    private const string Sent = "UPDATE refusals SET sent_at = @Now, version = version + 1 WHERE id = @Id AND version = @Version AND sent_at IS NULL";

    /// <summary>Files it and puts it before the chief; nobody reviews their own.</summary>
    public async Task<Outcome<ApplicationSettled>> File(Db db, ApplicationRow a, CheckAnswers c)
    {
        if (await Deciders.Find(db, office, a.SectionId, db.Who.PersonId, Level.Chief) is not { } decider) return DecisionRules.NobodyDecides;
        var id = db.NewId();
        var by = OfficeClock.Instant(ReceiptRules.ReviewBy(db.Wall, d => office.HoursOn(d), office.Calendar));
        var basis = new[] { CatalogueRules.BasisSaid(c.Basis), office.Matters[a.MatterTypeId].Basis, "本机关职责规定" }.First(b => b.Length > 0);
        // the filing has the number of its sheet (NT-1)
        if (!(await issuing.Filed(db, office, a, id, c.Reason.Trim(), basis)).Went(out var sheet, out var unwritten)) return unwritten;
        var number = sheet.Number;
        await db.Execute(Insert, new
        {
            Id = id, Number = number, ApplicationId = a.Id, a.SectionId, Ground = a.Outcome!.Value.ToString(), Reason = c.Reason.Trim(), Basis = basis, GoTo = c.GoTo.Trim(), Me = db.Who.PersonId, db.Now, ReviewBy = by,
        });
        await Deciders.Ask(db, "Refusal", id, decider.Person, Roles.Chief, a.SectionId);
        await Telling.Say(db, a.EnquiryId, c.How, $"申请 {a.Number} 不予受理，已口头告知理由{(c.GoTo.Trim().Length > 0 ? $"，请到：{c.GoTo.Trim()}" : "")}。书面决定当日送达。");
        await Timeline.Write(db, null, a.EnquiryId, "Filed", $"否定报备 {number}：{ReceiptWords.Zh(a.Outcome.Value)}，已口头告知，等 {office.NameOf(decider.Person)} 复核", $"refusal {number} filed and told orally; waits for the review of {office.NameOf(decider.Person)}", c.Reason.Trim());
        return new ApplicationSettled(a.Number, a.State, a.Outcome, null, null, null, office.NameOf(decider.Person), a.Version);
    }

    /// <summary>The written decision goes out.</summary>
    /// <param name="reviewed">False when the working day ended without a review, which follows.</param>
    public async Task<Refusal?> Send(Db db, ApplicationRow a, RefusalRow r, bool reviewed)
    {
        if (!await db.Changed(Sent, new { r.Id, r.Version, db.Now })) return DeskRefusals.Changed();
        if (!await db.Changed(Over, new { a.Id, a.Version, db.Now })) return DeskRefusals.Changed();
        await Clocks.Stop(db, office, a.CheckTaskId, TaskResults.NotAccepted);
        await Timeline.Write(db, null, a.EnquiryId, "Refused", reviewed ? "复核同意，不予受理通知书发出" : "当日没有复核，不予受理通知书先行发出，复核后补", reviewed ? "review agrees: the written decision goes out" : "no review by the end of the day: the written decision goes out, the review follows");
        return (await issuing.Refused(db, office, a, r)).WhyNot();
    }
}

/// <summary>The leader is asked what the rules leave unclear (ON-3 e): a task of the leader's, due when the citizen has to be told.</summary>
internal static class Asking
{
    public static async Task<Outcome<ApplicationSettled>> Leader(Db db, OfficePage office, ApplicationRow a, Decision leader, string question)
    {
        var section = office.People.TryGetValue(leader.Person, out var p) ? p.SectionId : a.SectionId;
        await Tasks.Make(db, new TaskRow
        {
            Id = a.QuestionTask!.Value, Number = a.Number + "-Q", Kind = TaskKind.Question, Title = TaskTitles.Question + office.Matters[a.MatterTypeId].Name, Source = TaskSource.Citizen, EnquiryId = a.EnquiryId, MatterTypeId = a.MatterTypeId,
            SectionId = section, AnsweringId = leader.Person, ReceivedOn = db.Today, LimitNo = null, DueOn = a.NoticeDueOn < db.Today ? db.Today : a.NoticeDueOn, Provisional = 0, Urgent = 1,
        }, "Asked");
        await Timeline.Write(db, a.QuestionTask, a.EnquiryId, "Asked", $"规定不明确，请示 {office.NameOf(leader.Person)}", $"the rules are unclear: {office.NameOf(leader.Person)} is asked", question);
        return new ApplicationSettled(a.Number, a.State, a.Outcome, null, a.NoticeDueOn, null, office.NameOf(leader.Person), a.Version);
    }
}

/// <summary>Breaches of the one-time notification, proposed once a fact (BR-1).</summary>
internal static class OnceBreach
{
    private const string AnsweredBy = "SELECT answering_id FROM tasks WHERE id = @Id";

    /// <param name="taskId">The task whose answering person it is; null = the person named.</param>
    /// <param name="what">What happened, in words for the person concerned.</param>
    public static async Task Propose(Db db, string fact, long? taskId, long personId, long sectionId, DateOnly on, string what)
    {
        var person = taskId is null ? personId : await db.Find<long?>(AnsweredBy, new { Id = taskId }) ?? personId;
        await Breaches.Propose(db, BreachKind.OneTime, fact, taskId, person, sectionId, on, what);
    }
}
