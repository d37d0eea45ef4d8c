using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Talk;

/// <summary>A note on a task for colleagues. Who is mentioned, by @name or from the list, finds it on My work and in the next digest.</summary>
/// <param name="Mentions">People chosen from the list of those who can see the task.</param>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record WriteNote(
    [property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number, [property: Text(1000, Required = true, Zh = "备注", En = "the note"), Personal] string Text,
    [property: Items(50)] IReadOnlyList<long>? Mentions = null) : ICommand<NoteWritten>;

/// <param name="Mentioned">The names of those who will find it.</param>
public sealed record NoteWritten(long Id, string Number, IReadOnlyList<string> Mentioned);

public sealed class WriteNoteHandler(OfficeBook book) : IHandle<WriteNote, NoteWritten>
{
    private const string Insert = "INSERT INTO task_notes (id, task_id, person_id, at, text) VALUES (@Id, @TaskId, @Me, @Now, @Text)";

    private const string Mention = "INSERT INTO mentions (note_id, person_id, task_id) VALUES (@Id, @Person, @TaskId)";

    public async Task<Outcome<NoteWritten>> Handle(WriteNote m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        var see = (await TalkPeople.Of(db, office, task)).ToDictionary(p => p.Id);
        var chosen = (m.Mentions ?? []).ToHashSet();
        if (chosen.Any(id => !see.ContainsKey(id))) return ProgressRules.CannotSeeIt;
        chosen.UnionWith(ProgressRules.Named(m.Text, see.Select(p => KeyValuePair.Create(p.Key, p.Value.Name))));
        chosen.Remove(db.Who.PersonId);
        var id = db.NewId();
        await db.Execute(Insert, new { Id = id, TaskId = task.Id, Me = db.Who.PersonId, db.Now, Text = m.Text.Trim() });
        await db.Execute(Mention, chosen.Order().Select(p => new { Id = id, Person = p, TaskId = task.Id }));
        var names = chosen.Order().Select(p => see[p].Name).ToList();
        await Timeline.Write(db, task.Id, task.EnquiryId, "Note", names.Count > 0 ? $"备注，提到 {string.Join('、', names.Take(10))}" : "备注", names.Count > 0 ? $"a note to {string.Join(", ", names.Take(10))}" : "a note", m.Text.Trim());
        db.About("task", task.Id);
        return new NoteWritten(id, task.Number, names);
    }
}
