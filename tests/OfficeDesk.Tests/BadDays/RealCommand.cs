using System.Diagnostics;

namespace OfficeDesk.Tests.BadDays;

/// <summary>The real program asked for one thing on its command line, as a process of its own.</summary>
internal static class RealCommand
{
    /// <returns>How it ended and what it said.</returns>
    public static async Task<(int Exit, string Said)> Run(string folder, IReadOnlyList<(string Name, string Value)> settings, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OfficeDesk.Web.dll"), .. args])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["Office__DataFolder"] = folder;
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + await wrong);
    }
}
