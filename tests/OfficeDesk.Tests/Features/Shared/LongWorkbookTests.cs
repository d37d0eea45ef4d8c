using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using OfficeDesk.Tests.BadDays;

namespace OfficeDesk.Tests.Features.Shared;

/// <summary>A list that is longer than what is held at once leaves the real program as a workbook with every row.</summary>
public class LongWorkbookTests
{
    private const int Many = 230;

    [Test]
    public async Task RP_7_a_long_list_leaves_whole_as_a_workbook()
    {
        var folder = Directory.CreateTempSubdirectory("deskbook").FullName;
        await using (var office = await RealOffice.Start(folder, ("Office:Jobs", "false")))
        {
            var secret = await office.SignIn("staff1");
            for (var n = 0; n < Many; n++)
            {
                using var logged = await office.Post("LogEnquiry", new { channel = "Call", citizenName = "来访人甲", phone = "10000090001", matterTypeId = 1, ask = $"第 {n} 问", route = "Own" }, secret);
                Assert.That(logged.IsSuccessStatusCode, await logged.Content.ReadAsStringAsync());
            }
            using var request = new HttpRequestMessage(HttpMethod.Get, "/enquiries?handler=Csv&tab=Mine&as=xlsx");
            request.Headers.Add("Cookie", "desk=" + secret);
            using var answer = await office.Http.SendAsync(request);
            using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
            using var book = SpreadsheetDocument.Open(file, isEditable: false);
            var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().ToList();
            Assert.That(rows, Has.Count.GreaterThan(Many));
            // number, received, …, due: the first rows and those that are written behind them are alike
            foreach (var row in new[] { rows[1], rows[Many] })
            {
                var cells = row.Elements<Cell>().ToList();
                Assert.That((cells[0].DataType?.Value, cells[1].DataType?.Value, cells[1].StyleIndex?.Value, cells[^1].StyleIndex?.Value), Is.EqualTo(((CellValues?)CellValues.InlineString, (CellValues?)null, (uint?)5, (uint?)3)), "numbers of matters are text, days and moments are days");
            }
        }
        Directory.Delete(folder, recursive: true);
    }
}
