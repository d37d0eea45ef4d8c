using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>One breach with everything that was said about it, its measures, and what the asker may do now.</summary>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, Discipline = Reach.All)]
public sealed record ShowBreach(long Id) : IQuery<BreachShown>;

/// <param name="What">The facts in words; empty where the task says it all.</param>
/// <param name="Suggested">What the ladder says; null before it is confirmed and for those who do not handle it.</param>
/// <param name="Application">What it is about where there is no task; null for none.</param>
/// <param name="Others">Other breaches of the same person and kind it could be merged into.</param>
public sealed record BreachShown(
    long Id, BreachKind Kind, BreachState State, string Person, string Section, string Task, string Title, DateOnly On, DateOnly ProposedOn, string What,
    DateTimeOffset? ToldAt, DateOnly? Until, string Statement, DateTimeOffset? StatementAt, string SettledBy, string SettledFor, DateTimeOffset? SettledAt, string Reason, long? MergedInto,
    Suggestion? Suggested, IReadOnlyList<MeasureShown> Measures, IReadOnlyList<BreachOther> Others, bool Mine, BreachActs May, int Version, BreachApplication? Application = null);

/// <param name="Nth">The how-manieth of its kind in the period.</param>
public sealed record Suggestion(int Nth, CountedOver Over, bool NotPutRight, LadderStep Step);

public sealed record BreachOther(long Id, DateOnly On, BreachState State);

/// <summary>What the asker may do; the refusal says why not.</summary>
public sealed record BreachActs(Refusal? Hear, Refusal? State, Refusal? Confirm, Refusal? Drop, Refusal? Propose);

public sealed record MeasureShown(
    long Id, MeasureKind Kind, MeasureKind FirstKind, MeasureState State, int Nth, bool WithOrder, bool ChiefLiable, bool BarsPerson, bool BarsSection, int? Fine, string Reason, string ProposedBy, DateTimeOffset ProposedAt, DateOnly DecideBy,
    string Decision, string DecidedBy, string DecidedFor, DateTimeOffset? DecidedAt, DateOnly? ServedOn, string ServedHow, DateOnly? AppealUntil, DateOnly? EffectUntil, string OrderNumber, DateOnly? OrderDue, bool OrderMissed,
    long? DocumentId, long? ChiefBreachId, MeasureKind? Ladder, string WhyOther, string Appeal, DateTimeOffset? AppealedAt, string AppealAnswer, string AppealBy, string AppealFor, DateTimeOffset? AppealAt, string WaitsFor, MeasureActs May, int Version);

public sealed record MeasureActs(Refusal? Decide, Refusal? Issue, Refusal? Serve, Refusal? Appeal, Refusal? DecideAppeal);

public sealed class ShowBreachHandler(OfficeBook book, Registry registry) : IHandle<ShowBreach, BreachShown>
{
    private const string OthersOf = """
        SELECT id, due_on AS day, state FROM breaches WHERE person_id = @PersonId AND kind = @Kind AND id <> @Id AND state IN ('Proposed', 'Statement', 'Confirmed') ORDER BY id DESC LIMIT 20
        """;

    public async Task<Outcome<BreachShown>> Handle(ShowBreach m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await BreachRow.Find(db, m.Id) is not { } b) return DeskRefusals.NotFound();
        var officers = await Officers.Today(db, office);
        var foreign = b.MayNotHandle(db, officers);
        var (mine, measures) = (b.PersonId == db.Who.PersonId, await MeasureRow.Of(db, b.Id));
        var standing = foreign is null && b.State is not (BreachState.Dismissed or BreachState.Merged) ? await Standing.Of(db, b) : null;
        var another = measures.Any(x => x.State is not MeasureState.Refused);
        var acts = new BreachActs(
            foreign ?? BreachRules.CannotHear(b.State),
            mine ? BreachRules.CannotState(b.State, b.Stated, db.Today, b.StatementUntil) : DeskRefusals.NotYours(),
            foreign ?? BreachRules.CannotConfirm(b.KindIs, b.State, b.Stated, db.Today, b.StatementUntil, "-"), foreign ?? BreachRules.CannotDrop(b.State, "-"), foreign ?? BreachRules.CannotPropose(b.State, another, "-"));
        var others = acts.Drop is null ? await db.Query<(long Id, DateOnly Day, BreachState State)>(OthersOf, new { b.PersonId, b.Kind, b.Id }) : [];
        return new BreachShown(
            b.Id, b.KindIs, b.State, office.NameOf(b.PersonId), office.SectionName(b.SectionId, db.Who.English), b.TaskNumber ?? "", office.TitleOf(b.Title ?? "", db.Who.English), b.DueOn, b.ProposedOn, b.What ?? "",
            b.ToldAt, b.StatementUntil, b.Statement ?? "", b.StatementAt, b.SettledBy is null ? "" : office.NameOf(b.SettledBy), b.SettledAs is null ? "" : office.NameOf(b.SettledAs), b.SettledAt, b.Reason ?? "", b.MergedInto,
            standing is null ? null : new Suggestion(standing.Nth, standing.Ladder.Over, standing.NotPutRight, standing.Step),
            [.. measures.Where(x => !mine || x.ServedOn is not null).Select(x => Shown(db, office, b, x, foreign))],
            [.. others.Select(o => new BreachOther(o.Id, o.Day, o.State))], mine, acts, b.Version, b.TaskNumber is null ? (await BreachApplication.Of(registry, db, [b.Fact])).GetValueOrDefault(b.Fact) : null);
    }

    private static MeasureShown Shown(Db db, OfficePage office, BreachRow b, MeasureRow x, Refusal? foreign)
    {
        string Name(long? person) => person is null ? "" : office.NameOf(person);
        var (waits, mine) = (x.WaitsForId is not null, b.PersonId == db.Who.PersonId);
        var acts = new MeasureActs(
            BreachRules.MayNotDecide(db.Who.PersonId, x.PersonId, x.ProposedBy, waits ? x.WaitsForId : null, waits && x.SeatHeld(db.Who, office)) ?? BreachRules.CannotDecide(x.State, agree: true, ""),
            foreign ?? BreachRules.CannotIssue(x.State, x.NoticeId is not null),
            foreign ?? BreachRules.CannotServe(x.State, db.Today, x.DecidedOn ?? db.Today, db.Today) ?? (x.NoticeId is null ? BreachRules.NoticeFirst : null),
            mine ? BreachRules.CannotAppeal(x.State, x.AppealedAt is not null, db.Today, x.AppealUntil) : DeskRefusals.NotYours(),
            BreachRules.MayNotHearAppeal(db.Who.PersonId, x.PersonId, x.TookPart(db.Who.PersonId, b), db.Who.Is(Roles.Director)) ?? BreachRules.CannotDecideAppeal(x.State, AppealResult.Upheld, x.Kind, null, "-"));
        return new MeasureShown(
            x.Id, x.Kind, x.FirstKind, x.State, x.Nth, x.WithOrder == 1, x.ChiefLiable == 1, x.BarsPerson == 1, x.BarsSection == 1, x.Fine, x.Reason, office.NameOf(x.ProposedBy), x.ProposedAt, x.DecideBy,
            x.Decision, Name(x.DecidedBy), Name(x.DecidedAs), x.DecidedAt, x.ServedOn, x.ServedHow, x.AppealUntil, x.EffectUntil, x.OrderNumber ?? "", x.OrderDue,
            x.OrderDue is { } due && BreachRules.NotPutRight(due, x.OrderDone, db.Today), x.NoticeId, x.ChiefBreachId, !mine && x.WhyOther.Length > 0 && Enum.TryParse<MeasureKind>(x.LadderKind, out var ladder) ? ladder : null, mine ? "" : x.WhyOther, x.Appeal, x.AppealedAt, x.AppealAnswer, Name(x.AppealBy), Name(x.AppealAs), x.AppealAt, Name(x.WaitsForId), acts, x.Version);
    }
}
