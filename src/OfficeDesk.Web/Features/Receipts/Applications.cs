using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>An application, as it stands in the table.</summary>
public sealed record ApplicationRow
{
    public long Id { get; init; }
    public string Number { get; init; } = "";
    public long EnquiryId { get; init; }
    public long MatterTypeId { get; init; }
    public long SectionId { get; init; }
    public long HandlerId { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
    public int Away { get; init; }
    public ApplicationState State { get; init; }
    public ReceiptOutcome? Outcome { get; init; }
    public int? Ours { get; init; }
    public int? NeedsDecision { get; init; }
    public int? Complete { get; init; }
    public int? RightForm { get; init; }
    public Slips? Slips { get; init; }
    public string Corrected { get; init; } = "";
    public long? CheckedBy { get; init; }
    public DateTimeOffset? CheckedAt { get; init; }
    public DateOnly NoticeDueOn { get; init; }
    public long? CheckTaskId { get; init; }
    public DateOnly? NoticedOn { get; init; }
    public DateOnly? CompleteBy { get; init; }
    public DateOnly? RemindOn { get; init; }
    public DateTimeOffset? RemindedAt { get; init; }
    public DateOnly? CompletedOn { get; init; }
    public string Question { get; init; } = "";
    public long? QuestionTask { get; init; }
    public string Answer { get; init; } = "";
    public long? AnsweredBy { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public long? TaskId { get; init; }
    public int Deemed { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public int Version { get; init; }

    /// <summary>A question was put to the leader and has its answer.</summary>
    public bool IsAnswered => AnsweredAt is not null;
}

/// <summary>Finds applications, always through the sight of the asker, and moves them on by compare-and-set.</summary>
internal static class Applications
{
    /// <summary>The series of their numbers: SQ2026-12.</summary>
    public const string Series = "SQ";

    /// <summary>Who sees an application (alias a).</summary>
    public const string InSight = Sights.Application;

    private const string Load = $"SELECT a.* FROM applications a WHERE a.number = @Number AND {InSight}";

    private const string LoadById = $"SELECT a.* FROM applications a WHERE a.id = @Id AND {InSight}";

    private const string Answers = "SELECT COUNT(*) FROM tasks WHERE id IN @Ids AND answering_id = @Me AND state IN ('Open', 'Paused')";

    private const string EnquiryOver = "SELECT COUNT(*) FROM enquiries WHERE id = @EnquiryId AND state IN ('Withdrawn', 'Merged')";

    /// <summary>The application of a number, if it is in sight.</summary>
    public static Task<ApplicationRow?> Find(Db db, string number) => db.Find<ApplicationRow>(Load, db.InSight(new { Number = number.Trim(), SightDay = db.Today }));

    /// <summary>The application of an id, if it is in sight.</summary>
    public static Task<ApplicationRow?> Find(Db db, long id) => db.Find<ApplicationRow>(LoadById, db.InSight(new { Id = id, SightDay = db.Today }));

    /// <summary>Whether its citizen has given it up with the whole enquiry, or the enquiry went into another (GN-5).</summary>
    public static async Task<bool> IsEnquiryOver(Db db, ApplicationRow a) => await db.One<long>(EnquiryOver, a) > 0;

    /// <summary>Why the asker may not work on it; null when they handle it, answer for its task, lead its section, or stand in while the handler is away.</summary>
    public static async Task<Refusal?> MayNotAct(Db db, OfficePage office, ApplicationRow a)
    {
        if (a.HandlerId == db.Who.PersonId || db.Who.Led.Contains(a.SectionId)) return null;
        var ids = new[] { a.TaskId, a.CheckTaskId }.OfType<long>().ToList();
        return (ids.Count > 0 && await db.One<long>(Answers, new { Ids = ids, Me = db.Who.PersonId }) > 0) || await StandsIn(db, office, a) ? null : ReceiptRules.NotYours;
    }

    /// <summary>While the handler is away the matter falls to whom FC-3 names: also when no task is open because papers are awaited.</summary>
    private static async Task<bool> StandsIn(Db db, OfficePage office, ApplicationRow a) =>
        (await Absences.Away(db)).Contains(a.HandlerId) && await Answering.For(db, office, office.Matters[a.MatterTypeId]) is { } now && now.Person == db.Who.PersonId;

    /// <summary>Who is written to about it: the handler, and while they are away whoever it falls to as well (ES-5, FC-3).</summary>
    public static async Task<IReadOnlyList<long>> Reached(Db db, OfficePage office, ApplicationRow a) =>
        (await Absences.Away(db)).Contains(a.HandlerId) && await Answering.For(db, office, office.Matters[a.MatterTypeId]) is { } now && now.Person != a.HandlerId ? [a.HandlerId, now.Person] : [a.HandlerId];

    /// <summary>For whom the asker works on it: the chief whose deputy they are today (GN-2).</summary>
    public static long? ActsFor(Db db, OfficePage office, ApplicationRow a) => a.HandlerId == db.Who.PersonId ? null : Seats.ForWhom(db.Who, office, Roles.Chief, a.SectionId);
}

/// <summary>A paper of an application.</summary>
public sealed record PaperRow
{
    public long Id { get; init; }
    public long ApplicationId { get; init; }
    public int Sort { get; init; }
    public string Name { get; init; } = "";
    public int Copies { get; init; }
    public PaperForm Form { get; init; }
    public string NeededWhen { get; init; } = "";
    public PaperState State { get; init; }
    public string Note { get; init; } = "";

    /// <summary>The day on which the office could first see how it stands.</summary>
    public DateOnly SeenOn { get; init; }

    /// <summary>The day it was handed in; null while it is missing.</summary>
    public DateOnly? CameOn { get; init; }
}

/// <summary>How one paper stands, as it was ticked.</summary>
/// <param name="Name">As the list names it.</param>
/// <param name="State">Empty while nobody ticked it.</param>
/// <param name="Note">What is wrong with it.</param>
public sealed record Paper([property: Text(200)] string Name, PaperState? State, [property: Text(200)] string Note = "");

/// <summary>Reads and writes the papers of an application.</summary>
internal static class Papers
{
    private const string Load = "SELECT * FROM application_papers WHERE application_id = @Id ORDER BY sort";

    private const string Insert = "application_papers (id, application_id, sort, name, copies, form, needed_when, state, note, seen_on, came_on)";

    private const string Change = "UPDATE application_papers SET state = @State, note = @Note, seen_on = @SeenOn, came_on = @CameOn WHERE id = @Id";

    public static Task<IReadOnlyList<PaperRow>> Of(Db db, long applicationId) => db.Query<PaperRow>(Load, new { Id = applicationId });

    /// <summary>Why what was ticked cannot be taken; null when all of it is on the list.</summary>
    public static Refusal? NotListed(IReadOnlyList<Paper> ticked, IEnumerable<string> listed) => ticked.Select(t => t.Name).Except(listed, StringComparer.Ordinal).Any() ? ReceiptRules.UnknownPaper : null;

    /// <summary>The list of the catalogue, ticked.</summary>
    /// <param name="came">The day the application came, which may be written down later (DL-12).</param>
    public static IReadOnlyList<PaperRow> Ticked(Db db, long applicationId, MatterGuide guide, IReadOnlyList<Paper> ticked, DateOnly came)
    {
        return [.. guide.Materials.Select((m, i) =>
        {
            // what nobody ticked is missing when it is always needed, and not needed otherwise
            var tick = ticked.FirstOrDefault(t => t.Name == m.Name);
            var state = tick?.State ?? (m.When.Length == 0 ? PaperState.Missing : PaperState.NotNeeded);
            return new PaperRow
            {
                Id = db.NewId(), ApplicationId = applicationId, Sort = i, Name = m.Name, Copies = m.Copies, Form = m.Form, NeededWhen = m.When, State = state, Note = tick?.Note.Trim() ?? "", SeenOn = db.Today,
                CameOn = state is PaperState.HandedIn or PaperState.WrongForm ? came : null,
            };
        })];
    }

    /// <summary>The papers after another look.</summary>
    /// <param name="came">The day from which that counts which was not there before.</param>
    public static IReadOnlyList<PaperRow> Again(Db db, IReadOnlyList<PaperRow> papers, IReadOnlyList<Paper> ticked, DateOnly came)
    {
        return [.. papers.Select(p => ticked.FirstOrDefault(t => t.Name == p.Name) is not { State: { } state } t || (state == p.State && t.Note.Trim() == p.Note) ? p : p with
        {
            State = state, Note = t.Note.Trim(), CameOn = state is PaperState.HandedIn or PaperState.WrongForm ? p.State is PaperState.HandedIn ? p.CameOn : came : null,
            // a paper that came now in the wrong form could not be seen before; one that lay here could
            SeenOn = state is PaperState.WrongForm && p.State is PaperState.Missing ? db.Today : p.SeenOn,
        })];
    }

    public static Task Add(Db db, IReadOnlyList<PaperRow> papers) =>
        db.Insert(Insert, papers, p => [p.Id, p.ApplicationId, p.Sort, p.Name, p.Copies, p.Form.ToString(), p.NeededWhen, p.State.ToString(), p.Note, p.SeenOn, p.CameOn]);

    public static async Task Keep(Db db, IReadOnlyList<PaperRow> papers)
    {
        foreach (var p in papers) await db.Execute(Change, new { State = p.State.ToString(), p.Note, p.SeenOn, p.CameOn, p.Id });
    }

    /// <summary>What is wanting, by name and what is wrong with it.</summary>
    /// <param name="before">How the papers stood before this look: what came since then could not be seen earlier (ON-6).</param>
    public static IReadOnlyList<Wanted> Wanting(IReadOnlyList<PaperRow> papers, IReadOnlyList<PaperRow>? before = null) =>
        [.. papers.Where(p => p.State is PaperState.Missing or PaperState.WrongForm).Select(p => new Wanted(
            p.State is PaperState.WrongForm ? ReceiptRules.Flawed(p.Name, p.Note) : p.Name, p.SeenOn, Paper: p.State is PaperState.WrongForm ? p.Name : "",
            NewFact: p.State is PaperState.WrongForm && before?.FirstOrDefault(b => b.Id == p.Id) is { State: PaperState.Missing or PaperState.WrongForm }))];
}
