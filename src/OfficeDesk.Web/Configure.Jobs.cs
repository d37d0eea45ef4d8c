using OfficeDesk.Web.Jobs;
using OfficeDesk.Web.Office;
using Quartz;

namespace OfficeDesk.Web;

/// <summary>The office's clock. It keeps nothing over a restart: what is due is found from data.</summary>
public static class ConfigureJobs
{
    /// <summary>Office:Jobs=false leaves the clock out: for a second program on the same office that only serves pages.</summary>
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ClockBoard>();
        if (builder.Configuration["Office:Jobs"] == "false") return;
        builder.Services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o => o.InstanceName = "desk");
            q.UseDefaultThreadPool(t => t.MaxConcurrency = 5);
            q.UseInMemoryStore();
        });
        builder.Services.AddQuartzHostedService(o => (o.WaitForJobsToComplete, o.StartDelay) = (true, Clockwork.After));
        builder.Services.AddHostedService<Clockwork>();
    }
}
