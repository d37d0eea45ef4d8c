using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Files;

/// <summary>Adds a file to a task or an enquiry.</summary>
/// <param name="Kind">Task or Enquiry; evidence of a complaint has its own message.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record AttachFile(FileCase Kind, [Text(24, Required = true, Zh = "编号", En = "the number")] string Number, [Text(400, Required = true, Zh = "文件名", En = "the file's name"), Personal] string Name, [property: Items(AttachmentRules.MostBytes + 1), Personal(Omit = true)] byte[] Content) : ICommand<FileLine>, IBringsFile;

/// <summary>The files of a task or an enquiry.</summary>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, Discipline = Reach.Overdue)]
public sealed record ListFiles(FileCase Kind, [Text(24, Required = true, Zh = "编号", En = "the number")] string Number) : IQuery<FileList>;

/// <param name="MayAdd">Whether the asker may add one.</param>
public sealed record FileList(string Number, IReadOnlyList<FileLine> Files, bool MayAdd);

/// <summary>The content of a file of a task or an enquiry.</summary>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, Discipline = Reach.Overdue)]
public sealed record ReadFile(FileCase Kind, [Text(24, Required = true, Zh = "编号", En = "the number")] string Number, long Id) : IQuery<FileContent>;

/// <summary>Files that no row knows are swept away.</summary>
[Access(Clock = Reach.All)]
public sealed record SweepFiles : IErrand<FilesSwept>;

public sealed record FilesSwept(int Count) : IReport
{
    public Told Tell() => new($"清理附件 {Count} 个", $"{Count} stray files swept", Count == 0);
}

/// <summary>Finds the thing a file belongs to through the sight of the asker.</summary>
internal static class Cases
{
    public static async Task<(long Id, long? TaskId, long? EnquiryId, bool MayAdd)?> Find(Db db, FileCase kind, string number)
    {
        if (kind is FileCase.Task) return await Tasks.Find(db, number) is { } t ? (t.Id, t.Id, t.EnquiryId, Tasks.MayNotAct(db, t) is null) : null;
        if (kind is FileCase.Enquiry) return await FirstContacts.Find(db, number) is { } e ? (e.Id, null, e.Id, true) : null;
        return null;
    }
}

public sealed class AttachFileHandler(Attachments files) : IHandle<AttachFile, FileLine>
{
    public async Task<Outcome<FileLine>> Handle(AttachFile m, Db db)
    {
        if (await Cases.Find(db, m.Kind, m.Number) is not { } thing) return DeskRefusals.NotFound();
        if (!thing.MayAdd) return TaskRules.NotYourTask;
        var taken = await files.Take(db, m.Kind, thing.Id, m.Name, m.Content);
        if (taken is not Done<FileLine> done) return taken;
        await Timeline.Write(db, thing.TaskId, thing.EnquiryId, "File", "添加附件", "added a file");
        db.About(m.Kind is FileCase.Task ? "task" : "enquiry", thing.Id);
        return done.Value;
    }
}

public sealed class ListFilesHandler(Attachments files) : IHandle<ListFiles, FileList>
{
    public async Task<Outcome<FileList>> Handle(ListFiles m, Db db) => await Cases.Find(db, m.Kind, m.Number) is { } thing
        ? new FileList(m.Number, await files.Of(db, m.Kind, thing.Id), thing.MayAdd) : DeskRefusals.NotFound();
}

public sealed class ReadFileHandler(Attachments files) : IHandle<ReadFile, FileContent>
{
    public async Task<Outcome<FileContent>> Handle(ReadFile m, Db db)
    {
        if (await Cases.Find(db, m.Kind, m.Number) is not { } thing) return DeskRefusals.NotFound();
        if (await files.CaseOf(db, m.Id) is not { } of || of != (m.Kind, thing.Id) || await files.Read(db, m.Id) is not { } content) return DeskRefusals.NotFound();
        return content;
    }
}

public sealed class SweepFilesHandler(Attachments files) : IHandle<SweepFiles, FilesSwept>
{
    public async Task<Outcome<FilesSwept>> Handle(SweepFiles m, Db db) => new FilesSwept(await files.Sweep(db));
}
