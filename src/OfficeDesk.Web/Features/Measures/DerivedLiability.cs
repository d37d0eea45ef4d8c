using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>What stood on a measure falls with it when it is lifted on appeal: the order to remedy, and the section chief's liability with its own measure (BR-2, BR-3).</summary>
public sealed class DerivedLiability(LetterTemplates templates, OfficeAddress address)
{
    private const string Derived = "SELECT b.id, b.person_id, b.state, f.told_at FROM breaches b LEFT JOIN breach_files f ON f.breach_id = b.id WHERE b.id = @Id";

    private const string Dismiss = """
        UPDATE breaches SET state = 'Dismissed', version = version + 1 WHERE id = @Id;
        UPDATE breach_files SET settled_by = @Me, settled_as = @As, settled_at = @Now, settled_on = @Today, reason = @Reason WHERE breach_id = @Id
        """;

    private const string Measures = "SELECT id, order_task_id FROM measures WHERE breach_id = @Id AND state NOT IN ('Refused', 'Lifted', 'Expired') ORDER BY id";

    private const string Lift = "UPDATE measures SET state = 'Lifted', bars_person = 0, bars_section = 0, version = version + 1 WHERE id = @Measure";

    /// <summary>The order that came with a measure is void with it; finished work stays.</summary>
    public static async Task DropOrder(Db db, OfficePage office, long order, long? forId)
    {
        const string Lifted = "申诉成立，责令补救随之撤销";
        if (await TaskEnds.VoidOne(db, office, order, Lifted)) await Timeline.Write(db, order, null, "Void", Lifted, "lifted on appeal", "", forId);
    }

    /// <summary>The chief's liability of a measure that was appealed against falls, if it was lifted.</summary>
    internal async Task Fall(Db db, OfficePage office, MeasureRow x, AppealResult result)
    {
        if (x.ChiefBreachId is not { } id || await db.Find<Row>(Derived, new { Id = id }) is not { } b || !BreachRules.FallsWith(result, b.State)) return;
        var forId = Seats.ForWhom(db.Who, office, Roles.Director, 0);
        var row = new { Id = id, Me = db.Who.PersonId, As = forId, db.Now, db.Today, Reason = "所依据的处理措施经申诉撤销，领导责任随之不再追究。" };
        await db.Execute(Breaches.Ensure, row);
        await db.Execute(Dismiss, row);
        foreach (var (measure, order) in await db.Query<(long Id, long? Order)>(Measures, row))
        {
            await db.Execute(Lift, new { Measure = measure });
            foreach (var kind in (string[])["Measure", "Appeal"]) await Deciders.Close(db, kind, measure, lapsed: true);
            if (order is { } task) await DropOrder(db, office, task, forId);
        }
        // who was never told of it hears nothing now
        if (b.ToldAt is null) return;
        var note = new DisciplineNote("对您追究的领导责任已撤销", "", $"{address.Url}/breaches/{id}");
        await Outbox.Queue(db, office, new Letter($"derived-lifted:{id}", b.PersonId, "领导责任追究已撤销", templates.Text("discipline", note), templates.Html("discipline", note)));
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public long PersonId { get; init; }
        public BreachState State { get; init; }
        public DateTimeOffset? ToldAt { get; init; }
    }
}
