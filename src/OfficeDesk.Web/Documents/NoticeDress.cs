using QRCoder;

namespace OfficeDesk.Web.Documents;

/// <summary>What is put on a document when it is drawn and is not part of it: the status code, the QR code, the mark of a copy.</summary>
/// <param name="Code">The citizen's status code; empty where there is nothing to look up.</param>
/// <param name="Link">What the QR code says; empty = no QR code.</param>
/// <param name="Mark">副本, 作废 or 预览, in the upper corner; empty for the first printing.</param>
/// <param name="Number">The number that goes with the code, which not every paper has in its text.</param>
public sealed record NoticeDress(string Code = "", string Link = "", string Mark = "", string Number = "")
{
    /// <summary>Nothing at all, for previews.</summary>
    public static readonly NoticeDress Bare = new();

    /// <summary>What is typed where nothing can be scanned; a slip of half a page has it in its last line.</summary>
    public IReadOnlyList<string> ToType => Number.Length > 0 ? [$"编号 {Number}", $"查询码 {Code}"] : [];

    /// <summary>The text with the status code in its place.</summary>
    public string Of(string text) => text.Contains(NoticeDoc.CodeMark, StringComparison.Ordinal) ? text.Replace(NoticeDoc.CodeMark.ToString(), Code, StringComparison.Ordinal) : text;
}

/// <summary>QR codes, as the squares to draw or as a picture for Word.</summary>
public static class QrPicture
{
    /// <summary>The dark squares as the path of an svg of the given size.</summary>
    public static (int Size, string Path) Svg(string link)
    {
        using var code = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        var path = new System.Text.StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
            for (var x = 0; x < code.ModuleMatrix.Count; x++)
            {
                if (!code.ModuleMatrix[y][x]) continue;
                var from = x;
                while (x + 1 < code.ModuleMatrix.Count && code.ModuleMatrix[y][x + 1]) x++;
                path.Append('M').Append(from).Append(' ').Append(y).Append('h').Append(x - from + 1).Append("v1H").Append(from).Append('z');
            }
        return (code.ModuleMatrix.Count, path.ToString());
    }

    /// <summary>The same as a black and white PNG.</summary>
    public static byte[] Png(string link)
    {
        using var code = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(code);
        return png.GetGraphic(8);
    }
}
