using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>One task with everything that belongs to it, and what the asker may do with it now.</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record ShowTask([Text(24, Required = true, Zh = "编号", En = "the number")] string Number) : IQuery<TaskSheet>, IAskedOften;

/// <param name="Related">Other first contacts of the same citizen that the asker sees, newest first; for those who know the citizen by name.</param>
/// <param name="Papers">Its papers open for the asker.</param>
/// <param name="Files">Its files open for the asker.</param>
public sealed record TaskSheet(TaskHead Head, CitizenBox? Citizen, IReadOnlyList<Interval> Responsible, IReadOnlyList<Happening> Timeline,
    IReadOnlyList<HandoverLine> Handovers, IReadOnlyList<ExtensionLine> Extensions, TransferLine? Transfer, IReadOnlyList<RelatedLine> Related, TaskActs May, bool Papers, bool Files);

/// <param name="MatterName">The matter of the catalogue; empty where there is none.</param>
/// <param name="FirstDueOn">The original due date, which stays visible (DL-7).</param>
/// <param name="DaysLeft">Working days left; negative when overdue.</param>
/// <param name="Limit">Null when somebody fixed the date.</param>
public sealed record TaskHead(long Id, string Number, TaskKind Kind, string Title, TaskSource Source, string AssignedBy, string MatterName, string PostName, string SectionName,
    long AnsweringId, string AnsweringName, DateOnly ReceivedOn, Limit? Limit, DateOnly FirstDueOn, DateOnly DueOn, bool Provisional, TaskState State, Light Light, int DaysLeft,
    bool Urgent, bool Important, string Result, DateOnly? DoneOn, string DoneBy, bool Late, int LateDays, DateTimeOffset? ReportedAt, string ReportedTo, bool ToReport, int Version, bool RecordedLate = false);

/// <summary>The citizen behind a matter; the phone is always masked here, the name unless the asker works on it.</summary>
/// <param name="Known">Whether the asker works on it, heard it first or leads its section.</param>
public sealed record CitizenBox(string EnquiryNumber, string Name, string Organisation, string Phone, bool NoneLeft, string FirstContact, DateTimeOffset ReceivedAt, string Ask, EnquiryState State, bool Answered, bool Known);

/// <summary>Another first contact of the same citizen.</summary>
public sealed record RelatedLine(string Number, string Matter, EnquiryState State, DateTimeOffset ReceivedAt);

/// <param name="For">For whom it was done; empty when in one's own right (GN-2).</param>
public sealed record Happening(long Id, DateTimeOffset At, string Who, string For, string Kind, string Zh, string En, string Note);

public sealed record HandoverLine(long Id, string From, string To, string What, bool Moves, DateTimeOffset GivenAt, DateTimeOffset? SettledAt, string State, string Declined, bool ForMe);

public sealed record ExtensionLine(long Id, string Number, int Days, LimitUnit Unit, string State, DateOnly OldDueOn, DateOnly NewDueOn, string WaitsFor, DateTimeOffset? ToldAt);

/// <summary>A transfer of the matter that is still on its way (FC-4).</summary>
public sealed record TransferLine(string Number, string From, string To, string State, DateOnly DueOn);

/// <summary>Why not, for each act; null means that the asker may.</summary>
public sealed record TaskActs(Refusal? Finish, Refusal? Report, Refusal? HandOver, Refusal? Extend);

public sealed class ShowTaskHandler(OfficeBook book, Registry registry) : IHandle<ShowTask, TaskSheet>
{
    private const int Newest = 200;

    private const string Events = "SELECT id, at, person_id, for_id, kind, zh, en, note FROM events WHERE task_id = @Id ORDER BY id DESC LIMIT @Newest";

    private const string Handovers = "SELECT id, from_id, to_id, what, moves, given_at, signed_at, state, declined FROM handovers WHERE task_id = @Id ORDER BY id DESC";

    private const string Extensions = """
        SELECT x.id, x.number, x.days, x.unit, x.state, x.old_due_on, x.new_due_on, x.told_at,
               (SELECT r.decider_id FROM requests r WHERE r.subject_id = x.id AND r.kind IN ('Opinion', 'Extension') AND r.state = 'Open' LIMIT 1) AS waits_for
        FROM extensions x WHERE x.task_id = @Id ORDER BY x.id DESC
        """;

    private const string Transfer = $"""
        SELECT t.number, x.from_id, x.to_id, x.state, t.due_on FROM transfers x JOIN tasks t ON t.id = x.id
        WHERE x.enquiry_id = @EnquiryId AND x.state IN {TransferStates.OnItsWay} LIMIT 1
        """;

    private const string SameCitizen = $"""
        SELECT e.number, e.matter_type_id, e.state, e.received_at FROM enquiries o JOIN enquiries e ON e.known_by = o.known_by AND e.id <> o.id
        WHERE o.id = @EnquiryId AND {FirstContacts.InSight} ORDER BY e.id DESC LIMIT 6
        """;

    private static readonly string Parts = string.Join(";\n", [CitizenRows.Load, SameCitizen, Transfer, Extensions, Handovers, Events, ResponsibilityHandler.Load]);

    public async Task<Outcome<TaskSheet>> Handle(ShowTask m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        var sheet = await db.Several(Parts, db.InSight(new { task.Id, TaskId = task.Id, task.EnquiryId, Newest, SightDay = db.Today }), found => Read(db, office, task, found));
        return sheet with { Papers = await registry.Opens(db, "PapersOf", task), Files = task.AnsweringId == db.Who.PersonId || await registry.Opens(db, "ListFiles", task) };
    }

    private static TaskSheet Read(Db db, OfficePage office, TaskRow task, SqlMapper.GridReader found)
    {
        var citizen = CitizenRows.Read(found, db, office, task);
        var related = found.Read<(string Number, long MatterTypeId, EnquiryState State, DateTimeOffset ReceivedAt)>()
            .Select(r => new RelatedLine(r.Number, office.Matters.GetValueOrDefault(r.MatterTypeId) is { } m ? db.Who.English ? m.NameEn : m.Name : "", r.State, r.ReceivedAt)).ToList();
        var transfer = found.ReadFirstOrDefault<TransferRow>();
        var extensions = found.Read<ExtensionRow>()
            .Select(x => new ExtensionLine(x.Id, x.Number, x.Days, x.Unit, x.State, x.OldDueOn, x.NewDueOn, x.WaitsFor is null ? "" : office.NameOf(x.WaitsFor), x.ToldAt)).ToList();
        var handovers = found.Read<HandoverRow>()
            .Select(h => new HandoverLine(h.Id, office.NameOf(h.FromId), office.NameOf(h.ToId), h.What, h.Moves == 1, h.GivenAt, h.SignedAt, h.State, h.Declined, h.State == "Given" && h.ToId == db.Who.PersonId)).ToList();
        var events = found.Read<EventRow>()
            .Select(e => new Happening(e.Id, e.At, e.PersonId == 0 ? "" : office.NameOf(e.PersonId), e.ForId is null ? "" : office.NameOf(e.ForId), e.Kind, e.Zh, e.En, e.Note)).ToList();
        return new TaskSheet(TaskHeads.Of(db, office, task), citizen, ResponsibilityHandler.Read(found, db, office), events, handovers, extensions,
            transfer is null ? null : new TransferLine(transfer.Number, office.NameOf(transfer.FromId), office.NameOf(transfer.ToId), transfer.State, transfer.DueOn),
            citizen is { Known: true } ? related : [], Acts(db, office, task, transfer is not null, extensions.Any(x => x.State == "Asked")), Papers: false, Files: false);
    }

    private static TaskActs Acts(Db db, OfficePage office, TaskRow task, bool onItsWay, bool pending)
    {
        var mine = task.AnsweringId == db.Who.PersonId ? null : TaskRules.NotYourTask;
        var act = mine is null || db.Who.Led.Contains(task.SectionId) ? null : TaskRules.NotYourTask;
        var open = task.IsOpen ? null : TaskRules.NotOpen;
        var running = task.IsOpen || task.IsRunning ? null : TaskRules.NotOpen;
        return new TaskActs(
            act ?? open ?? TaskEnds.EndsByItself(task.Kind) ?? (onItsWay ? TaskRules.OnItsWay : null),
            act ?? TaskRules.CannotReport(task.Source, task.State is TaskState.Done or TaskState.Reported, task.State is TaskState.Reported),
            act ?? running,
            mine ?? running ?? CannotExtend(task, office, db.Today, pending));
    }

    /// <summary>Why the answering person cannot ask for a later date of a task that runs; null when they can (DL-7).</summary>
    /// <param name="pending">An earlier request is still undecided.</param>
    internal static Refusal? CannotExtend(TaskRow task, OfficePage office, DateOnly today, bool pending)
    {
        if (task.Kind is TaskKind.Transfer) return ExtensionRules.TransfersStay;
        if (task.Kind is TaskKind.Check or TaskKind.Question) return ReceiptRules.EndsWithTheCheck;
        var most = ExtensionRules.Most(task.Limit, task.ReceivedOn, task.FirstDueOn, office.Settings.Number(Settings.ExtensionAtMost), office.Calendar);
        return ExtensionRules.CannotAsk(today, task.DueOn, Math.Min(1, most.Number), most, true, true, pending);
    }

    private sealed record EventRow
    {
        public long Id { get; init; }
        public DateTimeOffset At { get; init; }
        public long PersonId { get; init; }
        public long? ForId { get; init; }
        public string Kind { get; init; } = "";
        public string Zh { get; init; } = "";
        public string En { get; init; } = "";
        public string Note { get; init; } = "";
    }

    private sealed record HandoverRow
    {
        public long Id { get; init; }
        public long FromId { get; init; }
        public long ToId { get; init; }
        public string What { get; init; } = "";
        public int Moves { get; init; }
        public DateTimeOffset GivenAt { get; init; }
        public DateTimeOffset? SignedAt { get; init; }
        public string State { get; init; } = "";
        public string Declined { get; init; } = "";
    }

    private sealed record ExtensionRow
    {
        public long Id { get; init; }
        public string Number { get; init; } = "";
        public int Days { get; init; }
        public LimitUnit Unit { get; init; }
        public string State { get; init; } = "";
        public DateOnly OldDueOn { get; init; }
        public DateOnly NewDueOn { get; init; }
        public DateTimeOffset? ToldAt { get; init; }
        public long? WaitsFor { get; init; }
    }

    private sealed record TransferRow
    {
        public string Number { get; init; } = "";
        public long FromId { get; init; }
        public long ToId { get; init; }
        public string State { get; init; } = "";
        public DateOnly DueOn { get; init; }
    }
}
