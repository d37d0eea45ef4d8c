using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>The discipline officer proposes a measure for a confirmed breach; the leader in charge of discipline decides (BR-3).</summary>
/// <param name="Measure">The ladder's step is proposed on the page; another one within the rules says why.</param>
/// <param name="Fine">Yuan, where the office uses fines; optional.</param>
/// <param name="Version">The version of the breach that was looked at.</param>
/// <param name="Why">Why another step than the ladder's; the leader who decides reads it, the notice does not bear it.</param>
[Access(Discipline = Reach.All, Director = Reach.All, PeopleOnly = true)]
public sealed record ProposeMeasure(long BreachId, MeasureKind Measure, bool WithOrder, [Text(1000)] string Reason, int? Fine, int Version, [Text(1000)] string Why = "") : ICommand<MeasureProposed>;

/// <param name="WaitsFor">Who decides.</param>
public sealed record MeasureProposed(long Id, int Nth, DateOnly DecideBy, string WaitsFor);

public sealed class ProposeMeasureHandler(OfficeBook book) : IHandle<ProposeMeasure, MeasureProposed>
{
    private const string Another = "SELECT COUNT(*) FROM measures WHERE breach_id = @Id AND state <> 'Refused'";
    private const string Touch = "UPDATE breaches SET version = version + 1 WHERE id = @Id AND version = @Version AND state = 'Confirmed'";

    private const string Insert = """
        INSERT INTO measures (id, breach_id, person_id, section_id, breach_kind, nth, kind, first_kind, with_order, chief_liable, bars_person, bars_section, fine, state, reason, proposed_by, proposed_as, proposed_at, decide_by, ladder_kind, why_other)
        VALUES (@Id, @BreachId, @PersonId, @SectionId, @Kind, @Nth, @Measure, @Measure, @WithOrder, @ChiefLiable, @BarsPerson, @BarsSection, @Fine, 'Proposed', @Reason, @Me, @As, @Now, @DecideBy, @LadderKind, @WhyOther)
        """;

    public async Task<Outcome<MeasureProposed>> Handle(ProposeMeasure m, Db db)
    {
        var office = await book.Open(db.Ct);
        var officers = await Officers.Today(db, office);
        if (await BreachRow.Find(db, m.BreachId) is not { } b) return DeskRefusals.NotFound();
        if (b.MayNotHandle(db, officers) is { } foreign) return foreign;
        if (BreachRules.CannotPropose(b.State, await db.One<long>(Another, new { b.Id }) > 0, m.Reason) is { } cannot) return cannot;
        if (BreachRules.FineWrong(m.Fine) is { } fine) return fine;
        var standing = await Standing.Of(db, b);
        if (MeasureRules.CannotDeviate(b.KindIs, standing.Nth, standing.Step, m.Measure, m.Why) is { } other) return other;
        if (await officers.Decider(db, office, b.PersonId) is not { } decider) return DecisionRules.NobodyDecides;
        if (!await db.Changed(Touch, new { b.Id, m.Version })) return DeskRefusals.Changed();

        var id = db.NewId();
        var by = BreachRules.DecideBy(b.SettledOn ?? db.Today, office.Settings.Number(Settings.MeasureDays), office.Calendar);
        var forId = b.HandledFor(db, officers);
        await db.Execute(Insert, new
        {
            Id = id, BreachId = b.Id, b.PersonId, b.SectionId, Kind = b.KindIs.ToString(), standing.Nth, Measure = m.Measure.ToString(), WithOrder = m.WithOrder ? 1 : 0,
            ChiefLiable = standing.Step.ChiefLiable ? 1 : 0, BarsPerson = standing.Step.BarsPerson ? 1 : 0, BarsSection = standing.Step.BarsSection ? 1 : 0, m.Fine,
            Reason = m.Reason.Trim(), Me = db.Who.PersonId, As = forId, db.Now, DecideBy = by, LadderKind = standing.Step.Measure.ToString(), WhyOther = m.Measure == standing.Step.Measure ? "" : m.Why.Trim(),
        });
        var leader = office.Sections[officers.SectionId].LeaderId;
        var role = decider.Person == leader || (decider.ForPerson is { } principal && principal == leader) ? Roles.Leader : Roles.Director;
        await Deciders.Ask(db, "Measure", id, decider.Person, role, officers.SectionId);
        db.About("measure", id, forId);
        return new MeasureProposed(id, standing.Nth, by, office.NameOf(decider.Person));
    }
}

/// <summary>Where a breach stands on its ladder: the how-manieth of its kind, and the step it leads to.</summary>
internal sealed record Standing(MeasureLadder Ladder, int Nth, bool NotPutRight, LadderStep Step)
{
    private const string Confirmed = """
        SELECT b.id, b.kind FROM breaches b JOIN breach_files f ON f.breach_id = b.id
        WHERE b.person_id = @PersonId AND b.state = 'Confirmed' AND b.id <> @Id AND f.settled_on >= @From AND f.settled_on <= @Until AND (f.settled_at < @At OR (f.settled_at = @At AND b.id < @Id))
          AND NOT EXISTS (SELECT 1 FROM measures l WHERE l.breach_id = b.id AND l.state = 'Lifted')
        """;

    private const string Orders = "SELECT COUNT(*) FROM measures WHERE order_task_id = @TaskId";

    /// <remarks>BR-2: by how many confirmed breaches of that kind the person has in the period counted, this one included.</remarks>
    public static async Task<Standing> Of(Db db, BreachRow b)
    {
        var ladder = await Ladders.Of(db, b.KindIs);
        var day = b.SettledOn ?? db.Today;
        var earlier = await db.Query<(long Id, string Kind)>(Confirmed, new { b.PersonId, b.Id, From = MeasureRules.CountedFrom(ladder.Over, day), Until = day, At = b.SettledAt ?? db.Now });
        var nth = earlier.Count(e => Breaches.KindOf(e.Kind) == b.KindIs) + 1;
        var notPutRight = b.TaskId is { } task && await db.One<long>(Orders, new { TaskId = task }) > 0;
        return new Standing(ladder, nth, notPutRight, MeasureRules.Proposed(ladder, nth, notPutRight));
    }
}
