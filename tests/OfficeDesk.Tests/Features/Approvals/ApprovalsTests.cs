using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Appraisal;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.Features.Retention;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AbsenceNotices;
using OfficeDesk.Web.Features.Appraisal;
using OfficeDesk.Web.Features.Approvals;
using OfficeDesk.Web.Features.Calendar;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Extensions;
using OfficeDesk.Web.Features.Retention;

namespace OfficeDesk.Tests.Features.Approvals;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ApprovalsTests(Engine engine)
{
    private static Task<Web.Features.Approvals.Approvals> Waiting(TestDesk desk, Asker who) => desk.Done(who, new ListApprovals());

    [Test]
    public async Task DL_7_a_request_waits_with_the_chief_then_with_the_leader_and_stays_among_what_they_decided()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var asked = await desk.Done(TestDesk.As("staff1"), new AskExtension(await desk.Matter(), 5, "需要核查", "本人同意", 1));
        var chief = (await Waiting(desk, TestDesk.As("chief1"))).Extensions.Single();
        Assert.That((chief.Id, chief.Opinion, chief.Days, chief.NewDueOn, chief.Second, chief.Version), Is.EqualTo((asked.Id, true, new Limit(5, LimitUnit.WorkingDays), new DateOnly(2026, 3, 25), false, 1)));
        Assert.That((await Waiting(desk, TestDesk.As("leader1"))).Extensions, Is.Empty);
        await desk.Done(TestDesk.As("chief1"), new GiveOpinion(asked.Id, false, "可以按期", 1));

        Assert.That((await Waiting(desk, TestDesk.As("chief1"))).Extensions, Is.Empty);
        var leader = (await Waiting(desk, TestDesk.As("leader1"))).Extensions.Single();
        Assert.That((leader.Opinion, leader.ChiefSaid, leader.ChiefText, leader.Version), Is.EqualTo((false, (bool?)false, "可以按期", 2)));
        await desk.Done(TestDesk.As("leader1"), new DecideExtension(asked.Id, true, "", 2));
        Assert.That((await Waiting(desk, TestDesk.As("leader1"))).Lately.Select(l => (l.What, l.Number, l.Agreed)), Is.EqualTo(new[] { ("Extension", "YQ2026-1", (bool?)true) }));
        Assert.That((await Waiting(desk, TestDesk.As("chief1"))).Lately.Select(l => (l.What, l.Agreed)), Is.EqualTo(new[] { ("Opinion", (bool?)false) }));
    }

    [Test]
    public async Task AB_2_what_was_decided_of_absences_stands_among_what_was_decided_without_its_reason()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var asked = await desk.Done(TestDesk.As("staff1"), new AnnounceAbsence(AbsenceKind.Private, "家里有事", desk.Clock.GetUtcNow().AddHours(1), desk.Clock.GetUtcNow().AddHours(2)));
        await desk.Done(TestDesk.As("chief1"), new DecideAbsence(asked.Id, false, "人手不够", "", 1));
        var lately = (await Waiting(desk, TestDesk.As("chief1"))).Lately.Single();
        Assert.That((lately.What, lately.Number, lately.Title, lately.Agreed, lately.Href), Is.EqualTo(("Absence", asked.Number, "工作人员甲", (bool?)false, $"/absence/{asked.Id}")));
        Assert.That((await Waiting(desk, TestDesk.As("leader1"))).Lately, Is.Empty);
    }

    [Test]
    public async Task GN_2_whoever_sits_in_the_seat_today_sees_it_and_for_whom()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("staff1"), new AskExtension(await desk.Matter(), 5, "需要核查", "本人同意", 1));
        var deputy = TestDesk.As("staff5") with { Roles = Roles.Staff | Roles.Chief, Led = [3], StandsInFor = [new StandIn(Roles.Chief, 3, 7, "科长甲")] };
        Assert.That((await Waiting(desk, deputy)).Extensions.Single().For, Is.EqualTo("科长甲"));
    }

    [Test]
    public async Task GN_1_a_schedule_that_waits_for_its_second_person_waits_with_everybody_who_may_confirm_it_and_never_with_who_proposed_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("office1"), new ProposeHolidays("date,kind,name\n2027-01-01,off,元旦\n2027-01-02,off,元旦\n2027-01-03,off,元旦\n2027-01-04,off,元旦\n2027-01-09,work,元旦\n2027-02-06,off,春节\n2027-05-01,off,劳动节\n2027-10-01,off,国庆节", "国办通知"));
        foreach (var who in new[] { "office2", "director" }) Assert.That(await Shown(desk, who), Is.EqualTo(1), who);
        foreach (var who in new[] { "office1", "chief1", "discipline1", "staff1" }) Assert.That(await Shown(desk, who), Is.Zero, who);
        var card = (await Waiting(desk, TestDesk.As("office2"))).Seconds.Single();
        Assert.That((card.Kind, card.About, card.Reason, card.Href), Is.EqualTo(("Holidays", "2027 年", "国办通知", "/calendar/import")));
        var inTheirPlace = TestDesk.As("office2") with { StandsInFor = [new StandIn(Roles.GeneralOffice, 0, TestDesk.As("office1").PersonId, "文书甲")] };
        Assert.That((await Waiting(desk, inTheirPlace)).Seconds, Is.Empty, "nor with whoever sits in their seat");
        await desk.Done(TestDesk.As("director"), new ConfirmHolidays(card.Id));
        Assert.That(await Shown(desk, "office2"), Is.Zero);
    }

    /// <summary>How many changes wait for somebody as their second person; the number in the navigation says the same.</summary>
    private static async Task<int> Shown(TestDesk desk, string who)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        var counted = (await scope.ServiceProvider.GetRequiredService<Web.Office.Waiting>().Of(TestDesk.As(who), CancellationToken.None)).Counts["/approvals"];
        var listed = await Waiting(desk, TestDesk.As(who));
        Assert.That(counted, Is.EqualTo(listed.Count), who);
        return listed.Seconds.Count;
    }

    [Test]
    public async Task GN_1_who_is_left_out_of_an_appraisal_waits_with_the_group_and_never_with_who_asked_nor_whom_it_is_about()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, _) = await desk.Opened();
        var subject = await desk.SubjectOf(round, 7);
        await desk.Done(AppraisalOffice.Leader1, new AskExemption(subject, Exempt: true, "全年外出学习", 1));
        foreach (var who in new[] { AppraisalOffice.Leader2, TestDesk.As("director") })
        {
            var card = (await Waiting(desk, who)).Seconds.Single();
            Assert.That((card.Id, card.Kind, card.About, card.Reason, card.Href), Is.EqualTo((subject, "Exemption", "科长甲：不参加考评", "全年外出学习", $"/appraisal/round/{round}#s-{subject}")));
            Assert.That((await desk.Done(who, new MyWork())).Office.Select(t => (t.Href, t.Zh)), Does.Contain((card.Href, $"{card.Asks}，1 件")), "one's own work says the same");
        }
        foreach (var who in new[] { AppraisalOffice.Leader1, TestDesk.As("chief1") with { Roles = Roles.Chief | Roles.Appraisal }, TestDesk.As("staff1") }) Assert.That((await Waiting(desk, who)).Seconds, Is.Empty, who.Name);
        await desk.Done(AppraisalOffice.Leader2, new ConfirmExemption(subject, Agree: true, await desk.SubjectVersion(subject)));
        Assert.That((await Waiting(desk, TestDesk.As("director"))).Seconds, Is.Empty);
        var decided = (await Waiting(desk, AppraisalOffice.Leader2)).Lately;
        Assert.That(decided.Select(l => (l.What, l.Title, l.Agreed, l.Href)), Does.Contain(("Second", "是否参加考评的申请：科长甲：不参加考评", (bool?)true, $"/appraisal/round/{round}#s-{subject}")));
        Assert.That((await Waiting(desk, AppraisalOffice.Leader1)).Lately.Where(l => l.Title.Contains("科长甲", StringComparison.Ordinal)), Is.Empty, "who asked decided nothing");
    }

    [Test]
    public async Task GN_1_a_clearing_waits_with_the_director_and_the_auditor_until_each_has_approved_it()
    {
        await using var desk = await Past.Office(engine);
        await Past.Closed(desk);
        desk.Clock.Pass(TimeSpan.FromDays(185));
        var id = await Past.Proposed(desk);
        async Task<int> Of(Asker who) => (await Waiting(desk, who)).Seconds.Count(s => s is { Kind: "Purge", About: "首问登记中的办事人", Href: "/admin/retention" } && s.Id == id);
        Assert.That((await Of(Past.Director), await Of(Past.Auditor), await Of(Past.Office1), await Of(Past.Office2)), Is.EqualTo((1, 1, 0, 0)));
        await desk.Done(Past.Officer, new PlaceHold(null, "", "调查中"));
        Assert.That((await Of(Past.Director), await Of(Past.Auditor)), Is.EqualTo((0, 0)), "what is to be kept cannot be approved");
        await desk.Done(Past.Officer, new LiftHold((await desk.Rows<long>("SELECT id FROM holds")).Single(), "查完"));
        await desk.Done(Past.Director, new ApprovePurge(id, 1));
        Assert.That((await Of(Past.Director), await Of(Past.Auditor)), Is.EqualTo((0, 1)));
        await desk.Done(Past.Auditor, new ApprovePurge(id, 2));
        Assert.That(await Of(Past.Auditor), Is.Zero);
        foreach (var who in new[] { Past.Director, Past.Auditor }) Assert.That((await Waiting(desk, who)).Lately.Select(l => (l.Title, l.Href)), Is.EqualTo(new[] { ("到期内容的清理：首问登记中的办事人", "/admin/retention") }));
    }

    [TestCase("chief2")]
    [TestCase("leader2")]
    [TestCase("director")]
    [TestCase("staff1")]
    public async Task E1_nothing_is_shown_to_whom_it_does_not_wait_for(string who)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(TestDesk.As("staff1"), new AskExtension(await desk.Matter(), 5, "需要核查", "本人同意", 1));
        Assert.That((await Waiting(desk, TestDesk.As(who))).Extensions, Is.Empty);
    }

    [Test]
    public async Task DL_7_the_request_itself_says_who_may_do_what_with_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var asked = await desk.Done(TestDesk.As("staff1"), new AskExtension(await desk.Matter(), 5, "需要核查", "本人同意", 1));
        async Task<ExtensionActs> May(string who) => (await desk.Done(TestDesk.As(who), new ShowExtension(asked.Id))).May;
        Assert.That((await May("chief1")).Advise, Is.Null);
        Assert.That((await May("leader1")).Decide!.Rule, Is.EqualTo("DL-7"));
        Assert.That((await May("staff1")).Advise, Is.EqualTo(ExtensionRules.NotYourOpinion));
        Assert.That((await desk.Refused(TestDesk.As("staff8"), new ShowExtension(asked.Id))), Is.EqualTo(DeskRefusals.NotFound()));
        await desk.Done(TestDesk.As("chief1"), new GiveOpinion(asked.Id, true, "", 1));
        Assert.That((await May("leader1")).Decide, Is.Null);
        await desk.Done(TestDesk.As("leader1"), new DecideExtension(asked.Id, true, "", 2));
        Assert.That(((await May("staff1")).Tell, (await May("leader1")).Decide), Is.EqualTo(((Refusal?)null, ExtensionRules.Settled)));
    }
}
