using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Whoever approves the whole absence agrees to a later return or not (AB-7).</summary>
/// <param name="Id">The absence.</param>
/// <param name="Text">Needed when refusing.</param>
/// <param name="Version">The version of the absence that was looked at.</param>
/// <param name="EmptyWhy">Needed to agree when nobody of the section would be there in the time that is added and not all are away on duty (AB-6).</param>
[Access(Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All)]
public sealed record DecideLaterReturn(long Id, bool Agree, [Text(300)] string Text, int Version, [Text(300)] string EmptyWhy = "") : ICommand<LaterReturnDecided>;

/// <param name="BrokenOff">Whose posts the person was to cover in the time that is added: these covers are broken off (CV-7).</param>
public sealed record LaterReturnDecided(long Id, string Number, bool Agreed, DateTimeOffset ToAt, int Version, IReadOnlyList<string> BrokenOff);

public sealed class DecideLaterReturnHandler(OfficeBook book, AbsenceLetters letters, SectionWatch sections) : IHandle<DecideLaterReturn, LaterReturnDecided>
{
    private const string Waiting = "SELECT id, new_to_at AS to_at, decider_role FROM absence_extensions WHERE absence_id = @Id AND state = 'Asked'";

    private const string Settle = """
        UPDATE absence_extensions SET state = @State, decided_by = @Me, decided_for = @For, decided_at = @Now, decision = @Text, version = version + 1 WHERE id = @Id AND state = 'Asked'
        """;

    private const string Touch = "UPDATE absences SET version = version + 1 WHERE id = @Id AND version = @Version AND state IN ('Approved', 'Started', 'Extended')";

    public async Task<Outcome<LaterReturnDecided>> Handle(DecideLaterReturn m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Absences.Find(db, m.Id) is not { } a) return DeskRefusals.NotFound();
        if (await db.Find<AbsenceRow>(Waiting, new { a.Id }) is not { } later) return AbsenceRules.NotWaiting;
        var before = a with { DeciderRole = later.DeciderRole };
        if (AbsencePlan.MayNotDecide(db.Who, office, before) is { } foreign) return foreign;
        if (!a.Stands) return AbsenceRules.NotWaiting;
        if (AbsenceRules.WhyMissing(m.Agree, m.Text) is { } missing) return missing;
        var empty = m.Agree ? await EmptySections.If(db, office, a, later.ToAt) : [];
        if (AbsenceRules.EmptyNeedsReason(empty.Count > 0, empty.All(e => e.OnDuty), m.EmptyWhy) is { } alone) return alone;
        var forId = AbsencePlan.DecidesFor(db.Who, office, before);
        if (!await db.Changed(Touch, new { m.Id, m.Version })) return DeskRefusals.Changed();
        if (!await db.Changed(Settle, new { State = m.Agree ? "Agreed" : "Refused", Me = db.Who.PersonId, For = forId, db.Now, Text = m.Text.Trim(), later.Id })) return DeskRefusals.Changed();
        await Deciders.Close(db, "LaterReturn", later.Id);
        var covering = m.Agree ? await Covering.Of(db, office, a with { ToAt = later.ToAt }) : [];
        var (when, en) = (AbsenceLetters.When(later.ToAt), AbsenceLetters.WhenEn(later.ToAt));
        await Absences.Note(db, a.Id, "Decided", m.Agree ? $"同意延长至 {when}" : $"不同意延长至 {when}", m.Agree ? $"Agrees to the return on {en}" : $"Refuses the return on {en}", m.Text.Trim(), forId);
        await letters.LaterDecided(db, office, a, later.ToAt, m.Agree);
        if (m.Agree) await LaterReturn.Take(db, office, a, later.ToAt, decided: true, letters, sections, m.EmptyWhy.Trim());
        else await Covers.Follow(db, office, a.Id);
        var broken = await Covering.BrokenOff(db, a.Id, covering);
        db.About("absence", a.Id, forId);
        return new LaterReturnDecided(a.Id, a.Number, m.Agree, m.Agree ? later.ToAt : a.ToAt, a.Version + (m.Agree ? 2 : 1), broken);
    }
}

/// <summary>Moves the expected return of an absence.</summary>
internal static class LaterReturn
{
    private const string Move = """
        UPDATE absences SET to_at = @To, minutes = @Minutes, days100 = @Days100, path = @Path, state = CASE WHEN state = 'Approved' THEN state ELSE 'Extended' END,
            follow_by = COALESCE(follow_by, @FollowBy), approval = CASE WHEN @Decided = 1 AND approval = 'None' THEN 'Approved' ELSE approval END,
            empty_why = CASE WHEN @EmptyWhy = '' THEN empty_why ELSE @EmptyWhy END, version = version + 1 WHERE id = @Id
        """;

    private const string Waiting = "SELECT id FROM absence_extensions WHERE absence_id = @Id AND state = 'Asked'";

    private const string Lapse = "UPDATE absence_extensions SET state = 'Lapsed', version = version + 1 WHERE absence_id = @Id AND state = 'Asked'";

    /// <summary>Why the asker may not ask for it; null when they may.</summary>
    public static Refusal? MayNotAsk(Db db, AbsenceRow a) => AbsenceRules.MayNotExtend(
        a.Kind, a.PersonId == db.Who.PersonId || a.EnteredBy == db.Who.PersonId, Seats.Holds(db.Who, Roles.Chief, a.SectionId) || db.Who.Is(Roles.GeneralOffice));

    /// <summary>The person is back, or does not go: nobody decides about a later return any more.</summary>
    public static async Task Drop(Db db, long absenceId)
    {
        foreach (var later in await db.Query<long>(Waiting, new { Id = absenceId })) await Deciders.Close(db, "LaterReturn", later, lapsed: true);
        await db.Execute(Lapse, new { Id = absenceId });
    }

    /// <summary>
    /// The version was taken before. A short absence that has become leave gets its cover by the end of the next working day, as sudden
    /// illness does. Whoever was told of the absence is told of the later return, and covers and section follow.
    /// </summary>
    public static async Task Take(Db db, OfficePage office, AbsenceRow a, DateTimeOffset to, bool decided, AbsenceLetters letters, SectionWatch sections, string emptyWhy = "")
    {
        var length = Absences.LengthOf(office, a.FromAt, to);
        var path = AbsencePlan.PathOf(office, length, a.PersonId);
        var becomesLeave = a.Running && path is AbsencePath.Leave && a.Path is not AbsencePath.Leave;
        await db.Execute(Move, new
        {
            To = to, length.Minutes, length.Days100, Path = path.ToString(), FollowBy = becomesLeave ? AbsenceRules.FollowBy(db.Today, office.Calendar) : (DateOnly?)null, Decided = decided ? 1 : 0, EmptyWhy = emptyWhy, a.Id,
        });
        var now = (await Covers.Absence(db, a.Id))!;
        await letters.Later(db, office, now);
        if (path is AbsencePath.Leave) await letters.NobodyFree(db, office, now);
        await sections.Look(db, office, a.SectionId);
        await Covers.Follow(db, office, a.Id);
        await letters.CoverAway(db, office, now);
    }
}
