using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Cover;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Features.Cover;

/// <summary>What a handover list shows of citizens and of tasks, and to whom.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class SheetKnowsTests(Engine engine)
{
    [Test]
    public async Task E1_citizens_on_a_handover_list_are_named_to_those_who_hand_over_and_their_chief_and_masked_to_the_rest()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("staff1"), new LogEnquiry(Channel.Visit, CitizenName: "来访人甲", Phone: "10000090011", MatterTypeId: 1, Ask: "问低保"));
        var filed = await desk.Filed(await desk.Leave());
        var sheet = await desk.SheetOf(filed.Id);
        async Task<string> Citizen(string who) => (await desk.Done(TestDesk.As(who), new ShowSheet(sheet))).Lines.Single(l => l.Thing is HandoverThing.Task).Citizen;
        foreach (var who in new[] { "staff1", "staff2", "chief1" }) Assert.That(await Citizen(who), Is.EqualTo("来访人甲"), who);
        foreach (var who in new[] { "office1", "leader1", "director" }) Assert.That(await Citizen(who), Is.EqualTo(Masks.Name("来访人甲")), who);
        await desk.Done(TestDesk.As("staff1"), new SignSheet(sheet, HandoverPart.Giver, 1));
        foreach (var (who, name) in new[] { ("staff2", "来访人甲"), ("office1", Masks.Name("来访人甲")) }) Assert.That(await Citizen(who), Is.EqualTo(name), $"{who}, once it is signed");
    }

    [Test]
    public async Task CV_4_a_signed_list_says_what_was_overdue_when_it_was_signed_whoever_reads_it_later()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1", due: "2026-03-03");
        await desk.Work("2026-2", due: "2026-03-13");
        var cover = await desk.HandedOver(await desk.Leave());
        desk.Clock.Pass(TimeSpan.FromDays(20));
        var tasks = (await desk.Done(TestDesk.As("staff2"), new ShowSheet(await desk.SheetOf(cover)))).Lines.Where(l => l.Thing is HandoverThing.Task);
        Assert.That(tasks.Select(l => (l.Number, l.Overdue)), Is.EqualTo(new[] { ("2026-1", true), ("2026-2", false) }));
    }

    [Test]
    public async Task CV_4_a_signed_list_stays_as_it_was_signed_whatever_moves_or_stops_a_task_later()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1", due: "2026-03-16");
        await desk.Work("2026-2", due: "2026-03-18");
        var filed = await desk.Filed(await desk.Leave());
        var sheet = await desk.SheetOf(filed.Id);
        await desk.Write("UPDATE tasks SET due_on = '2026-03-17' WHERE number = '2026-1'");
        Assert.That(await Tasks(desk, sheet), Is.EqualTo(new[] { ("2026-1", new DateOnly(2026, 3, 17), false), ("2026-2", new DateOnly(2026, 3, 18), false) }), "before a signature it is read afresh");
        await desk.Done(TestDesk.As("staff1"), new SignSheet(sheet, HandoverPart.Giver, 1));
        await desk.Write("UPDATE tasks SET due_on = '2026-03-27' WHERE number = '2026-1'");
        await desk.Write("UPDATE tasks SET state = 'Paused' WHERE number = '2026-2'");
        Assert.That(await Tasks(desk, sheet), Is.EqualTo(new[] { ("2026-1", new DateOnly(2026, 3, 17), false), ("2026-2", new DateOnly(2026, 3, 18), false) }));
    }

    [Test]
    public async Task CV_4_on_the_way_back_too_the_days_stay_as_the_cover_signed_them()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1", due: "2026-03-16");
        var back = await desk.BackSheet();
        await desk.Done(TestDesk.As("staff2"), new SignSheet(back, HandoverPart.Giver, 1));
        await desk.Write("UPDATE tasks SET due_on = '2026-03-27', state = 'Paused' WHERE number = '2026-1'");
        Assert.That(await Tasks(desk, back), Is.EqualTo(new[] { ("2026-1", new DateOnly(2026, 3, 16), false) }));
    }

    private static async Task<(string, DateOnly, bool)[]> Tasks(TestDesk desk, long sheet) =>
        [.. (await desk.Done(TestDesk.As("staff2"), new ShowSheet(sheet))).Lines.Where(l => l.Thing is HandoverThing.Task).Select(l => (l.Number, l.DueOn!.Value, l.Paused))];
}
