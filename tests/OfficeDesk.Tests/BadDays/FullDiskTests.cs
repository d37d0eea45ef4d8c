using System.Diagnostics;
using System.Net;
using Dapper;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.BadDays;

/// <summary>A4: the disk of the data folder fills up under the working office.</summary>
public class FullDiskTests
{
    private string _folder = "";

    [SetUp]
    public async Task Mount()
    {
        _folder = Directory.CreateTempSubdirectory("deskfull").FullName;
        if (!OperatingSystem.IsLinux() || await Run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", _folder) != 0)
        {
            Directory.Delete(_folder);
            Assert.Ignore("A small disk cannot be mounted here: this needs root.");
        }
    }

    [TearDown]
    public async Task Unmount()
    {
        if (!Directory.Exists(_folder)) return;
        await Run("umount", _folder);
        Directory.Delete(_folder);
    }

    [Test]
    public async Task A4_a_full_disk_is_said_clearly_costs_nothing_acknowledged_and_is_over_when_there_is_room()
    {
        var taken = new List<string>();
        await using (var office = await RealOffice.Start(_folder, ("Office:Jobs", "false")))
        {
            Assert.That(office.HasEnded, Is.False, office.Said);
            var secret = await office.SignIn("staff1");
            for (var n = 0; n < 20; n++) Assert.That(await Log(office, secret, $"full-{n}", taken), Is.EqualTo(HttpStatusCode.OK));
            Fill();
            // what lies in the log already has room; then there is none
            var status = HttpStatusCode.OK;
            for (var n = 20; n < 5000 && status == HttpStatusCode.OK; n++) status = await Log(office, secret, $"full-{n}", taken);
            Assert.That(status, Is.EqualTo(HttpStatusCode.ServiceUnavailable), office.Said);
            using (var refused = await office.Post("LogEnquiry", Enquiry("full-x"), secret))
            {
                Assert.That(refused.Headers.RetryAfter, Is.Not.Null);
                Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("磁盘已满"));
            }
            using (var looked = await office.Post("ListTasks", new { }, secret)) Assert.That((int)looked.StatusCode, Is.EqualTo(200), "reads go on");
            File.Delete(Path.Combine(_folder, "filler"));
            Assert.That(await Log(office, secret, "full-again", taken), Is.EqualTo(HttpStatusCode.OK), "without a restart");
        }
        await using var database = await SqliteDatabase.Open(Path.Combine(_folder, "desk.db"));
        await using (var connection = await database.OpenRead())
        {
            var there = (await connection.QueryAsync<string>("SELECT ask FROM enquiries WHERE ask LIKE 'full-%'")).ToList();
            Assert.That(there, Is.EquivalentTo(taken), "what was acknowledged is there, what was refused is not");
            Assert.That(await connection.QueryAsync<string>("PRAGMA integrity_check"), Is.EqualTo(new[] { "ok" }));
        }
        Assert.That((await AuditCheck.Verify(database, new Audit(AuditKey.Load(_folder)))).Intact);
    }

    private void Fill()
    {
        using var filler = new FileStream(Path.Combine(_folder, "filler"), FileMode.Create);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                filler.Write(block);
                filler.Flush();
            }
        }
        catch (IOException)
        {
            // full
        }
    }

    private static async Task<HttpStatusCode> Log(RealOffice office, string secret, string ask, List<string> taken)
    {
        using var answer = await office.Post("LogEnquiry", Enquiry(ask), secret);
        if (answer.IsSuccessStatusCode) taken.Add(ask);
        return answer.StatusCode;
    }

    private static object Enquiry(string ask) => new { channel = "Call", citizenName = "来访人甲", phone = "10000090001", matterTypeId = 1, ask, route = "Own" };

    private static async Task<int> Run(string what, params string[] with)
    {
        using var process = Process.Start(new ProcessStartInfo(what, with) { UseShellExecute = false, RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
