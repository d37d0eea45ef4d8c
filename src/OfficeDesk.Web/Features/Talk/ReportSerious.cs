using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Talk;

/// <summary>
/// Something serious about a task: the chief, the division leader, the director and whoever assigned it are told at once, by mail
/// and on My work, until each says that they know (DL-8).
/// </summary>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record ReportSerious(
    [property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number,
    [property: Text(1000, Required = true, Zh = "重大情况", En = "what is serious"), Personal] string Text) : ICommand<SeriousReported>;

/// <param name="Told">The names of those who were told.</param>
public sealed record SeriousReported(long Id, string Number, IReadOnlyList<string> Told);

/// <summary>What the letter says: a number and a link, nothing of what happened (B6).</summary>
public sealed record SeriousSheet(string What, string Number, string Link);

public sealed class ReportSeriousHandler(OfficeBook book, LetterTemplates templates, OfficeAddress address) : IHandle<ReportSerious, SeriousReported>
{
    private const string Insert = """
        INSERT INTO serious_reports (id, task_id, at, person_id, for_id, text)
        SELECT @Id, t.id, @Now, @Me, @ForId, @Text FROM tasks t WHERE t.id = @TaskId AND t.state IN ('Open', 'Paused')
        """;

    private const string Tell = "INSERT INTO serious_told (report_id, person_id) VALUES (@Id, @Person)";

    public async Task<Outcome<SeriousReported>> Handle(ReportSerious m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        if (Tasks.MayNotAct(db, task) is { } foreign) return foreign;
        var (id, forId) = (db.NewId(), Tasks.ActsFor(db, office, task));
        if (!await db.Changed(Insert, new { Id = id, TaskId = task.Id, db.Now, Me = db.Who.PersonId, ForId = forId, Text = m.Text.Trim() })) return TaskRules.NotOpen;
        var chain = await Deciders.ChainOf(db, office, task.SectionId);
        var covers = (await Covers.Running(db)).Where(c => !c.IsVacant).Select(c => (c.PersonId, c.CoverId));
        var told = ProgressRules.ToldAtOnce(chain, task.AssignedBy, covers, db.Who.PersonId).Where(p => office.People.TryGetValue(p, out var person) && person.Active == 1).ToList();
        await db.Execute(Tell, told.Select(p => new { Id = id, Person = p }));
        var sheet = new SeriousSheet("事项", task.Number, address.Task(task.Number) + "/talk");
        foreach (var person in told)
            await Outbox.Queue(db, office, new Letter($"serious:{id}", person, $"重大情况报告：{task.Number}", templates.Text("serious", sheet), templates.Html("serious", sheet)));
        var names = told.Select(p => office.NameOf(p)).ToList();
        await Timeline.Write(db, task.Id, task.EnquiryId, "Serious", $"重大情况，已立即报告 {string.Join('、', names.Take(10))}", $"a serious matter, reported at once to {string.Join(", ", names.Take(10))}", m.Text.Trim(), forId);
        db.About("task", task.Id, forId);
        return new SeriousReported(id, task.Number, names);
    }
}

/// <summary>Whoever was told of something serious says that they know, with what is to be done.</summary>
/// <remarks>DL-8.</remarks>
[Access(Everybody = Reach.Own)]
public sealed record SeeSerious(long Id, [property: Text(500), Personal] string Words = "") : ICommand<SeriousSeen>;

public sealed record SeriousSeen(long Id, string Number);

public sealed class SeeSeriousHandler : IHandle<SeeSerious, SeriousSeen>
{
    private const string Load = """
        SELECT t.id AS task_id, t.enquiry_id, t.number, w.seen_at FROM serious_told w JOIN serious_reports r ON r.id = w.report_id JOIN tasks t ON t.id = r.task_id
        WHERE w.report_id = @Id AND w.person_id = @Me
        """;

    private const string Seen = "UPDATE serious_told SET seen_at = @Now, words = @Words WHERE report_id = @Id AND person_id = @Me AND seen_at IS NULL";

    public async Task<Outcome<SeriousSeen>> Handle(SeeSerious m, Db db)
    {
        if (await db.Find<Row>(Load, new { m.Id, Me = db.Who.PersonId }) is not { } told) return DeskRefusals.NotFound();
        var words = m.Words.Trim();
        if (!await db.Changed(Seen, new { m.Id, Me = db.Who.PersonId, db.Now, Words = words })) return ProgressRules.SeenAlready;
        await Timeline.Write(db, told.TaskId, told.EnquiryId, "Serious", words.Length > 0 ? "阅知重大情况报告并批示" : "阅知重大情况报告", words.Length > 0 ? "knows of the serious matter and orders" : "knows of the serious matter", words);
        db.About("task", told.TaskId);
        return new SeriousSeen(m.Id, told.Number);
    }

    private sealed record Row
    {
        public long TaskId { get; init; }
        public long? EnquiryId { get; init; }
        public string Number { get; init; } = "";
    }
}
