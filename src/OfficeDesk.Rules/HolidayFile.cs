using System.Globalization;
using System.Text;

namespace OfficeDesk.Rules;

/// <summary>Reads a holiday schedule from CSV text: date,kind,name with kind off or work.</summary>
public static class HolidayFile
{
    /// <summary>The most rows one file may hold; a hundred years need about 3,500.</summary>
    public const int MaxRows = 5000;

    private const int MaxName = 40;

    /// <summary>The rows of the file in its own order, or the first line that cannot be read.</summary>
    /// <param name="text">The whole file. A first line date,kind,name, a byte-order mark, either line ending and empty lines are all right.</param>
    /// <remarks>DL-4: schedules are imported, also when one is amended in mid-year.</remarks>
    public static Outcome<IReadOnlyList<Holiday>> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rows = new List<Holiday>();
        var lineOf = new Dictionary<DateOnly, int>();
        var number = 0;
        foreach (var raw in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            var line = raw.Trim();
            if (line.IsEmpty || (rows.Count == 0 && line.Equals("date,kind,name", StringComparison.OrdinalIgnoreCase))) continue;
            if (rows.Count == MaxRows) return Refuse(number, $"文件超过 {MaxRows} 行，请分成几个文件导入", $"the file has more than {MaxRows} rows; import it in parts");
            if (Read(line.ToString(), number, out var row) is { } why) return why;
            if (lineOf.TryGetValue(row.Day, out var earlier))
                return Refuse(number, $"{row.Day:yyyy-MM-dd} 在第 {earlier} 行已经出现，请删去其中一行", $"{row.Day:yyyy-MM-dd} already stands in line {earlier}; delete one of the two");
            lineOf.Add(row.Day, number);
            rows.Add(row);
        }
        return rows.Count > 0
            ? new Done<IReadOnlyList<Holiday>>(rows)
            : new Refusal("文件里没有节假日数据。请按“日期,off 或 work,名称”每天一行填写，例如 2026-10-01,off,国庆节。", "The file holds no holidays. Write one day a line as date,off or work,name, such as 2026-10-01,off,国庆节.", "DL-4", "File");
    }

    private static Refusal? Read(string line, int number, out Holiday row)
    {
        row = new(default, default, "");
        var cells = line.Split(',', StringSplitOptions.TrimEntries);
        if (cells.Length != 3)
            return Refuse(number, $"应有 3 列（日期,off 或 work,名称），实有 {cells.Length} 列", $"3 cells are needed (date,off or work,name), there are {cells.Length}");
        if (!DateOnly.TryParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Refuse(number, $"日期“{Shown(cells[0])}”无法识别，请写成 2026-10-01 的样子", $"the date \"{Shown(cells[0])}\" cannot be read; write it like 2026-10-01");
        if (!WorkingCalendar.Covers(day))
            return Refuse(number, $"日期 {cells[0]} 不在 2000-01-01 至 2099-12-31 之内", $"the date {cells[0]} lies outside 2000-01-01 to 2099-12-31");
        HolidayKind? kind = cells[1] switch { "off" => HolidayKind.Off, "work" => HolidayKind.Work, _ => null };
        if (kind is null)
            return Refuse(number, $"类别“{Shown(cells[1])}”无法识别，放假写 off，调休上班写 work", $"the kind \"{Shown(cells[1])}\" is not known; write off for a day off, work for a make-up day");
        if (!IsName(cells[2]))
            return Refuse(number, $"请填写节日名称，1 至 {MaxName} 个字，以文字开头，例如 国庆节", $"write the holiday's name in 1 to {MaxName} characters, beginning with a letter, such as 国庆节");
        row = new(day, kind.Value, cells[2]);
        return null;
    }

    /// <summary>The rows as a file that <see cref="Parse"/> reads back.</summary>
    /// <remarks>DL-4: the schedule can be taken out, mended and imported again.</remarks>
    public static string Write(IEnumerable<Holiday> rows)
    {
        var text = new StringBuilder("date,kind,name\n");
        foreach (var row in rows) text.Append(CultureInfo.InvariantCulture, $"{row.Day:yyyy-MM-dd},{(row.Kind is HolidayKind.Off ? "off" : "work")},{row.Name}\n");
        return text.ToString();
    }

    // A name that begins with a sign could be a formula to the spreadsheet that opens the file again.
    private static bool IsName(string name) =>
        name.Length is > 0 and <= MaxName && Rune.TryGetRuneAt(name, 0, out var first) && Rune.IsLetterOrDigit(first) && !name.Any(c => char.IsControl(c) || c == '"');

    private static string Shown(string cell) => cell.Length <= 20 ? cell : cell[..20] + "…";

    private static Refusal Refuse(int line, string zh, string en) =>
        new($"第 {line} 行：{zh}。", $"Line {line}: {en}.", "DL-4", "File");
}
