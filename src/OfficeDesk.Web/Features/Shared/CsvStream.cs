using System.Net.Http.Headers;
using CsvHelper;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>
/// A long list as a CSV download that is written while it is read; every cell is made safe by <see cref="CsvCells"/>. The same
/// address with <c>as=xlsx</c> gives it as a workbook.
/// </summary>
/// <param name="name">The file's name; Chinese is fine.</param>
/// <param name="heads">The names of the columns.</param>
/// <param name="rows">The cells of each row: text, whole numbers, decimals, days, moments on the office's clock, or null for an empty one.</param>
public sealed class CsvStream(string name, IReadOnlyList<string> heads, IAsyncEnumerable<IReadOnlyList<object?>> rows) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        if (context.HttpContext.Request.Query["as"] == "xlsx")
        {
            var title = Path.GetFileNameWithoutExtension(name);
            response.ContentType = Xlsx.Type;
            response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = title + ".xlsx" }.ToString();
            // the library ends each part of the file with a few bytes that it writes without waiting, which a server refuses otherwise
            context.HttpContext.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
            await Xlsx.Write(response.Body, title, heads, rows, "…（工作表已满，请导出 CSV / the sheet is full: export CSV)", context.HttpContext.RequestAborted);
            return;
        }
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = name }.ToString();
        await using var csv = CsvWriter.Create(response.Body, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: true);
        await Write(csv, heads);
        await foreach (var row in rows.WithCancellation(context.HttpContext.RequestAborted)) await Write(csv, row);
        await csv.FlushAsync(context.HttpContext.RequestAborted);
    }

    private static ValueTask Write(CsvWriter csv, IReadOnlyList<object?> cells)
    {
        foreach (var cell in cells) csv.WriteField(CsvCells.Cell(cell));
        return csv.EndRecordAsync();
    }
}
