using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class InspectionRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 4);

    [Test]
    public void RP_6_every_list_asks_for_post_notice_dress_tidiness_and_records()
    {
        foreach (var list in Enum.GetValues<Checklist>())
            Assert.That(string.Join(' ', InspectionRules.Lines(list)), Does.Contain("在岗").And.Contain("串岗").And.Contain("离岗告示").And.Contain("着装").And.Contain("整洁").And.Contain("学习").And.Contain("资金"));
    }

    [TestCase(true, 0L, 0L, true)]
    [TestCase(true, 1L, 0L, false)]
    [TestCase(true, 0L, 1L, false)]
    [TestCase(false, 0L, 0L, false)]
    public void RP_6_nothing_is_left_without_consequence(bool open, long unseen, long loose, bool closes) =>
        Assert.That(InspectionRules.CannotClose(open, [.. Enumerable.Range(1, (int)unseen)], [.. Enumerable.Range(1, (int)loose)]) is null, Is.EqualTo(closes));

    [Test]
    public void RP_6_what_is_left_is_named_by_its_number()
    {
        Assert.That(InspectionRules.CannotClose(true, [2, 5], [3])!.Zh, Does.Contain("2 项").And.Contain("第 2、5 项").And.Not.Contain("3"));
        Assert.That(InspectionRules.CannotClose(true, [], [3, 8])!.Zh, Does.Contain("第 3、8 项"));
    }

    [TestCase(1, 1, 1, 0, null)]
    [TestCase(20, 100, 10_000, 30, null)]
    [TestCase(0, 1, 1, 0, "Lines")]
    [TestCase(21, 1, 1, 0, "Lines")]
    [TestCase(2, 101, 1, 0, "Lines")]
    [TestCase(1, 1, 0, 0, "Copies")]
    [TestCase(1, 1, 10_001, 0, "Copies")]
    [TestCase(1, 1, 1, -1, "Until")]
    [TestCase(1, 1, 1, 40_000, "Until")]
    public void RP_6_opinion_forms_ask_something_and_come_back_by_a_day_to_come(int lines, int letters, int copies, int days, string? wrong) =>
        Assert.That(InspectionRules.CannotHandOut([.. Enumerable.Range(1, lines).Select(n => new string('是', n == lines ? letters : 1))], copies, Today.AddDays(days), Today)?.Field,
            Is.EqualTo(wrong));

    [Test]
    public void RP_6_an_opinion_form_has_the_lines_that_were_written()
    {
        Assert.That(InspectionRules.OpinionsOn(" 按时 \n\n\t\n态度\n"), Is.EqualTo(new[] { "按时", "态度" }));
        Assert.That(InspectionRules.OpinionsOn(" \n "), Is.Empty);
        Assert.That(InspectionRules.CannotHandOut(InspectionRules.UsualOpinions, 1, Today, Today), Is.Null, "the usual ones can be handed out");
    }
}
