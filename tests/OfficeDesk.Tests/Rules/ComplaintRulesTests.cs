using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class ComplaintRulesTests
{
    [TestCase(false, false, ComplaintLevel.Office)]
    [TestCase(false, true, ComplaintLevel.Director)]
    [TestCase(true, false, ComplaintLevel.Sealed)]
    [TestCase(true, true, ComplaintLevel.Sealed)]
    public void CP_2_before_whom_it_comes(bool director, bool office, ComplaintLevel expected) => Assert.That(ComplaintRules.LevelOf(director, office), Is.EqualTo(expected));

    [Test]
    public void CP_2_who_may_handle_it()
    {
        Assert.That(ComplaintRules.CannotHandle(ComplaintLevel.Office, officer: true, director: false, subject: false, took: false), Is.Null);
        Assert.That(ComplaintRules.CannotHandle(ComplaintLevel.Office, true, false, subject: true, false), Is.Not.Null);
        Assert.That(ComplaintRules.CannotHandle(ComplaintLevel.Office, true, false, false, took: true), Is.Not.Null);
        Assert.That(ComplaintRules.CannotHandle(ComplaintLevel.Director, officer: true, director: false, false, false), Is.Not.Null);
        Assert.That(ComplaintRules.CannotHandle(ComplaintLevel.Director, false, director: true, false, false), Is.Null);
        Assert.That(ComplaintRules.CannotHandle(ComplaintLevel.Sealed, true, true, false, false)?.Kind, Is.EqualTo(RefusalKind.Conflict));
    }

    [TestCase(4, 4, false)]
    [TestCase(5, 5, true)]
    [TestCase(0, 300, true)]
    public void CP_1_a_flood_is_stopped(long here, long everywhere, bool stopped) => Assert.That(ComplaintRules.Flooded(here, everywhere, 5) is not null, Is.EqualTo(stopped));

    [Test]
    public void CP_3_every_state_and_channel_has_words_of_its_own()
    {
        Assert.That(Enum.GetValues<ComplaintState>().Select(s => s.Zh()), Is.Unique);
        Assert.That(Enum.GetValues<ComplaintChannel>().Select(s => s.En()), Is.Unique);
        Assert.That(Enum.GetValues<Finding>().Select(s => s.Zh()).Concat(Enum.GetValues<CaseNote>().Select(s => s.Zh())), Is.Unique);
    }
}
