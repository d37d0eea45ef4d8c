using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;
using Quartz;

namespace OfficeDesk.Web.Jobs;

/// <summary>Sends the message of one line of the timetable as the office's clock, and writes down how it went. Never two of a line at once on one node.</summary>
[DisallowConcurrentExecution]
public sealed class SendJob(IServiceScopeFactory scopes, OfficeBook book, ClockBoard board, TimeProvider clock, ILogger<SendJob> log) : IJob
{
    private const string Hand = "byHand";

    /// <summary>Marks a run that somebody asked for: it is written down even when there was nothing to do.</summary>
    public static JobDataMap ByHand() => new() { [Hand] = true };

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var line = Timetable.Lines.Single(l => l.Job == context.JobDetail.Key.Name);
        var (at, start) = (clock.GetUtcNow(), clock.GetTimestamp());
        var byHand = context.MergedJobDataMap.ContainsKey(Hand);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = Asker.Clock with { Via = "clock" };
        Told told;
        try
        {
            told = await line.Send(scope.ServiceProvider.GetRequiredService<Desk.Desk>(), byHand, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
        // the next time it is due it is tried again; a failing line must not stop the clock
        catch (Exception e)
        {
            log.LogError(e, "{Job} failed", line.Job);
            told = new Told($"失败：{e.GetType().Name}（详见日志）", $"Failed: {e.GetType().Name} (see the log)", Failed: true);
        }
        var took = clock.GetElapsedTime(start);
        board.Ran(line.Job, at, took, told, await Next(line, context, byHand, cancellationToken));
        if (byHand || !told.Quiet) await WriteDown(scope.ServiceProvider.GetRequiredService<ShortWrite>(), line.Job, byHand, took, told);
    }

    /// <summary>A run out of turn does not know when the next in turn is, and Quartz knows no rest days.</summary>
    private async Task<DateTimeOffset?> Next(Line line, IJobExecutionContext context, bool byHand, CancellationToken ct)
    {
        if (!byHand && !line.WorkingDays) return context.NextFireTimeUtc;
        try
        {
            if (line.WorkingDays) return Timetable.Next(line, await book.Open(ct), clock.GetUtcNow());
        }
        // a database that is away: what was known stays
        catch (System.Data.Common.DbException e)
        {
            log.LogError(e, "When {Job} comes next could not be told", line.Job);
        }
        return board.Lines.FirstOrDefault(l => l.Job == line.Job)?.NextAt;
    }

    private async Task WriteDown(ShortWrite shortly, string job, bool byHand, TimeSpan took, Told told)
    {
        try
        {
            await shortly.Do(null, async db => { await Runs.Write(db, job, byHand, took, told); return true; }, CancellationToken.None);
        }
        catch (System.Data.Common.DbException e)
        {
            log.LogError(e, "The run of {Job} could not be written down", job);
        }
    }
}
