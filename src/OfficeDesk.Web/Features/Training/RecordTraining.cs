using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Training;

/// <summary>A training is planned or written down: date, topic, teacher, minutes, who was there (TR-1).</summary>
/// <param name="Id">0 for a new one.</param>
/// <param name="SectionId">The section it is for; left out for the whole office.</param>
/// <param name="Length">How long it lasts, in minutes.</param>
/// <param name="Minutes">The minutes of what was taught and said.</param>
/// <param name="Attended">Those whom the organiser enters; who signed in stays.</param>
[Access(Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record RecordTraining(
    long Id, long? SectionId, DateOnly HeldOn, [property: Text(200, Required = true, Zh = "主题", En = "the topic")] string Topic, [property: Text(80, Required = true, Zh = "讲课人", En = "the teacher")] string Teacher,
    int Length, [property: Text(4000)] string Minutes = "", [property: Items(500)] IReadOnlyList<long>? Attended = null, int Version = 0) : ICommand<TrainingRecorded>;

public sealed record TrainingRecorded(long Id, int Version);

public sealed class RecordTrainingHandler(OfficeBook book) : IHandle<RecordTraining, TrainingRecorded>
{
    private const string Add = """
        INSERT INTO trainings (id, section_id, held_on, topic, teacher, length, minutes, made_by, made_at) VALUES (@Id, @SectionId, @HeldOn, @Topic, @Teacher, @Length, @Minutes, @Me, @Now)
        """;

    private const string Change = "UPDATE trainings SET held_on = @HeldOn, topic = @Topic, teacher = @Teacher, length = @Length, minutes = @Minutes, version = version + 1 WHERE id = @Id AND version = @Version";

    private const string Attendance = "SELECT COUNT(*) FROM training_attendance WHERE training_id = @Id";

    private const string Enter = """
        INSERT INTO training_attendance (training_id, person_id, at, by_id) SELECT @Id, @Person, @Now, @Me WHERE NOT EXISTS (SELECT 1 FROM training_attendance WHERE training_id = @Id AND person_id = @Person)
        """;

    public async Task<Outcome<TrainingRecorded>> Handle(RecordTraining m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (m.Id != 0 && (await TrainingRow.Find(db, m.Id) is not { } old || !old.IsOf(db))) return DeskRefusals.NotFound();
        if (m.Id == 0 && !(m.SectionId is { } section ? db.Sight.Sees(section) && office.Sections.ContainsKey(section) : db.Sight.All)) return TaskRules.NotYourPeople with { Field = nameof(RecordTraining.SectionId), Rule = "TR-1" };
        if (TrainingRules.Wrong(m.HeldOn, db.Today, m.Length) is { } wrong) return wrong;
        if (m.HeldOn > db.Today && (m.Attended is { Count: > 0 } || (m.Id != 0 && await db.One<long>(Attendance, new { m.Id }) > 0))) return TrainingRules.NotHeldYet;
        var row = new { Id = m.Id == 0 ? db.NewId() : m.Id, m.SectionId, m.HeldOn, Topic = m.Topic.Trim(), Teacher = m.Teacher.Trim(), m.Length, Minutes = m.Minutes.Trim(), Me = db.Who.PersonId, db.Now, m.Version };
        if (!await db.Changed(m.Id == 0 ? Add : Change, row)) return DeskRefusals.Changed();
        await db.Execute(Enter, (m.Attended ?? []).Distinct().Where(office.People.ContainsKey).Select(p => new { row.Id, Person = p, db.Now, Me = db.Who.PersonId }));
        db.About("training", row.Id);
        return new TrainingRecorded(row.Id, m.Id == 0 ? 1 : m.Version + 1);
    }
}

/// <summary>Signing in at a training, on the day (TR-1).</summary>
[Access(Everybody = Reach.Own)]
public sealed record SignTraining(long Id) : ICommand<TrainingSigned>;

public sealed record TrainingSigned(long Id);

public sealed class SignTrainingHandler : IHandle<SignTraining, TrainingSigned>
{
    private const string Signed = "SELECT COUNT(*) FROM training_attendance WHERE training_id = @Id AND person_id = @Me";

    private const string Sign = """
        INSERT INTO training_attendance (training_id, person_id, at, by_id) SELECT @Id, @Me, @Now, @Me WHERE NOT EXISTS (SELECT 1 FROM training_attendance WHERE training_id = @Id AND person_id = @Me)
        """;

    public async Task<Outcome<TrainingSigned>> Handle(SignTraining m, Db db)
    {
        if (await TrainingRow.Find(db, m.Id) is not { } t) return DeskRefusals.NotFound();
        var args = new { m.Id, Me = db.Who.PersonId, db.Now };
        if (TrainingRules.CannotSign(t.SectionId is null || t.SectionId == db.Who.SectionId, t.HeldOn, db.Today, await db.One<long>(Signed, args) > 0) is { } cannot) return cannot;
        if (!await db.Changed(Sign, args)) return DeskRefusals.Changed();
        db.About("training", t.Id);
        return new TrainingSigned(t.Id);
    }
}

/// <summary>A paper of a training: slides, a sheet, a picture (TR-1).</summary>
[Access(Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record AttachTraining(long Id, [property: Text(400, Required = true, Zh = "文件名", En = "the file's name"), Personal] string Name, [property: Items(AttachmentRules.MostBytes + 1), Personal(Omit = true)] byte[] Content) : ICommand<FileLine>, IBringsFile;

public sealed class AttachTrainingHandler(Attachments files) : IHandle<AttachTraining, FileLine>
{
    public async Task<Outcome<FileLine>> Handle(AttachTraining m, Db db)
    {
        if (await TrainingRow.Find(db, m.Id) is not { } t || !t.IsOf(db)) return DeskRefusals.NotFound();
        var taken = await files.Take(db, FileCase.Training, t.Id, m.Name, m.Content);
        db.About("training", t.Id);
        return taken;
    }
}

/// <summary>A file of a training; what is taught is open to everybody who works here.</summary>
[Access(Everybody = Reach.All)]
public sealed record ReadTrainingFile(long Id, long FileId) : IQuery<FileContent>;

public sealed class ReadTrainingFileHandler(Attachments files) : IHandle<ReadTrainingFile, FileContent>
{
    public async Task<Outcome<FileContent>> Handle(ReadTrainingFile m, Db db) =>
        await files.CaseOf(db, m.FileId) == (FileCase.Training, m.Id) && await files.Read(db, m.FileId) is { } content ? content : DeskRefusals.NotFound();
}
