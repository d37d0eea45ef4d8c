using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>The handling officer writes a note, an interview or a piece of evidence into the case (CP-3).</summary>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record AddCaseNote(long Id, CaseNote Kind, [Text(4000, Required = true, Zh = "记录内容", En = "the text"), Personal] string Text) : ICommand<CaseNoteAdded>;

public sealed record CaseNoteAdded(long Id);

/// <summary>The case points at an enquiry, a task, a document or an absence (CP-4); a handler who had a part in it stands aside from now on (CP-2).</summary>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record LinkCase(long Id, CaseLink Kind, [Text(40, Required = true, Zh = "编号", En = "the number"), Personal] string Number) : ICommand<CaseNoteAdded>;

public sealed class AddCaseNoteHandler(SealedBox box) : IHandle<AddCaseNote, CaseNoteAdded>
{
    public async Task<Outcome<CaseNoteAdded>> Handle(AddCaseNote m, Db db)
    {
        if (await CaseRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        if (await Hands.Foreign(db, c) is { } foreign) return foreign;
        if (c.State is not (ComplaintState.Assigned or ComplaintState.Found or ComplaintState.Replied)) return ComplaintRules.Elsewhere(c.State);
        await CaseRow.Tell(db, box, c.Id, m.Kind is CaseNote.Event ? CaseNote.Note : m.Kind, m.Text.Trim());
        db.About("complaint", c.Id, await Hands.ForWhom(db, c));
        return new CaseNoteAdded(c.Id);
    }
}

public sealed class LinkCaseHandler(OfficeBook book, SealedBox box, CaseLetters letters) : IHandle<LinkCase, CaseNoteAdded>
{
    private const string Main = "SELECT id, level, handler_id FROM complaints WHERE id = @MergedInto";
    private const string Link = "INSERT INTO complaint_links (complaint_id, kind, number) SELECT @Id, @Kind, @Number WHERE NOT EXISTS (SELECT 1 FROM complaint_links WHERE complaint_id = @Id AND kind = @Kind AND number = @Number)";

    public async Task<Outcome<CaseNoteAdded>> Handle(LinkCase m, Db db)
    {
        if (await CaseRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        if (c.State is ComplaintState.Filed or ComplaintState.PassedOn) return ComplaintRules.Elsewhere(c.State);
        if (await CaseLinks.Find(db, m.Kind, m.Number.Trim()) is not { } what) return DeskRefusals.NotFound() with { Field = nameof(m.Number) };
        await db.Execute(Link, new { m.Id, Kind = what.Kind.ToString(), what.Number });
        await CaseRow.Tell(db, box, c.Id, CaseNote.Event, $"关联 {what.Number}");
        // what a case of another's points at counts for that one's handler
        var main = c.MergedInto is null ? c : await db.One<CaseRow>(Main, new { c.MergedInto });
        await Hands.LookAgain(db, await book.Open(db.Ct), letters, box, main.Id, main.HandlerId, main.Level);
        db.About("complaint", c.Id);
        return new CaseNoteAdded(c.Id);
    }
}
