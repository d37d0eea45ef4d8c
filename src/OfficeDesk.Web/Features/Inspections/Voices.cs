using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Inspections;

/// <summary>Opinion forms were handed out and came back with points (RP-6).</summary>
/// <param name="Points">The mean in tenths of a point, 0 to 1000.</param>
[Access(Discipline = Reach.All, PeopleOnly = true)]
public sealed record RecordForms(long Id, DateOnly On, int Handed, int Returned, int Points) : ICommand<VoiceRecorded>;

/// <summary>A meeting was held; its minutes are kept.</summary>
/// <param name="People">Who took part, in words.</param>
[Access(Discipline = Reach.All, PeopleOnly = true)]
public sealed record RecordMeeting(long Id, DateOnly On, [Text(200, Required = true, Zh = "议题", En = "the topic")] string Topic, [Text(300), Personal] string People, [Text(4000, Required = true, Zh = "会议记录", En = "the minutes"), Personal] string Minutes) : ICommand<VoiceRecorded>;

/// <summary>A photo or paper of a finding.</summary>
[Access(Discipline = Reach.All, PeopleOnly = true)]
public sealed record AttachPhoto(long ItemId, [Text(400, Required = true, Zh = "文件名", En = "the file's name"), Personal] string Name, [property: Items(AttachmentRules.MostBytes + 1), Personal(Omit = true)] byte[] Content) : ICommand<FileLine>, IBringsFile;

/// <summary>The content of a photo of a finding.</summary>
[Access(Discipline = Reach.All, Director = Reach.All, Leader = Reach.Division, Chief = Reach.Section)]
public sealed record ReadPhoto(long ItemId, long FileId) : IQuery<FileContent>;

public sealed record VoiceRecorded(long Id);

public sealed class RecordFormsHandler : IHandle<RecordForms, VoiceRecorded>
{
    private const string Insert = "INSERT INTO inspection_voices (id, inspection_id, kind, on_day, handed, returned, points, person_id, at) VALUES (@VoiceId, @Id, 'Form', @On, @Handed, @Returned, @Points, @Me, @Now)";

    public async Task<Outcome<VoiceRecorded>> Handle(RecordForms m, Db db)
    {
        if (await InspectionRow.Find(db, m.Id) is not { } i) return DeskRefusals.NotFound();
        if ((i.IsOpen ? InspectionRules.CannotOpen(m.On, db.Today) ?? InspectionRules.FormsWrong(m.Handed, m.Returned, m.Points) : InspectionRules.Closed) is { } cannot) return cannot;
        await db.Execute(Insert, new { VoiceId = db.NewId(), m.Id, m.On, m.Handed, m.Returned, m.Points, Me = db.Who.PersonId, db.Now });
        db.About("inspection", i.Id);
        return new VoiceRecorded(i.Id);
    }
}

public sealed class RecordMeetingHandler : IHandle<RecordMeeting, VoiceRecorded>
{
    private const string Insert = "INSERT INTO inspection_voices (id, inspection_id, kind, on_day, topic, people, minutes, person_id, at) VALUES (@VoiceId, @Id, 'Meeting', @On, @Topic, @People, @Minutes, @Me, @Now)";

    public async Task<Outcome<VoiceRecorded>> Handle(RecordMeeting m, Db db)
    {
        if (await InspectionRow.Find(db, m.Id) is not { } i) return DeskRefusals.NotFound();
        if ((i.IsOpen ? InspectionRules.CannotOpen(m.On, db.Today) : InspectionRules.Closed) is { } cannot) return cannot;
        await db.Execute(Insert, new { VoiceId = db.NewId(), m.Id, m.On, Topic = m.Topic.Trim(), People = m.People.Trim(), Minutes = m.Minutes.Trim(), Me = db.Who.PersonId, db.Now });
        db.About("inspection", i.Id);
        return new VoiceRecorded(i.Id);
    }
}

public sealed class AttachPhotoHandler(Attachments files) : IHandle<AttachPhoto, FileLine>
{
    public async Task<Outcome<FileLine>> Handle(AttachPhoto m, Db db)
    {
        if (await ItemRow.Find(db, m.ItemId) is not { } p) return DeskRefusals.NotFound();
        if (!p.IsOpen) return InspectionRules.Closed;
        var taken = await files.Take(db, FileCase.Finding, p.Id, m.Name, m.Content);
        db.About("inspection", p.InspectionId);
        return taken;
    }
}

public sealed class ReadPhotoHandler(Attachments files) : IHandle<ReadPhoto, FileContent>
{
    public async Task<Outcome<FileContent>> Handle(ReadPhoto m, Db db)
    {
        if (await ItemRow.Find(db, m.ItemId) is not { } p) return DeskRefusals.NotFound();
        if (await files.CaseOf(db, m.FileId) is not { } of || of != (FileCase.Finding, p.Id) || await files.Read(db, m.FileId) is not { } content) return DeskRefusals.NotFound();
        return content;
    }
}
