using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>It takes longer: the person, or for somebody who is ill their chief or the general office, asks for a later return. Where the whole needs no approval it holds at once (AB-7).</summary>
/// <param name="To">The new expected return.</param>
/// <param name="Version">The version of the absence that was looked at.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section, GeneralOffice = Reach.All)]
public sealed record AskLaterReturn(long Id, DateTimeOffset To, [Text(300), Personal] string Reason, int Version) : ICommand<LaterReturnAsked>;

/// <param name="LaterId">The request; 0 when it holds already.</param>
public sealed record LaterReturnAsked(long Id, long LaterId, bool Holds, string WaitsFor, int Version);

public sealed class AskLaterReturnHandler(OfficeBook book, AbsenceLetters letters, SectionWatch sections) : IHandle<AskLaterReturn, LaterReturnAsked>
{
    private const string Pending = "SELECT COUNT(*) FROM absence_extensions WHERE absence_id = @Id AND state = 'Asked'";

    private const string Touch = "UPDATE absences SET version = version + 1 WHERE id = @Id AND version = @Version AND state IN ('Approved', 'Started', 'Extended')";

    private const string Insert = """
        INSERT INTO absence_extensions (id, absence_id, old_to_at, new_to_at, reason, asked_by, asked_at, state, decider_role, decided_at)
        VALUES (@Id, @AbsenceId, @Old, @New, @Reason, @Me, @Now, @State, @Role, @DecidedAt)
        """;

    public async Task<Outcome<LaterReturnAsked>> Handle(AskLaterReturn m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Absences.Find(db, m.Id) is not { } a) return DeskRefusals.NotFound();
        if (LaterReturn.MayNotAsk(db, a) is { } foreign) return foreign;
        if (AbsenceRules.NotATime(m.To, nameof(m.To)) is { } never) return never;
        var to = OfficeClock.Minute(m.To);
        var pending = await db.One<long>(Pending, new { a.Id }) > 0;
        if (AbsenceRules.CannotExtend(a.State, a.ToAt, to, pending, !string.IsNullOrWhiteSpace(m.Reason)) is { } cannot) return cannot;
        var plan = await AbsencePlan.Of(db, office, a.PersonId, a.FromAt, to);
        if (AbsenceRules.CannotAnnounce(plan.From, plan.To, plan.Length, reasonGiven: true) is { } wrong) return wrong;
        await NewAbsence.Lock(db, a.PersonId);
        if (await NewAbsence.Overlapping(db, a.PersonId, a.FromAt, to, a.Id) is { } other) return AbsenceRules.Overlaps(AbsenceLetters.When(other.FromAt, other.ToAt), AbsenceLetters.WhenEn(other.FromAt, other.ToAt));
        var asks = AbsenceRules.NeedsApproval(plan.Path);
        if (asks && plan.Decider is null) return DecisionRules.NobodyDecides;
        if (!await db.Changed(Touch, new { m.Id, m.Version })) return DeskRefusals.Changed();

        var id = db.NewId();
        await db.Execute(Insert, new
        {
            Id = id, AbsenceId = a.Id, Old = a.ToAt, New = to, Reason = m.Reason.Trim(), Me = db.Who.PersonId, db.Now, State = asks ? "Asked" : "Agreed", Role = asks ? plan.Role.ToString() : "",
            DecidedAt = asks ? (DateTimeOffset?)null : db.Now,
        });
        var (when, en) = (AbsenceLetters.When(to), AbsenceLetters.WhenEn(to));
        await Absences.Note(db, a.Id, "Later", asks ? $"申请延长至 {when}，等 {office.NameOf(plan.Decider!.Person)} 决定" : $"延长至 {when}", asks ? $"Asks to return {en}; waits for {office.NameOf(plan.Decider!.Person)}" : $"Returns {en} instead");
        if (asks) await Deciders.Ask(db, "LaterReturn", id, plan.Decider!.Person, plan.Role, a.SectionId);
        else
        {
            await LaterReturn.Take(db, office, a, to, decided: false, letters, sections);
        }
        db.About("absence", a.Id);
        return new LaterReturnAsked(a.Id, asks ? id : 0, !asks, asks ? office.NameOf(plan.Decider!.Person) : "", a.Version + (asks ? 1 : 2));
    }
}
