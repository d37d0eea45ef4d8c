using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Talk;

/// <summary>The chief's list: open tasks that are important or of which somebody reported progress, with the last report and what is missing (DL-8).</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record ListProgress : IQuery<ProgressList>;

/// <param name="Missing">How many need a report that is not there.</param>
public sealed record ProgressList(IReadOnlyList<ProgressOfTask> Rows, int Missing);

/// <param name="ReportBy">By when a report is needed; null for never.</param>
/// <param name="LastOn">The day of the last report; null for none.</param>
public sealed record ProgressOfTask(string Number, string Title, string Answering, string Section, bool Important, DateOnly DueOn, Light Light, int DaysLeft, DateOnly? ReportBy, bool Missing, DateOnly? LastOn, int? Percent, string Stage, string Text);

public sealed class ListProgressHandler(OfficeBook book) : IHandle<ListProgress, ProgressList>
{
    private const string Load = $"""
        SELECT t.*, p.on_day AS last_on, p.percent, p.stage, p.text FROM (
            SELECT id AS task_id FROM tasks WHERE state IN ('Open', 'Paused') AND important = 1
            UNION SELECT r.task_id FROM tasks k JOIN progress_reports r ON r.task_id = k.id WHERE k.state IN ('Open', 'Paused')
        ) x JOIN tasks t ON t.id = x.task_id LEFT JOIN progress_reports p ON p.id = (SELECT MAX(q.id) FROM progress_reports q WHERE q.task_id = t.id)
        WHERE {Tasks.InSight} ORDER BY t.due_on, t.id LIMIT 500
        """;

    public async Task<Outcome<ProgressList>> Handle(ListProgress m, Db db)
    {
        var office = await book.Open(db.Ct);
        var at = office.Settings.Number(Settings.ProgressAt);
        var rows = (await db.Query<Row>(Load, db.InSight(new { SightDay = db.Today }))).Select(t =>
        {
            var by = t.Important == 1 ? ProgressRules.DueOn(t.ReceivedOn, t.DueOn, at, office.Calendar) : null;
            return new ProgressOfTask(t.Number, office.TitleOf(t.Title, db.Who.English), office.NameOf(t.AnsweringId), office.SectionName(t.SectionId, db.Who.English), t.Important == 1, t.DueOn, t.LightOn(db.Today, office), t.DaysLeft(db.Today, office),
                by, ProgressRules.IsMissing(by, t.LastOn, db.Today), t.LastOn, t.Percent, t.Stage ?? "", t.Text ?? "");
        }).OrderByDescending(t => t.Missing).ToList();
        return new ProgressList(rows, rows.Count(r => r.Missing));
    }

    private sealed record Row : TaskRow
    {
        public DateOnly? LastOn { get; init; }
        public int? Percent { get; init; }
        public string? Stage { get; init; }
        public string? Text { get; init; }
    }
}
