using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Escalation;

/// <summary>A digest as its template sees it: numbers, days, lights and links, never a name or a title (B6).</summary>
public sealed record DigestSheet(string Day, int Overdue, int DueToday, int Soon, IReadOnlyList<DigestGroup> Groups, string Link);

/// <param name="More">How many more there are than are listed; 0 for none.</param>
public sealed record DigestGroup(string Head, int Count, IReadOnlyList<DigestLine> Lines, int More);

/// <param name="Late">Whether its due date has passed.</param>
public sealed record DigestLine(string Number, string Due, string Light, bool Late, string Link);

/// <summary>Writes one letter a recipient about everything they have to be told in this run.</summary>
/// <remarks>ES-2: one digest a recipient a run, never one mail a task.</remarks>
public sealed class Digests(LetterTemplates templates, OfficeAddress address)
{
    /// <summary>A letter lists this many of a kind; the rest is counted and found behind the link.</summary>
    private const int Listed = 100;

    /// <summary>Queues the letters.</summary>
    /// <returns>The letter of each recipient.</returns>
    internal async Task<IReadOnlyDictionary<long, long>> Queue(Db db, OfficePage office, IReadOnlyList<Chase> chases, IReadOnlyList<News>? news = null)
    {
        var letters = new Dictionary<long, long>();
        var (chased, told) = (chases.ToLookup(c => c.RecipientId), (news ?? []).ToLookup(n => n.RecipientId));
        foreach (var person in chased.Select(c => c.Key).Union(told.Select(n => n.Key)))
        {
            List<Chase> mine = [.. chased[person]];
            var sheet = Sheet(office, db.Today, mine, told[person]);
            var subject = mine.Count > 0 ? $"限时办结催办：{Counted(sheet)}（{sheet.Day}）" : $"事项提醒：{told[person].Count()} 件（{sheet.Day}）";
            // the rungs decide what is told, so each run is a cause of its own: rolled back, neither stands
            var letter = new Letter($"digest:{db.NewId()}", person, subject, templates.Text("digest", sheet), templates.Html("digest", sheet));
            letters[person] = await Outbox.Queue(db, office, letter);
        }
        return letters;
    }

    private DigestSheet Sheet(OfficePage office, DateOnly today, IReadOnlyList<Chase> chases, IEnumerable<News> news)
    {
        // what can still be done in time must not be lost behind a long list of what is late
        var groups = new (string Head, bool Own, bool Late)[] { ("由您负责，未超期", true, false), ("由您负责，已超期", true, true), ("由您督办，未超期", false, false), ("由您督办，已超期", false, true) }
            .Select(g => (g.Head, Mine: chases.Where(c => c.Own == g.Own && c.Task.DueOn < today == g.Late).ToList())).Where(g => g.Mine.Count > 0)
            .Select(g => new DigestGroup(g.Head, g.Mine.Count, [.. g.Mine.Take(Listed).Select(c => Line(office, today, c.Task))], Math.Max(0, g.Mine.Count - Listed)))
            .Concat(news.GroupBy(n => n.Head).Select(g => new DigestGroup(g.Key, g.Count(), [.. g.Take(Listed).Select(n => new DigestLine(n.Number, Chinese(n.DueOn), n.Word, false, n.Link.Length > 0 ? address.Url + n.Link : address.Task(n.Number)))], Math.Max(0, g.Count() - Listed))));
        return new DigestSheet(
            Chinese(today), chases.Count(c => c.Task.DueOn < today), chases.Count(c => c.Task.DueOn == today), chases.Count(c => c.Task.DueOn > today),
            [.. groups], address.Url + "/my");
    }

    private DigestLine Line(OfficePage office, DateOnly today, DueTask task) => new(
        task.Number, Chinese(task.DueOn), Lights.Zh(task, today, office.Calendar.Between(task.DueOn, today)), task.DueOn < today, address.Task(task.Number));

    private static string Counted(DigestSheet sheet) => string.Join('，', new[] { ("超期", sheet.Overdue), ("今日到期", sheet.DueToday), ("临期", sheet.Soon) }
        .Where(c => c.Item2 > 0).Select(c => $"{c.Item1} {c.Item2} 件"));

    internal static string Chinese(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}
