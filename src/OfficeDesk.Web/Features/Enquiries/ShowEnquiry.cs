using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>Everything about one enquiry: what was asked, who answers, its tasks, transfers, answers and story, and what the asker may do next.</summary>
/// <remarks>FC-1 to FC-6; the citizen's name and phone are masked for whoever has nothing to do with it.</remarks>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record ShowEnquiry([property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number) : IQuery<EnquiryShown>;

/// <summary>An enquiry as its page shows it.</summary>
/// <param name="May">What the asker may do next, as far as the state allows it.</param>
/// <param name="MergedInto">The number of the enquiry it went into; empty when it was not merged.</param>
public sealed record EnquiryShown(
    string Number, EnquiryState State, int Version, DateTimeOffset ReceivedAt, DateTimeOffset RecordedAt, Channel Channel, bool OutOfHours, EnquiryRoute Route,
    Named FirstContact, Named Responsible, string SectionName, string SectionNameEn, CitizenShown Citizen, string MatterName, string MatterNameEn,
    string Ask, string ChosenWhy, DateTimeOffset? AnsweredAt, string MergedInto,
    IReadOnlyList<TaskShown> Tasks, IReadOnlyList<TransferShown> Transfers, ReferralShown? Referral, IReadOnlyList<AnswerShown> Answers,
    IReadOnlyList<EventShown> Events, EnquiryMay May, IReadOnlyList<MergedShown> Merged);

/// <summary>An enquiry that went into this one; its first contact stays its own (GN-5).</summary>
public sealed record MergedShown(string Number, string FirstContact, DateTimeOffset ReceivedAt);

/// <summary>A member of the office by name.</summary>
public sealed record Named(long Id, string Name);

/// <param name="Phone">The full number where <paramref name="Full"/> says so, else masked; empty when none was left.</param>
/// <param name="Full">The asker is first contact, responsible, or receives it: they need the number for their work.</param>
public sealed record CitizenShown(string Name, string Organisation, string Phone, bool Full, bool NoneLeft);

/// <summary>A task of the enquiry with its light of today.</summary>
/// <param name="Opens">It is in the asker's sight: whoever has a transfer and has not contacted the citizen yet sees the enquiry, not its task (FC-4).</param>
public sealed record TaskShown(string Number, TaskKind Kind, TaskState State, DateOnly DueOn, bool Provisional, Light Light, int DaysLeft, bool Late, string AnsweringName, bool Opens);

/// <summary>A transfer with what the asker may do.</summary>
/// <param name="DecidedForName">For whom it was decided (GN-2); empty in the decider's own right.</param>
public sealed record TransferShown(
    string Number, TransferState State, int Version, Named From, Named To, string SectionName, string SectionNameEn, string Message, bool BroughtOver,
    DateTimeOffset SentAt, DateTimeOffset? AcceptedAt, DateTimeOffset? ContactedAt, string ContactNote, DateOnly DueOn, Light Light, int DaysLeft, bool Running,
    SendBackReason? BackReason, string BackText, string BackByName, DateTimeOffset? BackAt, string DecidedByName, string DecidedForName, DateTimeOffset? DecidedAt, IReadOnlyList<TransferAct> May);

/// <summary>Where the citizen was led (FC-5).</summary>
public sealed record ReferralShown(string Unit, string Reached, string Details, string Guidance, bool Completed, DateTimeOffset At, string PersonName);

/// <summary>What the citizen was told, or a try that failed (FC-6).</summary>
/// <param name="Kind">Answer, FailedTry or NoContact.</param>
public sealed record AnswerShown(string Kind, Channel How, string Text, DateTimeOffset GivenAt, string PersonName);

/// <summary>One line of the story.</summary>
/// <param name="ForName">For whom it was done (GN-2); empty in the person's own right.</param>
public sealed record EventShown(DateTimeOffset At, string PersonName, string ForName, string Kind, string Zh, string En, string Note);

/// <param name="Acts">What the state and the person's place allow; a rule may still refuse it.</param>
/// <param name="Close">Why it cannot be closed yet; empty when it can.</param>
/// <param name="Reveal">The phone is masked and may be looked at with a purpose.</param>
/// <param name="Papers">Its papers open for the asker; whoever sees it only because it is overdue or complained about does not see them.</param>
/// <param name="Files">Its files open for the asker, who may see less of files than of matters.</param>
/// <param name="Receive">The asker may take papers for it, or tell what to bring.</param>
/// <param name="Copy">The asker may give the citizen a copy of what is kept about them.</param>
public sealed record EnquiryMay(IReadOnlyList<EnquiryAct> Acts, Refusal? Close, bool Reveal, bool Papers, bool Files, bool Receive, bool Copy);

public sealed class ShowEnquiryHandler(OfficeBook book, Registry registry) : IHandle<ShowEnquiry, EnquiryShown>
{
    public async Task<Outcome<EnquiryShown>> Handle(ShowEnquiry m, Db db)
    {
        if (await FirstContacts.Find(db, m.Number) is not { } e) return DeskRefusals.NotFound();
        var office = await book.Open(db.Ct);
        var parts = await EnquiryParts.Load(db, e, office);
        var me = db.Who.PersonId;
        var own = e.FirstContactId == me || e.ResponsibleId == me || parts.AnsweringIds.Contains(me) || parts.ReceiverIds.Contains(me);
        var chief = db.Who.Led.Intersect(parts.SectionIds.Append(e.SectionId)).Any();
        var citizen = own || chief
            ? new CitizenShown(e.CitizenName, e.Organisation, own ? e.Phone : Masks.Phone(e.Phone), own, e.NoneLeft == 1)
            : new CitizenShown(Masks.Name(e.CitizenName), "", Masks.Phone(e.Phone), false, e.NoneLeft == 1);
        var matter = office.Matters.GetValueOrDefault(e.MatterTypeId);
        var may = new EnquiryMay(own || chief ? Acts(e, parts) : [], own || chief ? WhyNotClose(e, parts) : null, Reveal: !own && e.Phone.Length > 0 && (MayReveal(db, e, parts, chief) || (db.Sight.Overdue && await FirstContacts.HandledCase(db, e.Number) is not null)),
            await registry.Opens(db, "PapersOf", e), own || await registry.Opens(db, "ListFiles", e), e.State is EnquiryState.Open or EnquiryState.Answered && await registry.Opens(db, "ReceiptForm", e), await registry.Opens(db, "PreviewCitizen", e));
        return new EnquiryShown(
            e.Number, e.State, e.Version, e.ReceivedAt, e.RecordedAt, e.Channel, e.OutOfHours == 1, e.Route,
            new Named(e.FirstContactId, office.NameOf(e.FirstContactId)), new Named(e.ResponsibleId, office.NameOf(e.ResponsibleId)),
            office.SectionName(e.SectionId), office.SectionName(e.SectionId, english: true), citizen, matter?.Name ?? "—", matter?.NameEn ?? "—",
            office.AskOf(e.Ask, db.Who.English), e.ChosenWhy, e.AnsweredAt, parts.MergedInto,
            parts.Tasks, parts.Transfers, parts.Referral, parts.Answers, parts.Events, may, parts.Merged);
    }

    private static IReadOnlyList<EnquiryAct> Acts(EnquiryRow e, EnquiryParts parts) => [.. Enum.GetValues<EnquiryAct>().Where(act =>
        EnquiryRules.MayNotAct(e.State, act) is null && act switch
        {
            EnquiryAct.Refer => parts.Referral is { Completed: false },
            EnquiryAct.NoContact => EnquiryRules.ContactWasLeft(e.Phone, e.Organisation) is null && parts.Answers.All(a => a.Kind != "NoContact"),
            EnquiryAct.Try => e.NoneLeft == 0,
            _ => true,
        })];

    private static Refusal? WhyNotClose(EnquiryRow e, EnquiryParts parts) =>
        EnquiryRules.MayNotClose(
            e.State == EnquiryState.Answered || parts.Answers.Any(a => a.Kind == "Answer"), e.NoneLeft == 1,
            [.. parts.Answers.Where(a => a.Kind == "FailedTry").Select(a => OfficeClock.Day(a.GivenAt))])
        ?? EnquiryRules.TasksStillOpen([.. parts.Tasks.Where(t => t.State is TaskState.Open or TaskState.Paused).Select(t => t.Number)]);

    /// <summary>As far as <see cref="RevealPhone"/> reaches: one's own, a chief's sections, a leader's division.</summary>
    private static bool MayReveal(Db db, EnquiryRow e, EnquiryParts parts, bool chief) =>
        chief || db.Who.InCharge.Intersect(parts.SectionIds.Append(e.SectionId)).Any();
}
