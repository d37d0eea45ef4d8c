using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>A workbook of any length, written while its rows are read: nothing but some hundred rows is ever held.</summary>
public static partial class Xlsx
{
    /// <summary>The columns are as wide as these first rows need.</summary>
    private const int Measured = 200;

    /// <summary>A sheet holds 1,048,576 rows; what does not fit is said in the last one.</summary>
    private const int MostRows = 1_048_000;

    /// <param name="to">Written to asynchronously, but for the end of each part.</param>
    /// <param name="tooLong">What the last row says where the sheet is full.</param>
    public static async Task Write(Stream to, string name, IReadOnlyList<string> heads, IAsyncEnumerable<IReadOnlyList<object?>> rows, string tooLong, CancellationToken ct)
    {
        await using var more = rows.GetAsyncEnumerator(ct);
        var first = new List<IReadOnlyList<object?>>();
        while (first.Count < Measured && await more.MoveNextAsync()) first.Add(more.Current);
        var small = File(new XlsxSheet(name, heads, first));
        if (first.Count < Measured)
        {
            await to.WriteAsync(small, ct);
            return;
        }
        using var template = new ZipArchive(new MemoryStream(small), ZipArchiveMode.Read);
        await using var whole = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        foreach (var part in template.Entries)
        {
            await using var from = await part.OpenAsync(ct);
            await using var into = await whole.CreateEntry(part.FullName, CompressionLevel.Fastest).OpenAsync(ct);
            if (part.FullName.Contains("/worksheets/", StringComparison.Ordinal)) await Sheet(await new StreamReader(from).ReadToEndAsync(ct), into, more, tooLong, ct);
            else await from.CopyToAsync(into, ct);
        }
    }

    /// <summary>The rows that are not in the template stand behind those that are; what follows them is told how many there are.</summary>
    private static async Task Sheet(string template, Stream into, IAsyncEnumerator<IReadOnlyList<object?>> rows, string tooLong, CancellationToken ct)
    {
        var end = EndOfRows().Match(template);
        var p = end.Groups["p"].Value;
        var text = new StringBuilder(template, 0, end.Index, 64 * 1024);
        var count = Measured;
        while (await rows.MoveNextAsync())
        {
            if (++count > MostRows)
            {
                Row(text, p, [tooLong]);
                break;
            }
            Row(text, p, rows.Current);
            if (text.Length < 32 * 1024) continue;
            await into.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), ct);
            text.Clear();
        }
        text.Append(template[end.Index..].Replace($"{Measured + 1}\"", $"{count + 1}\"", StringComparison.Ordinal));
        await into.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), ct);
    }

    private static void Row(StringBuilder text, string p, IReadOnlyList<object?> cells)
    {
        text.Append('<').Append(p).Append("row>");
        foreach (var cell in cells)
        {
            text.Append('<').Append(p).Append('c');
            if (cell is string words)
                text.Append(" s=\"").Append(CsvCells.Safe(words).Length > words.Length ? XlsxStyle.Quoted : XlsxStyle.Plain).Append("\" t=\"inlineStr\"><").Append(p).Append("is><").Append(p).Append("t xml:space=\"preserve\">")
                    .Append(System.Security.SecurityElement.Escape(Writable(words))).Append("</").Append(p).Append("t></").Append(p).Append("is></").Append(p).Append("c>");
            else if (cell is null) text.Append("/>");
            else
            {
                var (value, style) = NumberOf(cell);
                text.Append(" s=\"").Append(style).Append("\"><").Append(p).Append("v>").Append(value).Append("</").Append(p).Append("v></").Append(p).Append("c>");
            }
        }
        text.Append("</").Append(p).Append("row>");
    }

    [GeneratedRegex(@"</(?<p>(\w+:)?)sheetData>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EndOfRows();
}
