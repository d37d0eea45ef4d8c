using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>One cover: its steps with who, when and remark, what the system checked, and what the asker may do now (CV-5).</summary>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record ShowCover(long Id) : IQuery<CoverShown>;

/// <param name="Unfit">Why the cover could not be named today; null while nothing stands against it (CV-2).</param>
/// <param name="AbsentTasks">Open tasks of the absent person; the cover's own stand beside.</param>
/// <param name="WaitsFor">Who has to act; empty when nobody.</param>
/// <param name="Sheets">The handover lists: way out, way back.</param>
/// <param name="Papers">The documents issued of it.</param>
/// <param name="AllPosts">The asker sees the absence with all its posts, not this cover alone.</param>
public sealed record CoverShown(long Id, long AbsenceId, string AbsenceNumber, string Person, string Section, string PostName, string PostNameEn, string Cover, string Fit, string FitEn, DateTimeOffset From, DateTimeOffset To,
    bool Sudden, CoverState State, bool Vacant, bool Late, FormalFault? Fault, IReadOnlyList<CoverStep> Steps, Refusal? Unfit, int AbsentTasks, int CoverTasks, string WaitsFor, IReadOnlyList<SheetLink> Sheets, IReadOnlyList<PaperLink> Papers, CoverActs May, int Version, bool AllPosts, string EndedWhy);

/// <param name="Step">Proposed, Consented, Declined, Approved, Refused, Filed, Returned, Started, Ended.</param>
/// <param name="For">For whom it was done; empty when in one's own right (GN-2).</param>
public sealed record CoverStep(string Step, string Who, string For, DateTimeOffset At, string Text);

public sealed record SheetLink(long Id, bool Out, bool Whole);

public sealed record PaperLink(long Id, string Number, string Title);

/// <summary>Why not, for each act; null means that the asker may.</summary>
public sealed record CoverActs(Refusal? Answer, Refusal? Decide, Refusal? File, Refusal? Mend, Refusal? BreakOff);

public sealed class ShowCoverHandler(OfficeBook book) : IHandle<ShowCover, CoverShown>
{
    private const string Waits = "SELECT decider_id FROM requests WHERE kind IN ('CoverConsent', 'Cover', 'CoverFile') AND subject_id = @Id AND state = 'Open' LIMIT 1";

    private const string Sheets = "SELECT * FROM cover_sheets WHERE cover_id = @Id ORDER BY id";

    private const string Loads = """
        SELECT (SELECT COUNT(*) FROM tasks WHERE answering_id = @PersonId AND state IN ('Open', 'Paused')) AS absent,
               (SELECT COUNT(*) FROM tasks WHERE answering_id = @CoverId AND state IN ('Open', 'Paused')) AS cover
        """;

    public async Task<Outcome<CoverShown>> Handle(ShowCover m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await CoverRow.Find(db, m.Id) is not { } c || await Covers.Absence(db, c.AbsenceId) is not { } absence) return DeskRefusals.NotFound();
        var waits = await db.Find<long?>(Waits, new { c.Id });
        var loads = await db.One<LoadRow>(Loads, new { c.PersonId, c.CoverId });
        return new CoverShown(c.Id, c.AbsenceId, absence.Number, office.NameOf(c.PersonId), office.SectionName(c.SectionId, db.Who.English), c.PostName(office), c.PostNameEn(office), office.NameOf(c.CoverId),
            c.Fitness(office).Zh, c.Fitness(office).En, absence.FromAt, absence.ToAt, absence.Sudden == 1, c.State, c.IsVacant, c.Late == 1, Enum.TryParse<FormalFault>(c.Fault, out var fault) ? fault : null,
            Steps(office, c), c.Live && !c.IsVacant ? await CoverGates.StillFits(db, office, c) : null, (int)loads.Absent, (int)loads.Cover, waits is null ? "" : office.NameOf(waits),
            [.. (await db.Query<SheetRow>(Sheets, new { c.Id })).Select(s => new SheetLink(s.Id, s.IsOut, s.Whole))],
            [.. (await DocumentOffice.Of(db, subject: "cover", subjectId: c.Id)).Select(d => new PaperLink(d.Id, d.Number, db.Who.English ? DocumentKinds.NameOf(d.Kind, english: true) : d.Title))], await Acts(db, office, c), c.Version, await Absences.Find(db, c.AbsenceId) is not null, c.EndedWhy);
    }

    private static async Task<CoverActs> Acts(Db db, OfficePage office, CoverRow c)
    {
        var answer = c.CoverId == db.Who.PersonId ? CoverGates.NotNow(c, CoverAct.Consent) : CoverRules.NotAsked;
        var decide = CoverGates.NotNow(c, CoverAct.Approve) ?? (db.Who.Is(Roles.Leader | Roles.Director) ? (await CoverGates.Decides(db, office, c)).Why : DeskRefusals.NotYours());
        var file = CoverGates.NotNow(c, CoverAct.File) ?? (await CoverRequests.FilesFor(db, office, c)).Why;
        var names = CoverGates.MayNotName(db, c.PersonId, c.SectionId);
        var broken = c.State is CoverState.Running && !CoverGates.Above(db, c.SectionId) ? CoverRules.NotYoursToName : names;
        return new CoverActs(answer, decide, file, names ?? CoverGates.NotNow(c, CoverAct.Mend), broken ?? CoverGates.NotNow(c, CoverAct.BreakOff));
    }

    private static List<CoverStep> Steps(OfficePage office, CoverRow c)
    {
        var steps = new List<CoverStep>();
        void Add(string step, long? who, long? forId, DateTimeOffset? at, string text)
        {
            if (at is { } when) steps.Add(new CoverStep(step, who is null ? "" : office.NameOf(who), forId is null ? "" : office.NameOf(forId), when, text));
        }
        if (!c.IsVacant) Add("Proposed", c.ProposedBy, c.ProposedAs, c.ProposedAt, c.Remark);
        Add(c.State is CoverState.Declined ? "Declined" : "Consented", c.CoverId, null, c.AnsweredAt, c.Answer);
        Add(c.State is CoverState.Refused ? "Refused" : "Approved", c.DecidedBy, c.DecidedAs, c.DecidedAt, c.Decision);
        Add(c.State is CoverState.Returned ? "Returned" : "Filed", c.State is CoverState.Approved ? null : c.FiledBy, c.FiledAs, c.State is CoverState.Approved ? null : c.FiledAt, c.Filing);
        Add("Started", c.CoverId, null, c.StartedAt, "");
        Add("Ended", null, null, c.EndedAt, c.EndedWhy);
        return steps;
    }

    private sealed record LoadRow
    {
        public long Absent { get; init; }
        public long Cover { get; init; }
    }
}
