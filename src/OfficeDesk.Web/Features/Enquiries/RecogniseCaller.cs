using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>Who is this? From 3 digits of a phone (its beginning, or its last 4), or 2 letters of a name or its initials.</summary>
/// <param name="MatterTypeId">The matter now asked for; finds an enquiry of the same matter that is still open.</param>
[Access(Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record RecogniseCaller([property: Text(40), Personal] string Text, long? MatterTypeId = null) : IQuery<CallersFound>;

/// <summary>At most 6 citizens, the best first.</summary>
public sealed record CallersFound(IReadOnlyList<Caller> Callers);

/// <summary>Somebody who was here before.</summary>
/// <param name="Phone">Masked, unless the asker typed all of it.</param>
/// <param name="Exact">The asker typed the whole phone.</param>
/// <param name="Visits">In all.</param>
/// <param name="Lately">In the last 30 days.</param>
/// <param name="Last">The last 3 enquiries of a year, in the asker's sight.</param>
/// <param name="SameMatter">An open one of the same matter, in the asker's sight.</param>
public sealed record Caller(long Id, string Name, string Organisation, string Phone, bool Exact, int Visits, int Lately, IReadOnlyList<CallerEnquiry> Last, CallerEnquiry? SameMatter);

/// <summary>One earlier enquiry.</summary>
public sealed record CallerEnquiry(string Number, string Matter, EnquiryState State, DateOnly On);

public sealed class RecogniseCallerHandler(OfficeBook book) : IHandle<RecogniseCaller, CallersFound>
{
    private const int Most = 6;

    private const string Columns = "c.id, c.known_by, c.name, c.organisation, c.phone, c.visits, c.last_seen";

    // each branch walks one index and stops: the same time for a thousand citizens and for millions; of two hundred alike whoever was here last
    private const string ByPhone = $"""
        SELECT * FROM (SELECT {Columns} FROM citizens c WHERE c.known_by >= @Text AND c.known_by < @End AND c.phone <> '' ORDER BY c.known_by LIMIT 30) a
        UNION SELECT * FROM (SELECT * FROM (SELECT {Columns} FROM citizens c WHERE c.phone_tail = @Tail ORDER BY c.id DESC LIMIT 200) nb ORDER BY last_seen DESC LIMIT 6) b
        """;

    private const string ByName = $"""
        SELECT * FROM (SELECT * FROM (SELECT {Columns} FROM citizens c WHERE c.name = @Text ORDER BY c.id DESC LIMIT 200) na ORDER BY last_seen DESC LIMIT 6) a
        UNION SELECT * FROM (SELECT {Columns} FROM citizens c WHERE c.name >= @Text AND c.name < @End ORDER BY c.name LIMIT 30) b
        """;

    private const string ByInitials = $"""
        SELECT * FROM (SELECT * FROM (SELECT {Columns} FROM citizens c WHERE c.initials = @Text ORDER BY c.id DESC LIMIT 200) na ORDER BY last_seen DESC LIMIT 6) a
        UNION SELECT * FROM (SELECT {Columns} FROM citizens c WHERE c.initials >= @Text AND c.initials < @End ORDER BY c.initials LIMIT 30) b
        """;

    private const string Earlier = $"""
        SELECT * FROM (
            SELECT e.known_by, e.number, e.matter_type_id, e.state, e.received_at,
                   ROW_NUMBER() OVER (PARTITION BY e.known_by ORDER BY CASE WHEN e.state = 'Open' AND e.matter_type_id = @Matter THEN 0 ELSE 1 END, e.id DESC) AS place
            FROM enquiries e WHERE e.known_by IN @Known AND e.id >= @YearAgo AND {FirstContacts.InSight}) x
        WHERE x.place <= 4 ORDER BY x.place
        """;

    private const string Lately = "SELECT known_by, COUNT(*) AS visits FROM enquiries WHERE known_by IN @Known AND id >= @MonthAgo GROUP BY known_by";

    public async Task<Outcome<CallersFound>> Handle(RecogniseCaller m, Db db)
    {
        var (sql, text) = Way(HalfWidth.Of(m.Text.Trim()));
        if (sql is null) return new CallersFound([]);
        var found = await db.Query<CitizenRow>(sql, new { Text = text, End = text + "\U0010FFFF", Tail = text.Length == 4 ? text : "-" });
        // who stood there twice is known by the newer row, and so are their first contacts
        var best = found.Where(c => c.KnownBy.Length > 0).OrderBy(c => c.Phone == text || c.Name == text ? 0 : 1).ThenByDescending(c => c.LastSeen).Take(Most).ToList();
        if (best.Count == 0) return new CallersFound([]);
        var office = await book.Open(db.Ct);
        var known = best.Select(c => c.KnownBy).ToArray();
        var earlier = (await db.Query<EarlierRow>(Earlier, db.InSight(new { Known = known, Matter = m.MatterTypeId ?? 0, YearAgo = Ids.At(db.Now.AddDays(-366)), SightDay = db.Today }))).ToLookup(e => e.KnownBy);
        var lately = (await db.Query<LatelyRow>(Lately, new { Known = known, MonthAgo = Ids.At(db.Now.AddDays(-30)) })).ToDictionary(l => l.KnownBy, l => (int)l.Visits);
        return new CallersFound([.. best.Select(c => ToCaller(c, text, m.MatterTypeId, earlier[c.KnownBy], lately.GetValueOrDefault(c.KnownBy), office, db.Who.English))]);
    }

    private static (string? Sql, string Text) Way(string text)
    {
        if (text.Length > 0 && text.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or ' '))
            return EnquiryRules.PlainPhone(text) is { Length: >= 3 } digits ? (ByPhone, digits) : (null, "");
        if (text.Length < 2) return (null, "");
        return text.All(char.IsAsciiLetterOrDigit) ? (ByInitials, text.ToLowerInvariant()) : (ByName, text);
    }

    private static Caller ToCaller(CitizenRow c, string text, long? matter, IEnumerable<EarlierRow> earlier, int lately, OfficePage office, bool english)
    {
        var exact = c.Phone.Length > 0 && c.Phone == text;
        CallerEnquiry Show(EarlierRow e) => new(e.Number, office.Matters.TryGetValue(e.MatterTypeId, out var t) ? office.TitleOf(t.Name, english) : "", e.State, OfficeClock.Day(e.ReceivedAt));
        var all = earlier.ToList();
        var same = all.Find(e => matter is not null && e.State == EnquiryState.Open && e.MatterTypeId == matter);
        return new Caller(c.Id, c.Name, c.Organisation, exact ? c.Phone : Masks.Phone(c.Phone), exact, c.Visits, lately,
            [.. all.OrderByDescending(e => e.ReceivedAt).Take(3).Select(Show)], same is null ? null : Show(same));
    }

    private sealed record CitizenRow
    {
        public long Id { get; init; }
        public string KnownBy { get; init; } = "";
        public string Name { get; init; } = "";
        public string Organisation { get; init; } = "";
        public string Phone { get; init; } = "";
        public int Visits { get; init; }
        public string LastSeen { get; init; } = "";
    }

    private sealed record EarlierRow
    {
        public string KnownBy { get; init; } = "";
        public string Number { get; init; } = "";
        public long MatterTypeId { get; init; }
        public EnquiryState State { get; init; }
        public DateTimeOffset ReceivedAt { get; init; }
    }

    private sealed record LatelyRow
    {
        public string KnownBy { get; init; } = "";
        public long Visits { get; init; }
    }
}
