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
    public void RP_7_a_number_is_no_formula_and_days_are_written_as_days()
    {
        var file = Encoding.UTF8.GetString(CsvCells.File(["剩余", "文字", "到期", "收到", "总分", "空"], [(IReadOnlyList<object?>)[-12, "-12", new DateOnly(2026, 3, 4), new DateTime(2026, 3, 4, 9, 5, 0, DateTimeKind.Unspecified), -1.5m, null]])[3..]);
        Assert.That(file, Is.EqualTo("剩余,文字,到期,收到,总分,空\r\n-12,'-12,2026-03-04,2026-03-04 09:05,-1.5,\r\n"));
    }

    [Test]
    public void A_list_has_the_mark_of_UTF8_and_keeps_quotes_commas_and_rare_characters()
    {
        var file = CsvCells.File(["编号", "说明"], [["2026-1", "说“甲, \"乙\"”\n𠮷"]]);
        Assert.That(file[..3], Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }));
        Assert.That(Encoding.UTF8.GetString(file[3..]), Is.EqualTo("编号,说明\r\n2026-1,\"说“甲, \"\"乙\"\"”\n𠮷\"\r\n"));
    }
}
