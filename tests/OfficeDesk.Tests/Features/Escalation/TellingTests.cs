using OfficeDesk.Tests.Features.Cover;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Features.Handovers;
using OfficeDesk.Web.Features.Talk;

namespace OfficeDesk.Tests.Features.Escalation;

/// <summary>Whoever has something new to do because of what somebody else did learns of it within a minute, in one letter (ES-2, ES-4).</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class TellingTests(Engine engine)
{
    [Test]
    public async Task ES_4_what_is_handed_over_is_mailed_at_once_one_letter_for_all_of_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        foreach (var number in new[] { "2026-1", "2026-2" })
        {
            await desk.Work(number);
            await desk.Done(TestDesk.As("chief1"), new HandOver(number, 9, "材料已齐，待录入", Moves: true, 1));
        }
        Assert.That((await desk.Done(Asker.Clock, new WatchTheDay())).Others, Is.EqualTo(2));
        var (to, body) = (await Letters(desk)).Single();
        Assert.That((to, body), Is.EqualTo((9L, body)));
        Assert.That(body, Does.Contain("移交给您承办，待签收").And.Contain("2026-1").And.Contain("2026-2").And.Not.Contain("材料已齐"), "numbers and days, not what it is about (B6)");
        Assert.That(await desk.Done(Asker.Clock, new WatchTheDay()), Is.EqualTo(new Watched(0, 0, 0)), "and once");
    }

    [Test]
    public async Task ES_4_who_is_reminded_in_writing_gets_a_letter_and_sees_the_day_until_progress_is_reported()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1", due: "2026-03-05");
        async Task<DateOnly?> Asked()
        {
            var day = await desk.Done(TestDesk.As("staff1"), new MyWork());
            return day.First.Concat(day.Soon).Concat(day.Rest).Single(t => t.Number == "2026-1").ReplyBy;
        }
        Assert.That(await Asked(), Is.Null);
        var paper = await desk.Done(TestDesk.As("chief1"), new IssueReminder("2026-1", "请说明办理情况", new DateOnly(2026, 3, 6)));
        Assert.That(await Asked(), Is.EqualTo(new DateOnly(2026, 3, 6)));
        await desk.Done(Asker.Clock, new WatchTheDay());
        var (to, body) = (await Letters(desk)).Single();
        Assert.That(to, Is.EqualTo(8));
        Assert.That(body, Does.Contain($"催办单 {paper.Number}").And.Contain("2026年3月6日（含）前反馈"));
        await desk.Done(TestDesk.As("staff1"), new ReportProgress("2026-1", "已入户核查", 60));
        Assert.That(await Asked(), Is.Null);
    }

    [Test]
    public async Task ES_4_nobody_is_mailed_what_they_did_themselves()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1", post: null);
        await desk.Done(TestDesk.As("chief1"), new HandOver("2026-1", 7, "我来办", Moves: true, 1));
        Assert.That(await desk.Done(Asker.Clock, new WatchTheDay()), Is.EqualTo(new Watched(0, 0, 0)));
    }

    private static Task<IReadOnlyList<(long To, string Body)>> Letters(TestDesk desk) => desk.Rows<(long To, string Body)>("SELECT recipient_id, body_text FROM outbox ORDER BY id");
}
