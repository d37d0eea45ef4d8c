using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Discipline;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Features.Measures;

namespace OfficeDesk.Tests.Features.Measures;

/// <summary>Orders to remedy straight from the list of what is overdue, and facts that an officer enters by hand. 8 = staff1, 9 = staff2, 22 and 23 = the discipline office.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class RemedyTests(Engine engine)
{
    private static readonly Asker Director = TestDesk.As("director");

    [Test]
    public async Task BR_2_overdue_tasks_are_ordered_to_be_put_right_straight_from_the_list_one_task_and_one_paper_a_person()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var numbers = await Overdue(desk, 8, 8, 9);
        Assert.That((await desk.Done(Cases.Officer, new OverdueRecords(OverdueKind.Overdue))).Records.Select(r => r.Number), Is.EqualTo(numbers));
        var sheet = await desk.Done(Cases.Officer, new RemedyForm(numbers));
        Assert.That((sheet.Days, sheet.Lines.Count(l => l.Cannot is null), sheet.Lines[0].Late), Is.EqualTo((10, 3, 3)));
        Assert.That((await desk.Refused(Cases.Officer, new OrderRemedy(numbers, " ", null))).Field, Is.EqualTo("Demand"));
        Assert.That((await desk.Refused(Cases.Officer, new OrderRemedy([], "立即办结", null))).Rule, Is.EqualTo("BR-2"));
        var ordered = (await desk.Done(Cases.Officer, new OrderRemedy(numbers, "立即办结，向办事人说明。", 5))).Orders;
        Assert.That(ordered.Select(o => (o.Person, o.Count, o.DueOn)), Is.EqualTo(new[] { ("工作人员甲", 2, new DateOnly(2026, 3, 30)), ("工作人员乙", 1, new DateOnly(2026, 3, 30)) }));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ShowTask(ordered[0].Task))).Head.Title, Does.StartWith("责令补救：").And.EndsWith("等 2 件"));
        var paper = await desk.Done(TestDesk.As("staff1"), new ShowDocument(ordered[0].DocumentId));
        Assert.That(numbers.Select(n => paper.Doc.ToJson().Contains(n, StringComparison.Ordinal)), Is.EqualTo(new[] { true, true, false }), "each gets what is theirs");
        var mails = await desk.Rows<(long To, string Subject)>("SELECT recipient_id, subject FROM outbox ORDER BY recipient_id");
        Assert.That(mails, Is.EqualTo(new[] { (8L, "责令补救通知"), (9L, "责令补救通知") }));
        Assert.That((await desk.Refused(Cases.Officer, new OrderRemedy([numbers[0]], "再次", null))).Zh, Does.Contain(ordered[0].Task), "never a second one");
        Assert.That((await desk.Done(Cases.Officer, new RemedyForm(numbers))).Lines.Select(l => l.Cannot?.Rule), Is.All.EqualTo("BR-2"));
        Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM measures")).Single() + (await desk.Rows<long>("SELECT COUNT(*) FROM breaches")).Single(), Is.Zero, "no measure, no breach of its own");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task BR_1_an_order_that_is_not_done_proposes_a_breach_and_is_not_ordered_again()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var order = (await desk.Done(Cases.Officer, new OrderRemedy(await Overdue(desk, 8), "立即办结", 2))).Orders.Single();
        desk.Clock.Set(new DateTime(2026, 3, 27, 8, 30, 0));
        await desk.Done(Asker.Clock, new RunEscalation());
        var breach = (await desk.Done(Cases.Officer, new ListBreaches(Task: order.Task))).Rows.Single();
        Assert.That((breach.Kind, breach.Person), Is.EqualTo((BreachKind.Deadline, "工作人员甲")));
        Assert.That((await desk.Done(Cases.Officer, new ShowBreach(breach.Id))).Suggested!.NotPutRight, Is.False, "the last step is for orders that came with a measure");
        Assert.That((await desk.Refused(Cases.Officer, new OrderRemedy([order.Task], "再次", null))).Zh, Does.Contain("处理阶梯"));
    }

    [Test]
    public async Task GN_1_nobody_orders_their_own_an_officers_is_the_directors_and_what_is_in_time_is_left_alone()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (own, other) = (await Overdue(desk, 22), await desk.Matter(9010, "2026-9010", answering: 9));
        await desk.Write("UPDATE tasks SET due_on = '2026-04-30' WHERE number = @other", new { other });
        foreach (var officer in new[] { Cases.Officer, TestDesk.As("discipline2") }) Assert.That((await desk.Refused(officer, new OrderRemedy(own, "立即", null))).Rule, Is.EqualTo("GN-1"), officer.Name);
        Assert.That((await desk.Done(Director, new OrderRemedy(own, "立即", null))).Orders.Single().Person, Is.EqualTo("纪检干部甲"));
        Assert.That((await desk.Refused(Cases.Officer, new OrderRemedy([other], "立即", null))).Kind, Is.EqualTo(RefusalKind.NotFound), "in time, it is not the discipline office's to see");
        foreach (var who in new[] { "staff1", "chief1", "leader1", "office1", "admin" }) Assert.That((await desk.Refused(TestDesk.As(who), new OrderRemedy(own, "立即", null))).Kind, Is.EqualTo(RefusalKind.Forbidden), who);
    }

    [Test]
    public async Task ES_4_the_chief_of_the_section_hears_of_an_order_and_nobody_there_records_its_service()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var numbers = await Overdue(desk, 8, 22);
        var order = (await desk.Done(Cases.Officer, new OrderRemedy([numbers[0]], "立即办结", 2))).Orders.Single();
        Assert.That(await desk.Rows<(long Person, string Head, string Number)>("SELECT person_id, head, number FROM tellings"), Is.EqualTo(new[] { (7L, "下达给本股室的整改", order.Task) }));
        await desk.Done(Asker.Clock, new WatchTheDay());
        Assert.That((await desk.Rows<string>("SELECT body_text FROM outbox WHERE recipient_id = 7")).Single(), Does.Contain("下达给本股室的整改").And.Contain(order.Task));
        Assert.That(await desk.Rows<long>("SELECT id FROM tellings"), Is.Empty, "it is in the letter");

        await desk.Done(Director, new OrderRemedy([numbers[1]], "立即", null));
        var papers = await desk.Rows<(long Id, long Section)>("SELECT id, section_id FROM documents WHERE kind = 'rectification' ORDER BY id");
        async Task<Refusal?> Served(string who, long paper) => await desk.Send(TestDesk.As(who), new ServeDocument(paper, ServedHow.Hand, desk.Today, "本人", 1)) is Refused<DocumentServed> refused ? refused.Why : null;
        foreach (var who in new[] { "staff1", "chief1" }) Assert.That(await Served(who, papers[0].Id), Is.EqualTo(DocumentRules.NotServedByOneself), who);
        foreach (var who in new[] { "discipline1", "discipline2" }) Assert.That(await Served(who, papers[1].Id), Is.EqualTo(DocumentRules.NotServedByOneself).Or.EqualTo(DeskRefusals.NotFound()), $"{who}, whose own section it orders");
        Assert.That(await Served("director", papers[1].Id), Is.Null, "who issued it");
        Assert.That(await Served("discipline1", papers[0].Id), Is.Null);
    }

    [Test]
    public async Task F1_of_two_officers_who_order_at_once_one_wins()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 6; i++)
        {
            var number = await desk.Matter(9100 + i, $"2026-91{i:00}", answering: 8 + (i % 2));
            desk.Clock.Set(new DateTime(2026, 3, 23, 9, 0, 0));
            var (done, refused) = await desk.Race((Cases.Officer, new OrderRemedy([number], "立即", null)), (TestDesk.As("discipline2"), (IMessage<RemediesOrdered>)new OrderRemedy([number], "立即", 3)));
            Assert.That((done, refused.Single().Kind), Is.EqualTo((1, RefusalKind.Conflict)));
        }
        Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM tasks WHERE title LIKE '责令补救%'")).Single(), Is.EqualTo(6), "the loser leaves nothing behind");
    }

    [Test]
    public async Task BR_1_a_survey_fault_entered_by_an_officer_is_heard_confirmed_and_stands_on_its_own_ladder()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        foreach (var expected in new[] { MeasureKind.Demerit, MeasureKind.Dismissal })
        {
            var id = await Cases.Record(desk, 24, BreachKind.Survey, "入户调查只有一人在场，表上补签第二人。");
            Assert.That((await desk.Refused(Cases.Officer, new ConfirmBreach(id, "属实", 1))).Rule, Is.EqualTo("BR-1"), "heard first");
            await desk.Done(Cases.Officer, new HearBreaches([id]));
            await desk.Done(Web.Demo.DemoBureau.AskerOf(24), new GiveStatement(id, "当时人手不够。", 2));
            await desk.Done(Cases.Officer, new ConfirmBreach(id, "两户均如此", 3));
            var step = (await desk.Done(Cases.Officer, new ShowBreach(id))).Suggested!.Step;
            Assert.That(step.Measure, Is.EqualTo(expected));
            var measure = (await desk.Done(Cases.Officer, new ProposeMeasure(id, step.Measure, step.Order, "依规处理", null, 4))).Id;
            await desk.Done(Cases.Leader, new DecideMeasure(measure, true, "同意", 1));
            var notice = await desk.Done(Cases.Officer, new IssueNotice(measure, "由两人以上入户并当场签字。", 2));
            Assert.That((await desk.Rows<string>("SELECT kind FROM documents WHERE id = @DocumentId", new { notice.DocumentId })).Single(), Is.EqualTo("measure-proposal"));
        }
    }

    /// <summary>Matters of these people, three working days overdue today, Monday 23 March.</summary>
    private static async Task<IReadOnlyList<string>> Overdue(TestDesk desk, params int[] people)
    {
        var numbers = new List<string>();
        foreach (var (person, i) in people.Select((p, i) => (p, i))) numbers.Add(await desk.Matter(9001 + i, $"2026-900{i + 1}", answering: person));
        desk.Clock.Set(new DateTime(2026, 3, 23, 9, 0, 0));
        return numbers;
    }
}
