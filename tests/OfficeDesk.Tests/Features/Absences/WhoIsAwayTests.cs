using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Duty;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Extensions;

namespace OfficeDesk.Tests.Features.Absences;

/// <summary>Whoever has gone and not returned is passed over by everything that looks for somebody present.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class WhoIsAwayTests(Engine engine)
{
    private const string Insert = """
        INSERT INTO absences (id, person_id, section_id, kind, reason, from_at, to_at, first_to_at, minutes, days100, path, state, approval, entered_by, entered_at)
        VALUES (@Id, @Person, 3, 'Meeting', '开会', '2026-03-04T00:30:00.000000Z', '2026-03-04T02:00:00.000000Z', '2026-03-04T02:00:00.000000Z', 90, 23, 'Short', @State, 'Approved', @Person, '2026-03-04T00:10:00.000000Z')
        """;

    [TestCase("Started", 9L, ResponsibleWhy.Second)]
    [TestCase("Extended", 9L, ResponsibleWhy.Second)]
    [TestCase("Asked", 8L, ResponsibleWhy.Holder)]
    [TestCase("Approved", 8L, ResponsibleWhy.Holder)]
    [TestCase("Returned", 8L, ResponsibleWhy.Holder)]
    public async Task FC_3_the_b_holder_is_proposed_while_the_a_holder_is_away(string state, long person, ResponsibleWhy why)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write(Insert, new { Id = 1, Person = 8, State = state });
        var promise = await desk.Done(TestDesk.As("staff5"), new PromiseFor(1));
        Assert.That((promise.ResponsibleId, promise.Why), Is.EqualTo(((long?)person, (ResponsibleWhy?)why)));
    }

    [Test]
    public async Task AB_9_whoever_is_away_is_offered_with_the_day_of_the_expected_return()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write(Insert, new { Id = 1, Person = 9, State = "Started" });
        await desk.Write(Insert, new { Id = 2, Person = 10, State = "Approved" });
        var back = new DateTimeOffset(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);
        var offered = (await desk.Done(TestDesk.As("staff1"), new ReadCounter())).Receivers.SelectMany(s => s.People).Where(p => p.AwayUntil is not null);
        Assert.That(offered.Select(p => (p.Id, p.AwayUntil)), Is.EqualTo(new[] { (9L, (DateTimeOffset?)back) }));
        var planned = (await desk.Done(TestDesk.As("office1"), new DutyPeople())).People.Where(p => p.AwayUntil is not null);
        Assert.That(planned.Select(p => (p.Id, p.AwayUntil)), Is.EqualTo(new[] { (9L, (DateTimeOffset?)back) }));
    }

    [Test]
    public async Task GN_2_a_chief_who_is_away_without_a_deputy_is_passed_over()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write(Insert, new { Id = 1, Person = 7, State = "Started" });
        var logged = await desk.Done(TestDesk.As("staff1"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问进度"));
        var asked = await desk.Done(TestDesk.As("staff1"), new AskExtension(logged.Number, 3, "需要核查", "本人同意", 1));
        Assert.That(asked.WaitsFor, Is.EqualTo("分管领导甲"));
    }
}
