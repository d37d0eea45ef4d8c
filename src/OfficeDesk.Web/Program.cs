using OfficeDesk.Web;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

if (Commands.Are(args)) return await Commands.Run(args, Console.Out);

try
{
    var builder = ConfigureHost.Builder(args);
    builder.AddHost();
    builder.AddDatabase();
    builder.AddDesk();
    builder.AddMail();
    builder.AddJobs();
    builder.AddPages();

    await using var app = builder.Build();
    // the database opens while the pages are put together
    var prepared = Task.Run(() => app.PrepareDatabase());
    app.UseProxy();
    app.UseCounting();
    app.UseErrors();
    app.UseSafeHeaders();
    app.UseResponseCompression();
    app.UseAssets();
    app.UseEntrance();
    app.UseWords();
    app.MapJsonDoor();
    app.MapRazorPages();
    app.MapHealth();
    app.MapMetrics();
    app.GatherPages();
    await prepared;
    await app.StartAsync();
    await app.Announce();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception e) when (StartRefusal.Of(e) is { } why)
{
    await Console.Error.WriteLineAsync(why);
    return 1;
}

/// <summary>The program; public so that tests can start it whole.</summary>
public partial class Program;
