using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Handovers;

/// <summary>Papers of a task, or the task itself, are given to somebody, who signs for them (DL-6).</summary>
/// <param name="What">What is given: papers, state of the work, what is still to do.</param>
/// <param name="Moves">The receiver is to answer for the task from the signature on.</param>
/// <param name="Version">The version of the task that was looked at.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record HandOver(
    [Text(24, Required = true, Zh = "编号", En = "the number")] string Number,
    long ToId,
    [Text(1000, Required = true, Zh = "交接内容", En = "what is handed over"), Personal] string What,
    bool Moves,
    int Version) : ICommand<HandoverGiven>;

public sealed record HandoverGiven(long Id, string Number, string ToName, int TaskVersion);

public sealed class HandOverHandler(OfficeBook book) : IHandle<HandOver, HandoverGiven>
{
    private const string Pending = "SELECT COUNT(*) FROM handovers WHERE task_id = @Id AND state = 'Given' AND moves = 1";

    private const string Touch = "UPDATE tasks SET version = version + 1 WHERE id = @Id AND version = @Version AND state IN ('Open', 'Paused', 'Done')";

    private const string Insert = """
        INSERT INTO handovers (id, task_id, from_id, to_id, what, moves, given_at, state) VALUES (@NewId, @Id, @Me, @ToId, @What, @Moves, @Now, 'Given')
        """;

    public async Task<Outcome<HandoverGiven>> Handle(HandOver m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        if (Tasks.MayNotAct(db, task) is { } foreign) return foreign;
        if (!(task.IsOpen || task.IsRunning)) return TaskRules.NotOpen;
        if (task.Version != m.Version) return DeskRefusals.Changed();
        var to = office.People.GetValueOrDefault(m.ToId);
        var pending = m.Moves && await db.One<long>(Pending, new { task.Id }) > 0;
        var toSelf = m.ToId == (m.Moves ? task.AnsweringId : db.Who.PersonId);
        if (HandoverRules.CannotHandOver(m.Moves, toSelf, to is { Active: 1 }, to is not null && Receivers.Fits(office, task, to), pending, task.Kind is TaskKind.Transfer) is { } cannot) return cannot;

        if (!await db.Changed(Touch, new { task.Id, m.Version })) return DeskRefusals.Changed();
        var id = db.NewId();
        await db.Execute(Insert, new { NewId = id, task.Id, Me = db.Who.PersonId, m.ToId, What = m.What.Trim(), Moves = m.Moves ? 1 : 0, db.Now });
        var forId = Tasks.ActsFor(db, office, task);
        await Timeline.Write(db, task.Id, task.EnquiryId, "Handed", m.Moves ? $"移交承办给 {to!.Name}，待签收" : $"交接给 {to!.Name}，待签收",
            m.Moves ? $"hands the task to {to.Name}, to be signed for" : $"hands papers to {to.Name}, to be signed for", m.What.Trim(), forId);
        await new Telling(to.Id, m.Moves ? "移交给您承办，待签收" : "交接给您，待签收", task.Number, task.DueOn, "请在“我的工作”签收").Leave(db);
        db.About("task", task.Id, forId);
        return new HandoverGiven(id, task.Number, to.Name, task.Version + 1);
    }
}

/// <summary>Who may take a task over (DL-6).</summary>
internal static class Receivers
{
    /// <summary>Qualified for the task's post, or of the same section where it has none.</summary>
    public static bool Fits(OfficePage office, TaskRow task, Person person) =>
        task.PostId is { } id && office.Posts.TryGetValue(id, out var post)
            ? post.Qualified.Contains(person.Id) || post.AId == person.Id || post.BId == person.Id
            : person.SectionId == task.SectionId;
}
