using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>
/// One case with its story; the complainant's identity is not in it. What the handling officer wrote down (notes, grounds, the reply) may
/// tell who complained, and is for the handling officer only; the others before whom the case is see what happened when (CP-2).
/// </summary>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record ShowComplaint(long Id) : IQuery<ComplaintShown>;

public sealed record ComplaintShown(
    long Id, string Number, string Code, ComplaintChannel Channel, ComplaintState State, ComplaintLevel Level, BreachKind Kind, string What, IReadOnlyList<string> About, IReadOnlyList<SubjectShown> Subjects, IReadOnlyList<LinkShown> Links, bool Anonymous, bool Reachable,
    DateOnly ReceivedOn, DateTimeOffset RegisteredAt, string RegisteredBy, string Second, DateOnly DueOn, int DaysLeft, Light Light, string Handler, bool Mine, Finding? Finding, string FindingText, DateOnly? FoundOn,
    string Reply, DateOnly? RepliedOn, bool NoReply, bool GoesOn, string PassedTo, CaseRef? MergedInto, IReadOnlyList<CaseRef> Merged, IReadOnlyList<NoteShown> Story, IReadOnlyList<LookShown> Looks, IReadOnlyList<long> Breaches,
    IReadOnlyList<HandlerChoice> Handlers, ComplaintActs May, int Version);

/// <param name="PersonId">0 for a section.</param>
public sealed record SubjectShown(long PersonId, long SectionId, string Name);

/// <param name="Href">Where it is; empty when it has no page of its own.</param>
public sealed record LinkShown(CaseLink Kind, string Number, string Href);

/// <param name="Replied">Whether its complainant has a reply.</param>
public sealed record CaseRef(long Id, string Number, bool Replied);

public sealed record NoteShown(CaseNote Kind, DateTimeOffset At, string Who, string Text);

public sealed record LookShown(DateTimeOffset At, string Who, string Purpose);

public sealed record HandlerChoice(long Id, string Name);

/// <summary>What the asker may do; the refusal says why not.</summary>
public sealed record ComplaintActs(Refusal? Assign, Refusal? Work, Refusal? Find, Refusal? Reply, Refusal? File, Refusal? Leave, Refusal? PassOn, Refusal? Reveal, Refusal? Write, Refusal? Name, Refusal? Unname);

public sealed class ShowComplaintHandler(OfficeBook book, SealedBox box) : IHandle<ShowComplaint, ComplaintShown>
{
    private const string Notes = "SELECT kind, at, person_id, text FROM complaint_notes WHERE complaint_id = @Id ORDER BY id DESC LIMIT 500";
    private const string Looked = "SELECT at, person_id, purpose FROM complaint_looks WHERE complaint_id = @Id ORDER BY id DESC LIMIT 50";
    private const string Subjects = "SELECT person_id, section_id FROM complaint_subjects WHERE complaint_id = @Id ORDER BY person_id, section_id";
    private const string LinksOf = "SELECT kind, number FROM complaint_links WHERE complaint_id = @Id ORDER BY kind, number";
    private const string DocumentOf = "SELECT id FROM documents WHERE number = @Number ORDER BY id DESC LIMIT 1";
    private const string AbsenceOf = "SELECT id FROM absences WHERE number = @Number ORDER BY id DESC LIMIT 1";
    private const string Others = "SELECT id, number, CASE WHEN replied_on IS NULL THEN 0 ELSE 1 END AS replied FROM complaints WHERE merged_into = @Id OR id = @MergedInto ORDER BY id";
    private const string Facts = "SELECT id FROM breaches WHERE fact IN @Facts ORDER BY id";

    public async Task<Outcome<ComplaintShown>> Handle(ShowComplaint m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await CaseRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        var officers = await Officers.Today(db, office);
        var subjects = await db.Query<(long Person, long Section)>(Subjects, new { c.Id });
        var others = await db.Query<(long Id, string Number, long Replied)>(Others, new { c.Id, c.MergedInto });
        var notes = await db.Query<(CaseNote Kind, DateTimeOffset At, long PersonId, string Text)>(Notes, new { c.Id });
        var breaches = subjects.Any(s => s.Person > 0) ? await db.Query<long>(Facts, new { Facts = subjects.Where(s => s.Person > 0).Select(s => $"complaint:{c.Id}:{s.Person}") }) : [];
        var main = (await CaseRow.MainOf(db, c)).State;
        var foreign = await Hands.Foreign(db, c);
        var handles = foreign is null;
        var open = others.Count(o => o.Id != c.MergedInto && o.Replied == 0);
        var handledAs = ComplaintRules.HandledAs(c.Level, c.State);
        var acts = new ComplaintActs(
            ComplaintRules.CannotAssign(c.State, c.Replied) ?? ComplaintRules.CannotHandle(handledAs, true, true, false, false),
            foreign ?? (c.State is ComplaintState.Assigned or ComplaintState.Found or ComplaintState.Replied ? null : ComplaintRules.Elsewhere(c.State)),
            foreign ?? ComplaintRules.CannotFind(c.State, Finding.Not, "-", notes.Any(n => n.Kind is not CaseNote.Event), false, ""),
            foreign ?? ComplaintRules.CannotReply(c.State, main is ComplaintState.Found or ComplaintState.Replied or ComplaintState.PassedOn, c.Replied, c.Reachable == 1, false, "-", "-"),
            foreign ?? ComplaintRules.CannotFile(c.State, open), ComplaintRules.CannotWithdraw(c.State, "-"),
            db.Who.Is(Roles.Discipline) ? ComplaintRules.CannotPassOn(c.Level, c.State) : ComplaintRules.NotYourCase, foreign,
            foreign ?? ComplaintRules.CannotWriteReply(main is ComplaintState.Found or ComplaintState.Replied or ComplaintState.Filed, c.Reachable == 1),
            foreign ?? ComplaintRules.CannotName(c.State, false, false, false, ""), foreign ?? ComplaintRules.CannotUnname(c.State));
        IEnumerable<long> handlers = acts.Assign is not null ? [] : (handledAs is ComplaintLevel.Director ? officers.Directors.Concat(await Hands.DeputiesToday(db, Roles.Director)) : officers.Discipline.Concat(await Hands.DeputiesToday(db, Roles.Discipline))).Where(p => subjects.All(s => s.Person != p)).Distinct().Order();
        var links = new List<LinkShown>();
        foreach (var (kind, number) in await db.Query<(CaseLink Kind, string Number)>(LinksOf, new { c.Id })) links.Add(new LinkShown(kind, number, await Href(db, kind, number)));
        return new ComplaintShown(
            c.Id, c.Number, c.Code, c.Channel, c.State, c.Level, c.Kind, box.Open(c.What, c.Record), [.. subjects.Select(s => s.Person > 0 ? db.Who.English ? $"{office.NameOf(s.Person)} ({office.SectionName(s.Section, english: true)})" : $"{office.NameOf(s.Person)}（{office.SectionName(s.Section)}）" : office.SectionName(s.Section, db.Who.English))],
            [.. subjects.Select(s => new SubjectShown(s.Person, s.Section, s.Person > 0 ? office.NameOf(s.Person) : office.SectionName(s.Section, db.Who.English)))], links, c.Anonymous == 1, c.Reachable == 1,
            c.ReceivedOn, c.RegisteredAt, c.RegisteredBy == 0 ? "" : office.NameOf(c.RegisteredBy), c.SecondId is null ? "" : office.NameOf(c.SecondId), c.DueOn, DeadlineRules.WorkingDaysLeft(c.DueOn, db.Today, office.Calendar),
            DeadlineRules.LightOf(c.DueOn, c.RepliedOn ?? db.Today, false, office.Calendar, office.YellowWithin), c.HandlerId is null ? "" : office.NameOf(c.HandlerId), handles,
            c.Finding, handles ? box.Open(c.FindingText, c.Record) : "", c.FoundOn, handles ? box.Open(c.Reply, c.Record) : "", c.RepliedOn, c.NoReply == 1, c.GoesOn == 1, c.PassedTo,
            others.Where(o => o.Id == c.MergedInto).Select(o => new CaseRef(o.Id, o.Number, o.Replied == 1)).FirstOrDefault(), [.. others.Where(o => o.Id != c.MergedInto).Select(o => new CaseRef(o.Id, o.Number, o.Replied == 1))],
            [.. notes.Select(n => new NoteShown(n.Kind, n.At, office.NameOf(n.PersonId), handles || n.Kind is CaseNote.Event ? box.Open(n.Text, c.Record) : ""))],
            [.. (await db.Query<(DateTimeOffset At, long PersonId, string Purpose)>(Looked, new { c.Id })).Select(l => new LookShown(l.At, office.NameOf(l.PersonId), l.Purpose))],
            breaches, [.. handlers.Select(h => new HandlerChoice(h, office.NameOf(h)))], acts, c.Version);
    }

    private static async Task<string> Href(Db db, CaseLink kind, string number) => kind switch
    {
        CaseLink.Enquiry => $"/e/{number}",
        CaseLink.Task => $"/t/{number}",
        CaseLink.Document => await db.Find<long?>(DocumentOf, new { Number = number }) is { } id ? $"/documents/{id}" : "",
        _ => await db.Find<long?>(AbsenceOf, new { Number = number }) is { } id ? $"/absence/{id}" : "",
    };
}
