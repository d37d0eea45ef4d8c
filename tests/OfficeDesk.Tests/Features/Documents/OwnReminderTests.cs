using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Documents;

namespace OfficeDesk.Tests.Features.Documents;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class OwnReminderTests(Engine engine)
{
    [Test]
    public async Task ES_1_a_chief_issues_no_numbered_reminder_to_themselves_and_the_form_says_so()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (own, other) = (await desk.Matter(answering: 7), await desk.Matter(9002, "2026-9002"));
        desk.Clock.Set(new DateTime(2026, 3, 20, 9, 0, 0));
        var (chief, by) = (TestDesk.As("chief1"), new DateOnly(2026, 3, 23));
        var refused = await desk.Refused(chief, new IssueReminder(own, "请立即办理", by));
        Assert.That((refused.Rule, refused.Zh.Contains("本人承办", StringComparison.Ordinal)), Is.EqualTo(("ES-1", true)));
        Assert.That((await desk.Done(chief, new ReminderForm(own))).Cannot, Is.EqualTo(refused));
        await desk.Done(chief, new IssueReminder(other, "请立即办理", by));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM documents WHERE kind = 'reminder'"), Is.EqualTo(new[] { 1L }), "no number is used up");
    }
}
