namespace OfficeDesk.Web.Office;

/// <summary>Who sees what more than one feature looks for; each needs the parameters it names.</summary>
public static class Sights
{
    /// <summary>
    /// The condition under which an application (alias a) is in sight; needs the parameters of <see cref="Desk.Db.InSight"/> and @SightDay.
    /// Own: handles it, or answers for one of its tasks; while the handler is away also the holders of the matter's post and whoever covers it.
    /// </summary>
    /// <remarks>Its tasks are looked at one by one: a server reads all tasks for an id that may be in one of three columns.</remarks>
    public const string Application = $"""
        (@All = 1 OR a.handler_id = @Me OR a.section_id IN @Sections
         OR EXISTS (SELECT 1 FROM tasks ak WHERE ak.id = a.task_id AND {Theirs})
         OR EXISTS (SELECT 1 FROM tasks ak WHERE ak.id = a.check_task_id AND {Theirs})
         OR EXISTS (SELECT 1 FROM tasks ak WHERE ak.id = a.question_task AND {Theirs})
         OR EXISTS (SELECT 1 FROM absences aw JOIN matter_types am ON am.id = a.matter_type_id JOIN posts ap ON ap.id = am.post_id
             WHERE aw.person_id = a.handler_id AND aw.state IN ('Started', 'Extended')
               AND (ap.a_id = @Me OR ap.b_id = @Me OR EXISTS (SELECT 1 FROM covers av WHERE av.post_id = ap.id AND av.cover_id = @Me AND av.state = 'Running')))
         OR (@Overdue = 1 AND (EXISTS (SELECT 1 FROM tasks ao WHERE ao.id = a.task_id AND {Overdue}) OR EXISTS (SELECT 1 FROM tasks ao WHERE ao.id = a.check_task_id AND {Overdue}))))
        """;

    private const string Theirs = "(ak.answering_id = @Me OR ak.section_id IN @Sections)";

    private const string Overdue = "(ao.late = 1 OR (ao.state = 'Open' AND ao.due_on < @SightDay) OR EXISTS (SELECT 1 FROM breaches ab WHERE ab.task_id = ao.id))";

    /// <summary>
    /// Who sees a complaint (alias c): its handler; the discipline office, what is before it or passed on; a director, what is before the
    /// director. Never, whatever else they are, somebody it is about. Needs @Me, @Officer, @Director.
    /// </summary>
    /// <remarks>CP-2. Missing and forbidden look alike, in lists, numbers and single cases.</remarks>
    public const string Case = """
        ((c.handler_id = @Me OR (@Officer = 1 AND c.level IN ('Office', 'Sealed')) OR (@Director = 1 AND c.level = 'Director'))
         AND NOT EXISTS (SELECT 1 FROM complaint_subjects cs WHERE cs.complaint_id = c.id AND cs.person_id = @Me))
        """;
}
