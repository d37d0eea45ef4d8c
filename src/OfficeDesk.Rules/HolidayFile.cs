using System.Globalization;
using System.Text;

namespace OfficeDesk.Rules;

/// <summary>Reads a holiday schedule from CSV text: date,kind,name with kind off or work, in Chinese 休 or 班.</summary>
public static class HolidayFile
{
    /// <summary>The most rows one file may hold; a hundred years need about 3,500.</summary>
    public const int MaxRows = 5000;

    private const int MaxName = 40;

    /// <summary>What a spreadsheet makes of 2026-10-01 when it saves the file again.</summary>
    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy/M/d", "yyyy-M-d", "yyyy年M月d日"];

    /// <summary>The rows of the file in its own order, or the first line that cannot be read.</summary>
    /// <param name="text">The whole file. A first line date,kind,name, a byte-order mark, either line ending and empty lines are all right.</param>
    /// <remarks>DL-4: schedules are imported, also when one is amended in mid-year.</remarks>
    public static Outcome<IReadOnlyList<Holiday>> Parse(string text)
    {
        var (rows, errors) = Read(text);
        if (errors.Count == 0) return new Done<IReadOnlyList<Holiday>>(rows);
        var (zh, en) = (errors[0].Zh, errors[0].En);
        return new Refusal(errors[0].Line == 0 ? zh : $"第 {errors[0].Line} 行：{zh}", errors[0].Line == 0 ? en : $"Line {errors[0].Line}: {en}", "DL-4", "File");
    }

    /// <summary>The rows of the file in its own order, or everything that is wrong with it.</summary>
    /// <param name="text">As <see cref="Parse"/> takes it.</param>
    /// <remarks>DL-4: every mistake is told with its line, and nothing is taken from a file that has one.</remarks>
    public static (IReadOnlyList<Holiday> Rows, IReadOnlyList<LineError> Errors) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (CsvLines.NoTable(text) is { } none) return ([], [none]);
        var (rows, errors, lineOf) = (new List<Holiday>(), new List<LineError>(), new Dictionary<DateOnly, int>());
        var lines = CsvLines.Of(text).ToList();
        if (lines.Count > 0 && IsHead(lines[0].Cells)) lines.RemoveAt(0);
        foreach (var (line, cells) in lines.Take(MaxRows))
        {
            if (Wrong(cells, out var row) is { } why) errors.Add(new(line, why.Zh + "。", why.En + "."));
            else if (!lineOf.TryAdd(row.Day, line))
                errors.Add(new(line, $"{row.Day:yyyy-MM-dd} 在第 {lineOf[row.Day]} 行已经出现，请删去其中一行。", $"{row.Day:yyyy-MM-dd} already stands in line {lineOf[row.Day]}; delete one of the two."));
            else rows.Add(row);
        }
        if (lines.Count > MaxRows) errors.Add(new(lines[MaxRows].Line, $"文件超过 {MaxRows} 行，请分成几个文件导入。", $"the file has more than {MaxRows} rows; import it in parts."));
        if (lines.Count == 0) errors.Add(new(0, "文件里没有节假日数据。请按“日期,off 或 work,名称”每天一行填写，例如 2026-10-01,off,国庆节。", "The file holds no holidays. Write one day a line as date,off or work,name, such as 2026-10-01,off,国庆节."));
        return errors.Count > 0 ? ([], errors) : (rows, []);
    }

    private static bool IsHead(IReadOnlyList<string> cells) => cells.Count == 3
        && ((cells[0].Equals("date", StringComparison.OrdinalIgnoreCase) && cells[1].Equals("kind", StringComparison.OrdinalIgnoreCase)) || cells[0] == "日期");

    private static (string Zh, string En)? Wrong(IReadOnlyList<string> cells, out Holiday row)
    {
        row = new(default, default, "");
        if (cells.Count != 3)
            return ($"应有 3 列（日期,off 或 work,名称），实有 {cells.Count} 列", $"3 cells are needed (date,off or work,name), there are {cells.Count}");
        if (!DateOnly.TryParseExact(cells[0], Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return ($"日期“{Shown(cells[0])}”无法识别，请写成 2026-10-01 或 2026/10/1 的样子", $"the date \"{Shown(cells[0])}\" cannot be read; write it like 2026-10-01 or 2026/10/1");
        if (!WorkingCalendar.Covers(day))
            return ($"日期 {cells[0]} 不在 2000-01-01 至 2099-12-31 之内", $"the date {cells[0]} lies outside 2000-01-01 to 2099-12-31");
        HolidayKind? kind = cells[1] switch { "off" or "休" or "放假" => HolidayKind.Off, "work" or "班" or "上班" or "调休上班" => HolidayKind.Work, _ => null };
        if (kind is null)
            return ($"类别“{Shown(cells[1])}”无法识别，放假写 off 或“休”，调休上班写 work 或“班”", $"the kind \"{Shown(cells[1])}\" is not known; write off or 休 for a day off, work or 班 for a make-up day");
        if (!IsName(cells[2]))
            return ($"请填写节日名称，1 至 {MaxName} 个字，以文字开头，例如 国庆节", $"write the holiday's name in 1 to {MaxName} characters, beginning with a letter, such as 国庆节");
        row = new(day, kind.Value, cells[2]);
        return null;
    }

    /// <summary>The rows as a file that <see cref="Parse"/> reads back.</summary>
    /// <remarks>DL-4: the schedule can be taken out, mended and imported again.</remarks>
    public static string Write(IEnumerable<Holiday> rows)
    {
        var text = new StringBuilder("date,kind,name\n");
        foreach (var row in rows) text.Append(CultureInfo.InvariantCulture, $"{row.Day:yyyy-MM-dd},{(row.Kind is HolidayKind.Off ? "off" : "work")},{CsvLines.Cell(row.Name)}\n");
        return text.ToString();
    }

    // A name that begins with a sign could be a formula to the spreadsheet that opens the file again.
    private static bool IsName(string name) =>
        name.Length is > 0 and <= MaxName && Rune.TryGetRuneAt(name, 0, out var first) && Rune.IsLetterOrDigit(first) && !name.Any(c => char.IsControl(c) || c == '"');

    private static string Shown(string cell) => cell.Length <= 20 ? cell : cell[..20] + "…";
}
