using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Deadlines;

/// <summary>Tasks to try things on. The clock shows Wednesday 4 March 2026, 09:00.</summary>
internal static class Scene
{
    /// <summary>A task of 15 working days from a superior for staff1, assigned by chief1.</summary>
    public static async Task<string> Assigned(this TestDesk desk, string by = "chief1", long answering = 8, TaskSource source = TaskSource.Superior, string title = "上级交办事项",
        int? limit = null, DateOnly? fixedDate = null, bool urgent = false) =>
        (await desk.Done(TestDesk.As(by), new AssignTask(title, source, "市民政局", answering, LimitNumber: limit, FixedDate: fixedDate, Urgent: urgent))).Number;

    /// <summary>A citizen's matter of 10 working days received today, answered for by staff1, written as the counter writes it.</summary>
    public static async Task<string> Matter(this TestDesk desk, long id = 9001, string number = "2026-9001", int answering = 8, bool noneLeft = false, bool post = true)
    {
        var now = desk.Clock.GetUtcNow();
        var section = OfficeDesk.Web.Demo.DemoBureau.People.Single(p => p.Id == answering).Section;
        await desk.Write("""
            INSERT INTO enquiries (id, number, received_at, recorded_at, channel, first_contact_id, section_id, citizen_name, phone, none_left, matter_type_id, ask, route, responsible_id, task_id, state)
            VALUES (@Id, @Number, @Now, @Now, 'Visit', @Answering, @Section, '来访人甲', @Phone, @NoneLeft, 1, '问低保', 'Own', @Answering, @Id, 'Open');
            INSERT INTO tasks (id, number, kind, title, source, enquiry_id, matter_type_id, post_id, section_id, answering_id, received_on, limit_no, limit_unit, first_due_on, due_on, state, made_at, made_by)
            VALUES (@Id, @Number, 'Matter', '城市居民最低生活保障', 'Citizen', @Id, 1, @Post, @Section, @Answering, @Today, 10, 'WorkingDays', '2026-03-18', '2026-03-18', 'Open', @Now, @Answering);
            INSERT INTO responsibilities (id, task_id, person_id, section_id, from_at, why) VALUES (@Id, @Id, @Answering, @Section, @Now, 'Holder')
            """, new { Id = id, Number = number, Now = now, Answering = answering, Section = section, Phone = noneLeft ? "" : "10000010001", NoneLeft = noneLeft ? 1 : 0, desk.Today, Post = post ? 1L : (long?)null });
        return number;
    }

    /// <summary>What the table says of a task.</summary>
    public static async Task<TaskRow> Task(this TestDesk desk, string number) => (await desk.Rows<TaskRow>("SELECT * FROM tasks WHERE number = @number", new { number })).Single();

    public static Task<TaskFinished> Finish(this TestDesk desk, string number, string by = "staff1", int version = 1, string result = "已办妥") =>
        desk.Done(TestDesk.As(by), new FinishTask(number, result, null, null, version));

    /// <summary>Sends two messages at the same moment.</summary>
    public static async Task<(int Done, IReadOnlyList<Refusal> Refused)> Race<T>(this TestDesk desk, params (Asker Who, IMessage<T> Message)[] runners)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = runners.Select(r => System.Threading.Tasks.Task.Run(async () => { await start.Task; return await desk.Send(r.Who, r.Message); })).ToList();
        start.SetResult();
        var outcomes = await System.Threading.Tasks.Task.WhenAll(running);
        return (outcomes.Count(o => o is Done<T>), [.. outcomes.OfType<Refused<T>>().Select(r => r.Why)]);
    }
}
