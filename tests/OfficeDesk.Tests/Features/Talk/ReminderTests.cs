using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Features.Talk;

namespace OfficeDesk.Tests.Features.Talk;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ReminderTests(Engine engine)
{
    [Test]
    public async Task ES_1_a_reminder_is_ones_own_comes_on_its_day_and_its_words_are_not_mailed()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned();
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new Remember(desk.Today.AddDays(-1), "昨天的事"))).Field, Is.EqualTo("OnDay"));
        Assert.That((await desk.Refused(TestDesk.As("staff8"), new Remember(desk.Today, "别人的事", number))).Field, Is.EqualTo("About"), "a task out of sight");
        var kept = await desk.Done(TestDesk.As("staff1"), new Remember(desk.Today.AddDays(2), "给来访人甲回电话", number));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new MyReminders())).Lines.Single() is { Number: var about } && about == number);
        Assert.That((await desk.Done(TestDesk.As("chief1"), new MyReminders())).Lines, Is.Empty, "nobody else sees it");
        Assert.That((await desk.Done(TestDesk.As("staff1"), new MyTalk())).Reminders, Is.Empty, "not yet");
        desk.Clock.Pass(TimeSpan.FromDays(2));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new MyTalk())).Reminders.Single().Text, Is.EqualTo("给来访人甲回电话"));
        await desk.Done(Asker.Clock, new RunEscalation());
        await desk.Done(Asker.Clock, new RunEscalation(ByHand: true));
        var mail = (await desk.Rows<string>("SELECT CONCAT(subject, body_text, body_html) FROM outbox WHERE recipient_id = 8")).Single();
        Assert.That(mail, Does.Contain("您给自己的提醒").And.Contain("/my/reminders").And.Not.Contain("回电话"));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new DropReminder(kept.Id))).Kind, Is.EqualTo(RefusalKind.NotFound));
        await desk.Done(TestDesk.As("staff1"), new DropReminder(kept.Id));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new MyReminders())).Lines, Is.Empty);
    }
}
