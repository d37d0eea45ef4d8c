using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Admin;
using OfficeDesk.Web.Features.Catalogue;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Setup;
using OfficeDesk.Web.Features.SignIn;
using OfficeDesk.Web.Features.Status;

namespace OfficeDesk.Tests.Features.SetupFeature;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public partial class SetUpOfficeTests(Engine engine)
{
    private static readonly SetUpOffice Small = new(
        "某县民政局",
        "LD,局领导,Leaders\nBGS,办公室\n\nSHJZ\t社会救助股\t\tfenguan\nCGZ，城关镇民政办，Town",
        "局长甲,LD,juzhang,局长\n分管领导甲,LD,fenguan,分管领导\n主任甲,BGS,zhuren,办公室+工作人员+股室负责人\n科长甲,SHJZ,kezhang,Chief、Staff,kz@office.invalid\n𠮷田乙,SHJZ,staff1,工作人员\n工作人员丙,SHJZ,staff2,工作人员",
        "CSDB,城市低保岗,SHJZ,staff1,staff2,kezhang\nLSJZ,临时救助岗,SHJZ,staff2,staff1",
        UsualMatters: true, Mark: "某民", ComplainPhone: "10000020009");

    [Test]
    public async Task An_empty_office_is_set_up_in_one_go_and_works_the_same_day()
    {
        await using var desk = await Empty();
        var admin = await Admin(desk);
        Assert.That((await desk.Done(admin, new ReadSetup())).Done, Is.False);
        var made = await desk.Done(admin, Small);
        Assert.That(made.Accounts.Select(a => a.SignIn), Is.EqualTo(new[] { "juzhang", "fenguan", "zhuren", "kezhang", "staff1", "staff2" }));
        Assert.That((await desk.Done(admin, new ReadSetup())).Done);
        Assert.That(await desk.Rows<string>("SELECT value FROM settings WHERE name = 'bureau.name'"), Is.EqualTo(new[] { "某县民政局" }));
        Assert.That(await desk.Rows<(string Chief, string Leader)>("SELECT c.name, l.name FROM sections s JOIN people c ON c.id = s.chief_id JOIN people l ON l.id = s.leader_id WHERE s.code = 'SHJZ'"), Is.EqualTo(new[] { ("科长甲", "分管领导甲") }));
        Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM post_staff")).Single(), Is.EqualTo(5));

        // the one-time password lets in, to change it; then the counter takes a first contact with a promised day
        var staff = made.Accounts.Single(a => a.SignIn == "staff1");
        var session = await desk.Enter(staff.SignIn, staff.OneTimePassword);
        Assert.That(session.MustChangePassword);
        var matter = (await desk.Rows<long>("SELECT id FROM matter_types WHERE code = 'CSDB'")).Single();
        var ask = new LogEnquiry(Channel.Visit, null, "居民甲", "", "10000010001", false, matter, "问低保怎么申请", EnquiryRoute.Own, false, null, "", false, "", "", "", "", "", "");
        Assert.That(await desk.SendWith(session.Secret, ask), Is.EqualTo(new Refused<EnquiryLogged>(SignInRules.ChangePasswordFirst())));
        Assert.That(await desk.SendWith(session.Secret, new ChangePassword(staff.OneTimePassword, "Sunny-Morning-9")), Is.InstanceOf<Done<PasswordChanged>>());
        var logged = ((Done<EnquiryLogged>)await desk.SendWith(session.Secret, ask)).Value;
        Assert.That((logged.ResponsibleName, logged.DueOn), Is.EqualTo(("𠮷田乙", (DateOnly?)new DateOnly(2026, 3, 18))), "ten working days after 4 March 2026");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task A_second_time_is_refused_and_of_two_at_once_one_wins()
    {
        await using var desk = await Empty();
        var admin = await Admin(desk);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => desk.Send(admin, Small))));
        Assert.That(outcomes.Count(o => o is Done<OfficeSetUp>), Is.EqualTo(1));
        Assert.That(outcomes.OfType<Refused<OfficeSetUp>>().Single().Why, Is.EqualTo(AccountRules.AlreadySetUp));
        Assert.That(await desk.Refused(admin, Small with { BureauName = "另一个局" }), Is.EqualTo(AccountRules.AlreadySetUp));
        Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM people")).Single(), Is.EqualTo(7), "six and the administrator");
    }

    [Test]
    public async Task The_same_form_sent_twice_has_one_effect_and_shows_no_password_again()
    {
        await using var desk = await Empty();
        var admin = await Admin(desk);
        var first = await desk.Done(admin, Small, onceKey: "setup");
        var again = await desk.Done(admin, Small, onceKey: "setup");
        Assert.That(again.Accounts.Select(a => a.SignIn), Is.EqualTo(first.Accounts.Select(a => a.SignIn)));
        Assert.That(again.Accounts.Select(a => a.OneTimePassword), Has.All.Empty);
        var kept = string.Concat(await desk.Rows<string>("SELECT answer FROM idempotency")) + string.Concat(await desk.Rows<string>("SELECT body FROM audit"));
        foreach (var account in first.Accounts) Assert.That(kept, Does.Not.Contain(account.OneTimePassword));
    }

    [Test]
    public async Task The_first_settings_are_kept_step_by_step_with_every_mistake_told_until_they_are_written()
    {
        await using var desk = await Empty();
        var admin = await Admin(desk);
        var empty = await desk.Done(admin, new ReadSetup());
        Assert.That((empty.Version, empty.Draft.Kept.Count, empty.Draft.Sections + empty.Draft.People + empty.Draft.Posts), Is.EqualTo((0, 0, "")), "nobody is invented");
        var one = await desk.Done(admin, new KeepSetup(0, BureauName: "某县民政局", Mark: "某民", ComplainPhone: "10000020009"));
        Assert.That(await desk.Refused(admin, new KeepSetup(0, BureauName: "别的窗口写的")), Is.EqualTo(DeskRefusals.Changed()));
        await desk.Done(admin, new KeepSetup(one.Version, Sections: "A\nBGS,办公室\nBGS,又一个", People: "主任甲,BGS,zhuren,皇帝\n乙,BGS,staffyi,工作人员", Posts: "", Hours: "01-01 12:00-08:00 14:30-17:30"));
        var told = await desk.Done(admin, new ReadSetup());
        Assert.That(told.Mistakes.Select(m => (m.Field, m.Line)), Is.EqualTo(new[] { ("Sections", 1), ("Sections", 3), ("People", 1), ("Hours", 0) }));
        Assert.That(told.Draft.Kept, Is.EqualTo(new[] { "BureauName", "Mark", "ComplainPhone", "Sections", "People", "Posts", "Hours" }), "what was not sent was not kept");
        Assert.That((told.Done, told.Draft.BureauName, told.Draft.Mark), Is.EqualTo((false, "某县民政局", "某民")), "earlier steps stay");

        const string hours = "01-01 08:00-12:00 14:00-17:30";
        await desk.Done(admin, new KeepSetup(2, Sections: Small.Sections, People: Small.People, Posts: Small.Posts, Hours: hours));
        Assert.That((await desk.Done(admin, new ReadSetup())).Mistakes, Is.Empty);
        await desk.Done(admin, Small with { Mark = "某民", AskPhone = "10000020001", Hours = hours });
        Assert.That(await desk.Rows<string>("SELECT value FROM settings WHERE name IN ('bureau.mark', 'bureau.askPhone', 'office.hours') ORDER BY name"), Is.EqualTo(new[] { "10000020001", "某民", hours }));
        Assert.That(await desk.Rows<string>("SELECT body FROM setup_draft"), Is.Empty, "the draft with the names is gone");
        var after = await desk.Done(admin, new ReadSetup());
        Assert.That(after.Left.Where(l => !l.Done).Select(l => l.Href), Does.Contain("/admin/mail").And.Contain("/admin/people").And.Contain("/admin/backup"));
        Assert.That(await desk.Refused(admin, new KeepSetup(3, BureauName: "改名")), Is.EqualTo(AccountRules.AlreadySetUp));
    }

    [Test]
    public async Task ON_1_PB_3_a_usual_matter_without_a_post_is_not_published_and_the_office_is_told_which()
    {
        await using var desk = await Empty();
        var admin = await Admin(desk);
        await desk.Done(admin, new KeepSetup(0, BureauName: "某县民政局", ComplainPhone: "10000020009", Sections: Small.Sections, People: Small.People, Posts: Small.Posts));
        var matters = (await desk.Done(admin, new ReadSetup())).Matters;
        Assert.That(matters.Where(m => m.Off).Select(m => m.Code), Is.EqualTo(new[] { "NCDB", "YLJZ", "DBFH", "GLJT", "DMMM", "LXLF", "ZXSL" }), "the last step shows them before anything is written");
        Assert.That(matters.Where(m => m.Post.Length > 0).Select(m => (m.Code, m.Post)), Is.EqualTo(new[] { ("CSDB", "城市低保岗"), ("LSJZ", "临时救助岗"), ("JZZX", "城市低保岗"), ("JNZB", "临时救助岗"), ("JNZH", "临时救助岗") }));

        await desk.Done(admin, Small);
        var guides = (await desk.Done(Asker.Nobody, new ListGuides())).Matters;
        Assert.That(guides.Select(g => g.Code), Is.EquivalentTo(new[] { "CSDB", "LSJZ", "JZZX", "JNZB", "JNZH", "YBBX", "YLBX", "HKQY" }));
        Assert.That(guides.Where(g => g.Section.Length == 0 && g.SendTo.Length == 0), Is.Empty, "nobody is sent nowhere");
        Assert.That(string.Concat(guides.Select(g => g.SendTo)), Does.Not.Contain("示例").And.Not.Contain("1000"), "no invented address");
        Assert.That(await desk.Rows<string>("SELECT m.code FROM matter_types m JOIN posts p ON p.id = m.post_id WHERE p.code = 'CSDB' ORDER BY m.code"), Is.EqualTo(new[] { "CSDB", "JZZX" }));
        var left = (await desk.Done(admin, new ReadSetup())).Left.Where(l => !l.Done && l.Href == "/catalogue").Select(l => l.Zh).ToList();
        Assert.That(left[0], Does.Contain("高龄津贴").And.Contain("地名命名更名").And.Contain("来信来访").And.Not.Contain("城市居民"));
        Assert.That(left[1], Does.Contain("医保报销、养老保险、户口迁移"));
    }

    [Test]
    public async Task What_the_office_still_needs_is_told_to_whoever_does_it_where_they_look_first_and_goes_when_it_is_done()
    {
        await using var desk = await Empty();
        var admin = await Admin(desk);
        Assert.That((await desk.Done(admin, new ReadAdmin())).ToDos, Is.Empty, "first come the first settings");
        await desk.Done(admin, Small);
        var people = (await desk.Rows<(string Name, long Id, long Section)>("SELECT name, id, section_id FROM people")).ToDictionary(p => p.Name, StringComparer.Ordinal);
        Asker As(string name, Roles roles) => new(1, people[name].Id, name, people[name].Section, roles, [], [], []);
        var office = As("主任甲", Roles.GeneralOffice);
        var mine = (await desk.Done(office, new MyWork())).Office;
        Assert.That(mine.Select(t => t.Href), Is.EqualTo(new[] { "/catalogue", "/catalogue", "/catalogue", "/admin/settings#s-absence.lowIncomeOffice", "/admin/phrases" }));
        Assert.That(mine[2].Zh, Does.Contain("条款").And.Contain("城市居民最低生活保障").And.Not.Contain("救助政策咨询").And.Not.Contain("高龄津贴"), "what is in use, and has a basis at all");
        Assert.That((await desk.Done(office, new ReadAdmin())).ToDos, Is.EqualTo(mine));
        Assert.That((await desk.Done(admin, new ReadAdmin())).ToDos.Select(t => t.Href), Is.EqualTo(new[] { "/admin/mail", "/admin/people", "/admin/backup" }));
        var staff = As("工作人员丙", Roles.Staff);
        Assert.That((await desk.Done(staff, new MyWork())).Office.Concat((await desk.Done(staff, new ReadAdmin())).ToDos), Is.Empty);

        await desk.Done(office, new SavePhrase(0, null, "请带身份证原件。"));
        await desk.Done(office, new ProposeMatter("补条款", (await desk.Done(office, new ReadCatalogue())).Matters.Single(m => m.Entry.Code == "CSDB").Entry with { Basis = "《社会救助暂行办法》第九条" }));
        var proposal = (await desk.Rows<long>("SELECT id FROM proposals")).Single();
        Assert.That((await desk.Done(office, new MyWork())).Office.Select(t => t.Href), Is.EqualTo(mine.Select(t => t.Href).Where(h => h != "/admin/phrases")), "nobody confirms what they proposed");
        var director = As("局长甲", Roles.Director);
        Assert.That((await desk.Done(director, new MyWork())).Office.Select(t => (t.Href, t.Zh)), Is.EqualTo(new[] { ("/catalogue", "请作为第二人确认：事项目录的修改，1 件") }));
        await desk.Done(director, new ConfirmMatter(proposal));
        Assert.That((await desk.Done(director, new MyWork())).Office, Is.Empty);
        mine = (await desk.Done(office, new MyWork())).Office;
        Assert.That((mine.Select(t => t.Href).Contains("/admin/phrases"), mine[2].Zh.Contains("城市居民最低生活保障", StringComparison.Ordinal)), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task ON_1_PB_3_without_any_post_no_matter_of_the_bureau_is_published()
    {
        await using var desk = await Empty();
        var admin = await Admin(desk);
        await desk.Done(admin, Small with { Posts = "" });
        Assert.That((await desk.Done(Asker.Nobody, new ListGuides())).Matters.Select(m => m.Code), Is.EquivalentTo(new[] { "YBBX", "YLBX", "HKQY" }));
        Assert.That(await desk.Send(Asker.Nobody, new ReadGuide("CSDB")), Is.InstanceOf<Refused<Guide>>());
        var director = (await desk.Rows<(long Id, long Section)>("SELECT p.id, p.section_id FROM people p WHERE p.name = '主任甲'")).Single();
        var csv = CatalogueFile.Text((await desk.Done(new Asker(1, director.Id, "主任甲", director.Section, Roles.GeneralOffice, [], [], []), new ReadCatalogue())).Matters.Select(m => m.Entry));
        Assert.That(CatalogueFile.Parse(csv, new HashSet<string>(StringComparer.Ordinal)).Errors, Is.Empty, "the catalogue still comes back from its file");
    }

    [Test]
    public async Task NT_1_a_new_office_is_asked_for_its_own_characters_and_never_gets_those_of_the_example()
    {
        await using var desk = await Empty();
        var admin = await Admin(desk);
        Assert.That((await desk.Refused(admin, Small with { Mark = " " })).Field, Is.EqualTo("Mark"));
        await desk.Done(admin, new KeepSetup(0, BureauName: "某县民政局", Mark: " ", ComplainPhone: "10000020009"));
        Assert.That((await desk.Done(admin, new ReadSetup())).Mistakes.Select(m => m.Field), Does.Contain("Mark"));
        await desk.Done(admin, Small);
        Assert.That(await desk.Rows<string>("SELECT value FROM settings WHERE name = 'bureau.mark'"), Is.EqualTo(new[] { "某民" }));
        Assert.That((await desk.Done(admin, new ReadSetup())).Left.Single(l => l.Zh.Contains("发文代字", StringComparison.Ordinal)).Done);
        await desk.Write("DELETE FROM settings WHERE name = 'bureau.mark'; UPDATE stamps SET value = value + 1 WHERE name = 'office'");
        await Task.Delay(1100);
        Assert.That((await desk.Done(admin, new ReadSetup())).Left.Single(l => l.Zh.Contains("发文代字", StringComparison.Ordinal)).Done, Is.False, "an office that was set up before it was asked is told");
    }

    [Test]
    public async Task ON_4_PB_3_a_new_office_shows_its_own_phones_or_none()
    {
        await using var desk = await Empty();
        var admin = await Admin(desk);
        Assert.That((await desk.Refused(admin, Small with { ComplainPhone = "" })).Field, Is.EqualTo("ComplainPhone"));
        await desk.Done(admin, new KeepSetup(0, BureauName: "某县民政局"));
        Assert.That((await desk.Done(admin, new ReadSetup())).Mistakes.Select(m => m.Field), Does.Contain("ComplainPhone"));
        await desk.Done(admin, Small);
        Assert.That(await desk.Done(Asker.Nobody, new ReadContact()), Is.EqualTo(new Contact("某县民政局", "", "10000020009")));
        Assert.That((await desk.Done(Asker.Nobody, new ReadGuide("CSDB"))).Supervision, Is.EqualTo("10000020009"));
        Assert.That((await desk.Done(admin, new ReadSetup())).Left.Where(l => l.Href.StartsWith("/admin/settings", StringComparison.Ordinal)).Select(l => l.Done), Is.EqualTo(new[] { true, true, false }), "AB-6: no low-income office is chosen");
    }

    private async Task<TestDesk> Empty()
    {
        var desk = await TestDesk.Open(engine);
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(desk.Services);
        ((Visit)scope.ServiceProvider.GetService(typeof(Visit))!).Who = Asker.Clock;
        if ((await desk.Rows<long>("SELECT COUNT(*) FROM people")).Single() == 0)
            await ((ShortWrite)scope.ServiceProvider.GetService(typeof(ShortWrite))!).Do(null, FirstAdministrator.Write, CancellationToken.None);
        return desk;
    }

    private static async Task<Asker> Admin(TestDesk desk)
    {
        var row = (await desk.Rows<(long Id, long Person, long Section)>("SELECT a.id, a.person_id, p.section_id FROM accounts a JOIN people p ON p.id = a.person_id WHERE a.sign_in = 'admin'")).Single();
        return new Asker(row.Id, row.Person, "系统管理员", row.Section, Roles.SystemAdmin, [], [], []);
    }
}
