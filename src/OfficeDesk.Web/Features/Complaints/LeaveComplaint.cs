using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>The complainant took it back; the investigation may go on as the office's own (GN-5).</summary>
/// <param name="GoOn">Whether the investigation goes on: then it keeps its state and nobody has to be replied to.</param>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record WithdrawComplaint(long Id, [Text(500), Personal] string Reason, bool GoOn, int Version) : ICommand<ComplaintStep>;

/// <summary>A complaint about the director was passed to the superior discipline body (CP-2); it closes when the complainant has word of that (CP-3).</summary>
/// <param name="To">To whom, when, and with which letter.</param>
[Access(Discipline = Reach.All, PeopleOnly = true)]
public sealed record PassOnComplaint(long Id, [Text(120, Required = true, Zh = "移送的机关和文号", En = "to whom it was passed on"), Personal] string To, int Version) : ICommand<ComplaintStep>;

/// <summary>The same complaint came before: the case is one, and each complainant gets their own reply (GN-5).</summary>
/// <param name="IntoNumber">The number of the case it goes into.</param>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record MergeComplaint(long Id, [Text(24, Required = true, Zh = "并入的编号", En = "the number to merge into")] string IntoNumber, int Version) : ICommand<ComplaintStep>;

public sealed class WithdrawComplaintHandler(SealedBox box) : IHandle<WithdrawComplaint, ComplaintStep>
{
    private const string Leave = """
        UPDATE complaints SET state = @State, goes_on = @GoesOn, reachable = 0, closed_on = @Closed, version = version + 1 WHERE id = @Id AND version = @Version AND state = @Was
        """;

    public async Task<Outcome<ComplaintStep>> Handle(WithdrawComplaint m, Db db)
    {
        if (await CaseRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        if (ComplaintRules.CannotWithdraw(c.State, m.Reason) is { } cannot) return cannot;
        if (!m.GoOn && ComplaintRules.OthersWait(await CaseRow.OthersWaiting(db, c.Id)) is { } waiting) return waiting;
        var state = m.GoOn ? c.State : ComplaintState.Withdrawn;
        var row = new { State = state.ToString(), Was = c.State.ToString(), GoesOn = m.GoOn ? 1 : 0, Closed = m.GoOn ? null : (DateOnly?)db.Today, m.Id, m.Version };
        if (!await db.Changed(Leave, row)) return DeskRefusals.Changed();
        await CaseRow.Tell(db, box, c.Id, CaseNote.Event, $"投诉人撤回{(m.GoOn ? "，调查继续" : "")}：{m.Reason.Trim()}");
        db.About("complaint", c.Id);
        return new ComplaintStep(c.Id, state, m.Version + 1);
    }
}

public sealed class PassOnComplaintHandler(SealedBox box) : IHandle<PassOnComplaint, ComplaintStep>
{
    private const string Pass = "UPDATE complaints SET state = 'PassedOn', passed_to = @To, handler_id = @Me, version = version + 1 WHERE id = @Id AND version = @Version AND state = 'Registered'";

    // whoever passed it on tells each complainant
    private const string WithIt = "UPDATE complaints SET handler_id = @Me WHERE merged_into = @Id";

    public async Task<Outcome<ComplaintStep>> Handle(PassOnComplaint m, Db db)
    {
        if (await CaseRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        if (ComplaintRules.CannotPassOn(c.Level, c.State) is { } cannot) return cannot;
        if (!await db.Changed(Pass, new { To = m.To.Trim(), Me = db.Who.PersonId, m.Id, m.Version })) return DeskRefusals.Changed();
        await db.Execute(WithIt, new { Me = db.Who.PersonId, m.Id });
        await CaseRow.Tell(db, box, c.Id, CaseNote.Event, $"移送上级纪检机关：{m.To.Trim()}");
        db.About("complaint", c.Id);
        return new ComplaintStep(c.Id, ComplaintState.PassedOn, m.Version + 1);
    }
}

public sealed class MergeComplaintHandler(OfficeBook book, SealedBox box, CaseLetters letters) : IHandle<MergeComplaint, ComplaintStep>
{
    private const string Merge = """
        UPDATE complaints SET state = 'Merged', merged_into = @Into, handler_id = @HandlerId, version = version + 1 WHERE id = @Id AND version = @Version AND state IN ('Registered', 'Assigned');
        """;

    private const string Strangers = "SELECT COUNT(*) FROM complaint_subjects s WHERE s.complaint_id = @Id AND s.person_id <> 0 AND NOT EXISTS (SELECT 1 FROM complaint_subjects x WHERE x.complaint_id = @Into AND x.person_id = s.person_id)";
    private const string Touch = "UPDATE complaints SET version = version + 1 WHERE id = @Id AND version = @Version AND state IN ('Registered', 'Assigned', 'Found')";
    private const string Move = "UPDATE complaints SET merged_into = @Into, handler_id = @HandlerId WHERE merged_into = @Id";
    private const string Subjects = "INSERT INTO complaint_subjects (complaint_id, person_id, section_id) SELECT @Into, s.person_id, s.section_id FROM complaint_subjects s WHERE s.complaint_id = @Id AND NOT EXISTS (SELECT 1 FROM complaint_subjects x WHERE x.complaint_id = @Into AND x.person_id = s.person_id AND x.section_id = s.section_id)";

    // whoever the case is about sees nothing of what went into it, now or before
    private const string Down = """
        INSERT INTO complaint_subjects (complaint_id, person_id, section_id) SELECT c.id, s.person_id, s.section_id FROM complaints c JOIN complaint_subjects s ON s.complaint_id = @Into
        WHERE c.merged_into = @Into AND NOT EXISTS (SELECT 1 FROM complaint_subjects x WHERE x.complaint_id = c.id AND x.person_id = s.person_id AND x.section_id = s.section_id)
        """;

    public async Task<Outcome<ComplaintStep>> Handle(MergeComplaint m, Db db)
    {
        if (await CaseRow.Find(db, m.Id) is not { } c || await CaseRow.Find(db, m.IntoNumber) is not { } into) return DeskRefusals.NotFound();
        if (ComplaintRules.CannotMerge(c.Id == into.Id || c.Level != into.Level, c.State, into.State) is { } cannot) return cannot;
        if (ComplaintRules.CannotMergeFound(into.State, await db.One<long>(Strangers, new { c.Id, Into = into.Id })) is { } stranger) return stranger;
        // the case it goes into stays as it was looked at: two that go into each other at one moment would both be gone
        if (!await db.Changed(Touch, new { into.Id, into.Version })) return DeskRefusals.Changed();
        if (!await db.Changed(Merge, new { Into = into.Id, into.HandlerId, m.Id, m.Version })) return DeskRefusals.Changed();
        await db.Execute(Move, new { Into = into.Id, into.HandlerId, c.Id });
        await db.Execute(Subjects, new { Into = into.Id, c.Id });
        await db.Execute(Down, new { Into = into.Id });
        await CaseRow.Tell(db, box, c.Id, CaseNote.Event, $"并入 {into.Number}");
        await CaseRow.Tell(db, box, into.Id, CaseNote.Event, $"{c.Number} 并入本件");
        await Hands.LookAgain(db, await book.Open(db.Ct), letters, box, into.Id, into.HandlerId, into.Level);
        db.About("complaint", c.Id);
        return new ComplaintStep(c.Id, ComplaintState.Merged, m.Version + 1);
    }
}
