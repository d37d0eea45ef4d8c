using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>Writes a new absence, or turns a draft into one.</summary>
internal static class NewAbsence
{
    // two notices of one person at the same moment: the second waits here and then finds the first
    private const string LockPerson = "UPDATE people SET version = version WHERE id = @Person";

    // who is not back yet may say when they go next: what is late ends when the next one begins
    private const string Same = """
        SELECT * FROM absences
        WHERE person_id = @Person AND id <> @But AND from_at < @To
          AND ((state IN ('Asked', 'Approved', 'Started', 'Extended') AND to_at > @From) OR (state = 'Returned' AND returned_at > @From))
        ORDER BY from_at LIMIT 1
        """;

    private const string Insert = """
        INSERT INTO absences (id, number, person_id, section_id, kind, reason, phone, from_at, to_at, first_to_at, minutes, days100, path, sudden, late, state, approval,
            entered_by, entered_at, asked_at, decider_role, follow_by, started_at, returned_at, returned_by)
        VALUES (@Id, @Number, @PersonId, @SectionId, @Kind, @Reason, @Phone, @FromAt, @ToAt, @ToAt, @Minutes, @Days100, @Path, @Sudden, @Late, @State, @Approval,
            @EnteredBy, @EnteredAt, @AskedAt, @DeciderRole, @FollowBy, @StartedAt, @ReturnedAt, @ReturnedBy)
        """;

    private const string SendDraft = """
        UPDATE absences SET number = @Number, person_id = @PersonId, section_id = @SectionId, kind = @Kind, reason = @Reason, phone = @Phone, from_at = @FromAt, to_at = @ToAt, first_to_at = @ToAt,
            minutes = @Minutes, days100 = @Days100, path = @Path, sudden = @Sudden, late = @Late, state = @State, approval = @Approval, entered_at = @EnteredAt, asked_at = @AskedAt,
            decider_role = @DeciderRole, follow_by = @FollowBy, started_at = @StartedAt, returned_at = @ReturnedAt, returned_by = @ReturnedBy, version = version + 1
        WHERE id = @Id AND state = 'Draft' AND entered_by = @EnteredBy
        """;

    public static Task Lock(Db db, long person) => db.Execute(LockPerson, new { Person = person });

    /// <summary>Another absence of the person in the same time, but that one.</summary>
    public static Task<AbsenceRow?> Overlapping(Db db, long person, DateTimeOffset from, DateTimeOffset to, long but = 0) =>
        db.Find<AbsenceRow>(Same, new { Person = person, From = from, To = to, But = but });

    /// <summary>The absence that a new one would end, or why it cannot be written beside it: who falls ill suddenly ends what they were away for (AB-3).</summary>
    public static async Task<(AbsenceRow? Ends, Refusal? Why)> Beside(Db db, bool sudden, long person, DateTimeOffset from, DateTimeOffset to) =>
        await Overlapping(db, person, from, to) is not { } other ? (null, null) : sudden && other.Running ? (other, null) : (null, NotBeside(db, other, sudden, person, from));

    /// <summary>Why it cannot be written beside the others; what it ends is ended.</summary>
    public static async Task<Refusal?> Clashes(Db db, OfficePage office, AnnounceAbsence m, long person, DateTimeOffset from, DateTimeOffset to)
    {
        var (ended, why) = await Beside(db, m.Sudden, person, from, to);
        if (ended is null) return why;
        // a draft ends nothing yet
        if (m.Draft) return NotBeside(db, ended, m.Sudden, person, from);
        await Returning.Write(db, office, ended, from > ended.FromAt ? from : ended.FromAt, ended.Version, byTheNext: true);
        await Covers.Follow(db, office, ended.Id);
        return await Overlapping(db, person, from, to) is { } more ? NotBeside(db, more, m.Sudden, person, from) : null;
    }

    // whoever writes it for another person cannot withdraw what comes
    private static Refusal NotBeside(Db db, AbsenceRow other, bool sudden, long person, DateTimeOffset from) => sudden && person != db.Who.PersonId && other.FromAt > from
        ? AbsenceRules.SuddenIntoComing(AbsenceLetters.When(other.FromAt), AbsenceLetters.WhenEn(other.FromAt))
        : AbsenceRules.Overlaps(AbsenceLetters.When(other.FromAt, other.ToAt), AbsenceLetters.WhenEn(other.FromAt, other.ToAt));

    /// <summary>The row as written; null when the draft is no longer there.</summary>
    public static async Task<AbsenceRow?> Write(Db db, OfficePage office, AnnounceAbsence m, long person, AbsencePlan plan, DateTimeOffset from, DateTimeOffset to)
    {
        var (state, approval) = m.Draft ? (AbsenceState.Draft, AbsenceApproval.None) : Begin(m, plan, from, to, db.Now);
        var over = state is AbsenceState.Returned;
        var row = new AbsenceRow
        {
            Id = m.DraftId ?? db.NewId(), Number = m.Draft ? "" : await Numbers.Next(db, Numbers.Absences), PersonId = person, SectionId = office.People[person].SectionId, Kind = m.Kind,
            Reason = m.Reason.Trim(), Phone = m.Phone.Trim(), FromAt = from, ToAt = to, Minutes = plan.Length.Minutes, Days100 = plan.Length.Days100, Path = plan.Path,
            Sudden = m.Sudden ? 1 : 0, Late = !m.Draft && plan.Past && !m.Sudden ? 1 : 0, State = state, Approval = approval, EnteredBy = db.Who.PersonId, EnteredAt = db.Now,
            AskedAt = m.Draft ? null : db.Now, DeciderRole = plan.Approval ? plan.Role.ToString() : "",
            FollowBy = m.Sudden && plan.Approval ? AbsenceRules.FollowBy(DateOnly.FromDateTime(plan.From), office.Calendar) : null,
            StartedAt = state is AbsenceState.Started || over ? from : null, ReturnedAt = over ? to : null, ReturnedBy = over ? db.Who.PersonId : null, Version = m.DraftId is null ? 1 : 2,
        };
        var values = new
        {
            row.Id, Number = row.Number.Length > 0 ? row.Number : null, row.PersonId, row.SectionId, Kind = row.Kind.ToString(), row.Reason, row.Phone, row.FromAt, row.ToAt, row.Minutes, row.Days100,
            Path = row.Path.ToString(), row.Sudden, row.Late, State = state.ToString(), Approval = approval.ToString(), row.EnteredBy, row.EnteredAt, row.AskedAt, row.DeciderRole, row.FollowBy,
            row.StartedAt, row.ReturnedAt, row.ReturnedBy,
        };
        if (!await db.Changed(m.DraftId is null ? Insert : SendDraft, values)) return null;
        if (!m.Draft) await Note(db, office, row, plan);
        return row;
    }

    private static Task Note(Db db, OfficePage office, AbsenceRow row, AbsencePlan plan)
    {
        var (zh, en) = row.Sudden == 1 && row.Path is not AbsencePath.Leave ? ("突发疾病，先离岗，审批后补", "Sudden illness: gone at once, the approval follows")
            : row.Sudden == 1 ? ("突发疾病，先离岗，审批、替代、备案后补", "Sudden illness: gone at once, approval, cover and filing follow")
            : plan.Decider is { } d ? ($"提出离岗，等 {office.NameOf(d.Person)} 审批", $"Announced; waits for {office.NameOf(d.Person)}")
            : row.Path is AbsencePath.Inform ? ("提出离岗，已告知股室", "Announced; the section is informed") : ("登记离岗", "Recorded");
        var forPerson = row.EnteredBy == row.PersonId ? null : (long?)row.PersonId;
        return Absences.Note(db, row.Id, "Asked", row.Late == 1 ? zh + "（补录）" : zh, row.Late == 1 ? en + " (recorded afterwards)" : en, "", forPerson);
    }

    private static (AbsenceState State, AbsenceApproval Approval) Begin(AnnounceAbsence m, AbsencePlan plan, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var approval = plan.Approval ? AbsenceApproval.Waiting : AbsenceApproval.None;
        // entered by somebody else, it may be over already
        if (m.Sudden) return (to <= now ? AbsenceState.Returned : AbsenceState.Started, approval);
        if (plan.Approval) return (AbsenceState.Asked, approval);
        return (from > now ? AbsenceState.Approved : to <= now ? AbsenceState.Returned : AbsenceState.Started, approval);
    }
}
