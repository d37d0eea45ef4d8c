using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>One sheet of a workbook.</summary>
/// <param name="Name">What stands on its tab; made fit where a spreadsheet would refuse it.</param>
/// <param name="Heads">The names of the columns.</param>
/// <param name="Rows">The cells of each row: text, whole numbers, decimals, days, moments, or null for an empty one.</param>
public sealed record XlsxSheet(string Name, IReadOnlyList<string> Heads, IEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>
/// Lists that leave the house as a workbook for Excel, WPS and LibreOffice: numbers are numbers, days are days, and text is
/// text that no spreadsheet calculates. The head stays in sight, can be filtered, and comes again on every printed page.
/// </summary>
public static partial class Xlsx
{
    /// <summary>The type of the file, for the answer's head.</summary>
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int LongestText = 32_000;
    private const int LongestName = 31;

    /// <summary>A whole file.</summary>
    public static byte[] File(params IReadOnlyList<XlsxSheet> sheets)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            XlsxStyle.Add(book);
            var tabs = new Sheets();
            var titles = new DefinedNames();
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < sheets.Count; i++)
            {
                var name = NameOf(sheets[i].Name, names);
                var part = book.AddNewPart<WorksheetPart>();
                Write(part, sheets[i], first: i == 0);
                tabs.AppendChild(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)i + 1, Name = name });
                titles.AppendChild(new DefinedName($"'{name.Replace("'", "''", StringComparison.Ordinal)}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
            }
            book.Workbook = new Workbook(tabs, titles);
        }
        return stream.ToArray();
    }

    private static void Write(WorksheetPart part, XlsxSheet sheet, bool first)
    {
        var rows = sheet.Rows.ToList();
        var last = $"{ColumnOf(sheet.Heads.Count - 1)}{rows.Count + 1}";
        using var pen = OpenXmlWriter.Create(part);
        pen.WriteStartElement(new Worksheet());
        pen.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        pen.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0, TabSelected = first }));
        pen.WriteElement(new Columns(sheet.Heads.Select((head, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = WidthOf(head, rows, i), CustomWidth = true })));
        pen.WriteStartElement(new SheetData());
        pen.WriteElement(new Row(sheet.Heads.Select(h => Text(h, XlsxStyle.Head))));
        foreach (var row in rows) pen.WriteElement(new Row(row.Select(CellOf)));
        pen.WriteEndElement();
        pen.WriteElement(new AutoFilter { Reference = $"A1:{last}" });
        pen.WriteElement(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        pen.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        pen.WriteElement(new HeaderFooter(new OddFooter("&P / &N")));
        pen.WriteEndElement();
    }

    private static Cell CellOf(object? value) => value switch
    {
        null => new Cell(),
        string text => Text(text, CsvCells.Safe(text).Length > text.Length ? XlsxStyle.Quoted : XlsxStyle.Plain),
        _ => Number(NumberOf(value)),
    };

    /// <summary>What a cell that is no text holds, and how it looks.</summary>
    private static (string Value, uint Style) NumberOf(object value) => value switch
    {
        int or long => (Convert.ToString(value, CultureInfo.InvariantCulture)!, XlsxStyle.Plain),
        decimal d => (d.ToString(CultureInfo.InvariantCulture), XlsxStyle.Points),
        DateOnly day => (day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), XlsxStyle.Day),
        DateTime at => (at.ToOADate().ToString(CultureInfo.InvariantCulture), XlsxStyle.Moment),
        _ => throw new ArgumentException($"no cell holds {value.GetType().Name}", nameof(value)),
    };

    private static Cell Number((string Value, uint Style) n) => new(new CellValue(n.Value)) { StyleIndex = n.Style };

    private static Cell Text(string text, uint style) => new(new InlineString(new Text(Writable(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };

    /// <summary>What the file can hold: no control characters, nothing that reads as one of its own escapes, not longer than a cell.</summary>
    private static string Writable(string text)
    {
        var cut = text.Length > LongestText ? text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)] : text;
        return Escape().Replace(string.Concat(cut.Where(c => char.IsSurrogate(c) || System.Xml.XmlConvert.IsXmlChar(c))), "_x005F_${code}");
    }

    [GeneratedRegex("_(?<code>x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();

    private static string NameOf(string wanted, HashSet<string> taken)
    {
        var clean = string.Concat(wanted.Select(c => "[]:*?/\\".Contains(c, StringComparison.Ordinal) || char.IsControl(c) ? ' ' : c)).Trim('\'', ' ');
        var name = clean.Length == 0 ? "1" : clean[..Math.Min(LongestName - 4, clean.Length)];
        for (var n = 2; !taken.Add(name); n++) name = $"{clean[..Math.Min(LongestName - 4, clean.Length)]} {n}";
        return name;
    }

    /// <summary>A, B … Z, AA …</summary>
    private static string ColumnOf(int index) => index < 26 ? $"{(char)('A' + Math.Max(0, index))}" : ColumnOf(index / 26 - 1) + (char)('A' + index % 26);

    /// <summary>As wide as the head and the first rows need; a Chinese character is two wide.</summary>
    private static double WidthOf(string head, List<IReadOnlyList<object?>> rows, int column) =>
        Math.Clamp(rows.Take(200).Select(r => column < r.Count ? Wide(r[column] is DateOnly ? "2026-01-01" : r[column] is DateTime ? "2026-01-01 00:00" : Convert.ToString(r[column], CultureInfo.InvariantCulture) ?? "") : 0).Append(Wide(head) + 3).Max() + 2, 6, 60);

    private static int Wide(string text) => text.Sum(c => c > 0x2E80 ? 2 : 1);
}
