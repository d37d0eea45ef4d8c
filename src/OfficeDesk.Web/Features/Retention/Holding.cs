using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Retention;

/// <summary>The discipline office orders that something be kept however old it is: everything, a kind, or one first contact or complaint.</summary>
/// <param name="Kind">Null: everything.</param>
/// <param name="Record">The number of a first contact or complaint; empty for all of the kind.</param>
/// <remarks>GN-5: what a case needs is not cleared; a clearing that is on its way stops.</remarks>
[Access(Discipline = Reach.All)]
public sealed record PlaceHold(KeptKind? Kind, [property: Text(24)] string Record, [property: Text(500, Required = true, Zh = "理由", En = "the reason")] string Reason) : ICommand<HoldPlaced>;

public sealed record HoldPlaced(long Id);

/// <summary>The order is lifted, with a reason.</summary>
[Access(Discipline = Reach.All)]
public sealed record LiftHold(long Id, [property: Text(500, Required = true, Zh = "理由", En = "the reason")] string Reason) : ICommand<HoldLifted>;

public sealed record HoldLifted(long Id);

public sealed class HoldingHandler : IHandle<PlaceHold, HoldPlaced>, IHandle<LiftHold, HoldLifted>
{
    private const string Contact = "SELECT COUNT(*) FROM enquiries WHERE number = @Number";
    private const string Case = "SELECT COUNT(*) FROM complaints WHERE number = @Number";
    private const string Insert = "INSERT INTO holds (id, kind, number, reason, placed_by, placed_at) VALUES (@Id, @Kind, @Number, @Reason, @Me, @Now)";

    // whoever carries out a clearing holds its row: an order comes before or behind one of its turns, never into it
    private const string Wait = "UPDATE purges SET version = version + 1 WHERE state = 'Approved'";

    private const string Lift = "UPDATE holds SET lifted_by = @Me, lifted_at = @Now, lift_reason = @Reason WHERE id = @Id AND lifted_at IS NULL";
    private const string Known = "SELECT COUNT(*) FROM holds WHERE id = @Id";

    public async Task<Outcome<HoldPlaced>> Handle(PlaceHold m, Db db)
    {
        var number = m.Record.Trim();
        var found = number.Length > 0 && await db.One<long>(m.Kind is KeptKind.Reporters ? Case : Contact, new { Number = number }) > 0;
        if (RetentionRules.CannotHold(m.Kind, number, found) is { } cannot) return cannot;
        var id = db.NewId();
        await db.Execute(Wait);
        await db.Execute(Insert, new { Id = id, Kind = m.Kind?.ToString() ?? "", Number = number, Reason = m.Reason.Trim(), Me = db.Who.PersonId, db.Now });
        db.About("hold", id);
        return new HoldPlaced(id);
    }

    public async Task<Outcome<HoldLifted>> Handle(LiftHold m, Db db)
    {
        if (await db.One<long>(Known, new { m.Id }) == 0) return DeskRefusals.NotFound();
        if (!await db.Changed(Lift, new { m.Id, Reason = m.Reason.Trim(), Me = db.Who.PersonId, db.Now })) return RetentionRules.Lifted;
        db.About("hold", m.Id);
        return new HoldLifted(m.Id);
    }
}
