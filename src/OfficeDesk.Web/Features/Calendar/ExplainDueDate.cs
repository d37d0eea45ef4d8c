using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>"Why this date?": every day from the start to the due date, counted or skipped and why.</summary>
/// <remarks>DL-4: anybody can ask.</remarks>
[Access(Everybody = Reach.All)]
public sealed record ExplainDueDate(DateOnly Start, int Number, LimitUnit Unit = LimitUnit.WorkingDays) : IQuery<DueDateExplained>;

/// <param name="Provisional">The date may still move.</param>
/// <param name="UnpublishedYear">The year whose schedule is not published and because of which it may move; 0 when it is final.</param>
/// <param name="Skipped">How many days were skipped, by reason, the most frequent first.</param>
/// <param name="Days">The start, then every day to the due date.</param>
public sealed record DueDateExplained(DateOnly Start, Limit Limit, DateOnly DueOn, bool Provisional, int UnpublishedYear, IReadOnlyList<SkippedDays> Skipped, IReadOnlyList<DayReason> Days);

/// <summary>Days skipped for one reason.</summary>
public sealed record SkippedDays(int Count, string Zh, string En);

public sealed class ExplainDueDateHandler(OfficeBook book) : IHandle<ExplainDueDate, DueDateExplained>
{
    public async Task<Outcome<DueDateExplained>> Handle(ExplainDueDate m, Db db)
    {
        var calendar = (await book.Open(db.Ct)).Calendar;
        var limit = new Limit(m.Number, m.Unit);
        if (DeadlineRules.NotCountable(m.Start, limit, calendar) is { } why) return why with { Field = why.Field == "Limit" ? nameof(m.Number) : nameof(m.Start) };
        var due = DeadlineRules.DueDate(m.Start, limit, calendar);
        var days = calendar.Explain(m.Start, limit);
        var skipped = days.Skip(1).Where(d => d.Counted == 0 && d.Day != due).GroupBy(d => (d.Zh, d.En))
            .Select(g => new SkippedDays(g.Count(), g.Key.Zh, g.Key.En)).OrderByDescending(s => s.Count).ToList();
        var provisional = calendar.IsProvisional(due);
        // in the last days of December it is the next year's schedule that is waited for
        var unpublished = provisional ? calendar.IsPublished(due.Year) ? due.Year + 1 : due.Year : 0;
        return new DueDateExplained(m.Start, limit, due, provisional, unpublished, skipped, days);
    }
}
