using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>The working days of up to 10,000 pairs of days, answered in the same order.</summary>
/// <remarks>DL-4: the first day is not counted, the last one is.</remarks>
[Access(Everybody = Reach.All)]
public sealed record CountWorkingDays([property: Items(10_000)] IReadOnlyList<DaysAsked> Items) : IQuery<WorkingDaysCounted>;

/// <summary>From a day, which is not counted, to a day, which is.</summary>
[StructLayout(LayoutKind.Auto)]
[method: JsonConstructor]
public readonly record struct DaysAsked(DateOnly From, DateOnly To);

/// <summary>The numbers of working days, one an item; negative where the last day is the earlier one.</summary>
public sealed record WorkingDaysCounted(IReadOnlyList<int> Items);

public sealed class CountWorkingDaysHandler(OfficeBook book) : IHandle<CountWorkingDays, WorkingDaysCounted>
{
    public async Task<Outcome<WorkingDaysCounted>> Handle(CountWorkingDays m, Db db)
    {
        var calendar = (await book.Open(db.Ct)).Calendar;
        var answers = new int[m.Items.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            var item = m.Items[i];
            if (DeadlineRules.OutsideCalendar(item.From) is { } from) return At(from, i, nameof(item.From));
            if (DeadlineRules.OutsideCalendar(item.To) is { } to) return At(to, i, nameof(item.To));
            answers[i] = calendar.Between(item.From, item.To);
        }
        return new WorkingDaysCounted(answers);
    }

    private static Refusal At(Refusal why, int index, string field) =>
        why with { Zh = $"第 {index + 1} 项：{why.Zh}", En = $"Item {index + 1}: {why.En}", Field = $"Items[{index}].{field}" };
}
