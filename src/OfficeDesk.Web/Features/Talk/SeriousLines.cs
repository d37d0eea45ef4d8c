using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Talk;

/// <summary>A serious matter on its task: who was told, and what each answered (DL-8).</summary>
/// <param name="ToMe">The asker was told and has not said yet that they know.</param>
public sealed record SeriousLine(long Id, string By, string For, DateTimeOffset At, string Text, IReadOnlyList<SeriousAnswer> Told, bool ToMe);

/// <param name="SeenAt">When they said that they know; null before.</param>
/// <param name="Words">What they ordered; may be empty.</param>
public sealed record SeriousAnswer(string Name, DateTimeOffset? SeenAt, string Words);

/// <summary>A serious matter the asker was told of and has not answered.</summary>
public sealed record SeriousForMe(long Id, string Number, string Title, string By, DateTimeOffset At, string Text);

/// <summary>Reads what was reported at once.</summary>
internal static class SeriousLines
{
    private const string Reports = "SELECT * FROM serious_reports WHERE task_id = @Id ORDER BY id DESC LIMIT 50";

    private const string Answers = "SELECT w.report_id, w.person_id, w.seen_at, w.words FROM serious_told w JOIN serious_reports r ON r.id = w.report_id WHERE r.task_id = @Id ORDER BY w.person_id";

    // who was told has to know it, wherever they sit by now
    private const string Mine = """
        SELECT w.report_id AS id, t.number, t.title, r.person_id, r.at, r.text FROM serious_told w JOIN serious_reports r ON r.id = w.report_id JOIN tasks t ON t.id = r.task_id
        WHERE w.person_id = @Me AND w.seen_at IS NULL ORDER BY w.report_id DESC LIMIT 50
        """;

    public static async Task<IReadOnlyList<SeriousLine>> Of(Db db, OfficePage office, TaskRow task)
    {
        var reports = await db.Query<ReportRow>(Reports, task);
        if (reports.Count == 0) return [];
        var answers = (await db.Query<AnswerRow>(Answers, task)).ToLookup(a => a.ReportId);
        return [.. reports.Select(r => new SeriousLine(r.Id, office.NameOf(r.PersonId), r.ForId is null ? "" : office.NameOf(r.ForId), r.At, r.Text,
            [.. answers[r.Id].Select(a => new SeriousAnswer(office.NameOf(a.PersonId), a.SeenAt, a.Words))], answers[r.Id].Any(a => a.PersonId == db.Who.PersonId && a.SeenAt is null)))];
    }

    public static async Task<IReadOnlyList<SeriousForMe>> ForMe(Db db, OfficePage office) =>
        [.. (await db.Query<MineRow>(Mine, new { Me = db.Who.PersonId })).Select(x => new SeriousForMe(x.Id, x.Number, office.TitleOf(x.Title, db.Who.English), office.NameOf(x.PersonId), x.At, x.Text))];

    private sealed record ReportRow
    {
        public long Id { get; init; }
        public long PersonId { get; init; }
        public long? ForId { get; init; }
        public DateTimeOffset At { get; init; }
        public string Text { get; init; } = "";
    }

    private sealed record AnswerRow
    {
        public long ReportId { get; init; }
        public long PersonId { get; init; }
        public DateTimeOffset? SeenAt { get; init; }
        public string Words { get; init; } = "";
    }

    private sealed record MineRow
    {
        public long Id { get; init; }
        public string Number { get; init; } = "";
        public string Title { get; init; } = "";
        public long PersonId { get; init; }
        public DateTimeOffset At { get; init; }
        public string Text { get; init; } = "";
    }
}
