using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Search;

namespace OfficeDesk.Tests.Features.Search;

/// <summary>Matters that were put into blocks are found as those that were not.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class BlockTests(Engine engine)
{
    private static readonly string[] Looked = ["渔船补贴", "来访人乙 渔船", "lfry", "询问办理", "第3007次", "生活保障 渔船", "没有的字"];

    [Test]
    public async Task What_is_found_is_the_same_before_and_after_it_was_put_into_a_block()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Old(3500);
        var before = await Everything(desk);
        Assert.That(await desk.Index(), Is.EqualTo(new MattersIndexed(3500, 1)));
        Assert.That(await Everything(desk), Is.EqualTo(before));
        Assert.That(await desk.Matters("staff1", "渔船补贴"), Is.EqualTo(new[] { "2025-3007", "2025-2007", "2025-1007", "2025-7" }), "newest first");
        Assert.That(await desk.Matters("staff8", "渔船补贴"), Is.Empty, "another section's");
        Assert.That(await desk.Index(), Is.EqualTo(new MattersIndexed(0, 0)), "nothing new");
    }

    [Test]
    public async Task Few_new_ones_wait_for_their_block_and_are_found_with_the_old_ones()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Old(1200);
        await desk.Index();
        var fresh = (await desk.Log("来访人甲", "10000090001", "也问渔船补贴")).Number;
        await desk.Index();
        Assert.That(await desk.Rows<long>("SELECT block_no FROM search_blocks"), Has.Count.EqualTo(1));
        Assert.That(await desk.Matters("staff1", "渔船补贴"), Is.EqualTo(new[] { fresh, "2025-1007", "2025-7" }));
    }

    [Test]
    public async Task E1_a_matter_that_moved_to_another_section_after_it_was_put_into_a_block_is_found_there()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Old(1200);
        await desk.Index();
        await desk.Write("UPDATE enquiries SET section_id = 5, first_contact_id = 17, responsible_id = 17 WHERE number = '2025-1007'");
        Assert.That(await desk.Matters("staff8", "渔船补贴"), Is.EqualTo(new[] { "2025-1007" }));
        Assert.That(await desk.Matters("staff1", "渔船补贴"), Is.EqualTo(new[] { "2025-7" }), "and not where it was");
    }

    [Test]
    public async Task A1_a_block_that_was_begun_and_never_sealed_is_not_believed_and_made_anew()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Old(1100);
        await desk.Work(db => db.Insert("search_hits (block_no, gram, hits)", Enumerable.Range(1, 30), i => [1L, (long)i, new byte[] { 1 }]));
        Assert.That(await desk.Matters("staff1", "渔船补贴"), Has.Count.EqualTo(2));
        Assert.That((await desk.Index()).Blocks, Is.EqualTo(1));
        Assert.That(await desk.Rows<long>("SELECT gram FROM search_hits WHERE gram <= 30"), Is.Empty);
        Assert.That(await desk.Matters("staff1", "渔船补贴"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_was_written_a_moment_ago_is_not_put_into_a_block_yet()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Old(1100);
        await desk.Write("UPDATE enquiries SET id = @Now + id WHERE id < 1000000", new { Now = Ids.At(desk.Clock.GetUtcNow().AddMinutes(-1)) });
        Assert.That((await desk.Index()).Matters, Is.Zero, "a row with a lower id may still be on its way");
        desk.Clock.Set(OfficeClock.Wall(desk.Clock.GetUtcNow().AddMinutes(30)));
        Assert.That((await desk.Index()).Matters, Is.EqualTo(1100));
    }

    [Test]
    public async Task Words_that_fit_far_too_much_say_so_where_older_ones_were_not_looked_at()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Old(10_100);
        while ((await desk.Index()).Blocks > 0) { }
        var chief = await desk.Done(TestDesk.As("chief1"), new FindAnything("询问办理", 10));
        Assert.That((chief.More, chief.Partly), Is.EqualTo((true, false)));
        // another section's, of which there are 1010
        var elsewhere = await desk.Done(TestDesk.As("chief1"), new FindAnything("0次来电", 10));
        Assert.That((elsewhere.Lines.Count(l => l.Kind is FoundKind.Matter), elsewhere.Partly), Is.EqualTo((0, true)));
    }

    [Test]
    public async Task Whoever_sees_few_matters_finds_the_oldest_of_them_among_ever_so_many_that_fit()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Old(4000);
        await desk.Index();
        await desk.Write("UPDATE enquiries SET responsible_id = @Id WHERE number = '2025-3'", new { Id = TestDesk.As("staff10").PersonId });
        var found = await desk.Done(TestDesk.As("staff10"), new FindAnything("询问办理", 10));
        Assert.That((string.Join(' ', found.Lines.Where(l => l.Kind is FoundKind.Matter).Select(l => l.Head)), found.Partly), Is.EqualTo(("2025-3", false)));
    }

    [Test]
    public async Task A_newer_task_without_a_first_contact_stands_before_older_first_contacts()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Old(1200);
        foreach (var some in Enumerable.Range(0, 1100).Chunk(500))
            await desk.Work(db => db.Insert("tasks (id, number, kind, title, source, section_id, answering_id, received_on, first_due_on, due_on, state, done_on, made_at, made_by)", some, i => [
                5000L + i, $"RW2025-{i}", "Assigned", $"汇总询问办理第{i}次", "BureauLeader", 3, 9, "2025-11-03", "2025-11-28", "2025-11-28", "Reported", "2025-11-20", db.Now.AddDays(-80), 9]));
        while ((await desk.Index()).Blocks > 0) { }
        Assert.That(await desk.Rows<long>("SELECT block_no FROM search_blocks"), Has.Count.EqualTo(2));
        Assert.That(await desk.Matters("staff1", "询问办理", 3), Is.EqualTo(new[] { "RW2025-1099", "RW2025-1098", "RW2025-1097" }));
    }

    private static async Task<string> Everything(TestDesk desk)
    {
        var all = new List<string>();
        foreach (var who in new[] { "staff1", "chief1", "staff8", "director", "discipline1", "admin" })
            foreach (var text in Looked) all.Add($"{who} {text}: {string.Join(' ', await desk.Matters(who, text, 5))}");
        return string.Join('\n', all);
    }
}
