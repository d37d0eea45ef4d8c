using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace OfficeDesk.Web.Documents;

/// <summary>Draws a document as the page that is printed; paper.css has the measures. Every text is encoded on its way out.</summary>
public sealed class NoticeHtml(NoticeDoc doc, NoticeDress dress) : IHtmlContent
{
    private static readonly HtmlEncoder Chinese = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    /// <summary>The document as a page's piece.</summary>
    public override string ToString()
    {
        using var text = new StringWriter();
        WriteTo(text, Chinese);
        return text.ToString();
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var pen = new Pen(writer, encoder, dress);
        writer.Write($"<article class=\"gw gw-{ClassOf(doc.Sheet)}\" lang=\"zh-CN\">");
        if (dress.Mark.Length > 0) pen.Element("div", "mark-copy", dress.Mark);
        Blocks(pen, doc.Blocks);
        writer.Write("</article>");
    }

    private static string ClassOf(Sheet sheet) => sheet switch
    {
        Sheet.Plain => "plain",
        Sheet.Dense => "dense",
        Sheet.RedHead => "red",
        Sheet.Form => "form",
        Sheet.Half => "half",
        Sheet.Door => "door",
        _ => throw new ArgumentOutOfRangeException(nameof(sheet)),
    };

    private void Blocks(Pen pen, IReadOnlyList<Block> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            // who signs and the date stay together, the date under the name
            if (blocks[i] is Signature sign)
            {
                var date = i + 1 < blocks.Count ? blocks[i + 1] as Dated : null;
                pen.Raw("<div class=\"sign\"><div>");
                pen.Element("p", "", sign.Text);
                if (date is not null) pen.Element("p", "", date.Text);
                pen.Raw("<span class=\"seal\" aria-hidden=\"true\">盖章处</span></div></div>");
                if (date is not null) i++;
            }
            else if (blocks[i] is CopyTo or PrintedBy)
            {
                pen.Raw("<div class=\"ban\">");
                for (; i < blocks.Count && blocks[i] is CopyTo or PrintedBy; i++) Foot(pen, blocks[i]);
                i--;
                pen.Raw("</div>");
            }
            else if (blocks[i] is Attachment)
            {
                pen.Raw("<div class=\"att\">");
                for (var n = 0; i < blocks.Count && blocks[i] is Attachment a; i++, n++) pen.Element("p", n == 0 ? "first" : "", a.Text);
                i--;
                pen.Raw("</div>");
            }
            else One(pen, blocks[i]);
        }
    }

    private void One(Pen pen, Block block)
    {
        switch (block)
        {
            case Letterhead x: pen.Element("p", "head", x.Text); break;
            case Title x: if (doc.Sheet == Sheet.RedHead) pen.Raw("<hr class=\"redline\">"); pen.Element("h1", "", doc.Sheet == Sheet.RedHead ? x.Lines : x.Text); break;
            case Subtitle x: pen.Element("h2", "sub", x.Text); break;
            case Numbered x: pen.Element("p", "no", x.Text); break;
            case To x: pen.Element("p", "to", x.Text + "："); break;
            case Paragraph x: foreach (var line in x.Text.Split('\n')) pen.Element("p", "", line); break;
            case Heading x: pen.Element(x.Level == 1 ? "h2" : "h3", "", x.Text); break;
            case Item x: pen.Element("p", "", $"{x.No}. {x.Text}"); break;
            case Sides x: pen.Raw("<div class=\"sides\">"); pen.Element("span", "", x.Left); pen.Element("span", "", x.Right); pen.Raw("</div>"); break;
            case Grid x: Table(pen, x); break;
            case Pairs x: Row(pen, x); break;
            case Boxes x: Signing(pen, x); break;
            case Dated x: pen.Element("p", "dated", x.Text); break;
            case Remark x: pen.Element("p", "", $"（{x.Text}）"); break;
            case Fine x: pen.Element("p", "fine", x.Text); break;
            case Big x: pen.Element("p", BigSize.Of(x) switch { 96 => "big", 84 => "big big-84", 72 => "big big-72", 48 => "middle", _ => "middle middle-40" }, x.Text); break;
            case QrPlace x: Qr(pen, x); break;
            case EmptyLine: pen.Raw("<p class=\"empty\">&nbsp;</p>"); break;
            case NewPage: pen.Raw("<div class=\"newpage\"></div>"); break;
            case Slip x:
                pen.Raw("<section class=\"slip\">");
                pen.Element("h2", "", x.Text);
                Blocks(pen, x.Blocks);
                pen.Raw("</section>");
                break;
        }
    }

    private static void Foot(Pen pen, Block block)
    {
        pen.Raw("<div>");
        if (block is CopyTo cc) pen.Element("span", "", "抄送：" + cc.Text);
        if (block is PrintedBy by)
        {
            pen.Element("span", "", by.Left);
            pen.Element("span", "", by.Right);
        }
        pen.Raw("</div>");
    }

    private void Qr(Pen pen, QrPlace place)
    {
        if (dress.Link.Length == 0) return;
        var (size, path) = QrPicture.Svg(dress.Link);
        pen.Raw($"<figure class=\"qr\"><svg viewBox=\"0 0 {size} {size}\" role=\"img\" aria-label=\"QR\" shape-rendering=\"crispEdges\"><path d=\"{path}\"/></svg>");
        pen.Element("figcaption", "", place.Text);
        if (doc.Sheet is not Sheet.Half) foreach (var line in dress.ToType) pen.Element("span", "", line);
        pen.Raw("</figure>");
    }

    /// <summary>Widths are shares of twenty, as the style sheet names them: the policy allows no styles in a page.</summary>
    private static void Table(Pen pen, Grid grid)
    {
        pen.Raw("<table class=\"grid\"><colgroup>");
        var all = Math.Max(1, grid.Widths.Sum());
        foreach (var width in grid.Widths) pen.Raw($"<col class=\"w{Math.Clamp((int)Math.Round(width * 20m / all), 1, 19)}\">");
        pen.Raw("</colgroup><thead><tr>");
        foreach (var cell in grid.Head) pen.Element("th", "", cell);
        pen.Raw("</tr></thead><tbody>");
        foreach (var row in grid.Rows)
        {
            pen.Raw("<tr>");
            foreach (var cell in row) pen.Element("td", "", cell);
            pen.Raw("</tr>");
        }
        pen.Raw("</tbody></table>");
    }

    private static void Row(Pen pen, Pairs pairs)
    {
        pen.Raw($"<table class=\"pairs n{Math.Clamp((pairs.Cells.Count + 1) / 2, 1, 3)}\"><tr>");
        for (var i = 0; i < pairs.Cells.Count; i++) pen.Element(i % 2 == 0 ? "th" : "td", "", pairs.Cells[i]);
        if (pairs.Cells.Count % 2 == 1) pen.Raw("<td></td>");
        pen.Raw("</tr></table>");
    }

    private static void Signing(Pen pen, Boxes boxes)
    {
        pen.Raw("<table class=\"boxes\"><tr>");
        foreach (var box in boxes.Each)
        {
            pen.Raw("<td>");
            pen.Element("b", "", box.Name + "：");
            if (box.Text.Length > 0) pen.Element("p", "", box.Text);
            // three boxes side by side leave room for the date only
            pen.Raw(boxes.Each.Count > 2 ? "<small>年　　月　　日</small></td>" : "<small>签字：　　　　　年　　月　　日</small></td>");
        }
        pen.Raw("</tr></table>");
    }

    /// <summary>Writes elements; a text only ever leaves encoded, its line feeds as breaks.</summary>
    private sealed class Pen(TextWriter writer, HtmlEncoder encoder, NoticeDress dress)
    {
        public void Raw(string markup) => writer.Write(markup);

        public void Element(string name, string css, string text)
        {
            writer.Write(css.Length > 0 ? $"<{name} class=\"{css}\">" : $"<{name}>");
            var lines = dress.Of(text).Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (i > 0) writer.Write("<br>");
                encoder.Encode(writer, lines[i]);
            }
            writer.Write($"</{name}>");
        }
    }
}
