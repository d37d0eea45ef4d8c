using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Extensions;
using OfficeDesk.Web.Features.Handovers;

namespace OfficeDesk.Tests.Features.Deadlines;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class MyWorkTests(Engine engine)
{
    [Test]
    public async Task DL_10_my_day_is_grouped_by_what_must_happen()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var late = await desk.Assigned(limit: 1, title: "超期的");
        var today = await desk.Assigned(limit: 2);
        var tomorrow = await desk.Assigned(limit: 3);
        var rest = await desk.Assigned(limit: 15);
        var reported = await desk.Assigned(limit: 15);
        await desk.Assigned(answering: 9);
        desk.Clock.Set(new DateTime(2026, 3, 6, 9, 0, 0));
        await desk.Finish(reported);
        var day = await desk.Done(TestDesk.As("staff1"), new MyWork());
        Assert.That(day.First.Select(t => (t.Number, t.DaysLeft)), Is.EqualTo(new[] { (late, -1) }));
        Assert.That(day.Soon.Select(t => t.Number), Is.EqualTo(new[] { today, tomorrow }));
        Assert.That(day.Rest.Select(t => t.Number), Is.EqualTo(new[] { rest }));
        Assert.That(day.ToReport.Select(t => t.Number), Is.EqualTo(new[] { reported }));
        Assert.That((day.DoneToday, day.OpenToday), Is.EqualTo((1, 3)));
    }

    [Test]
    public async Task DL_9_what_the_clock_was_paused_for_stands_among_what_waits_for_others()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (paused, open) = (await desk.Assigned(limit: 15), await desk.Assigned(limit: 15));
        await desk.Write("UPDATE tasks SET state = 'Paused' WHERE number = @paused", new { paused });
        var day = await desk.Done(TestDesk.As("staff1"), new MyWork());
        Assert.That(day.Waiting.Select(w => (w.Kind, w.Number, w.Since)), Is.EqualTo(new[] { ("Paused", paused, desk.Clock.GetUtcNow()) }));
        Assert.That((day.Rest.Single().Number, day.Counts.Rest), Is.EqualTo((open, 1)));
    }

    [Test]
    public async Task DL_5_of_very_many_open_tasks_my_day_shows_the_urgent_and_the_first_and_says_how_many_there_are()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        string[] due = ["2026-03-02", "2026-03-05", "2026-04-01"];
        // the last of each group is urgent and due last of all
        await desk.Work(db => db.Insert("tasks (id, number, kind, title, source, section_id, answering_id, received_on, first_due_on, due_on, state, urgent, made_at, made_by)", Enumerable.Range(0, 900),
            i => [50_000L + i, $"RW2026-{i}", "Assigned", "事项", "Superior", 3L, 8L, "2026-03-01", due[i % 3], i < 897 ? due[i % 3] : new[] { "2026-03-03", "2026-03-05", "2026-04-02" }[i % 3], "Open", i < 897 ? 0 : 1, desk.Clock.GetUtcNow(), 7L]));
        var sent = await desk.Done(TestDesk.As("staff1"), new LogEnquiry(Channel.Visit, CitizenName: "来访人甲", Phone: "10000010001", MatterTypeId: 4, Ask: "临时困难", Route: EnquiryRoute.SameSection));
        var day = await desk.Done(TestDesk.As("staff1"), new MyWork());
        Assert.That((day.Counts.First, day.Counts.Soon, day.Counts.Rest), Is.EqualTo((300, 300, 301)), "the matter counts, its transfer waits for others");
        foreach (var group in new[] { day.First, day.Soon, day.Rest })
        {
            Assert.That(group, Has.Count.EqualTo(30));
            Assert.That(group.Select(t => t.Urgent), Is.EqualTo(Enumerable.Repeat(false, 29).Prepend(true)), "the urgent one is not cut off");
        }
        Assert.That(day.Waiting.Single().Number, Is.EqualTo(sent.TransferNumber));
    }

    [Test]
    public async Task FC_4_a_transfer_waits_with_the_receiver_and_with_the_first_contact_who_still_answers()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await desk.Done(TestDesk.As("staff1"), new LogEnquiry(Channel.Visit, CitizenName: "来访人甲", Phone: "10000010001", MatterTypeId: 4, Ask: "临时困难", Route: EnquiryRoute.SameSection));
        var receiver = (await desk.Done(TestDesk.As("staff4"), new MyWork())).Transfers.Single();
        Assert.That((receiver.Number, receiver.EnquiryNumber, receiver.From, receiver.Accepted), Is.EqualTo((logged.TransferNumber, logged.Number, "工作人员甲", false)));
        var first = await desk.Done(TestDesk.As("staff1"), new MyWork());
        Assert.That(first.Waiting.Select(w => (w.Kind, w.Number, w.For)), Is.EqualTo(new[] { ("Transfer", logged.TransferNumber, "工作人员丁") }));
        Assert.That(first.Rest.Select(t => (t.Number, t.Citizen)), Is.EqualTo(new[] { (logged.Number, "来访人甲") }));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ShowTask(logged.Number))).Transfer!.To, Is.EqualTo("工作人员丁"));
    }

    [Test]
    public async Task DL_6_and_DL_7_what_waits_for_a_signature_a_decision_or_for_telling_is_shown_to_whom_it_waits_for()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var asked = await desk.Done(TestDesk.As("staff1"), new AskExtension(number, 3, "核查", "本人同意", 1));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new MyWork())).Waiting.Single().Kind, Is.EqualTo("Extension"));
        await desk.Done(TestDesk.As("chief1"), new GiveOpinion(asked.Id, true, "", 1));
        await desk.Done(TestDesk.As("leader1"), new DecideExtension(asked.Id, true, "", 2));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new MyWork())).ToTell.Single().NewDueOn, Is.EqualTo(new DateOnly(2026, 3, 23)));
        await desk.Done(TestDesk.As("staff1"), new RecordTold(asked.Id, "电话"));
        var given = await desk.Done(TestDesk.As("staff1"), new HandOver(number, 9, "材料", true, 3));
        Assert.That((await desk.Done(TestDesk.As("staff2"), new MyWork())).ToSign.Select(h => (h.Id, h.Moves)), Is.EqualTo(new[] { (given.Id, true) }));
        var mine = await desk.Done(TestDesk.As("staff1"), new MyWork());
        Assert.That((mine.ToTell.Count, mine.Waiting.Single().Kind), Is.EqualTo((0, "Handover")));
    }

    [Test]
    public async Task D6_the_phone_is_masked_for_everybody_and_the_name_for_whoever_does_not_work_on_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        async Task<(string, string)> Seen(string who)
        {
            var box = (await desk.Done(TestDesk.As(who), new ShowTask(number))).Citizen!;
            return (box.Name, box.Phone);
        }
        Assert.That(await Seen("staff1"), Is.EqualTo(("来访人甲", "100****0001")));
        Assert.That(await Seen("chief1"), Is.EqualTo(("来访人甲", "100****0001")));
        foreach (var who in new[] { "staff2", "leader1", "director", "office1" }) Assert.That(await Seen(who), Is.EqualTo((Masks.Name("来访人甲"), "100****0001")), who);
    }

    [Test]
    public async Task DL_7_the_page_says_what_may_be_done_and_why_not()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        async Task<TaskActs> May(string who) => (await desk.Done(TestDesk.As(who), new ShowTask(number))).May;
        Assert.That(await May("staff1"), Is.EqualTo(new TaskActs(null, TaskRules.CannotReport(TaskSource.Citizen, false, false), null, null)));
        Assert.That((await May("chief1")).Extend, Is.EqualTo(TaskRules.NotYourTask));
        Assert.That((await May("staff2")).Finish, Is.EqualTo(TaskRules.NotYourTask));
        desk.Clock.Set(new DateTime(2026, 3, 19, 9, 0, 0));
        Assert.That((await May("staff1")).Extend!.En, Does.Contain("has passed"));
    }

    [Test]
    public async Task DL_4_why_this_date_counts_every_day_and_names_the_extension()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var asked = await desk.Done(TestDesk.As("staff1"), new AskExtension(number, 3, "核查", "本人同意", 1));
        await desk.Done(TestDesk.As("chief1"), new GiveOpinion(asked.Id, true, "", 1));
        await desk.Done(TestDesk.As("leader1"), new DecideExtension(asked.Id, true, "", 2));
        var why = await desk.Done(TestDesk.As("chief1"), new WhyThisDate(number));
        Assert.That((why.Days.Max(d => d.Counted), why.Days[^1].Day, why.Moves.Single().To, why.DueOn), Is.EqualTo((10, new DateOnly(2026, 3, 18), new DateOnly(2026, 3, 23), new DateOnly(2026, 3, 23))));
    }

    [Test]
    public async Task E1_tasks_of_other_sections_are_not_found_whatever_is_asked()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var stranger = TestDesk.As("staff8");
        var none = DeskRefusals.NotFound();
        Assert.That(await desk.Refused(stranger, new ShowTask(number)), Is.EqualTo(none));
        Assert.That(await desk.Refused(stranger, new WhyThisDate(number)), Is.EqualTo(none));
        Assert.That(await desk.Refused(stranger, new ResponsibilityOf(number)), Is.EqualTo(none));
        Assert.That(await desk.Refused(stranger, new WhoWasResponsible(number, desk.Today)), Is.EqualTo(none));
        Assert.That(await desk.Refused(stranger, new HandoverForm(number)), Is.EqualTo(none));
        Assert.That(await desk.Refused(stranger, new ExtensionForm(number)), Is.EqualTo(none));
    }
}
