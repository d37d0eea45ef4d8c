using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Cover;

namespace OfficeDesk.Tests.Features.Cover;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class InstructionTests(Engine engine)
{
    [Test]
    public async Task DL_6_what_is_to_be_done_next_goes_with_its_task_to_whoever_takes_over_and_is_kept()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1");
        await desk.Work("2026-2");
        var filed = await desk.Filed(await desk.Leave());
        var sheet = await desk.SheetOf(filed.Id);
        var saved = await desk.Done(TestDesk.As("staff1"), new InstructOnTasks(sheet, [new("2026-1", "等社区李主任回电，号码在卷内"), new("2026-2", "")], 1));
        saved = await desk.Done(TestDesk.As("staff1"), new InstructOnTasks(sheet, [new("2026-1", " 周五前入户，找社区李主任 "), new("2026-2", "只差审批签字")], saved.Version));
        saved = await desk.Done(TestDesk.As("staff1"), new InstructOnTasks(sheet, [new("2026-2", "")], saved.Version));
        Assert.That(await Said(desk, sheet), Is.EqualTo(new[] { ("2026-1", "周五前入户，找社区李主任"), ("2026-2", "") }), "the last word counts, an empty one takes it back");

        await desk.Done(TestDesk.As("staff1"), new SignSheet(sheet, HandoverPart.Giver, saved.Version));
        Assert.That(await desk.Refused(TestDesk.As("staff1"), new InstructOnTasks(sheet, [new("2026-1", "改了")], saved.Version + 1)), Is.EqualTo(CoverRules.ListSigned));
        await desk.Done(TestDesk.As("staff2"), new SignSheet(sheet, HandoverPart.Taker, saved.Version + 1));
        await desk.Done(TestDesk.As("chief1"), new SignSheet(sheet, HandoverPart.Witness, saved.Version + 2));
        Assert.That(await Said(desk, sheet), Is.EqualTo(new[] { ("2026-1", "周五前入户，找社区李主任"), ("2026-2", "") }));
        Assert.That(await desk.Rows<string>("SELECT concat(t.number, ' ', e.person_id, ' ', e.note) FROM events e JOIN tasks t ON t.id = e.task_id WHERE e.zh = '离岗交接的交代，给 工作人员乙'"), Is.EqualTo(new[] { "2026-1 8 周五前入户，找社区李主任" }));
        Assert.That((await desk.Rows<string>("SELECT content FROM documents WHERE kind = 'handover' AND subject_id = @Id", new { filed.Id })).Single(), Does.Contain("周五前入户，找社区李主任"), "and it stands on the paper");
    }

    [Test]
    public async Task CV_4_only_whoever_hands_over_writes_it_and_never_over_what_came_since()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1");
        var sheet = await desk.SheetOf((await desk.Filed(await desk.Leave())).Id);
        InstructOnTasks Of(string text, int version = 1, string number = "2026-1") => new(sheet, [new(number, text)], version);
        Assert.That((await desk.Refused(TestDesk.As("staff2"), Of("我来写"))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), Of("系统口令在抽屉里"))).Field, Is.EqualTo("Instructions"));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), Of("已办", number: "2026-9"))).Zh, Does.StartWith("2026-9 已不在"));
        await desk.Done(TestDesk.As("staff1"), new AddSheetLine(sheet, HandoverThing.Key, "钥匙"));
        Assert.That(await desk.Refused(TestDesk.As("staff1"), Of("晚了")), Is.EqualTo(DeskRefusals.Changed()));
        await desk.Done(TestDesk.As("staff1"), Of("找李主任", 2));
        Assert.That(await Said(desk, sheet), Is.EqualTo(new[] { ("2026-1", "找李主任") }));
    }

    [Test]
    public async Task DL_6_on_the_way_back_the_cover_says_what_is_left_to_do()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1");
        var back = await desk.BackSheet();
        await desk.Done(TestDesk.As("staff2"), new InstructOnTasks(back, [new("2026-1", "已入户，待录入")], 1));
        await desk.Done(TestDesk.As("staff2"), new SignSheet(back, HandoverPart.Giver, 2));
        Assert.That(await desk.Rows<string>("SELECT note FROM events WHERE zh = '返岗交接的交代，给 工作人员甲'"), Is.EqualTo(new[] { "已入户，待录入" }));
    }

    private static async Task<(string, string)[]> Said(TestDesk desk, long sheet) =>
        [.. (await desk.Done(TestDesk.As("staff2"), new ShowSheet(sheet))).Lines.Where(l => l.Thing is HandoverThing.Task).Select(l => (l.Number, l.Instruction))];
}
