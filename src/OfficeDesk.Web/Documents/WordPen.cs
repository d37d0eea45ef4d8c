using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace OfficeDesk.Web.Documents;

/// <summary>Writes the blocks of a document into the body of a .docx, one after the other.</summary>
internal sealed class WordPen(MainDocumentPart main, OpenXmlCompositeElement body, WordPage page, NoticeDress dress)
{
    private readonly WordTables _tables = new(body, page, dress);

    private WordLook Plain => new(WordParts.Fang, page.Points, Indent: 2, Pitch: page.Pitch);

    public void EndTables() => _tables.End();

    public void Blocks(IReadOnlyList<Block> blocks, Sheet sheet)
    {
        var attached = 0;
        var fresh = false;
        foreach (var block in blocks)
        {
            if (_tables.Take(block)) continue;
            _tables.End();
            // the first line of a page for an attachment names it, in Hei at the left edge
            if (fresh && block is Paragraph name) Line(name.Text, Plain with { Font = WordParts.Hei, Indent = 0 });
            if (fresh && block is Paragraph)
            {
                fresh = false;
                continue;
            }
            fresh = block is NewPage;
            attached = block is Attachment ? attached + 1 : 0;
            One(block, sheet, attached);
        }
    }

    private void One(Block block, Sheet sheet, int attached)
    {
        var narrow = sheet is Sheet.Form or Sheet.Half;
        switch (block)
        {
            case Letterhead x when sheet is Sheet.RedHead: Line(x.Text, new WordLook(WordParts.Title, x.Text.Length > 9 ? 40 : 46, W.JustificationValues.Center, Before: 200, After: 300, Bold: true, Color: "E60012")); break;
            case Letterhead x: Line(x.Text, new WordLook(WordParts.Title, Head(sheet), W.JustificationValues.Center, Pitch: Head(sheet) * 33, Bold: true, KeepNext: true)); break;
            case Title x: Line(sheet is Sheet.RedHead ? x.Lines : x.Text, new WordLook(WordParts.Title, Head(sheet), W.JustificationValues.Center, Before: sheet is Sheet.RedHead ? page.Pitch : 0, After: narrow ? 160 : page.Pitch / 2, Pitch: Head(sheet) * 33, Bold: true, KeepNext: true)); break;
            case Subtitle x: Line(x.Text, new WordLook(WordParts.Title, 18, W.JustificationValues.Center, Before: 100, After: 160, Bold: true, KeepNext: true)); break;
            case Numbered x when sheet is Sheet.RedHead: Line(x.Text, Plain with { Align = W.JustificationValues.Center, Indent = 0, Borders = Border(bottom: 16, color: "E60012") }); break;
            case Numbered x: Line(x.Text, Plain with { Align = W.JustificationValues.Right, Indent = 0 }); break;
            case To x: Line(x.Text + "：", Plain with { Indent = 0 }); break;
            case Paragraph x: foreach (var line in x.Text.Split('\n')) Line(line, Plain); break;
            case Heading x: Line(x.Text, Plain with { Font = x.Level == 1 ? WordParts.Hei : WordParts.Kai, KeepNext = true }); break;
            case Item x: Line($"{x.No}. {x.Text}", Plain); break;
            case Sides x: Line(x.Left + "\t" + x.Right, Plain with { Indent = 0, RightTab = true, Align = W.JustificationValues.Left, After = 60 }); break;
            case Attachment x: Line(attached == 1 ? "附件：" + x.Text : x.Text, Plain with { Indent = attached == 1 ? 2 : 5, Before = attached == 1 ? page.Pitch : 0 }); break;
            case Signature x: Line(x.Text, Plain with { Indent = 0, Align = W.JustificationValues.Center, Left = page.Width - WordPage.Mm(86), Before = page.Pitch, KeepNext = true }); break;
            case Dated x: Line(x.Text, Plain with { Indent = 0, Align = W.JustificationValues.Center, Left = page.Width - WordPage.Mm(86) }); break;
            case Remark x: Line($"（{x.Text}）", Plain); break;
            case Fine x: Line(x.Text, new WordLook(WordParts.Fang, page.Points > 20 ? 16 : 11, Before: 100, Pitch: page.Points > 20 ? 0 : 320)); break;
            case CopyTo x: Line("　抄送：" + x.Text, Plain with { Points = 14, Indent = 0, Before = 200, Pitch = 488, Borders = Border(top: 8) }); break;
            case PrintedBy x: Line($"　{x.Left}\t{x.Right}　", Plain with { Points = 14, Pitch = 488, Indent = 0, RightTab = true, Borders = Border(top: 6, bottom: 8) }); break;
            case Big x: Line(x.Text, new WordLook(WordParts.Hei, BigSize.Of(x), W.JustificationValues.Center, Before: 120, After: 120, Bold: x.Points > 60)); break;
            case QrPlace x: Qr(x, sheet); break;
            case EmptyLine: Line("", Plain); break;
            case NewPage: body.AppendChild(new W.Paragraph(new W.Run(new W.Break { Type = W.BreakValues.Page }))); break;
            case Slip x:
                Line("✂ " + x.Text, new WordLook(WordParts.Hei, 10, W.JustificationValues.Center, Before: 240, After: 60, KeepNext: true, Borders: Border(top: 4, kind: W.BorderValues.Dashed)));
                Blocks(x.Blocks, Sheet.Form);
                break;
        }
    }

    /// <summary>One paragraph; line feeds in it are breaks.</summary>
    public void Line(string text, WordLook look) => body.AppendChild(WordParagraph.Of(dress.Of(text), look, page));

    private static int Head(Sheet sheet) => sheet switch { Sheet.Plain or Sheet.RedHead => 22, Sheet.Door => 40, Sheet.Half => 17, _ => 20 };

    private static W.ParagraphBorders Border(uint top = 0, uint bottom = 0, string color = "000000", W.BorderValues kind = W.BorderValues.Single)
    {
        var borders = new W.ParagraphBorders();
        if (top > 0) borders.TopBorder = new W.TopBorder { Val = kind, Size = top, Space = 4, Color = color };
        if (bottom > 0) borders.BottomBorder = new W.BottomBorder { Val = kind, Size = bottom, Space = 8, Color = color };
        return borders;
    }

    private void Qr(QrPlace place, Sheet sheet)
    {
        if (dress.Link.Length == 0) return;
        var part = main.AddImagePart(ImagePartType.Png);
        using (var png = new MemoryStream(QrPicture.Png(dress.Link))) part.FeedData(png);
        var picture = new W.Run(WordPicture.Of(main.GetIdOfPart(part), millimetres: 20));
        if (sheet is Sheet.Half)
        {
            // a table cannot flow around a picture: the word stands before it, a line of its own would cost a line of the slip
            body.AppendChild(new W.Paragraph(
                new W.ParagraphProperties { Justification = new W.Justification { Val = W.JustificationValues.Right } }, WordParagraph.Run(place.Text + " ", new WordLook(WordParts.Hei, 9)), picture));
            return;
        }
        // at the right edge, beside who signs, as on the page
        body.AppendChild(new W.Paragraph(InFrame(), picture));
        foreach (var line in dress.ToType.Prepend(place.Text)) body.AppendChild(new W.Paragraph(InFrame(), WordParagraph.Run(line, new WordLook(WordParts.Hei, 8))));
    }

    private static W.ParagraphProperties InFrame() => new()
    {
        FrameProperties = new W.FrameProperties
        {
            Width = WordPage.Mm(24).ToString(CultureInfo.InvariantCulture), HorizontalSpace = "120", Wrap = W.TextWrappingValues.Around, HorizontalPosition = W.HorizontalAnchorValues.Margin, VerticalPosition = W.VerticalAnchorValues.Text,
            XAlign = W.HorizontalAlignmentValues.Right, Y = "120",
        },
        SnapToGrid = new W.SnapToGrid { Val = false },
        Justification = new W.Justification { Val = W.JustificationValues.Center },
    };
}

/// <summary>The letters of what hangs on a door: as big as its line allows, never below 72 points for the biggest.</summary>
internal static class BigSize
{
    public static int Of(Big big)
    {
        var letters = big.Text.Sum(c => c < 0x2E80 ? 0.55 : 1.0);
        return big.Points > 60 ? letters <= 7.5 ? 96 : letters <= 8.5 ? 84 : 72 : letters <= 15 ? 48 : 40;
    }
}

/// <summary>Makes paragraphs with their children in the order the format wants.</summary>
internal static class WordParagraph
{
    public static W.Paragraph Of(string text, WordLook look, WordPage page)
    {
        var format = new W.ParagraphProperties
        {
            KeepNext = look.KeepNext ? new W.KeepNext() : null,
            ParagraphBorders = look.Borders,
            Tabs = look.RightTab ? new W.Tabs(new W.TabStop { Val = W.TabStopValues.Right, Position = page.Width - look.Right }) : null,
            // between Chinese and Latin no more than what is written; only lines of the body lie on the grid
            AutoSpaceDE = new W.AutoSpaceDE { Val = false }, AutoSpaceDN = new W.AutoSpaceDN { Val = false },
            SnapToGrid = look.Pitch > 0 && look.Pitch != page.Pitch ? new W.SnapToGrid { Val = false } : null,
            SpacingBetweenLines = new W.SpacingBetweenLines { Before = Text(look.Before), After = Text(look.After), Line = Given(look.Pitch), LineRule = look.Pitch > 0 ? W.LineSpacingRuleValues.Exact : null },
            Indentation = new W.Indentation { Left = Text(look.Left), Right = Text(look.Right), FirstLineChars = look.Indent > 0 ? new Int32Value(look.Indent * 100) : null, FirstLine = Given(look.Indent * look.Points * 20) },
            Justification = new W.Justification { Val = look.Align },
        };
        return new W.Paragraph(format, Run(text, look));
    }

    public static W.Run Run(string text, WordLook look)
    {
        var run = new W.Run(new W.RunProperties
        {
            RunFonts = WordParts.Fonts(look.Font),
            Bold = look.Bold ? new W.Bold() : null,
            Color = look.Color.Length > 0 ? new W.Color { Val = look.Color } : null,
            Spacing = look.Points == 16 ? new W.Spacing { Val = -4 } : null,
            FontSize = WordParts.Size(look.Points),
        });
        foreach (var (line, i) in Writable(text).Split('\n').Select((line, i) => (line, i)))
        {
            if (i > 0) run.AppendChild(new W.Break());
            foreach (var (piece, n) in line.Split('\t').Select((piece, n) => (piece, n)))
            {
                if (n > 0) run.AppendChild(new W.TabChar());
                if (piece.Length > 0) run.AppendChild(new W.Text(piece) { Space = SpaceProcessingModeValues.Preserve });
            }
        }
        return run;
    }

    /// <summary>Without the control characters that the format cannot hold.</summary>
    private static string Writable(string text) => string.Concat(text.Where(c => char.IsSurrogate(c) || System.Xml.XmlConvert.IsXmlChar(c)));

    /// <summary>An attribute that is left out when there is nothing in it: an empty one would be a mistake of the format.</summary>
    private static StringValue? Given(int number) => number > 0 ? new StringValue(Text(number)) : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
