using Dapper;
using OfficeDesk.Web.Desk;

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
        return args;
    }
}
