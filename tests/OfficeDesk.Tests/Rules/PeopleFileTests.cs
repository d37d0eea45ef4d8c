using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

/// <summary>DL-1: people come as a table, whole or not at all, and every mistake is told with its line.</summary>
public class PeopleFileTests
{
    private static readonly PeopleAlready Office = new(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["SHJZ"] = "SHJZ", ["社会救助股"] = "SHJZ", ["BGS"] = "BGS" },
        [
            new("工作人员甲", "SHJZ", true, ["jia"]), new("工作人员乙", "SHJZ", false, []),
            new("同名人", "SHJZ", true, []), new("同名人", "SHJZ", true, []), new("同名人", "BGS", true, []),
        ], MayOpenAccounts: true);

    private static (IReadOnlyList<PersonLine> People, IReadOnlyList<LineError> Errors) Parse(string text) => PeopleFile.Parse(text, Office);

    [Test]
    public void DL_1_people_are_read_with_or_without_heads_from_commas_or_tabs()
    {
        var (people, errors) = Parse("姓名,股室,职务,办公电话,邮箱,座位或窗口,登录名\n新人甲,社会救助股,科员,10000020001,a@office.invalid,3号窗口,xinjia\n工作人员甲,SHJZ");
        Assert.That(errors, Is.Empty);
        Assert.That(people, Is.EqualTo(new PersonLine[] { new(2, "新人甲", "SHJZ", "科员", "10000020001", "a@office.invalid", "3号窗口", "xinjia"), new(3, "工作人员甲", "SHJZ", "", "", "", "", "", Is: 0) }));
        Assert.That(Parse("新人乙\tBGS\t主任").People, Is.EqualTo(new[] { new PersonLine(1, "新人乙", "BGS", "主任", "", "", "", "") }));
    }

    [TestCase("", "没有内容")]
    [TestCase("姓名,股室", "没有内容")]
    [TestCase("新\u0001人,SHJZ", "控制字符")]
    [TestCase("新人,SHJZ,,,,,,多", "多出了一格")]
    [TestCase(",SHJZ", "请写姓名")]
    [TestCase("新人,", "请写股室")]
    [TestCase("新人,没有", "没有代码或名称为“没有”的股室")]
    [TestCase("新人,SHJZ,,,不是邮箱", "邮箱")]
    [TestCase("新人,SHJZ,,,,,A", "登录名")]
    [TestCase("新人,SHJZ,,,,,jia", "登录名 jia 已有人用")]
    [TestCase("同名人,SHJZ,科长", "重名")]
    [TestCase("新人,SHJZ\n\"没有收尾,SHJZ", "引号没有配对")]
    [TestCase("PK\u0003\u0004\u0014,x", "这是 Excel 工作簿，请另存为 CSV")]
    [TestCase("工作人员乙,SHJZ", "已离开")]
    public void DL_1_a_mistake_is_told_in_words_and_nothing_is_taken(string text, string why)
    {
        var (people, errors) = Parse(text);
        Assert.That(people, Is.Empty);
        Assert.That(errors.Single().Zh, Does.Contain(why));
        Assert.That(errors.Single().En, Is.Not.Empty.And.Not.EqualTo(errors.Single().Zh));
    }

    [TestCase("姓名，股室，职务\n新人甲，SHJZ，科员")]
    [TestCase("姓名,股室,职务\n新人甲，SHJZ，科员")]
    [TestCase("姓名,股室,职务\n新人甲\tSHJZ\t科员")]
    [TestCase("姓名,股室,职务\n\"新人甲\"，\"SHJZ\"，\"科员\"")]
    public void DL_1_a_line_without_a_comma_is_parted_at_its_full_width_commas_or_tabs(string text)
    {
        var (people, errors) = Parse(text);
        Assert.That(errors, Is.Empty);
        Assert.That(people, Is.EqualTo(new[] { new PersonLine(2, "新人甲", "SHJZ", "科员", "", "", "", "") }));
    }

    [Test]
    public void DL_1_a_comma_inside_quotes_parts_nothing_and_a_full_width_one_stays_where_there_are_commas()
    {
        Assert.That(Parse("新人甲，SHJZ，\"科员,一级\"").People.Single().JobTitle, Is.EqualTo("科员,一级"));
        Assert.That(Parse("新人甲,SHJZ,科员，一级").People.Single().JobTitle, Is.EqualTo("科员，一级"));
    }

    [TestCase("新人甲,SHJZ\n新人乙,\"SHJZ\n新人丙,SHJZ", 2)]
    [TestCase("新人甲,SHJZ\n新人乙,\"SHJZ\n新人丙,\"SHJZ\"", 2)]
    public void DL_1_a_quotation_mark_that_is_not_closed_is_told_with_its_line(string text, int line) =>
        Assert.That(Parse(text).Errors.Single(), Has.Property(nameof(LineError.Line)).EqualTo(line).And.Property(nameof(LineError.Zh)).Contains("引号没有配对"));

    [Test]
    public void DL_1_namesakes_are_told_apart_by_their_sign_in_names_and_what_changes_nothing_passes()
    {
        var two = Office with { People = [new("王伟", "SHJZ", true, ["wang1"], "科长"), new("王伟", "SHJZ", true, ["wang2"], "科员"), new("王伟", "SHJZ", true, [], "科员", "10000010001")] };
        (IReadOnlyList<PersonLine> People, IReadOnlyList<LineError> Errors) Of(string text) => PeopleFile.Parse(text, two);
        var export = Of("王伟,SHJZ,科员,10000010001\n王伟,SHJZ,科员,,,,wang2\n王伟,SHJZ,科长,,,,wang1");
        Assert.That(export.Errors, Is.Empty, "the file that was taken out comes back");
        Assert.That(export.People.Select(p => p.Is), Is.EqualTo(new int?[] { 2, 1, 0 }));
        Assert.That(Of("王伟,SHJZ,副科长,,,,wang2").People.Single().Is, Is.EqualTo(1));
        Assert.That(Of("王伟,SHJZ,副科长").Errors.Single().Zh, Does.Contain("重名，请写上登录名"));
        Assert.That(Of("王伟,SHJZ,科员,,,,wang3").Errors.Single().Zh, Does.Contain("重名"), "nobody knows whose new account it would be");
        Assert.That(Of("王伟,SHJZ,,,,,wang2\n王伟,SHJZ,,,,,wang2").Errors.Single().Zh, Does.Contain("与第 1 行重复"));
        Assert.That(PeopleFile.Parse("王伟,SHJZ,科员,,,,wang2", two with { MayOpenAccounts = false }).Errors, Is.Empty, "no account is opened");
    }

    [Test]
    public void DL_1_a_file_that_was_taken_out_of_a_large_office_opens_no_accounts_and_passes()
    {
        var large = Office with { People = [.. Enumerable.Range(1, PeopleFile.MaxAccounts + 1).Select(i => new KnownPerson($"人{i}", "SHJZ", true, [$"user{i}"]))] };
        Assert.That(PeopleFile.Parse(string.Join('\n', large.People.Select(p => $"{p.Name},SHJZ,,,,,{p.SignIns[0]}")), large).Errors, Is.Empty);
    }

    [TestCase(0, 40), TestCase(2, 40), TestCase(3, 30), TestCase(4, 120), TestCase(5, 60)]
    public void DL_1_a_cell_is_as_long_as_the_page_takes_it(int column, int most)
    {
        string Line(int length) => string.Join(',', Enumerable.Range(0, 6).Select(i => i == column ? column == 4 ? "a@".PadRight(length, 'b') : new string('甲', length) : i switch { 0 => "新人", 1 => "SHJZ", _ => "" }));
        Assert.That(Parse(Line(most)).Errors, Is.Empty);
        Assert.That(Parse(Line(most + 1)).Errors.Single().Zh, Does.Contain($"最多 {most} 个字"));
    }

    [Test]
    public void DL_1_nobody_comes_twice_and_no_sign_in_name_does()
    {
        Assert.That(Parse("新人甲,SHJZ\n新人甲,社会救助股").Errors.Single(), Is.EqualTo(new LineError(2, "新人甲与第 1 行重复。", "新人甲 stands in line 1 already.")));
        Assert.That(Parse("新人甲,SHJZ,,,,,same\n新人乙,SHJZ,,,,,same").Errors.Single().Zh, Is.EqualTo("登录名 same 与第 1 行重复。"));
        Assert.That(Parse("新人甲,SHJZ\n新人甲,BGS").Errors, Is.Empty, "another section, another person");
        Assert.That(Parse("工作人员甲,SHJZ,,,,,jia").Errors, Is.Empty, "one's own name is kept");
    }

    [Test]
    public void GN_1_only_the_system_administrator_opens_accounts()
    {
        var others = Office with { MayOpenAccounts = false };
        Assert.That(PeopleFile.Parse("新人甲,SHJZ,,,,,xinjia", others).Errors.Single().Zh, Does.Contain("系统管理员"));
        Assert.That(PeopleFile.Parse("新人甲,SHJZ", others).Errors, Is.Empty);
    }

    [Test]
    public void DL_1_a_file_has_its_measure()
    {
        static string Lines(int count, Func<int, string> signIn) => string.Join('\n', Enumerable.Range(1, count).Select(i => $"新人{i},SHJZ,,,,,{signIn(i)}"));
        Assert.That(Parse(Lines(PeopleFile.MaxLines, _ => "")).People, Has.Count.EqualTo(PeopleFile.MaxLines));
        Assert.That(Parse(Lines(PeopleFile.MaxLines + 1, _ => "")).Errors.Single(), Is.EqualTo(new LineError(501, "一次最多 500 行。", "At most 500 lines at a time.")));
        Assert.That(Parse(Lines(PeopleFile.MaxAccounts, i => $"user{i}")).Errors, Is.Empty);
        Assert.That(Parse(Lines(PeopleFile.MaxAccounts + 1, i => $"user{i}")).Errors.Single().Line, Is.EqualTo(PeopleFile.MaxAccounts + 1));
        Assert.That(Parse(new string('甲', PeopleFile.Longest + 1)).Errors.Single().Line, Is.Zero);
        var wrong = PeopleFile.FileWrong([new LineError(3, "请写姓名。", "Name the person."), new LineError(4, "x", "x")]);
        Assert.That((wrong.Rule, wrong.Field, wrong.Zh), Is.EqualTo(("DL-1", "Csv", "文件有 2 处错误，一条也没有导入。第 3 行：请写姓名。")));
    }
}
