using System.Security.Cryptography;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>What a file belongs to.</summary>
public enum FileCase { Task, Enquiry, Complaint, Finding, Training }

/// <summary>A file of a case.</summary>
public sealed record FileLine(long Id, string Name, int Size, string By, DateTimeOffset At);

/// <summary>A file with its content.</summary>
public sealed record FileContent(string Name, string Type, byte[] Content);

/// <summary>
/// Files of cases: looked at by the rules, sealed, written under their id into the data folder before their row commits. A file
/// without a row, left by a transaction that came to nothing, is swept away after a day.
/// </summary>
public sealed class Attachments(SealedBox box, OfficeBook book, string folder)
{
    // whoever adds a file locks the chain's head first, so that two at one moment are counted one after the other
    private const string Gate = "UPDATE audit_head SET seq = seq WHERE id = 1";
    private const string Count = "SELECT COUNT(*) FROM attachments WHERE kind = @Kind AND case_id = @CaseId";
    private const string Insert = "INSERT INTO attachments (id, kind, case_id, name, size, sha256, person_id, at) VALUES (@Id, @Kind, @CaseId, @Name, @Size, @Hash, @PersonId, @Now)";
    private const string OfCase = "SELECT id, name, size, person_id, at FROM attachments WHERE kind = @Kind AND case_id = @CaseId ORDER BY id";
    private const string Load = "SELECT kind, case_id, name FROM attachments WHERE id = @Id AND size > 0";
    private const string Known = "SELECT id FROM attachments WHERE id IN @Ids AND size > 0";
    private const string Past = "SELECT id FROM attachments WHERE kind = @Kind AND case_id IN @Cases AND size > 0";
    private const string Forgotten = "UPDATE attachments SET name = @Name, size = 0, sha256 = '' WHERE id = @Id";

    /// <summary>Takes a file into a case the asker may add to.</summary>
    public async Task<Outcome<FileLine>> Take(Db db, FileCase kind, long caseId, string name, byte[] content)
    {
        await db.Execute(Gate);
        if (AttachmentRules.CannotTake(name, content, await db.One<long>(Count, new { Kind = kind.ToString(), CaseId = caseId })) is { } cannot) return cannot;
        var (id, clean) = (db.NewId(), AttachmentRules.NameOf(name));
        var file = PathOf(id);
        Directory.CreateDirectory(folder);
        await using (var stream = new FileStream(file + ".part", FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await stream.WriteAsync(box.Seal(content, RecordOf(id)), db.Ct);
            stream.Flush(flushToDisk: true);
        }
        File.Move(file + ".part", file);
        await db.Execute(Insert, new
        {
            Id = id, Kind = kind.ToString(), CaseId = caseId, Name = box.Seal(clean, RecordOf(id)), Size = content.Length, Hash = Convert.ToHexStringLower(SHA256.HashData(content)), db.Who.PersonId, db.Now,
        });
        return new FileLine(id, clean, content.Length, db.Who.Name, db.Now);
    }

    /// <summary>The files of a case the asker may see.</summary>
    public async Task<IReadOnlyList<FileLine>> Of(Db db, FileCase kind, long caseId)
    {
        var office = await book.Open(db.Ct);
        return [.. (await db.Query<(long Id, string Name, long Size, long PersonId, DateTimeOffset At)>(OfCase, new { Kind = kind.ToString(), CaseId = caseId }))
            .Select(f => new FileLine(f.Id, box.Open(f.Name, RecordOf(f.Id)), (int)f.Size, office.NameOf(f.PersonId), f.At))];
    }

    /// <summary>Which case a file belongs to; the caller looks whether the asker may see that.</summary>
    public async Task<(FileCase Kind, long CaseId)?> CaseOf(Db db, long id) =>
        await db.Find<(string Kind, long CaseId, string Name)?>(Load, new { Id = id }) is { } f ? (Enum.Parse<FileCase>(f.Kind), f.CaseId) : null;

    /// <summary>The content of a file; null when it is gone from the folder or was changed there.</summary>
    public async Task<FileContent?> Read(Db db, long id)
    {
        var row = await db.One<(string Kind, long CaseId, string Name)>(Load, new { Id = id });
        if (!File.Exists(PathOf(id))) return null;
        var name = box.Open(row.Name, RecordOf(id));
        return box.Open(await File.ReadAllBytesAsync(PathOf(id), db.Ct), RecordOf(id)) is { } content ? new FileContent(name, AttachmentRules.TypeOf(name), content) : null;
    }

    /// <summary>The files of cases that are past their time: the row stays, its name and content go; a file that cannot be removed at once is swept away later.</summary>
    public async Task Forget(Db db, FileCase kind, IReadOnlyList<long> cases)
    {
        foreach (var id in await db.Query<long>(Past, new { Kind = kind.ToString(), Cases = cases }))
        {
            await db.Execute(Forgotten, new { Id = id, Name = box.Seal(RetentionRules.Gone, RecordOf(id)) });
            db.OnCommit(() => Remove(PathOf(id)));
        }
    }

    /// <summary>Sweeps away files that no row knows and that are older than a day.</summary>
    public async Task<int> Sweep(Db db)
    {
        if (!Directory.Exists(folder)) return 0;
        var old = Directory.EnumerateFiles(folder).Where(f => File.GetLastWriteTimeUtc(f) < db.Now.UtcDateTime.AddDays(-1)).ToList();
        var swept = 0;
        foreach (var some in old.Chunk(500))
        {
            var ids = some.Select(f => (File: f, Id: long.TryParse(Path.GetFileName(f), out var id) ? id : 0)).ToList();
            var known = (await db.Query<long>(Known, new { Ids = ids.Select(i => i.Id) })).ToHashSet();
            foreach (var orphan in ids.Where(i => !known.Contains(i.Id)))
            {
                File.Delete(orphan.File);
                swept++;
            }
        }
        return swept;
    }

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // no row knows it any more, so the nightly sweep takes it
        }
    }

    private static string RecordOf(long id) => $"file:{id}";

    private string PathOf(long id) => Path.Combine(folder, id.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
