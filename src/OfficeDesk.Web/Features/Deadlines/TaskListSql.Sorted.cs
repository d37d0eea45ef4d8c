using System.Globalization;
using System.Text;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>Orders that no index is in: everything that fits is read and sorted; the next page begins behind the last row's own key.</summary>
internal sealed partial class TaskListSql
{
    /// <summary>A branch a person keeps each on the index of who answers.</summary>
    private static readonly string[] PersonBranches =
    [
        " AND t.answering_id = @A0", " AND t.answering_id = @A1", " AND t.answering_id = @A2", " AND t.answering_id = @A3", " AND t.answering_id = @A4", " AND t.answering_id = @A5",
        " AND t.answering_id = @A6", " AND t.answering_id = @A7", " AND t.answering_id = @A8", " AND t.answering_id = @A9", " AND t.answering_id = @A10", " AND t.answering_id = @A11",
    ];

    private bool _goesOn;

    /// <summary>Where the page after this row begins.</summary>
    public string Cursor(TaskRow t, OfficePage office) => !_m.Sorted ? string.Create(CultureInfo.InvariantCulture, $"{t.Urgent}.{t.DueOn:yyyy-MM-dd}.{t.Id}")
        : string.Create(CultureInfo.InvariantCulture, $"s.{t.Id}.{Convert.ToBase64String(Encoding.UTF8.GetBytes(KeyOf(t, office)))}");

    private bool Down => _m switch
    {
        { Sort: TaskSort.Number } => !_m.Turned,
        { Sort: TaskSort.Due, View: not TaskView.Running } => !_m.Turned,
        _ => _m.Turned,
    };

    private string Key => _m.Sort switch
    {
        TaskSort.Title => "t.title",
        TaskSort.Answers => "COALESCE((SELECT sp.name FROM people sp WHERE sp.id = t.answering_id), '')",
        TaskSort.Due => "t.due_on",
        _ => "''",
    };

    private string KeyOf(TaskRow t, OfficePage office) => _m.Sort switch
    {
        TaskSort.Title => t.Title,
        TaskSort.Answers => office.People.TryGetValue(t.AnsweringId, out var person) ? person.Name : "",
        TaskSort.Due => t.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => "",
    };

    private string SortedPage()
    {
        var (key, way) = (Key, Down ? "DESC" : "ASC");
        var sign = Down ? "<" : ">";
        return string.Concat(
            string.Concat("SELECT ", Columns, " FROM tasks t JOIN ("), string.Join(" UNION ", Branches(apart: false).Select(b => string.Concat("SELECT t.id FROM tasks t WHERE ", b))), ") x ON x.id = t.id",
            _goesOn ? string.Concat(" WHERE (", key, " ", sign, " @AfterKey OR (", key, " = @AfterKey AND t.id ", sign, " @AfterId))") : "",
            " ORDER BY ", key, " ", way, string.Concat(", t.id ", way, " LIMIT @Take"));
    }

    // a cursor that was tampered with begins at the beginning
    private void SortedAfter(string text)
    {
        var bytes = new byte[900];
        if (text.Split('.') is not ["s", var id, var key] || !long.TryParse(id, out var last) || !Convert.TryFromBase64String(key, bytes, out var length)) return;
        _goesOn = true;
        Args.Add("AfterId", last);
        Args.Add("AfterKey", Encoding.UTF8.GetString(bytes, 0, length));
    }
}
