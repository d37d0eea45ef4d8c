using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>A discipline officer confirms a breach after the person was heard (BR-1).</summary>
/// <param name="Version">The version of the breach that was looked at.</param>
[Access(Discipline = Reach.All, Director = Reach.All, PeopleOnly = true)]
public sealed record ConfirmBreach(long Id, [Text(1000)] string Reason, int Version) : ICommand<BreachSettled>;

/// <summary>A discipline officer does not hold it to be a breach, and says why (BR-1).</summary>
[Access(Discipline = Reach.All, Director = Reach.All, PeopleOnly = true)]
public sealed record DismissBreach(long Id, [Text(1000)] string Reason, int Version) : ICommand<BreachSettled>;

/// <summary>Two breaches are one matter: this one goes into the other and is not counted (GN-5).</summary>
[Access(Discipline = Reach.All, Director = Reach.All, PeopleOnly = true)]
public sealed record MergeBreach(long Id, long IntoId, [Text(1000)] string Reason, int Version) : ICommand<BreachSettled>;

public sealed record BreachSettled(long Id, BreachState State, int Version);

public sealed class ConfirmBreachHandler(OfficeBook book) : IHandle<ConfirmBreach, BreachSettled>
{
    public async Task<Outcome<BreachSettled>> Handle(ConfirmBreach m, Db db)
    {
        var officers = await Officers.Today(db, await book.Open(db.Ct));
        if (await BreachRow.Find(db, m.Id) is not { } b) return DeskRefusals.NotFound();
        if (b.MayNotHandle(db, officers) is { } foreign) return foreign;
        if (BreachRules.CannotConfirm(b.KindIs, b.State, b.Stated, db.Today, b.StatementUntil, m.Reason) is { } cannot) return cannot;
        return await Settling.Settle(db, officers, b, BreachState.Confirmed, m.Reason, m.Version, null);
    }
}

public sealed class DismissBreachHandler(OfficeBook book) : IHandle<DismissBreach, BreachSettled>
{
    public async Task<Outcome<BreachSettled>> Handle(DismissBreach m, Db db)
    {
        var officers = await Officers.Today(db, await book.Open(db.Ct));
        if (await BreachRow.Find(db, m.Id) is not { } b) return DeskRefusals.NotFound();
        if (b.MayNotHandle(db, officers) is { } foreign) return foreign;
        if (BreachRules.CannotDrop(b.State, m.Reason) is { } cannot) return cannot;
        return await Settling.Settle(db, officers, b, BreachState.Dismissed, m.Reason, m.Version, null);
    }
}

public sealed class MergeBreachHandler(OfficeBook book) : IHandle<MergeBreach, BreachSettled>
{
    public async Task<Outcome<BreachSettled>> Handle(MergeBreach m, Db db)
    {
        var officers = await Officers.Today(db, await book.Open(db.Ct));
        if (await BreachRow.Find(db, m.Id) is not { } b || await BreachRow.Find(db, m.IntoId) is not { } into) return DeskRefusals.NotFound();
        if (b.MayNotHandle(db, officers) is { } foreign) return foreign;
        if (BreachRules.CannotDrop(b.State, m.Reason) is { } cannot) return cannot;
        if (BreachRules.CannotMerge(b.Id == into.Id, b.PersonId == into.PersonId, b.KindIs == into.KindIs, into.State) is { } no) return no;
        return await Settling.Settle(db, officers, b, BreachState.Merged, m.Reason, m.Version, into.Id);
    }
}

/// <summary>Writes how a breach ended.</summary>
internal static class Settling
{
    private const string Write = """
        UPDATE breach_files SET settled_by = @Me, settled_as = @As, settled_at = @Now, settled_on = @Today, reason = @Reason, merged_into = @Into,
               told_at = CASE WHEN @Tell = 1 THEN COALESCE(told_at, @Now) ELSE told_at END WHERE breach_id = @Id
        """;

    public static async Task<Outcome<BreachSettled>> Settle(Db db, Officers officers, BreachRow b, BreachState state, string reason, int version, long? into)
    {
        if (!await b.MoveTo(db, state, version)) return DeskRefusals.Changed();
        var forId = b.HandledFor(db, officers);
        // what was referred without hearing the person is theirs to read from now on
        await db.Execute(Write, new { Me = db.Who.PersonId, As = forId, db.Now, db.Today, Reason = reason.Trim(), Into = into, b.Id, Tell = state is BreachState.Confirmed ? 1 : 0 });
        db.About("breach", b.Id, forId);
        return new BreachSettled(b.Id, state, version + 1);
    }
}
