using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.BadDays;

/// <summary>F2: the same form sent several times has one effect, and everybody gets the first answer.</summary>
/// <remarks>OFFICEDESK_TEST_RACES=1000 runs that many rounds.</remarks>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class TwiceTests(Engine engine)
{
    private const int Threads = 8;

    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("OFFICEDESK_TEST_RACES"), out var n) ? n : 15;

    private static LogEnquiry Message(string ask) => new(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: ask);

    [Test]
    public async Task F2_eight_at_once_with_one_key_have_one_effect_and_one_answer()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var round = 0; round < Rounds; round++)
        {
            var ask = $"round {round}";
            using var start = new Barrier(Threads);
            var answers = await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(async () =>
            {
                start.SignalAndWait();
                return await desk.Done(TestDesk.As("staff1"), Message(ask), "key-" + ask);
            })));
            Assert.That(answers.Distinct().Count(), Is.EqualTo(1), ask);
            Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM enquiries WHERE ask = @ask", new { ask }), Is.EqualTo(new[] { 1L }), ask);
        }
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM audit WHERE message = 'LogEnquiry'"), Is.EqualTo(new long[] { Rounds }));
        Assert.That(await desk.Rows<long>("SELECT last_no FROM counters WHERE series = 'enquiry'"), Is.EqualTo(new long[] { Rounds }), "no number was used up");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task F2_one_key_for_two_contents_is_refused_and_changes_nothing()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("staff1"), Message("first"), "one-key");
        var why = (Refused<EnquiryLogged>)await desk.Send(TestDesk.As("staff1"), Message("second"), "one-key");
        Assert.That(why.Why, Is.EqualTo(DeskRefusals.OtherUseOfKey()));
        Assert.That(await desk.Rows<string>("SELECT ask FROM enquiries"), Is.EqualTo(new[] { "first" }));
    }

    [Test]
    public async Task F2_the_same_key_of_two_people_are_two_keys()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("staff1"), Message("first"), "one-key");
        await desk.Done(TestDesk.As("staff2"), Message("second") with { MatterTypeId = 2 }, "one-key");
        Assert.That(await desk.Rows<string>("SELECT ask FROM enquiries ORDER BY ask"), Is.EqualTo(new[] { "first", "second" }));
    }

    [Test]
    public async Task A_command_without_a_key_is_done_each_time()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("staff1"), Message("same"));
        await desk.Done(TestDesk.As("staff1"), Message("same"));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM enquiries"), Is.EqualTo(new[] { 2L }));
    }
}
