using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Duty;
using OfficeDesk.Web.Features.Ends;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Recurring;
using OfficeDesk.Web.Features.Talk;
using OfficeDesk.Web.Features.Training;

namespace OfficeDesk.Web.Demo;

/// <summary>The rest of a task's life: what was finished before it was written down, what became void.</summary>
internal sealed class DemoLife(DemoDesk desk, DemoStories stories)
{
    /// <summary>What begins so many working days before the first start.</summary>
    public async Task On(int ago)
    {
        switch (ago)
        {
            case 12: await stories.Own(9, 2, null, meanwhile: m => Earlier(m, 4, confirmed: true)); break;
            case 6: await stories.Own(11, 4, null, meanwhile: m => Earlier(m, 5, confirmed: null)); break;
            case 5: await stories.Own(8, 1, null, meanwhile: m => Voided(7, m, 2)); break;
            case 9: await Important(); break;
            case 8: Fire(); break;
            case 2: await Serious(); break;
            case 10: await Roster(); break;
            case 14: await Lesson(3, "临时救助新办法学习", 7, [8, 9, 10, 11]); break;
            case 3: await Lesson(null, "文明接待与首问负责", 5, [7, 8, 9, 12, 14, 17]); break;
            case 0: await Kept(); break;
            case 4: await Merged(); break;
            case 1: await Talked(); break;
        }
    }

    /// <summary>Two important tasks: of one somebody reports on the way, of the other nobody does.</summary>
    private async Task Important()
    {
        await desk.Send(4, new AssignTask("困难群众冬季救助摸底", TaskSource.Superior, "市民政局", 9, LimitNumber: 12, Important: true));
        if (await desk.Send(2, new AssignTask("临时救助资金专项自查", TaskSource.BureauLeader, "分管领导甲", 11, LimitNumber: 14, Important: true)) is not { } task) return;
        desk.After(4, 15, 20, async () => await desk.Send(11, new ReportProgress(task.Number, "已核对 9 月、10 月发放台账，未发现问题；本周核对 11 月。", 60, "台账核对")));
        desk.After(5, 9, 10, async () => await desk.Send(2, new WatchTask(task.Number)));
        desk.After(6, 10, 30, async () => await desk.Send(11, new ReportProgress(task.Number, "三个月台账核对完毕，正在写自查报告。", 85, "起草报告")));
    }

    /// <summary>A house burns at night: whoever is on duty takes it, is there the same evening, and the money is paid the next day (DL-13).</summary>
    private void Fire() => desk.After(0, 20, 15, async () =>
    {
        var today = DateOnly.FromDateTime(desk.Wall);
        var sits = await desk.Version("SELECT COALESCE((SELECT MIN(person_id) FROM duty_roster WHERE day = @Number), 0)", today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        if (sits == 0) return;
        var asked = new LogEnquiry(Channel.Call, CitizenName: "来访人辛", Phone: "10000040986", MatterTypeId: 15, Ask: "家中失火，房屋烧毁，一家三口无处住。");
        if (await desk.Send(sits, asked) is not { } logged) return;
        desk.After(0, 21, 40, async () => await desk.Send(sits, new FinishTask(logged.Number + "-X", "21:10 到现场，三人无伤，已安置在镇敬老院，带去棉被和衣物。", null, null, 1)));
        desk.After(1, 10, 20, async () => await desk.Send(sits, new FinishTask(logged.Number, "救助金已发放。", Channel.Visit, "急难救助金已发放，请到镇民政办领取过冬物资。", await stories.TaskVersion(logged.Number))));
    });

    /// <summary>Something serious happens about a task that a superior set; the leader answers, the director has not yet (DL-8).</summary>
    private async Task Serious()
    {
        if (await desk.Send(4, new AssignTask("敬老院消防安全排查", TaskSource.Superior, "市民政局", 17, LimitNumber: 10, Important: true, Urgent: true)) is not { } task) return;
        desk.After(1, 10, 50, async () =>
        {
            if (await desk.Send(17, new ReportSerious(task.Number, "一处敬老院消防通道被堵、报警器失灵，已当场清通并派人值守，需立即拨款更换。")) is { } report)
                desk.After(0, 11, 30, async () => await desk.Send(3, new SeeSerious(report.Id, "今天内更换，费用从应急经费列支。")));
        });
    }

    /// <summary>A daughter comes about what her mother asked by phone: two first contacts, one matter.</summary>
    private async Task Merged()
    {
        var asked = new LogEnquiry(Channel.Call, CitizenName: "来访人己", Phone: "10000040989", MatterTypeId: 4, Ask: "家中失火，咨询临时救助。");
        if (await desk.Send(11, asked) is not { } first) return;
        desk.After(0, 15, 40, async () =>
        {
            if (await desk.Send(7, asked with { Channel = Channel.Visit, Ask = "替母亲来问临时救助，材料带来了。" }) is { } second)
                desk.After(0, 16, 5, async () => await desk.Send(7, new MergeEnquiry(second.Number, first.Number, "母女为同一户同一件事，材料并入前一件。", 1)));
        });
    }

    /// <summary>What comes back every week, month, quarter, half-year and year; set up days ago, its tasks made by the clock.</summary>
    public async Task Duties()
    {
        await desk.Send(7, new SaveRecurring(0, "救助资金发放及月报", 9, Every.Month, 1, 10, DayShift.Before, 5, "发放明细、户数人数、累计金额报计财股。"));
        await desk.Send(7, new SaveRecurring(0, "在办事项周核对", 8, Every.Week, 1, 5, DayShift.Before, 2));
        await desk.Send(4, new SaveRecurring(0, "季度效能督查自查", 7, Every.Quarter, 3, 20, DayShift.Before, 10, "对照督查清单逐项自查，附整改情况。", Important: true));
        await desk.Send(4, new SaveRecurring(0, "半年工作总结及计划", 7, Every.HalfYear, 6, 25, DayShift.Before, 15, Important: true));
        await desk.Send(2, new SaveRecurring(0, "低保年审复核", 8, Every.Year, 11, 30, DayShift.Before, 40, "逐户复核，提出保留、调整、停发意见。", Important: true));
    }

    /// <summary>Every hour of the clock that matters here.</summary>
    public async Task Made() => await desk.Send(Desk.Asker.Clock, new MakeRecurring());

    private async Task Lesson(long? section, string topic, long organiser, long[] there)
    {
        if (await desk.Send(organiser, new RecordTraining(0, section, DateOnly.FromDateTime(desk.Wall), topic, section is null ? "办公室主任甲" : "科长甲", 90, "通报近期情况，学习有关规定，结合案例讨论。")) is not { } made) return;
        for (var i = 0; i < there.Length; i++)
        {
            var person = there[i];
            desk.After(0, 14, 30 + i, async () => await desk.Send(person, new SignTraining(made.Id)));
        }
    }

    /// <summary>The roster of four weeks, by turns.</summary>
    private async Task Roster()
    {
        long[] sit = [8, 9, 10, 11, 14, 17], lead = [2, 3, 4];
        var first = DateOnly.FromDateTime(desk.Wall);
        for (var i = 0; i < 28; i++) await desk.Send(5, new PlanDuty(first.AddDays(i), sit[i % sit.Length], lead[i % lead.Length], "10000020009"));
    }

    /// <summary>What somebody wants to be reminded of, and what happened on yesterday's duty.</summary>
    private async Task Kept()
    {
        var today = DateOnly.FromDateTime(desk.Wall);
        await desk.Send(8, new Remember(today, "给社区回电话，确认入户时间"));
        await desk.Send(8, new Remember(today.AddDays(6), "月报数据提前核对"));
        var last = today.AddDays(-1);
        var sat = await desk.Version("SELECT COALESCE((SELECT MIN(person_id) FROM duty_roster WHERE day = @Number), 0)", last.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        if (sat == 0) return;
        await desk.Send(sat, new WriteDutyLog(last, "20:40 居民来电，反映桥下有人露宿，已联系救助站接走。"));
        await desk.Send(sat, new WriteDutyLog(last, "23:00 巡查办公楼门窗、电源，正常。"));
        await desk.Send(sat, new HandOverDuty(last, "救助站今天上午回告安置情况，请接班人员跟踪。"));
    }

    /// <summary>Colleagues write to each other about a matter.</summary>
    private async Task Talked()
    {
        if (await desk.Send(8, new LogEnquiry(Channel.Visit, CitizenName: "来访人戊", Phone: "10000040988", MatterTypeId: 1, Ask: "咨询低保复核，材料已交齐。")) is not { } logged) return;
        desk.After(0, 14, 25, async () => await desk.Send(7, new WriteNote(logged.Number, $"@{DemoBureau.People.Single(p => p.Id == 8).Name} 该户上月复核过，先查档案再入户。", [9])));
    }

    /// <summary>Finished the day before it is written down; confirmed by the chief, or not yet.</summary>
    private Task Earlier(string number, int afterDays, bool? confirmed)
    {
        desk.After(afterDays, 10, 5, async () =>
        {
            var day = DateOnly.FromDateTime(desk.Wall).AddDays(-1);
            // whoever answers now: a cover may have taken it over
            var answers = await desk.Version("SELECT answering_id FROM tasks WHERE number = @Number", number);
            if (await desk.Send(answers, new FinishEarlier(number, day, null, "电话告知，通话记录在案", Channel.Call, "审核已完成，下月起发放。", null, await stories.TaskVersion(number))) is { } asked && confirmed is { } yes)
                desk.After(0, 15, 10, async () => await desk.Send(7, new DecideEarlier(asked.Id, yes, yes ? "情况属实。" : "没有记录。", 1)));
        });
        return Task.CompletedTask;
    }

    private Task Voided(long chief, string number, int afterDays)
    {
        desk.After(afterDays, 9, 40, async () => await desk.Send(chief, new VoidTask(number, "同一办事人重复登记，按前一件办理。", await stories.TaskVersion(number))));
        return Task.CompletedTask;
    }
}
