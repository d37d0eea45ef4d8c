using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class MergingRulesTests
{
    [TestCase(false, EnquiryState.Open, false, false, false, false, null)]
    [TestCase(false, EnquiryState.Answered, false, false, false, false, null)]
    [TestCase(true, EnquiryState.Open, false, false, false, false, "自己")]
    [TestCase(false, EnquiryState.Closed, false, false, false, false, "已经结案")]
    [TestCase(false, EnquiryState.Withdrawn, false, false, false, false, "已经结案")]
    [TestCase(false, EnquiryState.Merged, false, false, false, false, "已经结案")]
    [TestCase(false, EnquiryState.Open, true, false, false, false, "较早")]
    [TestCase(false, EnquiryState.Open, false, true, false, false, "转办")]
    [TestCase(false, EnquiryState.Open, false, false, true, false, "申请")]
    [TestCase(false, EnquiryState.Open, false, false, false, true, "分管领导作废")]
    public void GN_5_the_later_goes_into_the_earlier_that_still_stands(bool same, EnquiryState into, bool later, bool onItsWay, bool applied, bool overdue, string? why) =>
        Assert.That(EnquiryRules.CannotMerge(same, into, later, onItsWay, applied, overdue)?.Zh, why is null ? Is.Null : Does.Contain(why));
}
