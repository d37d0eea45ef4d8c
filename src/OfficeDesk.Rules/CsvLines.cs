using System.Text;

namespace OfficeDesk.Rules;

/// <summary>Takes a CSV text apart: commas or tabs between cells, quotes around cells that hold them, the line on which each row began.</summary>
internal static class CsvLines
{
    /// <summary>What a spreadsheet would calculate has an apostrophe in front when it leaves the house; it goes again when it comes back.</summary>
    private const string Formula = "=+-@\t\r\n＝＋－＠";

    public static IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Of(string text)
    {
        var rows = new List<(int, IReadOnlyList<string>)>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, start, quoted) = (1, 1, false);
        var tabs = text.Split('\n')[0].Contains('\t', StringComparison.Ordinal);
        for (var i = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n') line++;
            if (quoted)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
                else if (c == '"') quoted = false;
                else if (c != '\r') cell.Append(c);
            }
            else if (c == '"' && cell.Length == 0) quoted = true;
            else if (c == (tabs ? '\t' : ',')) Take(cells, cell);
            else if (c == '\n')
            {
                Take(cells, cell);
                if (cells.Exists(x => x.Length > 0)) rows.Add((start, cells));
                (cells, start) = ([], line);
            }
            else if (c != '\r') cell.Append(c);
        }
        Take(cells, cell);
        if (cells.Exists(x => x.Length > 0)) rows.Add((start, cells));
        return rows;
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
