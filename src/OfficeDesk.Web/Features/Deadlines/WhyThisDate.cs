using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>Why a task is due on its day: the days counted, the days skipped and why, and the extensions that moved it (DL-4, DL-7).</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record WhyThisDate([Text(24, Required = true, Zh = "编号", En = "the number")] string Number) : IQuery<DateReasons>;

/// <param name="Fixed">Somebody fixed the date; nothing was counted.</param>
/// <param name="Days">From the day received to the first due date.</param>
/// <param name="Moves">The agreed extensions, oldest first.</param>
public sealed record DateReasons(string Number, string Title, bool Fixed, Limit? Limit, DateOnly ReceivedOn, DateOnly FirstDueOn, DateOnly DueOn, bool Provisional, IReadOnlyList<DayReason> Days, IReadOnlyList<MovedBy> Moves);

public sealed record MovedBy(string Number, int Days, LimitUnit Unit, DateOnly From, DateOnly To);

public sealed class WhyThisDateHandler(OfficeBook book) : IHandle<WhyThisDate, DateReasons>
{
    private const string Agreed = "SELECT number, days, unit, old_due_on, new_due_on FROM extensions WHERE task_id = @Id AND state = 'Agreed' ORDER BY id";

    public async Task<Outcome<DateReasons>> Handle(WhyThisDate m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Tasks.Find(db, m.Number) is not { } task) return DeskRefusals.NotFound();
        var days = task.Limit is { } limit && DeadlineRules.NotCountable(task.ReceivedOn, limit, office.Calendar) is null ? office.Calendar.Explain(task.ReceivedOn, limit) : [];
        var moves = (await db.Query<Row>(Agreed, new { task.Id })).Select(x => new MovedBy(x.Number, x.Days, x.Unit, x.OldDueOn, x.NewDueOn)).ToList();
        return new DateReasons(task.Number, task.Title, task.Limit is null, task.Limit, task.ReceivedOn, task.FirstDueOn, task.DueOn, task.Provisional == 1, days, moves);
    }

    private sealed record Row
    {
        public string Number { get; init; } = "";
        public int Days { get; init; }
        public LimitUnit Unit { get; init; }
        public DateOnly OldDueOn { get; init; }
        public DateOnly NewDueOn { get; init; }
    }
}
