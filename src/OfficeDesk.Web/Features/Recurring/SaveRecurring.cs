using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Recurring;

/// <summary>A duty that comes back is set up or changed: what, who, how often, by which day; the clock makes its tasks (DL-14).</summary>
/// <param name="Id">0 for a new one.</param>
/// <param name="Month">The month of the period, from 1; 1 for weeks and months.</param>
/// <param name="Day">The day of the month; of weeks 1 (Monday) to 7.</param>
/// <param name="Ahead">Working days before the due day on which the task is made.</param>
/// <param name="Active">No more tasks are made of a duty that rests; those made stay.</param>
[Access(Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record SaveRecurring(
    long Id, [property: Text(200, Required = true, Zh = "事项名称", En = "the title")] string Title, long AnsweringId, Every Every, int Month, int Day, DayShift Shift, int Ahead,
    [property: Text(1000)] string Note = "", bool Important = false, bool Active = true, int Version = 0) : ICommand<RecurringSaved>;

/// <param name="Next">When it is due next.</param>
public sealed record RecurringSaved(long Id, DateOnly Next, int Version);

public sealed class SaveRecurringHandler(OfficeBook book) : IHandle<SaveRecurring, RecurringSaved>
{
    private const string Add = """
        INSERT INTO recurring_duties (id, title, note, section_id, answering_id, every, due_month, due_day, shift, ahead, important, first_on, active, made_by, made_at)
        VALUES (@Id, @Title, @Note, @Section, @AnsweringId, @Every, @Month, @Day, @Shift, @Ahead, @Important, @Today, @Active, @Me, @Now)
        """;

    // a changed rule holds from today on: what was due before is not made after the fact
    private const string Change = """
        UPDATE recurring_duties SET title = @Title, note = @Note, section_id = @Section, answering_id = @AnsweringId, every = @Every, due_month = @Month, due_day = @Day, shift = @Shift, ahead = @Ahead,
            important = @Important, first_on = @Today, active = @Active, version = version + 1 WHERE id = @Id AND version = @Version
        """;

    public async Task<Outcome<RecurringSaved>> Handle(SaveRecurring m, Db db)
    {
        var office = await book.Open(db.Ct);
        var old = m.Id == 0 ? null : await DutyRow.Find(db, m.Id);
        if (m.Id != 0 && old is null) return DeskRefusals.NotFound();
        if (old is not null && !db.Sight.Sees(old.SectionId)) return TaskRules.NotYourPeople;
        var person = office.People.GetValueOrDefault(m.AnsweringId);
        if (await Workers.CannotAnswer(db, person) is { } nobody) return nobody;
        if (!db.Sight.Sees(person!.SectionId)) return TaskRules.NotYourPeople;
        var rule = new DutyRule(m.Every, m.Month, m.Day, m.Shift);
        if (RecurringRules.Wrong(rule, m.Ahead) is { } wrong) return wrong;
        var row = new
        {
            Id = m.Id == 0 ? db.NewId() : m.Id, Title = m.Title.Trim(), Note = m.Note.Trim(), Section = person.SectionId, m.AnsweringId, Every = m.Every.ToString(), m.Month, m.Day, Shift = m.Shift.ToString(), m.Ahead,
            Important = m.Important ? 1 : 0, Active = m.Active ? 1 : 0, db.Today, Me = db.Who.PersonId, db.Now, m.Version,
        };
        if (!await db.Changed(m.Id == 0 ? Add : Change, row)) return DeskRefusals.Changed();
        db.About("recurring", row.Id);
        return new RecurringSaved(row.Id, RecurringRules.Coming(rule, db.Today, 1, office.Calendar)[0].DueOn, m.Id == 0 ? 1 : m.Version + 1);
    }
}
