using System.Globalization;
using CsvHelper;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>Lists that leave the house as CSV: UTF-8 with a mark, so that Excel and WPS read Chinese, and no cell that a spreadsheet would calculate.</summary>
public static class CsvCells
{
    /// <summary>What a spreadsheet takes for the start of a formula; the full-width forms count too.</summary>
    private const string Formula = "=+-@\t\r\n＝＋－＠";

    /// <summary>The text as a cell that stays text: one that a spreadsheet would calculate gets an apostrophe in front.</summary>
    public static string Safe(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        // spaces before the sign do not stop every spreadsheet
        var first = text.AsSpan().TrimStart(' ');
        return Formula.Contains(text[0], StringComparison.Ordinal) || (!first.IsEmpty && Formula.Contains(first[0], StringComparison.Ordinal)) ? "'" + text : text;
    }

    /// <summary>A whole file.</summary>
    /// <param name="heads">The names of the columns.</param>
    /// <param name="rows">The cells of each row: text that is made safe, numbers, days, moments, or null for an empty one.</param>
    public static byte[] File(IEnumerable<string> heads, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: true))
        {
            Write(csv, heads);
            foreach (var row in rows) Write(csv, row);
        }
        return stream.ToArray();
    }

    /// <summary>A sheet of a workbook as a file of its own: numbers as they are written everywhere, days as 2026-03-04.</summary>
    public static byte[] File(XlsxSheet sheet) => File(sheet.Heads, sheet.Rows);

    /// <summary>A cell as it is written: text is made safe; a number is no formula, also with a minus in front.</summary>
    public static string Cell(object? cell) => cell switch
    {
        null => "",
        string text => Safe(text),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        int or long or decimal => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
        _ => Safe(Convert.ToString(cell, CultureInfo.InvariantCulture)),
    };

    private static void Write(CsvWriter csv, IEnumerable<object?> cells)
    {
        foreach (var cell in cells) csv.WriteField(Cell(cell));
        csv.EndRecord();
    }
}
