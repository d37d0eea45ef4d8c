using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Status;

/// <summary>Reads how the matters behind a number stand. No name, no phone and nothing that was asked or noted is among what it reads (PB-1).</summary>
internal static class StatusSource
{
    private const string Application = "SELECT id, number, matter_type_id, section_id, received_on, state, notice_due_on, complete_by, ended_at, task_id FROM applications";

    private const string ApplicationOf = $"{Application} WHERE number = @Number";

    private const string Applications = $"{Application} WHERE enquiry_id = @Id ORDER BY id DESC LIMIT 5";

    private const string Enquiry = """
        SELECT e.id, e.received_at, e.matter_type_id, e.state, e.answered_at, e.merged_into, e.section_id, e.responsible_id, e.task_id,
            (SELECT COUNT(*) FROM referrals r WHERE r.enquiry_id = e.id) AS led
        FROM enquiries e
        """;

    private const string EnquiryOf = $"{Enquiry} WHERE e.number = @Number";

    private const string EnquiryOfId = $"{Enquiry} WHERE e.id = @Id";

    private const string TaskOfId = "SELECT * FROM tasks WHERE id = @Id";

    // the task of going on site has a number of its own
    private const string TaskOf = "SELECT * FROM tasks WHERE number = @Number AND enquiry_id IS NOT NULL";

    private const string OnItsWay = $"""
        SELECT f.section_id, k.due_on FROM transfers f JOIN tasks k ON k.id = f.id
        WHERE f.enquiry_id = @Id AND f.state IN {TransferStates.OnItsWay} AND k.state IN ('Open', 'Paused') ORDER BY f.id DESC LIMIT 1
        """;

    private const string Papers = "SELECT name FROM application_papers WHERE application_id = @Id AND state IN ('Missing', 'WrongForm') ORDER BY sort";

    private const string Listed = "SELECT name FROM application_papers WHERE application_id = @Id";

    private const string AskedFor = "SELECT items FROM notices_once WHERE application_id = @Id AND kind = 'Supplement' AND state = 'Given' ORDER BY id";

    private const string ToBring = "SELECT items FROM notices_once WHERE enquiry_id = @Id AND kind = 'OneTime' AND state = 'Given' ORDER BY id DESC LIMIT 1";

    private const string Pause = "SELECT effective_on, reason, basis, takes FROM clock_acts WHERE task_id = @Id AND act = 'Pause' AND state = 'Agreed' ORDER BY id DESC LIMIT 1";

    private const string LastOfEnquiry = "SELECT MAX(at) FROM events WHERE enquiry_id = @Id";

    private const string LastOfTask = "SELECT MAX(at) FROM events WHERE task_id = @Id";

    private const int MostMerges = 10;

    /// <summary>The matters behind a number; none when there is no such number.</summary>
    public static async Task<IReadOnlyList<StatusLine>> Of(Db db, OfficePage office, string number)
    {
        if (await db.Find<AppliedRow>(ApplicationOf, new { Number = number }) is { } a) return [await Line(db, office, a)];
        if (await db.Find<AskedRow>(EnquiryOf, new { Number = number }) is { } e) return await Lines(db, office, e);
        return await db.Find<TaskRow>(TaskOf, new { Number = number }) is { } task ? [await OwnLine(db, office, task)] : [];
    }

    private static async Task<StatusLine> Line(Db db, OfficePage office, AppliedRow a)
    {
        var task = await TaskBehind(db, a.TaskId);
        var state = PublicRules.OfApplication(a.State, ClockOf(task));
        var line = Begin(office, state, a.MatterTypeId, task?.SectionId ?? a.SectionId, a.ReceivedOn) with { Number = a.Number };
        return state switch
        {
            PublicState.Received => line with { TellBy = a.NoticeDueOn },
            PublicState.Wanting => line with { Missing = await Wanting(db, a.Id), MissingBy = a.CompleteBy },
            PublicState.NotAccepted or PublicState.Lapsed or PublicState.Withdrawn => line with { ClosedOn = DayOf(a.EndedAt) ?? a.ReceivedOn },
            PublicState.Accepted or PublicState.Paused when task is not null => await WithAsked(db, office, await WithTask(db, line, task), a),
            _ => task is null ? line : await WithTask(db, line, task),
        };
    }

    /// <summary>What was asked for after the acceptance, and until when, as the notice says it.</summary>
    private static async Task<StatusLine> WithAsked(Db db, OfficePage office, StatusLine line, AppliedRow a)
    {
        var asked = await AskedLater.Of(db, a.Id, a.EndedAt, a.TaskId);
        return asked.Count == 0 ? line : line with { Missing = AskedLater.Awaited(asked), MissingBy = AskedLater.By(office, asked), AskedSince = true };
    }

    /// <summary>The applications of an enquiry, and its own matter where it runs beside them or there are none.</summary>
    private static async Task<IReadOnlyList<StatusLine>> Lines(Db db, OfficePage office, AskedRow e)
    {
        // what was merged goes on in the earlier one, which is about the same thing (GN-5)
        for (var i = 0; i < MostMerges && e.MergedInto is { } into && await db.Find<AskedRow>(EnquiryOfId, new { Id = into }) is { } earlier; i++) e = earlier;
        var lines = new List<StatusLine>();
        foreach (var a in await db.Query<AppliedRow>(Applications, new { e.Id })) lines.Add(await Line(db, office, a));
        var task = await TaskBehind(db, e.TaskId);
        // with an application the enquiry's own task ends: the application goes on in its place
        if (lines.Count == 0 || task is { IsOpen: true }) lines.Add(await OwnLine(db, office, e, task, applied: lines.Count > 0));
        return lines;
    }

    private static async Task<StatusLine> OwnLine(Db db, OfficePage office, AskedRow e, TaskRow? task, bool applied)
    {
        var passed = await db.Find<PassedRow>(OnItsWay, new { e.Id });
        var state = PublicRules.OfEnquiry(e.State, ClockOf(task), passed is not null, e.Led > 0, e.AnsweredAt is not null);
        var section = passed?.SectionId ?? task?.SectionId ?? (office.People.TryGetValue(e.ResponsibleId, out var p) ? p.SectionId : e.SectionId);
        var line = Begin(office, state, e.MatterTypeId, section, OfficeClock.Day(e.ReceivedAt));
        if (state is PublicState.PassedOn) line = line with { ContactBy = passed!.DueOn };
        if (!applied && state is not (PublicState.Withdrawn or PublicState.Ended)) line = line with { Missing = Names(await db.Query<string>(ToBring, new { e.Id })) };
        if (task is not null && state is PublicState.PassedOn or PublicState.Working or PublicState.Paused or PublicState.Done) return await WithTask(db, line, task!);
        return line with
        {
            ClosedOn = state is PublicState.Registered ? null : state is PublicState.Answered or PublicState.Referred ? DayOf(e.AnsweredAt)
                : DayOf(await db.Find<DateTimeOffset?>(LastOfEnquiry, new { e.Id })) ?? line.ReceivedOn,
        };
    }

    private static async Task<StatusLine> OwnLine(Db db, OfficePage office, TaskRow task) =>
        await WithTask(db, Begin(office, PublicRules.OfTask(ClockOf(task)!.Value), task.MatterTypeId ?? 0, task.SectionId, task.ReceivedOn), task);

    private static async Task<StatusLine> WithTask(Db db, StatusLine line, TaskRow task) => line.State switch
    {
        PublicState.Paused => line with { Pause = await db.Find<PauseRow>(Pause, new { task.Id }) is { } x ? new StatusPause(x.EffectiveOn, x.Reason, x.Basis, x.Takes) : null },
        PublicState.Done => line with { ClosedOn = task.DoneOn ?? task.ReceivedOn },
        PublicState.Ended => line with { ClosedOn = DayOf(await db.Find<DateTimeOffset?>(LastOfTask, new { task.Id })) ?? task.ReceivedOn },
        _ => line with { DueOn = task.DueOn, Provisional = task.Provisional == 1, FirstDueOn = task.FirstDueOn == task.DueOn ? null : task.FirstDueOn, Extended = task.Extensions > 0 },
    };

    /// <summary>Papers that have not come or not rightly, and what a further notice asked for beside the list; by name only, without what was noted about them.</summary>
    private static async Task<IReadOnlyList<string>> Wanting(Db db, long application)
    {
        var papers = await db.Query<string>(Papers, new { Id = application });
        var listed = await db.Query<string>(Listed, new { Id = application });
        var beside = Names(await db.Query<string>(AskedFor, new { Id = application })).Where(i => !listed.Any(p => i == p || i.StartsWith(p + "（", StringComparison.Ordinal)));
        return [.. papers.Concat(beside).Distinct(StringComparer.Ordinal)];
    }

    private static StatusLine Begin(OfficePage office, PublicState state, long matterId, long sectionId, DateOnly receivedOn)
    {
        var section = office.Sections.GetValueOrDefault(sectionId) ?? new Section();
        var matter = office.Matters.GetValueOrDefault(matterId) ?? new MatterType { Name = "群众事项", NameEn = "Citizen's matter" };
        return new StatusLine
        {
            State = state, Matter = matter.Name, MatterEn = matter.NameEn.Length > 0 ? matter.NameEn : matter.Name, ReceivedOn = receivedOn,
            Section = section.Name, SectionEn = section.NameEn.Length > 0 ? section.NameEn : section.Name, Place = section.Place, Phone = section.Phone,
        };
    }

    private static IReadOnlyList<string> Names(IEnumerable<string> items) => [.. items.SelectMany(i => i.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    private static async Task<TaskRow?> TaskBehind(Db db, long? id) => id is null ? null : await db.Find<TaskRow>(TaskOfId, new { Id = id });

    private static DateOnly? DayOf(DateTimeOffset? at) => at is { } instant ? OfficeClock.Day(instant) : null;

    private static MatterClock? ClockOf(TaskRow? task) => task?.State switch
    {
        null => null,
        TaskState.Open => MatterClock.Running,
        TaskState.Paused => MatterClock.Paused,
        TaskState.Void => MatterClock.Void,
        _ => MatterClock.Done,
    };
}
