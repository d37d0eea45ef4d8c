using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Discipline;

/// <summary>How far the reports of the discipline desk see, as conditions on a table with the alias t.</summary>
internal static class Scope
{
    /// <summary>Tasks by their section and by who answers for them now.</summary>
    public const string OfTasks = """
        (@All = 1 OR t.section_id IN @Sections) AND (@SectionId = 0 OR t.section_id = @SectionId) AND (@PersonId = 0 OR t.answering_id = @PersonId)
        """;

    /// <summary>Cards and breaches, which carry the person they were given to.</summary>
    public const string OfPersons = """
        (@All = 1 OR t.section_id IN @Sections) AND (@SectionId = 0 OR t.section_id = @SectionId) AND (@PersonId = 0 OR t.person_id = @PersonId)
        """;

    /// <summary>Proposed breaches the asker may know of: never their own, of which they hear when they are asked for a statement, and what came sealed only where it is handled (BR-1, CP-2).</summary>
    public const string OfProposed = $"""
        t.state = 'Proposed' AND t.person_id <> @Me AND {OfPersons}
        AND NOT EXISTS (SELECT 1 FROM breach_files w WHERE w.breach_id = t.id AND ((w.sealed = 1 AND @Officer = 0) OR (w.sealed = 2 AND @Director = 0)))
        """;

    /// <summary>Joins the interval (alias r) that held when the due date ended: midnight in the office is 16:00 UTC.</summary>
    /// <remarks>CV-6: what fails its deadline counts against whoever had it then, not against whoever finished it.</remarks>
    public const string WhoAnsweredOnDueDay = """
        LEFT JOIN responsibilities r ON r.task_id = t.id AND r.from_at < concat(t.due_on, 'T16:00:00.000000Z')
             AND (r.to_at IS NULL OR r.to_at >= concat(t.due_on, 'T16:00:00.000000Z'))
        """;

    /// <summary>The section of that interval; the task's own when it was finished before.</summary>
    public const string SectionOnDueDay = "COALESCE(r.section_id, t.section_id)";

    /// <summary>The person of that interval; whoever answers when it was finished before.</summary>
    public const string PersonOnDueDay = "COALESCE(r.person_id, t.answering_id)";

    /// <summary>The tasks whose clock stopped in a period: finished by days, or reported by instants where a report is due (DL-8). Parameters of <see cref="Args(Db, long?, long?, Month, object)"/>.</summary>
    public const string ClosedInPeriod = """
        (SELECT id, done_on AS day FROM tasks WHERE +state = 'Done' AND source IN ('Citizen', 'FirstContact') AND done_on >= @From AND done_on <= @To
         UNION ALL SELECT id, substr(reported_at, 1, 10) AS day FROM tasks WHERE state = 'Reported' AND kind IN @ReportedKinds AND reported_at >= @FromAt AND reported_at < @ToAt)
        """;

    /// <summary>Tasks by section and person on the due date.</summary>
    public const string OfDueDay = $"""
        (@All = 1 OR {SectionOnDueDay} IN @Sections) AND (@SectionId = 0 OR {SectionOnDueDay} = @SectionId) AND (@PersonId = 0 OR {PersonOnDueDay} = @PersonId)
        """;

    /// <summary>The parameters of all these.</summary>
    public static DynamicParameters Args(Db db, long? section, long? person, object more)
    {
        var args = db.InSight(more);
        args.Add("SectionId", section ?? 0);
        args.Add("PersonId", person ?? 0);
        args.Add("Officer", db.Who.Is(Roles.Discipline) ? 1 : 0);
        args.Add("Director", db.Who.Is(Roles.Director) ? 1 : 0);
        args.Add("ReportedKinds", Tasks.ReportedKinds);
        return args;
    }

    /// <summary>The same, and the days and instants of a month.</summary>
    public static DynamicParameters Args(Db db, long? section, long? person, Month month, object more)
    {
        var args = Args(db, section, person, more);
        args.Add("From", month.First);
        args.Add("To", month.Last);
        args.Add("FromAt", OfficeClock.Midnight(month.First));
        args.Add("ToAt", OfficeClock.Midnight(month.Last.AddDays(1)));
        return args;
    }
}
