using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>The order to remedy that goes with a measure: a task with its paper; overdue, it proposes the next breach (BR-2).</summary>
internal static class Remedies
{
    /// <summary>Makes the task and issues the notice that belongs to it.</summary>
    public static async Task<Outcome<TaskRow>> Order(Db db, OfficePage office, DocumentOffice documents, MeasureRow x, BreachRow b, int days)
    {
        var due = DeadlineRules.DueDate(db.Today, new Limit(days, LimitUnit.WorkingDays), office.Calendar);
        var section = office.People.GetValueOrDefault(x.PersonId)?.SectionId ?? x.SectionId;
        var task = new TaskRow
        {
            Id = db.NewId(), Number = await Numbers.Next(db, Numbers.Assigned), Kind = TaskKind.Assigned, Title = $"责令补救：{b.Title ?? b.KindIs.Zh()}", Source = TaskSource.System,
            AssignedBy = db.Who.PersonId, AssignedByText = "纪检组", SectionId = section, AnsweringId = x.PersonId, ReceivedOn = db.Today,
            LimitNo = days, LimitUnit = LimitUnit.WorkingDays, DueOn = due, Provisional = office.Calendar.IsProvisional(due) ? 1 : 0, Important = 1,
        };
        await Tasks.Make(db, task, "Assigned");
        await Timeline.Write(db, task.Id, null, "Assigned", $"责令补救，{due:yyyy-MM-dd} 前整改并向纪检组报告{(b.TaskNumber is { } number ? $"（原事项 {number}）" : "")}",
            $"ordered to put right and report by {due:yyyy-MM-dd}{(b.TaskNumber is { } n ? $" (from {n})" : "")}");
        var paper = new Rectification
        {
            To = office.SectionName(section), About = "责令补救", Background = "纪检组对违规事实进行了核实，并听取了本人陈述", Problems = [new(b.TaskNumber ?? task.Number, IssueNoticeHandler.FactsOf(b, x))],
            Basis = $"本单位效能建设制度（{b.KindIs.Zh()}）", Demands = [new("立即补救，向有关办事人说明情况。"), new($"整改情况按“{task.Number}”报告纪检组；逾期未整改的，按第 {x.Nth + 1} 次处理。")], DueOn = due, Contact = db.Who.Name,
        };
        var issued = await documents.Issue(db, paper, new DocumentAbout(TaskId: task.Id, Subject: "measure", SubjectId: x.Id, SectionId: section, Once: $"order:{x.Id}", Addressee: office.SectionName(section)));
        return issued.WhyNot() is { } why ? why : task;
    }
}
