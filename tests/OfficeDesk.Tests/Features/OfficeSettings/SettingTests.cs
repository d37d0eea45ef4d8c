using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.OfficeSettings;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.OfficeSettings;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class SettingTests(Engine engine)
{
    private static readonly Asker Office1 = TestDesk.As("office1"), Office2 = TestDesk.As("office2"), Director = TestDesk.As("director");
    private static readonly Asker Discipline1 = TestDesk.As("discipline1"), Discipline2 = TestDesk.As("discipline2");

    private static async Task<string> Value(TestDesk desk, string name) => (await desk.Done(Office1, new SettingList())).Items.Single(i => i.Name == name).Value;

    [Test]
    public async Task GN_1_a_setting_changes_when_a_second_person_confirms_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = (await desk.Done(Office1, new ProposeSetting("light.yellow", "3", "提前提醒"))).Id;
        Assert.That(await Value(desk, "light.yellow"), Is.EqualTo("2"));
        Assert.That((await desk.Refused(Office1, new ConfirmSetting(id))).Rule, Is.EqualTo("GN-1"));
        Assert.That((await desk.Done(Office2, new ConfirmSetting(id))), Is.EqualTo(new SettingConfirmed("light.yellow", "3")));
        Assert.That(await Value(desk, "light.yellow"), Is.EqualTo("3"), "the book was read again");
        var again = (await desk.Done(Office1, new ProposeSetting("light.yellow", "4", "再提前"))).Id;
        await desk.Done(Director, new ConfirmSetting(again));
        Assert.That(await Value(desk, "light.yellow"), Is.EqualTo("4"), "the second change updates the row");
        Assert.That(await desk.Refused(Office2, new ConfirmSetting(again)), Is.EqualTo(ProposalRules.Settled));
        Assert.That((await desk.Done(Office1, new SettingList())).Changes.Select(c => (c.Was, c.Value)), Is.EqualTo(new[] { ("3", "4"), ("2", "3") }));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task GN_1_each_setting_names_the_role_that_may_change_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That(await desk.Refused(Office1, new ProposeSetting("breach.after", "2", "x")), Is.EqualTo(DeskRefusals.NotYours()));
        Assert.That(await desk.Refused(Discipline1, new ProposeSetting("light.yellow", "3", "x")), Is.EqualTo(DeskRefusals.NotYours()));
        Assert.That(await desk.Refused(Director, new ProposeSetting("light.yellow", "3", "x")), Is.EqualTo(DeskRefusals.NotYours()), "the director signs, others edit");
        var id = (await desk.Done(Discipline1, new ProposeSetting("breach.after", "2", "x"))).Id;
        Assert.That(await desk.Refused(Office2, new ConfirmSetting(id)), Is.EqualTo(DeskRefusals.NotYours()));
        var seen = (await desk.Done(Discipline2, new SettingList())).Items.Single(i => i.Name == "breach.after");
        Assert.That((seen.MayPropose, seen.MayConfirm, seen.Waiting!.Value), Is.EqualTo((true, true, "2")));
        await desk.Done(Discipline2, new ConfirmSetting(id));
    }

    [TestCase("light.yellow", "-1")]
    [TestCase("light.yellow", "31")]
    [TestCase("light.yellow", "2.5")]
    [TestCase("light.yellow", "03")]
    [TestCase("light.yellow", "三")]
    [TestCase("transfer.days", "0")]
    [TestCase("received.afterHours", "sameday")]
    [TestCase("bureau.name", " 示例县民政局")]
    [TestCase("bureau.name", "a\nb")]
    public async Task GN_5_a_value_the_program_cannot_read_is_refused(string name, string value)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Refused(Office1, new ProposeSetting(name, value, "x"))).Field, Is.EqualTo("Value"));
    }

    [Test]
    public async Task AB_6_the_low_income_office_is_a_section_of_this_office()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var item = (await desk.Done(Office1, new SettingList())).Items.Single(i => i.Name == "absence.lowIncomeOffice");
        Assert.That((item.Value, item.Default, item.Form.Choices.Single(c => c.Value == "DBB").Zh), Is.EqualTo(("DBB", "", "低保办")));
        Assert.That((await desk.Refused(Office1, new ProposeSetting(item.Name, "ZZZ", "x"))).Field, Is.EqualTo("Value"));
        var id = (await desk.Done(Office1, new ProposeSetting(item.Name, "SHJZ", "x"))).Id;
        Assert.That(await desk.Done(Office2, new ConfirmSetting(id)), Is.EqualTo(new SettingConfirmed(item.Name, "SHJZ")));
    }

    [TestCase("0 30 8 * * ?", false)]
    [TestCase("0 0 9 ? * MON-FRI", true)]
    [TestCase("0 0/15 * * * ?", false)]
    [TestCase("0/1 * * * * ?", false)]
    [TestCase("0 30 8 31 2 ?", false)]
    [TestCase("每天八点半", false)]
    [TestCase("0 30 8 * * ? 2020", false)]
    public async Task ES_4_the_time_of_the_digest_is_an_expression_the_clock_can_follow(string cron, bool taken)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var outcome = await desk.Send(Discipline1, new ProposeSetting("digest.cron", cron, "x"));
        Assert.That(outcome, taken ? Is.InstanceOf<Done<SettingProposed>>() : Is.InstanceOf<Refused<SettingProposed>>());
        // the one that is in force is no change; all others are not readable
        if (outcome is Refused<SettingProposed> no) Assert.That(no.Why.Rule, Is.EqualTo(cron == "0 30 8 * * ?" ? "GN-5" : "ES-4"));
    }

    [Test]
    public async Task GN_5_one_proposal_a_setting_and_it_can_be_withdrawn()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = (await desk.Done(Office1, new ProposeSetting("light.yellow", "3", "x"))).Id;
        Assert.That(await desk.Refused(Office2, new ProposeSetting("light.yellow", "5", "x")), Is.EqualTo(ProposalRules.AlreadyOpen));
        await desk.Done(Office2, new ProposeSetting("transfer.days", "2", "x"));
        Assert.That(await desk.Refused(Discipline1, new WithdrawProposal(id)), Is.EqualTo(DeskRefusals.NotYours()));
        await desk.Done(Office2, new WithdrawProposal(id));
        Assert.That(await desk.Refused(Office2, new ConfirmSetting(id)), Is.EqualTo(ProposalRules.Settled));
        await desk.Done(Office2, new ProposeSetting("light.yellow", "5", "x"));
    }

    [Test]
    public async Task ES_3_the_mail_servers_settings_are_neither_shown_nor_changed_here()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("INSERT INTO settings (name, value, changed_at, changed_by) VALUES ('mail.password', 'geheim', '', 1)");
        var list = await desk.Done(Office1, new SettingList());
        Assert.That(list.Items.Select(i => i.Name), Has.None.StartWith("mail."));
        Assert.That(System.Text.Json.JsonSerializer.Serialize(list, Wire.Json), Does.Not.Contain("geheim"));
        Assert.That(await desk.Refused(Office1, new ProposeSetting("mail.host", "x", "x")), Is.EqualTo(SettingRules.Unknown));
        Assert.That(await desk.Refused(Office1, new ProposeSetting("no.such", "x", "x")), Is.EqualTo(SettingRules.Unknown));
    }

    [Test]
    public void Every_setting_ships_with_a_value_of_its_own_form()
    {
        var now = new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero);
        // a mail server is not known before somebody enters it
        var wrong = Settings.All.Values.Where(s => s.Default.Length > 0 && s.Form.Wrong(s.Default, now) is not null).Select(s => s.Name);
        Assert.That(wrong, Is.Empty);
        Assert.That(Settings.All.Values.Where(s => RuleText.Find(s.Rule) is null).Select(s => s.Name), Is.Empty);
    }
}
