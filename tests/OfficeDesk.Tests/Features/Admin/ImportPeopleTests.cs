using System.Text;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Admin;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Tests.Features.AdminFeature;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ImportPeopleTests(Engine engine)
{
    private const string Two = "姓名,股室,职务,办公电话,邮箱,座位或窗口,登录名\n新人甲,SHJZ,科员,10000010081,jia@office.invalid,窗口 6,newjia\n新人乙,社会救助股,,,,,\n";

    private static readonly Asker Admin = TestDesk.As("admin"), Office = TestDesk.As("office1");

    [Test]
    public async Task GN_1_a_table_of_people_brings_members_and_accounts_without_any_role()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var preview = await desk.Done(Admin, new PreviewPeople(Two));
        Assert.That(preview.Errors, Is.Empty);
        Assert.That(preview.People.Select(p => (p.Line, p.Name, p.Fate, p.OpensAccount)), Is.EqualTo(new[] { (2, "新人甲", PersonFate.New, true), (3, "新人乙", PersonFate.New, false) }));
        Assert.That(await desk.Rows<string>("SELECT name FROM people WHERE name LIKE '新人%'"), Is.Empty, "a preview writes nothing");

        var done = await desk.Done(Admin, new ImportPeople(Two), onceKey: "people");
        Assert.That((done.Added, done.Changed, done.Accounts.Single().SignIn), Is.EqualTo((2, 0, "newjia")));
        Assert.That(await desk.Rows<string>("SELECT s.code FROM people p JOIN sections s ON s.id = p.section_id WHERE p.name LIKE '新人%'"), Is.EqualTo(new[] { "SHJZ", "SHJZ" }), "by code or by name");
        Assert.That(await desk.Rows<string>("SELECT g.role FROM grants g JOIN accounts a ON a.id = g.account_id WHERE a.sign_in = 'newjia'"), Is.Empty);
        Assert.That((await desk.Enter("newjia", done.Accounts[0].OneTimePassword)).MustChangePassword);

        var again = await desk.Done(Admin, new ImportPeople(Two), onceKey: "people");
        Assert.That((again.Added, again.Accounts.Single().OneTimePassword), Is.EqualTo((2, "")), "the same form again: no second effect, no password");
        var kept = string.Concat(await desk.Rows<string>("SELECT answer FROM idempotency")) + string.Concat(await desk.Rows<string>("SELECT body FROM audit"));
        Assert.That(kept, Does.Not.Contain(done.Accounts[0].OneTimePassword).And.Not.Contain("jia@office.invalid"));
        Assert.That(await desk.Refused(Admin, new ImportPeople(Two)), Is.EqualTo(PeopleFile.NothingChanges));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task DL_1_who_is_there_already_gets_what_the_table_says_and_an_empty_cell_changes_nothing()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var was = (await desk.Rows<(string Name, string Email, string Code)>("SELECT p.name, p.email, s.code FROM people p JOIN sections s ON s.id = p.section_id WHERE p.id = 8")).Single();
        var csv = $"{was.Name}\t{was.Code}\t\t10000010082";
        var change = (await desk.Done(Office, new PreviewPeople(csv))).People.Single();
        Assert.That((change.Fate, change.Cells.Single().At, change.Cells.Single().Value), Is.EqualTo((PersonFate.Changed, 3, "10000010082")));
        Assert.That((await desk.Done(Office, new ImportPeople(csv))).Changed, Is.EqualTo(1));
        Assert.That((await desk.Rows<(string, string)>("SELECT phone, email FROM people WHERE id = 8")).Single(), Is.EqualTo(("10000010082", was.Email)));
    }

    private static readonly TestCaseData[] Wrong =
    [
        Case(2, "新人甲,SHJZ\n新人乙,没有这个股", "no section with the code or name"),
        Case(1, ",SHJZ", "Name the person"),
        Case(1, "新人甲", "Name the section"),
        Case(1, "新人甲,SHJZ,,,a@b@c", "not an e-mail address"),
        Case(2, "新人甲,SHJZ,,,,,newjia\n新人乙,SHJZ,,,,,newjia", "stands in line 1 already"),
        Case(3, "姓名,股室\n新人甲,SHJZ\n新人甲,SHJZ", "stands in line 2 already"),
        Case(1, "新人甲,SHJZ,,,,,staff1", "sign-in name staff1 is taken"),
        Case(1, "新人甲,SHJZ,,,,,NewJia", "small letters"),
        Case(1, $"{new string('甲', 41)},SHJZ", "at most 40 characters"),
        Case(1, "新人甲,SHJZ,,,,,,多的", "a cell too many"),
        Case(1, "\"新人\n甲\",SHJZ", "invisible control character"),
        Case(1, "姓名,股室", "Nothing is in it"),
        Case(501, string.Join('\n', Enumerable.Range(0, 501).Select(i => $"新人{i},SHJZ")), "At most 500 lines"),
        Case(61, string.Join('\n', Enumerable.Range(0, 61).Select(i => $"新人{i},SHJZ,,,,,new{i}")), "At most 60 accounts"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public async Task DL_1_a_mistake_is_told_with_its_line_and_nothing_is_half_imported(int line, string csv, string because)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var before = (await desk.Rows<long>("SELECT COUNT(*) FROM people")).Single();
        var error = (await desk.Done(Admin, new PreviewPeople(csv))).Errors.Single();
        Assert.That(error.Line, Is.EqualTo(line));
        Assert.That(error.En, Does.Contain(because));
        Assert.That((await desk.Refused(Admin, new ImportPeople(csv))).En, Does.Contain($"Line {line}: ").And.Contain(because));
        Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM people")).Single(), Is.EqualTo(before));
    }

    [Test]
    public async Task GN_1_the_general_office_brings_people_but_opens_no_accounts()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Done(Office, new PreviewPeople(Two))).Errors.Single().En, Does.StartWith("Only the system administrator opens accounts"));
        Assert.That((await desk.Refused(Office, new ImportPeople(Two))).Rule, Is.EqualTo("DL-1"));
    }

    [Test]
    public async Task F1_of_two_imports_of_the_same_table_at_once_nobody_comes_twice()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => desk.Send(Admin, new ImportPeople(Two)))));
        Assert.That(outcomes.Count(o => o is Done<PeopleImported>), Is.EqualTo(1));
        Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM people WHERE name LIKE '新人%'")).Single(), Is.EqualTo(2));
    }

    [Test]
    public async Task DL_1_the_people_taken_out_come_back_unchanged_with_two_namesakes_in_one_section()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var second = new SavePerson(0, "工作人员甲", 3, "科员", "", "", "", Channel.Visit, true, 0);
        Assert.That(await desk.Refused(Office, second), Is.EqualTo(PersonRules.SameName), "it is asked first");
        var id = (await desk.Done(Office, second with { Namesake = true })).Id;
        var rows = (await desk.Done(Admin, new ListAccounts())).Where(r => r.Person.SectionId == 3)
            .Select(r => $"{r.Person.Name},SHJZ,{r.Person.JobTitle},{r.Person.Phone},{r.Person.Email},{r.Person.Place},{r.Accounts.Select(a => a.SignIn).FirstOrDefault("")}").ToList();
        var preview = await desk.Done(Admin, new PreviewPeople(string.Join('\n', rows)));
        Assert.That((preview.Errors.Count, preview.People.Count(p => p.Fate != PersonFate.Same)), Is.EqualTo((0, 0)));
        Assert.That((await desk.Done(Admin, new ImportPeople("工作人员甲,SHJZ,副股长,,,,staff1"))).Changed, Is.EqualTo(1));
        Assert.That(await desk.Rows<(long, string)>("SELECT id, job_title FROM people WHERE name = '工作人员甲' ORDER BY id"), Is.EqualTo(new[] { (8L, "副股长"), (id, "科员") }));
    }

    [Test]
    public async Task A_workbook_is_known_for_one_before_it_is_read_as_text()
    {
        static Task<bool> Workbook(byte[] bytes) => UploadedText.IsWorkbook(new Microsoft.AspNetCore.Http.FormFile(new MemoryStream(bytes), 0, bytes.Length, "file", "a.csv"), default);
        Assert.That((await Workbook([0x50, 0x4B, 3, 4, 20]), await Workbook([0xD0, 0xCF, 0x11, 0xE0, 0xA1]), await Workbook(Encoding.UTF8.GetBytes(Two)), await Workbook([0x50])), Is.EqualTo((true, true, false, false)));
    }

    [Test]
    public void A_file_is_read_as_utf8_with_and_without_a_mark_as_gbk_and_as_two_bytes_a_character()
    {
        byte[][] files = [Encoding.UTF8.GetBytes(Two), [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Two)], CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Two), [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Two)]];
        var already = new PeopleAlready(new Dictionary<string, string> { ["SHJZ"] = "SHJZ", ["社会救助股"] = "SHJZ" }, [], MayOpenAccounts: true);
        foreach (var file in files)
            Assert.That(PeopleFile.Parse(UploadedText.Decode(file), already).People.Select(p => (p.Name, p.Section)), Is.EqualTo(new[] { ("新人甲", "SHJZ"), ("新人乙", "SHJZ") }));
    }

    private static TestCaseData Case(int line, string csv, string because) => new TestCaseData(line, csv, because).SetArgDisplayNames(because);
}
