using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Clocks;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Extensions;

namespace OfficeDesk.Tests.Features.Enquiries;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class MergeEnquiryTests(Engine engine)
{
    private static MergeEnquiry Merge(string number, string into, int version = 1) => new(number, into, "同一办事人同一件事", version);

    [Test]
    public async Task GN_5_merging_keeps_both_first_contacts_and_deletes_nothing()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var first = await desk.Done(TestDesk.As("staff8"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问低保", Route: EnquiryRoute.OtherUnit, BroughtOver: true));
        desk.Clock.Pass(TimeSpan.FromHours(2));
        var second = await new Stage(desk).Enquiry();
        Assert.That((await desk.Refused(TestDesk.As("staff1"), Merge(first.Number, second.Number, 2))).Zh, Does.Contain("较早"), "no deadline becomes longer by merging");
        var asked = await desk.Done(TestDesk.As("staff1"), new AskExtension(second.Number, 3, "材料核查需要时间", "申请人同意", 1));
        var merged = await desk.Done(TestDesk.As("staff1"), Merge(second.Number, first.Number));
        Assert.That(merged.VoidTasks, Is.EqualTo(new[] { second.Number }));
        var later = await desk.Done(TestDesk.As("staff1"), new ShowEnquiry(second.Number));
        var earlier = await desk.Done(TestDesk.As("staff1"), new ShowEnquiry(first.Number));
        Assert.That((later.State, later.MergedInto, later.FirstContact.Name), Is.EqualTo((EnquiryState.Merged, first.Number, "工作人员甲")));
        Assert.That((earlier.State, earlier.FirstContact.Id, earlier.Merged.Single().Number, earlier.Merged.Single().FirstContact), Is.EqualTo((EnquiryState.Open, TestDesk.As("staff8").PersonId, second.Number, "工作人员甲")));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ShowTask(second.Number))).Head is { State: OfficeDesk.Web.Office.TaskState.Void } head && head.Result == $"并入 {first.Number}");
        Assert.That(await desk.Rows<string>("SELECT state FROM extensions WHERE id = @Id", new { asked.Id }), Is.EqualTo(new[] { "Lapsed" }));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), Merge(second.Number, first.Number, 2))).Rule, Is.EqualTo("GN-5"));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new AnswerEnquiry(second.Number, Channel.Call, "已告知", null, 2))).Zh, Does.Contain("并入"));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task GN_5_only_what_both_are_in_sight_and_open_and_not_on_its_way()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var stage = new Stage(desk);
        var (first, second) = ((await stage.Enquiry()).Number, (await stage.Enquiry()).Number);
        Assert.That(await desk.Refused(TestDesk.As("staff1"), Merge(second, "2026-999")), Has.Property("Kind").EqualTo(RefusalKind.NotFound).And.Property("Field").EqualTo("Into"));
        Assert.That((await desk.Refused(TestDesk.As("staff8"), Merge(second, first))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), Merge(second, second))).Field, Is.EqualTo("Into"));
        var transfer = (await stage.Transfer()).Split("-Z")[0];
        Assert.That((await desk.Refused(TestDesk.As("staff1"), Merge(transfer, first))).Zh, Does.Contain("转办"));
        await desk.Done(TestDesk.As("staff1"), new WithdrawEnquiry(first, "不办了"));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), Merge(second, first))).Kind, Is.EqualTo(RefusalKind.Conflict));
    }

    [Test]
    public async Task GN_5_what_is_overdue_is_not_merged_away()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var stage = new Stage(desk);
        var (first, second) = ((await stage.Enquiry()).Number, (await stage.Enquiry()).Number);
        desk.Clock.Set(new DateTime(2026, 6, 1, 9, 0, 0));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), Merge(second, first))).Zh, Does.Contain("分管领导作废"));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), Merge(second, first))).Rule, Is.EqualTo("GN-5"));
    }

    [Test]
    public async Task GN_5_DL_9_what_is_paused_is_not_overdue_and_is_merged()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var stage = new Stage(desk);
        var (first, second) = ((await stage.Enquiry()).Number, (await stage.Enquiry()).Number);
        var asked = await desk.Done(TestDesk.As("staff1"), new AskClock(second, ClockAct.Pause, "有关规定", "专家评审", "10 天", 1));
        await desk.Done(TestDesk.As("leader1"), new DecideClock(asked.Id, true, "", 1));
        desk.Clock.Set(new DateTime(2026, 6, 1, 9, 0, 0));
        await desk.Done(TestDesk.As("staff1"), Merge(second, first));
        Assert.That(await desk.Rows<string>("SELECT concat(state, late, late_days) FROM tasks WHERE number = @second", new { second }), Is.EqualTo(new[] { "Void00" }), "DL-11: nor late");
    }
}
