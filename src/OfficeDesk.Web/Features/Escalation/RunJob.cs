using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Escalation;

/// <summary>
/// Has the office's clock do one line of its timetable now instead of waiting for its time. It runs as the clock, a few seconds
/// later, on the machine that has one; whoever asks sees how it went, never what it is about.
/// </summary>
/// <param name="Job">The name of the line, from <see cref="ListJobs"/>.</param>
/// <remarks>ES-4: can be started by hand.</remarks>
[Access(SystemAdmin = Reach.All, PeopleOnly = true)]
public sealed record RunJob([property: Text(60, Required = true, Zh = "定时任务", En = "the job")] string Job) : ICommand<JobAsked>;

public sealed record JobAsked(string Job);

public sealed class RunJobHandler(ClockBoard board) : IHandle<RunJob, JobAsked>
{
    public async Task<Outcome<JobAsked>> Handle(RunJob m, Db db)
    {
        if (board.Lines.Count == 0) return JobRules.NoClock;
        if (board.Lines.All(l => l.Job != m.Job)) return DeskRefusals.NotFound();
        if (!await AskedJobs.Ask(db, m.Job)) return JobRules.AskedAlready;
        db.About("job", 0);
        return new JobAsked(m.Job);
    }
}
