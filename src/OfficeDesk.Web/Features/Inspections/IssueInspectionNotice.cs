using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Inspections;

/// <summary>The order to remedy that lists what was found and has to be put right, with its day (RP-6).</summary>
[Access(Discipline = Reach.All, PeopleOnly = true)]
public sealed record IssueInspectionNotice(long Id) : ICommand<InspectionNotice>;

public sealed record InspectionNotice(long Id, long DocumentId, string Number);

public sealed class IssueInspectionNoticeHandler(OfficeBook book, DocumentOffice documents) : IHandle<IssueInspectionNotice, InspectionNotice>
{
    private const string Findings = """
        SELECT p.seq, p.text, p.note, t.number, t.due_on FROM inspection_items p JOIN tasks t ON t.id = p.task_id WHERE p.inspection_id = @Id AND p.result = 'Bad' ORDER BY p.seq
        """;

    private const string Again = "SELECT COUNT(*) FROM inspection_checks k JOIN inspection_items p ON p.id = k.item_id WHERE p.inspection_id = @Id AND k.again_id IS NOT NULL";

    public async Task<Outcome<InspectionNotice>> Handle(IssueInspectionNotice m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await InspectionRow.Find(db, m.Id) is not { } i) return DeskRefusals.NotFound();
        var found = await db.Query<(int Seq, string Text, string Note, string Number, DateOnly DueOn)>(Findings, new { i.Id });
        if (InspectionRules.CannotIssue(found.Count) is { } cannot) return cannot;
        var section = office.SectionName(i.SectionId);
        var paper = new Rectification
        {
            To = section, About = "督查整改", Background = $"纪检组于{i.OnDay.Year}年{i.OnDay.Month}月{i.OnDay.Day}日对{section}进行了督查（{i.Number}）", Basis = "本单位效能建设督查制度",
            Problems = [.. found.Select(f => new Problem(f.Number, $"{f.Text}：{f.Note}"))],
            Demands = [new("对照问题逐项整改，举一反三。"), new("每项整改完成后按任务编号报告，由纪检组验收。")], DueOn = found.Max(f => f.DueOn), Contact = db.Who.Name,
        };
        var again = await db.One<long>(Again, new { i.Id });
        // findings added later, and what was ordered again, have a notice of their own
        var issued = await documents.Issue(db, paper, new DocumentAbout(Subject: "inspection", SubjectId: i.Id, SectionId: i.SectionId, Once: $"inspection:{i.Id}:{found.Count}{(again > 0 ? $":{again}" : "")}", Addressee: section));
        if (!issued.Went(out var document, out var why)) return why;
        await SectionOrders.Paper(db, i.Id, document.Id);
        db.About("inspection", i.Id);
        return new InspectionNotice(i.Id, document.Id, document.Number);
    }
}
