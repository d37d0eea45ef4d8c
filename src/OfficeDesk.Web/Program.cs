using OfficeDesk.Web;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

if (args is [AuditCommand.Name, .. var files]) return AuditCommand.Run(files, Console.Out);
if (BackupCommand.Is(args)) return await BackupCommand.Run(args, Console.Out);

var builder = WebApplication.CreateBuilder(ConfigureHost.Options(args));
builder.AddHost();
builder.AddDatabase();
builder.AddDesk();
builder.AddMail();
builder.AddJobs();
builder.AddPages();

var app = builder.Build();
await app.PrepareDatabase();

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
await app.Announce();
await app.RunAsync();
return 0;

/// <summary>The program; public so that tests can start it whole.</summary>
public partial class Program;
