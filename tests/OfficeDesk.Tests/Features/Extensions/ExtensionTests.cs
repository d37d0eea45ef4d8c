using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Extensions;

namespace OfficeDesk.Tests.Features.Extensions;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ExtensionTests(Engine engine)
{
    private static AskExtension Ask(string number, int days = 5, int version = 1) => new(number, days, "需要入户核查", "来访人甲 3月4日电话同意", version);

    [Test]
    public async Task DL_7_asked_then_opinion_then_decision_and_only_then_the_date_moves()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var asked = await desk.Done(TestDesk.As("staff1"), Ask(number));
        Assert.That((asked.Number, asked.NewDueOn, asked.WaitsFor), Is.EqualTo(("YQ2026-1", new DateOnly(2026, 3, 25), "科长甲")));
        Assert.That((await desk.Task(number)).DueOn, Is.EqualTo(new DateOnly(2026, 3, 18)));
        Assert.That((await desk.Refused(TestDesk.As("leader1"), new DecideExtension(asked.Id, true, "", 1))).Rule, Is.EqualTo("DL-7"), "the opinion comes first");

        var opinion = await desk.Done(TestDesk.As("chief1"), new GiveOpinion(asked.Id, true, "", 1));
        Assert.That((opinion.WaitsFor, opinion.Version), Is.EqualTo(("分管领导甲", 2)));
        Assert.That(await desk.Done(TestDesk.As("leader1"), new DecideExtension(asked.Id, true, "同意", 2)), Is.EqualTo(new ExtensionDecided(asked.Id, "YQ2026-1", true, new DateOnly(2026, 3, 25), "")));
        var task = await desk.Task(number);
        Assert.That((task.DueOn, task.FirstDueOn, task.Extensions, task.Provisional), Is.EqualTo((new DateOnly(2026, 3, 25), new DateOnly(2026, 3, 18), 1, 0)));
        Assert.That(await desk.Rows<string>("SELECT CONCAT(kind, state, decider_id) FROM requests ORDER BY id"), Is.EqualTo(new[] { "OpinionDecided7", "ExtensionDecided2" }));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task DL_7_the_citizen_is_told_the_new_date_once_and_only_when_there_is_one()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var id = (await desk.Done(TestDesk.As("staff1"), Ask(number))).Id;
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new RecordTold(id, "电话"))).Kind, Is.EqualTo(RefusalKind.Conflict));
        await Agree(desk, id);
        await desk.Done(TestDesk.As("staff1"), new RecordTold(id, "电话告知本人"));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new RecordTold(id, "再告知"))).Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That(await desk.Rows<string>("SELECT told_how FROM extensions"), Is.EqualTo(new[] { "电话告知本人" }));
    }

    [Test]
    public async Task DL_7_a_refused_extension_moves_nothing_and_says_why()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var id = (await desk.Done(TestDesk.As("staff1"), Ask(number))).Id;
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new GiveOpinion(id, false, "", 1))).Field, Is.EqualTo("Text"));
        await desk.Done(TestDesk.As("chief1"), new GiveOpinion(id, false, "应能按期", 1));
        Assert.That((await desk.Refused(TestDesk.As("leader1"), new DecideExtension(id, false, " ", 2))).Field, Is.EqualTo("Text"));
        await desk.Done(TestDesk.As("leader1"), new DecideExtension(id, false, "按期办结", 2));
        Assert.That(((await desk.Task(number)).DueOn, (await desk.Task(number)).Extensions), Is.EqualTo((new DateOnly(2026, 3, 18), 0)));
        Assert.That(await desk.Refused(TestDesk.As("director"), new DecideExtension(id, true, "", 3)), Is.EqualTo(ExtensionRules.Settled));
    }

    [Test]
    public async Task DL_7_a_second_extension_needs_the_director()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        await Agree(desk, (await desk.Done(TestDesk.As("staff1"), Ask(number))).Id);
        var second = (await desk.Done(TestDesk.As("staff1"), Ask(number, version: 3))).Id;
        Assert.That((await desk.Done(TestDesk.As("chief1"), new GiveOpinion(second, true, "", 1))).WaitsFor, Is.EqualTo("局长甲"));
        Assert.That(await desk.Refused(TestDesk.As("leader1"), new DecideExtension(second, true, "", 2)), Is.EqualTo(ExtensionRules.NotYoursToDecide(true)));
        Assert.That((await desk.Done(TestDesk.As("director"), new DecideExtension(second, true, "", 2))).DueOn, Is.EqualTo(new DateOnly(2026, 4, 1)));
        Assert.That((await desk.Task(number)).FirstDueOn, Is.EqualTo(new DateOnly(2026, 3, 18)), "the original date stays");
    }

    [TestCase("2026-03-18", 10, null)]
    [TestCase("2026-03-18", 11, "Days")]
    [TestCase("2026-03-18", 0, "Days")]
    [TestCase("2026-03-19", 1, "")]
    public async Task DL_7_at_the_latest_on_the_due_date_for_at_most_the_limit_again(string today, int days, string? field)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        desk.Clock.Set(DateTime.Parse($"{today}T16:00"));
        if (field is null) await desk.Done(TestDesk.As("staff1"), Ask(number, days));
        else Assert.That((await desk.Refused(TestDesk.As("staff1"), Ask(number, days))).Field, Is.EqualTo(field));
    }

    [Test]
    public async Task DL_7_only_the_answering_person_asks_once_at_a_time_and_transfers_are_not_extended()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        foreach (var other in new[] { "staff2", "staff8", "chief1", "leader1" })
            Assert.That((await desk.Refused(TestDesk.As(other), Ask(number))).Kind, Is.EqualTo(RefusalKind.NotFound), other);
        await desk.Done(TestDesk.As("staff1"), Ask(number));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), Ask(number, version: 2))).Kind, Is.EqualTo(RefusalKind.Conflict));
        await desk.Write("UPDATE extensions SET state = 'Refused'; UPDATE tasks SET kind = 'Transfer'");
        Assert.That(await desk.Refused(TestDesk.As("staff1"), Ask(number, version: 2)), Is.EqualTo(ExtensionRules.TransfersStay));
    }

    [Test]
    public async Task GN_3_what_is_undecided_at_the_end_of_the_due_date_lapses_and_who_asked_is_told()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var id = (await desk.Done(TestDesk.As("staff1"), Ask(number))).Id;
        desk.Clock.Set(new DateTime(2026, 3, 18, 23, 59, 0));
        Assert.That((await desk.Done(Asker.Clock, new LapseExtensions())).Count, Is.Zero);
        desk.Clock.Set(new DateTime(2026, 3, 19, 0, 1, 0));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new GiveOpinion(id, true, "", 1))).Rule, Is.EqualTo("GN-3"));
        Assert.That(await desk.Done(Asker.Clock, new LapseExtensions()), Is.EqualTo(new ExtensionsLapsed(1, false)));
        Assert.That((await desk.Done(Asker.Clock, new LapseExtensions())).Count, Is.Zero, "once");
        Assert.That(await desk.Rows<string>("SELECT CONCAT(x.state, r.state) FROM extensions x JOIN requests r ON r.subject_id = x.id"), Is.EqualTo(new[] { "LapsedLapsed" }));
        Assert.That(await desk.Rows<long>("SELECT recipient_id FROM outbox"), Is.EqualTo(new[] { 8L }));
        Assert.That((await desk.Rows<string>("SELECT CONCAT(subject, body_text, body_html) FROM outbox")).Single(), Does.Contain("YQ2026-1").And.Contain(number).And.Not.Contain("来访人"));
        Assert.That((await desk.Task(number)).DueOn, Is.EqualTo(new DateOnly(2026, 3, 18)));
    }

    [Test]
    public async Task GN_5_finishing_the_task_ends_a_pending_extension_and_a_pending_one_stops_nothing()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter(noneLeft: true);
        var id = (await desk.Done(TestDesk.As("staff1"), Ask(number))).Id;
        await desk.Finish(number, version: 2);
        Assert.That(await desk.Rows<string>("SELECT CONCAT(x.state, r.state) FROM extensions x JOIN requests r ON r.subject_id = x.id"), Is.EqualTo(new[] { "LapsedLapsed" }));
        Assert.That(await desk.Refused(TestDesk.As("chief1"), new GiveOpinion(id, true, "", 2)), Is.EqualTo(ExtensionRules.Settled));
    }

    [TestCase("leader2")]
    [TestCase("chief2")]
    public async Task E1_people_of_another_division_find_nothing(string stranger)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = (await desk.Done(TestDesk.As("staff1"), Ask(await desk.Matter()))).Id;
        Assert.That((await desk.Refused(TestDesk.As(stranger), new GiveOpinion(id, true, "", 1))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await desk.Refused(TestDesk.As(stranger), new DecideExtension(id, true, "", 1))).Kind, Is.AnyOf(RefusalKind.NotFound, RefusalKind.Forbidden));
    }

    [Test]
    public async Task F1_of_two_decisions_one_wins_and_F2_asking_twice_asks_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 8; i++)
        {
            var number = await desk.Matter(9100 + i, $"2026-91{i:00}");
            var first = await desk.Done(TestDesk.As("staff1"), Ask(number), $"k{i}");
            Assert.That(await desk.Done(TestDesk.As("staff1"), Ask(number), $"k{i}"), Is.EqualTo(first));
            var (opinions, late) = await desk.Race((TestDesk.As("chief1"), new GiveOpinion(first.Id, true, "", 1)), (TestDesk.As("chief1"), (IMessage<OpinionGiven>)new GiveOpinion(first.Id, false, "不", 1)));
            Assert.That((opinions, late.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
            var (done, refused) = await desk.Race((TestDesk.As("leader1"), new DecideExtension(first.Id, true, "", 2)), (TestDesk.As("director"), (IMessage<ExtensionDecided>)new DecideExtension(first.Id, false, "不", 2)));
            Assert.That((done, refused.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
            var agreed = (await desk.Rows<string>("SELECT state FROM extensions WHERE id = @Id", new { first.Id })).Single() == "Agreed";
            Assert.That((await desk.Task(number)).DueOn, Is.EqualTo(new DateOnly(2026, 3, agreed ? 25 : 18)));
        }
    }

    [Test]
    public async Task F1_of_two_who_ask_or_tell_at_once_one_wins()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var (asked, slow) = await desk.Race((TestDesk.As("staff1"), Ask(number)), (TestDesk.As("staff1"), (IMessage<ExtensionAsked>)Ask(number, 3)));
        Assert.That((asked, slow.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
        var id = (await desk.Rows<long>("SELECT id FROM extensions")).Single();
        await Agree(desk, id);
        var (told, refused) = await desk.Race((TestDesk.As("staff1"), new RecordTold(id, "电话")), (TestDesk.As("chief1"), (IMessage<NewDateTold>)new RecordTold(id, "短信")));
        Assert.That((told, refused.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
    }

    private static async Task Agree(TestDesk desk, long id)
    {
        await desk.Done(TestDesk.As("chief1"), new GiveOpinion(id, true, "", 1));
        await desk.Done(TestDesk.As("leader1"), new DecideExtension(id, true, "", 2));
    }
}
