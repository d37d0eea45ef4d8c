using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deputies;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Deputies;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class DeputyTests(Engine engine)
{
    private static readonly Asker Chief = TestDesk.As("chief1"), Office = TestDesk.As("office1"), Leader = TestDesk.As("leader1"), Director = TestDesk.As("director"), Discipline = TestDesk.As("discipline1");

    private static DateOnly March(int day) => new(2026, 3, day);

    private static NameDeputy Chiefs(long deputy, int from = 5, int to = 10, long section = 3) => new(Roles.Chief, section, deputy, March(from), March(to));

    [Test]
    public async Task GN_2_the_holder_of_a_seat_names_the_deputy_for_a_period()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var named = await desk.Done(Chief, Chiefs(8));
        Assert.That((named.Principal, named.Deputy), Is.EqualTo(("科长甲", "工作人员甲")));
        await desk.Done(Leader, new NameDeputy(Roles.Leader, null, 3, March(5), March(6)));
        await desk.Done(Director, new NameDeputy(Roles.Director, null, 2, March(5), March(6)));
        await desk.Done(Discipline, new NameDeputy(Roles.Discipline, null, 23, March(5), March(6)));
        await desk.Done(Office, new NameDeputy(Roles.GeneralOffice, null, 6, March(5), March(6)));
        desk.Clock.Set(new(2026, 3, 5, 9, 0, 0));
        var list = await desk.Done(TestDesk.As("staff1"), new DeputyList());
        Assert.That(list.Now.Select(d => (d.Role, d.Principal, d.Deputy)), Does.Contain((Roles.Chief, "科长甲", "工作人员甲")).And.Contain((Roles.Director, "局长甲", "分管领导甲")));
        Assert.That((list.Now.Count, list.Coming.Count, list.Seats.Count), Is.EqualTo((5, 0, 0)));
        Assert.That(list.Now.Single(d => d.Role == Roles.Chief).Mine);
    }

    [Test]
    public async Task GN_2_a_deputy_who_has_left_stands_in_for_nobody_and_gets_no_letters()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(Chief, Chiefs(8));
        desk.Clock.Set(new(2026, 3, 5, 9, 0, 0));
        await desk.Write("UPDATE people SET active = 0 WHERE id = 8; DELETE FROM outbox");
        var book = desk.Services.GetRequiredService<OfficeBook>();
        await desk.Work(db => book.Changed(db));
        await desk.Work(async db =>
        {
            var office = await book.Open(db.Ct);
            Assert.That((await Deciders.Find(db, office, 3, 9, Level.Chief))!.Person, Is.EqualTo(7));
            await Outbox.Queue(db, office, new Letter("left", 8, "x", "x", "x"));
        });
        Assert.That(await desk.Rows<string>("SELECT state FROM outbox"), Is.EqualTo(new[] { "NoAddress" }));
    }

    [Test]
    public async Task GN_2_a_newly_named_deputy_and_whoever_is_represented_are_told_by_mail()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(Office, Chiefs(8) with { Reason = "外出培训" });
        var letters = await desk.Rows<(long To, string Subject, string Body)>("SELECT recipient_id, subject, body_text FROM outbox ORDER BY recipient_id");
        Assert.That(letters.Select(l => (l.To, l.Subject)), Is.EqualTo(new[] { (7L, "已为您的职责指定代批人：社会救助股负责人"), (8L, "请您代批：社会救助股负责人，2026年3月5日至2026年3月10日") }));
        Assert.That(letters.Select(l => l.Body), Has.All.Contains("/deputies").And.All.Not.Contains("工作人员甲").And.All.Not.Contains("外出培训"));
        await desk.Refused(Office, Chiefs(9));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM outbox"), Is.EqualTo(new[] { 2L }), "a refused naming tells nobody");
    }

    [Test]
    public async Task GN_2_when_the_days_end_early_those_who_did_not_end_them_are_told_by_mail()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var named = await desk.Done(Office, Chiefs(8));
        await desk.Write("DELETE FROM outbox");
        await desk.Done(Chief, new EndDeputy(named.Id));
        var letters = await desk.Rows<(long To, string Subject, string Body)>("SELECT recipient_id, subject, body_text FROM outbox ORDER BY recipient_id");
        Assert.That(letters.Select(l => (l.To, l.Subject)), Is.EqualTo(new[] { (8L, "代批提前结束：社会救助股负责人") }), "the chief ended it and knows");
        Assert.That(letters[0].Body, Does.Contain("/deputies").And.Not.Contain("工作人员甲"));
        await desk.Refused(Chief, new EndDeputy(named.Id));
        var other = await desk.Done(Office, Chiefs(9, 20, 21));
        await desk.Done(Office, new EndDeputy(other.Id));
        Assert.That(await desk.Rows<long>("SELECT recipient_id FROM outbox WHERE cause = @Cause ORDER BY recipient_id", new { Cause = $"deputy-ended:{other.Id}" }), Is.EqualTo(new[] { 7L, 9L }), "both, when the general office did");
    }

    [Test]
    public async Task GN_2_the_general_office_names_one_for_somebody_who_is_away_but_never_itself()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(Office, Chiefs(8) with { Reason = "外出培训" });
        Assert.That((await desk.Refused(Office, new NameDeputy(Roles.Director, null, 5, March(5), March(6)))).Rule, Is.EqualTo("GN-1"));
        Assert.That((await desk.Refused(TestDesk.As("chief2"), Chiefs(9, 20, 21))).Kind, Is.EqualTo(RefusalKind.Forbidden), "another section's chief");
        Assert.That((await desk.Refused(TestDesk.As("staff1"), Chiefs(9, 20, 21))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await desk.Done(Office, new DeputyList())).Seats.Count(s => s.Role == Roles.Chief), Is.EqualTo(6), "the leaders and the discipline office have no section chief");
        Assert.That((await desk.Done(Office, new DeputyList())).Coming.Single(), Has.Property("Reason").EqualTo("外出培训").And.Property("NamedBy").EqualTo("文书甲"));
    }

    [Test]
    public async Task GN_2_a_deputy_in_the_seat_does_not_name_another()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var deputy = TestDesk.As("staff1");
        deputy = deputy with { Roles = deputy.Roles | Roles.Chief, Led = [3], StandsInFor = [new(Roles.Chief, 3, Chief.PersonId, Chief.Name)] };
        Assert.That((await desk.Refused(deputy, Chiefs(9))).Rule, Is.EqualTo("GN-2"));
    }

    [Test]
    public async Task GN_2_nobody_is_their_own_deputy_and_a_deputy_can_work()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Refused(Chief, Chiefs(0))) is { Field: "DeputyId", Zh: "请选择代批人。" }, "nobody was chosen");
        Assert.That((await desk.Refused(Chief, Chiefs(7))).Field, Is.EqualTo("DeputyId"));
        Assert.That((await desk.Refused(Chief, Chiefs(999))).Field, Is.EqualTo("DeputyId"));
        Assert.That((await desk.Refused(Chief, Chiefs(26))).Field, Is.EqualTo("DeputyId"), "an administrator's accounts take no seat");
        await desk.Write("UPDATE accounts SET disabled = 1 WHERE person_id = 8");
        Assert.That((await desk.Refused(Chief, Chiefs(8))).Field, Is.EqualTo("DeputyId"));
    }

    [Test]
    public async Task GN_2_the_discipline_office_and_section_chiefs_exclude_each_other()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Refused(Discipline, new NameDeputy(Roles.Discipline, null, 7, March(5), March(6)))).Zh, Does.Contain("不得兼任"));
        Assert.That((await desk.Refused(Chief, Chiefs(23))).Zh, Does.Contain("不得兼任"));
        await desk.Done(Chief, Chiefs(8, 5, 10));
        Assert.That((await desk.Refused(Discipline, new NameDeputy(Roles.Discipline, null, 8, March(10), March(12)))).Zh, Does.Contain("不得兼任"), "also when both seats are held as a deputy");
        await desk.Done(Discipline, new NameDeputy(Roles.Discipline, null, 8, March(11), March(12)));
    }

    [TestCase(3, 5, "From", TestName = "GN_2_days_past_cannot_be_given_a_deputy")]
    [TestCase(9, 8, "To", TestName = "GN_2_the_last_day_is_not_before_the_first")]
    [TestCase(10, 12, "From", TestName = "GN_2_one_seat_has_one_deputy_a_day")]
    [TestCase(4, 5, "From", TestName = "GN_2_one_seat_has_one_deputy_a_day_at_the_beginning")]
    [TestCase(11, 12, null, TestName = "GN_2_periods_may_follow_each_other")]
    public async Task Periods(int from, int to, string? field)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Done(Chief, Chiefs(8, 5, 10));
        var outcome = await desk.Send(Chief, Chiefs(9, from, to));
        Assert.That((outcome as Refused<DeputyNamed>)?.Why.Field, Is.EqualTo(field));
    }

    [Test]
    public async Task GN_2_a_period_is_at_most_a_year()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Refused(Chief, Chiefs(8) with { To = new(2027, 3, 5) })).Field, Is.EqualTo("To"));
        await desk.Done(Chief, Chiefs(8) with { To = new(2027, 3, 4) });
    }

    [Test]
    public async Task GN_2_only_seats_that_decide_and_are_held_have_deputies()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        foreach (var seat in new[] { Chiefs(8, section: 99), Chiefs(8) with { SectionId = null }, Chiefs(8) with { Role = Roles.Staff }, Chiefs(8) with { Role = Roles.SecurityAdmin }, Chiefs(8) with { Role = Roles.Leader, PrincipalId = 8 } })
            Assert.That(await desk.Refused(Office, seat), Is.EqualTo(DeputyRules.NoSuchSeat));
    }

    [Test]
    public async Task GN_2_holder_deputy_or_general_office_end_it_and_others_do_not_even_find_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = (await desk.Done(Chief, Chiefs(8))).Id;
        Assert.That((await desk.Refused(TestDesk.As("staff2"), new EndDeputy(id))).Kind, Is.EqualTo(RefusalKind.NotFound));
        await desk.Done(TestDesk.As("staff1"), new EndDeputy(id));
        Assert.That(await desk.Refused(Chief, new EndDeputy(id)), Is.EqualTo(DeputyRules.Over));
        Assert.That((await desk.Done(Chief, new DeputyList())).Over.Single(), Has.Property("Ended").True);
        var next = (await desk.Done(Chief, Chiefs(9))).Id;
        await desk.Done(Office, new EndDeputy(next));
        var last = (await desk.Done(Chief, Chiefs(9))).Id;
        desk.Clock.Set(new(2026, 3, 11, 9, 0, 0));
        Assert.That(await desk.Refused(Chief, new EndDeputy(last)), Is.EqualTo(DeputyRules.Over));
        Assert.That((await desk.VerifyAudit()).Intact);
    }
}
