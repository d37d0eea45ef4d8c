using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Duty;

namespace OfficeDesk.Tests.Features.Duty;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class DutyLogTests(Engine engine)
{
    /// <summary>staff1 sits today, staff2 tomorrow; chief1 leads both.</summary>
    private static async Task<TestDesk> OnDuty(Engine engine)
    {
        var desk = await TestDesk.WithBureau(engine);
        await desk.Write("DELETE FROM duty_roster");
        await desk.Done(TestDesk.As("office1"), new PlanDuty(desk.Today, 8, 7, "10000020009"));
        await desk.Done(TestDesk.As("office1"), new PlanDuty(desk.Today.AddDays(1), 9, 7, "10000020009"));
        return desk;
    }

    [Test]
    public async Task DU_1_who_sat_what_happened_and_handed_over_to_the_next_who_signs()
    {
        await using var desk = await OnDuty(engine);
        var day = desk.Today;
        await desk.Done(TestDesk.As("staff1"), new WriteDutyLog(day, "21:10 来电反映有人露宿街头，已通知救助站。"));
        await desk.Done(TestDesk.As("chief1"), new WriteDutyLog(day, "带班到场查看。"));
        Assert.That((await desk.Refused(TestDesk.As("staff2"), new WriteDutyLog(day, "不是我值班"))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await desk.Refused(TestDesk.As("staff3"), new WriteDutyLog(day, "与我无关"))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await desk.Refused(TestDesk.As("staff2"), new TakeOverDuty(day, 1))).Rule, Is.EqualTo("DU-1"), "not given yet");
        await desk.Done(TestDesk.As("staff1"), new HandOverDuty(day, "救助站回电后请记下结果。"));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new WriteDutyLog(day, "补一条"))).Kind, Is.EqualTo(RefusalKind.Conflict), "what was handed over stays");
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new TakeOverDuty(day, 1))).Kind, Is.EqualTo(RefusalKind.Forbidden), "nobody signs for their own");
        var shown = await desk.Done(TestDesk.As("staff2"), new DutyLog(day));
        Assert.That((shown.Lines.Count, shown.Handover!.GivenBy, shown.Take, shown.IsNow), Is.EqualTo((2, "工作人员甲", (Refusal?)null, true)));
        await desk.Done(TestDesk.As("staff2"), new TakeOverDuty(day, shown.Handover.Version));
        Assert.That((await desk.Refused(TestDesk.As("office1"), new TakeOverDuty(day, 2))).Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That((await desk.Done(TestDesk.As("office1"), new DutyLog(day))).Handover!.TakenBy, Is.EqualTo("工作人员乙"));
        Assert.That((await desk.Refused(TestDesk.As("staff3"), new DutyLog(day))).Kind, Is.EqualTo(RefusalKind.NotFound), "its words are for those concerned");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task DU_1_the_log_of_the_night_before_can_still_be_written_and_no_older_one()
    {
        await using var desk = await OnDuty(engine);
        var day = desk.Today;
        desk.Clock.Pass(TimeSpan.FromDays(1));
        foreach (var far in new[] { DateOnly.MinValue, DateOnly.MaxValue })
            Assert.That(await desk.Refused(TestDesk.As("office1"), new DutyLog(far)), Is.EqualTo(DeadlineRules.OutsideCalendar(far)));
        await desk.Done(TestDesk.As("staff1"), new WriteDutyLog(day, "早上补记。"));
        Assert.That((await desk.Refused(TestDesk.As("staff2"), new WriteDutyLog(day.AddDays(2), "明天"))).Kind, Is.EqualTo(RefusalKind.NotFound));
        desk.Clock.Pass(TimeSpan.FromDays(1));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new WriteDutyLog(day, "太晚了"))).Field, Is.EqualTo("Day"));
    }
}
