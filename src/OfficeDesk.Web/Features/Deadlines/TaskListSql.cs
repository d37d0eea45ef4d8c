using System.Globalization;
using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>
/// The SQL of a list of tasks, put together from constant pieces only. Each way of seeing tasks (everything, section by section,
/// one's own) and each state is a branch of its own that one index answers in the order of the list, so that a page costs the same
/// with a million tasks. A plus sign before a column changes nothing but keeps SQLite from choosing that column's index.
/// </summary>
internal sealed partial class TaskListSql
{
    // what a line shows and a cursor needs; the rest of a row stays empty
    private const string Columns = """
        t.id, t.number, t.kind, t.title, t.source, t.matter_type_id, t.section_id, t.answering_id, t.received_on, t.first_due_on, t.due_on, t.provisional, t.state, t.urgent, t.important, t.late, t.late_days, t.done_on, t.done_at, t.reported_at
        """;

    private readonly ListTasks _m;
    private readonly Sight _sight;
    private readonly IReadOnlyList<long> _sections;
    private readonly string _filters;
    private readonly bool _fewLate;
    private readonly (string Urgent, string Due, string Id)? _after;

    /// <param name="fewLate">Little was ever late: it is fetched and put in order, instead of being met on the way through everything.</param>
    public TaskListSql(ListTasks m, Db db, OfficePage office, int take, bool fewLate)
    {
        (_m, _sight, _fewLate) = (m, db.Sight, fewLate);
        Args.Add("Take", take);
        Args.Add("Today", db.Today);
        Args.Add("YellowTo", DeadlineRules.YellowUntil(db.Today, office.Calendar, office.YellowWithin));
        Args.Add("Me", db.Who.PersonId);
        Args.Add("Sections", Db.Listed(db.Sight.Sections));
        _sections = m.SectionIds is { } chosen ? [.. _sight.All ? chosen : chosen.Where(_sight.Sees)] : _sight.Sections;
        for (var i = 0; i < Math.Min(SectionBranches.Length, _sections.Count); i++) Args.Add("S" + i.ToString(CultureInfo.InvariantCulture), _sections[i]);
        for (var i = 0; i < Math.Min(PersonBranches.Length, m.AnsweringIds?.Count ?? 0); i++) Args.Add("A" + i.ToString(CultureInfo.InvariantCulture), m.AnsweringIds![i]);
        _filters = Filters(m, db.Today);
        if (m.Sorted) SortedAfter(m.After);
        else _after = After(m.After);
    }

    public DynamicParameters Args { get; } = new();

    /// <summary>One page of rows, in order; what two branches find is one row.</summary>
    public string Page() => _m.Sorted ? SortedPage() : string.Concat("SELECT ", Columns, " FROM tasks t JOIN (", string.Join(" UNION ", Branches(apart: false).Select(b => string.Concat(
        "SELECT * FROM (SELECT t.id FROM tasks t WHERE ", b, Keyset(b), " ORDER BY ", OrderWithin(b), " LIMIT @Take) b"))), ") x ON x.id = t.id ORDER BY ", OrderOfAll, " LIMIT @Take");

    /// <summary>How many of each light, under every filter but the light itself: each light of a branch is a stretch of its index, which is counted there unless a filter wants the rows.</summary>
    public string Counts()
    {
        var branches = Branches(apart: true).ToList();
        string Count(Light light) => string.Join(" + ", branches.Where(b => Shows(b, light)).Select(b => string.Concat("(SELECT COUNT(*) FROM tasks t WHERE ", b, LightOf(light), ")")).DefaultIfEmpty("0"));
        return string.Concat("SELECT ", Count(Light.Red), " AS red, ", Count(Light.Yellow), " AS yellow, ", Count(Light.Green), " AS green, ", Count(Light.Grey), " AS grey");
    }

    /// <summary>What is paused is grey, and nothing else is.</summary>
    private static bool Shows(string branch, Light light) => !branch.StartsWith(light is Light.Grey ? "t.state = 'Open'" : "t.state = 'Paused'", StringComparison.Ordinal);

    /// <param name="apart">For counting: no branch finds what another one does, and the light and the order do not matter.</param>
    private IEnumerable<string> Branches(bool apart)
    {
        var tail = string.Concat(_filters, apart ? "" : LightSql);
        string[] urgent = UrgentFirst && !apart ? [" AND +t.urgent = 1", " AND +t.urgent = 0"] : [""];
        string[] unreported = _m.View is TaskView.Running ? ["t.kind = 'Assigned' AND t.state = 'Done'"] : [];
        // a number or a person is found by its own index, and what is in sight only sifts
        if (_m.Numbers is not null) return [string.Concat("t.number IN @Numbers", Sift)];
        if (_m.LooksLikeNumber) return from u in urgent select string.Concat("t.number >= @Text AND t.number < @TextEnd", AllStates, Sift, u, tail);
        if (_m.AnsweringId is not null) return from state in States.Concat(unreported) from u in urgent select string.Concat(state, " AND t.answering_id = @Answering", Sift, u, tail);
        if (_m.AnsweringIds is { Count: <= 12 } people) return from state in States.Concat(unreported) from person in PersonBranches.Take(people.Count) from u in urgent select string.Concat(state, person, Sift, u, tail);
        if (_sight.All && _m is { View: TaskView.Finished, Sort: TaskSort.Number, SectionId: null, SectionIds: null }) return [string.Concat("1 = 1", AllStates, tail)];
        // what was late is met from the newest task backwards where it is dense enough; where it is not, its own index has it
        var newest = _m.Sort is TaskSort.Number && _m.View is not TaskView.Running;
        var sights = Sights(apart).ToLookup(sight => (newest || _fewLate) && sight.Contains(Late, StringComparison.Ordinal));
        var calm = (from state in States from sight in sights[false] select string.Concat(state, sight, urgent[^1], tail))
            .Concat(from sight in sights[true] select string.Concat("1 = 1", AllStates, sight, tail));
        var hurried = from state in urgent.Length == 2 ? States : [] select string.Concat(state, " AND t.urgent = 1", Sift, tail);
        return calm.Concat(hurried).Concat(from state in unreported from u in urgent select string.Concat(state, Sift, u, tail));
    }

    private string[] States => _m.View switch
    {
        TaskView.Running => ["t.state = 'Open'", "t.state = 'Paused'"],
        // the few that are still to be reported are left out by their ids: a look at the kind would take the index of the order from the server
        TaskView.Finished => ["t.state = 'Done' AND t.id NOT IN (SELECT n.id FROM tasks n WHERE n.kind = 'Assigned' AND n.state = 'Done')", "t.state = 'Reported'"],
        _ => ["t.state = 'Void'"],
    };

    private string AllStates => _m.View switch
    {
        TaskView.Running => " AND (+t.state IN ('Open', 'Paused') OR (+t.kind = 'Assigned' AND +t.state = 'Done'))",
        TaskView.Finished => " AND +t.state IN ('Done', 'Reported') AND NOT (+t.kind = 'Assigned' AND +t.state = 'Done')",
        _ => " AND +t.state = 'Void'",
    };

    private string LightSql => _m.Lights is null ? LightOf(_m.Light)
        : string.Concat(LightOf(_m.Light), " AND (1 = 0", string.Concat(_m.Lights.Select(l => string.Concat(" OR (1 = 1", LightOf(l), ")"))), ")");

    private static string LightOf(Light? light) => light switch
    {
        Light.Red => " AND +t.state <> 'Paused' AND t.due_on < @Today",
        Light.Yellow => " AND +t.state <> 'Paused' AND t.due_on >= @Today AND t.due_on <= @YellowTo",
        Light.Green => " AND +t.state <> 'Paused' AND t.due_on > @YellowTo",
        Light.Grey => " AND +t.state = 'Paused'",
        _ => "",
    };

    /// <summary>DL-5: urgent ones first; what is over has no hurry.</summary>
    private bool UrgentFirst => _m is { View: TaskView.Running, Sort: TaskSort.Due };

    private string OrderOfAll => _m switch
    {
        { Sort: TaskSort.Number } => "t.id DESC",
        { View: TaskView.Running } => "t.urgent DESC, t.due_on, t.id",
        _ => "t.due_on DESC, t.id DESC",
    };

    /// <summary>The order of one branch. What only few rows answer is sorted; its own index must not lose to one that is in order but long.</summary>
    private string OrderWithin(string branch)
    {
        var few = (branch.Contains("t.kind = 'Assigned'", StringComparison.Ordinal) && !branch.Contains("NOT (", StringComparison.Ordinal)) || (_fewLate && branch.Contains(Late, StringComparison.Ordinal));
        return _m switch
        {
            { Sort: TaskSort.Number } => few ? "+t.id DESC" : "t.id DESC",
            { View: TaskView.Running } => few ? "+t.due_on, +t.id" : "t.due_on, t.id",
            _ => few ? "+t.due_on DESC, +t.id DESC" : "t.due_on DESC, t.id DESC",
        };
    }

    private string Keyset(string branch)
    {
        if (_after is null) return "";
        if (_m.Sort is TaskSort.Number) return " AND t.id < @AfterId";
        if (_m.View is not TaskView.Running) return " AND t.due_on <= @AfterDue AND (t.due_on < @AfterDue OR t.id < @AfterId)";
        var urgent = branch.Contains("t.urgent = 1", StringComparison.Ordinal);
        if (_after.Value.Urgent == "0" && urgent) return " AND 1 = 0";
        return _after.Value.Urgent == "1" && !urgent ? "" : " AND t.due_on >= @AfterDue AND (t.due_on > @AfterDue OR t.id > @AfterId)";
    }

    /// <summary>What the asker sees, each part by an index of its own.</summary>
    private IEnumerable<string> Sights(bool apart)
    {
        if (_sight.All && _m.SectionIds is not null) return Sections;
        if (_sight.All) return _m.SectionId is null ? [""] : [" AND t.section_id = @Section"];
        if (_m.SectionId is { } one && _sight.Sees(one)) return [" AND t.section_id = @Section"];
        var none = _m.SectionId is not null || _sections.Count == 0;
        var sections = none ? [] : Sections;
        var own = apart && !none ? " AND t.answering_id = @Me AND +t.section_id NOT IN @Sections" : " AND t.answering_id = @Me";
        return sections.Append(own).Concat(_sight.Overdue ? [string.Concat(apart ? " AND +t.answering_id <> @Me" : "", OverdueSql)] : []);
    }

    private IEnumerable<string> Sections => _sections.Count > SectionBranches.Length ? [_m.SectionIds is null ? " AND t.section_id IN @Sections" : " AND t.section_id IN @OnlySections"] : SectionBranches.Take(_sections.Count);

    /// <summary>The same as a condition that no index is to be chosen for.</summary>
    private string Sift => _sight.All ? ""
        : string.Concat(" AND (+t.answering_id = @Me OR +t.section_id IN @Sections", _sight.Overdue ? string.Concat(" OR (1 = 1", OverdueSql, ")") : "", ")");

    private string OverdueSql => _m.View is TaskView.Running ? " AND +t.state <> 'Paused' AND t.due_on < @Today" : Late;

    private const string Late = " AND t.late = 1";

    /// <summary>A branch a section keeps each in the order of its index; who has more sections than these is sorted.</summary>
    private static readonly string[] SectionBranches =
    [
        " AND t.section_id = @S0", " AND t.section_id = @S1", " AND t.section_id = @S2", " AND t.section_id = @S3", " AND t.section_id = @S4", " AND t.section_id = @S5",
        " AND t.section_id = @S6", " AND t.section_id = @S7", " AND t.section_id = @S8", " AND t.section_id = @S9", " AND t.section_id = @S10", " AND t.section_id = @S11",
    ];

    private string Filters(ListTasks m, DateOnly today)
    {
        var filters = new List<string>();
        void Add(object? value, string name, string sql)
        {
            if (value is null) return;
            Args.Add(name, value);
            filters.Add(sql);
        }
        Add(m.SectionId, "Section", " AND +t.section_id = @Section");
        Add(m.AnsweringId, "Answering", " AND +t.answering_id = @Answering");
        Add(m.Kind?.ToString(), "Kind", " AND +t.kind = @Kind");
        Add(m.MatterTypeId, "Matter", " AND t.matter_type_id = @Matter");
        Add(m.EarliestDue(today), "DueFrom", " AND t.due_on >= @DueFrom");
        Add(m.DueTo, "DueTo", " AND t.due_on <= @DueTo");
        Add(m.Kinds?.Select(k => k.ToString()), "Kinds", " AND +t.kind IN @Kinds");
        Add(m.States?.Select(st => st.ToString()), "States", " AND +t.state IN @States");
        Add(m.SectionIds, "OnlySections", " AND +t.section_id IN @OnlySections");
        Add(m.AnsweringIds, "People", " AND +t.answering_id IN @People");
        Add(m.MatterTypeIds, "Matters", " AND t.matter_type_id IN @Matters");
        if (m.Numbers is not null) Args.Add("Numbers", m.Numbers);
        Add(m.LooksLikeNumber || m.Text.Length == 0 ? null : Like(m.Text), "Like", " AND t.title LIKE @Like ESCAPE '!'");
        Args.Add("Text", m.Text);
        Args.Add("TextEnd", m.Text + "~");
        return string.Concat(filters);
    }

    /// <summary>What was typed, anywhere in the title; the signs of LIKE are text.</summary>
    private static string Like(string text) =>
        "%" + SqlTypes.Escaped(text) + "%";

    // a cursor that was tampered with begins at the beginning
    private (string, string, string)? After(string text)
    {
        if (text.Split('.') is not [var urgent and ("0" or "1"), var due, var id] || !DateOnly.TryParseExact(due, "yyyy-MM-dd", out var day) || !long.TryParse(id, out var last)) return null;
        Args.Add("AfterDue", day);
        Args.Add("AfterId", last);
        return (urgent, due, id);
    }
}
