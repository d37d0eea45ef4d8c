using Microsoft.Data.Sqlite;

namespace OfficeDesk.Tests.BadDays;

/// <summary>Starts that must not happen, and say why.</summary>
public class StartTests
{
    [Test]
    public async Task A6_a_second_program_on_the_same_file_is_refused_with_the_reason()
    {
        var folder = Directory.CreateTempSubdirectory("desktwice").FullName;
        await using (var first = await RealOffice.Start(folder))
        {
            await using var second = await RealOffice.Start(folder);
            Assert.That(second.HasEnded && second.ExitCode == 1, "the second ends by itself");
            Assert.That(second.Said, Does.Contain("数据文件已被另一个程序使用").And.Contain("Another program is using this data file"));
            Assert.That(first.HasEnded, Is.False);
            using var still = await first.Http.GetAsync("/login");
            Assert.That((int)still.StatusCode, Is.EqualTo(200), "the first works on");
        }
        // a killed program leaves the lock file behind, but not the lock
        await using (var third = await RealOffice.Start(folder)) Assert.That(third.HasEnded, Is.False, third.Said);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task A8_a_schema_newer_than_the_program_stops_the_start()
    {
        var folder = Directory.CreateTempSubdirectory("desknew").FullName;
        await using (await RealOffice.Start(folder)) { }
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "desk.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO migrations (name) VALUES ('9999_from_the_future')";
            await command.ExecuteNonQueryAsync();
        }
        await using (var older = await RealOffice.Start(folder))
        {
            Assert.That(older.HasEnded && older.ExitCode != 0);
            Assert.That(older.Said, Does.Contain("9999_from_the_future").And.Contain("数据库比程序新").And.Contain("newer than this program"));
        }
        Directory.Delete(folder, recursive: true);
    }

    [TestCase("Database:Engine", "oracle", "sqlite")]
    [TestCase("Database:Engine", "mariadb", "Database:Connection")]
    [TestCase("Office:Demo", "no", "true、bureau 或 false")]
    [TestCase("Office:BackupPassphrase", "too short", "至少 12 个字符")]
    [TestCase("Office:MetricsToken", "abc", "至少 16 个字符")]
    [TestCase("Kestrel:Endpoints:Any:Url", "http://0.0.0.0:0", "Office:Proxy")]
    [TestCase("Kestrel:Endpoints:Any:Url", "5080", "http://127.0.0.1:5080")]
    public async Task A_setting_that_cannot_be_right_stops_the_start_with_the_remedy(string name, string value, string remedy)
    {
        var folder = Directory.CreateTempSubdirectory("deskodd").FullName;
        await using (var office = await RealOffice.Start(folder, (name, value)))
        {
            Assert.That(office.HasEnded && office.ExitCode == 1, office.Said);
            Assert.That(office.Said, Does.Contain(remedy).And.Not.Contain("Exception"));
            Assert.That(office.Said.Trim().Split('\n'), Has.Length.EqualTo(1), "one line, and no trace");
        }
        Directory.Delete(folder, recursive: true);
    }
}
