using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>
/// Overdue tasks are ordered to be put right straight from the list: each person gets one task and one paper for all that was
/// chosen of theirs. It is no measure and counts on no ladder; left undone it proposes a breach like any other task (BR-2, BR-4).
/// </summary>
/// <param name="Numbers">Overdue tasks; all of them or none.</param>
/// <param name="Demand">What is demanded; goes into the paper.</param>
/// <param name="Days">Working days; empty takes the setting.</param>
[Access(Discipline = Reach.Overdue, Director = Reach.All, PeopleOnly = true)]
public sealed record OrderRemedy([property: Items(50), Text(24)] IReadOnlyList<string> Numbers, [Text(500, Required = true, Zh = "要求", En = "what is demanded")] string Demand, int? Days) : ICommand<RemediesOrdered>;

public sealed record RemediesOrdered(IReadOnlyList<RemedyOrdered> Orders);

/// <param name="Task">The task of the order.</param>
/// <param name="Paper">The number of its paper.</param>
/// <param name="Count">How many overdue tasks it is about.</param>
public sealed record RemedyOrdered(string Person, string Task, DateOnly DueOn, long DocumentId, string Paper, int Count);

public sealed class OrderRemedyHandler(OfficeBook book, DocumentOffice documents, LetterTemplates templates, OfficeAddress address) : IHandle<OrderRemedy, RemediesOrdered>
{
    private const string Keep = """
        INSERT INTO remedy_orders (task_id, order_task_id, ordered_by, ordered_at) SELECT @TaskId, @OrderId, @Me, @Now WHERE NOT EXISTS (SELECT 1 FROM remedy_orders WHERE task_id = @TaskId)
        """;

    public async Task<Outcome<RemediesOrdered>> Handle(OrderRemedy m, Db db)
    {
        var office = await book.Open(db.Ct);
        var officers = await Officers.Today(db, office);
        var days = m.Days ?? office.Settings.Number(Settings.OrderDays);
        if (DeadlineRules.NotCountable(db.Today, new Limit(days, LimitUnit.WorkingDays), office.Calendar) is { } beyond) return beyond with { Field = nameof(m.Days) };
        var chosen = new List<TaskRow>();
        foreach (var number in m.Numbers.Select(n => n.Trim()).Distinct(StringComparer.Ordinal))
        {
            if (await Tasks.Find(db, number) is not { } task) return DeskRefusals.NotFound();
            if (await Overdue.WhyNot(db, officers, task) is { } cannot) return cannot;
            chosen.Add(task);
        }
        if (chosen.Count == 0) return BreachRules.CannotOrder(false, "", false)!;
        var made = new List<RemedyOrdered>();
        foreach (var mine in chosen.GroupBy(t => t.AnsweringId))
        {
            if (!(await Order(db, office, [.. mine.OrderBy(t => t.DueOn)], m.Demand.Trim(), days)).Went(out var order, out var no)) return no;
            made.Add(order);
        }
        return new RemediesOrdered(made);
    }

    private async Task<Outcome<RemedyOrdered>> Order(Db db, OfficePage office, IReadOnlyList<TaskRow> tasks, string demand, int days)
    {
        var person = tasks[0].AnsweringId;
        var title = TaskTitles.Of(tasks[0].Title, tasks.Count);
        var remedy = new Remedy(
            person, office.People.GetValueOrDefault(person)?.SectionId ?? tasks[0].SectionId, title, ($"（{string.Join('、', tasks.Select(t => t.Number).Take(10))}）", $" ({string.Join(", ", tasks.Select(t => t.Number).Take(10))})"),
            $"纪检组于{FieldValues.Day(db.Today)}对超期未办结事项进行了核查", "本单位限时办结制度", demand, days,
            _ => [.. tasks.Select(t => new Problem(t.Number, Overdue.Facts(t, office, db.Today)))], order => $"整改情况按“{order}”报告纪检组。", "remedy", 0);
        if (!(await Remedies.Give(db, office, documents, remedy)).Went(out var given, out var no)) return no;
        foreach (var task in tasks)
        {
            if (!await db.Changed(Keep, new { TaskId = task.Id, OrderId = given.Task.Id, Me = db.Who.PersonId, db.Now })) return DeskRefusals.Changed();
            await Timeline.Write(db, task.Id, task.EnquiryId, "Reminded", $"纪检组责令补救（{given.Task.Number}）", $"ordered to be put right ({given.Task.Number})");
        }
        var note = new DisciplineNote("纪检组向您发出责令补救通知", FieldValues.Day(given.Task.DueOn), address.Task(given.Task.Number));
        await Outbox.Queue(db, office, new Letter($"remedy:{given.Task.Id}", person, "责令补救通知", templates.Text("discipline", note), templates.Html("discipline", note)));
        db.About("task", given.Task.Id);
        return new RemedyOrdered(office.NameOf(person), given.Task.Number, given.Task.DueOn, given.Paper.Id, given.Paper.Number, tasks.Count);
    }
}

/// <summary>What an order to remedy looks at in an overdue task.</summary>
internal static class Overdue
{
    private const string Orders = """
        SELECT COALESCE((SELECT k.number FROM remedy_orders o JOIN tasks k ON k.id = o.order_task_id WHERE o.task_id = @Id), '') AS ordered,
               (SELECT COUNT(*) FROM remedy_orders o WHERE o.order_task_id = @Id) + (SELECT COUNT(*) FROM measures m WHERE m.order_task_id = @Id) AS orders
        """;

    /// <summary>Why this one cannot be ordered by the asker, or null when it can (GN-1, BR-2).</summary>
    public static async Task<Refusal?> WhyNot(Db db, Officers officers, TaskRow task)
    {
        if (BreachRules.MayNotHandle(db.Who.PersonId, task.AnsweringId, officers.IsOffice(task.AnsweringId), db.Who.Is(Roles.Discipline), db.Who.Is(Roles.Director)) is { } foreign) return foreign;
        var (ordered, orders) = await db.One<(string Ordered, long Orders)>(Orders, new { task.Id });
        return BreachRules.CannotOrder(task.IsRunning && task.DueOn < db.Today, ordered, orders > 0);
    }

    /// <summary>What is wrong with it, in words for a paper.</summary>
    public static string Facts(TaskRow task, OfficePage office, DateOnly today)
    {
        var late = -task.DaysLeft(today, office);
        return $"“{task.Title}”应于{LastDay.Zh($"{task.DueOn.Month}月{task.DueOn.Day}日")}{(task.DoneOn is null ? "办结" : "报告结果")}，{(late > 0 ? $"已超期{late}个工作日" : "已过到期日")}（承办人{office.NameOf(task.AnsweringId)}）。";
    }
}
