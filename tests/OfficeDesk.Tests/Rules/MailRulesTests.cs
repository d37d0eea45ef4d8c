using FsCheck;
using FsCheck.Fluent;
using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class MailRulesTests
{
    [TestCase(250, true, PostVerdict.Sent)]
    [TestCase(251, false, PostVerdict.Sent)]
    [TestCase(421, false, PostVerdict.Later)]
    [TestCase(450, true, PostVerdict.Later)]
    [TestCase(-1, false, PostVerdict.Later)]
    [TestCase(0, false, PostVerdict.Later)]
    [TestCase(354, false, PostVerdict.Later)]
    [TestCase(550, true, PostVerdict.Never)]
    [TestCase(501, true, PostVerdict.Never)]
    [TestCase(554, false, PostVerdict.Never)]
    [TestCase(501, false, PostVerdict.Setup)]
    [TestCase(504, false, PostVerdict.Setup)]
    [TestCase(505, false, PostVerdict.Never)]
    [TestCase(521, false, PostVerdict.Setup)]
    [TestCase(530, true, PostVerdict.Setup)]
    [TestCase(534, false, PostVerdict.Setup)]
    [TestCase(535, false, PostVerdict.Setup)]
    [TestCase(538, false, PostVerdict.Setup)]
    [TestCase(600, false, PostVerdict.Later)]
    public void ES_3_what_the_servers_reply_means(int reply, bool toRecipient, PostVerdict verdict) =>
        Assert.That(MailRules.Judge(reply, toRecipient), Is.EqualTo(verdict));

    [Test]
    public void ES_3_the_pauses_grow_to_half_an_hour_and_no_further() => Prop.ForAll<long, int>((id, tries) =>
    {
        var n = Math.Abs(tries % 40) + 1;
        var pause = MailRules.PauseAfter(n, id);
        var plain = TimeSpan.FromSeconds(30) * Math.Pow(2, Math.Min(n - 1, 10));
        return pause == MailRules.PauseAfter(n, id)
            && pause >= TimeSpan.FromTicks(Math.Min((plain * 0.8).Ticks, MailRules.LongestPause.Ticks))
            && pause <= TimeSpan.FromTicks(Math.Min((plain * 1.2).Ticks, MailRules.LongestPause.Ticks))
            && MailRules.PauseAfter(n + 2, id) >= pause;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void ES_3_letters_that_failed_together_do_not_come_back_together() =>
        Assert.That(Enumerable.Range(0, 100).Select(i => MailRules.PauseAfter(1, (1L << 40) + i)).Distinct().Count(), Is.GreaterThan(90));

    [TestCase("a@b", true)]
    [TestCase("staff.one@mz.office.invalid", true)]
    [TestCase("a b@c.cn", false)]
    [TestCase("a@b.cn, c@d.cn", false)]
    [TestCase("a@b@c.cn", false)]
    [TestCase("甲@b.cn", false)]
    [TestCase("a@b.cn\r\nBcc: x@y.cn", false)]
    [TestCase("<a@b.cn>", false)]
    [TestCase("@b.cn", false)]
    [TestCase("a@", false)]
    [TestCase("a..b@c.cn", false)]
    [TestCase(".a@c.cn", false)]
    [TestCase("a.@c.cn", false)]
    [TestCase("a@.cn", false)]
    [TestCase("a@c.cn.", false)]
    [TestCase("", false)]
    public void ES_3_a_letter_goes_to_one_address(string address, bool good) =>
        Assert.That(MailRules.NotAddress(address, "To"), good ? Is.Null : Has.Property("Field").EqualTo("To"));

    [TestCase("", 25, null)]
    [TestCase("mail.office.invalid", 587, null)]
    [TestCase("10.0.0.5", 25, null)]
    [TestCase("::1", 25, null)]
    [TestCase("http://mail", 25, "Host")]
    [TestCase("mail server", 25, "Host")]
    [TestCase("-mail", 25, "Host")]
    [TestCase("mail", 0, "Port")]
    [TestCase("mail", 65536, "Port")]
    public void ES_3_the_server_is_a_name_and_a_port(string host, int port, string? field) =>
        Assert.That(MailRules.NotServer(host, port)?.Field, Is.EqualTo(field));

    [Test]
    public void ES_3_an_account_has_a_password()
    {
        Assert.That(MailRules.PasswordMissing("", false), Is.Null);
        Assert.That(MailRules.PasswordMissing("desk", true), Is.Null);
        Assert.That(MailRules.PasswordMissing("desk", false)!.Field, Is.EqualTo("Password"));
    }
}
