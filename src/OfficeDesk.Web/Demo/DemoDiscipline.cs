using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Measures;

namespace OfficeDesk.Web.Demo;

/// <summary>What the discipline office did in the weeks before: breaches in every state up to an appeal, and complaints from the call to the reply. Nobody is real.</summary>
internal sealed class DemoDiscipline(DemoDesk desk)
{
    // 22, 23 the discipline office, 3 the leader in charge of it, 1 the director
    private const long Officer = 22, Other = 23, Leader = 3;

    public async Task Day(int ago)
    {
        switch (ago)
        {
            case 21: await Breach(17, BreachKind.NoNotice, "上午 9 时督查，窗口无人，未办离岗告示。", until: MeasureState.Served); break;
            case 20: await Breach(20, BreachKind.Attitude, "接待群众时语气生硬，未作解释。", until: MeasureState.Appealed); break;
            case 14: await Breach(10, BreachKind.OneTime, "同一申请先后两次要求补正材料。", until: MeasureState.Decided); break;
            case 11: await Breach(14, BreachKind.Inspection, "台账未按月登记。", until: MeasureState.Proposed); break;
            case 6: await Breach(11, BreachKind.FirstContact, "让群众在两个股室之间往返。", until: null); break;
            case 2: await Heard(9, BreachKind.NoNotice, "下午外出四十分钟，未办离岗告示。"); break;
            case 16: await Called(); break;
            case 4: await Written(); break;
            case 1: await Boxed(); break;
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
            await desk.Send(Leader, new DecideMeasure(measure, true, "同意。", 1));
            if (end is MeasureState.Decided) return;
            desk.After(1, 11, 0, async () =>
            {
                await desk.Send(Officer, new IssueNotice(measure, "认真反省，立即整改，今后引以为戒。", 2));
                await desk.Send(Officer, new ServeMeasure(measure, DateOnly.FromDateTime(desk.Wall), "当面送达，本人签收", null, 3));
                if (end is MeasureState.Appealed) desk.After(4, 16, 10, async () => await desk.Send(person, new AppealMeasure(measure, "当日系统故障，并非有意，请求从轻。", 4)));
            });
        });
    }

    /// <summary>A call: registered, investigated, substantiated, replied to, filed.</summary>
    private async Task Called()
    {
        var call = new RegisterComplaint(ComplaintChannel.Call, DateOnly.FromDateTime(desk.Wall), null, 18, null, "", BreachKind.Attitude, "反映窗口人员答复问题不耐烦，让其第二天再来。", "来电人甲", "10000090077", "");
        if (await desk.Send(Officer, call) is not { } c || await desk.Send(Officer, new AssignComplaint(c.Id, Officer, 1)) is null) return;
        desk.After(2, 10, 30, async () => await desk.Send(Officer, new AddCaseNote(c.Id, CaseNote.Interview, "与当日窗口人员谈话，本人承认没有解释清楚。")));
        desk.After(4, 15, 0, async () =>
        {
            await desk.Send(Officer, new RecordFinding(c.Id, Finding.Partly, "谈话与值班记录一致，部分属实。", BreachKind.Attitude, "对群众咨询未作耐心解释。", 2));
            desk.After(1, 9, 30, async () =>
            {
                await desk.Send(Officer, new RevealReporter(c.Id, "电话答复投诉人"));
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
