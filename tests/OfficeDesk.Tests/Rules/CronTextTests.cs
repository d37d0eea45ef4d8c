using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class CronTextTests
{
    [TestCase("0 30 8 * * ?", "每天 08:30", "every day at 08:30")]
    [TestCase("0 0 9,15 * * ?", "每天 09:00、15:00", "every day at 09:00 and 15:00")]
    [TestCase("0 30 8 ? * MON-FRI", "每周一至周五 08:30", "Monday to Friday at 08:30")]
    [TestCase("0 30 8 ? * 2-6", "每周一至周五 08:30", "Monday to Friday at 08:30")]
    [TestCase("0 30 8 ? * mon,WED,6", "每周一、周三、周五 08:30", "every Monday, Wednesday and Friday at 08:30")]
    [TestCase("0 30 8 1,15 * ?", "每月 1、15 日 08:30", "day 1 and 15 of every month at 08:30")]
    [TestCase("0 0 17 L * ?", "每月最后一天 17:00", "the last day of every month at 17:00")]
    [TestCase("0 40 8-17 * * ?", "每天 08:40 至 17:40 每小时一次", "every day, hourly from 08:40 to 17:40")]
    [TestCase("0 2 * * * ?", "每小时第 2 分", "every hour at minute 2")]
    [TestCase("0 0 * * * ?", "每小时整点", "every hour on the hour")]
    [TestCase("0 0/5 * * * ?", "每 5 分钟", "every 5 minutes")]
    [TestCase("0 */5 * * * ? *", "每 5 分钟", "every 5 minutes")]
    [TestCase("0 4/30 * * * ?", "每 30 分钟（第 4、34 分）", "every 30 minutes (at minutes 4 and 34)")]
    [TestCase("30 * * * * ?", "每分钟", "every minute")]
    [TestCase("0/15 * * * * ?", "每 15 秒", "every 15 seconds")]
    [TestCase("0 0/5 * ? * SAT", "每周六 每 5 分钟", "every 5 minutes, every Saturday")]
    [TestCase("15 30 8 * * ?", "每天 08:30:15", "every day at 08:30:15")]
    public void ES_4_the_times_of_the_clock_are_said_in_words(string cron, string zh, string en) => Assert.That(CronText.InWords(cron), Is.EqualTo((zh, en)));

    [TestCase("0 30 8 * * ?", "每个工作日 08:30", "every working day at 08:30")]
    [TestCase("0 40 8-17 * * ?", "每个工作日 08:40 至 17:40 每小时一次", "every working day, hourly from 08:40 to 17:40")]
    [TestCase("0 0/30 * * * ?", "每个工作日 每 30 分钟", "every 30 minutes, every working day")]
    [TestCase("0 30 8 ? * MON", "每周一（休息日除外） 08:30", "every Monday (but on rest days) at 08:30")]
    public void ES_4_what_rests_with_the_office_says_so(string cron, string zh, string en) => Assert.That(CronText.InWords(cron, workingDays: true), Is.EqualTo((zh, en)));

    [TestCase("")]
    [TestCase("soon")]
    [TestCase("0 30 8 * *")]
    [TestCase("0 30 8 * 3 ?")]
    [TestCase("0 30 8 * * ? 2027")]
    [TestCase("0 30 8 ? * FRIL")]
    [TestCase("0 30 8 ? * 6#3")]
    [TestCase("0 30 8 LW * ?")]
    [TestCase("0 30 8 1 * MON")]
    [TestCase("0 0/7 * * * ?")]
    [TestCase("0 0/1 * * * ?")]
    [TestCase("0 50/30 * * * ?")]
    [TestCase("0 30 22-2 * * ?")]
    [TestCase("0 0,10,20,30 8,9 * * ?")]
    [TestCase("* 30 8 * * ?")]
    [TestCase("0 61 8 * * ?")]
    [TestCase("0 30 24 * * ?")]
    [TestCase("0 30 8 ? * 8")]
    public void ES_4_what_has_no_words_stays_an_expression(string cron) => Assert.That(CronText.InWords(cron), Is.Null);
}
