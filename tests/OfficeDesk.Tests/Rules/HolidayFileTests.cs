using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

public class HolidayFileTests
{
    private static Refusal Refused(string text) => ((Refused<IReadOnlyList<Holiday>>)HolidayFile.Parse(text)).Why;

    [Test]
    public void DL_4_the_schedule_that_ships_is_read_whole()
    {
        var rows = Read(ScheduleText);
        Assert.That(rows, Has.Count.EqualTo(ScheduleText.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1));
        Assert.That(rows.Select(r => r.Day.Year).Distinct(), Is.EqualTo(Enumerable.Range(2007, 20)));
        Assert.That(rows[0], Is.EqualTo(new Holiday(new(2007, 1, 1), HolidayKind.Off, "元旦")));
    }

    [TestCase("2026-10-01,off,国庆节", TestName = "DL_4_a_file_without_a_head_is_read")]
    [TestCase("\uFEFFdate,kind,name\r\n\r\n2026-10-01 , off , 国庆节\r\n", TestName = "DL_4_a_file_saved_by_a_spreadsheet_is_read")]
    [TestCase("date,kind,name\n2026-10-01,off,国庆节\n\n", TestName = "DL_4_empty_lines_at_the_end_are_left_out")]
    public void Read_well(string text) =>
        Assert.That(Read(text), Is.EqualTo(new[] { new Holiday(new(2026, 10, 1), HolidayKind.Off, "国庆节") }));

    [TestCase("2026-10-01，休，国庆节", TestName = "DL_4_full_width_commas_and_Chinese_kinds_are_read")]
    [TestCase("日期\t类别\t名称\n2026/10/1\t放假\t国庆节", TestName = "DL_4_a_table_copied_from_a_spreadsheet_is_read")]
    [TestCase("\"date\",\"kind\",\"name\"\n\"2026/10/1\",\"off\",\"国庆节\"", TestName = "DL_4_a_date_as_a_spreadsheet_writes_it_is_read")]
    public void Read_as_it_comes(string text) => Read_well(text);

    [Test]
    public void DL_4_a_make_up_day_may_be_written_in_Chinese() =>
        Assert.That(Read("2026/10/10,班,国庆节\n2026-09-20,调休上班,国庆节").Select(h => h.Kind), Has.All.EqualTo(HolidayKind.Work));

    [Test]
    public void DL_4_every_line_that_is_wrong_is_told()
    {
        var (rows, errors) = HolidayFile.Read("2026-10-01,off,国庆节\n2026-13-01,off,元旦\n2026-10-02,maybe,国庆节\n2026-10-01,off,国庆节\n2026-10-03");
        Assert.That(rows, Is.Empty);
        Assert.That(errors.Select(e => e.Line), Is.EqualTo(new[] { 2, 3, 4, 5 }));
    }

    [TestCase("2026-10-01,off,国庆节\n2026.10.02,off,国庆节", "第 2 行", "Line 2", "2026.10.02", TestName = "DL_4_a_date_written_otherwise_is_refused_with_its_line")]
    [TestCase("2026-02-30,off,春节", "第 1 行", "Line 1", "2026-02-30", TestName = "DL_4_a_day_that_does_not_exist_is_refused")]
    [TestCase("date,kind,name\n2026-10-01,holiday,国庆节", "第 2 行", "Line 2", "holiday", TestName = "DL_4_an_unknown_kind_is_refused")]
    [TestCase("2026-10-01,off", "第 1 行", "Line 1", "2", TestName = "DL_4_a_missing_cell_is_refused")]
    [TestCase("2026-10-01,off,国庆节,x", "第 1 行", "Line 1", "4", TestName = "DL_4_a_cell_too_many_is_refused")]
    [TestCase("2026-10-01,off,", "第 1 行", "Line 1", "40", TestName = "DL_4_a_missing_name_is_refused")]
    [TestCase("2026-10-01,off,国庆\u0007节", "第 1 行", "Line 1", "40", TestName = "DL_4_a_name_with_control_characters_is_refused")]
    [TestCase("2100-01-01,off,元旦", "第 1 行", "Line 1", "2099-12-31", TestName = "DL_4_a_day_outside_the_calendar_is_refused")]
    [TestCase("2026-10-01,off,国庆节\n\n2026-10-01,work,国庆节", "第 3 行", "Line 3", "1", TestName = "DL_4_a_day_twice_is_refused_with_both_lines")]
    [TestCase("", "没有节假日", "no holidays", "2026-10-01", TestName = "DL_4_an_empty_file_is_refused")]
    [TestCase("date,kind,name\n", "没有节假日", "no holidays", "2026-10-01", TestName = "DL_4_a_file_with_only_a_head_is_refused")]
    public void Refuse(string text, string zh, string en, string both)
    {
        var why = Refused(text);
        Assert.That(why.Zh, Does.Contain(zh).And.Contain(both));
        Assert.That(why.En, Does.Contain(en).And.Contain(both));
        Assert.That((why.Rule, why.Field), Is.EqualTo(("DL-4", "File")));
    }

    [Test]
    public void DL_4_a_file_of_more_than_5000_rows_is_refused_and_one_of_5000_is_not()
    {
        static string Rows(int n) => string.Join('\n', Enumerable.Range(0, n).Select(i => $"{new DateOnly(2000, 1, 1).AddDays(i):yyyy-MM-dd},off,元旦"));
        Assert.That(Read(Rows(5000)), Has.Count.EqualTo(5000));
        Assert.That(Refused(Rows(5001)).En, Does.StartWith("Line 5001:"));
    }

    [Test]
    public void DL_4_a_long_wrong_cell_is_not_echoed_whole() =>
        Assert.That(Refused(new string('x', 5000) + ",off,元旦").Zh, Has.Length.LessThan(100));
}
