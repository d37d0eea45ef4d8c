using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>Who answered for a task from when to when, and why.</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record ResponsibilityOf([Text(24, Required = true, Zh = "编号", En = "the number")] string Number) : IQuery<Responsibilities>;

/// <summary>Who answered for a task on a day; a breach is proposed against whoever answered at the end of the due date.</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record WhoWasResponsible([Text(24, Required = true, Zh = "编号", En = "the number")] string Number, DateOnly Day) : IQuery<ResponsibleOn>;

/// <param name="Intervals">Oldest first; the last one has no end.</param>
public sealed record Responsibilities(string Number, string Title, DateOnly DueOn, IReadOnlyList<Interval> Intervals);

/// <param name="To">Null while it lasts.</param>
/// <param name="Why">One word: FirstContact, Holder, Accepted, Handover, Chief, Assigned …</param>
/// <param name="For">The absent person for whom somebody answers as the cover (CV-6); empty in one's own right.</param>
public sealed record Interval(long PersonId, string Name, string SectionName, DateTimeOffset From, DateTimeOffset? To, string Why, string For = "");

/// <param name="PersonId">Who answered at the end of the day; null when nobody did yet.</param>
/// <param name="During">Everybody who answered at some time of the day, in order.</param>
public sealed record ResponsibleOn(string Number, DateOnly Day, long? PersonId, string Name, IReadOnlyList<Interval> During);

public sealed class ResponsibilityHandler(OfficeBook book) : IHandle<ResponsibilityOf, Responsibilities>, IHandle<WhoWasResponsible, ResponsibleOn>
{
    /// <summary>The intervals of the task @Id, oldest first.</summary>
    internal const string Load = "SELECT person_id, section_id, from_at, to_at, why, for_id FROM responsibilities WHERE task_id = @Id ORDER BY from_at, id";

    public async Task<Outcome<Responsibilities>> Handle(ResponsibilityOf m, Db db)
    {
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        var office = await book.Open(db.Ct);
        return new Responsibilities(task.Number, office.TitleOf(task.Title, db.Who.English), task.DueOn, await Of(db, office, task.Id));
    }

    public async Task<Outcome<ResponsibleOn>> Handle(WhoWasResponsible m, Db db)
    {
        if (!WorkingCalendar.Covers(m.Day)) return DeskRefusals.Malformed(nameof(m.Day), "日期须在 2000 年至 2099 年之间。", "The day must lie from 2000 to 2099.");
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        var start = OfficeClock.Midnight(m.Day);
        var end = OfficeClock.Midnight(m.Day.AddDays(1));
        // a day that is not over is answered as of now
        var asOf = end > db.Now ? db.Now : end;
        var during = (await Of(db, await book.Open(db.Ct), task.Id)).Where(i => i.From < end && (i.To is null || i.To > start) && i.From <= db.Now).ToList();
        var last = during.LastOrDefault(i => i.From <= asOf && (i.To is null || i.To >= asOf));
        return new ResponsibleOn(task.Number, m.Day, last?.PersonId, last?.Name ?? "", during);
    }

    /// <summary>The intervals of a task, oldest first.</summary>
    private static Task<IReadOnlyList<Interval>> Of(Db db, OfficePage office, long taskId) => db.Several(Load, new { Id = taskId }, found => Read(found, db, office));

    /// <summary>What <see cref="Load"/> found.</summary>
    internal static IReadOnlyList<Interval> Read(SqlMapper.GridReader found, Db db, OfficePage office) =>
        [.. found.Read<Row>().Select(r => new Interval(r.PersonId, office.NameOf(r.PersonId), office.SectionName(r.SectionId, db.Who.English), r.FromAt, r.ToAt, r.Why, r.ForId is null ? "" : office.NameOf(r.ForId)))];

    private sealed record Row
    {
        public long PersonId { get; init; }
        public long SectionId { get; init; }
        public DateTimeOffset FromAt { get; init; }
        public DateTimeOffset? ToAt { get; init; }
        public string Why { get; init; } = "";
        public long? ForId { get; init; }
    }
}
