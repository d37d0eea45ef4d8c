using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Recurring;

/// <summary>A duty that comes back, as it stands in the table.</summary>
internal sealed record DutyRow
{
    public long Id { get; init; }
    public string Title { get; init; } = "";
    public string Note { get; init; } = "";
    public long SectionId { get; init; }
    public long AnsweringId { get; init; }
    public Every Every { get; init; }
    public int DueMonth { get; init; }
    public int DueDay { get; init; }
    public DayShift Shift { get; init; }
    public int Ahead { get; init; }
    public int Important { get; init; }
    public DateOnly FirstOn { get; init; }
    public int Active { get; init; }
    public long MadeBy { get; init; }
    public int Version { get; init; }

    public DutyRule Rule => new(Every, DueMonth, DueDay, Shift);

    private const string InSight = "(@All = 1 OR d.answering_id = @Me OR d.section_id IN @Sections)";

    private const string Load = $"SELECT d.* FROM recurring_duties d WHERE d.id = @Id AND {InSight}";

    private const string All = $"SELECT d.* FROM recurring_duties d WHERE {InSight} ORDER BY d.active DESC, d.section_id, d.id LIMIT 500";

    /// <summary>The duty of an id, if it is in sight.</summary>
    public static Task<DutyRow?> Find(Db db, long id) => db.Find<DutyRow>(Load, db.InSight(new { Id = id }));

    /// <summary>The duties in sight, those in force first.</summary>
    public static Task<IReadOnlyList<DutyRow>> Of(Db db) => db.Query<DutyRow>(All, db.InSight());
}
