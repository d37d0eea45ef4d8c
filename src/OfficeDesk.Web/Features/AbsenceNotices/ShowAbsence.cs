using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>One absence with its reason and story: for the person, whoever entered it, the approvers and the general office (AB-9).</summary>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record ShowAbsence(long Id) : IQuery<AbsenceShown>;

/// <param name="WaitsFor">Who has to decide; empty when nobody has.</param>
/// <param name="LapsesAt">When it lapses undecided (GN-3).</param>
/// <param name="LateNow">Office minutes past the expected return; 0 when back or in time.</param>
public sealed record AbsenceShown(
    long Id, string Number, long PersonId, string Person, string Section, AbsenceKind Kind, string Reason, string Phone, DateTimeOffset FromAt, DateTimeOffset ToAt, DateTimeOffset FirstToAt, int Minutes, int Days100,
    AbsencePath Path, bool Sudden, bool Late, AbsenceState State, AbsenceApproval Approval, string EnteredBy, DateTimeOffset EnteredAt, string DecidedBy, string DecidedFor, DateTimeOffset? DecidedAt,
    string Decision, string EmptyWhy, DateOnly? FollowBy, DateTimeOffset? ReturnedAt, int LateMinutes, int LateNow, string WaitsFor, DateTimeOffset? LapsesAt, LaterAsked? Later, AbsenceChecks Checks,
    IReadOnlyList<AbsenceAct> Acts, AbsenceActs May, int Version);

/// <summary>A later return somebody asked for.</summary>
/// <param name="Checks">What was looked up for whoever decides it; null for others.</param>
public sealed record LaterAsked(DateTimeOffset ToAt, string Reason, string By, DateTimeOffset At, string WaitsFor, AbsenceChecks? Checks);

public sealed record AbsenceAct(DateTimeOffset At, string Who, string For, string Kind, string Zh, string En, string Note);

/// <summary>Whether the asker may: decide, decide the later return, withdraw, record the return, ask for a later one; say when the return was; put a recorded one right.</summary>
public sealed record AbsenceActs(bool Decide, bool DecideLater, bool Withdraw, bool Return, bool Later, bool ReturnAt, bool Correct);

public sealed class ShowAbsenceHandler(OfficeBook book) : IHandle<ShowAbsence, AbsenceShown>
{
    private const string Story = "SELECT * FROM absence_acts WHERE absence_id = @Id ORDER BY id DESC LIMIT 200";
    private const string Waits = "SELECT decider_id FROM requests WHERE kind = @Kind AND subject_id = @Id AND state = 'Open'";
    private const string Later = "SELECT id, new_to_at AS to_at, reason, asked_by AS entered_by, asked_at AS entered_at, decider_role FROM absence_extensions WHERE absence_id = @Id AND state = 'Asked'";

    public async Task<Outcome<AbsenceShown>> Handle(ShowAbsence m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Absences.Find(db, m.Id) is not { } a) return DeskRefusals.NotFound();
        var acts = (await db.Query<ActRow>(Story, new { a.Id })).Select(x => new AbsenceAct(x.At, x.PersonId == 0 ? "" : office.NameOf(x.PersonId), x.ForId is null ? "" : office.NameOf(x.ForId), x.Kind, x.Zh, x.En, x.Note)).ToList();
        var later = await db.Find<AbsenceRow>(Later, new { a.Id });
        var waits = await db.Find<long?>(Waits, new { Kind = "Absence", a.Id });
        var laterWaits = later is null ? null : await db.Find<long?>(Waits, new { Kind = "LaterReturn", later.Id });
        var mine = a.PersonId == db.Who.PersonId;
        var waiting = a.Approval is AbsenceApproval.Waiting && a.State is not (AbsenceState.Withdrawn or AbsenceState.Lapsed);
        var may = new AbsenceActs(
            waiting && AbsencePlan.MayNotDecide(db.Who, office, a) is null,
            later is not null && a.Stands && AbsencePlan.MayNotDecide(db.Who, office, a with { DeciderRole = later.DeciderRole }) is null,
            (mine || a.EnteredBy == db.Who.PersonId) && AbsenceRules.CannotWithdraw(a.State) is null,
            (mine || db.Sight.Sees(a.SectionId)) && a.Running && a.FromAt <= db.Now,
            LaterReturn.MayNotAsk(db, a) is null && a.Stands && later is null,
            ReturnAt: !mine && db.Sight.Sees(a.SectionId), Correct: !mine && db.Sight.Sees(a.SectionId) && db.Who.Is(Roles.Chief | Roles.GeneralOffice) && a.State is AbsenceState.Returned);
        return new AbsenceShown(a.Id, a.Number, a.PersonId, office.NameOf(a.PersonId), office.SectionName(a.SectionId, db.Who.English), a.Kind, a.Reason, a.Phone, a.FromAt, a.ToAt, a.FirstToAt, a.Minutes, a.Days100, a.Path,
            a.Sudden == 1, a.Late == 1, a.State, a.Approval, office.NameOf(a.EnteredBy), a.EnteredAt, a.DecidedBy is null ? "" : office.NameOf(a.DecidedBy), a.DecidedFor is null ? "" : office.NameOf(a.DecidedFor),
            a.DecidedAt, a.Decision, a.EmptyWhy, a.FollowBy, a.ReturnedAt, a.LateMinutes, a.Running && a.ToAt < db.Now ? Absences.LengthOf(office, a.ToAt, db.Now).Minutes : 0,
            waits is null ? "" : office.NameOf(waits), a.State is AbsenceState.Asked && a.Late == 0 ? Lapsing.At(a, office) : null,
            later is null ? null : new LaterAsked(later.ToAt, later.Reason, office.NameOf(later.EnteredBy), later.EnteredAt, laterWaits is null ? "" : office.NameOf(laterWaits), may.DecideLater ? await AbsenceChecks.Of(db, office, a, later.ToAt) : null),
            await AbsenceChecks.Of(db, office, a), acts, may, a.Version);
    }

    private sealed record ActRow
    {
        public DateTimeOffset At { get; init; }
        public long PersonId { get; init; }
        public long? ForId { get; init; }
        public string Kind { get; init; } = "";
        public string Zh { get; init; } = "";
        public string En { get; init; } = "";
        public string Note { get; init; } = "";
    }
}
