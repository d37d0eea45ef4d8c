using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Features.Enquiries;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class RecogniseCallerTests(Engine engine)
{
    private static LogEnquiry Visit(string name, string phone, long matter = 1) =>
        new(Channel.Visit, CitizenName: name, Organisation: "示例村", Phone: phone, MatterTypeId: matter, Ask: "问", Route: EnquiryRoute.Own, ChosenWhy: "值班");

    private static async Task<IReadOnlyList<Caller>> Ask(TestDesk desk, string text, string who = "staff1", long? matter = null) =>
        (await desk.Done(TestDesk.As(who), new RecogniseCaller(text, matter))).Callers;

    [TestCase("100", 2, TestName = "Three_digits_are_enough")]
    [TestCase("10", 0, TestName = "Two_are_not")]
    [TestCase("1000009", 2, TestName = "The_beginning_of_a_phone")]
    [TestCase("0031", 1, TestName = "Its_last_four_digits")]
    [TestCase("100 0009-0031", 1, TestName = "All_of_it_however_typed")]
    [TestCase("来访", 2, TestName = "The_beginning_of_a_name")]
    [TestCase("来", 0, TestName = "One_character_is_not_enough")]
    [TestCase("来访人单", 1, TestName = "A_whole_name")]
    [TestCase("LFR", 2, TestName = "Initials_in_either_case")]
    [TestCase("访人", 0, TestName = "Not_the_middle_of_a_name")]
    [TestCase("'; DROP TABLE citizens; --", 0, TestName = "E2_SQL_is_a_name_nobody_has")]
    [TestCase("%", 0, TestName = "A_wildcard_is_nobody")]
    [TestCase("来访%", 0, TestName = "A_wildcard_in_a_name_is_a_letter")]
    public async Task Found(string text, int count)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("staff1"), Visit("来访人单", "10000090031"));
        await desk.Done(TestDesk.As("staff1"), Visit("来访人乙", "10000090032"));
        Assert.That(await Ask(desk, text), Has.Count.EqualTo(count));
    }

    [Test]
    public async Task A_phone_is_masked_until_all_of_it_is_typed()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("staff1"), Visit("来访人甲", "10000090031"));
        var part = (await Ask(desk, "100000")).Single();
        var whole = (await Ask(desk, "10000090031")).Single();
        Assert.That((part.Phone, part.Exact), Is.EqualTo(("100****0031", false)));
        Assert.That((whole.Phone, whole.Exact, whole.Name, whole.Organisation), Is.EqualTo(("10000090031", true, "来访人甲", "示例村")));
    }

    [Test]
    public async Task Six_at_most_and_the_best_first()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 9; i++)
        {
            desk.Clock.Pass(TimeSpan.FromMinutes(1));
            await desk.Done(TestDesk.As("staff1"), Visit("来访人甲", $"1000009004{i}"));
        }
        var found = await Ask(desk, "10000");
        Assert.That(found.Select(c => c.Phone[^1]), Is.EqualTo("876543"));
    }

    [TestCase("来访人甲")]
    [TestCase("lfrj")]
    [TestCase("0040")]
    public async Task Of_those_who_share_what_was_typed_whoever_was_here_last_comes_first(string text)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        foreach (var phone in new[] { "10001090040", "10002090040", "10003090040", "10001090040" })
        {
            desk.Clock.Pass(TimeSpan.FromMinutes(1));
            await desk.Done(TestDesk.As("staff1"), Visit("来访人甲", phone));
        }
        // a row from before, whose citizen came again since
        await desk.Write("INSERT INTO citizens (id, name, initials, phone, phone_tail, visits, last_seen) SELECT 1, name, initials, phone, phone_tail, 1, last_seen FROM citizens WHERE phone = '10001090040'");
        var found = await Ask(desk, text);
        Assert.That(found.Select(c => (c.Phone, c.Visits)), Is.EqualTo(new[] { ("100****0040", 2), ("100****0040", 1), ("100****0040", 1) }));
        Assert.That(found[0].Last, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Earlier_enquiries_are_shown_only_in_sight()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 5; i++) await desk.Done(TestDesk.As("staff1"), Visit("来访人甲", "10000090031"));
        var mine = (await Ask(desk, "10000090031", "staff2")).Single();
        Assert.That(mine.Last.Select(e => e.Number), Is.EqualTo(["2026-5", "2026-4", "2026-3"]));
        Assert.That((mine.Visits, mine.Lately), Is.EqualTo((5, 5)));
        var others = (await Ask(desk, "10000090031", "staff8", matter: 1)).Single();
        Assert.That((others.Visits, others.Last.Count, others.SameMatter), Is.EqualTo((5, 0, (CallerEnquiry?)null)), "another section's");
    }

    [Test]
    public async Task An_open_enquiry_of_the_same_matter_is_named_even_when_newer_ones_follow()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("staff1"), Visit("来访人甲", "10000090031"));
        for (var i = 0; i < 4; i++) await desk.Done(TestDesk.As("staff1"), Visit("来访人甲", "10000090031", matter: 3) with { Answer = "已答" });
        Assert.That((await Ask(desk, "10000090031", matter: 1)).Single().SameMatter?.Number, Is.EqualTo("2026-1"));
        Assert.That((await Ask(desk, "10000090031", matter: 3)).Single().SameMatter, Is.Null, "those are answered");
        Assert.That((await Ask(desk, "10000090031")).Single().SameMatter, Is.Null, "no matter asked for");
    }

    [Test]
    public async Task Visits_of_long_ago_are_not_lately()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("staff1"), Visit("来访人甲", "10000090031"));
        desk.Clock.Pass(TimeSpan.FromDays(31));
        await desk.Done(TestDesk.As("staff1"), Visit("来访人甲", "10000090031"));
        Assert.That((await Ask(desk, "10000090031")).Single().Lately, Is.EqualTo(1));
    }

    [Test]
    public async Task E1_administrators_and_strangers_look_nobody_up()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Refused(TestDesk.As("admin"), new RecogniseCaller("100"))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await desk.Refused(Asker.Nobody, new RecogniseCaller("100"))).Kind, Is.EqualTo(RefusalKind.Forbidden));
    }
}
