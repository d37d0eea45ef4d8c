using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Handovers;

/// <summary>What was handed over, for whoever gave or receives it (DL-6).</summary>
[Access(Everybody = Reach.Own)]
public sealed record ShowHandover(long Id) : IQuery<HandoverShown>;

/// <param name="Mine">The asker is the receiver and has not signed yet.</param>
public sealed record HandoverShown(long Id, string Number, string Title, string From, string To, string What, bool Moves, DateTimeOffset GivenAt, bool Mine);

public sealed class ShowHandoverHandler(OfficeBook book) : IHandle<ShowHandover, HandoverShown>
{
    private const string Load = """
        SELECT h.id, t.number, t.title, h.from_id, h.to_id, h.what, h.moves, h.given_at, h.state FROM handovers h JOIN tasks t ON t.id = h.task_id
        WHERE h.id = @Id AND (h.to_id = @Me OR h.from_id = @Me)
        """;

    public async Task<Outcome<HandoverShown>> Handle(ShowHandover m, Db db)
    {
        if (await db.Find<Row>(Load, new { m.Id, Me = db.Who.PersonId }) is not { } h) return DeskRefusals.NotFound();
        var office = await book.Open(db.Ct);
        return new HandoverShown(h.Id, h.Number, office.TitleOf(h.Title, db.Who.English), office.NameOf(h.FromId), office.NameOf(h.ToId), h.What, h.Moves == 1, h.GivenAt, h.State == "Given" && h.ToId == db.Who.PersonId);
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public string Number { get; init; } = "";
        public string Title { get; init; } = "";
        public long FromId { get; init; }
        public long ToId { get; init; }
        public string What { get; init; } = "";
        public int Moves { get; init; }
        public DateTimeOffset GivenAt { get; init; }
        public string State { get; init; } = "";
    }
}
