using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Tests.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Calendar;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Calendar;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class CountingTests(Engine engine)
{
    private static readonly Asker Me = TestDesk.As("staff1");

    private static DateOnly Day(string day) => Known.Day(day);

    [Test]
    public async Task DL_4_ten_thousand_due_dates_are_answered_in_their_own_order()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var items = Enumerable.Range(0, 10_000).Select(i => new DueDateAsked(Day("2026-01-01").AddDays(i % 400), i % 30, i % 7 == 0 ? LimitUnit.CalendarDays : LimitUnit.WorkingDays)).ToList();
        var answers = (await desk.Done(Me, new ComputeDueDates(items))).Items;
        Assert.That(answers.Select(a => a.DueOn), Is.EqualTo(items.Select(i => i.Unit == LimitUnit.WorkingDays ? Known.NaiveAdd(i.Start, i.Number) : i.Start.AddDays(i.Number))));
        Assert.That(answers.Select(a => a.Provisional), Is.EqualTo(answers.Select(a => Known.Calendar.IsProvisional(a.DueOn))));
    }

    [Test]
    public async Task DL_4_one_item_that_cannot_be_counted_refuses_the_list_and_is_named()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        DueDateAsked good = new(Day("2026-03-04"), 5);
        var number = await desk.Refused(Me, new ComputeDueDates([good, good, good with { Number = -1 }]));
        Assert.That((number.Field, number.Rule), Is.EqualTo(("Items[2].Number", "DL-4")));
        Assert.That(number.Zh, Does.StartWith("第 3 项"));
        Assert.That((await desk.Refused(Me, new ComputeDueDates([good with { Start = Day("2099-12-31") }]))).Field, Is.EqualTo("Items[0].Start"));
        Assert.That((await desk.Refused(Me, new ComputeDueDates([good, good with { Unit = (LimitUnit)9 }]))).Field, Is.EqualTo("Items[1].Number"));
        Assert.That((await desk.Done(Me, new ComputeDueDates([]))).Items, Is.Empty);
    }

    [Test]
    public async Task DL_4_more_than_ten_thousand_items_are_refused()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var why = await desk.Refused(Me, new ComputeDueDates(Enumerable.Repeat(new DueDateAsked(Day("2026-03-04"), 1), 10_001).ToList()));
        Assert.That(why, Is.EqualTo(DeskRefusals.TooMany("Items", 10_000)));
    }

    [Test]
    public async Task DL_4_working_days_between_two_days_do_not_count_the_first()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var items = Enumerable.Range(0, 3_000).Select(i => new DaysAsked(Day("2026-01-01").AddDays(i % 500), Day("2026-06-01").AddDays(i % 311))).ToList();
        var answers = (await desk.Done(Me, new CountWorkingDays(items))).Items;
        Assert.That(answers, Is.EqualTo(items.Select(i => Known.NaiveBetween(i.From, i.To))));
        Assert.That((await desk.Refused(Me, new CountWorkingDays([items[0], new(Day("2026-01-01"), Day("1999-12-31"))]))).Field, Is.EqualTo("Items[1].To"));
    }

    [Test]
    public async Task DL_4_counting_allocates_the_answer_and_nothing_an_item()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var book = desk.Services.GetRequiredService<OfficeBook>();
        await using var connection = await desk.Database.OpenRead();
        var db = new Db(connection, Me, new Sight(8, true, false, []), desk.Clock.GetUtcNow(), desk.Services.GetRequiredService<Ids>(), CancellationToken.None);
        var many = new ComputeDueDates(Enumerable.Repeat(new DueDateAsked(Day("2026-03-04"), 10), 10_000).ToArray());
        long Cost(ComputeDueDates message)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.That(WellFormed.Check(message), Is.Null);
            Assert.That(new ComputeDueDatesHandler(book).Handle(message, db).IsCompleted, "the book is open; nothing is waited for");
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        await book.Open();
        Cost(many);
        await book.Open();
        var extra = Cost(many) - Cost(new([many.Items[0]]));
        // the answers themselves take 8 bytes each; an object an item would take 24 more
        Assert.That(extra / 10_000.0, Is.InRange(7, 9));
    }

    [Test]
    public async Task DL_4_anybody_can_ask_why_this_date()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var why = await desk.Done(Me, new ExplainDueDate(Day("2026-09-30"), 5));
        Assert.That((why.DueOn, why.Provisional, why.UnpublishedYear), Is.EqualTo((Day("2026-10-13"), false, 0)));
        Assert.That(why.Days.Where(d => d.Counted > 0).Select(d => d.Counted), Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
        Assert.That(why.Skipped.Sum(s => s.Count), Is.EqualTo(why.Days.Count - 1 - 5));
        Assert.That(why.Skipped[0], Is.EqualTo(new SkippedDays(7, "法定节假日 国庆节", "public holiday, National Day")));
    }

    [TestCase("2026-12-25", 3, 2027)]
    [TestCase("2026-12-10", 30, 2027)]
    [TestCase("2027-12-20", 20, 2028)]
    public async Task DL_4_a_date_in_an_unpublished_year_or_before_one_is_provisional(string start, int days, int year)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var why = await desk.Done(Me, new ExplainDueDate(Day(start), days));
        Assert.That((why.Provisional, why.UnpublishedYear), Is.EqualTo((true, year)));
    }

    [Test]
    public async Task DL_4_a_month_shows_what_each_day_is()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var october = await desk.Done(Me, new MonthOf(2026, 10));
        Assert.That((october.Published, october.WorkingDays, october.Days.Count), Is.EqualTo((true, 18, 31)));
        Assert.That(october.Days[0], Is.EqualTo(new CalendarDay(Day("2026-10-01"), DayState.Holiday, "国庆节")));
        Assert.That(october.Days[9].State, Is.EqualTo(DayState.MakeUp));
        var year = await desk.Done(Me, new MonthOf(2027));
        Assert.That((year.Published, year.Days.Count, year.Days[0].State), Is.EqualTo((false, 365, DayState.FixedHoliday)));
        Assert.That((await desk.Refused(Me, new MonthOf(1999))).Field, Is.EqualTo("Year"));
        Assert.That((await desk.Refused(Me, new MonthOf(2026, 13))).Field, Is.EqualTo("Month"));
    }
}
