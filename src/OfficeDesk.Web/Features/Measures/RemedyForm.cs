using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>What was chosen from the list of overdue tasks, before it is ordered to be put right.</summary>
[Access(Discipline = Reach.Overdue, Director = Reach.All, PeopleOnly = true)]
public sealed record RemedyForm([property: Items(50), Text(24)] IReadOnlyList<string> Numbers) : IQuery<RemedySheet>;

/// <param name="Days">Working days as the setting has them.</param>
public sealed record RemedySheet(IReadOnlyList<RemedyLine> Lines, int Days);

/// <param name="Late">Working days it is overdue.</param>
/// <param name="Cannot">Why it cannot be ordered; null when it can.</param>
public sealed record RemedyLine(string Number, string Title, string Person, string Section, string SectionEn, DateOnly DueOn, int Late, Refusal? Cannot);

public sealed class RemedyFormHandler(OfficeBook book) : IHandle<RemedyForm, RemedySheet>
{
    public async Task<Outcome<RemedySheet>> Handle(RemedyForm m, Db db)
    {
        var office = await book.Open(db.Ct);
        var officers = await Officers.Today(db, office);
        var lines = new List<RemedyLine>();
        foreach (var number in m.Numbers.Select(n => n.Trim()).Distinct(StringComparer.Ordinal))
        {
            if (await Tasks.Find(db, number) is not { } t) return DeskRefusals.NotFound();
            lines.Add(new RemedyLine(t.Number, office.TitleOf(t.Title, db.Who.English), office.NameOf(t.AnsweringId), office.SectionName(t.SectionId), office.SectionName(t.SectionId, english: true), t.DueOn,
                Math.Max(0, -t.DaysLeft(db.Today, office)), await Overdue.WhyNot(db, officers, t)));
        }
        return new RemedySheet(lines, office.Settings.Number(Settings.OrderDays));
    }
}
