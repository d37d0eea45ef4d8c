using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Office;
using Quartz;

namespace OfficeDesk.Web.Jobs;

/// <summary>
/// Puts the timetable into Quartz, follows a changed setting within half a minute, and sends the digest of today at once when
/// it was missed because nothing ran at its time (ES-2).
/// </summary>
public sealed class Clockwork(ISchedulerFactory schedulers, OfficeBook book, Database database, ClockBoard board, IServiceScopeFactory scopes, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<Clockwork> log) : BackgroundService
{
    /// <summary>The clock is wound once the doors are open: visitors come first, and nothing is due within the second.</summary>
    public static readonly TimeSpan After = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>Somebody who asked for a job waits in front of the screen.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    /// <summary>Quartz itself gets this long before a digest counts as missed.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private DateOnly _caughtUp;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // doors that never open wind no clock, and that is no fault of its own
        await using (lifetime.ApplicationStarted.Register(open.SetResult)) await open.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested) return;
        await Task.Delay(After, clock, stoppingToken);
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        using var timer = new PeriodicTimer(Soon, clock);
        long? lookedAt = null;
        do
        {
            try
            {
                if (lookedAt is not { } at || clock.GetElapsedTime(at) >= Every)
                {
                    var office = await book.Open(stoppingToken);
                    foreach (var line in Timetable.Lines) await Keep(scheduler, line, office, stoppingToken);
                    await CatchUp(scheduler, office, stoppingToken);
                    lookedAt = clock.GetTimestamp();
                }
                await Asked(scheduler, stoppingToken);
            }
            // a database that is away for a while must not stop the clock for good
            catch (Exception e) when (e is System.Data.Common.DbException or FormatException or SchedulerException)
            {
                log.LogError(e, "The timetable could not be read");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Starts what an administrator asked for; each line once, on whichever node takes it.</summary>
    private async Task Asked(IScheduler scheduler, CancellationToken ct)
    {
        if (!await AskedJobs.Any(database, ct)) return;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = Asker.Clock with { Via = "clock" };
        foreach (var job in await scope.ServiceProvider.GetRequiredService<ShortWrite>().Do(null, AskedJobs.Take, ct))
            if (await scheduler.GetJobDetail(new JobKey(job), ct) is not null) await scheduler.TriggerJob(new JobKey(job), SendJob.ByHand(), ct);
    }

    private async Task Keep(IScheduler scheduler, Line line, OfficePage office, CancellationToken ct)
    {
        var key = new TriggerKey(line.Job);
        var cron = line.Cron(office.Settings);
        var trigger = await scheduler.GetTrigger(key, ct);
        if (trigger is not ICronTrigger { } old || old.CronExpressionString != cron)
        {
            var wanted = TriggerBuilder.Create(clock).WithIdentity(key).ForJob(line.Job)
                .WithSchedule(CronScheduleBuilder.Create(cron).InTimeZone(OfficeClock.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
            if (trigger is not null) await scheduler.RescheduleJob(key, wanted, ct);
            else await scheduler.ScheduleJob(JobBuilder.Create<SendJob>().WithIdentity(line.Job).Build(), wanted, cancellationToken: ct);
        }
        board.Plan(new ClockLine(line.Job, line.Zh, line.En, cron, Timetable.Next(line, office, clock.GetUtcNow())) { WorkingDays = line.WorkingDays });
    }

    private async Task CatchUp(IScheduler scheduler, OfficePage office, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = OfficeClock.Day(now);
        if (_caughtUp == today || Timetable.DigestPlanned(office, today) is not { } planned || now < planned + Grace) return;
        _caughtUp = today;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = Asker.Clock with { Via = "clock" };
        if (await scope.ServiceProvider.GetRequiredService<Desk.Desk>().Send(new LastEscalation(), ct) is Done<EscalatedAt> last && last.Value.At < planned)
            await scheduler.TriggerJob(new JobKey(Timetable.Digest), cancellationToken: ct);
    }
}
