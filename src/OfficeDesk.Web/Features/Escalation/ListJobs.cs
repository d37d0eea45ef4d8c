using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Escalation;

/// <summary>Everything the clock does: when next, when last, and how it went.</summary>
/// <remarks>ES-4.</remarks>
[Access(SystemAdmin = Reach.All, Discipline = Reach.All)]
public sealed record ListJobs : IQuery<JobList>;

/// <param name="Lines">The timetable of this node; empty when its clock is switched off.</param>
/// <param name="Runs">The last runs that did something, newest first.</param>
/// <param name="Asked">What stands in the queue to be run now.</param>
public sealed record JobList(IReadOnlyList<ClockLine> Lines, IReadOnlyList<RunLine> Runs, DateTimeOffset EscalatedAt, IReadOnlyList<string> Asked);

public sealed record RunLine
{
    public string Job { get; init; } = "";
    public int ByHand { get; init; }
    public DateTimeOffset At { get; init; }
    public int TookMs { get; init; }
    public string Outcome { get; init; } = "";
}

public sealed class ListJobsHandler(ClockBoard board) : IHandle<ListJobs, JobList>
{
    private const string Last = $"SELECT job, by_hand, at, took_ms, outcome FROM runs WHERE job <> '{Runs.TestMail}' ORDER BY id DESC LIMIT 30";

    public async Task<Outcome<JobList>> Handle(ListJobs m, Db db) => new JobList(board.Lines, await db.Query<RunLine>(Last), await Mark.At(db), await AskedJobs.Waiting(db));
}
