using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Jobs;
using OfficeDesk.Web.Office;
using Quartz;

namespace OfficeDesk.Tests.Jobs;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class RunJobTests(Engine engine)
{
    private static readonly Asker Admin = TestDesk.As("admin");

    [Test]
    public async Task ES_4_a_job_asked_for_by_hand_is_run_once_by_the_clock_and_written_down()
    {
        await using var desk = await TestDesk.WithBureau(engine, s => s.AddQuartz(q => { q.ConfigureScheduler(o => o.InstanceName = $"asked-{engine}"); q.UseInMemoryStore(); }));
        Assert.That(await desk.Refused(Admin, new RunJob("TidyUp")), Is.EqualTo(JobRules.NoClock), "the clock of this machine is off");
        var board = desk.Services.GetRequiredService<ClockBoard>();
        board.Plan(new ClockLine("TidyUp", "夜间清理", "Nightly tidying", "0 30 2 * * ?", null));
        Assert.That(await desk.Refused(Admin, new RunJob("NoSuchJob")), Is.EqualTo(DeskRefusals.NotFound()));
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => desk.Send(Admin, new RunJob("TidyUp")))));
        Assert.That(both.Count(b => b is Done<JobAsked>), Is.EqualTo(1), "asked for twice at once, it stands in the queue once");
        Assert.That((await desk.Done(Admin, new ListJobs())).Asked, Is.EqualTo(new[] { "TidyUp" }));
        desk.Clock.Set(new DateTime(2026, 3, 7, 9, 0, 0)); // a Saturday: by hand the digest does not rest
        board.Plan(new ClockLine(Timetable.Digest, "催办汇总（工作日）", "Daily digest (working days)", "0 30 8 * * ?", null));
        await desk.Done(Admin, new RunJob(Timetable.Digest));

        var schedulers = desk.Services.GetRequiredService<ISchedulerFactory>();
        using var clockwork = ActivatorUtilities.CreateInstance<Clockwork>(desk.Services, new OpenDoors());
        await (await schedulers.GetScheduler()).Start();
        await clockwork.StartAsync(CancellationToken.None);
        var runs = new List<RunLine>();
        for (var i = 0; i < 200 && runs.Count < 2; i++)
        {
            await Task.Delay(100);
            runs = [.. (await desk.Done(Admin, new ListJobs())).Runs.Where(r => r.Job is "TidyUp" or Timetable.Digest)];
        }
        await clockwork.StopAsync(CancellationToken.None);
        await (await schedulers.GetScheduler()).Shutdown();
        Assert.That(runs.Select(r => (r.Job, r.ByHand)), Is.EquivalentTo(new[] { ("TidyUp", 1), (Timetable.Digest, 1) }), "each is written down once");
        Assert.That(runs.Single(r => r.Job == Timetable.Digest).Outcome, Does.StartWith("看了 0 件"));
        Assert.That((await desk.Done(Admin, new ListJobs())).Asked, Is.Empty);
    }

    /// <summary>An office whose doors have been open all along.</summary>
    private sealed class OpenDoors : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted { get; } = new(canceled: true);

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => throw new NotSupportedException("the doors of a test stay open");
    }
}
