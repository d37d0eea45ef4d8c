using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>The section chief, for a chief's own the division leader or the director, or their deputy, approves or refuses (AB-2, AB-3).</summary>
/// <param name="Text">Needed when refusing.</param>
/// <param name="EmptyWhy">Needed to approve when nobody of the section would be there and not all are away on duty (AB-6).</param>
/// <param name="Version">The version of the absence that was looked at.</param>
[Access(Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All)]
public sealed record DecideAbsence(long Id, bool Agree, [Text(300)] string Text, [Text(300)] string EmptyWhy, int Version) : ICommand<AbsenceDecided>;

/// <param name="ForName">For whom it was decided; empty when in one's own right (GN-2).</param>
/// <param name="SectionEmpty">Nobody of the section will be there for a time; the neighbours are told (AB-6).</param>
/// <param name="BrokenOff">Whose posts the person was to cover in this time: these covers are broken off (CV-7).</param>
public sealed record AbsenceDecided(long Id, string Number, AbsenceState State, string ForName, bool SectionEmpty, int Version, IReadOnlyList<string> BrokenOff);

public sealed class DecideAbsenceHandler(OfficeBook book, AbsenceLetters letters, SectionWatch sections) : IHandle<DecideAbsence, AbsenceDecided>
{
    /// <summary>Who asked at the last moment leaves when it is approved, not before.</summary>
    private const string Decide = """
        UPDATE absences SET state = @State, approval = @Approval, decided_by = @Me, decided_for = @For, decided_at = @Now, decision = @Text, empty_why = @EmptyWhy, late = @Late,
            from_at = @FromAt, minutes = @Minutes, days100 = @Days100, started_at = @StartedAt, returned_at = @ReturnedAt, returned_by = @ReturnedBy, version = version + 1
        WHERE id = @Id AND version = @Version AND approval = 'Waiting' AND state IN ('Asked', 'Started', 'Extended', 'Returned')
        """;

    public async Task<Outcome<AbsenceDecided>> Handle(DecideAbsence m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Absences.Find(db, m.Id) is not { } a) return DeskRefusals.NotFound();
        if (AbsencePlan.MayNotDecide(db.Who, office, a) is { } foreign) return foreign;
        if (a.Approval is not AbsenceApproval.Waiting || a.State is AbsenceState.Withdrawn or AbsenceState.Lapsed) return AbsenceRules.NotWaiting;
        if (AbsenceRules.Lapses(a.State, a.Late == 1, Lapsing.At(a, office), db.Now)) return AbsenceRules.NotWaiting;
        if (AbsenceRules.WhyMissing(m.Agree, m.Text) is { } missing) return missing;
        var empty = m.Agree && a.State is AbsenceState.Asked ? await EmptySections.If(db, office, a) : [];
        if (AbsenceRules.EmptyNeedsReason(empty.Count > 0, empty.All(e => e.OnDuty), m.EmptyWhy) is { } alone) return alone;

        var covering = m.Agree ? await Covering.Of(db, office, a) : [];
        var forId = AbsencePlan.DecidesFor(db.Who, office, a);
        var after = Decided(a, m, office, db);
        if (!await db.Changed(Decide, new
        {
            State = after.State.ToString(), Approval = after.Approval.ToString(), Me = db.Who.PersonId, For = forId, db.Now, Text = m.Text.Trim(), EmptyWhy = m.EmptyWhy.Trim(), after.Late, after.FromAt,
            after.Minutes, after.Days100, after.StartedAt, after.ReturnedAt, after.ReturnedBy, m.Id, m.Version,
        })) return DeskRefusals.Changed();
        await Deciders.Close(db, "Absence", a.Id);
        await Absences.Note(db, a.Id, m.Agree ? "Approved" : "Refused", m.Agree ? "同意离岗" : "不同意离岗", m.Agree ? "Approved" : "Refused", m.Text.Trim(), forId);
        await letters.Decided(db, office, after, m.Agree);
        if (m.Agree && a.Path is AbsencePath.Leave) await letters.GeneralOffice(db, office, after);
        if (a.State is AbsenceState.Asked && after.State is AbsenceState.Started or AbsenceState.Returned) await Returning.EndBefore(db, office, after);
        if (a.State is AbsenceState.Asked) await sections.Look(db, office, a.SectionId);
        await Covers.Follow(db, office, a.Id);
        var broken = await Covering.BrokenOff(db, a.Id, covering);
        if (m.Agree && a.State is AbsenceState.Asked) await letters.CoverAway(db, office, after);
        db.About("absence", a.Id, forId);
        return new AbsenceDecided(a.Id, a.Number, after.State, forId is null ? "" : office.NameOf(forId), empty.Count > 0, a.Version + 1, broken);
    }

    private static AbsenceRow Decided(AbsenceRow a, DecideAbsence m, OfficePage office, Db db)
    {
        // sudden illness: whatever is decided, the person is away
        if (a.State is not AbsenceState.Asked)
            return a with { Approval = m.Agree ? AbsenceApproval.Approved : AbsenceApproval.Refused, Late = a.FollowBy < db.Today ? 1 : a.Late };
        if (!m.Agree) return a with { State = AbsenceState.Refused, Approval = AbsenceApproval.Refused };
        var from = a.Late == 1 || a.FromAt > db.Now ? a.FromAt : db.Now;
        var length = Absences.LengthOf(office, from, a.ToAt);
        var approved = a with { Approval = AbsenceApproval.Approved, FromAt = from, Minutes = length.Minutes, Days100 = length.Days100 };
        if (a.Late == 1 && a.ToAt <= db.Now) return approved with { State = AbsenceState.Returned, StartedAt = from, ReturnedAt = a.ToAt, ReturnedBy = a.EnteredBy };
        // leave waits for its covers; the clock starts it
        return from > db.Now || a.Path is AbsencePath.Leave ? approved with { State = AbsenceState.Approved } : approved with { State = AbsenceState.Started, StartedAt = from };
    }
}
