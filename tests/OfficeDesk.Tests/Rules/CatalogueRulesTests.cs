using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class CatalogueRulesTests
{
    private static readonly HashSet<string> Posts = new(StringComparer.Ordinal) { "LSJZ" };

    private static readonly MatterEntry Good = new()
    {
        Code = "LSJZ", Name = "临时救助", Post = "LSJZ", Days = 10, Assistance = true, NeedsDecision = true, Fee = "不收费", Basis = "=1+1",
        Materials = [new("申请书", 1, PaperForm.Original, "申请表", "", "本窗口"), new("身份证,复印", 2, PaperForm.Both, When: "含\"引号\"\n换行")],
        Steps = [new("申请", "申请人", "即时")], Standards = [new("标准", "每人 100 元", new(2026, 1, 1))],
    };

    [Test]
    public void ON_1_the_catalogue_comes_back_from_its_file_as_it_went_out()
    {
        var (matters, errors) = CatalogueFile.Parse(CatalogueFile.Text([Good, Good with { Code = "B2", Post = "", SendTo = "县医保局", Assistance = false, AwayDays = 15 }]), Posts);
        Assert.That(errors, Is.Empty);
        Assert.That(matters, Has.Count.EqualTo(2));
        Assert.That(CatalogueFile.Text(matters), Is.EqualTo(CatalogueFile.Text([Good, Good with { Code = "B2", Post = "", SendTo = "县医保局", Assistance = false, AwayDays = 15 }])));
        Assert.That(matters[0].Materials[1], Is.EqualTo(Good.Materials[1]));
    }

    [Test]
    public void ON_1_every_mistake_is_told_with_its_line_and_nothing_is_taken()
    {
        var rows = CatalogueFile.Text([Good]).Split('\n').ToList();
        rows.InsertRange(2, ["LSJZ,材料,坏份数,,,,,,,,,,,,x", "NOPE,材料,无主", "LSJZ,别的,名", "ZZ,事项,新的,,NOPOST,5,工作日,,否,否,不收费,,,是", "LSJZ,标准,标准,,,,,,,,,,,,,,,,,,,值,明年"]);
        var (matters, errors) = CatalogueFile.Parse(string.Join('\n', rows), Posts);
        Assert.That(matters, Is.Empty);
        Assert.That(errors.Select(e => e.Line), Is.EqualTo(new[] { 3, 4, 5, 6, 7 }));
    }

    [TestCase("１０")]
    [TestCase("-3")]
    public void ON_1_the_line_of_a_matter_that_is_wrong_itself_makes_no_mistake_of_what_stands_under_it(string days)
    {
        var text = CatalogueFile.Text([Good]).Replace(",10,工作日", $",{days},工作日", StringComparison.Ordinal);
        var (matters, errors) = CatalogueFile.Parse(text, Posts);
        Assert.That(matters, Is.Empty);
        Assert.That((errors.Single().Line, errors.Single().Zh), Is.EqualTo((2, "期限须为整数，单位为工作日或自然日。")));
        Assert.That(CatalogueFile.Parse(text + "LSJZ,材料,某,,,,,,,,,,,,x,原件\n", Posts).Errors.Select(e => e.Zh), Is.EqualTo(new[] { "期限须为整数，单位为工作日或自然日。", "份数须为整数。" }), "what is wrong under it is told");
    }

    [Test]
    public void ON_1_a_matter_out_of_use_may_wait_for_its_post()
    {
        Assert.That(CatalogueRules.Wrong(Good with { Post = "", Active = false }, postKnown: false), Is.Null);
        Assert.That(CatalogueRules.Wrong(Good with { Post = "" }, postKnown: false)?.Field, Is.EqualTo("SendTo"));
    }

    [Test]
    public void ON_1_a_catalogue_typed_with_full_width_commas_is_read_and_an_open_quotation_mark_is_named()
    {
        Assert.That(CatalogueFile.Parse(string.Join('，', CatalogueFile.Heads) + "\nB2，事项，医保报销，，，0，工作日，，否，否，，，县医保局，是", Posts).Matters.Single().SendTo, Is.EqualTo("县医保局"));
        Assert.That(CatalogueFile.Parse(string.Join(',', CatalogueFile.Heads) + "\nB2,事项,\"医保报销,,,0", Posts).Errors.Single(), Has.Property("Line").EqualTo(2).And.Property("Zh").Contains("引号没有配对"));
    }

    [Test]
    public void ON_1_a_cell_that_a_spreadsheet_would_calculate_loses_its_apostrophe_again() =>
        Assert.That(CatalogueFile.Parse(CatalogueFile.Text([Good]).Replace("=1+1", "'=1+1", StringComparison.Ordinal), Posts).Matters[0].Basis, Is.EqualTo("=1+1"));

    [Test]
    public void ON_1_a_matter_keeps_its_measure()
    {
        static string? Field(MatterEntry e) => CatalogueRules.Wrong(e, Posts.Contains(e.Post))?.Field;
        static string Long(int n) => new('甲', n);
        foreach (var (good, bad, field) in new[]
        {
            (Good with { Code = "AB" }, Good with { Code = "A" }, "Code"), (Good with { Code = new string('A', 20) }, Good with { Code = new string('A', 21) }, "Code"), (Good, Good with { Code = "甲乙" }, "Code"),
            (Good with { Name = Long(80) }, Good with { Name = Long(81) }, "Name"), (Good with { NameEn = Long(120) }, Good with { NameEn = Long(121) }, "NameEn"),
            (Good with { Days = 0 }, Good with { Days = DeadlineRules.MaxLimit + 1 }, "Days"), (Good, Good with { Unit = (LimitUnit)9 }, "Days"),
            (Good with { AwayDays = 10 }, Good with { AwayDays = 9 }, "AwayDays"), (Good with { AwayDays = DeadlineRules.MaxLimit }, Good with { AwayDays = DeadlineRules.MaxLimit + 1 }, "AwayDays"),
            (Good with { Materials = [new(Long(120))] }, Good with { Materials = [new(Long(121))] }, "Materials"), (Good, Good with { Materials = [new(" ")] }, "Materials"),
            (Good with { Materials = [new("甲", 20)] }, Good with { Materials = [new("甲", 21)] }, "Materials"), (Good with { Materials = [new("甲", 1)] }, Good with { Materials = [new("甲", 0)] }, "Materials"),
            (Good, Good with { Materials = [new("甲", 1, (PaperForm)9)] }, "Materials"),
            (Good with { Materials = Many(CatalogueRules.Most) }, Good with { Materials = Many(CatalogueRules.Most + 1) }, "Materials"),
            (Good, Good with { Standards = [new("", "乙", new(2026, 1, 1))] }, "Standards"), (Good, Good with { Standards = [new("甲", " ", new(2026, 1, 1))] }, "Standards"),
        })
            Assert.That((Field(good), Field(bad)), Is.EqualTo(((string?)null, field)));
        Assert.That(CatalogueRules.FileWrong([new LineError(4, "甲", "a")]).Zh, Does.Contain("第 4 行：甲"));
    }

    private static RequiredMaterial[] Many(int count) => [.. Enumerable.Range(1, count).Select(i => new RequiredMaterial($"材料{i}"))];

    [TestCase("\"LSJZ\",事项,新的,,LSJZ,x,工作日", "期限须为整数")]
    [TestCase("XX,事项,新的,,LSJZ,5,星期,,否,否,不收费,,,是", "期限须为整数")]
    [TestCase("XX,事项,新的,,LSJZ,5,自然日,y,否,否,不收费,,,是", "人户分离期限须为整数")]
    [TestCase("XX,事项,新的,,LSJZ,5,自然日,,也许,否,不收费,,,是", "请填“是”或“否”")]
    [TestCase("LSJZ,事项,再来,,LSJZ,5,,,否,否,不收费,,,是", "事项 LSJZ 重复")]
    [TestCase("LSJZ,材料,某,,,,,,,,,,,,1,照片", "形式请填")]
    [TestCase("LSJZ,材料,某,,,,,,,,,,,,x,原件", "份数须为整数")]
    public void ON_1_a_cell_that_is_none_of_the_choices_is_told(string line, string why)
    {
        var (matters, errors) = CatalogueFile.Parse(CatalogueFile.Text([Good]) + "\n" + line.Replace("\"LSJZ\"", "YY", StringComparison.Ordinal), Posts);
        Assert.That(matters, Is.Empty);
        Assert.That(errors.Select(e => e.Zh), Has.Some.Contains(why));
    }

    [TestCase("Code")]
    [TestCase("Name")]
    [TestCase("Days")]
    [TestCase("AwayDays")]
    [TestCase("Post")]
    [TestCase("SendTo")]
    [TestCase("NeedsDecision")]
    [TestCase("Fee")]
    [TestCase("Materials")]
    [TestCase("Steps")]
    [TestCase("Standards")]
    public void ON_1_a_matter_says_what_it_needs(string field)
    {
        var bad = field switch
        {
            "Code" => Good with { Code = "a b" }, "Name" => Good with { Name = " " }, "Days" => Good with { Days = -1 }, "AwayDays" => Good with { AwayDays = 5 }, "Post" => Good with { Post = "XX" },
            "SendTo" => Good with { Post = "" }, "NeedsDecision" => Good with { NeedsDecision = false }, "Fee" => Good with { Fee = "" }, "Materials" => Good with { Materials = [new("甲"), new(" 甲 ")] },
            "Steps" => Good with { Steps = [new("")] }, _ => Good with { Standards = [new("甲", "乙", default)] },
        };
        Assert.That(CatalogueRules.Wrong(Good, true), Is.Null);
        Assert.That(CatalogueRules.Wrong(bad, Posts.Contains(bad.Post))!.Field, Is.EqualTo(field));
    }

    [Test]
    public void ON_1_of_each_standard_the_latest_that_has_begun_holds()
    {
        MatterStandard[] all = [new("低保", "600", new(2025, 1, 1)), new("低保", "650", new(2026, 7, 1)), new("年龄", "80", new(2027, 1, 1))];
        Assert.That(CatalogueRules.InForce(all, new(2026, 6, 30)).Select(s => s.Value), Is.EqualTo(new[] { "600" }));
        Assert.That(CatalogueRules.InForce(all, new(2026, 7, 1)).Select(s => s.Value), Is.EqualTo(new[] { "650" }));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void ON_1_no_file_whatever_breaks_the_reader(string? text)
    {
        var (matters, errors) = CatalogueFile.Parse(string.Join(',', CatalogueFile.Heads) + "\n" + text, Posts);
        Assert.That(errors.Count == 0 || matters.Count == 0);
    }

    [TestCase("《社会救助暂行办法》及有关规定（具体条款由本单位设置）", "《社会救助暂行办法》及有关规定")]
    [TestCase("县高龄津贴发放办法(由本单位设置)", "县高龄津贴发放办法")]
    [TestCase("《甲》（乙）第三条（由本单位设置）、《丙》（丁由本单位设置）", "《甲》（乙）第三条、《丙》")]
    [TestCase("《甲》（试行）第三条", "《甲》（试行）第三条")]
    [TestCase("由本单位设置）", "由本单位设置）")]
    [TestCase("（由本单位设置）", "")]
    public void ON_4_a_legal_basis_never_says_that_it_is_still_to_be_written(string basis, string said) => Assert.That(CatalogueRules.BasisSaid(basis), Is.EqualTo(said));

    [TestCase("", "县医疗保障局", true)]
    [TestCase("", " ", false)]
    [TestCase("P1", "", false)]
    [TestCase("P1", "县医疗保障局", false)]
    public void ON_1_a_matter_without_a_post_is_somebody_elses_only_when_people_are_sent_there(string post, string to, bool elsewhere) =>
        Assert.That(CatalogueRules.Elsewhere(new MatterEntry { Post = post, SendTo = to }), Is.EqualTo(elsewhere));
}
