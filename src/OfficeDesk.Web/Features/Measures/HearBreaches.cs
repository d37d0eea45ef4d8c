using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>The people concerned are told and may make a statement (BR-1).</summary>
/// <param name="Ids">Breaches that are proposed; all of them or none.</param>
[Access(Discipline = Reach.All, Director = Reach.All)]
public sealed record HearBreaches([property: Items(50)] IReadOnlyList<long> Ids) : ICommand<BreachesHeard>;

/// <param name="Until">The last day for a statement.</param>
public sealed record BreachesHeard(int Count, DateOnly Until);

public sealed class HearBreachesHandler(OfficeBook book, LetterTemplates templates, OfficeAddress address) : IHandle<HearBreaches, BreachesHeard>
{
    private const string Tell = "UPDATE breach_files SET told_at = @Now, told_by = @Me, statement_until = @Until WHERE breach_id = @Id";

    public async Task<Outcome<BreachesHeard>> Handle(HearBreaches m, Db db)
    {
        var office = await book.Open(db.Ct);
        var officers = await Officers.Today(db, office);
        var until = BreachRules.StatementUntil(db.Today, office.Settings.Number(Settings.StatementDays), office.Calendar);
        foreach (var id in m.Ids.Distinct())
        {
            if (await BreachRow.Find(db, id) is not { } b) return DeskRefusals.NotFound();
            if (b.MayNotHandle(db, officers) is { } foreign) return foreign;
            if (BreachRules.CannotHear(b.State) is { } cannot) return cannot;
            if (!await b.MoveTo(db, BreachState.Statement, b.Version)) return DeskRefusals.Changed();
            await db.Execute(Tell, new { db.Now, Me = db.Who.PersonId, Until = until, b.Id });
            var note = new DisciplineNote("请您陈述申辩", $"{until.Year}年{until.Month}月{until.Day}日", $"{address.Url}/breaches/{b.Id}");
            await Outbox.Queue(db, office, new Letter($"breach:{b.Id}", b.PersonId, "请您陈述申辩（限期）", templates.Text("discipline", note), templates.Html("discipline", note)));
            db.About("breach", b.Id, b.HandledFor(db, officers));
        }
        return new BreachesHeard(m.Ids.Distinct().Count(), until);
    }
}

/// <summary>What a letter of the discipline office says: what is wanted, until when, where (B6).</summary>
/// <param name="Until">Empty when there is no last day.</param>
public sealed record DisciplineNote(string What, string Until, string Link);
