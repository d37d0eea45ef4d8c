using System.Text.Json.Serialization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>
/// A citizen hands in an application: the papers are ticked, the five questions answered, and what they come to is done at
/// once; without answers it is received and has to be checked within 3 working days (ON-2, ON-3).
/// </summary>
/// <param name="EnquiryNumber">The first contact it comes from; empty = it is recorded as one of its own.</param>
/// <param name="ReceivedOn">The day it reached the office; empty = today. Earlier is recorded later, at most 30 days back.</param>
/// <param name="Away">The household lives away from its registered address: the longer limit of DL-2.</param>
/// <param name="Check">Empty = to be checked later.</param>
[Access(Staff = Reach.Own, Chief = Reach.Section)]
public sealed record ReceiveApplication(
    [property: JsonRequired] long MatterTypeId,
    [property: Text(20)] string EnquiryNumber = "",
    Channel Channel = Channel.Visit,
    [property: Text(40), Personal] string CitizenName = "",
    [property: Text(80), Personal] string Organisation = "",
    [property: Text(30), Personal] string Phone = "",
    DateOnly? ReceivedOn = null,
    bool Away = false,
    [property: Items(CatalogueRules.Most)] IReadOnlyList<Paper>? Papers = null,
    CheckAnswers? Check = null) : ICommand<ApplicationSettled>;

public sealed class ReceiveApplicationHandler(OfficeBook book, Initials initials, DocumentOffice documents) : IHandle<ReceiveApplication, ApplicationSettled>
{
    private const string Insert = """
        INSERT INTO applications (id, number, enquiry_id, matter_type_id, section_id, handler_id, received_on, received_at, away, state, notice_due_on, check_task_id)
        VALUES (@Id, @Number, @EnquiryId, @MatterTypeId, @SectionId, @HandlerId, @ReceivedOn, @ReceivedAt, @Away, 'Received', @NoticeDueOn, @CheckTaskId)
        """;

    private const string Started = "UPDATE applications SET check_task_id = @Task WHERE id = @Id";

    public async Task<Outcome<ApplicationSettled>> Handle(ReceiveApplication m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (!office.Matters.TryGetValue(m.MatterTypeId, out var matter) || matter.Active == 0) return EnquiryRules.MatterUnknown;
        if (m.Check is { } answers && ReceiptRules.Unanswered(Checking.LinesOf(m.Papers ?? [], answers)) is { } open) return open;
        if (Checking.Unsaid(m.Papers ?? []) is { } unsaid) return unsaid;
        var me = office.People[db.Who.PersonId];
        var section = matter.PostId is { } post && office.Posts.TryGetValue(post, out var p) ? p.SectionId : me.SectionId;
        if (ReceiptRules.NotYourMatter(section == me.SectionId || db.Who.Led.Contains(section)) is { } foreign) return foreign;
        var receivedOn = m.ReceivedOn ?? office.CountsFrom(db.Wall, matter.Emergency);
        if (ReceiptRules.ReceivedNotCredible(m.ReceivedOn ?? db.Today, db.Today) is { } when) return when;
        var from = await FirstContact.Of(db, office, initials, m, matter);
        if (from is Refused<long> no) return no.Why;

        var noticeDue = ReceiptRules.NoticeDue(receivedOn, office.Settings.Number(Settings.NoticeDays), office.Calendar);
        var row = new ApplicationRow
        {
            Id = db.NewId(), Number = await Numbers.Next(db, Applications.Series), EnquiryId = ((Done<long>)from).Value, MatterTypeId = matter.Id, SectionId = section, HandlerId = me.Id, ReceivedOn = receivedOn,
            ReceivedAt = db.Now, Away = m.Away ? 1 : 0, State = ApplicationState.Received, NoticeDueOn = noticeDue, Version = 1,
        };
        var guide = office.GuideOf(matter.Id);
        if (Papers.NotListed(m.Papers ?? [], guide.Materials.Select(x => x.Name)) is { } unknown) return unknown;
        var papers = Papers.Ticked(db, row.Id, guide, m.Papers ?? [], receivedOn);
        await db.Execute(Insert, row);
        await Papers.Add(db, papers);
        await Timeline.Write(db, null, row.EnquiryId, "Received", $"收到申请 {row.Number}：{matter.Name}{(receivedOn < db.Today ? $"（补登，{receivedOn:yyyy年M月d日}收到）" : "")}", $"application {row.Number} received{(receivedOn < db.Today ? $" (recorded later; came {receivedOn:yyyy-MM-dd})" : "")}");
        db.About("application", row.Id);
        if (m.Check is null || NeedsClock(m.Check, papers))
        {
            var task = await Clocks.Start(db, office, row);
            await db.Execute(Started, new { Task = task, row.Id });
            row = row with { CheckTaskId = task };
        }
        if (m.Check is null || ReceiptRules.OutcomeOf(Checking.Of(m.Check, papers)) is ReceiptOutcome.Incomplete or ReceiptOutcome.Unclear) await ToSite(db, office, matter, row);
        return m.Check is { } check
            ? await new Checking(office, new Issuing(documents)).Settle(db, row, check, papers, receivedOn)
            : new ApplicationSettled(row.Number, row.State, null, null, noticeDue, null, "", row.Version);
    }

    /// <summary>Fire and disaster do not wait for the papers: somebody goes there the same day (DL-13). What is accepted at once sends them itself.</summary>
    private static async Task ToSite(Db db, OfficePage office, MatterType matter, ApplicationRow a)
    {
        if (EmergencyRules.OnSiteWithin(matter.Emergency) is null || await Emergencies.HasSite(db, a.EnquiryId)) return;
        await Emergencies.OpenSite(db, office, matter, a.CheckTaskId, "Received", new TaskRow
        {
            Number = a.Number, EnquiryId = a.EnquiryId, MatterTypeId = matter.Id, PostId = matter.PostId, SectionId = a.SectionId, AnsweringId = a.HandlerId, ReceivedOn = a.ReceivedOn,
            DueOn = DeadlineRules.DueDate(a.ReceivedOn, EmergencyRules.PaidWithin(matter.Emergency), office.Calendar),
        });
    }

    /// <summary>Whether something is still to be awaited before the citizen has it in writing.</summary>
    private static bool NeedsClock(CheckAnswers check, IReadOnlyList<PaperRow> papers) =>
        ReceiptRules.OutcomeOf(Checking.Of(check, papers)) is ReceiptOutcome.Unclear or ReceiptOutcome.NotOurs or ReceiptOutcome.NoDecision || check.WhyLate.Trim().Length > 0;
}
