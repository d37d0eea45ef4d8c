using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Desk.Backups;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Keeping;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Keeping;

/// <summary>A7: backups under a passphrase.</summary>
public class SealedBackupTests
{
    private const string Passphrase = "十二个字符以上的备份口令";
    private string _folder = "";

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory("desksealed").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(SealedFile.Piece - 1)]
    [TestCase(SealedFile.Piece)]
    [TestCase(SealedFile.Piece + 1)]
    [TestCase(3 * SealedFile.Piece)]
    public void A7_what_was_sealed_comes_back_from_any_place(int size)
    {
        var plain = RandomNumberGenerator.GetBytes(size);
        using var open = new UnsealingStream(new MemoryStream(Sealed(plain)), Passphrase);
        Assert.That(open.Length, Is.EqualTo(size));
        using var all = new MemoryStream();
        open.CopyTo(all);
        Assert.That(all.ToArray(), Is.EqualTo(plain));
        foreach (var at in new[] { size / 2, size - 1, 0 }.Where(a => a >= 0 && a < size))
        {
            open.Position = at;
            Assert.That(open.ReadByte(), Is.EqualTo(plain[at]));
        }
    }

    [Test]
    public void A7_a_piece_that_was_changed_swapped_or_cut_off_does_not_open()
    {
        var file = Sealed(RandomNumberGenerator.GetBytes(3 * SealedFile.Piece - 5));
        Assert.That(() => Whole(file, "another passphrase"), Throws.InstanceOf<CryptographicException>());
        for (var at = 8; at < file.Length; at += 9973)
        {
            var changed = (byte[])file.Clone();
            changed[at] ^= 1;
            Assert.That(() => Whole(changed, Passphrase), Throws.InstanceOf<CryptographicException>().Or.InstanceOf<InvalidDataException>(), $"byte {at}");
        }
        const int whole = SealedFile.Piece + SealedFile.Tag;
        Assert.That(() => Whole(file[..(SealedFile.HeadSize + 2 * whole)], Passphrase), Throws.InstanceOf<CryptographicException>(), "the last piece is missing");
        Assert.That(() => Whole(file[..(file.Length - 1)], Passphrase), Throws.InstanceOf<CryptographicException>());
        Assert.That(() => Whole(file[..SealedFile.HeadSize], Passphrase), Throws.InstanceOf<InvalidDataException>());
        var swapped = (byte[])file.Clone();
        file.AsSpan(SealedFile.HeadSize, whole).CopyTo(swapped.AsSpan(SealedFile.HeadSize + whole));
        file.AsSpan(SealedFile.HeadSize + whole, whole).CopyTo(swapped.AsSpan(SealedFile.HeadSize));
        Assert.That(() => Whole(swapped, Passphrase), Throws.InstanceOf<CryptographicException>());
    }

    [TestCase(Engine.Sqlite, Engine.MariaDb)]
    [TestCase(Engine.MariaDb, Engine.Sqlite)]
    public async Task A7_a_sealed_backup_is_restored_with_its_passphrase_only(Engine from, Engine to)
    {
        await using var desk = await TestDesk.WithBureau(from);
        await desk.Done(TestDesk.As("staff1"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问进度"));
        var data = desk.Services.GetRequiredService<DataFolder>().Path;
        var file = Path.Combine(_folder, "a.zip.sealed");
        var made = await BackupWriter.Write(ct => Snapshot.Of(desk.Database, ct), data, Path.Combine(data, "audit-anchors.log"), file, desk.Clock.GetUtcNow(), _ => { }, Passphrase);
        var bytes = await File.ReadAllBytesAsync(file);
        Assert.That((bytes.AsSpan().IndexOf("audit.key"u8), bytes.AsSpan().IndexOf("manifest"u8)), Is.EqualTo((-1, -1)), "not even names stand in the clear");
        Assert.That(BackupReader.IsSealed(file));
        Assert.That(() => BackupReader.Check(file), Throws.InstanceOf<BackupException>().With.Message.Contains("passphrase"));
        Assert.That(() => BackupReader.Check(file, "another passphrase"), Throws.InstanceOf<BackupException>().With.Message.Contains("口令不对"));
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file + ".bad", bytes);
        Assert.That(() => BackupReader.Check(file + ".bad", Passphrase), Throws.InstanceOf<BackupException>());

        var (database, drop) = await Engines.Open(to);
        var there = Path.Combine(_folder, "there");
        await using (database)
        {
            await Restorer.Run(file, BackupReader.Check(file, Passphrase), database, there, Path.Combine(there, "audit-anchors.log"), _ => { }, Passphrase);
            Assert.That((await AuditCheck.Verify(database, new Audit(AuditKey.Read(Path.Combine(there, "audit.key"))))).Rows, Is.EqualTo(made.Manifest.AuditSeq));
        }
        await drop();
    }

    [Test]
    public async Task A7_the_command_asks_for_the_passphrase_of_a_sealed_file_and_of_no_other()
    {
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite);
        var data = desk.Services.GetRequiredService<DataFolder>().Path;
        async Task<string> Backup(string name, string passphrase) =>
            (await BackupWriter.Write(ct => Snapshot.Of(desk.Database, ct), data, Path.Combine(data, "audit-anchors.log"), Path.Combine(_folder, name), desk.Clock.GetUtcNow(), _ => { }, passphrase)).File;
        var (open, closed) = (await Backup("a.zip", ""), await Backup("b.zip.sealed", Passphrase));
        var asked = 0;
        async Task<(int Code, string Said)> Run(string file, string typed, params string[] more)
        {
            using var said = new StringWriter();
            return (await BackupCommand.Run([BackupCommand.Verify, file, .. more], said, () => { asked++; return typed; }), said.ToString());
        }
        var good = await Run(open, "");
        Assert.That(good.Code, Is.Zero);
        Assert.That(good.Said, Does.Contain("备份完好").And.Contain("The backup is whole"));
        Assert.That(asked, Is.Zero);
        Assert.That((await Run(closed, Passphrase)).Code, Is.Zero);
        var wrong = await Run(closed, "another passphrase");
        Assert.That(wrong.Code, Is.EqualTo(1));
        Assert.That(wrong.Said, Does.Contain("口令不对"));
        Assert.That(asked, Is.EqualTo(2));
        Assert.That((await Run(closed, "", "--Office:BackupPassphrase=" + Passphrase)).Code, Is.Zero);
        Assert.That(asked, Is.EqualTo(2), "a setting needs nobody to type");
    }

    [Test]
    public async Task A7_the_nightly_backup_is_sealed_where_the_program_has_a_passphrase()
    {
        var backups = Path.Combine(_folder, "backups");
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite, services => services.Replace(ServiceDescriptor.Singleton(s => new BackupDesk(
            s.GetRequiredService<Database>(), s.GetRequiredService<OfficeBook>(), s.GetRequiredService<AuditAnchors>(), s.GetRequiredService<IServiceScopeFactory>(), s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<BackupDesk>>(), s.GetRequiredService<DataFolder>().Path, backups, Passphrase))));
        var admin = TestDesk.As("admin");
        var list = await desk.Done(admin, new ListBackups());
        Assert.That(list.Seals);
        await desk.Done(admin, new ChangeBackupSettings("02:00", 2, list.Version));
        for (var n = 0; n < 3; n++)
        {
            desk.Clock.Pass(TimeSpan.FromMinutes(1));
            Assert.That((await desk.Done(Asker.Clock, new MakeBackup())).Backup!.Outcome, Is.Empty);
        }
        Assert.That(Directory.GetFiles(backups), Has.Length.EqualTo(2));
        Assert.That(Directory.GetFiles(backups), Has.All.EndsWith(".zip.sealed"));
        Assert.That(BackupReader.Check(Directory.GetFiles(backups)[0], Passphrase).Rows, Is.Positive);
    }

    private static byte[] Sealed(byte[] plain)
    {
        using var file = new MemoryStream();
        using (var into = new SealingStream(file, Passphrase)) into.Write(plain);
        return file.ToArray();
    }

    private static void Whole(byte[] file, string passphrase)
    {
        using var open = new UnsealingStream(new MemoryStream(file), passphrase);
        open.CopyTo(Stream.Null);
    }
}
