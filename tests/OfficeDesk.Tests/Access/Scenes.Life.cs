using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Duty;
using OfficeDesk.Web.Features.Ends;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Recurring;
using OfficeDesk.Web.Features.Talk;
using OfficeDesk.Web.Features.Training;

namespace OfficeDesk.Tests.Access;

/// <summary>The rest of a task's life: matters of staff1's that ended on an earlier day or become void.</summary>
internal sealed class LifeScenes : ISceneBook
{
    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(ShowEnds)] = async s => new(new ShowEnds((await s.Enquiry()).Number)),
        [nameof(FinishEarlier)] = async s => new(Earlier(await Yesterdays(s))),
        [nameof(DecideEarlier)] = async s => new(new DecideEarlier((await s.Desk.Done(Stage.Staff1, Earlier(await Yesterdays(s)))).Id, true, "", 1)),
        [nameof(VoidTask)] = async s => new(new VoidTask((await s.Enquiry()).Number, "重复登记", 1)),
        [nameof(MergeEnquiry)] = async s => { var first = (await s.Enquiry()).Number; return new(new MergeEnquiry((await s.Enquiry()).Number, first, "同一件事", 1)); },
        [nameof(SaveRecurring)] = async s => new(await Duty(s) with { Version = 1 }),
        [nameof(ListRecurring)] = async s => new(new ListRecurring(), (await Duty(s)).Id.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        [nameof(DutyLog)] = async s => new(new DutyLog(await OnDuty(s))),
        [nameof(WriteDutyLog)] = async s => new(new WriteDutyLog(await OnDuty(s), "平安")),
        [nameof(HandOverDuty)] = async s => new(new HandOverDuty(await OnDuty(s), "无事项")),
        [nameof(TakeOverDuty)] = async s => { var day = await OnDuty(s, next: true); await s.Desk.Done(TestDesk.As("staff8"), new HandOverDuty(day, "无事项")); return new(new TakeOverDuty(day, 1)); },
        [nameof(RecordTraining)] = async s => new(await Lesson(s) with { Version = 1 }, OfSections: true),
        [nameof(AttachTraining)] = async s => new(new AttachTraining((await Lesson(s)).Id, "提纲.txt", System.Text.Encoding.UTF8.GetBytes("提纲")), OfSections: true),
        [nameof(ReportProgress)] = async s => new(new ReportProgress((await s.Enquiry()).Number, "一半")),
        [nameof(ReportSerious)] = async s => new(new ReportSerious((await s.Enquiry()).Number, "现场有人受伤")),
        [nameof(WriteNote)] = async s => new(new WriteNote((await s.Enquiry()).Number, "备注")),
        [nameof(WatchTask)] = async s => new(new WatchTask((await s.Enquiry()).Number)),
        [nameof(SeeTalk)] = async s => new(new SeeTalk((await s.Enquiry()).Number)),
        [nameof(ShowTalk)] = async s => new(new ShowTalk((await s.Enquiry()).Number)),
        [nameof(WhoIsHere)] = async s => new(new WhoIsHere((await s.Enquiry()).Number)),
        [nameof(ListProgress)] = async s => new(new ListProgress(), $"\"{await Reported(s)}\""),
        [nameof(MyTalk)] = async s => { var n = await Reported(s); await s.Desk.Done(TestDesk.As("chief1"), new WriteNote(n, "请看", [Askers.Owner])); return new(new MyTalk(), $"\"{n}\""); },
    };

    /// <summary>Staff1 sits today, or is next after staff8.</summary>
    private static async Task<DateOnly> OnDuty(Stage s, bool next = false)
    {
        await s.Desk.Write("DELETE FROM duty_roster; DELETE FROM duty_handovers");
        await s.Desk.Done(TestDesk.As("office1"), new PlanDuty(s.Desk.Today, next ? TestDesk.As("staff8").PersonId : Askers.Owner, 4, "10000020009"));
        if (next) await s.Desk.Done(TestDesk.As("office1"), new PlanDuty(s.Desk.Today.AddDays(1), Askers.Owner, 4, "10000020009"));
        return s.Desk.Today;
    }

    private static async Task<RecordTraining> Lesson(Stage s)
    {
        var lesson = new RecordTraining(0, 3, s.Desk.Today, "政策解读", "科长甲", 60);
        return lesson with { Id = (await s.Desk.Done(TestDesk.As("chief1"), lesson)).Id };
    }

    private static async Task<SaveRecurring> Duty(Stage s)
    {
        var duty = new SaveRecurring(0, "月报", Askers.Owner, Every.Month, 1, 5, DayShift.Before, 5);
        return duty with { Id = (await s.Desk.Done(TestDesk.As("chief1"), duty)).Id };
    }

    private static async Task<string> Reported(Stage s)
    {
        var n = (await s.Enquiry()).Number;
        await s.Desk.Done(Stage.Staff1, new ReportProgress(n, "一半", 50));
        return n;
    }

    internal static FinishEarlier Earlier(string number) => new(number, new DateOnly(2026, 3, 3), "已办妥", "通话记录", Channel.Call, "已告知", null, 1);

    /// <summary>A matter of staff1's that came before today.</summary>
    internal static async Task<string> Yesterdays(Stage s)
    {
        var n = (await s.Enquiry()).Number;
        await s.Desk.Write("UPDATE tasks SET received_on = '2026-03-02' WHERE number = @n", new { n });
        return n;
    }
}
