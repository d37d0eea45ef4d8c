using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>A time in which nobody of a section is there, as it stands in the table (AB-6).</summary>
internal sealed record EmptyRow
{
    public long Id { get; init; }
    public long SectionId { get; init; }
    public DateTimeOffset FromAt { get; init; }
    public DateTimeOffset ToAt { get; init; }
    public int OnDuty { get; init; }
    public int Version { get; init; }
}

/// <summary>Finds from the recorded absences when a section stands empty, writes it down, and tells the neighbours (AB-6).</summary>
public sealed class SectionWatch(AbsenceLetters letters)
{
    /// <summary>How far ahead is looked: as far as anybody plans; few absences lie ahead, and nobody looks again when they come nearer.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(3660);

    private const string Known = "SELECT id, section_id, from_at, to_at, on_duty, version FROM section_empty WHERE section_id = @Section AND state = 'Coming' ORDER BY from_at";
    private const string Insert = "INSERT INTO section_empty (id, section_id, from_at, to_at, on_duty, state, found_at) VALUES (@Id, @Section, @From, @To, @Duty, 'Coming', @Now)";
    private const string Change = "UPDATE section_empty SET from_at = @From, to_at = @To, on_duty = @Duty, version = version + 1 WHERE id = @Id AND version = @Version";
    private const string End = "UPDATE section_empty SET state = @State, to_at = @To, version = version + 1 WHERE id = @Id AND version = @Version";

    /// <summary>Looks at a section again after something changed.</summary>
    internal async Task Look(Db db, OfficePage office, long sectionId)
    {
        if (!EmptySections.Counts(office, sectionId)) return;
        var (found, known) = await Read(db, office, sectionId);
        var free = known.ToList();
        foreach (var e in found)
        {
            if (free.Find(k => Touch(k, e)) is not { } k)
            {
                await Begin(db, office, sectionId, e);
                continue;
            }
            free.Remove(k);
            if (k.FromAt != e.From || k.ToAt != e.To || k.OnDuty == 1 != e.OnDuty) await Move(db, office, k, e);
        }
        // what has become a part of another time is not called off
        foreach (var k in free) await Finish(db, office, k, tell: !found.Exists(e => Touch(k, e)));
    }

    private long _seen = -1;

    /// <summary>Sections that a change of the office itself has emptied or filled: somebody moved, left or came. Only reads, and only after such a change.</summary>
    internal async Task<IReadOnlyList<long>> Changed(Db db, OfficePage office)
    {
        if (Interlocked.Read(ref _seen) == office.Stamp) return [];
        var changed = new List<long>();
        foreach (var section in office.Sections.Keys.Order())
            if (await Differs(db, office, section)) changed.Add(section);
        // what differs is looked at now, and then there is no difference
        if (changed.Count == 0) Interlocked.Exchange(ref _seen, office.Stamp);
        return changed;
    }

    private static async Task<bool> Differs(Db db, OfficePage office, long sectionId)
    {
        if (!EmptySections.Counts(office, sectionId)) return false;
        var (found, known) = await Read(db, office, sectionId);
        return found.Exists(e => !known.Any(k => Touch(k, e))) || known.Any(k => k.ToAt > db.Now && !found.Exists(e => Touch(k, e)));
    }

    /// <summary>When nobody will be there by what is recorded now, and what was found before.</summary>
    private static async Task<(List<EmptyTime> Found, IReadOnlyList<EmptyRow> Known)> Read(Db db, OfficePage office, long sectionId) =>
        ([.. (await EmptySections.In(db, office, sectionId, db.Now, db.Now + Ahead)).Where(e => e.To > db.Now)], await db.Query<EmptyRow>(Known, new { Section = sectionId }));

    private static bool Touch(EmptyRow k, EmptyTime e) => k.FromAt < e.To && k.ToAt > e.From;

    private async Task Begin(Db db, OfficePage office, long sectionId, EmptyTime e)
    {
        var id = db.NewId();
        await db.Execute(Insert, new { Id = id, Section = sectionId, e.From, e.To, Duty = e.OnDuty ? 1 : 0, db.Now });
        await letters.SectionEmpty(db, office, sectionId, $"empty:{id}", e, EmptyNews.Found);
    }

    private async Task Move(Db db, OfficePage office, EmptyRow k, EmptyTime e)
    {
        if (!await db.Changed(Change, new { e.From, e.To, Duty = e.OnDuty ? 1 : 0, k.Id, k.Version })) return;
        // somebody who is late moves the end from minute to minute: that is no news for the neighbours
        if (e.To > db.Now.AddMinutes(1)) await letters.SectionEmpty(db, office, k.SectionId, $"empty:{k.Id}:{k.Version}", e, EmptyNews.Moved);
    }

    private async Task Finish(Db db, OfficePage office, EmptyRow k, bool tell)
    {
        var begun = k.FromAt <= db.Now;
        await db.Execute(End, new { State = begun ? "Over" : "Void", To = begun && k.ToAt > db.Now ? db.Now : k.ToAt, k.Id, k.Version });
        if (!begun && tell) await letters.SectionEmpty(db, office, k.SectionId, $"empty:{k.Id}:{k.Version}", new EmptyTime(k.FromAt, k.ToAt, k.OnDuty == 1), EmptyNews.Cancelled);
    }
}
