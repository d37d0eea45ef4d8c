using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Inspections;

/// <summary>Opinion forms are handed out: one paper with a number, printed as often as it is handed out (RP-6).</summary>
/// <param name="To">Whom it is given to.</param>
/// <param name="Until">The day by which it is to come back.</param>
/// <param name="Lines">What opinions are asked on, one a line.</param>
/// <param name="Copies">How many are handed out.</param>
[Access(Discipline = Reach.All, PeopleOnly = true)]
public sealed record HandOutForms(
    long Id, [Text(100, Required = true, Zh = "主题", En = "what about")] string Topic, [Text(100, Required = true, Zh = "征求对象", En = "whom it is given to")] string To, DateOnly Until,
    [Text(2000, Required = true, Zh = "征求意见的内容", En = "what opinions are asked on")] string Lines, int Copies) : ICommand<FormsHandedOut>;

public sealed record FormsHandedOut(long VoiceId, long DocumentId, string Number);

/// <summary>Forms came back and are counted; more may come while the inspection is open (RP-6).</summary>
/// <param name="Returned">In all so far.</param>
/// <param name="Points">The mean of all in tenths of a point, 0 to 1000.</param>
/// <param name="Version">The version of the count that was looked at.</param>
[Access(Discipline = Reach.All, PeopleOnly = true)]
public sealed record ReturnForms(long VoiceId, int Returned, int Points, int Version) : ICommand<VoiceRecorded>;

public sealed class HandOutFormsHandler(OfficeBook book, DocumentOffice documents) : IHandle<HandOutForms, FormsHandedOut>
{
    private const string Insert = """
        INSERT INTO inspection_voices (id, inspection_id, kind, on_day, handed, topic, people, person_id, at, document_id, until_on)
        VALUES (@VoiceId, @Id, 'Form', @Today, @Copies, @Topic, @To, @Me, @Now, @DocumentId, @Until)
        """;

    public async Task<Outcome<FormsHandedOut>> Handle(HandOutForms m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await InspectionRow.Find(db, m.Id) is not { } i) return DeskRefusals.NotFound();
        var lines = InspectionRules.OpinionsOn(m.Lines);
        if ((i.IsOpen ? InspectionRules.CannotHandOut(lines, m.Copies, m.Until, db.Today) : InspectionRules.Closed) is { } cannot) return cannot;
        var id = db.NewId();
        var paper = new OpinionForm { Topic = m.Topic.Trim(), To = m.To.Trim(), From = db.Today, Until = m.Until, Items = [.. lines.Select(l => new Line(l))] };
        var about = new DocumentAbout(Subject: "inspection", SubjectId: i.Id, SectionId: i.SectionId, Once: $"opinion:{id}", Addressee: m.To.Trim());
        if (!(await documents.Issue(db, paper, about)).Went(out var document, out var why)) return why;
        await db.Execute(Insert, new { VoiceId = id, m.Id, db.Today, m.Copies, Topic = m.Topic.Trim(), To = m.To.Trim(), Me = db.Who.PersonId, db.Now, DocumentId = document.Id, m.Until });
        db.About("inspection", i.Id);
        return new FormsHandedOut(id, document.Id, document.Number);
    }
}

public sealed class ReturnFormsHandler : IHandle<ReturnForms, VoiceRecorded>
{
    private const string Load = "SELECT inspection_id, handed FROM inspection_voices WHERE id = @VoiceId AND kind = 'Form' AND document_id IS NOT NULL";
    private const string Count = "UPDATE inspection_voices SET returned = @Returned, points = @Points, returned_on = @Today, version = version + 1 WHERE id = @VoiceId AND version = @Version";

    public async Task<Outcome<VoiceRecorded>> Handle(ReturnForms m, Db db)
    {
        if (await db.Find<(long Inspection, long Handed)?>(Load, new { m.VoiceId }) is not { } form || await InspectionRow.Find(db, form.Inspection) is not { } i) return DeskRefusals.NotFound();
        if ((i.IsOpen ? InspectionRules.FormsWrong((int)form.Handed, m.Returned, m.Points) : InspectionRules.Closed) is { } cannot) return cannot;
        if (!await db.Changed(Count, new { m.Returned, m.Points, db.Today, m.VoiceId, m.Version })) return DeskRefusals.Changed();
        db.About("inspection", i.Id);
        return new VoiceRecorded(i.Id);
    }
}
