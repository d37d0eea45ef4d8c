using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>The box in the head of every page: an exact number leads straight there.</summary>
/// <param name="Text">A number of a task, an enquiry or a transfer; anything else is looked for in the running tasks.</param>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All, Discipline = Reach.Overdue)]
public sealed record FindAnything([Text(50)] string Text) : IQuery<Found>;

/// <param name="Href">Where the number leads; empty when it is the number of nothing in sight.</param>
public sealed record Found(string Href);

public sealed class FindAnythingHandler : IHandle<FindAnything, Found>
{
    public async Task<Outcome<Found>> Handle(FindAnything m, Db db)
    {
        var text = m.Text.Trim();
        if (text.Length is 0 or > 24) return new Found("");
        if (await Tasks.Find(db, text) is { } task) return new Found($"/t/{task.Number}");
        return new Found(await FirstContacts.Find(db, text) is { } enquiry ? $"/e/{enquiry.Number}" : "");
    }
}
