using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Enquiries.Transfers;
using OfficeDesk.Web.Features.Deadlines;

namespace OfficeDesk.Tests.Access;

/// <summary>E1, the fourth relation: somebody the matter is about. Nobody decides their own matter (GN-1), whatever seat they hold.</summary>
public class SubjectTests
{
    private static readonly Registry Known = Registry.Of(typeof(Registry).Assembly);

    /// <summary>A message that decides, or that is a step against somebody, begins with one of these words.</summary>
    private static readonly string[] Deciding = ["Decide", "Confirm", "Approve", "GiveOpinion", "Countersign", "Dismiss", "MergeBreach", "ReviewRefusal", "CheckItem", "AnswerObjection",
        "HearBreaches", "RecordBreach", "ProposeMeasure", "IssueNotice", "ServeMeasure", "OrderRemedy", "BreachFromItem"];

    private static IEnumerable<string> Decisions() => Known.All.Select(m => m.Name).Where(n => Deciding.Any(d => n.StartsWith(d, StringComparison.Ordinal)));

    private static IEnumerable<TestCaseData> Matters() =>
        from name in Decisions()
        where Scenes.Subjects.ContainsKey(name) || Scenes.All.ContainsKey(name)
        from engine in Enum.GetValues<Engine>()
        select new TestCaseData(name, engine);

    /// <summary>By a scene of the subject, or by the usual scene with its owner in the seat.</summary>
    [Test]
    public void E1_every_deciding_message_is_tried_by_its_own_subject()
    {
        Assert.That(Decisions(), Is.Not.Empty);
        Assert.That(Decisions().Where(n => !Scenes.Subjects.ContainsKey(n) && !Scenes.All.ContainsKey(n)), Is.Empty, "deciding messages without a scene of their subject (ISceneBook.Subjects)");
    }

    [TestCaseSource(nameof(Matters))]
    public async Task E1_GN_1_nobody_decides_their_own_matter(string message, Engine engine)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var decided = new List<string>();
        foreach (var matter in await Own(message, desk))
        {
            var before = await Audited(desk);
            var why = await Refused(desk, matter.Who, matter.Message);
            if (why is null || why.Kind is not (RefusalKind.Forbidden or RefusalKind.NotFound)) decided.Add($"{matter.Why}: {why?.En ?? "done"}");
            if (await Audited(desk) != before) decided.Add($"{matter.Why}: left a trace");
        }
        Assert.That(decided, Is.Empty, "if the owner of the scene is not the subject, give it a scene of its own in ISceneBook.Subjects");
    }

    /// <summary>Whoever was first contact, and whoever is to receive, see the matter wherever it has gone; acting on it is another question.</summary>
    [TestCase(Engine.Sqlite)]
    [TestCase(Engine.MariaDb)]
    public async Task E1_FC_1_the_first_contact_goes_on_seeing_what_another_section_works_on(Engine engine)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var first = TestDesk.As("staff8");
        var transfer = await new Stage(desk).Transfer();
        var number = transfer.Split("-Z")[0];
        await desk.Done(Stage.Staff1, new AcceptTransfer(transfer, 1));
        Assert.That(await Refused(desk, first, new RecordContact(transfer, "已联系", 2)), Has.Property("Kind").EqualTo(RefusalKind.Forbidden).Or.Property("Kind").EqualTo(RefusalKind.NotFound), "the receiver contacts");
        await desk.Done(Stage.Staff1, new RecordContact(transfer, "已联系", 2));
        foreach (var message in new object[] { new ShowEnquiry(number), new ReadReceipt(number), new ShowTask(number), new WhoWasResponsible(number, desk.Today), new AddToEnquiry(number, Channel.Call, "又来电询问") })
            Assert.That(await Refused(desk, first, message), Is.Null, message.GetType().Name);
        Assert.That((await desk.Done(first, new MyFirstContacts())).Lines.Select(r => r.Number), Does.Contain(number));
        Assert.That(await Refused(desk, first, new FinishTask(number, "已办", Channel.Call, "已告知", 2)), Is.EqualTo(TaskRules.NotYourTask), "who works on it finishes it");
        // somebody of the first contact's section who is not its chief sees it too, a stranger does not
        Assert.That(await Refused(desk, TestDesk.As("staff10"), new ShowEnquiry(number)), Is.EqualTo(DeskRefusals.NotFound()));
    }

    private static async Task<IReadOnlyList<OwnMatter>> Own(string message, TestDesk desk)
    {
        var stage = new Stage(desk);
        if (Scenes.Subjects.TryGetValue(message, out var subjects)) return await subjects(stage);
        var own = new List<OwnMatter>();
        foreach (var role in Matrix.People(message))
            foreach (var (why, who) in Askers.Subjects(role)) own.Add(new(why, who, (await Scenes.All[message](stage)).Message));
        return own;
    }

    private static async Task<long> Audited(TestDesk desk) => (await desk.Rows<long>("SELECT COUNT(*) FROM audit")).Single();

    private static async Task<Refusal?> Refused(TestDesk desk, Asker who, object message)
    {
        var registered = Known.Of(message.GetType());
        var outcome = await desk.SendAny(who, registered, message);
        return outcome.GetType().GetProperty("Why")?.GetValue(outcome) as Refusal;
    }
}
