using System.Diagnostics;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Bench;

/// <summary>What a due date costs, for limits from none to a working year.</summary>
internal static class DueDates
{
    private const int Times = 20_000_000;

    public static void Measure(Table table)
    {
        var calendar = new WorkingCalendar(((Done<IReadOnlyList<Holiday>>)HolidayFile.Parse(File.ReadAllText(Path.Combine(Migrations.Folder, "holidays-cn.csv")))).Value);
        // four years of starting days, so that neither the branch predictor nor one cache line does all the work
        var days = Enumerable.Range(0, 1024).Select(i => new DateOnly(2023, 1, 2).AddDays(i)).ToArray();
        foreach (var limit in new[] { 0, 1, 10, 250 })
        {
            var rounds = new List<(double Nanoseconds, double Bytes)>();
            for (var round = 0; round < 9; round++) rounds.Add(Round(calendar, days, limit, round < 2 ? Times / 20 : Times / 4));
            var (ns, bytes) = rounds.Skip(2).OrderBy(r => r.Nanoseconds).ElementAt(3);
            table.Add($"a due date, limit {limit}", $"{ns:0.00} ns, {bytes:0.###} B", "<= 5 ns, 0 B", ns <= 5 && bytes == 0);
        }
    }

    private static (double Nanoseconds, double Bytes) Round(WorkingCalendar calendar, DateOnly[] days, int limit, int times)
    {
        var sum = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++) sum += DeadlineRules.DueDate(days[i & 1023], new Limit(limit, LimitUnit.WorkingDays), calendar).DayNumber;
        var took = Stopwatch.GetElapsedTime(start);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        if (sum == 42) Console.Error.WriteLine("the loop has to have a result");
        return (took.TotalNanoseconds / times, (double)bytes / times);
    }
}
