using System.Text;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Tests.Features.Shared;

public class CsvCellsTests
{
    [TestCase("=1+1", "'=1+1")]
    [TestCase("+86", "'+86")]
    [TestCase("-2", "'-2")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("\t=1", "'\t=1")]
    [TestCase("\r=1", "'\r=1")]
    [TestCase("  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0")]
    [TestCase("＝1", "'＝1")]
    [TestCase("－1", "'－1")]
    [TestCase("2026-1107", "2026-1107")]
    [TestCase("来访人甲", "来访人甲")]
    [TestCase("", "")]
    [TestCase(null, "")]
    public void E2_no_cell_of_a_list_is_calculated_by_a_spreadsheet(string? text, string cell) => Assert.That(CsvCells.Safe(text), Is.EqualTo(cell));

    [Test]
    public void A_list_has_the_mark_of_UTF8_and_keeps_quotes_commas_and_rare_characters()
    {
        var file = CsvCells.File(["编号", "说明"], [["2026-1", "说“甲, \"乙\"”\n𠮷"]]);
        Assert.That(file[..3], Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }));
        Assert.That(Encoding.UTF8.GetString(file[3..]), Is.EqualTo("编号,说明\r\n2026-1,\"说“甲, \"\"乙\"\"”\n𠮷\"\r\n"));
    }
}
