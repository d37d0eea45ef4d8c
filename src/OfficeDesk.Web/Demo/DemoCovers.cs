using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AbsenceNotices;
using OfficeDesk.Web.Features.Cover;

namespace OfficeDesk.Web.Demo;

/// <summary>
/// Covers in the demo's weeks: somebody who fell ill yesterday and is covered since the afternoon, a cover that waits for consent,
/// and a leave to come for which nobody is named yet, so that the roster shows a gap.
/// </summary>
internal sealed class DemoCovers(DemoDesk desk)
{
    private const long Chief = 13, Leader = 2, Clerk = 5, Absent = 14, Cover = 15, Post = 5;

    /// <summary>Puts the acts into the weeks.</summary>
    /// <param name="days">The working days, the last one today.</param>
    public void Plan(IReadOnlyList<DateOnly> days)
    {
        if (days.Count < 3) return;
        var (ill, today) = (days[^2], days[^1]);
        At(ill, 9, 50, async () =>
        {
            var back = On(desk.Office.Calendar.Add(today, 1), 17, 30);
            if (await desk.Send(Chief, new AnnounceAbsence(AbsenceKind.Sick, "突发不适，送医检查", null, back, Absent, Sudden: true, Phone: "10000010014")) is not { } gone) return;
            At(ill, 10, 12, async () => await desk.Send(Chief, new DecideAbsence(gone.Id, true, "安心治疗。", "由同岗人员替代", 1)));
            At(ill, 10, 15, () => Name(ill, gone.Id));
        });
        At(today, 8, 36, async () =>
        {
            if (await Leave(9, 4) is not { } asked) return;
            await desk.Send(7, new DecideAbsence(asked.Id, true, "", "其余人员在岗", 1));
            await desk.Send(7, new ProposeCover(asked.Id, 2, 8, "B岗，熟悉业务"));
        });
        At(today, 8, 37, async () =>
        {
            if (await Leave(20, 6) is { } asked) await desk.Send(19, new DecideAbsence(asked.Id, true, "请尽快商定替代人。", "其余人员在岗", 1));
        });
    }

    /// <summary>Two days of leave, some working days from now.</summary>
    private Task<AbsenceAnnounced?> Leave(long who, int days)
    {
        var first = desk.Office.Calendar.Add(DateOnly.FromDateTime(desk.Wall), days);
        return desk.Send(who, new AnnounceAbsence(AbsenceKind.Annual, "年休假", On(first, 8, 30), On(desk.Office.Calendar.Add(first, 1), 17, 30)));
    }

    /// <summary>Named, agreed, approved, filed and handed over within the day, the chief signing for the one who is ill.</summary>
    private async Task Name(DateOnly day, long absence)
    {
        if (await desk.Send(Chief, new ProposeCover(absence, Post, Cover, "B岗")) is not { } named) return;
        At(day, 10, 30, async () => await desk.Send(Cover, new AnswerCover(named.Id, true, "同意", 1)));
        At(day, 11, 0, async () => await desk.Send(Leader, new DecideCover(named.Id, true, "同意", 2)));
        At(day, 14, 45, async () => await desk.Send(Clerk, new FileCover(named.Id, "", 3)));
        At(day, 15, 20, async () =>
        {
            if (await desk.Send(Chief, new ShowCover(named.Id)) is not { Sheets: [var sheet] }) return;
            await desk.Send(Chief, new AddSheetLine(sheet.Id, HandoverThing.Material, "二号柜复核档案三盒"));
            await desk.Send(Chief, new SignSheet(sheet.Id, HandoverPart.Giver, 2));
            await desk.Send(Cover, new SignSheet(sheet.Id, HandoverPart.Taker, 3));
            await desk.Send(Chief, new SignSheet(sheet.Id, HandoverPart.Witness, 4));
        });
    }

    private void At(DateOnly day, int hour, int minute, Func<Task> act) => desk.At(day.ToDateTime(new TimeOnly(hour, minute)), act);

    private static DateTimeOffset On(DateOnly day, int hour, int minute) => OfficeClock.Instant(day.ToDateTime(new TimeOnly(hour, minute)));
}
