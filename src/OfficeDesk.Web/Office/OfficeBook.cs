using System.Collections.Frozen;
using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>
/// The office as it stands: sections, people, posts, matters, calendar, settings. Read by nearly every message and changed a few
/// times a week, so each node keeps it in memory; a stamp in the database tells within a second that another node changed it.
/// </summary>
public sealed class OfficeBook(Database database, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile OfficePage? _page;
    private long _checkedAt;

    /// <summary>The office now; at most a second old on other nodes, never older than one's own change.</summary>
    public async ValueTask<OfficePage> Open(CancellationToken ct = default)
    {
        var page = _page;
        if (page is not null && clock.GetElapsedTime(Volatile.Read(ref _checkedAt)) < Trusted) return page;
        await _loading.WaitAsync(ct);
        try
        {
            await using var connection = await database.OpenForAll(ct);
            var stamp = await connection.QueryFirstAsync<long>("SELECT value FROM stamps WHERE name = 'office'");
            page = _page;
            if (page is null || page.Stamp != stamp) _page = page = await OfficePage.Load(connection, stamp);
            Volatile.Write(ref _checkedAt, clock.GetTimestamp());
            return page;
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    /// <summary>Called by a handler that changes anything of the book, in its transaction.</summary>
    public async Task Changed(Db db)
    {
        await db.Execute("UPDATE stamps SET value = value + 1 WHERE name = 'office'");
        db.OnCommit(() => Volatile.Write(ref _checkedAt, clock.GetTimestamp() - (long)(10 * Trusted.TotalSeconds * clock.TimestampFrequency)));
    }
}

/// <summary>One reading of the office book; never changes.</summary>
public sealed class OfficePage
{
    public required long Stamp { get; init; }
    public required FrozenDictionary<long, Section> Sections { get; init; }
    public required FrozenDictionary<long, Person> People { get; init; }
    public required FrozenDictionary<long, Post> Posts { get; init; }
    public required FrozenDictionary<long, MatterType> Matters { get; init; }

    /// <summary>What each matter needs, by its id; see <see cref="Office.Guides"/>.</summary>
    public required FrozenDictionary<long, MatterGuide> Guides { get; init; }
    public required WorkingCalendar Calendar { get; init; }
    public required IReadOnlyList<Holiday> Holidays { get; init; }
    public required SettingValues Settings { get; init; }
    public required IReadOnlyList<Rung> Ladder { get; init; }
    public required IReadOnlyList<SeasonHours> Hours { get; init; }

    public int YellowWithin => Settings.Number(Office.Settings.YellowWithin);

    /// <summary>A person's name; a dash for the system itself.</summary>
    public string NameOf(long? person) => person is { } id && People.TryGetValue(id, out var p) ? p.Name : "—";

    /// <summary>A task's title as it is shown: the name of a matter, and what the system puts in front of it, in English for whoever reads English.</summary>
    public string TitleOf(string title, bool english) =>
        !english ? title
        : TaskTitles.Split(title) is { } made ? made.En + (TaskTitles.Several(made.Title) is { } several ? $"{TitleOf(several.First, english)} and {several.More} more" : TaskTitles.Named(made.Title) ?? TitleOf(made.Title, english))
        : Matters.Values.FirstOrDefault(m => m.Name == title) is { NameEn.Length: > 0 } matter ? matter.NameEn : title;

    /// <summary>What somebody asks for, as it is shown: what was typed stays as typed, what the system wrote for an application handed in is English for whoever reads English.</summary>
    public string AskOf(string ask, bool english) => ask.StartsWith(TaskTitles.HandsIn, StringComparison.Ordinal) ? TitleOf(ask, english) : ask;

    /// <summary>A post's name in the reader's language; 0 = work without a post, a dash for one nobody knows.</summary>
    public string PostName(long post, bool english = false) =>
        post == 0 ? english ? "work without a post" : "没有岗位的事项" : Posts.TryGetValue(post, out var p) ? english && p.NameEn.Length > 0 ? p.NameEn : p.Name : "—";

    /// <summary>A section's name in the reader's language; a dash for one nobody knows.</summary>
    public string SectionName(long section, bool english = false) => Sections.TryGetValue(section, out var s) ? english && s.NameEn.Length > 0 ? s.NameEn : s.Name : "—";

    /// <summary>The day from which something counts that comes now, on a rest day or after hours as the office chose (DL-4); an emergency at once (DL-13).</summary>
    public DateOnly CountsFrom(DateTime wall, Emergency kind = Emergency.None) =>
        EmergencyRules.ReceivedDay(kind, wall, HoursOn(DateOnly.FromDateTime(wall)), Settings.Choice<AfterHours>(Office.Settings.AfterHours), Calendar);

    /// <summary>The office hours that hold on a day (AB-5).</summary>
    public OfficeHours HoursOn(DateOnly day)
    {
        var md = day.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var season = Hours.LastOrDefault(h => string.CompareOrdinal(h.FromMd, md) <= 0) ?? Hours.LastOrDefault();
        return season?.Hours ?? OfficeHours.Default;
    }

    private static IReadOnlyList<T>? Read<T>(Dictionary<string, string> settings, Setting setting, Func<string, Outcome<IReadOnlyList<T>>> parse) =>
        settings.TryGetValue(setting.Name, out var text) && parse(text) is Done<IReadOnlyList<T>> read ? read.Value : null;

    internal static async Task<OfficePage> Load(System.Data.Common.DbConnection connection, long stamp)
    {
        async Task<FrozenDictionary<long, T>> Table<T>(string sql, Func<T, long> id) => (await connection.QueryAsync<T>(sql)).ToFrozenDictionary(id);
        var qualified = (await connection.QueryAsync<(long PostId, long PersonId)>("SELECT post_id, person_id FROM post_staff")).ToLookup(q => q.PostId, q => q.PersonId);
        var posts = await Table<Post>("SELECT * FROM posts", p => p.Id);
        var holidays = (await connection.QueryAsync<HolidayRow>("SELECT * FROM holidays ORDER BY day")).Select(h => new Holiday(h.Day, Enum.Parse<HolidayKind>(h.Kind), h.Name)).ToList();
        var settings = (await connection.QueryAsync<(string Name, string Value)>("SELECT name, value FROM settings")).ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal);
        var ladder = (await connection.QueryAsync<RungRow>("SELECT * FROM ladder ORDER BY rung")).Select(r => r.ToRung()).ToList();
        return new OfficePage
        {
            Stamp = stamp,
            Sections = await Table<Section>("SELECT * FROM sections", s => s.Id),
            People = await Table<Person>("SELECT * FROM people", p => p.Id),
            Posts = posts.Values.Select(p => p with { Qualified = [.. qualified[p.Id]] }).ToFrozenDictionary(p => p.Id),
            Matters = await Table<MatterType>("SELECT * FROM matter_types", m => m.Id),
            Guides = await Office.Guides.Load(connection),
            Calendar = new WorkingCalendar(holidays),
            Holidays = holidays,
            Settings = new SettingValues(settings),
            // what the office decided on the page of settings comes before what a table from earlier says
            Ladder = Read(settings, Office.Settings.Ladder, LadderText.Parse) ?? (ladder.Count > 0 ? ladder : EscalationRules.DefaultLadder),
            Hours = Read(settings, Office.Settings.OfficeHours, OfficeHoursText.Parse)?.Select(h => new SeasonHours(h.FromMd, h.Hours)).ToList()
                ?? [.. (await connection.QueryAsync<HoursRow>("SELECT * FROM office_hours ORDER BY from_md")).Select(h => h.ToHours())],
        };
    }
}
