using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>In whose hands a case is: its handler's, the named deputy's while the handler is away, and nobody's who has to stand aside (CP-2, GN-2).</summary>
internal static class Hands
{
    private const string Subject = "SELECT COUNT(*) FROM complaint_subjects WHERE complaint_id = @Id AND person_id = @Person";

    private const string Took = """
        SELECT COUNT(*) FROM complaint_links l LEFT JOIN enquiries e ON l.kind = 'Enquiry' AND e.number = l.number LEFT JOIN tasks t ON l.kind = 'Task' AND t.number = l.number
          LEFT JOIN documents d ON l.kind = 'Document' AND d.number = l.number LEFT JOIN absences a ON l.kind = 'Absence' AND a.number = l.number
        WHERE l.complaint_id IN (SELECT c.id FROM complaints c WHERE c.id = @Id OR c.merged_into = @Id) AND (e.first_contact_id = @Person OR t.answering_id = @Person OR d.issued_by = @Person OR a.person_id = @Person
              OR EXISTS (SELECT 1 FROM responsibilities r WHERE r.task_id = t.id AND r.person_id = @Person))
        """;

    private const string OfMain = "SELECT handler_id FROM complaints WHERE id = @MergedInto";

    private const string Loose = """
        UPDATE complaints SET handler_id = NULL, state = CASE state WHEN 'Assigned' THEN 'Registered' ELSE state END, version = version + 1 WHERE id = @Id AND handler_id = @Handler;
        UPDATE complaints SET handler_id = NULL WHERE merged_into = @Id
        """;

    private const string Subjects = "SELECT person_id FROM complaint_subjects WHERE complaint_id = @Id AND person_id <> 0";

    /// <summary>Whom the asker stands in for when working on a case; null in their own right (GN-2).</summary>
    public static async Task<long?> ForWhom(Db db, CaseRow c) => await HandlerOf(db, c) is { } h && h != db.Who.PersonId && Seats.CaseHands(db.Who).Contains(h) ? h : null;

    /// <summary>Why the asker may not work on a case; null when they may.</summary>
    /// <remarks>CP-2: the handling officer only, what was merged with the case it went into. GN-2: in the officer's place the named deputy, unless they took part in the matter.</remarks>
    public static async Task<Refusal?> Foreign(Db db, CaseRow c) =>
        await HandlerOf(db, c) is not { } handler ? ComplaintRules.NotYourCase
        : handler == db.Who.PersonId ? null
        : Seats.CaseHands(db.Who).Contains(handler) && !await TookPart(db, c.MergedInto ?? c.Id, db.Who.PersonId) ? null : ComplaintRules.NotYourCase;

    public static async Task<bool> IsSubject(Db db, long caseId, long person) => await db.One<long>(Subject, new { Id = caseId, Person = person }) > 0;

    /// <summary>Everybody of the office whom a case is about.</summary>
    public static async Task<IReadOnlySet<long>> SubjectsOf(Db db, long caseId) => (await db.Query<long>(Subjects, new { Id = caseId })).ToHashSet();

    /// <summary>Whether somebody had a part in what the case, or what went into it, points at.</summary>
    public static async Task<bool> TookPart(Db db, long caseId, long person) => await db.One<long>(Took, new { Id = caseId, Person = person }) > 0;

    /// <summary>Who stands in for a discipline officer, or for the director, today.</summary>
    public static async Task<IReadOnlySet<long>> DeputiesToday(Db db, Roles role) => (await Deciders.Deputies(db, role)).Select(d => d.Deputy).ToHashSet();

    /// <summary>Who stands in today, by the officer or director in whose place they work on cases.</summary>
    public static async Task<ILookup<long, long>> StandingIn(Db db) =>
        (await Deciders.Deputies(db, Roles.Discipline)).Concat(await Deciders.Deputies(db, Roles.Director)).ToLookup(d => d.Principal, d => d.Deputy);

    /// <summary>Whom a letter about a case reaches: these, and their deputies of today who could work on it in their place; nobody it is about.</summary>
    /// <param name="caseId">The case; of what went into another one, the other.</param>
    /// <remarks>GN-2, ES-5. CP-2: who had a part in the matter does not act as a deputy either, and nobody's deputy stands in where they may not.</remarks>
    public static async Task<IReadOnlyList<long>> Reached(Db db, long caseId, IEnumerable<long> people, Func<long, bool> isAbout, ILookup<long, long> deputies)
    {
        var reached = people.Where(p => !isAbout(p)).Distinct().ToList();
        foreach (var deputy in reached.SelectMany(p => deputies[p]).Distinct().Where(d => !isAbout(d)).Except(reached).ToList())
            if (!await TookPart(db, caseId, deputy)) reached.Add(deputy);
        return reached;
    }

    /// <summary>Why somebody may not handle a case today; null when they may.</summary>
    /// <remarks>CP-2. GN-2: while an officer or the director is away the named deputy handles cases as well.</remarks>
    public static async Task<Refusal?> CannotHandle(Db db, Officers officers, long caseId, long person, ComplaintLevel level)
    {
        var officer = officers.IsOffice(person) || (await DeputiesToday(db, Roles.Discipline)).Contains(person);
        var director = officers.Directors.Contains(person) || (await DeputiesToday(db, Roles.Director)).Contains(person);
        return ComplaintRules.CannotHandle(level, officer, director, await IsSubject(db, caseId, person), await TookPart(db, caseId, person));
    }

    /// <summary>Looks at the handler again after the case has changed; whoever may not go on stands aside, and those who could take it are told.</summary>
    /// <param name="level">Before whom the case is now.</param>
    /// <returns>Whether the handler had to stand aside.</returns>
    /// <remarks>CP-2: a conflict of interest that shows later counts as one that was there from the beginning.</remarks>
    public static async Task<bool> LookAgain(Db db, OfficePage office, CaseLetters letters, SealedBox box, long caseId, long? handler, ComplaintLevel level)
    {
        if (handler is not { } person) return false;
        var officers = await Officers.Today(db, office);
        if (await CannotHandle(db, officers, caseId, person, level) is null) return false;
        await db.Execute(Loose, new { Id = caseId, Handler = person });
        await CaseRow.Tell(db, box, caseId, CaseNote.Event, "承办人回避，重新交办");
        var about = await SubjectsOf(db, caseId);
        var others = (level is ComplaintLevel.Director ? officers.Directors : officers.Discipline).Where(p => p != person).Order();
        foreach (var other in (await Reached(db, caseId, others, about.Contains, await StandingIn(db))).Where(p => p != person))
            await letters.Queue(db, office, caseId, other, $"case:{db.NewId()}");
        return true;
    }

    private static async Task<long?> HandlerOf(Db db, CaseRow c) => c.MergedInto is null ? c.HandlerId : await db.Find<long?>(OfMain, new { c.MergedInto });
}

/// <summary>A letter to whoever handles a case says nothing but where to look.</summary>
public sealed record CaseLetter(string Link);

/// <summary>Sends that letter.</summary>
public sealed class CaseLetters(LetterTemplates templates, OfficeAddress address)
{
    /// <remarks>CP-2: whoever it is about learns nothing from a mail, and neither does who looks after the mail server.</remarks>
    public Task Queue(Db db, OfficePage office, long caseId, long person, string cause)
    {
        var note = new CaseLetter($"{address.Url}/complaints/{caseId}");
        return Outbox.Queue(db, office, new Letter(cause, person, "督查台有新事项", templates.Text("case", note), templates.Html("case", note)));
    }
}
