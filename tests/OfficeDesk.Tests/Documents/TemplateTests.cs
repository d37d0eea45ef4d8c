using OfficeDesk.Web.Documents;

namespace OfficeDesk.Tests.Documents;

/// <summary>NT-2, NT-5: what ships can be used, and what is wrong is refused with its line.</summary>
public class TemplateTests
{
    private static IEnumerable<DocumentKind> Kinds() => DocumentKinds.All;

    private static DocumentKind Supplement => DocumentKinds.Find("supplement")!;

    [TestCaseSource(nameof(Kinds))]
    public void NT_2_every_kind_has_a_template_that_draws_its_sample(DocumentKind kind)
    {
        var template = NoticeTemplate.Make(kind, NoticeTemplates.BuiltIn(kind), 0, out var wrong);
        Assert.That(wrong, Is.Null, $"{kind.Code}: {wrong}");
        var doc = template!.Render(NoticeTemplate.SampleOf(kind), out _)!;
        Assert.That(doc.Title, Is.Not.Empty);
        Assert.That(FieldValues.Missing(kind, kind.Sample), Is.Null, "a sample has every field");
        var text = doc.ToJson();
        Assert.That(text, Does.Not.Contain("{{").And.Not.Contain("\\u0001").And.Not.Contain("\\u0002").And.Not.Contain("\\u0003"));
        if (kind.ToCitizen) Assert.That(doc.Blocks.OfType<QrPlace>(), Is.Not.Empty, "NT-3: what goes to a citizen carries the QR code");
        Assert.That(NoticeDoc.FromJson(text).ToJson(), Is.EqualTo(text), "NT-4: what is kept is what was issued");
        foreach (var field in kind.Fields.Where(f => !f.Optional)) Assert.That(NoticeTemplates.BuiltIn(kind), Does.Contain("{{" + field.Name + "}}").Or.Contain("{{#each " + field.Name + "}}"), $"a field that must be there is used: {field.Name}");
    }

    [TestCaseSource(nameof(Kinds))]
    public void ON_4_where_the_office_has_no_phone_the_paper_has_no_words_for_one(DocumentKind kind)
    {
        var template = NoticeTemplate.Make(kind, NoticeTemplates.BuiltIn(kind), 0, out _)!;
        string Text(params string[] without)
        {
            var values = NoticeTemplate.SampleOf(kind);
            foreach (var name in without) if (values.ContainsKey(name)) values[name] = "";
            return template.Render(values, out _)!.ToJson();
        }
        var none = Text("咨询电话", "监督电话", "联系电话");
        Assert.That(none, Does.Not.Match("(咨询|监督|投诉)电话[：，。；]").And.Not.Match("(拨打|电话) ?[。，；]").And.Not.Contain("；。").And.Not.Contain("，。").And.Not.Contain("。。"));
        if (kind.Code == "enquiry-receipt") Assert.That((Text().Contains("联系电话", StringComparison.Ordinal), none.Contains("联系电话", StringComparison.Ordinal)), Is.EqualTo((true, false)));
        foreach (var one in new[] { "咨询电话", "监督电话" }) Assert.That(Text(one), Does.Not.Contain("；。").And.Not.Contain("，。").And.Not.Contain("。。").And.Not.Match("(拨打|电话) ?[。，；]"));
    }

    [Test]
    public void NT_2_the_kinds_of_the_rulebook_are_all_there()
    {
        string[] names =
        [
            "登记回执", "一次性告知书", "受理通知书", "不予受理通知书", "补正材料通知书", "终止办理告知书", "办理结果告知书", "暂停计时告知书", "延期审批表", "延期告知书", "否定报备表", "首问引导单", "转办单", "离岗告示",
            "股室离岗告示", "同岗替代审批备案表", "离岗工作交接单", "催办单", "诫勉书", "行政告诫书", "整改通知书", "通报批评", "处理建议书", "效能告诫书", "考评结果反馈单", "投诉受理单", "投诉答复书", "目标责任书", "征求意见表", "月度公开", "半年工作总结及计划",
        ];
        Assert.That(names.Except(DocumentKinds.All.Select(k => k.Zh)), Is.Empty);
        Assert.That(DocumentKinds.All.Select(k => k.Code), Is.Unique);
        Assert.That(DocumentKinds.All.Where(k => k.Code.Length > 24 || (k.Form != NumberForm.Own) != (k.Series.Length > 0)), Is.Empty);
    }

    [TestCase("#版式 文书\n#标题 甲\n{{没有的字段}}", 3, "没有“没有的字段”这个字段")]
    [TestCase("#版式 文书\n{{7*7}}", 2, "不能用")]
    [TestCase("#版式 文书\n{{{申请人}}}", 2, "不能用")]
    [TestCase("#版式 文书\n{{> 别的}}", 2, "不能用")]
    [TestCase("#版式 文书\n{{lookup 申请人 0}}", 2, "不能用")]
    [TestCase("#版式 文书\n{{../申请人}}", 2, "不能用")]
    [TestCase("#版式 文书\n{{this}}", 2, "不能用")]
    [TestCase("#版式 文书\n{{#with 申请人}}甲{{/with}}", 2, "不能用")]
    [TestCase("#版式 文书\n{{!-- 注释 --}}", 2, "不能用")]
    [TestCase("#版式 文书\n\\{{申请人}}", 2, "标签前不能有")]
    [TestCase("#版式 文书\n甲\n{{#if 承办人}}\n乙", 3, "没有用“{{/if}}”结束")]
    [TestCase("#版式 文书\n{{/if}}", 2, "前面没有对应的开头")]
    [TestCase("#版式 文书\n{{else}}", 2, "只能写在")]
    [TestCase("#版式 文书\n{{申请人\n甲", 2, "没有在同一行")]
    [TestCase("#版式 文书\n{{#each 申请人}}甲{{/each}}", 2, "不是清单")]
    [TestCase("#版式 文书\n{{材料}}", 2, "是清单")]
    [TestCase("#版式 文书\n{{#each 材料}}\n- {{申请人}}\n{{/each}}", 3, "清单里没有")]
    [TestCase("#版式 文书\n#题目 甲", 2, "不认识“#题目”")]
    [TestCase("#版式 横排\n甲", 1, "没有这种版式")]
    [TestCase("甲\n#版式 文书", 1, "第一行应写明版式")]
    [TestCase("", 1, "第一行应写明版式")]
    [TestCase("#版式 文书\n| 甲 | 乙 |\n|--|--|\n| 一 |", 4, "这一行有 1 格")]
    [TestCase("#版式 文书\n| 甲 | 乙 |\n| 一 | 二 |", 3, "表头下面一行")]
    [TestCase("#版式 文书\n| 甲 | 乙", 2, "也以“|”结尾")]
    [TestCase("#版式 文书\n甲\u0001", 2, "控制字符")]
    public void NT_5_a_mistake_is_refused_with_its_line(string text, int line, string why)
    {
        Assert.That(NoticeTemplate.Make(Supplement, text, 1, out var wrong), Is.Null);
        Assert.That((wrong!.Line, wrong.Zh), Is.EqualTo((line, wrong.Zh)));
        Assert.That(wrong.Zh, Does.Contain(why));
        Assert.That(wrong.En, Is.Not.Empty);
    }

    [TestCase("{{7*7}}")]
    [TestCase("@(1+1)")]
    [TestCase("${7*7}")]
    [TestCase("<% 7*7 %>")]
    [TestCase("<script>alert(1)</script>")]
    [TestCase("a | b | c")]
    [TestCase("#标题 别的")]
    [TestCase("= 甲 = 乙 & \"丙\" '丁'")]
    [TestCase("- 一\n|--|\n#换页\n二")]
    [TestCase("𠀀𪚥姓名")]
    [TestCase("一、甲")]
    public void NT_5_what_stands_in_a_field_comes_out_as_it_is(string value)
    {
        var values = NoticeTemplate.SampleOf(Supplement);
        values["申请人"] = value;
        values["材料"] = new List<Dictionary<string, object?>> { new(StringComparer.Ordinal) { ["名称"] = value, ["份数"] = "1", ["形式"] = "原件", ["备注"] = value } };
        var template = NoticeTemplate.Make(Supplement, "#版式 文书\n#主送 {{申请人}}\n{{申请人}}\n| 甲 | 乙 |\n|--|--|\n{{#each 材料}}\n| {{名称}} | {{备注}} |\n{{/each}}\n= 名 | {{申请人}}\n#签批 甲={{申请人}}", 1, out var wrong)!;
        Assert.That(wrong, Is.Null);
        var doc = template.Render(values, out _)!;
        Assert.That(doc.Blocks, Is.EqualTo(new Block[]
        {
            new To(value), new Paragraph(value), doc.Blocks.OfType<Grid>().Single(), doc.Blocks.OfType<Pairs>().Single(), doc.Blocks.OfType<Boxes>().Single(),
        }));
        Assert.That(doc.Blocks.OfType<Grid>().Single().Rows.Single(), Is.EqualTo(new[] { value, value }));
        Assert.That(doc.Blocks.OfType<Pairs>().Single().Cells, Is.EqualTo(new[] { "名", value }));
        Assert.That(doc.Blocks.OfType<Boxes>().Single().Each.Single(), Is.EqualTo(new SignBox("甲", value)));
        var html = new NoticeHtml(doc, NoticeDress.Bare).ToString();
        Assert.That(html, Does.Not.Contain("<script").And.Not.Contain("<%"));
    }
}
