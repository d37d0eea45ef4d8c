using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.Features.Files;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Inspections;
using OfficeDesk.Web.Features.Measures;

namespace OfficeDesk.Tests.Features.Inspections;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class InspectionTests(Engine engine)
{
    private static Asker Officer => TestDesk.As("discipline1");

    [Test]
    public async Task RP_6_findings_become_a_rectification_that_is_checked_and_a_proposed_breach_and_then_it_closes()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Refused(Officer, new OpenInspection(3, desk.Today.AddDays(1)))).Field, Is.EqualTo("On"));
        var id = (await desk.Done(Officer, new OpenInspection(3, desk.Today))).Id;
        var shown = await desk.Done(Officer, new ShowInspection(id));
        Assert.That(shown.Items.Select(i => i.Text), Is.EqualTo(InspectionRules.Lines(Checklist.Section)));
        Assert.That((await desk.Refused(Officer, new RecordItem(shown.Items[0].Id, ItemResult.Bad, " ", 1))).Field, Is.EqualTo("Note"));
        await desk.Done(Officer, new RecordItem(shown.Items[0].Id, ItemResult.Bad, "窗口无人", 1));
        await desk.Done(Officer, new RecordItem(shown.Items[1].Id, ItemResult.Bad, "资料散乱", 1));
        foreach (var item in shown.Items.Skip(2)) await desk.Done(Officer, new RecordItem(item.Id, ItemResult.Good, "", 1));
        await desk.Done(Officer, new AttachPhoto(shown.Items[0].Id, "窗口.png", Samples.Png));
        Assert.That((await desk.Refused(Officer, new CloseInspection(id, "", 1))).Zh, Does.Contain("2 个问题"));

        var breach = await desk.Done(Officer, new BreachFromItem(shown.Items[0].Id, 8, BreachKind.NoNotice, "督查时不在岗，无离岗告示。", 2));
        Assert.That((await desk.Refused(Officer, new BreachFromItem(shown.Items[0].Id, 8, BreachKind.NoNotice, "再次", 3))).Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That((await desk.Done(Officer, new ShowBreach(breach.BreachId!.Value))).What, Does.Contain("不在岗"));
        Assert.That((await desk.Refused(Officer, new IssueInspectionNotice(id))).Kind, Is.EqualTo(RefusalKind.Conflict), "nothing was ordered yet");
        var order = await desk.Done(Officer, new RectifyItem(shown.Items[1].Id, 7, 5, 2));
        var notice = await desk.Done(Officer, new IssueInspectionNotice(id));
        Assert.That((notice.Number, await desk.Done(Officer, new IssueInspectionNotice(id))), Is.EqualTo(("示民效〔2026〕1号", notice)), "once for the same findings");
        var paper = await desk.Done(TestDesk.As("chief1"), new ShowDocument(notice.DocumentId));
        Assert.That((paper.Doc.ToJson().Contains("资料散乱", StringComparison.Ordinal), paper.About), Is.EqualTo((true, $"/inspections/{id}")));
        Assert.That((await desk.Refused(Officer, new CheckItem(shown.Items[1].Id, true, "", 3))).Kind, Is.EqualTo(RefusalKind.Conflict), "not put right yet");
        await desk.Done(TestDesk.As("chief1"), new FinishTask(order.TaskNumber, "已整理", null, null, 1));
        Assert.That((await desk.Refused(Officer, new CheckItem(shown.Items[1].Id, false, "", 3))).Field, Is.EqualTo("Note"));
        await desk.Done(Officer, new CheckItem(shown.Items[1].Id, true, "", 3));

        await desk.Done(Officer, new RecordForms(id, desk.Today, 30, 28, 925));
        Assert.That((await desk.Refused(Officer, new RecordForms(id, desk.Today, 30, 31, 900))).Field, Is.EqualTo("Returned"));
        await desk.Done(Officer, new RecordMeeting(id, desk.Today, "听取群众意见", "村居代表六人", "一、窗口排队；二、材料多。"));
        await desk.Done(Officer, new CloseInspection(id, "总体良好", 1));
        Assert.That((await desk.Refused(Officer, new RecordForms(id, desk.Today, 1, 1, 10))).Rule, Is.EqualTo("RP-6"));
        var chief = await desk.Done(TestDesk.As("chief1"), new ShowInspection(id));
        Assert.That((chief.Open, chief.Items[0].Photos.Count, chief.Items[1].Passed, chief.Voices[0].Mean, chief.MayWrite), Is.EqualTo((false, 1, (bool?)true, 92.5m, false)));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task ES_4_the_chief_of_the_section_hears_of_what_an_inspection_orders_somebody_there_to_put_right()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var item = (await desk.Done(Officer, new ShowInspection((await desk.Done(Officer, new OpenInspection(3, desk.Today))).Id))).Items[0].Id;
        await desk.Done(Officer, new RecordItem(item, ItemResult.Bad, "窗口无人", 1));
        var order = (await desk.Done(Officer, new RectifyItem(item, 8, 5, 2))).TaskNumber;
        Assert.That(await desk.Rows<(long Person, string Number)>("SELECT person_id, number FROM tellings"), Is.EqualTo(new[] { (7L, order) }));
    }

    [Test]
    public async Task RP_6_what_was_not_put_right_is_ordered_again_with_a_new_day_until_it_is()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = (await desk.Done(Officer, new OpenInspection(3, desk.Today))).Id;
        var item = (await desk.Done(Officer, new ShowInspection(id))).Items[0].Id;
        await desk.Done(Officer, new RecordItem(item, ItemResult.Bad, "窗口无人", 1));
        var first = (await desk.Done(Officer, new RectifyItem(item, 7, 5, 2))).TaskNumber;
        await desk.Done(TestDesk.As("chief1"), new FinishTask(first, "已安排", null, null, 1));
        Assert.That((await desk.Done(Officer, new MyWork())).Cases.ToCheck.Single(), Is.EqualTo(new CheckLine(id, item, (await desk.Done(Officer, new ShowInspection(id))).Number, first)), "it waits for the officer");
        var line = (await desk.Done(Officer, new ListInspections())).Rows.Single();
        Assert.That((line.ToCheck, line.Again), Is.EqualTo((1, 0)));
        Assert.That((await desk.Refused(Officer, new CheckItem(item, false, "仍然无人", 3))).Field, Is.EqualTo("Days"), "without a new day it leads nowhere");
        Assert.That((await desk.Refused(Officer, new CheckItem(item, false, "仍然无人", 3, 0, 999))).Rule, Is.Not.Empty);
        var notice = await desk.Done(Officer, new IssueInspectionNotice(id));
        var again = (await desk.Done(Officer, new CheckItem(item, false, "仍然无人", 3, 3, 8))).TaskNumber;
        Assert.That(again, Is.Not.EqualTo(first));
        var task = (await desk.Done(TestDesk.As("staff1"), new ShowTask(again))).Head;
        Assert.That((task.DueOn, task.Title), Is.EqualTo((new DateOnly(2026, 3, 9), "督查整改（验收不通过，重新整改）：" + InspectionRules.Lines(Checklist.Section)[0])));
        var shown = (await desk.Done(TestDesk.As("chief1"), new ShowInspection(id))).Items[0];
        Assert.That((shown.TaskNumber, shown.Passed, shown.TaskDone, shown.Failed.Single().Note, shown.Failed.Single().TaskNumber, shown.Failed.Single().AgainNumber), Is.EqualTo((again, (bool?)false, false, "仍然无人", first, again)));
        line = (await desk.Done(Officer, new ListInspections())).Rows.Single();
        Assert.That((line.ToCheck, line.Again), Is.EqualTo((0, 1)));
        Assert.That((await desk.Done(Officer, new IssueInspectionNotice(id))).DocumentId, Is.Not.EqualTo(notice.DocumentId), "what is ordered again has a paper of its own");
        Assert.That((await desk.Refused(Officer, new CheckItem(item, true, "", 4))).Kind, Is.EqualTo(RefusalKind.Conflict), "not reported yet");
        await desk.Done(TestDesk.As("staff1"), new FinishTask(again, "已到岗", null, null, 1));
        await desk.Done(Officer, new CheckItem(item, true, "", 4));
        Assert.That((await desk.Refused(Officer, new CheckItem(item, false, "再查", 5, 3))).Kind, Is.EqualTo(RefusalKind.Conflict), "put right once and for all");
        Assert.That((await desk.Done(Officer, new ListInspections())).Rows.Single().Again, Is.Zero);
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task RP_6_opinion_forms_are_handed_out_as_a_paper_and_counted_when_they_come_back()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = (await desk.Done(Officer, new OpenInspection(3, desk.Today))).Id;
        HandOutForms Out(string lines = "态度如何\n\n 是否按时 ", int copies = 30, int days = 5) => new(id, "窗口服务", "办事群众", desk.Today.AddDays(days), lines, copies);
        foreach (var (wrong, field) in new[] { (Out(lines: " \n "), "Lines"), (Out(copies: 0), "Copies"), (Out(days: -1), "Until") }) Assert.That((await desk.Refused(Officer, wrong)).Field, Is.EqualTo(field));
        var form = await desk.Done(Officer, Out());
        Assert.That(form.Number, Does.StartWith("YJ2026"));
        var paper = (await desk.Done(TestDesk.As("chief1"), new ShowDocument(form.DocumentId))).Doc.ToJson();
        foreach (var word in new[] { "窗口服务", "办事群众", "态度如何", "是否按时" }) Assert.That(paper, Does.Contain(word));
        Assert.That((await desk.Done(Officer, new ShowInspection(id))).Notices, Is.Empty, "it is no order to remedy");
        foreach (var item in (await desk.Done(Officer, new ShowInspection(id))).Items) await desk.Done(Officer, new RecordItem(item.Id, ItemResult.Good, "", 1));
        Assert.That(await desk.Refused(Officer, new CloseInspection(id, "", 1)), Is.EqualTo(InspectionRules.NotCounted));
        Assert.That((await desk.Refused(Officer, new ReturnForms(form.VoiceId, 31, 900, 1))).Field, Is.EqualTo("Returned"));
        await desk.Done(Officer, new ReturnForms(form.VoiceId, 20, 900, 1));
        Assert.That((await desk.Refused(Officer, new ReturnForms(form.VoiceId, 21, 900, 1))).Kind, Is.EqualTo(RefusalKind.Conflict));
        await desk.Done(Officer, new ReturnForms(form.VoiceId, 28, 925, 2));
        var voice = (await desk.Done(TestDesk.As("chief1"), new ShowInspection(id))).Voices.Single();
        Assert.That((voice.Handed, voice.Returned, voice.Mean, voice.DocumentId, voice.Counted), Is.EqualTo((30, 28, 92.5m, (long?)form.DocumentId, true)));
        await desk.Done(Officer, new CloseInspection(id, "", 1));
        Assert.That(await desk.Refused(Officer, new ReturnForms(form.VoiceId, 29, 925, 3)), Is.EqualTo(InspectionRules.Closed));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task BR_1_whom_a_breach_is_proposed_against_reads_nothing_of_it_in_the_inspection_before_they_are_told()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = (await desk.Done(Officer, new OpenInspection(3, desk.Today))).Id;
        var item = (await desk.Done(Officer, new ShowInspection(id))).Items[0].Id;
        await desk.Done(Officer, new RecordItem(item, ItemResult.Bad, "无人值守", 1));
        var breach = (await desk.Done(Officer, new BreachFromItem(item, 7, BreachKind.Inspection, "值守安排缺失", 2))).BreachId!.Value;
        async Task<long?> Seen(string who) => (await desk.Done(TestDesk.As(who), new ShowInspection(id))).Items[0].BreachId;
        Assert.That((await Seen("chief1"), await Seen("discipline2")), Is.EqualTo(((long?)null, (long?)breach)));
        await desk.Done(Officer, new HearBreaches([breach]));
        Assert.That(await Seen("chief1"), Is.EqualTo(breach));
    }

    [Test]
    public async Task RP_6_a_town_has_a_list_of_its_own_and_F1_a_finding_leads_on_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = (await desk.Done(Officer, new OpenInspection(8, desk.Today))).Id;
        var item = (await desk.Done(Officer, new ShowInspection(id))).Items[^1];
        Assert.That(item.Text, Is.EqualTo(InspectionRules.Lines(Checklist.Town)[^1]));
        await desk.Done(Officer, new RecordItem(item.Id, ItemResult.Bad, "缺一人签字", 1));
        var (done, refused) = await desk.Race((Officer, new RectifyItem(item.Id, 25, 5, 2)), (TestDesk.As("discipline2"), (IMessage<ItemDone>)new RectifyItem(item.Id, 24, 5, 2)));
        Assert.That((done, refused.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
    }
}
