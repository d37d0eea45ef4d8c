using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace OfficeDesk.Web.Documents;

/// <summary>
/// The tables of a .docx. Rows of a form and boxes to sign share one table of sixty narrow columns, so that rows of different
/// cells stand under one another; a list is a table of its own whose head comes again on every page.
/// </summary>
internal sealed class WordTables(OpenXmlCompositeElement body, WordPage page, NoticeDress dress)
{
    private const int Columns = 60;
    private W.Table? _form;
    private bool _last;

    private int Points => page.Points > 20 ? 26 : page.Points >= 16 ? 14 : 11;

    /// <summary>Writes a block that belongs into a table; false for all others.</summary>
    public bool Take(Block block)
    {
        switch (block)
        {
            case Pairs x: Form().AppendChild(Row(x)); return true;
            case Boxes x: Form().AppendChild(Row(x)); return true;
            case Grid x:
                End();
                if (_last) Gap();
                List(x);
                _last = true;
                return true;
            default:
                return false;
        }
    }

    /// <summary>The table at hand is complete.</summary>
    public void End()
    {
        if (_form is null && _last) Gap();
        _last = false;
        if (_form is null) return;
        _form = null;
        Gap();
    }

    private W.Table Form()
    {
        if (_form is not null) return _form;
        if (_last) Gap();
        _last = false;
        return body.AppendChild(_form = Table([.. Enumerable.Repeat(page.Width / Columns, Columns)]));
    }

    /// <summary>Without a paragraph between them Word takes two tables for one.</summary>
    private void Gap() => body.AppendChild(new W.Paragraph(
        new W.ParagraphProperties { SpacingBetweenLines = new W.SpacingBetweenLines { Before = "0", After = "0", Line = "20", LineRule = W.LineSpacingRuleValues.Exact }, ParagraphMarkRunProperties = new W.ParagraphMarkRunProperties(WordParts.Size(1)) }));

    private W.TableRow Row(Pairs pairs)
    {
        var row = NewRow(tall: false);
        var n = (pairs.Cells.Count + 1) / 2;
        var label = n switch { 1 or 2 => 10, 3 => 8, _ => 5 };
        for (var i = 0; i < n; i++)
        {
            var all = i == n - 1 ? Columns - Columns / n * (n - 1) : Columns / n;
            row.AppendChild(Cell(pairs.Cells[2 * i], label, WordParts.Hei, W.JustificationValues.Center));
            row.AppendChild(Cell(2 * i + 1 < pairs.Cells.Count ? pairs.Cells[2 * i + 1] : "", all - label, WordParts.Fang, W.JustificationValues.Left));
        }
        return row;
    }

    private W.TableRow Row(Boxes boxes)
    {
        var row = NewRow(tall: true);
        for (var i = 0; i < boxes.Each.Count; i++)
        {
            var span = i == boxes.Each.Count - 1 ? Columns - Columns / boxes.Each.Count * i : Columns / boxes.Each.Count;
            var cell = Cell(boxes.Each[i].Name + "：", span, WordParts.Hei, W.JustificationValues.Left, W.TableVerticalAlignmentValues.Top);
            cell.AppendChild(Text(boxes.Each[i].Text + "\n", WordParts.Fang, W.JustificationValues.Left));
            cell.AppendChild(Text(boxes.Each.Count > 2 ? "年　　月　　日" : "签字：　　　　年　　月　　日", WordParts.Fang, W.JustificationValues.Right));
            row.AppendChild(cell);
        }
        return row;
    }

    private void List(Grid grid)
    {
        var all = Math.Max(1, grid.Widths.Sum());
        var widths = grid.Widths.Select(w => page.Width * w / all).ToList();
        var table = Table(widths);
        var head = NewRow(tall: false);
        head.TableRowProperties!.AppendChild(new W.TableHeader());
        for (var i = 0; i < grid.Head.Count; i++) head.AppendChild(Cell(grid.Head[i], 1, WordParts.Hei, W.JustificationValues.Center, width: widths[i]));
        table.AppendChild(head);
        foreach (var cells in grid.Rows)
        {
            var row = NewRow(tall: false);
            for (var i = 0; i < cells.Count; i++) row.AppendChild(Cell(cells[i], 1, WordParts.Fang, W.JustificationValues.Left, width: widths[i]));
            table.AppendChild(row);
        }
        body.AppendChild(table);
    }

    private W.Table Table(IReadOnlyList<int> widths)
    {
        var table = new W.Table(
            new W.TableProperties
            {
                TableWidth = new W.TableWidth { Width = widths.Sum().ToString(), Type = W.TableWidthUnitValues.Dxa },
                TableBorders = new W.TableBorders
                {
                    TopBorder = new W.TopBorder { Val = W.BorderValues.Single, Size = 6 }, LeftBorder = new W.LeftBorder { Val = W.BorderValues.Single, Size = 6 },
                    BottomBorder = new W.BottomBorder { Val = W.BorderValues.Single, Size = 6 }, RightBorder = new W.RightBorder { Val = W.BorderValues.Single, Size = 6 },
                    InsideHorizontalBorder = new W.InsideHorizontalBorder { Val = W.BorderValues.Single, Size = 6 }, InsideVerticalBorder = new W.InsideVerticalBorder { Val = W.BorderValues.Single, Size = 6 },
                },
                // the border stands at the margin, not the text in the first cell
                TableIndentation = new W.TableIndentation { Width = 108, Type = W.TableWidthUnitValues.Dxa },
                TableLayout = new W.TableLayout { Type = W.TableLayoutValues.Fixed },
            });
        table.AppendChild(new W.TableGrid(widths.Select(w => new W.GridColumn { Width = w.ToString() })));
        return table;
    }

    private W.TableRow NewRow(bool tall)
    {
        var format = new W.TableRowProperties(new W.CantSplit());
        format.AppendChild(new W.TableRowHeight { Val = (uint)WordPage.Mm(tall ? 22 : page.Points > 20 ? 16 : 8), HeightType = W.HeightRuleValues.AtLeast });
        return new W.TableRow(format);
    }

    private W.TableCell Cell(string text, int span, string font, W.JustificationValues align, W.TableVerticalAlignmentValues vertical = W.TableVerticalAlignmentValues.Center, int width = 0) => new(
        new W.TableCellProperties
        {
            TableCellWidth = new W.TableCellWidth { Width = (width > 0 ? width : page.Width / Columns * span).ToString(), Type = W.TableWidthUnitValues.Dxa },
            GridSpan = span > 1 ? new W.GridSpan { Val = span } : null,
            TableCellVerticalAlignment = new W.TableCellVerticalAlignment { Val = vertical },
        },
        Text(text, font, align));

    private W.Paragraph Text(string text, string font, W.JustificationValues align) => WordParagraph.Of(dress.Of(text), new WordLook(font, Points, align), page);
}
