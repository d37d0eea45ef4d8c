namespace OfficeDesk.Bench;

/// <summary>What was measured, beside what was aimed at.</summary>
internal sealed class Table
{
    private readonly List<string[]> _rows = [["what", "measured", "goal", ""]];

    /// <param name="reached">Whether the goal was reached; null where there is none.</param>
    public void Add(string what, string measured, string goal, bool? reached) => Add(what, measured, goal, reached switch { true => "ok", false => "MISSED", _ => "" });

    public void Add(string what, string measured, string goal, string verdict)
    {
        _rows.Add([what, measured, goal, verdict]);
        Console.Error.WriteLine($"{what}: {measured}");
    }

    public void Print()
    {
        var widths = Enumerable.Range(0, 4).Select(c => _rows.Max(r => r[c].Length)).ToArray();
        for (var i = 0; i < _rows.Count; i++)
        {
            Console.WriteLine("| " + string.Join(" | ", _rows[i].Select((cell, c) => cell.PadRight(widths[c]))) + " |");
            if (i == 0) Console.WriteLine("|" + string.Join('|', widths.Select(w => new string('-', w + 2))) + "|");
        }
    }
}
