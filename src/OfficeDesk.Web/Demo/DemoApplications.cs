using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Catalogue;
using OfficeDesk.Web.Features.Clocks;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Receipts;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Demo;

/// <summary>Applications of the weeks before now: each of the six outcomes, silence, lapsing, a second notice, a clock that stands.</summary>
internal sealed class DemoApplications(DemoDesk desk)
{
    private const long Chief = 7, Leader = 2, OtherLeader = 3, Office = 5, OtherOffice = 6;
    private static readonly CheckAnswers Good = new(true, true, true, Slips.None, false);
    private int _n;

    /// <summary>What happened so many working days ago.</summary>
    public async Task On(int ago)
    {
        switch (ago)
        {
            case 22: await Accepted(11, 4, 6); break;
            case 21: await Matter(); break;
            case 19: await Completed(9, 2, 3, 7); break;
            case 18: await Missing(8, 1); break;                                                    // lapses by itself
            case 17: await Receive(10, 3, Good with { Slips = Slips.Corrected, Corrected = "票据合计金额改正" }); break;
            case 16: await Refused(10, 11, "医疗费用报销属医保经办机构职责。", "县医疗保障局服务大厅（城关镇示例路 1 号，电话 10000030001）", filed: true); break;
            case 13: await Asked(11, 4, answered: true); break;
            case 11: await Paused(20, 8); break;
            case 10: await Receive(8, 1, Good, away: true); break;
            case 9: await Receive(9, 2, null); break;                                               // nobody is told: counts as accepted
            case 7: await Second(10, 3); break;
            case 5: await Accepted(17, 7, 2); break;
            case 4: await Missing(11, 4); break;
            case 3: await Refused(8, 5, "咨询事项当场答复即可，不需作出决定。", "", filed: false); break;
            case 2: await Receive(9, 2, Good, missing: 2); break;
            case 1: await Asked(8, 1, answered: false); break;
            case 0: await Receive(11, 4, null); await Waiting(9, 13); break;
        }
    }

    private Task<ApplicationSettled?> Receive(long who, long matter, CheckAnswers? check, bool away = false, int missing = 0)
    {
        var (name, organisation, phone) = DemoTexts.Citizen(++_n * 3);
        return desk.Send(who, new ReceiveApplication(matter, "", Channel.Visit, name, organisation, phone, Away: away, Papers: Papers(matter, missing), Check: check));
    }

    /// <summary>The papers of a matter: what is always needed is there but for some, the rest is not needed.</summary>
    private List<Paper> Papers(long matter, int missing) =>
        [.. desk.Office.GuideOf(matter).Materials.Select((m, i) => new Paper(m.Name, m.When.Length > 0 ? PaperState.NotNeeded : i > 0 && i <= missing ? PaperState.Missing : PaperState.HandedIn))];

    private async Task Accepted(long who, long matter, int days)
    {
        if (await Receive(who, matter, Good) is not { } a) return;
        desk.After(days, 15, 20, async () => await desk.Send(who, new FinishTask(a.Number, DemoTexts.Answer(matter, _n), Channel.Call, DemoTexts.Answer(matter, _n), await Version("tasks", a.Number))));
    }

    private Task<ApplicationSettled?> Missing(long who, long matter) => Receive(who, matter, Good, missing: 2);

    private async Task Completed(long who, long matter, int after, int days)
    {
        if (await Missing(who, matter) is not { } a) return;
        desk.After(after, 10, 10, async () =>
        {
            if (await desk.Send(who, new HandIn(a.Number, await Version("applications", a.Number), Papers(matter, 0))) is null) return;
            desk.After(days, 14, 50, async () => await desk.Send(who, new FinishTask(a.Number, DemoTexts.Answer(matter, 1), Channel.Call, DemoTexts.Answer(matter, 1), await Version("tasks", a.Number))));
        });
    }

    private async Task Refused(long who, long matter, string reason, string goTo, bool filed)
    {
        var check = Good with { Ours = goTo.Length == 0, NeedsDecision = goTo.Length > 0, Reason = reason, GoTo = goTo };
        if (await Receive(who, matter, check) is not { } a) return;
        desk.After(0, 15, 30, async () =>
        {
            if (await desk.Send(Chief, new ShowApplication(a.Number)) is not { Refusals: [var r, ..] }) return;
            if (await desk.Send(Chief, new ReviewRefusal(r.Id, true, "情况属实。", r.Version)) is not null && filed)
                desk.After(1, 9, 40, async () => await desk.Send(Office, new FileRefusal(r.Id)));
        });
    }

    /// <summary>Told orally, the review has not come yet.</summary>
    private Task<ApplicationSettled?> Waiting(long who, long matter) => Receive(who, matter, Good with { Ours = false, Reason = "户口迁移由公安机关办理。", GoTo = desk.Office.Matters[matter].SendTo });

    private async Task Asked(long who, long matter, bool answered)
    {
        if (await Receive(who, matter, Good with { Unclear = true, Question = "申请人长期在外务工，收入证明由外地出具，能否认可？" }) is not { } a || !answered) return;
        desk.After(1, 9, 50, async () =>
        {
            if (await desk.Send(Leader, new AnswerQuestion(a.Number, "外地用人单位出具并可核实的，可以认可。", await Version("applications", a.Number))) is null) return;
            desk.After(0, 14, 45, async () => await desk.Send(who, new CheckApplication(a.Number, await Version("applications", a.Number), Papers(matter, 0), Good)));
        });
    }

    private async Task Second(long who, long matter)
    {
        if (await Missing(who, matter) is not { } a) return;
        desk.After(1, 11, 10, async () =>
        {
            if (await desk.Send(who, new AskMore(a.Number, await Version("applications", a.Number), "首次核对时漏看，确需补充。", [new MoreItem("转院证明")])) is null) return;
            desk.After(0, 16, 15, async () =>
            {
                if (await desk.Send(Chief, new ShowApplication(a.Number)) is { Notices: [{ MayDecide: true } n, ..] })
                    await desk.Send(Chief, new DecideSecondNotice(n.Id, true, "确有必要，同意发出；今后须一次写全。", n.Version));
            });
        });
    }

    private async Task Paused(long who, long matter)
    {
        if (await Receive(who, matter, Good) is not { } a) return;
        desk.After(3, 9, 30, async () =>
        {
            if (await desk.Send(who, new AskClock(a.Number, ClockAct.Pause, "地名管理有关规定：专家论证期间不计入办理时限", "组织专家论证。", "约 10 个工作日", await Version("tasks", a.Number))) is not { } asked) return;
            desk.After(0, 15, 10, async () => await desk.Send(OtherLeader, new DecideClock(asked.Id, true, "同意。", 1)));
        });
    }

    /// <summary>A change of the catalogue, confirmed the next day; another still waits.</summary>
    private async Task Matter()
    {
        var entry = desk.Office.EntryOf(desk.Office.Matters[7]);
        if (await desk.Send(Office, new ProposeMatter("补充代办要求", entry with { Standards = [.. entry.Standards, new MatterStandard("代办", "可由子女或社区代办，须带代办人身份证", new DateOnly(2026, 1, 1))] })) is { } one)
            desk.After(1, 10, 0, async () => await desk.Send(OtherOffice, new ConfirmMatter(one.Id)));
        desk.After(18, 10, 0, async () => await desk.Send(Chief, new ProposeMatter("压缩承诺期限", desk.Office.EntryOf(desk.Office.Matters[4]) with { Days = 8 })));
    }

    private Task<int> Version(string table, string number) => table == "tasks"
        ? desk.Version("SELECT version FROM tasks WHERE number = @Number", number)
        : desk.Version("SELECT version FROM applications WHERE number = @Number", number);
}
