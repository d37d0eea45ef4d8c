using System.Globalization;
using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>
/// The SQL of a list of tasks, put together from constant pieces only. Each way of seeing tasks (section by section, one's own) and
/// each state is a branch of its own that one index answers in order, so that a page costs the same with a million tasks; the
/// branches never overlap.
/// </summary>
internal sealed class TaskListSql
{
    private readonly ListTasks _m;
    private readonly List<string> _sights = [];
    private readonly List<string> _filters = [];
    private readonly (string Urgent, string Due, string Id)? _after;

    public TaskListSql(ListTasks m, Db db, OfficePage office, int take)
    {
        _m = m;
        Args.Add("Take", take);
        Args.Add("Today", db.Today);
        Args.Add("YellowTo", DeadlineRules.YellowUntil(db.Today, office.Calendar, office.YellowWithin));
        Sights(m, db);
        Filters(m);
        _after = After(m.After);
    }

    public DynamicParameters Args { get; } = new();

    /// <summary>One page of rows, in order.</summary>
    public string Page() => string.Concat("SELECT t.* FROM tasks t JOIN (", string.Join(" UNION ALL ", Branches().Select(b => string.Concat(
        "SELECT * FROM (SELECT t.id FROM tasks t WHERE ", b, Keyset(b), " ORDER BY ", Order(withUrgent: false), " LIMIT @Take) b"))), ") x ON x.id = t.id ORDER BY ", Order(withUrgent: true), " LIMIT @Take");

    /// <summary>How many of each light, under every filter but the light itself.</summary>
    public string Counts() => string.Concat("""
        SELECT COALESCE(SUM(CASE WHEN x.state <> 'Paused' AND x.due_on < @Today THEN 1 ELSE 0 END), 0) AS red,
               COALESCE(SUM(CASE WHEN x.state <> 'Paused' AND x.due_on >= @Today AND x.due_on <= @YellowTo THEN 1 ELSE 0 END), 0) AS yellow,
               COALESCE(SUM(CASE WHEN x.state <> 'Paused' AND x.due_on > @YellowTo THEN 1 ELSE 0 END), 0) AS green,
               COALESCE(SUM(CASE WHEN x.state = 'Paused' THEN 1 ELSE 0 END), 0) AS grey
        FROM (
        """, string.Join(" UNION ALL ", Branches(forCounts: true).Select(b => string.Concat("SELECT t.state, t.due_on FROM tasks t WHERE ", b))), ") x");

    private IEnumerable<string> Branches(bool forCounts = false)
    {
        var light = forCounts ? "" : _m.Light switch
        {
            Light.Red => " AND t.state <> 'Paused' AND t.due_on < @Today",
            Light.Yellow => " AND t.state <> 'Paused' AND t.due_on >= @Today AND t.due_on <= @YellowTo",
            Light.Green => " AND t.state <> 'Paused' AND t.due_on > @YellowTo",
            Light.Grey => " AND t.state = 'Paused'",
            _ => "",
        };
        string[] states = _m.View switch
        {
            TaskView.Running => ["t.state = 'Open'", "t.state = 'Paused'", "t.kind = 'Assigned' AND t.state = 'Done'"],
            TaskView.Finished => ["t.kind <> 'Assigned' AND t.state = 'Done'", "t.state = 'Reported'"],
            _ => ["t.state = 'Void'"],
        };
        string[] urgent = UrgentFirst && !forCounts ? [" AND t.urgent = 1", " AND t.urgent = 0"] : [""];
        var filters = string.Concat(_filters);
        return from sight in _sights from state in states from u in urgent select string.Concat(state, sight, u, filters, light);
    }

    /// <summary>DL-5: urgent ones first; what is over has no hurry.</summary>
    private bool UrgentFirst => _m is { View: TaskView.Running, Sort: TaskSort.Due };

    private string Order(bool withUrgent) => _m switch
    {
        { Sort: TaskSort.Number } => "t.id DESC",
        { View: TaskView.Running } => withUrgent ? "t.urgent DESC, t.due_on, t.id" : "t.due_on, t.id",
        _ => "t.due_on DESC, t.id DESC",
    };

    private string Keyset(string branch)
    {
        if (_after is null) return "";
        if (_m.Sort is TaskSort.Number) return " AND t.id < @AfterId";
        if (_m.View is not TaskView.Running) return " AND t.due_on <= @AfterDue AND (t.due_on < @AfterDue OR t.id < @AfterId)";
        var urgent = branch.Contains("t.urgent = 1", StringComparison.Ordinal);
        if (_after.Value.Urgent == "0" && urgent) return " AND 1 = 0";
        return _after.Value.Urgent == "1" && !urgent ? "" : " AND t.due_on >= @AfterDue AND (t.due_on > @AfterDue OR t.id > @AfterId)";
    }

    private void Sights(ListTasks m, Db db)
    {
        Args.Add("Me", db.Who.PersonId);
        Args.Add("Section", m.SectionId);
        var sections = db.Sight.Sections.Where(s => m.SectionId is null || s == m.SectionId).ToList();
        if (sections.Count <= SectionSights.Length)
            for (var i = 0; i < sections.Count; i++) Args.Add("S" + i.ToString(CultureInfo.InvariantCulture), sections[i]);
        if (db.Sight.All)
        {
            _sights.Add(m.SectionId is null ? "" : " AND t.section_id = @Section");
            return;
        }
        _sights.AddRange(sections.Count <= SectionSights.Length ? SectionSights.Take(sections.Count) : [" AND t.section_id IN @Sections"]);
        Args.Add("Sections", db.Sight.Sections);
        var elsewhere = m.SectionId is null ? "" : " AND t.section_id = @Section";
        _sights.Add(string.Concat(" AND t.answering_id = @Me", db.Sight.Sections.Count > 0 ? " AND t.section_id NOT IN @Sections" : "", elsewhere));
        if (db.Sight.Overdue) _sights.Add(string.Concat(" AND t.answering_id <> @Me AND ", m.View is TaskView.Running ? "t.state <> 'Paused' AND t.due_on < @Today" : "t.late = 1", elsewhere));
    }

    /// <summary>A branch a section keeps each in the order of its index; who has more sections than these is sorted.</summary>
    private static readonly string[] SectionSights =
    [
        " AND t.section_id = @S0", " AND t.section_id = @S1", " AND t.section_id = @S2", " AND t.section_id = @S3", " AND t.section_id = @S4", " AND t.section_id = @S5",
        " AND t.section_id = @S6", " AND t.section_id = @S7", " AND t.section_id = @S8", " AND t.section_id = @S9", " AND t.section_id = @S10", " AND t.section_id = @S11",
    ];

    private void Filters(ListTasks m)
    {
        void Add(bool wanted, string sql, string name, object? value)
        {
            if (!wanted) return;
            _filters.Add(sql);
            Args.Add(name, value);
        }
        Add(m.AnsweringId is not null, " AND t.answering_id = @Answering", "Answering", m.AnsweringId);
        Add(m.Kind is not null, " AND t.kind = @Kind", "Kind", m.Kind?.ToString());
        Add(m.MatterTypeId is not null, " AND t.matter_type_id = @Matter", "Matter", m.MatterTypeId);
        Add(m.DueFrom is not null, " AND t.due_on >= @DueFrom", "DueFrom", m.DueFrom);
        Add(m.DueTo is not null, " AND t.due_on <= @DueTo", "DueTo", m.DueTo);
        if (m.Text.Length == 0) return;
        var number = char.IsAsciiDigit(m.Text[0]) || m.Text.StartsWith("RW", StringComparison.Ordinal);
        Add(number, " AND t.number >= @Text AND t.number < @TextEnd", "Text", m.Text);
        Add(number, "", "TextEnd", m.Text + "~");
        Add(!number, " AND t.title LIKE @Like ESCAPE '!'", "Like", "%" + m.Text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal) + "%");
    }

    // a cursor that was tampered with begins at the beginning
    private (string, string, string)? After(string text)
    {
        if (text.Split('.') is not [var urgent and ("0" or "1"), var due, var id] || !DateOnly.TryParseExact(due, "yyyy-MM-dd", out var day) || !long.TryParse(id, out var last)) return null;
        Args.Add("AfterDue", day);
        Args.Add("AfterId", last);
        return (urgent, due, id);
    }
}
