using System.Text;

namespace OfficeDesk.Rules;

/// <summary>
/// Takes a CSV text apart: commas or tabs between cells, quotes around cells that hold them, the line on which each row began. A row
/// without a comma is parted at its tabs, and where it has none at its full-width commas, as they are typed in Chinese.
/// </summary>
internal static class CsvLines
{
    /// <summary>What a spreadsheet would calculate has an apostrophe in front when it leaves the house; it goes again when it comes back.</summary>
    private const string Formula = "=+-@\t\r\n＝＋－＠";

    /// <summary>How every workbook of Excel or WPS begins when it is read as text.</summary>
    private const string Workbook = "PK\u0003\u0004";

    /// <summary>What makes the whole text no table at all, with its line; null when it can be taken apart.</summary>
    public static LineError? NoTable(string text)
    {
        if (text.StartsWith(Workbook, StringComparison.Ordinal)) return new(1, DeskRefusals.Workbook("").Zh, DeskRefusals.Workbook("").En);
        Take(text, out var line);
        return line == 0 ? null : new(line, "引号没有配对：格子里有双引号开头，没有双引号结尾。请补上，或删去这个引号。", "A quotation mark is not closed: a cell begins with one and none ends it. Close it or delete it.");
    }

    public static IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Of(string text) => Take(text, out _);

    /// <param name="unpaired">The line of a quotation mark that nothing closes, or only another one in the midst of a cell; 0 without one.</param>
    private static List<(int Line, IReadOnlyList<string> Cells)> Take(string text, out int unpaired)
    {
        var rows = new List<(int, IReadOnlyList<string>)>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, start, quoted, open) = (1, 1, false, 0);
        unpaired = 0;
        var first = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        var tabs = text.Split('\n')[0].Contains('\t', StringComparison.Ordinal);
        var between = tabs ? '\t' : Between(text, first);
        for (var i = first; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n') line++;
            if (quoted)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
                else if (c == '"')
                {
                    quoted = false;
                    if (unpaired == 0 && i + 1 < text.Length && text[i + 1] is var next && next != between && next is not '，' && !char.IsWhiteSpace(next)) unpaired = open;
                }
                else if (c != '\r') cell.Append(c);
            }
            else if (c == '"' && cell.Length == 0) (quoted, open) = (true, line);
            else if (c == between) Take(cells, cell);
            else if (c == '\n')
            {
                Take(cells, cell);
                if (cells.Exists(x => x.Length > 0)) rows.Add((start, cells));
                (cells, start) = ([], line);
                if (!tabs) between = Between(text, i + 1);
            }
            else if (c != '\r') cell.Append(c);
        }
        if (quoted && unpaired == 0) unpaired = open;
        Take(cells, cell);
        if (cells.Exists(x => x.Length > 0)) rows.Add((start, cells));
        return rows;
    }

    /// <summary>What parts the cells of the row that begins here.</summary>
    private static char Between(string text, int from)
    {
        var (tab, quoted, fresh) = (false, false, true);
        for (var i = from; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted) quoted = c != '"';
            else if (c == '\n') break;
            else if (c == ',') return ',';
            // a doubled mark inside quotes closes them and opens them again
            else if (c == '"' && (fresh || text[i - 1] == '"')) quoted = true;
            else (tab, fresh) = (tab || c == '\t', c is '\t' or '，');
        }
        return tab ? '\t' : '，';
    }

    /// <summary>A cell as it is written: quoted where needed.</summary>
    public static string Cell(string text) => text.AsSpan().ContainsAny("\",\n\r\t") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static void Take(List<string> cells, StringBuilder cell)
    {
        var text = cell.ToString().Trim();
        cells.Add(text.Length > 1 && text[0] == '\'' && Formula.Contains(text[1], StringComparison.Ordinal) ? text[1..] : text);
        cell.Clear();
    }
}
