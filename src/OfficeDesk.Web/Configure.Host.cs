using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace OfficeDesk.Web;

/// <summary>Where the program stands: folders, addresses, limits of the web server.</summary>
public static class ConfigureHost
{
    /// <summary>Finds wwwroot also when the program was not started in its own folder.</summary>
    private static WebApplicationOptions Options(string[] args)
    {
        var here = Directory.GetCurrentDirectory();
        var root = Directory.Exists(Path.Combine(here, "wwwroot")) ? here
            : Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory
            : Path.Combine(SourceRoot() ?? here, "src", "OfficeDesk.Web");
        return new WebApplicationOptions { Args = args, ContentRootPath = Directory.Exists(root) ? root : here };
    }

    /// <summary>The framework's smaller builder: no HTTP/3, no providers of diagnostics that nobody reads, and settings are read once, at the start.</summary>
    public static WebApplicationBuilder Builder(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(Options(["--hostBuilder:reloadConfigOnChange=false", .. args]));
        builder.WebHost.UseKestrelHttpsConfiguration();
        return builder;
    }

    public static void AddHost(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && !builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
            builder.WebHost.UseUrls("http://127.0.0.1:5080");
        ConfigureSafety.RefuseOddAddresses(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(100, TimeSpan.FromSeconds(10));
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // else every request gets an activity that nobody follows
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        // a start that fails is told of once, by the program itself
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // it only says that it made our no-store stricter
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        // the keys lie in the data folder beside the database, under the same protection
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
        builder.Logging.AddSimpleConsole(o => o.SingleLine = true);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Office.WhatIsHere>();
        builder.Services.AddSingleton(new DataFolder(FolderOf(builder.Configuration)));
    }

    private static string FolderOf(IConfiguration configuration)
    {
        var folder = configuration["Office:DataFolder"] ?? Path.Combine(SourceRoot() ?? AppContext.BaseDirectory, "data");
        Directory.CreateDirectory(folder);
        return Path.GetFullPath(folder);
    }

    /// <summary>The top of the repository when the program runs from it; null when it was published.</summary>
    private static string? SourceRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "OfficeDesk.sln"))) return folder;
        return null;
    }
}

/// <summary>The folder that is the office's own: database file, keys, mails written to disk.</summary>
public sealed record DataFolder(string Path);
