using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Inspections;
using OfficeDesk.Web.Features.Measures;

namespace OfficeDesk.Web.Demo;

/// <summary>What the discipline office did in the weeks before: breaches, measures in every state, complaints from the call to the reply and by the public page, inspections. Nobody is real.</summary>
internal sealed class DemoDiscipline(DemoDesk desk)
{
    // 22, 23 the discipline office, 3 the leader in charge of it, 1 the director
    private const long Officer = 22, Other = 23, Leader = 3, Director = 1;

    public async Task Day(int ago)
    {
        switch (ago)
        {
            case 13: await Breach(21, BreachKind.Inspection, "地名资料借出未登记。", until: MeasureState.Refused); break;
            case 12: await Inspected(); break;
            case 1: await Boxed(); await TownInspected(); await desk.Send(Asker.Clock, new ExpireMeasures()); break;
            case 21: await Breach(17, BreachKind.NoNotice, "上午 9 时督查，窗口无人，未办离岗告示。", until: MeasureState.Served); break;
            case 20: await Breach(20, BreachKind.Attitude, "接待群众时语气生硬，未作解释。", until: MeasureState.Appealed); break;
            case 14: await Breach(10, BreachKind.OneTime, "同一申请先后两次要求补正材料。", until: MeasureState.Decided); break;
            case 11: await Breach(14, BreachKind.Inspection, "台账未按月登记。", until: MeasureState.Proposed); break;
            case 6: await Breach(11, BreachKind.FirstContact, "让群众在两个股室之间往返。", until: null); break;
            case 2: await Heard(9, BreachKind.NoNotice, "下午外出四十分钟，未办离岗告示。"); break;
            case 16: await Called(); break;
            case 4: await Written(); break;
        }
    }

    private async Task<long?> Heard(long person, BreachKind kind, string what)
    {
        if (await desk.Send(Officer, new RecordBreach(person, kind, DateOnly.FromDateTime(desk.Wall), what)) is not { } recorded) return null;
        return await desk.Send(Officer, new HearBreaches([recorded.Id])) is null ? null : recorded.Id;
    }

    /// <summary>Recorded, heard two days later, confirmed, and on as far as the story goes.</summary>
    private async Task Breach(long person, BreachKind kind, string what, MeasureState? until)
    {
        if (await Heard(person, kind, what) is not { } id) return;
        desk.After(2, 10, 5, async () =>
        {
            await desk.Send(person, new GiveStatement(id, "当时手头事情多，确有疏忽，今后注意。", 2));
            if (until is not { } end) return;
            desk.After(1, 15, 20, async () =>
            {
                await desk.Send(Officer, new ConfirmBreach(id, "本人认可，事实清楚。", 3));
                if (await desk.Send(Officer, new ProposeMeasure(id, MeasureRules.Defaults[kind].Steps[0].Measure, false, "首次发生，按处理阶梯提出。", null, 4)) is { } m) Onwards(person, m.Id, end);
            });
        });
    }

    private void Onwards(long person, long measure, MeasureState end)
    {
        if (end is MeasureState.Proposed) return;
        desk.After(2, 9, 40, async () =>
        {
            await desk.Send(Leader, new DecideMeasure(measure, end is not MeasureState.Refused, end is MeasureState.Refused ? "情节轻微且已当场改正，不作处理。" : "同意。", 1));
            if (end is MeasureState.Decided or MeasureState.Refused) return;
            desk.After(1, 11, 0, async () =>
            {
                await desk.Send(Officer, new IssueNotice(measure, "认真反省，立即整改，今后引以为戒。", 2));
                await desk.Send(Officer, new ServeMeasure(measure, DateOnly.FromDateTime(desk.Wall), "当面送达，本人签收", null, 3));
                if (end is not (MeasureState.Served or MeasureState.Expired)) desk.After(4, 16, 10, () => Appealed(person, measure, end));
            });
        });
    }

    private async Task Appealed(long person, long measure, MeasureState end)
    {
        await desk.Send(person, new AppealMeasure(measure, "当日系统故障，并非有意，请求从轻。", 4));
        if (end is MeasureState.Appealed) return;
        var result = Enum.Parse<AppealResult>(end.ToString());
        desk.After(3, 10, 15, async () => await desk.Send(Director, new DecideAppeal(measure, result, result is AppealResult.Changed ? MeasureKind.Admonition : null, result switch
        {
            AppealResult.Upheld => "事实清楚，处理适当，予以维持。", AppealResult.Changed => "情节较轻，变更为诫勉教育。", _ => "查明资料由他人代管，撤销。",
        }, 5)));
    }

    /// <summary>Before the five weeks: a measure whose effect has ended by now, one that was served, and appeals that were decided.</summary>
    public void LongAgo(DateOnly today)
    {
        void On(int daysBefore, Func<Task> act)
        {
            var day = today.AddDays(-daysBefore);
            while (!desk.Office.Calendar.IsWorking(day)) day = day.AddDays(1);
            desk.At(day.ToDateTime(new TimeOnly(9, 15)), act);
        }
        On(215, () => Breach(12, BreachKind.FirstContact, "未登记来访，让群众自行去找承办人。", until: MeasureState.Expired));
        On(66, () => Breach(25, BreachKind.NoNotice, "上午外出一小时，门口没有离岗告示。", until: MeasureState.Upheld));
        On(65, () => Breach(18, BreachKind.Attitude, "电话中中途挂断群众来电。", until: MeasureState.Changed));
        On(64, () => Breach(15, BreachKind.Inspection, "学习记录缺三次。", until: MeasureState.Lifted));
        On(60, () => Breach(24, BreachKind.Inspection, "救助台账漏登两户。", until: MeasureState.Served));
    }

    /// <summary>A section inspected: a finding that was put right and checked, forms and a meeting, closed.</summary>
    private async Task Inspected()
    {
        if (await Bad(6, "下午三时无人在岗，未挂离岗告示。", 19) is not { } found) return;
        desk.After(3, 16, 0, async () =>
        {
            await desk.Send(19, new FinishTask(found.Task, "已排定值班，告示牌挂在门口。", null, null, 1));
            desk.After(1, 9, 50, async () =>
            {
                await desk.Send(Officer, new CheckItem(found.Item, true, "现场查看，已整改。", 3));
                await desk.Send(Officer, new RecordForms(found.Id, DateOnly.FromDateTime(desk.Wall), 30, 27, 934));
                await desk.Send(Officer, new RecordMeeting(found.Id, DateOnly.FromDateTime(desk.Wall), "听取村居代表意见", "村居代表五人", "一、咨询电话常占线，建议增加一部；二、办事指南字大一些。"));
                await desk.Send(Officer, new CloseInspection(found.Id, "总体良好，一项问题已整改。", 1));
            });
        });
    }

    /// <summary>A town inspected yesterday: its finding is still to be put right.</summary>
    private Task<(long Id, long Item, string Task)?> TownInspected() => Bad(8, "两户入户调查表只有一人签字。", 24);

    private async Task<(long Id, long Item, string Task)?> Bad(long section, string what, long person)
    {
        if (await desk.Send(Officer, new OpenInspection(section, DateOnly.FromDateTime(desk.Wall))) is not { } opened || await desk.Send(Officer, new ShowInspection(opened.Id)) is not { } shown) return null;
        foreach (var item in shown.Items.SkipLast(1)) await desk.Send(Officer, new RecordItem(item.Id, ItemResult.Good, "", 1));
        var last = shown.Items[^1].Id;
        await desk.Send(Officer, new RecordItem(last, ItemResult.Bad, what, 1));
        if (await desk.Send(Officer, new RectifyItem(last, person, 5, 2)) is not { } order) return null;
        await desk.Send(Officer, new IssueInspectionNotice(opened.Id));
        return (opened.Id, last, order.TaskNumber);
    }

    /// <summary>A citizen complains by the public page, just now: that page keeps its own clock.</summary>
    public Task Public() => desk.Send(Asker.Nobody, new SubmitComplaint(3, "大厅 2 号窗口", BreachKind.OneTime, "第一次去只说缺户口本，第二次又说缺收入证明，跑了两趟。", "网上来信人丙", "10000090088", ""));

    /// <summary>A call: registered, investigated, substantiated, replied to, filed.</summary>
    private async Task Called()
    {
        var call = new RegisterComplaint(ComplaintChannel.Call, DateOnly.FromDateTime(desk.Wall), null, 18, null, "", BreachKind.Attitude, "反映窗口人员答复问题不耐烦，让其第二天再来。", "来电人甲", "10000090077", "");
        if (await desk.Send(Officer, call) is not { } c || await desk.Send(Officer, new AssignComplaint(c.Id, Officer, 1)) is null) return;
        await desk.Send(Officer, new IssueCaseReceipt(c.Id));
        desk.After(2, 10, 30, async () => await desk.Send(Officer, new AddCaseNote(c.Id, CaseNote.Interview, "与当日窗口人员谈话，本人承认没有解释清楚。")));
        desk.After(4, 15, 0, async () =>
        {
            await desk.Send(Officer, new RecordFinding(c.Id, Finding.Partly, "谈话与值班记录一致，部分属实。", BreachKind.Attitude, "对群众咨询未作耐心解释。", 2));
            desk.After(1, 9, 30, async () =>
            {
                await desk.Send(Officer, new RevealReporter(c.Id, "电话答复投诉人"));
                await desk.Send(Officer, new IssueCaseReply(c.Id, "与当日窗口人员谈话，调取值班记录。", "已对当事人批评教育。"));
                await desk.Send(Officer, new ReplyComplaint(c.Id, "所反映问题部分属实，已对当事人批评教育并依规处理，感谢监督。", "电话答复", false, 3));
                await desk.Send(Officer, new FileComplaint(c.Id, "材料齐全", 4));
            });
        });
    }

    private async Task Written()
    {
        var letter = new RegisterComplaint(ComplaintChannel.Letter, DateOnly.FromDateTime(desk.Wall), null, null, 5, "", BreachKind.Complaint, "来信反映高龄津贴发放不及时，多次咨询无人答复。", "来信人乙", "", "某镇某村三组");
        if (await desk.Send(Other, letter) is not { } c) return;
        await desk.Send(Other, new AssignComplaint(c.Id, Other, 1));
        desk.After(1, 16, 0, async () => await desk.Send(Other, new AddCaseNote(c.Id, CaseNote.Note, "调取发放台账，核对三个月发放日期。")));
    }

    private Task<ComplaintRegistered?> Boxed() => desk.Send(Officer, new RegisterComplaint(
        ComplaintChannel.Box, DateOnly.FromDateTime(desk.Wall), Other, null, 4, "", BreachKind.Complaint, "举报箱：反映个别低保对象家有车辆。", "", "", ""));
}
