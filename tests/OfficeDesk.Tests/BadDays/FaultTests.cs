using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Enquiries.Transfers;
using OfficeDesk.Web.Features.Extensions;

namespace OfficeDesk.Tests.BadDays;

/// <summary>E10: whichever command to the database fails, before or after it was carried out, the office stands as before or as after, never between.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class FaultTests(Engine engine)
{
    private FaultyDatabase _wire = null!;

    private static IEnumerable<TestCaseData> Commands()
    {
        TestCaseData Case<T>(string name, Func<Stage, Task<ICommand<T>>> make) => new TestCaseData((Func<FaultTests, Task>)(t => t.Every(make))).SetArgDisplayNames(name);
        yield return Case("LogEnquiry, own", _ => Task.FromResult<ICommand<EnquiryLogged>>(new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问进度")));
        yield return Case("LogEnquiry, transfer", _ => Task.FromResult<ICommand<EnquiryLogged>>(new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 3, Ask: "问医疗救助", Route: EnquiryRoute.SameSection)));
        yield return Case<TaskFinished>("FinishTask", async s => new FinishTask((await s.Enquiry()).Number, "已办", Channel.Call, "已告知", 1));
        yield return Case<ExtensionAsked>("AskExtension", async s => new AskExtension((await s.Enquiry()).Number, 3, "材料核查需要时间", "申请人同意", 1));
        yield return Case<TransferSentBack>("SendBack", async s => new SendBack(await s.Transfer(), SendBackReason.NotMyPost, "", 1));
        yield return Case<TransferMoved>("RecordContact", async s =>
        {
            var number = await s.Transfer();
            await s.Desk.Done(Stage.Staff1, new AcceptTransfer(number, 1));
            return new RecordContact(number, "已联系", 2);
        });
    }

    [TestCaseSource(nameof(Commands))]
    public Task E10_no_failure_of_the_database_leaves_a_half_done_thing(Func<FaultTests, Task> run) => run(this);

    private async Task Every<T>(Func<Stage, Task<ICommand<T>>> make)
    {
        await using var desk = await TestDesk.WithBureau(engine, services =>
        {
            // the test's own instance of the real database, behind a wire that can be cut
            _wire = new FaultyDatabase((Database)services.Last(s => s.ServiceType == typeof(Database)).ImplementationInstance!);
            services.Replace(ServiceDescriptor.Singleton<Database>(_wire));
        });
        var stage = new Stage(desk);
        for (var (n, done) = (1, false); !done; n++)
        {
            Assert.That(n, Is.LessThan(60), "the loop is bounded");
            foreach (var after in new[] { false, true })
            {
                var message = await make(stage);
                var key = $"{n}-{after}";
                var before = await Counts(desk);
                _wire.BreakAt(n, after);
                Outcome<T>? outcome = null;
                try
                {
                    outcome = await desk.Send(Stage.Staff1, message, key);
                }
                catch (BrokenWire)
                {
                    // somebody sees "try again"
                }
                var sent = _wire.Sent;
                _wire.BreakAt(int.MaxValue, after: false);
                if (outcome is not null)
                {
                    Assert.That(outcome, Is.InstanceOf<Done<T>>());
                    done = true;
                    continue;
                }
                var left = await Counts(desk);
                if (left != before) Assert.That(after && await desk.Rows<string>("SELECT once_key FROM idempotency WHERE once_key = @key", new { key }) is [_], $"half done after command {n}:\n{before}\n{left}");
                // the person sends again: once done in any case, and not twice
                var again = await desk.Send(Stage.Staff1, message, key);
                Assert.That(again, Is.InstanceOf<Done<T>>(), $"sent again after command {n} of {sent} failed");
            }
        }
        Assert.That((await desk.VerifyAudit()).Intact);
        var audited = await desk.Rows<long>("SELECT COUNT(*) FROM audit WHERE message = @Name", new { Name = (await make(stage)).GetType().Name });
        var keys = await desk.Rows<long>("SELECT COUNT(*) FROM idempotency");
        Assert.That(audited.Single(), Is.GreaterThanOrEqualTo(keys.Single()), "one audit row each");
    }

    private static async Task<string> Counts(TestDesk desk)
    {
        string[] tables = ["audit", "idempotency", "citizens", "enquiries", "enquiry_answers", "transfers", "tasks", "responsibilities", "handovers", "extensions", "requests", "events", "outbox"];
        var sums = await desk.Rows<long>(string.Join(" UNION ALL ", tables.Select((t, i) => $"SELECT {i} * 100000 + COUNT(*) FROM {t}")) + " ORDER BY 1");
        var numbers = await desk.Rows<long>("SELECT last_no FROM counters ORDER BY series");
        var states = await desk.Rows<string>("SELECT state FROM transfers ORDER BY id");
        var versions = await desk.Rows<long>("SELECT COALESCE(SUM(version), 0) FROM tasks");
        return string.Join(' ', tables.Zip(sums.Select(s => s % 100000)).Select(p => $"{p.First}={p.Second}")) + $" numbers={string.Join(',', numbers)} transfers={string.Join(',', states)} tasks v{versions[0]}";
    }
}
