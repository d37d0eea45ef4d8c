using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Features.Enquiries;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class CounterQueryTests(Engine engine)
{
    [TestCase("临时", "临时救助", TestName = "A_part_of_the_name")]
    [TestCase("lsjz", "临时救助", TestName = "Pinyin_initials")]
    [TestCase("SJZ", "临时救助", TestName = "The_middle_of_the_initials")]
    [TestCase("l", "临时救助", TestName = "What_begins_so_comes_before_what_only_contains_it")]
    [TestCase("temporary assistance", "临时救助", TestName = "The_English_name")]
    [TestCase("YBBX", "医保报销", TestName = "A_code")]
    [TestCase("没有的事", null, TestName = "Nothing_fits")]
    public async Task Matters(string text, string? first)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var found = (await desk.Done(TestDesk.As("staff1"), new FindMatters(text))).Matters;
        Assert.That(found.Select(m => m.Name).FirstOrDefault(), Is.EqualTo(first));
    }

    [Test]
    public async Task The_most_used_matter_comes_first_and_what_is_not_ours_says_where_to_go()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("staff3"), new LogEnquiry(Channel.Visit, Phone: "10000090001", MatterTypeId: 3, Ask: "问", Route: EnquiryRoute.Own));
        var found = (await desk.Done(TestDesk.As("staff1"), new FindMatters())).Matters;
        Assert.That(found.Take(2).Select(m => m.Id), Is.EqualTo([3L, 1L]));
        var outside = (await desk.Done(TestDesk.As("staff1"), new FindMatters("医保"))).Matters.Single();
        Assert.That((outside.Post, outside.SendTo, outside.SectionName), Is.EqualTo((false, "县医疗保障局服务大厅（城关镇示例路 1 号，电话 10000030001）", "")));
    }

    [Test]
    public async Task DL_2_the_promise_says_day_rest_days_person_and_why()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        desk.Clock.Set(new DateTime(2026, 4, 1, 10, 0, 0));
        var home = await desk.Done(TestDesk.As("staff5"), new PromiseFor(1));
        Assert.That((home.DueOn, home.RestDays, home.ResponsibleName, home.Why, home.Suggested, home.NotMine, home.HasAway),
            Is.EqualTo(((DateOnly?)new DateOnly(2026, 4, 16), 5, "工作人员甲", (ResponsibleWhy?)ResponsibleWhy.Holder, EnquiryRoute.SameSection, true, true)));
        Assert.That(home.Holidays, Is.EqualTo(["清明节"]));
        var away = await desk.Done(TestDesk.As("staff5"), new PromiseFor(1, AwayFromHome: true));
        Assert.That(away.DueOn, Is.EqualTo(new DateOnly(2026, 4, 23)));
    }

    [TestCase("staff1", 1, EnquiryRoute.Own, TestName = "FC_2_own_duty_for_the_holder")]
    [TestCase("chief1", 1, EnquiryRoute.Own, TestName = "FC_2_and_for_the_chief")]
    [TestCase("staff5", 1, EnquiryRoute.SameSection, TestName = "FC_2_own_section_for_a_colleague")]
    [TestCase("staff8", 1, EnquiryRoute.OtherUnit, TestName = "FC_2_another_unit_for_another_section")]
    [TestCase("staff1", 11, EnquiryRoute.OtherUnit, TestName = "FC_2_another_unit_for_a_matter_of_nobody_here")]
    public async Task Suggested(string who, long matter, EnquiryRoute route)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Done(TestDesk.As(who), new PromiseFor(matter))).Suggested, Is.EqualTo(route));
    }

    [Test]
    public async Task FC_3_the_promise_and_what_is_saved_are_the_same()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("UPDATE people SET active = 0 WHERE id = 8; UPDATE stamps SET value = value + 1");
        var promise = await desk.Done(TestDesk.As("staff5"), new PromiseFor(1));
        Assert.That((promise.ResponsibleId, promise.Why), Is.EqualTo(((long?)9L, (ResponsibleWhy?)ResponsibleWhy.Second)));
        var logged = await desk.Done(TestDesk.As("staff5"), new LogEnquiry(Channel.Visit, Phone: "10000090001", MatterTypeId: 1, Ask: "问", Route: EnquiryRoute.SameSection));
        Assert.That((logged.ResponsibleId, logged.DueOn), Is.EqualTo((promise.ResponsibleId!.Value, promise.DueOn)));
    }

    [Test]
    public async Task The_queue_shows_the_section_what_comes_to_it_and_what_is_not_complete()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Scene.Own(desk);
        await Scene.Led(desk);
        await desk.Done(TestDesk.As("staff8"), new LogEnquiry(Channel.Call, CitizenName: "来访人丁", Phone: "10000090004", MatterTypeId: 3, Ask: "问", Route: EnquiryRoute.OtherUnit));
        var queue = await desk.Done(TestDesk.As("staff5"), new TodaysQueue());
        Assert.That(queue.Rows.Select(r => (r.Number, r.Incoming, r.CitizenName)), Is.EqualTo(new[] { ("2026-3-Z1", true, "来*丁"), ("2026-1", false, "来*乙") }), "a colleague sees that there is somebody");
        Assert.That((await desk.Done(TestDesk.As("chief1"), new TodaysQueue())).Rows.Select(r => r.CitizenName), Is.EqualTo(new[] { "来访人丁", "来访人乙" }), "the chief who they are");
        Assert.That((await desk.Done(TestDesk.As("staff3"), new TodaysQueue())).Rows.Select(r => r.CitizenName), Is.EqualTo(new[] { "来访人丁", "来*乙" }), "the receiver of the one");
        Assert.That(queue.Referrals.Select(r => (r.Number, r.FirstContact)), Is.EqualTo(new[] { ("2026-2", "工作人员甲") }));
        var other = await desk.Done(TestDesk.As("staff10"), new TodaysQueue());
        Assert.That((other.Rows.Count, other.Referrals.Count), Is.EqualTo((0, 0)), "another section's");
        Assert.That((await desk.Done(TestDesk.As("director"), new TodaysQueue())).Rows, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task DL_10_the_chips_of_the_queue_count_and_filter_as_the_lights_do()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 3; i++)
        {
            await Scene.Own(desk); // 10 working days each
            desk.Clock.Pass(TimeSpan.FromDays(7));
        }
        desk.Clock.Set(new DateTime(2026, 3, 24, 10, 0, 0)); // due 18, 25 March and 1 April
        foreach (var (light, number) in new[] { (Light.Red, "2026-1"), (Light.Yellow, "2026-2"), (Light.Green, "2026-3") })
        {
            var queue = await desk.Done(TestDesk.As("staff1"), new TodaysQueue(light));
            Assert.That(queue.Rows.Select(r => (r.Number, r.Light)), Is.EqualTo(new[] { (number, light) }));
            Assert.That((queue.Red, queue.Yellow, queue.Green, queue.Grey, queue.All), Is.EqualTo((1, 1, 1, 0, 3)));
        }
    }
}
