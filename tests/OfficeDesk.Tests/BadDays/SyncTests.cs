using System.Diagnostics;

namespace OfficeDesk.Tests.BadDays;

/// <summary>A2: a power cut cannot be made in a test, but what it would cost can be seen: whether the disk was told before the visitor.</summary>
public class SyncTests
{
    private const int Asked = 200;

    [Test]
    public async Task A2_the_disk_is_told_before_every_answer()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/strace")) Assert.Ignore("strace is missing: install it to watch the system calls.");
        var folder = Directory.CreateTempSubdirectory("desksync").FullName;
        var trace = Path.Combine(folder, "trace");
        await using (var office = await RealOffice.Start(folder, ("Office:Jobs", "false")))
        {
            var secret = await office.SignIn("staff1");
            using var watch = Process.Start(new ProcessStartInfo("/usr/bin/strace", ["-f", "-p", office.ProcessId.ToString(), "-e", "trace=fsync,fdatasync,sendto,sendmsg", "-s", "40", "-o", trace]) { UseShellExecute = false, RedirectStandardError = true })!;
            var said = await watch.StandardError.ReadLineAsync() ?? "";
            if (!said.Contains("attached", StringComparison.Ordinal)) Assert.Ignore("strace may not look at a process here: " + said);
            for (var n = 0; n < Asked; n++)
            {
                using var answer = await office.Post("LogEnquiry", new { channel = "Call", citizenName = "来访人甲", phone = "10000090001", matterTypeId = 1, ask = "sync-" + n, route = "Own" }, secret);
                Assert.That(answer.IsSuccessStatusCode);
            }
            using (var stop = Process.Start("kill", ["-INT", watch.Id.ToString()])) await stop.WaitForExitAsync();
            await watch.WaitForExitAsync();
        }
        var (answers, told, without) = (0, false, 0);
        foreach (var line in await File.ReadAllLinesAsync(trace))
        {
            // a call that another thread interrupted ends in a line of its own
            if (line.Contains("sync", StringComparison.Ordinal) && line.Contains("= 0", StringComparison.Ordinal)) told = true;
            if (!line.Contains("HTTP/1.1 200", StringComparison.Ordinal)) continue;
            answers++;
            if (!told) without++;
            told = false;
        }
        await TestContext.Out.WriteLineAsync($"{answers} answers, {without} without a sync before them");
        Assert.That((answers, without), Is.EqualTo((Asked, 0)));
        Directory.Delete(folder, recursive: true);
    }
}
