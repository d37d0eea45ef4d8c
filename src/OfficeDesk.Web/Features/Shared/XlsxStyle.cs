using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>The looks of a workbook's cells, by their place in its list of formats.</summary>
internal static class XlsxStyle
{
    public const uint Plain = 0;
    public const uint Head = 1;

    /// <summary>Two decimals.</summary>
    public const uint Points = 2;

    public const uint Day = 3;

    /// <summary>Text that would be calculated if somebody typed it: it stays text when the cell is edited, too.</summary>
    public const uint Quoted = 4;

    /// <summary>A day with its minute.</summary>
    public const uint Moment = 5;

    private const uint DayFormat = 164;
    private const uint MomentFormat = 165;

    public static void Add(WorkbookPart book) => book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy\\-mm\\-dd" }, new NumberingFormat { NumberFormatId = MomentFormat, FormatCode = "yyyy\\-mm\\-dd hh:mm" }),
        new Fonts(Font(bold: false), Font(bold: true)),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8EEF7" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat { FormatId = 0 },
            new CellFormat { FormatId = 0, FontId = 1, FillId = 2, ApplyFont = true, ApplyFill = true },
            new CellFormat { FormatId = 0, NumberFormatId = 2, ApplyNumberFormat = true },
            new CellFormat { FormatId = 0, NumberFormatId = DayFormat, ApplyNumberFormat = true },
            new CellFormat { FormatId = 0, QuotePrefix = true },
            new CellFormat { FormatId = 0, NumberFormatId = MomentFormat, ApplyNumberFormat = true }));

    private static Font Font(bool bold)
    {
        var font = new Font();
        if (bold) font.AppendChild(new Bold());
        font.AppendChild(new FontSize { Val = 11 });
        font.AppendChild(new FontName { Val = "宋体" });
        return font;
    }
}
