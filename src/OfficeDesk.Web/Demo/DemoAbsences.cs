using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AbsenceNotices;
using OfficeDesk.Web.Features.Cover;

namespace OfficeDesk.Web.Demo;

/// <summary>
/// Who was away in the demo's weeks: meetings and visits, a chief who informs, a refusal, a late return, somebody who fell ill
/// and is still away, somebody out on duty today, a leave with its cover ready, and what waits for the chiefs.
/// </summary>
internal sealed class DemoAbsences(DemoDesk desk)
{
    /// <summary>Puts the acts into the weeks.</summary>
    /// <param name="days">The working days, the last one today.</param>
    public void Plan(IReadOnlyList<DateOnly> days)
    {
        for (var i = 0; i < days.Count; i++) Day(days, i, days.Count - 1 - i);
    }

    private void Day(IReadOnlyList<DateOnly> days, int i, int ago)
    {
        var day = days[i];
        switch (ago)
        {
            case 21: Away(day, 9, 15, 10, AbsenceKind.Meeting, "参加全市救助业务视频会", 15, 50, 15, 48, 7); break;
            case 17: Away(day, 15, 15, 20, AbsenceKind.OnDuty, "到社区核对低保复核名单", 16, 10, 16, 5, 13); break;
            case 13: Inform(day, 7, 13, 0, "到县政府送材料", 14, 40, 14, 38); break;
            case 9: Away(day, 10, 15, 10, AbsenceKind.OnDuty, "入户核查医疗救助对象", 15, 50, 16, 12, 7); break;   // 22 minutes late
            case 6: Away(day, 18, 15, 15, AbsenceKind.SentStudy, "单位组织的业务学习", 16, 15, 16, 14, 16); break;
            case 3: Refused(day, 21, "办理私事", 19); break;
            case 1: Ill(day, desk.Office.Calendar.Add(day, 2)); Covered(day, desk.Office.Calendar.Add(day, 2)); break;
            case 0: Today(day); break;
        }
    }

    /// <summary>Asked, approved, gone and back; nobody holds the desk's other stories up meanwhile.</summary>
    private void Away(DateOnly day, long who, int hour, int minute, AbsenceKind kind, string reason, int toHour, int toMinute, int backHour, int backMinute, long chief) => At(day, hour, minute, async () =>
    {
        if (await desk.Send(who, new AnnounceAbsence(kind, reason, null, On(day, toHour, toMinute))) is not { } asked) return;
        At(day, hour, minute + 4, async () => await desk.Send(chief, new DecideAbsence(asked.Id, true, "", "", 1)));
        At(day, backHour, backMinute, async () => await desk.Send(who, new RecordReturn(asked.Id, null, 2)));
    });

    private void Inform(DateOnly day, long chief, int hour, int minute, string reason, int toHour, int toMinute, int backHour, int backMinute) => At(day, hour, minute, async () =>
    {
        if (await desk.Send(chief, new AnnounceAbsence(AbsenceKind.OnDuty, reason, null, On(day, toHour, toMinute), Phone: "10000010007")) is { Path: AbsencePath.Recorded or AbsencePath.Inform } gone)
            At(day, backHour, backMinute, async () => await desk.Send(chief, new RecordReturn(gone.Id, null, 1)));
    });

    private void Refused(DateOnly day, long who, string reason, long chief) => At(day, 13, 10, async () =>
    {
        if (await desk.Send(who, new AnnounceAbsence(AbsenceKind.Private, reason, On(day, 15, 30), On(day, 17, 0))) is { } asked)
            At(day, 13, 40, async () => await desk.Send(chief, new DecideAbsence(asked.Id, false, "当天下午股室迎检，请改天。", "", 1)));
    });

    /// <summary>Fell ill yesterday, entered by a colleague, approved in the afternoon; still away.</summary>
    private void Ill(DateOnly day, DateOnly back) => At(day, 13, 20, async () =>
    {
        if (await desk.Send(17, new AnnounceAbsence(AbsenceKind.Sick, "突发不适，家属送医", null, On(back, 17, 30), 18, Sudden: true)) is { } ill)
            At(day, 15, 40, async () => await desk.Send(16, new DecideAbsence(ill.Id, true, "安心治疗。", "", 1)));
    });

    /// <summary>Leave from the next working day on, with a cover who agreed, was approved, filed, and took over the work.</summary>
    private void Covered(DateOnly day, DateOnly first) => At(day, 14, 0, async () =>
    {
        if (await desk.Send(20, new AnnounceAbsence(AbsenceKind.Annual, "年休假", On(first, 8, 30), On(desk.Office.Calendar.Add(first, 1), 17, 30))) is not { } leave) return;
        At(day, 14, 10, async () => await desk.Send(19, new DecideAbsence(leave.Id, true, "", "", 1)));
        At(day, 14, 20, async () =>
        {
            if (await desk.Send(19, new ProposeCover(leave.Id, 7, 21, "B岗，熟悉业务")) is not { } named) return;
            At(day, 14, 40, async () =>
            {
                if (await desk.Send(21, new AnswerCover(named.Id, true, "同意", named.Version)) is not { } agreed) return;
                if (await desk.Send(3, new DecideCover(named.Id, true, "同意", agreed.Version)) is not { } approved) return;
                if (await desk.Send(5, new FileCover(named.Id, "已备案", approved.Version)) is not null) At(day, 16, 0, () => HandOver(named.Id));
            });
        });
    });

    private async Task HandOver(long cover)
    {
        if (await desk.Send(20, new ShowCover(cover)) is not { Sheets: [var sheet, ..] }) return;
        var said = (await desk.Send(20, new ShowSheet(sheet.Id)))?.Lines.FirstOrDefault(l => l.Thing is HandoverThing.Task) is { } first
            ? await desk.Send(20, new InstructOnTasks(sheet.Id, [new(first.Number, "材料在卷内；等来访人补一份证明，到后当天办结。")], 1)) : null;
        if (await desk.Send(20, new SignSheet(sheet.Id, HandoverPart.Giver, said?.Version ?? 1)) is not { } given) return;
        if (await desk.Send(21, new SignSheet(sheet.Id, HandoverPart.Taker, given.Version)) is not { } taken) return;
        await desk.Send(19, new SignSheet(sheet.Id, HandoverPart.Witness, taken.Version));
    }

    private void Today(DateOnly day)
    {
        At(day, 8, 35, async () =>
        {
            var leave = desk.Office.Calendar.Add(day, 3);
            await desk.Send(12, new AnnounceAbsence(AbsenceKind.Annual, "年休假", On(leave, 8, 30), On(desk.Office.Calendar.Add(leave, 1), 17, 30)));
            await desk.Send(15, new AnnounceAbsence(AbsenceKind.Meeting, "县里低保工作例会", On(desk.Office.Calendar.Add(day, 1), 14, 30), On(desk.Office.Calendar.Add(day, 1), 16, 30)));
        });
        At(day, 8, 38, async () =>
        {
            if (await desk.Send(21, new AnnounceAbsence(AbsenceKind.OnDuty, "外出踏勘新建道路命名", null, On(day, 11, 30))) is { } asked)
                At(day, 8, 42, async () => await desk.Send(19, new DecideAbsence(asked.Id, true, "", "", 1)));
        });
    }

    private void At(DateOnly day, int hour, int minute, Func<Task> act) => desk.At(day.ToDateTime(new TimeOnly(hour, minute)), act);

    private static DateTimeOffset On(DateOnly day, int hour, int minute) => OfficeClock.Instant(day.ToDateTime(new TimeOnly(hour, minute)));
}
