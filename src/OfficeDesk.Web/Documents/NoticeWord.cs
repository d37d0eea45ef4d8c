using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace OfficeDesk.Web.Documents;

/// <summary>
/// Draws a document as .docx for Word, WPS and LibreOffice, by the same measures as paper.css. The lines lie on a grid of
/// exact pitch; a grid of characters would be spread by LibreOffice.
/// </summary>
public static class NoticeWord
{
    /// <summary>The media type of a .docx.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Render(NoticeDoc doc, NoticeDress dress)
    {
        using var file = new MemoryStream();
        using (var word = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            var page = WordPage.Of(doc.Sheet);
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordParts.Styles(page);
            var body = new Body();
            var pen = new WordPen(main, body, page, dress);
            if (dress.Mark.Length > 0) pen.Line(dress.Mark, new WordLook(WordParts.Hei, 10, Align: JustificationValues.Right, Color: "C00000"));
            pen.Blocks(doc.Blocks, doc.Sheet);
            pen.EndTables();
            body.AppendChild(WordParts.Section(main, page, doc.Sheet));
            main.Document = new Document(body);
        }
        return file.ToArray();
    }
}

/// <summary>The measures of a paper.</summary>
/// <param name="Width">Of the text, in twentieths of a point.</param>
/// <param name="Points">The size of the body's letters.</param>
/// <param name="Pitch">From line to line, in twentieths of a point.</param>
internal sealed record WordPage(bool Landscape, int Top, int Right, int Bottom, int Left, int Width, int Points, int Pitch)
{
    /// <summary>Twentieths of a point in a millimetre.</summary>
    public static int Mm(double millimetres) => (int)Math.Round(millimetres * 1440 / 25.4);

    public static WordPage Of(Sheet sheet) => sheet switch
    {
        Sheet.Plain or Sheet.RedHead => new(false, Mm(37), Mm(26), Mm(35), Mm(28), Mm(156), 16, 579),
        Sheet.Dense => new(false, Mm(24), Mm(24), Mm(18), Mm(26), Mm(160), 13, 430),
        Sheet.Form or Sheet.Half => new(false, Mm(25), Mm(20), Mm(20), Mm(25), Mm(165), 12, 360),
        Sheet.Door => new(true, Mm(15), Mm(15), Mm(12), Mm(15), Mm(267), 26, 800),
        _ => throw new ArgumentOutOfRangeException(nameof(sheet)),
    };
}

/// <summary>How a line looks.</summary>
/// <param name="Indent">Of the first line, in letters.</param>
/// <param name="Left">Of the whole, in twentieths of a point.</param>
internal sealed record WordLook(
    string Font, int Points, JustificationValues Align = JustificationValues.Both, int Indent = 0, int Left = 0, int Right = 0, int Before = 0, int After = 0,
    int Pitch = 0, bool KeepNext = false, bool Bold = false, string Color = "", ParagraphBorders? Borders = null, bool RightTab = false);

/// <summary>Styles, page, footer: what stands around the text.</summary>
internal static class WordParts
{
    public const string Fang = "仿宋";
    public const string Hei = "黑体";
    public const string Kai = "楷体";
    public const string Song = "宋体";
    public const string Title = "方正小标宋简体";

    public static Styles Styles(WordPage page) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle { RunFonts = Fonts(Fang), FontSize = Size(page.Points), Languages = new Languages { Val = "en-US", EastAsia = "zh-CN" } }),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle { SpacingBetweenLines = new SpacingBetweenLines { Before = "0", After = "0" } })),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });

    public static RunFonts Fonts(string font) => new() { Ascii = font, HighAnsi = font, EastAsia = font, ComplexScript = font };

    public static FontSize Size(int points) => new() { Val = (points * 2).ToString() };

    public static SectionProperties Section(MainDocumentPart main, WordPage page, Sheet sheet)
    {
        var section = new SectionProperties();
        if (sheet is Sheet.Plain or Sheet.RedHead or Sheet.Dense or Sheet.Form)
        {
            var part = main.AddNewPart<FooterPart>();
            var (before, after) = sheet is Sheet.Form ? ("第 ", " 页") : ("— ", " —");
            part.Footer = new Footer(new DocumentFormat.OpenXml.Wordprocessing.Paragraph(
                new ParagraphProperties { Justification = new Justification { Val = sheet is Sheet.Form ? JustificationValues.Center : JustificationValues.Right } },
                Run(before), new SimpleField(Run("1")) { Instruction = " PAGE " }, Run(after)));
            section.AppendChild(new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(part) });
            Run Run(string text) => new(new RunProperties { RunFonts = Fonts(Song), FontSize = Size(sheet is Sheet.Form ? 9 : 14) }, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        }
        var (width, height) = (WordPage.Mm(210), WordPage.Mm(297));
        section.AppendChild(page.Landscape
            ? new PageSize { Width = (uint)height, Height = (uint)width, Orient = PageOrientationValues.Landscape }
            : new PageSize { Width = (uint)width, Height = (uint)height });
        section.AppendChild(new PageMargin { Top = page.Top, Right = (uint)page.Right, Bottom = page.Bottom, Left = (uint)page.Left, Header = 500, Footer = (uint)Math.Max(300, page.Bottom - WordPage.Mm(12)), Gutter = 0 });
        if (sheet is Sheet.Plain or Sheet.RedHead) section.AppendChild(new DocGrid { Type = DocGridValues.Lines, LinePitch = page.Pitch });
        return section;
    }
}
