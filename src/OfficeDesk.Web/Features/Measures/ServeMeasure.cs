using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>The notice was handed over: from this day an appeal is possible and the effect counts; an order to remedy becomes a task (BR-2, BR-3).</summary>
/// <param name="On">The day of service.</param>
/// <param name="How">How, and who signed for it.</param>
/// <param name="OrderDays">Working days for the order to remedy; empty takes the setting.</param>
/// <param name="Version">The version of the measure that was looked at.</param>
[Access(Discipline = Reach.All, Director = Reach.All, PeopleOnly = true)]
public sealed record ServeMeasure(long Id, DateOnly On, [Text(200, Required = true, Zh = "送达方式和签收人", En = "how it was served and who signed")] string How, int? OrderDays, int Version) : ICommand<MeasureServed>;

/// <param name="OrderNumber">The task of the order to remedy; empty when there is none.</param>
public sealed record MeasureServed(long Id, DateOnly AppealUntil, DateOnly EffectUntil, string OrderNumber, int Version);

public sealed class ServeMeasureHandler(OfficeBook book, DocumentOffice documents, LetterTemplates templates, OfficeAddress address) : IHandle<ServeMeasure, MeasureServed>
{
    private const string Serve = """
        UPDATE measures SET state = 'Served', served_on = @On, served_how = @How, served_by = @Me, appeal_until = @Appeal, effect_until = @Effect, order_task_id = @Order, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Decided'
        """;

    // from its service on the notice is the person's too
    private const string NowTheirs = "UPDATE documents SET person_id = @PersonId WHERE id = @Id";

    public async Task<Outcome<MeasureServed>> Handle(ServeMeasure m, Db db)
    {
        var office = await book.Open(db.Ct);
        var officers = await Officers.Today(db, office);
        if (await MeasureRow.Find(db, m.Id) is not { } x || await BreachRow.Find(db, x.BreachId) is not { } b) return DeskRefusals.NotFound();
        if (b.MayNotHandle(db, officers) is { } foreign) return foreign;
        if (BreachRules.CannotServe(x.State, m.On, x.DecidedOn ?? m.On, db.Today) is { } cannot) return cannot;
        if (x.NoticeId is not { } notice || await DocumentOffice.Find(db, notice) is not { } document) return BreachRules.NoticeFirst;
        if (await DocumentOffice.Serve(db, document, ServedHow.Hand, m.On, m.How, document.Version) is { } unserved) return unserved;
        await db.Execute(NowTheirs, new { x.PersonId, Id = notice });
        var days = m.OrderDays ?? office.Settings.Number(Settings.OrderDays);
        if (x.WithOrder == 1 && DeadlineRules.NotCountable(db.Today, new Limit(days, LimitUnit.WorkingDays), office.Calendar) is { } beyond) return beyond with { Field = nameof(m.OrderDays) };

        TaskRow? order = null;
        if (x.WithOrder == 1)
        {
            if (!(await Remedies.Order(db, office, documents, x, b, days)).Went(out var made, out var no)) return no;
            order = made;
        }
        var appeal = BreachRules.AppealUntil(m.On, office.Settings.Number(Settings.AppealDays), office.Calendar);
        var effect = BreachRules.EffectUntil(m.On, office.Settings.Number(Settings.EffectMonths));
        var row = new { m.On, How = m.How.Trim(), Me = db.Who.PersonId, Appeal = appeal, Effect = effect, Order = order?.Id, m.Id, m.Version };
        if (!await db.Changed(Serve, row)) return DeskRefusals.Changed();
        var note = new DisciplineNote("一份通知已向您送达，不服的可以申诉", $"{appeal.Year}年{appeal.Month}月{appeal.Day}日", $"{address.Url}/breaches/{x.BreachId}");
        await Outbox.Queue(db, office, new Letter($"measure-served:{x.Id}", x.PersonId, "通知已送达", templates.Text("discipline", note), templates.Html("discipline", note)));
        db.About("measure", x.Id, b.HandledFor(db, officers));
        return new MeasureServed(x.Id, appeal, effect, order?.Number ?? "", m.Version + 1);
    }
}
