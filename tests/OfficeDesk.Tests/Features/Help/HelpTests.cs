using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Help;

namespace OfficeDesk.Tests.Features.Help;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class HelpTests(Engine engine)
{
    private static readonly Asker Me = TestDesk.As("staff1");

    [Test]
    public async Task Every_rule_is_read_with_the_settings_that_belong_to_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var light = await desk.Done(Me, new ReadRule("dl-10"));
        Assert.That((light.Rule.Id, light.Before, light.After), Is.EqualTo(("DL-10", "DL-9", "DL-11")));
        Assert.That(light.Settings.Single(), Has.Property("Name").EqualTo("light.yellow").And.Property("Value").EqualTo("2"));
        foreach (var rule in RuleText.All) Assert.That((await desk.Done(Me, new ReadRule(rule.Id))).Rule, Is.EqualTo(rule));
        Assert.That((await desk.Refused(Me, new ReadRule("DL-99"))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await desk.Refused(Me, new ReadRule("<script>x"))).Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task ES_3_the_mail_servers_values_are_not_told()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("INSERT INTO settings (name, value, changed_at, changed_by) VALUES ('mail.password', 'geheim', '', 1)");
        var rule = await desk.Done(Me, new ReadRule("ES-3"));
        Assert.That(rule.Settings.Where(s => s.Value is not null), Is.Empty);
        Assert.That(System.Text.Json.JsonSerializer.Serialize(rule, Wire.Json), Does.Not.Contain("geheim"));
    }

    [TestCase("", 20, "GN-1")]
    [TestCase("首问 责任", 1, "FC-1")]
    [TestCase("dl-1", 6, "DL-1")]
    [TestCase("DEPUTY", 1, "GN-1")]
    public async Task Rules_are_found_by_their_words_in_either_language(string text, int atLeast, string first)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var found = (await desk.Done(Me, new FindRules(text))).Rules;
        Assert.That(found, Has.Count.AtLeast(atLeast));
        Assert.That(found[0].Id, Is.EqualTo(first));
        Assert.That((await desk.Done(Me, new FindRules("𠮷%_'"))).Rules, Is.Empty);
    }
}
