using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>The due dates of up to 10,000 starts and limits, answered in the same order.</summary>
/// <remarks>DL-4: any start and limit can be tried.</remarks>
[Access(Everybody = Reach.All)]
public sealed record ComputeDueDates([property: Items(10_000)] IReadOnlyList<DueDateAsked> Items) : IQuery<DueDatesComputed>;

/// <summary>A start, which is not counted, and a limit of 0 to 1,000 days.</summary>
[StructLayout(LayoutKind.Auto)]
[method: JsonConstructor]
public readonly record struct DueDateAsked(DateOnly Start, int Number, LimitUnit Unit = LimitUnit.WorkingDays);

/// <summary>The answers, one an item.</summary>
public sealed record DueDatesComputed(IReadOnlyList<DueDateAnswer> Items);

/// <summary>A due date, and whether it may still move when a schedule is published.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DueDateAnswer(DateOnly DueOn, bool Provisional);

public sealed class ComputeDueDatesHandler(OfficeBook book) : IHandle<ComputeDueDates, DueDatesComputed>
{
    public async Task<Outcome<DueDatesComputed>> Handle(ComputeDueDates m, Db db)
    {
        var calendar = (await book.Open(db.Ct)).Calendar;
        // one array for all answers; nothing else is made on the way
        var answers = new DueDateAnswer[m.Items.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            var item = m.Items[i];
            var limit = new Limit(item.Number, item.Unit);
            if (DeadlineRules.NotCountable(item.Start, limit, calendar) is { } why) return At(why, i);
            var due = DeadlineRules.DueDate(item.Start, limit, calendar);
            answers[i] = new(due, calendar.IsProvisional(due));
        }
        return new DueDatesComputed(answers);
    }

    /// <summary>The refusal with the item it is about; whole lists are answered or none of it.</summary>
    private static Refusal At(Refusal why, int index) => why with
    {
        Zh = $"第 {index + 1} 项：{why.Zh}", En = $"Item {index + 1}: {why.En}", Field = $"Items[{index}].{(why.Field == "Limit" ? "Number" : "Start")}",
    };
}
