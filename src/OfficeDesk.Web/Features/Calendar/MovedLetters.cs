using System.Globalization;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>What the letter about moved due dates says: numbers, days and links, never a name or a title (B6).</summary>
/// <param name="More">How many more there are than are listed; 0 for none.</param>
public sealed record MovedSheet(int Count, IReadOnlyList<MovedLine> Lines, int More, string Link);

/// <param name="Provisional">Whether the new date may still move.</param>
/// <param name="Overdue">Whether it is overdue on the new date.</param>
public sealed record MovedLine(string Number, string Before, string After, bool Provisional, bool Overdue, string Link);

/// <summary>
/// Tells everybody who answers for a task that its due date moved with the calendar, and everybody whose own last day moved that they were given in writing, for a
/// statement, an appeal or an objection: one letter a person, in the import's own transaction.
/// </summary>
/// <remarks>DL-4, ES-2: one digest a recipient a run, never one mail a task.</remarks>
public sealed class MovedLetters(LetterTemplates templates, OfficeAddress address)
{
    /// <summary>A letter lists this many; the rest is counted and found behind the link.</summary>
    private const int Listed = 100;

    private const string BreachOf = "SELECT id, breach_id FROM measures WHERE id IN @Ids";

    // whoever has acknowledged or objected waits for no last day any more
    private const string Results = "SELECT id, round_id, person_id FROM ap_subjects WHERE round_id IN @Ids AND answer = 'Waiting' ORDER BY id";

    /// <param name="cause">The import, or this recount.</param>
    /// <param name="days">Of these what citizens have to bring: whoever handles the application tells them; and what colleagues were given in writing. The rest is seen where it is dealt with, and a check has a task.</param>
    /// <returns>How many letters were queued.</returns>
    internal async Task<int> Queue(Db db, OfficePage office, string cause, Recounting.Plan plan, KeptDays.Plan days)
    {
        var letters = 0;
        var tasks = plan.Moves.Where(m => m.Dates.Due != m.Task.DueOn).Select(m => (Reader: Reader(office, m.Task.AnsweringId, m.Task.SectionId), Due: m.Dates.Due, m.Task.Id,
            Line: new MovedLine(m.Task.Number, Chinese(m.Task.DueOn), Chinese(m.Dates.Due), m.Provisional, m.Dates.Due < db.Today, address.Task(m.Task.Number))));
        var papers = days.Moves.Where(m => m.Day.Kind is KeptDay.Complete or KeptDay.Asked).Select(m => (Reader: Reader(office, m.Day.PersonId, m.Day.SectionId), Due: m.After, m.Day.Id,
            Line: new MovedLine($"{m.Day.Number}（补正期限）", Chinese(m.Day.Until), Chinese(m.After), m.Provisional, false, $"{address.Url}/applications/{m.Day.Number}")));
        foreach (var mine in tasks.Concat(papers).Concat(await Own(db, office, days)).GroupBy(m => m.Reader))
        {
            if (mine.Key == 0) continue;
            var lines = mine.OrderBy(m => m.Due).ThenBy(m => m.Id).Take(Listed).Select(m => m.Line).ToList();
            var sheet = new MovedSheet(mine.Count(), lines, mine.Count() - lines.Count, address.Url + "/my");
            await Outbox.Queue(db, office, new Letter(cause, mine.Key, $"到期日变动：{sheet.Count} 件（节假日安排更新）", templates.Text("moved", sheet), templates.Html("moved", sheet)));
            letters++;
        }
        return letters;
    }

    /// <summary>What people may do themselves until a day that moved. It is told to nobody else: of somebody who has left no chief hears of it (BR-1, AP-10).</summary>
    private async Task<IEnumerable<(long Reader, DateOnly Due, long Id, MovedLine Line)>> Own(Db db, OfficePage office, KeptDays.Plan days)
    {
        List<KeptDays.Move> Of(KeptDay kind) => [.. days.Moves.Where(m => m.Day.Kind == kind)];
        (long, DateOnly, long, MovedLine) Line(KeptDays.Move m, long person, string page) => (office.People.TryGetValue(person, out var p) && p.Active == 1 ? person : 0, m.After, m.Day.Id,
            new MovedLine(KeptDayMoves.Name(m.Day.Kind).Zh, Chinese(m.Day.Until), Chinese(m.After), m.Provisional, false, address.Url + page));
        var (appeals, rounds) = (Of(KeptDay.Appeal), Of(KeptDay.Objection).ToDictionary(m => m.Day.Id));
        IReadOnlyList<(long Id, long BreachId)> about = appeals.Count == 0 ? [] : await db.Query<(long Id, long BreachId)>(BreachOf, new { Ids = appeals.Select(m => m.Day.Id).ToList() });
        IReadOnlyList<(long Id, long RoundId, long PersonId)> results = rounds.Count == 0 ? [] : await db.Query<(long Id, long RoundId, long PersonId)>(Results, new { Ids = rounds.Keys.ToList() });
        var breaches = about.ToDictionary(b => b.Id, b => b.BreachId);
        return
        [
            .. Of(KeptDay.Statement).Select(m => Line(m, m.Day.PersonId, $"/breaches/{m.Day.Id}")), .. appeals.Select(m => Line(m, m.Day.PersonId, $"/breaches/{breaches[m.Day.Id]}")),
            .. results.Select(r => Line(rounds[r.RoundId], r.PersonId, $"/appraisal/result/{r.Id}")),
        ];
    }

    /// <summary>Whoever answers; for somebody who has left, the chief of the section.</summary>
    private static long Reader(OfficePage office, long answering, long sectionId) =>
        office.People.TryGetValue(answering, out var person) && person.Active == 1 ? answering
        : office.Sections.TryGetValue(sectionId, out var section) ? section.ChiefId ?? 0 : 0;

    private static string Chinese(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");
}
