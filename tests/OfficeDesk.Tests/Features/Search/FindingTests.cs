using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Complaints;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Search;

namespace OfficeDesk.Tests.Features.Search;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class FindingTests(Engine engine)
{
    [TestCase("2026-9001", "/t/2026-9001")]
    [TestCase(" 2026-9001 ", "/t/2026-9001")]
    [TestCase("2026-9002", "")]
    [TestCase("来访人甲", "")]
    [TestCase("", "")]
    public async Task An_exact_number_leads_straight_there_but_only_within_sight(string text, string href)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Matter();
        Assert.That((await desk.Done(TestDesk.As("staff2"), new FindAnything(text))).Href, Is.EqualTo(href));
        Assert.That((await desk.Done(TestDesk.As("staff8"), new FindAnything(text))).Href, Is.Empty);
    }

    [Test]
    public async Task A_first_contact_is_found_the_moment_it_is_written_by_everything_it_has()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = (await desk.Log("单来访", "10000090417", "询问残疾人Ａ类护理补贴")).Number;
        var other = (await desk.Log("来访人丁", "10000091234", "问进度")).Number;
        foreach (var text in new[] { "单来访", "来访 护理", "护理补贴", "护理", "a类", "slf", "0417", "417", "90417", "10000090417", number, number[5..], "csdb", "城市居民 护理", $"{number} 护理" })
            Assert.That(await desk.Matters("staff2", text), Has.Member(number), text);
        foreach (var text in new[] { "护理", "slf", "10000090417", "城市居民 护理" })
            Assert.That(await desk.Matters("staff2", text), Has.No.Member(other), text);
        foreach (var text in new[] { "护理 进度", "理护", "17", "%%", "护_补贴", $"{number} 进度", "10000090418" })
            Assert.That(await desk.Matters("staff2", text), Is.Empty, text);
    }

    [Test]
    public async Task E1_other_sections_find_nothing_and_colleagues_find_masked_names()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = (await desk.Log("来访人丙", "10000090333", "询问护理补贴，回电10000090333")).Number;
        foreach (var text in new[] { "来访人丙", "10000090333", "护理", "lfrb", number })
            Assert.That(await desk.Matters("staff8", text), Is.Empty, text);
        var seen = (await desk.Lines("staff2", "护理", FoundKind.Matter)).Single();
        Assert.That(seen.Note, Does.Contain(Masks.Name("来访人丙")).And.Not.Contain("来访人丙"));
        Assert.That(seen.Zh + seen.Note, Does.Not.Contain("10000090333"));
        Assert.That((await desk.Lines("chief1", "护理", FoundKind.Matter)).Single().Note, Does.Contain("来访人丙"));
    }

    [Test]
    public async Task CP_2_complaints_are_found_by_number_by_the_officers_only_and_complainants_by_nobody()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (of8, of23) = (await Case.Investigated(desk, 8), (await Case.About(desk, 23)).Id);
        var number = (await desk.Rows<string>("SELECT number FROM complaints WHERE id = @of8", new { of8 })).Single();
        Assert.That((await desk.Lines("discipline1", number, FoundKind.Complaint)).Single().Href, Is.EqualTo($"/complaints/{of8}"));
        foreach (var who in new[] { "staff1", "staff2", "chief1", "leader1", "director", "office1", "admin" })
            Assert.That(await desk.Lines(who, number, FoundKind.Complaint), Is.Empty, who);
        var theirs = (await desk.Rows<string>("SELECT number FROM complaints WHERE id = @of23", new { of23 })).Single();
        Assert.That(await desk.Lines("discipline2", theirs, FoundKind.Complaint), Is.Empty, "it is about them");
        Assert.That(await desk.Lines("director", theirs, FoundKind.Complaint), Has.Count.EqualTo(1), "it is before the director");
        foreach (var who in new[] { "discipline1", "director" })
            foreach (var text in new[] { Case.Name, Case.Phone, Case.Said[..4] })
                Assert.That((await desk.Done(TestDesk.As(who), new FindAnything(text))).Lines.Where(l => l.Kind is not FoundKind.Place), Is.Empty, text);
    }

    [Test]
    public async Task NT_1_documents_and_applications_are_found_by_their_numbers_within_sight()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await desk.Log("来访人丙", "10000090333", "低保申请");
        await desk.Write("""
            INSERT INTO documents (id, kind, circle, series, year_no, seq_no, number, state, title, section_id, template_version, data, content, issued_by, issued_at, issued_on)
            VALUES (77, 'acceptance', 'Work', 'x', 2026, 12, '示民受〔2026〕12号', 'Issued', '受理通知书', 3, 0, '{}', '{}', 9, '2026-03-04T01:00:00.000000Z', '2026-03-04')
            """);
        await desk.Write("""
            INSERT INTO applications (id, number, enquiry_id, matter_type_id, section_id, handler_id, received_on, received_at, state, notice_due_on)
            SELECT 78, 'SQ2026-41', id, 1, 3, 9, '2026-03-04', '2026-03-04T01:00:00.000000Z', 'Received', '2026-03-09' FROM enquiries WHERE number = @Number
            """, new { logged.Number });
        foreach (var typed in new[] { "示民受〔2026〕12号", "示民受[2026]12", "示民受（2026）12号" })
            Assert.That((await desk.Lines("staff2", typed, FoundKind.Document)).Select(l => l.Href), Is.EqualTo(new[] { "/documents/77" }), typed);
        Assert.That((await desk.Lines("staff2", "sq2026-41", FoundKind.Application)).Single().Href, Is.EqualTo("/applications/SQ2026-41"));
        Assert.That(await desk.Lines("staff8", "示民受〔2026〕12号", FoundKind.Document), Is.Empty);
        Assert.That(await desk.Lines("staff8", "SQ2026-41", FoundKind.Application), Is.Empty);
    }

    [Test]
    public async Task Tasks_without_a_citizen_are_found_by_their_title()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Assigned(limit: 5, title: "上报季度督查材料");
        foreach (var text in new[] { "督查材料", "季度 材料", number, "sbjd" })
            Assert.That(await desk.Matters("chief1", text), Has.Member(number), text);
        Assert.That(await desk.Matters("staff8", "督查材料"), Is.Empty);
    }

    [Test]
    public async Task People_and_matters_of_the_office_are_found_by_name_and_initials()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Lines("staff8", "科长甲", FoundKind.Person)).Single().Href, Is.EqualTo("/tasks?answering=7"));
        Assert.That((await desk.Lines("staff8", "kcj", FoundKind.Person)).Select(l => l.Head), Does.Contain("科长甲"));
        Assert.That((await desk.Lines("staff8", "甲", FoundKind.Person)), Has.Count.GreaterThan(3), "one character is enough for people");
        Assert.That((await desk.Lines("staff8", "csdb", FoundKind.MatterType)).Select(l => l.Zh), Does.Contain("城市居民最低生活保障"));
    }
}
