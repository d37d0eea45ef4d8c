using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class RetentionRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 1, 0, 0, TimeSpan.Zero);

    [TestCase(184, 184)]
    [TestCase(400, 400)]
    [TestCase(183, 184)]
    [TestCase(0, 184)]
    [TestCase(-5, 184)]
    public void GN_5_nothing_under_184_days_whatever_a_setting_says(int setting, int days)
    {
        Assert.That(RetentionRules.Before(setting, Now), Is.EqualTo(Now.AddDays(-days)));
        Assert.That(RetentionRules.OldEnough(RetentionRules.Before(setting, Now), Now));
    }

    [Test]
    public void GN_5_the_floor_is_asked_once_more_before_anything_goes()
    {
        Assert.That(RetentionRules.OldEnough(Now.AddDays(-184), Now));
        Assert.That(RetentionRules.OldEnough(Now.AddDays(-184).AddSeconds(1), Now), Is.False);
    }

    [Test]
    public void GN_5_only_what_is_there_and_what_nobody_holds_is_proposed()
    {
        Assert.That(RetentionRules.CannotPropose(1, held: false), Is.Null);
        Assert.That(RetentionRules.CannotPropose(0, held: false)!.Field, Is.EqualTo("Kind"));
        Assert.That(RetentionRules.CannotPropose(1, held: true), Is.EqualTo(RetentionRules.Held));
    }

    [Test]
    public void GN_1_proposed_by_one_and_approved_by_two_others()
    {
        Assert.That(RetentionRules.MayNotApprove(1, null, 2), Is.Null);
        Assert.That(RetentionRules.MayNotApprove(1, 3, 2), Is.Null);
        Assert.That(RetentionRules.MayNotApprove(1, null, 1)!.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That(RetentionRules.MayNotApprove(1, 2, 2)!.Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    [Test]
    public void GN_5_a_single_first_contact_or_complaint_is_held_by_its_number()
    {
        Assert.That(RetentionRules.CannotHold(null, "", false), Is.Null);
        Assert.That(RetentionRules.CannotHold(KeptKind.Letters, "", false), Is.Null);
        Assert.That(RetentionRules.CannotHold(KeptKind.Contacts, "2026-1", true), Is.Null);
        Assert.That(RetentionRules.CannotHold(KeptKind.Reporters, "TS2026-1", true), Is.Null);
        Assert.That(RetentionRules.CannotHold(KeptKind.Contacts, "2026-1", false), Is.Not.Null);
        Assert.That(RetentionRules.CannotHold(KeptKind.Letters, "2026-1", true), Is.Not.Null);
        Assert.That(RetentionRules.CannotHold(null, "2026-1", true), Is.Not.Null);
    }

    [TestCase("", true)]
    [TestCase("elf Zeichen", false)]
    [TestCase("zwölf Zeichen", true)]
    public void A_passphrase_of_backups_is_long_or_not_there(string passphrase, bool taken) => Assert.That(KeepingRules.NotPassphrase(passphrase) is null, Is.EqualTo(taken));
}
