using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>The handling officer adds a paper, a picture or a recording to the case (CP-3).</summary>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record AttachEvidence(long Id, [Text(400, Required = true, Zh = "文件名", En = "the file's name"), Personal] string Name, [property: Items(AttachmentRules.MostBytes + 1), Personal(Omit = true)] byte[] Content) : ICommand<FileLine>, IBringsFile;

/// <summary>A file of a case, for the officer who handles it: what is in it may tell who complained (CP-2).</summary>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record ReadEvidence(long Id, long FileId) : IQuery<FileContent>;

/// <summary>The files of a case; who does not handle it sees none.</summary>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record ListEvidence(long Id) : IQuery<EvidenceList>;

public sealed record EvidenceList(IReadOnlyList<FileLine> Files);

public sealed class AttachEvidenceHandler(Attachments files, SealedBox box) : IHandle<AttachEvidence, FileLine>
{
    public async Task<Outcome<FileLine>> Handle(AttachEvidence m, Db db)
    {
        if (await CaseRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        if (await Hands.Foreign(db, c) is { } foreign) return foreign;
        if (c.State is not (ComplaintState.Assigned or ComplaintState.Found or ComplaintState.Replied)) return ComplaintRules.Elsewhere(c.State);
        var taken = await files.Take(db, FileCase.Complaint, c.Id, m.Name, m.Content);
        if (taken is not Done<FileLine> done) return taken;
        await CaseRow.Tell(db, box, c.Id, CaseNote.Evidence, done.Value.Name);
        db.About("complaint", c.Id, await Hands.ForWhom(db, c));
        return done.Value;
    }
}

public sealed class ReadEvidenceHandler(Attachments files) : IHandle<ReadEvidence, FileContent>
{
    public async Task<Outcome<FileContent>> Handle(ReadEvidence m, Db db)
    {
        if (await CaseRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        if (await Hands.Foreign(db, c) is { } foreign) return foreign;
        if (await files.CaseOf(db, m.FileId) is not { } of || of != (FileCase.Complaint, c.Id) || await files.Read(db, m.FileId) is not { } content) return DeskRefusals.NotFound();
        return content;
    }
}

public sealed class ListEvidenceHandler(Attachments files) : IHandle<ListEvidence, EvidenceList>
{
    public async Task<Outcome<EvidenceList>> Handle(ListEvidence m, Db db) =>
        await CaseRow.Find(db, m.Id) is { } c ? new EvidenceList(await Hands.Foreign(db, c) is null ? await files.Of(db, FileCase.Complaint, c.Id) : []) : DeskRefusals.NotFound();
}
