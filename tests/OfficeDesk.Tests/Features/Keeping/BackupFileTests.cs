using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Desk.Backups;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Features.Keeping;

/// <summary>A7: what stands in the file, and that it comes back the same from it, in either database.</summary>
public class BackupFileTests
{
    private string _folder = "";

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory("deskfile").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [TestCase(Engine.Sqlite, Engine.Sqlite)]
    [TestCase(Engine.Sqlite, Engine.MariaDb)]
    [TestCase(Engine.MariaDb, Engine.Sqlite)]
    [TestCase(Engine.MariaDb, Engine.MariaDb)]
    public async Task A7_every_row_comes_back_the_same_in_either_database(Engine from, Engine to)
    {
        await using var desk = await Filled(from);
        var made = await Write(desk, "a.zip");
        var (database, drop) = await Engines.Open(to);
        var there = Path.Combine(_folder, "there");
        await using (database)
        {
            Assert.That(await Restorer.Holds(database), Is.False);
            await Restorer.Run(made.File, made.Manifest, database, there, Path.Combine(there, "audit-anchors.log"), _ => { });
            Assert.That(await Restorer.Holds(database), Is.False, "it is marked as half done until somebody finishes it");
            Assert.That(async () => await Migrations.Apply(database, Migrations.Folder), Throws.InstanceOf<StartException>().With.Message.Contains("restore"));
            Assert.That(await Everything(database), Is.EqualTo(await Everything(desk.Database)));
            Assert.That((await AuditCheck.Verify(database, new Audit(AuditKey.Read(Path.Combine(there, "audit.key"))))).Intact);
        }
        await drop();
    }

    [Test]
    public async Task A7_a_damaged_cut_or_foreign_file_is_refused_before_anything_is_touched()
    {
        await using var desk = await Filled(Engine.Sqlite);
        var made = await Write(desk, "a.zip");
        Assert.That(BackupReader.Check(made.File).Rows, Is.EqualTo(made.Manifest.Rows));
        var bytes = await File.ReadAllBytesAsync(made.File);
        var bad = Path.Combine(_folder, "bad.zip");

        foreach (var at in new[] { bytes.Length / 2, bytes.Length / 3, bytes.Length / 5 })
        {
            var changed = (byte[])bytes.Clone();
            // more than the head of an entry is long: a time that nobody reads could be all that one byte hits
            for (var i = 0; i < 100; i++) changed[at + i] ^= 0x40;
            await File.WriteAllBytesAsync(bad, changed);
            Assert.That(() => BackupReader.Check(bad), Throws.InstanceOf<BackupException>(), $"byte {at}");
        }
        await File.WriteAllBytesAsync(bad, bytes[..(bytes.Length - 500)]);
        Assert.That(() => BackupReader.Check(bad), Throws.InstanceOf<BackupException>(), "cut off");
        await File.WriteAllTextAsync(bad, "not a backup at all");
        Assert.That(() => BackupReader.Check(bad), Throws.InstanceOf<BackupException>());
        Assert.That(() => BackupReader.Check(Path.Combine(_folder, "none.zip")), Throws.InstanceOf<BackupException>());

        Rewrite(made.File, bad, "tables/people.jsonl", text => text.Replace("工作人员甲", "工作人员乙", StringComparison.Ordinal));
        Assert.That(() => BackupReader.Check(bad), Throws.InstanceOf<BackupException>().With.Message.Contains("tables/people.jsonl"), "a row was changed");
        Rewrite(made.File, bad, "manifest.json", text => text.Replace("\"name\":\"people\"", "\"name\":\"people; DROP TABLE audit\"", StringComparison.Ordinal));
        Assert.That(() => BackupReader.Check(bad), Throws.InstanceOf<BackupException>(), "a name that is SQL");
        Rewrite(made.File, bad, "manifest.json", text => text.Replace("\"name\":\"audit.key\"", "\"name\":\"../audit.key\"", StringComparison.Ordinal));
        Assert.That(() => BackupReader.Check(bad), Throws.InstanceOf<BackupException>(), "a path that leaves the folder");
        Rewrite(made.File, bad, "manifest.json", text => text.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal));
        Assert.That(() => BackupReader.Check(bad), Throws.InstanceOf<BackupException>().With.Message.Contains("newer program"));
    }

    [Test]
    public async Task A7_a_backup_of_a_newer_program_is_refused()
    {
        await using var desk = await Filled(Engine.Sqlite);
        await desk.Write("INSERT INTO migrations (name) VALUES ('9998_later')");
        var made = await Write(desk, "a.zip");
        var (database, drop) = await Engines.Open(Engine.Sqlite);
        await using (database)
            Assert.That(async () => await Restorer.Run(made.File, made.Manifest, database, _folder, Path.Combine(_folder, "x.log"), _ => { }), Throws.InstanceOf<BackupException>().With.Message.Contains("9998_later"));
        await drop();
    }

    [Test]
    public async Task A7_attached_files_and_keys_are_in_it_and_what_is_missing_is_named()
    {
        await using var desk = await Filled(Engine.Sqlite);
        var data = desk.Services.GetRequiredService<DataFolder>().Path;
        Directory.CreateDirectory(Path.Combine(data, "files"));
        await File.WriteAllTextAsync(Path.Combine(data, "files", "7001"), "sealed");
        await desk.Write("INSERT INTO attachments (id, kind, case_id, name, size, sha256, person_id, at) SELECT 7001, 'Task', 1, 'x', 1, '', 8, '2026-03-04T01:00:00.000000Z' UNION ALL SELECT 7002, 'Task', 1, 'y', 1, '', 8, '2026-03-04T01:00:00.000000Z'");
        var made = await Write(desk, "a.zip");
        Assert.That(made.Manifest.Entries.Select(e => e.Name), Does.Contain("files/7001").And.Contain("audit.key").And.Not.Contain("files/7002"));
        Assert.That(made.Manifest.Missing, Is.EqualTo(new[] { "files/7002" }));
        if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(made.File), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite), "for the program's user only");
        Assert.That(async () => await Write(desk, "a.zip"), Throws.InstanceOf<BackupException>(), "nothing is written over");
        Assert.That(Directory.GetFiles(_folder), Has.Length.EqualTo(1), "and nothing half done stays");
    }

    private static async Task<TestDesk> Filled(Engine engine)
    {
        var desk = await TestDesk.WithBureau(engine);
        foreach (var route in new[] { EnquiryRoute.Own, EnquiryRoute.SameSection, EnquiryRoute.Own })
            await desk.Done(TestDesk.As("staff1"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: route == EnquiryRoute.Own ? 1 : 3, Ask: "问\"引号\"、换行\n和😀", Route: route));
        // numbers that a double cannot tell apart: an office with some thousand matters has such keys for finding
        await desk.Write("INSERT INTO search_hits (block_no, gram, hits) VALUES (1, 72057594037927939, X'01'), (1, 72057594037927940, X'02'), (1, 9223372036854775807, X'03')");
        return desk;
    }

    private Task<BackupMade> Write(TestDesk desk, string name)
    {
        var data = desk.Services.GetRequiredService<DataFolder>().Path;
        return BackupWriter.Write(ct => Snapshot.Of(desk.Database, ct), data, Path.Combine(data, "audit-anchors.log"), Path.Combine(_folder, name), desk.Clock.GetUtcNow(), _ => { });
    }

    /// <summary>All rows of all tables, as one text.</summary>
    private static async Task<string> Everything(Database database)
    {
        await using var snapshot = await Snapshot.Of(database);
        var all = new StringBuilder();
        foreach (var table in (await snapshot.Tables()).Where(t => t != "migrations").Order(StringComparer.Ordinal))
        {
            await using var reader = await snapshot.Rows(table, CancellationToken.None);
            using var lines = new MemoryStream();
            var written = await TableRows.Write(table, reader, lines, _ => { }, CancellationToken.None);
            all.Append(table).Append(' ').AppendJoin(',', written.Columns).Append('\n').AppendJoin('\n', Encoding.UTF8.GetString(lines.ToArray()).Split('\n').Order(StringComparer.Ordinal)).Append('\n');
        }
        return all.ToString();
    }

    private static void Rewrite(string from, string to, string entry, Func<string, string> change)
    {
        File.Copy(from, to, overwrite: true);
        using var zip = ZipFile.Open(to, ZipArchiveMode.Update);
        string text;
        using (var reader = new StreamReader(zip.GetEntry(entry)!.Open())) text = reader.ReadToEnd();
        var changed = change(text);
        Assert.That(changed, Is.Not.EqualTo(text), "the change was made");
        zip.GetEntry(entry)!.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
        writer.Write(changed);
    }
}
