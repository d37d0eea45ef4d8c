using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Admin;

namespace OfficeDesk.Tests.Features.AdminFeature;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class OfficeTests(Engine engine)
{
    private static readonly Asker Office = TestDesk.As("office1");

    private static readonly SavePerson Newcomer = new(0, "新人甲", 3, "科员", "10000010099", "new@office.invalid", "窗口 5", Channel.Call, true, 0);

    private static readonly SaveSection NewSection = new(0, "XG", "新股", "New section", SectionKind.Section, 7, 2, "", "", 9, true, 0);

    private static readonly SavePost NewPost = new(0, "XGW", "新岗位", "", 3, 8, 9, [8, 9, 10], true, 0);

    [TestCase("𠮷田甲")]
    [TestCase("<b>甲</b>")]
    [TestCase("O'Brien & \"甲\"")]
    [TestCase("阿不都热合曼·买买提")]
    [TestCase("👩‍💼甲")]
    public async Task A_name_is_kept_as_it_is_written(string name)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = (await desk.Done(Office, Newcomer with { Name = name })).Id;
        var person = (await desk.Done(Office, new ListAccounts())).Single(p => p.Person.Id == id).Person;
        Assert.That((person.Name, person.Channel, person.Active), Is.EqualTo((name, "Call", 1)));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task The_longest_name_there_may_be_fits_on_both_databases()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = (await desk.Done(Office, Newcomer with { Name = new string('M', 40), JobTitle = new string('字', 40), Email = new string('m', 105) + "@office.invalid" })).Id;
        Assert.That((await desk.Rows<string>("SELECT initials FROM people WHERE id = @id", new { id })).Single(), Has.Length.EqualTo(20));
        Assert.That((await desk.Refused(Office, Newcomer with { Name = new string('M', 41) })).Field, Is.EqualTo("Name"));
    }

    [Test]
    public async Task AB_6_each_section_names_its_neighbours_and_none_is_its_own()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = (await desk.Done(Office, NewSection with { Neighbours = [3, 4, 3] })).Id;
        async Task<IReadOnlyList<long>> Told() => [.. (await desk.Done(Office, new ListOffice())).Neighbours.Where(n => n.SectionId == id).Select(n => n.NeighbourId)];
        Assert.That(await Told(), Is.EqualTo(new long[] { 3, 4 }));
        await desk.Done(Office, NewSection with { Id = id, Version = 1 });
        Assert.That(await Told(), Is.EqualTo(new long[] { 3, 4 }), "nothing said leaves them");
        Assert.That(await desk.Refused(Office, NewSection with { Id = id, Version = 2, Neighbours = [id] }), Is.EqualTo(DeskRefusals.UnknownChoice("Neighbours")));
        Assert.That(await desk.Refused(Office, NewSection with { Id = id, Version = 2, Neighbours = [4711] }), Is.EqualTo(DeskRefusals.UnknownChoice("Neighbours")));
        await desk.Done(Office, NewSection with { Id = id, Version = 2, Neighbours = [] });
        Assert.That(await Told(), Is.Empty);
    }

    [Test]
    public async Task A_person_needs_a_section_in_use_and_one_address()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That(await desk.Refused(Office, Newcomer with { SectionId = 4711 }), Is.EqualTo(DeskRefusals.UnknownChoice("SectionId")));
        Assert.That((await desk.Refused(Office, Newcomer with { Email = "a@office.invalid,b@office.invalid" })).Field, Is.EqualTo("Email"));
        Assert.That(await desk.Refused(Office, Newcomer with { Id = 4711, Version = 1 }), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That((await desk.Refused(Office, Newcomer with { Name = " " })).Field, Is.EqualTo("Name"));
    }

    [Test]
    public async Task Whoever_holds_a_seat_or_answers_for_something_does_not_just_vanish()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("UPDATE posts SET a_id = NULL WHERE a_id = 12; UPDATE posts SET b_id = NULL WHERE b_id = 12");
        var leaving = Newcomer with { Id = 7, Name = "科长甲", Active = false, Version = 1 };
        var seats = await desk.Refused(Office, leaving);
        Assert.That((seats.Rule, seats.Field), Is.EqualTo(("CV-1", "Active")));
        Assert.That(seats.Zh, Does.Contain("社会救助股"));

        var staff = Newcomer with { Id = 12, Name = "工作人员戊", Active = false, Version = 1 };
        await desk.Done(Office, staff);
        Assert.That(await desk.Rows<int>("SELECT disabled FROM accounts WHERE person_id = 12"), Is.EqualTo(new[] { 1 }), "and the account closes with it");
        Assert.That(await desk.Refused(Office, staff), Is.EqualTo(DeskRefusals.Changed()), "somebody looked at an older version");
    }

    [Test]
    public async Task A_section_has_a_code_of_its_own_and_people_who_are_there()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("UPDATE people SET active = 0 WHERE id IN (8, 9)");
        var id = (await desk.Done(Office, NewSection with { Code = " XG " })).Id;
        Assert.That(await desk.Rows<string>("SELECT code FROM sections WHERE id = @id", new { id }), Is.EqualTo(new[] { "XG" }));
        Assert.That(await desk.Refused(Office, NewSection), Is.EqualTo(OfficeRules.CodeTaken));
        Assert.That(await desk.Refused(Office, NewSection with { Id = id, Code = "SHJZ", Version = 1 }), Is.EqualTo(OfficeRules.CodeTaken));
        await desk.Done(Office, NewSection with { Id = id, Name = "新股室", Version = 1 });
        Assert.That(await desk.Refused(Office, NewSection with { Id = id, Version = 1 }), Is.EqualTo(DeskRefusals.Changed()));
        Assert.That(await desk.Refused(Office, NewSection with { Id = 4711, Code = "ZZ" }), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That(await desk.Refused(Office, NewSection with { Code = "YG", ChiefId = 8 }), Is.EqualTo(DeskRefusals.UnknownChoice("ChiefId")), "an inactive chief");
        Assert.That(await desk.Refused(Office, NewSection with { Code = "YG", LeaderId = 9 }), Is.EqualTo(DeskRefusals.UnknownChoice("LeaderId")));
        Assert.That(await desk.Refused(Office, NewSection with { Code = "YG", LeaderId = 4711 }), Is.EqualTo(DeskRefusals.UnknownChoice("LeaderId")));
    }

    [Test]
    public async Task A_section_or_post_in_use_is_not_closed()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var section = (await desk.Done(Office, new ListOffice())).Sections.Single(s => s.Id == 3);
        Assert.That((await desk.Refused(Office, NewSection with { Id = 3, Code = section.Code, Active = false, Version = section.Version })).Rule, Is.EqualTo("DL-1"));
        var post = (await desk.Done(Office, new ListOffice())).Posts.First(p => p.SectionId == 3);
        var close = new SavePost(post.Id, post.Code, post.Name, "", 3, post.AId, post.BId, post.Qualified, false, post.Version);
        Assert.That((await desk.Refused(Office, close)).Rule, Is.EqualTo("CV-1"));
        var id = (await desk.Done(Office, NewPost)).Id;
        await desk.Done(Office, NewPost with { Id = id, Active = false, Version = 1 });
    }

    [Test]
    public async Task CV_1_a_post_has_two_holders_who_are_qualified_and_there()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = (await desk.Done(Office, NewPost)).Id;
        Assert.That((await desk.Rows<long>("SELECT person_id FROM post_staff WHERE post_id = @id ORDER BY person_id", new { id })), Is.EqualTo(new long[] { 8, 9, 10 }));
        await desk.Done(Office, NewPost with { Id = id, AId = null, BId = 10, Qualified = [10, 10], Version = 1 });
        Assert.That((await desk.Rows<long>("SELECT person_id FROM post_staff WHERE post_id = @id", new { id })), Is.EqualTo(new long[] { 10 }));
        Assert.That(await desk.Refused(Office, NewPost), Is.EqualTo(OfficeRules.CodeTaken));
        Assert.That((await desk.Refused(Office, NewPost with { Code = "ZZ", BId = 8 })).Rule, Is.EqualTo("CV-1"));
        Assert.That((await desk.Refused(Office, NewPost with { Code = "ZZ", Qualified = [8] })).Rule, Is.EqualTo("CV-2"));
        Assert.That(await desk.Refused(Office, NewPost with { Code = "ZZ", Qualified = [8, 9, 4711] }), Is.EqualTo(DeskRefusals.UnknownChoice("Qualified")));
        Assert.That(await desk.Refused(Office, NewPost with { Code = "ZZ", SectionId = 4711 }), Is.EqualTo(DeskRefusals.UnknownChoice("SectionId")));
        Assert.That(await desk.Refused(Office, NewPost with { Id = id, Version = 1 }), Is.EqualTo(DeskRefusals.Changed()));
    }
}
