using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Approvals;

/// <summary>What waits for the asker's opinion or decision, in their own seat or as somebody's deputy, and what they decided lately.</summary>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record ListApprovals : IQuery<Approvals>;

public sealed record Approvals(IReadOnlyList<ExtensionToDecide> Extensions, IReadOnlyList<SentBackToDecide> SentBack, IReadOnlyList<AbsenceToDecide> Absences, IReadOnlyList<CoverToDecide> Covers, IReadOnlyList<LatelyDecided> Lately, IReadOnlyList<MeasureToDecide> Measures, IReadOnlyList<ReceiptToDecide> Receipts, IReadOnlyList<SecondToConfirm> Seconds)
{
    /// <summary>How many wait for the asker.</summary>
    public int Count => Extensions.Count + SentBack.Count + Measures.Count + Absences.Count + Covers.Count + Receipts.Count + Seconds.Count;
}

/// <summary>A measure, or an appeal against one, that waits for the asker (BR-3); what it is about stands on its own page.</summary>
public sealed record MeasureToDecide(long BreachId, bool Appeal, DateTimeOffset AskedAt, DateOnly DecideBy, int WaitedDays);

/// <param name="Opinion">The opinion is asked for, not the decision.</param>
/// <param name="Most">The most days that could be asked for.</param>
/// <param name="ChiefSaid">In favour or not; null while there is no opinion.</param>
/// <param name="For">For whom the asker acts; empty when in their own right (GN-2).</param>
public sealed record ExtensionToDecide(long Id, string Number, bool Opinion, string TaskNumber, string Title, string AskedBy, DateTimeOffset AskedAt, Limit Days, Limit Most, string Reason, string Agreement,
    DateOnly OldDueOn, DateOnly NewDueOn, DateOnly FirstDueOn, DateOnly DueOn, Light Light, int DaysLeft, DateOnly AskedOn, int WaitedDays, bool Second, bool? ChiefSaid, string ChiefName, string ChiefText, bool Provisional, string For, int Version);

public sealed record SentBackToDecide(string Number, string EnquiryNumber, string Title, string By, SendBackReason? Reason, string Text, DateTimeOffset At, DateOnly DueOn, Light Light, int DaysLeft);

/// <param name="What">Opinion, Extension, SentBack, Absence, Cover, Second …</param>
/// <param name="Agreed">Null where the decision is no yes or no.</param>
/// <param name="Href">Where it stands.</param>
public sealed record LatelyDecided(string What, string Number, string TaskNumber, string Title, bool? Agreed, DateTimeOffset At, string Href);

public sealed class ListApprovalsHandler(OfficeBook book) : IHandle<ListApprovals, Approvals>
{
    private const string Extensions = $"""
        SELECT x.*, r.kind, r.asked_on, r.decider_role AS seat, t.number AS task_number, t.title, t.section_id, t.received_on, t.limit_no, t.limit_unit, t.first_due_on, t.due_on, t.extensions
        FROM requests r JOIN extensions x ON x.id = r.subject_id JOIN tasks t ON t.id = x.task_id
        WHERE {AtHand.Mine} AND r.kind IN ('Opinion', 'Extension') ORDER BY x.old_due_on, x.id LIMIT 200
        """;

    private const string SentBack = $"""
        SELECT k.number, e.number AS enquiry_number, m.title, x.back_by, x.back_reason, x.back_text, x.back_at, k.due_on
        FROM requests r JOIN transfers x ON x.id = r.subject_id JOIN tasks k ON k.id = x.id JOIN enquiries e ON e.id = x.enquiry_id LEFT JOIN tasks m ON m.id = e.task_id
        WHERE {AtHand.Mine} AND r.kind = 'SentBack' ORDER BY k.due_on, x.id LIMIT 200
        """;

    private const string Measures = $"""
        SELECT m.breach_id, CASE WHEN r.kind = 'Appeal' THEN 1 ELSE 0 END AS appeal, r.asked_at, r.asked_on, m.decide_by
        FROM requests r JOIN measures m ON m.id = r.subject_id WHERE {AtHand.Mine} AND r.kind IN ('Measure', 'Appeal') AND m.person_id <> @Me ORDER BY r.id LIMIT 200
        """;

    private const string Lately = """
        SELECT r.kind, COALESCE(x.number, k.number, rf.number, ap.number, ct.number, lt.number) AS number, COALESCE(t.number, k.number, ap.number, ct.number, lt.number) AS task_number, COALESCE(t.title, k.title, mt.name, ct.title, lt.title) AS title, r.decided_at,
               CASE WHEN r.kind = 'Opinion' THEN x.opinion_for WHEN r.kind = 'Extension' THEN CASE WHEN x.state = 'Agreed' THEN 1 ELSE 0 END
                    WHEN rf.review = 'Upheld' OR nt.state = 'Given' OR ca.state = 'Agreed' OR lr.state = 'Confirmed' THEN 1 WHEN COALESCE(rf.id, nt.id, ca.id, lr.id) IS NOT NULL THEN 0 END AS agreed
        FROM (SELECT * FROM requests WHERE decider_id = @Me AND state = 'Decided' AND kind IN ('Opinion', 'Extension', 'SentBack', 'Refusal', 'SecondNotice', 'Clock', 'LateRecord') ORDER BY id DESC LIMIT @Most) r
        LEFT JOIN extensions x ON x.id = r.subject_id AND r.kind <> 'SentBack' LEFT JOIN tasks t ON t.id = x.task_id LEFT JOIN tasks k ON k.id = r.subject_id AND r.kind = 'SentBack'
        LEFT JOIN refusals rf ON rf.id = r.subject_id AND r.kind = 'Refusal' LEFT JOIN notices_once nt ON nt.id = r.subject_id AND r.kind = 'SecondNotice'
        LEFT JOIN applications ap ON ap.id = COALESCE(rf.application_id, nt.application_id) LEFT JOIN matter_types mt ON mt.id = ap.matter_type_id
        LEFT JOIN clock_acts ca ON ca.id = r.subject_id AND r.kind = 'Clock' LEFT JOIN tasks ct ON ct.id = ca.task_id
        LEFT JOIN late_records lr ON lr.id = r.subject_id AND r.kind = 'LateRecord' LEFT JOIN tasks lt ON lt.id = lr.task_id
        ORDER BY r.decided_at DESC
        """;

    public async Task<Outcome<Approvals>> Handle(ListApprovals m, Db db)
    {
        var office = await book.Open(db.Ct);
        var args = new { Me = db.Who.PersonId, Led = Db.Listed(db.Who.Led), InCharge = Db.Listed(db.Who.InCharge), Director = db.Who.Is(Roles.Director) ? 1 : 0, LatelyAway.Most };
        var extensions = (await db.Query<ExtensionRow>(Extensions, args)).Select(x => Extension(db, office, x)).ToList();
        var sentBack = (await db.Query<SentBackRow>(SentBack, args)).Select(x => new SentBackToDecide(x.Number, x.EnquiryNumber, office.TitleOf(x.Title ?? "", db.Who.English), office.NameOf(x.BackBy),
            Enum.TryParse<SendBackReason>(x.BackReason, out var reason) ? reason : null, x.BackText, x.BackAt ?? db.Now, x.DueOn,
            DeadlineRules.LightOf(x.DueOn, db.Today, false, office.Calendar, office.YellowWithin), DeadlineRules.WorkingDaysLeft(x.DueOn, db.Today, office.Calendar))).ToList();
        var lately = (await db.Query<LatelyRow>(Lately, args)).Select(r => new LatelyDecided(r.Kind, r.Number ?? "", r.TaskNumber ?? "", office.TitleOf(r.Title ?? "", db.Who.English), r.Agreed is { } a ? a == 1 : null, r.DecidedAt,
            (r.Kind is "Refusal" or "SecondNotice" ? "/applications/" : "/t/") + r.TaskNumber)).Concat(await LatelyAway.Of(db, office)).Concat(await LatelySecond.Of(db, office)).OrderByDescending(l => l.At).Take(LatelyAway.Most).ToList();
        var measures = (await db.Query<(long BreachId, long Appeal, DateTimeOffset AskedAt, DateOnly AskedOn, DateOnly DecideBy)>(Measures, args))
            .Select(x => new MeasureToDecide(x.BreachId, x.Appeal == 1, x.AskedAt, x.DecideBy, office.Calendar.Between(x.AskedOn, db.Today))).ToList();
        return new Approvals(extensions, sentBack, await AbsencesToDecide.Of(db, office, args), await CoversToDecide.Of(db, office), lately, measures, await ReceiptApprovals.Of(db, office, AtHand.Mine, args), await SecondsToConfirm.Of(db, office));
    }

    private static ExtensionToDecide Extension(Db db, OfficePage office, ExtensionRow x)
    {
        Limit? limit = x.LimitNo is { } n && x.LimitUnit is { } unit ? new Limit(n, unit) : null;
        var most = ExtensionRules.Most(limit, x.ReceivedOn, x.FirstDueOn, office.Settings.Number(Settings.ExtensionAtMost), office.Calendar);
        var seat = x.Kind == "Opinion" ? Roles.Chief : x.Seat;
        var forId = Seats.ForWhom(db.Who, office, seat, seat is Roles.Director ? 0 : x.SectionId);
        return new ExtensionToDecide(x.Id, x.Number, x.Kind == "Opinion", x.TaskNumber, office.TitleOf(x.Title, db.Who.English), office.NameOf(x.AskedBy), x.AskedAt, new Limit(x.Days, x.Unit), most, x.Reason, x.Agreement,
            x.OldDueOn, x.NewDueOn, x.FirstDueOn, x.DueOn, DeadlineRules.LightOf(x.DueOn, db.Today, false, office.Calendar, office.YellowWithin), DeadlineRules.WorkingDaysLeft(x.DueOn, db.Today, office.Calendar),
            x.AskedOn, office.Calendar.Between(x.AskedOn, db.Today), ExtensionRules.NeedsDirector(x.Extensions), x.OpinionFor is { } said ? said == 1 : null, x.OpinionBy is null ? "" : office.NameOf(x.OpinionBy), x.Opinion,
            office.Calendar.IsProvisional(x.NewDueOn), forId is null ? "" : office.NameOf(forId), x.Version);
    }

    private sealed record ExtensionRow
    {
        public long Id { get; init; }
        public string Number { get; init; } = "";
        public string Kind { get; init; } = "";
        public DateOnly AskedOn { get; init; }
        public Roles Seat { get; init; }
        public string TaskNumber { get; init; } = "";
        public string Title { get; init; } = "";
        public long SectionId { get; init; }
        public DateOnly ReceivedOn { get; init; }
        public int? LimitNo { get; init; }
        public LimitUnit? LimitUnit { get; init; }
        public DateOnly FirstDueOn { get; init; }
        public DateOnly DueOn { get; init; }
        public int Extensions { get; init; }
        public long AskedBy { get; init; }
        public DateTimeOffset AskedAt { get; init; }
        public int Days { get; init; }
        public LimitUnit Unit { get; init; }
        public string Reason { get; init; } = "";
        public string Agreement { get; init; } = "";
        public int? OpinionFor { get; init; }
        public long? OpinionBy { get; init; }
        public string Opinion { get; init; } = "";
        public DateOnly OldDueOn { get; init; }
        public DateOnly NewDueOn { get; init; }
        public int Version { get; init; }
    }

    private sealed record SentBackRow
    {
        public string Number { get; init; } = "";
        public string EnquiryNumber { get; init; } = "";
        public string? Title { get; init; }
        public long? BackBy { get; init; }
        public string BackReason { get; init; } = "";
        public string BackText { get; init; } = "";
        public DateTimeOffset? BackAt { get; init; }
        public DateOnly DueOn { get; init; }
    }

    private sealed record LatelyRow
    {
        public string Kind { get; init; } = "";
        public string? Number { get; init; }
        public string? TaskNumber { get; init; }
        public string? Title { get; init; }
        public int? Agreed { get; init; }
        public DateTimeOffset DecidedAt { get; init; }
    }
}
