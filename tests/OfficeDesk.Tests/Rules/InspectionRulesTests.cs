using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class InspectionRulesTests
{
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
    public void RP_6_nothing_is_left_without_consequence(bool open, long unseen, long loose, bool closes) => Assert.That(InspectionRules.CannotClose(open, unseen, loose) is null, Is.EqualTo(closes));
}
