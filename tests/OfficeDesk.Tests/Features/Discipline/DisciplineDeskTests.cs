using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.Features.Complaints;
using OfficeDesk.Tests.Features.Measures;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Discipline;
using OfficeDesk.Web.Features.Views;
using OfficeDesk.Web.Features.Measures;

namespace OfficeDesk.Tests.Features.Discipline;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class DisciplineDeskTests(Engine engine)
{
    [Test]
    public async Task BR_4_the_desk_shows_breaches_measures_complaints_by_state_and_age_repeat_cases_and_twelve_months()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Case.Investigated(desk);
        await Case.About(desk, 9);
        for (var i = 0; i < 2; i++) await Cases.Proposed(desk, 8, BreachKind.NoNotice);
        await Cases.Confirmed(desk, 9, BreachKind.NoNotice);
        await Cases.Record(desk, 17);
        desk.Clock.Set(new DateTime(2026, 3, 24, 9, 0, 0));
        var sheet = await desk.Done(Case.Officer, new DisciplineDesk());
        Assert.That(sheet.Breaches.Single(), Is.EqualTo(new StateCount("Proposed", 1)));
        Assert.That(sheet.Measures.Single(), Is.EqualTo(new StateCount("Proposed", 2)));
        Assert.That(sheet.Complaints, Is.EqualTo(new[] { new CaseAge { State = ComplaintState.Registered, Soon = 1 }, new CaseAge { State = ComplaintState.Assigned, Soon = 1 } }));
        Assert.That(sheet.Repeats, Is.EqualTo(new[] { new RepeatLine(0, "", 3, "社会救助股", "Social assistance section", BreachKind.NoNotice, 3), new RepeatLine(8, "工作人员甲", 3, "社会救助股", "Social assistance section", BreachKind.NoNotice, 2) }));
        Assert.That(sheet.Months[^1], Is.EqualTo(new MonthLine("2026-03", 4, 3, 0, 0, 0, 2)));
        Assert.That((sheet.Months.Count, sheet.Months[0].Month), Is.EqualTo((12, "2025-04")));
        var chief = await desk.Done(TestDesk.As("chief1"), new DisciplineDesk());
        Assert.That((chief.Complaints, chief.Months[^1].Complaints, chief.Months[^1].Proposed), Is.EqualTo(((IReadOnlyList<CaseAge>?)null, (int?)null, 3)));
        Assert.That((await desk.Done(TestDesk.As("chief3"), new DisciplineDesk())).Repeats, Is.Empty);
    }

    [Test]
    public async Task CP_2_an_officer_s_own_counts_lack_what_is_about_themselves()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Case.About(desk, 8);
        await desk.Done(Case.Officer, Case.Call(23));
        Assert.That((await desk.Done(Case.Other, new DisciplineDesk())).Months[^1].Complaints, Is.EqualTo(1));
        Assert.That((await desk.Done(Case.Other, new DisciplineDesk())).Complaints!.Sum(c => c.InTime + c.Soon + c.Late), Is.EqualTo(1));
        // the director knows the numbers of both, and opens only what is before the director
        var director = await desk.Done(TestDesk.As("director"), new DisciplineDesk());
        Assert.That((director.NumbersOnly, director.Complaints!.Single().InTime, director.Months[^1].Complaints), Is.EqualTo((true, 2L, (int?)2)));
        Assert.That((await desk.Done(TestDesk.As("director"), new ListComplaints(false))).Counts.Single().N, Is.EqualTo(1));
        // what is about the director is in no number of theirs
        await desk.Done(Case.Officer, Case.Call(1));
        Assert.That((await desk.Done(TestDesk.As("director"), new DisciplineDesk())).Complaints!.Single().InTime, Is.EqualTo(2L));
    }

    [Test]
    public async Task BR_4_every_figure_leads_to_its_records()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var (breach, measure) = await Cases.Served(desk, 8, BreachKind.Deadline, order: true);
        await Cases.Record(desk, 9);
        Assert.That((await desk.Done(Case.Officer, new ListBreaches(Month: "2026-03"))).Rows, Has.Count.EqualTo(2));
        Assert.That((await desk.Done(Case.Officer, new ListBreaches(Month: "2026-02"))).Rows, Is.Empty);
        var order = (await desk.Done(Case.Officer, new ShowBreach(breach))).Measures.Single().OrderNumber;
        Assert.That((await desk.Done(Case.Officer, new ListBreaches(Task: order))).Rows.Single().Id, Is.EqualTo(breach), "from the order to remedy back to what it came from");
        Assert.That((await desk.Done(Case.Officer, new ListBreaches(Task: number))).Rows, Is.Empty);
        Assert.That(measure, Is.Positive);
        await Case.About(desk, 8);
        Assert.That((await desk.Done(Case.Officer, new ListComplaints(false, Month: "2026-03"))).Rows, Has.Count.EqualTo(1));
        Assert.That((await desk.Done(Case.Officer, new ListComplaints(false, Month: "2026-04"))).Rows, Is.Empty);
    }

    [Test]
    public async Task BR_4_a_list_with_its_filters_is_kept_for_oneself_and_leads_nowhere_else()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var view = await desk.Done(Case.Officer, new SaveView("待核", "/breaches?state=Proposed"));
        await desk.Done(Case.Officer, new SaveView("待核", "/breaches?state=Statement"));
        Assert.That((await desk.Done(Case.Officer, new ListViews())).Views.Single().Href, Is.EqualTo("/breaches?state=Statement"));
        Assert.That((await desk.Done(Case.Other, new ListViews())).Views, Is.Empty);
        foreach (var href in new[] { "//evil.invalid/breaches", "/\\evil", "https://evil.invalid", "javascript:alert(1)", "/logout", "/breaches\n", "breaches" })
            Assert.That((await desk.Send(Case.Officer, new SaveView("x", href))) is OfficeDesk.Rules.Refused<ViewLine>, href);
        Assert.That((await desk.Refused(Case.Other, new ForgetView(view.Id))).Kind, Is.EqualTo(RefusalKind.NotFound));
    }
}
