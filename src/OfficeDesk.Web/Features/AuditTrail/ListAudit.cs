using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AuditTrail;

/// <summary>What was done, newest first: all of it for the auditor, one's own acts for everybody else. Personal texts are hashes.</summary>
/// <param name="PersonId">Only acts of this person.</param>
/// <param name="Message">Only messages called so in Chinese, in English or in the program, or whose words hold this; see <see cref="AuditWords.Meant"/>.</param>
/// <param name="Before">The seq of the last row of the page before; 0 for the first page.</param>
[Access(Everybody = Reach.Own, Auditor = Reach.All)]
public sealed record ListAudit(long? PersonId = null, [property: Text(60)] string Message = "", DateOnly? From = null, DateOnly? To = null, long Before = 0, int Take = 50) : IQuery<AuditPage>;

/// <param name="All">Whether the asker sees everybody's.</param>
public sealed record AuditPage(IReadOnlyList<AuditLine> Rows, bool More, bool All);

/// <param name="Who">For a sign-in whoever came in; empty for the clock and for whoever had not signed in.</param>
/// <param name="For">For whom it was done (GN-2); empty when in one's own right.</param>
/// <param name="About">What it was about by name or number; empty where there is none.</param>
/// <param name="Meant">Names for the members of <paramref name="Body"/> that hold ids.</param>
public sealed record AuditLine(
    long Seq, DateTimeOffset At, string Who, string For, string Via, string Message, string Subject, long SubjectId, string About, string Body, IReadOnlyDictionary<string, string> Meant);

/// <summary>The rows of the chain as they are, for the export; the auditor only.</summary>
[Access(Auditor = Reach.All, PeopleOnly = true)]
public sealed record ExportAudit(long After = 0, int Take = 5000) : IQuery<AuditRows>;

public sealed record AuditRows(IReadOnlyList<AuditRow> Rows);

public sealed class ListAuditHandler(OfficeBook book) : IHandle<ListAudit, AuditPage>
{
    private const string Page = """
        SELECT * FROM audit WHERE seq < @Before AND (@All = 1 OR person_id = @Me) AND (@PersonId = 0 OR person_id = @PersonId) AND (@Any = 1 OR message IN @Messages)
          AND at >= @From AND at < @To ORDER BY seq DESC LIMIT @Limit
        """;

    public async Task<Outcome<AuditPage>> Handle(ListAudit m, Db db)
    {
        if (ReportRules.NotAPage(m.Take) is { } why) return why;
        var office = await book.Open(db.Ct);
        var any = string.IsNullOrWhiteSpace(m.Message);
        var args = db.InSight(new
        {
            Before = m.Before == 0 ? long.MaxValue : m.Before, PersonId = m.PersonId ?? 0, Any = any ? 1 : 0, Messages = any ? [""] : AuditWords.Meant(m.Message), Limit = m.Take + 1,
            From = OfficeClock.Midnight(m.From ?? new DateOnly(2000, 1, 1)), To = OfficeClock.Midnight(m.To ?? new DateOnly(2099, 12, 30)).AddDays(1),
        });
        var rows = await db.Query<AuditRow>(Page, args);
        var shown = rows.Take(m.Take).ToList();
        var names = await AuditNames.Of(db, office, shown);
        return new AuditPage([.. shown.Select(r => new AuditLine(
            r.Seq, r.At, r.PersonId == 0 ? names.CameIn(r) : office.NameOf(r.PersonId), r.ForId is null ? "" : office.NameOf(r.ForId), r.Via,
            r.Message, r.Subject, r.SubjectId, names.About(r), r.Body, names.Meant(r)))], rows.Count > m.Take, db.Sight.All);
    }
}

public sealed class ExportAuditHandler : IHandle<ExportAudit, AuditRows>
{
    private const string Page = "SELECT * FROM audit WHERE seq > @After ORDER BY seq LIMIT @Take";

    public async Task<Outcome<AuditRows>> Handle(ExportAudit m, Db db) => new AuditRows(await db.Query<AuditRow>(Page, new { m.After, Take = Math.Clamp(m.Take, 1, 5000) }));
}
