using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web;

/// <summary>Letters: where the office is found, how they leave.</summary>
public static class ConfigureMail
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public static void AddMail(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(OfficeAddress.Parse(builder.Configuration["Office:PublicUrl"] ?? FirstAddress(builder.Configuration)));
        services.AddSingleton<LetterTemplates>();
        services.AddSingleton<SealedText>();
        services.AddSingleton(s => new PostOffice(
            s.GetRequiredService<OfficeBook>(), s.GetRequiredService<SealedText>(), s.GetRequiredService<OfficeAddress>(),
            Directory.CreateDirectory(Path.Combine(s.GetRequiredService<DataFolder>().Path, "mail")).FullName, Timeout));
        services.AddScoped<Postbag>();
        services.AddSingleton<Features.Escalation.Digests>();
        services.AddSingleton<Features.Escalation.Notes>();
        services.AddSingleton<Features.Calendar.MovedLetters>();
        services.AddSingleton<Features.Deputies.DeputyLetters>();
        services.AddSingleton<Features.Ends.LatenessUndone>();
        services.AddSingleton<Features.Complaints.CaseLetters>();
        services.AddSingleton<Features.Measures.DerivedLiability>();
        services.AddSingleton<LookAlarm>();
        services.AddSingleton<CaseLooks>();
        services.AddSingleton<Features.AbsenceNotices.AbsenceLetters>();
        services.AddSingleton<Features.AbsenceNotices.SectionWatch>();
    }

    /// <summary>The address the program listens on; a wildcard is nobody's address, so it becomes this machine's own.</summary>
    private static string FirstAddress(IConfiguration configuration)
    {
        var url = (configuration["urls"] ?? "http://127.0.0.1:5080").Split(';')[0].Trim();
        return url.Replace("//*", "//127.0.0.1", StringComparison.Ordinal).Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal);
    }
}
