using System.Text.Json;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Discipline;

namespace OfficeDesk.Tests.Features.Complaints;

/// <summary>CP-2: a case is in one hand at a time, with everything that went into it, and nobody else can tell that it is there.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class HandsTests(Engine engine)
{
    [Test]
    public async Task CP_2_what_went_into_a_case_is_opened_by_whoever_handles_it_now_and_by_nobody_before()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (main, first, second) = (await Case.About(desk, 8), await Case.About(desk, 8), await Case.About(desk, 8));
        await desk.Done(Case.Officer, new MergeComplaint(second.Id, first.Number, 1));
        await desk.Done(Case.Officer, new MergeComplaint(first.Id, main.Number, await Version(desk, first.Id)));
        await desk.Done(Case.Officer, new AssignComplaint(main.Id, 22, await Version(desk, main.Id)));
        foreach (var id in new[] { main.Id, first.Id, second.Id }) Assert.That((await desk.Done(Case.Officer, new RevealReporter(id, "电话答复"))).Name, Is.EqualTo(Case.Name));
        await desk.Done(Case.Officer, new AssignComplaint(main.Id, 23, await Version(desk, main.Id)));
        foreach (var id in new[] { main.Id, first.Id, second.Id })
        {
            Assert.That((await desk.Refused(Case.Officer, new RevealReporter(id, "电话答复"))).Rule, Is.EqualTo("CP-2"), "no longer theirs");
            Assert.That((await desk.Done(Case.Other, new RevealReporter(id, "电话答复"))).Phone, Is.EqualTo(Case.Phone));
        }
    }

    [Test]
    public async Task GN_5_a_case_that_is_found_changes_hands_and_is_replied_to_and_filed()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Case.Found(desk);
        await desk.Done(Case.Other, new AssignComplaint(id, 23, 3));
        Assert.That((await desk.Done(Case.Other, new ShowComplaint(id))).State, Is.EqualTo(ComplaintState.Found), "it goes on from where it stood");
        Assert.That((await desk.Refused(Case.Officer, new ReplyComplaint(id, "属实", "电话", false, 4))).Rule, Is.EqualTo("CP-2"));
        await desk.Done(Case.Other, new ReplyComplaint(id, "属实", "电话", false, 4));
        await desk.Done(Case.Officer, new AssignComplaint(id, 22, 5));
        await desk.Done(Case.Officer, new FileComplaint(id, "", 6));
        Assert.That((await desk.Refused(Case.Officer, new AssignComplaint(id, 23, 7))).Kind, Is.EqualTo(RefusalKind.Conflict), "filed");
    }

    [Test]
    public async Task CP_2_a_complaint_about_the_discipline_office_as_a_section_is_the_directors()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var section = (await desk.Rows<long>("SELECT section_id FROM people WHERE id = 22")).Single();
        await desk.Done(Asker.Nobody with { Address = "10.1.1.1" }, new SubmitComplaint(section, "", BreachKind.Attitude, Case.Said, Case.Name, Case.Phone, ""), "form-1");
        var row = (await desk.Rows<(long Id, string Level)>("SELECT id, level FROM complaints")).Single();
        Assert.That(row.Level, Is.EqualTo("Director"));
        Assert.That((await desk.Refused(Case.Officer, new ShowComplaint(row.Id))).Kind, Is.EqualTo(RefusalKind.NotFound));
        await desk.Done(TestDesk.As("director"), new ShowComplaint(row.Id));
    }

    [Test]
    public async Task CP_2_nobody_counts_a_sealed_breach_before_it_is_confirmed_but_those_who_handle_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Asker[] others = [TestDesk.As("chief1"), TestDesk.As("leader1"), TestDesk.As("director")];
        var before = new List<string>();
        foreach (var who in others) before.Add(await Counted(desk, who));
        var officer = (await Desk(desk, Case.Officer)).Months[^1].Proposed;
        await Case.Found(desk);
        for (var i = 0; i < others.Length; i++) Assert.That(await Counted(desk, others[i]), Is.EqualTo(before[i]), others[i].Name);
        var sheet = await Desk(desk, Case.Officer);
        Assert.That((sheet.Months[^1].Proposed, sheet.Breaches.Single()), Is.EqualTo((officer + 1, new StateCount("Proposed", 1))));
    }

    private static async Task<string> Counted(TestDesk desk, Asker who)
    {
        var sheet = await Desk(desk, who);
        return JsonSerializer.Serialize(new { sheet.Breaches, sheet.Measures, sheet.Repeats, Months = sheet.Months.Select(m => new { m.Month, m.Proposed, m.Confirmed }) });
    }

    /// <summary>Counted anew: a count is kept for a minute.</summary>
    private static Task<DeskSheet> Desk(TestDesk desk, Asker who)
    {
        desk.Clock.Pass(TimeSpan.FromMinutes(2));
        return desk.Done(who, new DisciplineDesk());
    }

    private static async Task<int> Version(TestDesk desk, long id) => (await desk.Done(Case.Officer, new ShowComplaint(id))).Version;
}
