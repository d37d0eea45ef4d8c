using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>What somebody is ordered to put right.</summary>
/// <param name="Title">What it is about, behind "责令补救：".</param>
/// <param name="From">Where it comes from, for the story of the task; may be empty.</param>
/// <param name="Problems">What is wrong, by the number of the order.</param>
/// <param name="After">What follows when it is not done, by the number of the order.</param>
/// <param name="Subject">What the paper belongs to besides the task.</param>
/// <param name="Once">What makes a second paper another one; empty takes the order.</param>
internal sealed record Remedy(
    long PersonId, long SectionId, string Title, (string Zh, string En) From, string Background, string Basis, string Demand, int Days,
    Func<string, IReadOnlyList<Problem>> Problems, Func<string, string> After, string Subject, long SubjectId, string Once = "");

/// <summary>The order to remedy, with a measure or straight from the list of what is overdue: a task with its paper; overdue itself, it proposes the next breach (BR-2).</summary>
internal static class Remedies
{
    /// <summary>The order that goes with a measure.</summary>
    public static async Task<Outcome<TaskRow>> Order(Db db, OfficePage office, DocumentOffice documents, MeasureRow x, BreachRow b, int days)
    {
        var remedy = new Remedy(
            x.PersonId, office.People.GetValueOrDefault(x.PersonId)?.SectionId ?? x.SectionId, b.Title ?? b.KindIs.Zh(), b.TaskNumber is { } number ? ($"（原事项 {number}）", $" (from {number})") : ("", ""),
            "纪检组对违规事实进行了核实，并听取了本人陈述", $"本单位效能建设制度（{b.KindIs.Zh()}）", "立即补救，向有关办事人说明情况。", days,
            order => [new(b.TaskNumber ?? order, IssueNoticeHandler.FactsOf(b, x))], order => $"整改情况按“{order}”报告纪检组；逾期未整改的，按第 {x.Nth + 1} 次处理。", "measure", x.Id, $"order:{x.Id}");
        if (!(await Give(db, office, documents, remedy)).Went(out var given, out var no)) return no;
        return given.Task;
    }

    /// <summary>Makes the task and issues the paper that belongs to it.</summary>
    public static async Task<Outcome<(TaskRow Task, DocumentIssued Paper)>> Give(Db db, OfficePage office, DocumentOffice documents, Remedy r)
    {
        var due = DeadlineRules.DueDate(db.Today, new Limit(r.Days, LimitUnit.WorkingDays), office.Calendar);
        var task = new TaskRow
        {
            Id = db.NewId(), Number = await Numbers.Next(db, Numbers.Assigned), Kind = TaskKind.Assigned, Title = TaskTitles.Remedy + r.Title, Source = TaskSource.System,
            AssignedBy = db.Who.PersonId, AssignedByText = TaskTitles.Discipline, SectionId = r.SectionId, AnsweringId = r.PersonId, ReceivedOn = db.Today,
            LimitNo = r.Days, LimitUnit = LimitUnit.WorkingDays, DueOn = due, Provisional = office.Calendar.IsProvisional(due) ? 1 : 0, Important = 1,
        };
        await Tasks.Make(db, task, "Assigned");
        await Timeline.Write(db, task.Id, null, "Assigned", $"责令补救，{LastDay.Zh(due)}整改并向纪检组报告{r.From.Zh}", $"ordered to put right and report {LastDay.En(due)}{r.From.En}");
        var to = office.SectionName(r.SectionId);
        var paper = new Rectification
        {
            To = to, About = "责令补救", Background = r.Background, Problems = r.Problems(task.Number), Basis = r.Basis, Demands = [new(r.Demand), new(r.After(task.Number))], DueOn = due, Contact = db.Who.Name,
        };
        var about = new DocumentAbout(TaskId: task.Id, Subject: r.Subject, SubjectId: r.SubjectId > 0 ? r.SubjectId : task.Id, SectionId: r.SectionId, Once: r.Once.Length > 0 ? r.Once : $"order:{task.Id}", Addressee: to);
        if (!(await documents.Issue(db, paper, about)).Went(out var issued, out var no)) return no;
        await SectionOrders.Keep(db, office, task, $"整改通知书 {issued.Number}", issued.Id);
        return (task, issued);
    }
}
