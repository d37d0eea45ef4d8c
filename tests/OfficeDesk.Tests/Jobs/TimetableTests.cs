using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Jobs;
using OfficeDesk.Web.Office;
using Quartz;

namespace OfficeDesk.Tests.Jobs;

public class TimetableTests
{
    private static readonly SettingValues Shipped = new(new Dictionary<string, string>());

    [Test]
    public void ES_4_every_line_has_a_time_that_comes_and_a_message_the_clock_may_send()
    {
        var known = Registry.Of(typeof(Registry).Assembly).ByName;
        foreach (var line in Timetable.Lines)
        {
            Assert.That(new CronExpression(line.Cron(Shipped), OfficeClock.Zone).GetNextValidTimeAfter(OfficeClock.Instant(new DateTime(2026, 3, 4))), Is.Not.Null, line.Job);
            Assert.That(known[line.Job].Access.Clock, Is.EqualTo(Reach.All), line.Job);
            Assert.That(CronText.InWords(line.Cron(Shipped), line.WorkingDays), Is.Not.Null, $"{line.Job}: people read it in words");
            Assert.That(line.WorkingDays, Is.EqualTo(line.Zh.Contains("工作日", StringComparison.Ordinal)), line.Job);
        }
        Assert.That(Timetable.Lines.Select(l => l.Job), Is.Unique.And.Contains(Timetable.Digest));
    }

    [TestCase("2026-03-04", "0 30 8 * * ?", "2026-03-04 08:30")]
    [TestCase("2026-02-28", "0 30 8 * * ?", "2026-02-28 08:30")] // a Saturday worked to make up
    [TestCase("2026-03-07", "0 30 8 * * ?", null)]
    [TestCase("2026-02-17", "0 30 8 * * ?", null)] // spring festival
    [TestCase("2026-03-04", "0 0 9,15 * * ?", "2026-03-04 09:00")]
    [TestCase("2026-03-04", "0 30 8 ? * MON", null)]
    public async Task ES_4_the_digest_is_planned_on_working_days_in_the_offices_time(string day, string cron, string? planned)
    {
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite);
        await desk.Write("INSERT INTO settings (name, value, changed_at, changed_by) VALUES ('digest.cron', @cron, '', 0)", new { cron });
        var office = await desk.Services.GetRequiredService<OfficeBook>().Open();
        var at = Timetable.DigestPlanned(office, DateOnly.Parse(day));
        Assert.That(at is { } instant ? OfficeClock.Wall(instant).ToString("yyyy-MM-dd HH:mm") : null, Is.EqualTo(planned));
    }

    [TestCase(Timetable.Digest, "2026-03-06 08:29", "2026-03-06 08:30")]
    [TestCase(Timetable.Digest, "2026-03-06 09:00", "2026-03-09 08:30")] // over the weekend
    [TestCase(Timetable.Digest, "2026-02-27 09:00", "2026-02-28 08:30")] // a Saturday worked to make up
    [TestCase(Timetable.Digest, "2026-02-14 09:00", "2026-02-24 08:30")] // spring festival
    [TestCase("RemindUndecided", "2026-03-07 12:00", "2026-03-09 08:40")]
    [TestCase("TidyUp", "2026-03-06 09:00", "2026-03-07 02:30")] // this one knows no rest
    public async Task ES_4_what_rests_on_rest_days_comes_next_on_a_working_day(string job, string after, string next)
    {
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite);
        var office = await desk.Services.GetRequiredService<OfficeBook>().Open();
        var at = Timetable.Next(Timetable.Lines.Single(l => l.Job == job), office, OfficeClock.Instant(DateTime.Parse(after)));
        Assert.That(OfficeClock.Wall(at!.Value).ToString("yyyy-MM-dd HH:mm"), Is.EqualTo(next));
    }

    [Test]
    public async Task ES_4_a_line_sends_its_message_as_the_clock_and_says_what_came_of_it()
    {
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite);
        foreach (var line in Timetable.Lines)
        {
            await using var scope = desk.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Visit>().Who = Asker.Clock;
            var told = await line.Send(scope.ServiceProvider.GetRequiredService<Web.Desk.Desk>(), false, CancellationToken.None);
            Assert.That(told.Zh, Is.Not.Empty.And.Not.StartsWith("没有做"), line.Job);
            Assert.That(told.En, Does.Not.Match("[\u4E00-\u9FFF]"), line.Job);
        }
    }
}
