using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web;

/// <summary>The one door and what stands behind it.</summary>
public static class ConfigureDesk
{
    public static void AddDesk(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        Registry.Of(typeof(ConfigureDesk).Assembly).AddTo(services);
        services.AddSingleton<Ids>();
        services.AddSingleton(s => AuditKey.Load(s.GetRequiredService<DataFolder>().Path));
        services.AddSingleton<Audit>();
        services.AddSingleton<DoorBell>();
        services.AddSingleton<Lane>();
        services.AddSingleton<Recent>();
        services.AddSingleton(s => new AuditAnchors(s.GetRequiredService<AuditKey>(), builder.Configuration["Office:AnchorFile"] ?? Path.Combine(s.GetRequiredService<DataFolder>().Path, "audit-anchors.log")));
        services.AddSingleton<OfficeBook>();
        services.AddSingleton<Faces>();
        services.AddSingleton<Presence>();
        services.AddSingleton<SealedBox>();
        services.AddSingleton(s => new FileScanner((builder.Configuration["Office:Scanner"] ?? "").Trim(), s.GetRequiredService<ILogger<FileScanner>>()));
        services.AddSingleton(s => new Attachments(s.GetRequiredService<SealedBox>(), s.GetRequiredService<OfficeBook>(), Path.Combine(s.GetRequiredService<DataFolder>().Path, "files")));
        services.AddSingleton(s => new BackupDesk(
            s.GetRequiredService<Database>(), s.GetRequiredService<OfficeBook>(), s.GetRequiredService<AuditAnchors>(), s.GetRequiredService<IServiceScopeFactory>(), s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<BackupDesk>>(), s.GetRequiredService<DataFolder>().Path, builder.Configuration["Office:BackupFolder"] ?? Path.Combine(s.GetRequiredService<DataFolder>().Path, "backups"), BackupPassphrase.Of(builder.Configuration)));
        services.AddSingleton<ClockWatch>();
        services.AddSingleton<Features.Discipline.Tallies>();
        services.AddSingleton<Features.Search.OfficeShelf>();
        services.AddSingleton<Features.Appraisal.BallotBox>();
        services.AddSingleton(_ => new Rules.Initials(File.ReadAllText(Path.Combine(Migrations.Folder, "pinyin-initials.txt"))));
        services.AddSingleton<Passwords>();
        services.AddScoped<Visit>();
        services.AddScoped<ShortWrite>();
        services.AddScoped<Features.Setup.SetupWriter>();
        services.AddScoped<Waiting>();
        services.AddScoped<ViewShelf>();
        services.AddScoped<Tries>();
        services.AddScoped<Doorman>();
        services.AddSingleton<Documents.NoticeTemplates>();
        services.AddSingleton<Documents.StatusCode>();
        services.AddScoped<Documents.DocumentOffice>();
        services.AddScoped<Features.Documents.PaperSource>();
        services.AddScoped<Desk.Desk>();
    }
}
