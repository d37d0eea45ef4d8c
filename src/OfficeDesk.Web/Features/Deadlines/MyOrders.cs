using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>What sections the asker leads were ordered to put right and have not reported yet (DL-8); the next step is not theirs.</summary>
/// <param name="Lines">The first of them.</param>
/// <param name="Count">How many there are.</param>
public sealed record OrdersDay(IReadOnlyList<SectionOrderLine> Lines, int Count);

/// <param name="DocumentId">The paper of the order; null where there is none.</param>
/// <param name="Paper">Its number; empty where there is none.</param>
/// <param name="Finished">Finished, and not reported yet.</param>
public sealed record SectionOrderLine(string Number, string Title, string Section, string Person, DateOnly DueOn, int DaysLeft, bool Finished, long? DocumentId, string Paper);

internal sealed class MyOrders
{
    // a paper that was made void is not the order any more: the task is
    private const string Orders = $"""
        SELECT t.number, t.title, o.section_id, t.answering_id, t.due_on, t.state, (SELECT d.id FROM documents d WHERE d.id = o.document_id AND d.state <> 'Void') AS document_id,
            (SELECT d.number FROM documents d WHERE d.id = o.document_id AND d.state <> 'Void') AS paper
        {AtHand.Orders} ORDER BY t.due_on, t.id LIMIT @Some
        """;

    private readonly IReadOnlyList<Row> _orders;
    private readonly int _count;

    /// <summary>Looks into them where there are any; parameters @Me, @Led and @Some.</summary>
    public MyOrders(Trip there, Waits waits) => (_orders, _count) = (there.Add<Row>(Orders, waits.Orders > 0), (int)waits.Orders);

    /// <summary>What was found.</summary>
    public OrdersDay Read(Db db, OfficePage office) => new(
        [.. _orders.Select(o => new SectionOrderLine(o.Number, office.TitleOf(o.Title, db.Who.English), office.SectionName(o.SectionId, db.Who.English), office.NameOf(o.AnsweringId), o.DueOn,
            DeadlineRules.WorkingDaysLeft(o.DueOn, db.Today, office.Calendar), o.State is TaskState.Done, o.DocumentId, o.Paper ?? ""))], _count);

    private sealed record Row
    {
        public string Number { get; init; } = "";
        public string Title { get; init; } = "";
        public long SectionId { get; init; }
        public long AnsweringId { get; init; }
        public DateOnly DueOn { get; init; }
        public TaskState State { get; init; }
        public long? DocumentId { get; init; }
        public string? Paper { get; init; }
    }
}
