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
public sealed class Clockwork(ISchedulerFactory schedulers, OfficeBook book, ClockBoard board, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Clockwork> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>Quartz itself gets this long before a digest counts as missed.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private DateOnly _caughtUp;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                var office = await book.Open(stoppingToken);
                foreach (var line in Timetable.Lines) await Keep(scheduler, line, office.Settings, stoppingToken);
                await CatchUp(scheduler, office, stoppingToken);
            }
            // a database that is away for a while must not stop the clock for good
            catch (Exception e) when (e is System.Data.Common.DbException or FormatException or SchedulerException)
            {
                log.LogError(e, "The timetable could not be read");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Keep(IScheduler scheduler, Line line, SettingValues settings, CancellationToken ct)
    {
        var key = new TriggerKey(line.Job);
        var cron = line.Cron(settings);
        var trigger = await scheduler.GetTrigger(key, ct);
        if (trigger is not ICronTrigger { } old || old.CronExpressionString != cron)
        {
            var wanted = TriggerBuilder.Create(clock).WithIdentity(key).ForJob(line.Job)
                .WithSchedule(CronScheduleBuilder.Create(cron).InTimeZone(OfficeClock.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
            if (trigger is not null) await scheduler.RescheduleJob(key, wanted, ct);
            else await scheduler.ScheduleJob(JobBuilder.Create<SendJob>().WithIdentity(line.Job).Build(), wanted, cancellationToken: ct);
        }
        board.Plan(new ClockLine(line.Job, line.Zh, line.En, cron, new CronExpression(cron, OfficeClock.Zone).GetNextValidTimeAfter(clock.GetUtcNow())));
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
